//! Hostile text in every place a workshop has for text, and in all that the world reports, through every screen and every
//! export: no byte of it is obeyed.
//!
//! `TANDEM_HOSTILE` sets the number of texts.

use std::time::Instant;

use crate::english::words;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use tandem::alignment::Measures;
use tandem::cli::print::printable;
use tandem::export::{self, Full, Subject};
use tandem::room::Room;
use tandem::tui::Msg;
use tandem::workshop::{Commit, History, sentence};

use crate::allow::{assert_clean, assert_printable};
use crate::dice::Dice;
use crate::row::{count, proved};
use crate::screens::{Scene, Ways, sample, scenes};

/// The sample with a hostile text in place of each of its texts, and how many those are.
fn spoilt(commits: &[Commit], dice: &mut Dice) -> (Vec<Commit>, u64) {
    let mut commits = commits.to_vec();
    let mut texts = 0;
    for change in commits.iter_mut().flat_map(|commit| &mut commit.changes) {
        change.for_each_text(&mut |text| {
            texts += 1;
            // The number keeps names apart and no text empty.
            *text = format!("{texts}{}", dice.hostile());
        });
    }
    (commits, texts)
}

/// What a terminal gets of a screen.
fn bytes_of(scene: &mut Scene, (columns, rows): (u16, u16)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = TerminalOptions { viewport: Viewport::Fixed(Rect::new(0, 0, columns, rows)) };
    let mut terminal = Terminal::with_options(CrosstermBackend::new(&mut bytes), options).unwrap();
    terminal.draw(|frame| scene.draw((columns, rows), frame.buffer_mut())).unwrap();
    drop(terminal);
    bytes
}

/// Which screens are drawn in a round: all, or in turn.
struct Round {
    number: usize,
    shares: usize,
    ways: Ways,
}

/// Draws the screens of a round, a hostile text pasted wherever the caret is; gives how many frames that were.
fn draw_all(commits: &[Commit], round: &Round, dice: &mut Dice) -> u64 {
    let mut frames = 0;
    let all = scenes(commits, &dice.hostile(), round.ways);
    for mut scene in all.into_iter().skip(round.number % round.shares).step_by(round.shares) {
        if let Some(play) = scene.play() {
            play.hear(Msg::TextPasted(dice.hostile()));
        }
        let size = [(80, 24), (120, 40), (200, 60)][dice.below(3)];
        assert_clean("a screen", &bytes_of(&mut scene, size));
        frames += 1;
    }
    frames
}

fn write_all(history: &History) {
    let workshop = history.workshop();
    let (room, measures) = (Room::of(workshop), Measures::of(workshop));
    let full = Full { workshop, measures: &measures, records: history.last_seq() };
    for subject in [Subject::room(&room, words()), Subject::full(full, words())] {
        assert_printable("markdown", &export::markdown::markdown(subject));
        assert_printable("the factors", &export::factors_csv::factors_csv(subject));
        assert_printable("the matrix as CSV", &export::matrix_csv::matrix_csv(subject));
        assert_printable("the matrix", &export::matrix_text::matrix_text(subject));
        assert_printable("JSON", &export::json::export(subject));
        assert_printable("HTML", &export::html::html(subject));
    }
    for commit in history.commits() {
        assert_printable("the record", &printable(&sentence::of(commit, workshop)));
    }
}

#[test]
fn no_hostile_text_reaches_a_terminal_through_a_screen_or_an_export() {
    let since = Instant::now();
    let wanted = count("TANDEM_HOSTILE", 300, 100_000);
    // Few texts: every screen is drawn once in so many rounds. Many: in every round, and every key and command in turn.
    let (shares, stride) = if wanted < 10_000 { (4, 48) } else { (1, 12) };
    let (commits, mut dice) = (sample(), Dice(11));
    let (mut texts, mut frames) = (0, 0);
    for number in 0.. {
        if texts >= wanted {
            break;
        }
        let (spoilt, more) = spoilt(&commits, &mut dice);
        texts += more;
        frames += draw_all(&spoilt, &Round { number, shares, ways: Ways { stride, phase: number } }, &mut dice);
        write_all(&History::replay(spoilt).unwrap());
    }
    proved("hostile texts on screens, in exports", &format!("{texts} texts, {frames} frames; 0 foreign bytes"), since);
}
