//! A user's own keys: what the screens say names them, and no key of the built-in table that does nothing any more.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use tandem::tui::Msg;
use tandem::tui::desk::{Front, View};
use tandem::tui::keymap::{Code, Key, Keymap, script};
use tandem::tui::overlay::Overlay;

use crate::harness::Play;
use crate::places;

/// The key that stands in the place of another here: letters and signs are those of another alphabet; function keys, and what
/// is pressed with Ctrl, are such letters with Alt. Enter, Esc, Tab, arrows and their like, Space and the digits stay.
fn other(key: Key) -> Key {
    let letter = |at: u32| Key::plain(Code::Char(char::from_u32(0x0400 + at).expect("a letter")));
    match (key.code(), key.text()) {
        (Code::Char(c), Some(_)) if c.is_ascii_digit() || c == ' ' => key,
        (Code::Char(c), Some(_)) => letter(u32::from(c)),
        (Code::Char(c), None) if key.to_string().starts_with("ctrl-") => letter(0x60 + u32::from(c)).with_alt(),
        (Code::Function(n), _) => letter(u32::from(n)).with_alt(),
        _ => key,
    }
}

/// The built-in table with other keys for everything.
static REBOUND: LazyLock<Keymap> = LazyLock::new(|| {
    let built_in = Keymap::built_in();
    let mut table = String::from("[\n");
    for entry in built_in.entries() {
        let places = entry.places.iter().map(|place| {
            let keys = place.keys.iter().map(|key| format!("\"{}\"", other(*key)));
            format!("{}: [{}]", place.context.name(), keys.collect::<Vec<_>>().join(", "))
        });
        let places = places.collect::<Vec<_>>().join(", ");
        writeln!(table, "(action: {:?}, keys: {{{places}}}, palette: {}),", entry.action, entry.palette).unwrap();
    }
    table.push(']');
    built_in.with_user("keymap.ron", &table).expect("a table that holds no key twice")
});

/// Signs that mean something else too: in the line, as marks, as the beginning of a line.
const SIGNS: &str = "+-=#!@?><:[]/";

/// The labels of built-in keys: letters, what is pressed with Ctrl, function keys, and signs that are nothing else.
static BUILT_IN: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let built_in = Keymap::built_in();
    let keys = built_in.entries().iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys);
    let named = keys.filter(|key| **key != other(**key) && key.text().is_none_or(|c| !SIGNS.contains(c)));
    named.map(|key| key.label()).collect()
});

/// Presses keys with the other table in force: each key of a script as the one in its place. What is said meanwhile is looked
/// at.
fn press(play: &mut Play, keys: &str, named: &RefCell<BTreeSet<String>>) {
    play.model.keymap = REBOUND.clone();
    for key in script::parse(keys).expect("keys that can be played") {
        let answers = match play.model.overlays.last() {
            Some(Overlay::Ask(question)) => key.text().is_some_and(|c| question.answer(c).is_some()),
            _ => false,
        };
        let types = play.model.field_focused() && key.text().is_some();
        play.hear(Msg::KeyPressed(if answers || types { key } else { other(key) }));
        look(&format!("said after {key} of {keys}"), play.status(), play, named);
    }
}

/// Where these stand in a word it is a part of one, cut off by what lies over it or by the end of its room, or what somebody typed.
const CUT: [char; 10] = ['│', '╭', '╮', '╰', '╯', '…', '‹', '›', '█', '“'];

/// Notes every key of the built-in table that these words name.
fn look(at: &str, words: &str, play: &Play, named: &RefCell<BTreeSet<String>>) {
    for line in words.lines() {
        if line.contains("T a n d e m") || line.contains("o asked, no") || line.starts_with(" > ") {
            // The name, what a square says of itself, and what is typed.
            continue;
        }
        for word in line.split(' ').filter(|word| !word.contains(CUT)) {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = if bare.is_empty() { word } else { bare };
            if BUILT_IN.contains(bare) && !is_none(bare, play) {
                named.borrow_mut().insert(format!("{bare}: {}   ({at})", line.trim()));
            }
        }
    }
}

