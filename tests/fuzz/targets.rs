//! What is thrown at the program's inputs, one function an input: `cargo test` calls them with the saved corpora and
//! what is made of those, the crate in `fuzz` for as long as one likes. Each fails by a panic alone.
#![allow(dead_code, reason = "each fuzz target uses its own")]

use std::path::Path;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::capture::{Context, parse, read_paste};
use tandem::config::samples;
use tandem::store::{self, State};
use tandem::tui::desk::Draft;
use tandem::tui::keymap::{Code, Key, Keymap};
use tandem::tui::model::Setting;
use tandem::tui::msg::Opened;
use tandem::tui::{Access, Effect, Model, Msg, Saved, update, view};
use tandem::widget::theme::{Depth, ThemeName};
use tandem::workshop::template::Template;
use tandem::workshop::{History, clean_line, clean_note};

/// Read once, for inputs come by the thousand.
static SAMPLE: LazyLock<History> = LazyLock::new(|| {
    let text = samples::sample("tiny").expect("the sample is embedded").text;
    store::interpret(Path::new("tiny.ron"), text.as_bytes().to_vec()).expect("the sample is good").history
});
static KEYMAP: LazyLock<Keymap> = LazyLock::new(Keymap::built_in);
static TEMPLATES: LazyLock<Vec<Template>> = LazyLock::new(tandem::config::templates::embedded);
static WORDS: LazyLock<tandem::words::Words> = LazyLock::new(tandem::config::language::english);

fn sample() -> History {
    SAMPLE.clone()
}

/// A session file: whatever is in it, the good part can be folded again and what is intact is written the same.
pub fn session_file(bytes: &[u8]) {
    let Ok(reading) = store::interpret(Path::new("a.ron"), bytes.to_vec()) else { return };
    let again = History::replay(reading.history.commits().to_vec()).expect("what was read once can be folded again");
    assert_eq!(again.last_seq(), reading.history.last_seq());
    if reading.state == State::Intact {
        assert!(reading.tail().is_empty());
    }
}

/// A capture line, typed or pasted.
pub fn capture_line(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let history = sample();
    let workshop = history.workshop();
    let group = workshop.groups().next().map(|group| group.id);
    let point = workshop.factors().next().map(|factor| factor.id);
    for (group, point) in [(group, point), (None, None)] {
        let context = Context::of(workshop, group, None, point);
        let reading = parse(&text, &context);
        for span in &reading.spans {
            assert!(text.get(span.range.clone()).is_some(), "a span lies between letters");
        }
        let _ = read_paste(&text, &context, workshop);
    }
}

/// A CSV to be imported: all rows can be committed, or the bad ones are named and there is no plan.
pub fn csv_import(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut history = sample();
    match tandem::import::plan(&text, history.workshop()) {
        Ok(changes) if changes.is_empty() => {}
        Ok(changes) => drop(history.commit(Timestamp::UNIX_EPOCH, changes).expect("what is planned can be committed")),
        Err(bad) => assert!(!bad.is_empty()),
    }
}

/// Cleaning: nothing forbidden is left, and nothing more to do.
pub fn clean(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for cleaning in [clean_line as fn(&str) -> (String, usize), clean_note] {
        let (clean, _) = cleaning(&text);
        assert_eq!(cleaning(&clean), (clean.clone(), 0));
        assert!(!clean.chars().any(|c| c.is_control() && c != '\n'));
    }
}

/// Keys, pastes, clicks and resizes on an open session, each drawn.
pub fn keys(bytes: &[u8]) {
    let now = Timestamp::UNIX_EPOCH;
    let mut model = Model::new(Setting {
        keymap: KEYMAP.clone(),
        theme: ThemeName::Dark,
        depth: Depth::Rgb,
        own_themes: Vec::new(),
        own_theme: None,
        words: WORDS.clone(),
        templates: TEMPLATES.clone().into(),
        template: "alignment-90".into(),
        folder: "sessions".into(),
        here: ".".into(),
        now,
        zone: TimeZone::UTC,
        size: (80, 24),
        habits: tandem::tui::Habits::default(),
    });
    let history = sample();
    let opened = Opened {
        name: "tiny".into(),
        called: Some("tiny".into()),
        place: "tiny.ron".into(),
        saved: Saved::UpTo(history.last_seq()),
        history,
        access: Access::Writing,
        draft: Draft::default(),
        remarks: Vec::new(),
    };
    take(&mut model, Msg::SessionOpened(Box::new(opened)), now);
    for pair in bytes.chunks_exact(2).take(200) {
        let msg = message(pair[0], pair[1]);
        take(&mut model, msg, now);
        let area = Rect::new(0, 0, model.size.0, model.size.1);
        view::draw_on(&model, area, &mut Buffer::empty(area));
    }
}

fn take(model: &mut Model, msg: Msg, now: Timestamp) {
    for effect in update(model, msg, now) {
        if let Effect::Append(commit) = effect {
            update(model, Msg::Saved { seq: commit.seq }, now);
        }
    }
}

/// What two bytes stand for.
fn message(kind: u8, what: u8) -> Msg {
    const SPECIAL: [Code; 14] = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::Insert,
    ];
    let letter = Code::Char(char::from(what));
    match kind % 16 {
        0..=7 => Msg::KeyPressed(Key::plain(letter)),
        8 => Msg::KeyPressed(Key::new(letter, true, false, false)),
        9 | 10 => Msg::KeyPressed(Key::plain(SPECIAL[usize::from(what) % SPECIAL.len()])),
        11 => Msg::KeyPressed(Key::plain(Code::Function(what % 12 + 1))),
        12 => Msg::TextPasted(format!("nur + {}\u{1b}\n{}", char::from(what), what)),
        13 => Msg::Clicked { x: u16::from(what), y: u16::from(kind) / 4 },
        14 => Msg::Resized { columns: u16::from(what), rows: u16::from(kind) / 4 },
        _ => Msg::Scrolled { x: u16::from(what), y: 3, up: what.is_multiple_of(2) },
    }
}
