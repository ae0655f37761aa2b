//! Every word that a room sees and every word of reports comes from the language file, the agenda or the workshop.
//!
//! The proof: the whole language file in Georgian letters, over a workshop and an agenda in Georgian letters. Whatever is
//! then written with a letter of ours was written by the program. No letter of Georgian is in the block letters of the
//! room screen, so that no word can hide in them either: what is drawn so are signs and dots alone.

mod english;
mod harness;
mod invented;
#[path = "languages/leaks.rs"]
mod leaks;
#[path = "languages/page.rs"]
mod page;
#[path = "languages/strange.rs"]
mod strange;
#[expect(dead_code, reason = "the formats' own test reads more of them")]
#[path = "formats/unzipped.rs"]
mod unzipped;

use english::words;
use leaks::{frames, leaks, reports, states};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use strange::{georgian, in_georgian, language};
use tandem::widget::big::{self, Size};
use tandem::widget::text::Align;
use tandem::workshop::{Change, Kind, Workshop, plan};

/// The samples in Georgian letters, and the great one in several states.
fn workshops() -> Vec<(String, Workshop)> {
    let samples = invented::shipped().into_iter().map(|(name, of)| (name, in_georgian(&of)));
    let (great, small): (Vec<_>, Vec<_>) = samples.partition(|(name, _)| name == "morning-briefing");
    assert!(great.len() == 1 && small.len() >= 2);
    let states = states(&great[0].1).into_iter().map(|(state, of)| (state.to_owned(), of));
    states.chain(small).collect()
}

/// The rows of all signs and dots that squares have in block letters, the longest first: no word is among them.
fn signs() -> Vec<String> {
    let mut words: Vec<String> = vec!["≈".into(), "~".into()];
    for half in 0..=10_u8 {
        let dots = tandem::widget::dots::strength(f64::from(half) / 2.0);
        let spaced = dots.chars().map(String::from).collect::<Vec<_>>().join(" ");
        for sign in ["+", "−"] {
            words.extend([format!("{sign} {spaced}"), format!("{sign} {dots}"), format!("{sign}{dots}"), dots.clone()]);
        }
    }
    let area = Rect::new(0, 0, 40, 3);
    let rows = words.iter().flat_map(|words| {
        let mut buf = Buffer::empty(area);
        big::draw_in(words, Size::Small, area, Align::Left, Style::new(), &mut buf);
        rows_of(&buf)
    });
    let mut rows: Vec<String> = rows.filter(|row| row.chars().count() > 2).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.chars().count()));
    rows.dedup();
    rows
}

/// The lines of a buffer without the blanks at their sides.
fn rows_of(buf: &Buffer) -> Vec<String> {
    let row = |y: u16| (0..buf.area.width).map(|x| buf[(x, y)].symbol()).collect::<String>().trim().to_owned();
    (0..buf.area.height).map(row).collect()
}

/// Whether something else than signs and dots is in block letters.
fn in_blocks(drawn: &str, signs: &[String]) -> bool {
    let rest = |line: &str| signs.iter().fold(line.to_owned(), |line, row| line.replace(row.as_str(), ""));
    drawn.lines().any(|line| rest(line).contains(['█', '▀', '▄', '▌', '▐']))
}

/// The room reads it among the group's own words, and reports list it.
#[test]
fn a_point_made_of_a_tick_beside_a_heading_is_in_the_language_file() {
    let georgian = language();
    for (name, workshop) in workshops() {
        let Some((group, heading)) = workshop.groups().next().zip(workshop.themes().next()) else { continue };
        for kind in [Kind::Incentive, Kind::Barrier] {
            let changes =
                plan::also_for_us(&workshop, group.id, heading.id, kind, plan::also_words(&georgian, &heading.name, kind));
            let text = changes.iter().find_map(|change| match change {
                Change::AddFactor { text, .. } => Some(text.to_string()),
                _ => None,
            });
            let text = text.expect("a point is added");
            assert!(text.contains(heading.name.as_str()) && text != heading.name.as_str(), "{text}");
            assert_eq!(leaks(&text), Vec::<String>::new(), "{text} in {name}");
        }
    }
}

#[test]
fn no_room_frame_holds_a_word_that_is_not_in_the_language_file() {
    let georgian = language();
    let signs = signs();
    for (name, workshop) in workshops() {
        for (what, drawn) in frames(&workshop, &georgian) {
            assert_eq!(leaks(&drawn), Vec::<String>::new(), "{what} of {name}:\n{drawn}");
            assert!(!in_blocks(&drawn, &signs), "{what} of {name} has block letters:\n{drawn}");
        }
    }
}

#[test]
fn no_report_holds_a_word_that_is_not_in_the_language_file() {
    let georgian = language();
    // The samples less than the great one have nothing that it has not, in one of its states.
    for (name, workshop) in workshops().into_iter().take(3) {
        for (what, read) in reports(&workshop, &georgian) {
            assert!(!read.is_empty(), "{what} of {name}");
            assert_eq!(leaks(&read), Vec::<String>::new(), "{what} of {name}");
        }
    }
}

#[test]
fn the_same_search_finds_english_everywhere() {
    let (_, workshop) = workshops().swap_remove(0);
    for (what, read) in reports(&workshop, words()) {
        assert!(leaks(&read).len() > 5, "{what}: {:?}", leaks(&read));
    }
    let frames = frames(&workshop, words());
    let signs = signs();
    assert!(frames.iter().any(|(_, drawn)| in_blocks(drawn, &signs)), "words in block letters are found");
    let found = frames.iter().filter(|(_, drawn)| !leaks(drawn).is_empty()).count();
    assert!(found * 3 > frames.len(), "only {found} of {} frames have a word of the program's own", frames.len());
}

#[test]
fn letters_are_changed_but_fields_are_not() {
    assert_eq!(georgian("Ab {time left} z"), "აბ {time left} ჰ".replace('ჰ', "\u{10e9}"));
}
