//! Every screen there is to draw: each step of the sample as its workshop went, with every key pressed in it once.

use tandem::config::samples;
use tandem::present::{self, Stage};
use tandem::room::{Moment, Room, Spotlight};
use tandem::store;
use tandem::tui::keymap::Keymap;
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::workshop::{Change, Commit, History, Workshop};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::harness::Play;

/// The commits of the sample.
pub fn sample() -> Vec<Commit> {
    let text = samples::sample("morning-briefing").unwrap().text;
    store::interpret(std::path::Path::new("sample.ron"), text.as_bytes().to_vec()).unwrap().history.commits().to_vec()
}

/// How many commits the sample has at the end of each of its steps.
pub fn step_ends(commits: &[Commit]) -> Vec<usize> {
    let enters = |commit: &Commit| commit.changes.iter().any(|change| matches!(change, Change::EnterStep { .. }));
    let mut ends: Vec<usize> = (1..commits.len()).filter(|at| enters(&commits[*at])).collect();
    ends.push(commits.len());
    ends
}

/// The facilitator's screen on the first commits of a session.
pub fn play_on(commits: &[Commit]) -> Play {
    Play::open(History::replay(commits.iter().cloned()).unwrap())
}

/// The names of all keys that mean anything anywhere, each once, but those that end the program's turn at the screen.
pub fn keys() -> Vec<String> {
    let keymap = Keymap::built_in();
    let mut keys: Vec<String> =
        keymap.entries().iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys).map(ToString::to_string).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// Draws what the room sees of a workshop.
pub fn draw_room(workshop: &Workshop, (columns, rows): (u16, u16), buf: &mut Buffer) {
    let theme = Theme::embedded(ThemeName::ProjectorDark, Depth::Rgb);
    let stage = Stage { theme: &theme, moment: Moment::default(), turned: 0, framed: true, remark: "" };
    present::draw(
        &Room::of(workshop),
        &Spotlight { beat: 3, ..Spotlight::default() },
        &stage,
        Rect::new(0, 0, columns, rows),
        buf,
    );
}
