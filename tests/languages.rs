//! Every word that a room sees and every word of reports comes from the language file, the agenda or the workshop.
//!
//! The proof: the whole language file in Georgian letters, over a workshop and an agenda in Georgian letters. Whatever is
//! then written with a letter of ours was written by the program. No letter of Georgian is in the block letters of the
//! room screen, so that no word can hide in them either.

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
use strange::{georgian, in_georgian, language};
use tandem::workshop::Workshop;

/// The samples in Georgian letters, and the great one in several states.
fn workshops() -> Vec<(String, Workshop)> {
    let samples = invented::shipped().into_iter().map(|(name, of)| (name, in_georgian(&of)));
    let (great, small): (Vec<_>, Vec<_>) = samples.partition(|(name, _)| name == "morning-briefing");
    assert!(great.len() == 1 && small.len() >= 2);
    let states = states(&great[0].1).into_iter().map(|(state, of)| (state.to_owned(), of));
    states.chain(small).collect()
}

#[test]
fn no_room_frame_holds_a_word_that_is_not_in_the_language_file() {
    let georgian = language();
    for (name, workshop) in workshops() {
        for (what, drawn) in frames(&workshop, &georgian) {
            assert_eq!(leaks(&drawn), Vec::<String>::new(), "{what} of {name}:\n{drawn}");
            assert!(!drawn.contains(['█', '▀', '▄', '▌', '▐']), "{what} of {name} has block letters:\n{drawn}");
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
    let found = frames.iter().filter(|(_, drawn)| !leaks(drawn).is_empty()).count();
    assert!(found * 3 > frames.len(), "only {found} of {} frames have a word of the program's own", frames.len());
}

#[test]
fn letters_are_changed_but_fields_are_not() {
    assert_eq!(georgian("Ab {time left} z"), "აბ {time left} ჰ".replace('ჰ', "\u{10e9}"));
}