/// Whether what looks like the name of a key is none here: a word, the letter of an answer.
fn is_none(bare: &str, play: &Play) -> bool {
    let answer = |overlay: &Overlay| matches!(overlay, Overlay::Ask(question) if question.answers.iter().any(|answer| answer.key.to_string() == bare));
    // The map marks headings by letters.
    let map = play.model.desk().is_some_and(|desk| desk.front == Front::Matrix(View::Map));
    let mark = map && bare.len() == 1 && bare.starts_with(char::is_lowercase);
    // Four points each: `6 groups x 4`.
    mark || matches!(bare, "a" | "A" | "I" | "x") || play.model.overlays.iter().any(answer)
}

#[test]
fn no_place_names_a_key_that_somebody_changed() {
    let named = RefCell::new(BTreeSet::new());
    for (at, mut play) in places::all_by(&|play, keys| press(play, keys, &named)) {
        for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
            let screen = play.screen(columns, rows);
            look(&format!("{at}, {columns}x{rows}"), &screen, &play, &named);
        }
    }
    let named = named.into_inner();
    assert!(named.is_empty(), "{}", named.into_iter().collect::<Vec<_>>().join("\n"));
}

/// Every key of the built-in table that is pressed without a field, once.
fn commands() -> BTreeSet<String> {
    let built_in = Keymap::built_in();
    let keys = built_in.entries().iter().flat_map(|entry| &entry.places).flat_map(|place| &place.keys);
    keys.filter(|key| **key != other(**key)).map(ToString::to_string).collect()
}

#[test]
fn whatever_is_pressed_nothing_that_is_said_names_a_key_that_somebody_changed() {
    let named = RefCell::new(BTreeSet::new());
    let commands = commands();
    let mut said = BTreeSet::new();
    for (sample, steps) in [("morning-briefing", 16), ("tiny", 6)] {
        let history = places::sample(sample).desk().history().clone();
        for back in 0..steps {
            let mut there = Play::open(history.clone());
            press(&mut there, &"f7 ".repeat(back), &named);
            let there = there.desk().history().clone();
            // One pane of each step: the lists of the two samples together are all there are.
            let to = ["esc", "esc tab"][back % 2];
            for key in &commands {
                let mut play = Play::open(there.clone());
                press(&mut play, to, &named);
                play.model.status = None;
                press(&mut play, key, &named);
                if !play.model.overlays.is_empty() {
                    let screen = play.screen(120, 40);
                    look(&format!("{sample}, {back} steps back, {to}, {key}"), &screen, &play, &named);
                    press(&mut play, "enter", &named);
                }
                said.insert(play.status().to_owned());
            }
        }
    }
    assert!(said.len() > 80, "{}: {said:#?}", said.len());
    let named = named.into_inner();
    assert!(named.is_empty(), "{}", named.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn sentences_name_the_keys_in_force() {
    let named = RefCell::new(BTreeSet::new());
    let undo = other(Key::plain(Code::Char('u'))).label();
    let mut play = Play::new("alignment-90");
    press(&mut play, "esc D", &named);
    assert_eq!(play.status(), format!("Nurses is off the list; {undo} brings it back."));
    press(&mut play, "u", &named);
    press(&mut play, "esc f8 esc", &named);
    let adds = other(Key::plain(Code::Char('A'))).label();
    assert!(play.screen(120, 40).contains(&format!("Add that group ({adds})")), "{}", play.screen(120, 40));
    let mut play = places::sample("morning-briefing");
    press(&mut play, "R", &named);
    let strike = other(Key::plain(Code::Char('X'))).label();
    assert!(play.screen(120, 40).contains(&format!("Esc, then {strike} strikes")), "{}", play.screen(120, 40));
}
