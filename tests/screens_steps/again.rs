//! A frame drawn over the one before it looks as if it were drawn afresh, whatever was done; and it differs from the one
//! before only where it says that it was drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::tui::view::{self, Again};
use tandem::tui::{Effect, Msg};

use crate::briefing_at;
use crate::harness::Play;

/// What is pressed, one by chance after the other: mostly what changes a little.
const KEYS: [&str; 44] = [
    "x",
    "\"nur \"",
    "\"+ less noise #time !4\"",
    "\"- late results ##lab\"",
    "enter",
    "enter",
    "backspace",
    "left",
    "esc",
    "i",
    "tab",
    "down",
    "down",
    "up",
    "right",
    "left",
    "j",
    "k",
    "1",
    "2",
    "3",
    "4",
    "5",
    "f2",
    "f2",
    "f5",
    "f8",
    "f7",
    "f1",
    "ctrl-p",
    "ctrl-z",
    "ctrl-y",
    "ctrl-b",
    "+",
    "-",
    "n",
    "m",
    "d",
    "l",
    "space",
    "pagedown",
    "ctrl-u",
    "w",
    "R",
];

/// A row of numbers that is the same every time.
pub struct Chance(pub u64);

impl Chance {
    /// A number from 0, below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A screen that is drawn over and over.
pub struct Screen {
    buf: Buffer,
    again: Again,
}

impl Screen {
    /// One of this size.
    pub fn of(size: (u16, u16)) -> Self {
        Self { buf: Buffer::empty(Rect::new(0, 0, size.0, size.1)), again: Again::default() }
    }

    /// Draws it; gives how many cells were drawn.
    pub fn draw(&mut self, play: &Play, after: &str) -> usize {
        let (area, before) = (self.buf.area, self.buf.clone());
        let caret = view::draw_again(&play.model, area, &mut self.buf, &mut self.again);
        let mut afresh = Buffer::empty(area);
        assert_eq!(caret, view::draw_on(&play.model, area, &mut afresh), "the caret after {after}");
        let touched = |x: u16, y: u16| self.again.touched().iter().any(|place| place.contains((x, y).into()));
        let all = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
        for at in all {
            assert!(self.buf[at] == afresh[at], "{at:?} after {after}: {:?}, afresh {:?}", self.buf[at], afresh[at]);
            assert!(self.buf[at] == before[at] || touched(at.0, at.1), "{at:?} after {after} is drawn and not said");
        }
        self.again.touched().iter().map(|place| usize::from(place.width) * usize::from(place.height)).sum()
    }
}

/// Something happens.
fn happen(play: &mut Play, chance: &mut Chance, size: (u16, u16)) -> String {
    match chance.below(24) {
        0 => drop(play.wait(1)),
        1 => drop(play.hear(Msg::NotSaved { entries: 2, why: "the disk is full".into() })),
        2 => {
            let seq = play.desk().history().last_seq();
            play.hear(Msg::Saved { seq });
        }
        3 => {
            let (x, y) = (chance.below(size.0.into()), chance.below(size.1.into()));
            play.click(u16::try_from(x).unwrap(), u16::try_from(y).unwrap());
            return format!("a click at {x}, {y}");
        }
        4 => {
            play.model.theme = tandem::widget::theme::Theme::embedded(
                [tandem::widget::theme::ThemeName::Dark, tandem::widget::theme::ThemeName::Light][chance.below(2)],
                tandem::widget::theme::Depth::Rgb,
            );
        }
        5 => {
            // Nothing is to be told about: Esc until nothing lies in front.
            play.keys("esc esc esc");
        }
        _ => {
            let keys = KEYS[chance.below(KEYS.len())];
            play.keys(keys);
            return keys.to_owned();
        }
    }
    "something else".into()
}

/// A workshop in this step, seen in this size.
fn begin(step: &str, size: (u16, u16)) -> (Play, Screen) {
    let mut play = if step == "round" { round() } else { briefing_at(step) };
    play.hear(Msg::Resized { columns: size.0, rows: size.1 });
    (play, Screen::of(size))
}

/// *Round the room* with some points.
fn round() -> Play {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8");
    for line in
        ["nur + fewer bleeps #time !4", "doc - late results ##laboratory !3", "nur - more forms", "mgr + fewer complaints !2?"]
    {
        play.say(line);
    }
    play
}

#[test]
fn a_frame_drawn_over_the_last_looks_as_if_drawn_afresh() {
    let steps = ["round", "score", "right", "first", "stand", "round", "picture", "right"];
    for (number, step) in steps.into_iter().enumerate() {
        let size = [(120, 40), (200, 60), (80, 24)][number % 3];
        let (mut play, mut screen) = begin(step, size);
        let (mut chance, mut told) = (Chance(u64::try_from(number).unwrap()), format!("{step} at {size:?}:"));
        for _ in 0..60 {
            let did = happen(&mut play, &mut chance, size);
            if play.model.desk().is_none() || play.effects.drain(..).any(|effect| matches!(effect, Effect::Quit)) {
                (play, screen) = begin(step, size);
                told.clear();
            }
            told = format!("{told} {did}");
            screen.draw(&play, &told);
        }
    }
}

#[test]
fn a_letter_draws_the_line_and_the_foot_and_a_step_of_the_cursor_not_the_matrix() {
    let (mut play, mut screen) = begin("round", (200, 60));
    screen.draw(&play, "nothing");
    for letter in "nur + fewer forms".chars() {
        play.keys(&format!("{:?}", letter.to_string()));
        let drawn = screen.draw(&play, "a letter");
        // The line, and a foot that says in two rows why a line is refused.
        assert!(drawn <= 5 * 200, "{drawn} cells for {letter:?}");
    }
    // The line of before was refused, and its reason stands in rows of its own.
    play.keys("ctrl-c \"nur + fewer forms\"");
    screen.draw(&play, "without the refused line");
    play.keys("enter");
    let drawn = screen.draw(&play, "a point");
    assert!(drawn <= 200 * 60 / 2, "{drawn} cells for a point");
    play.keys("esc f2 esc down");
    screen.draw(&play, "the matrix in front");
    play.keys("down");
    let drawn = screen.draw(&play, "a step");
    assert!(drawn <= 200 * 60 / 2, "{drawn} cells for a step");
}

/// The list of points beside the matrix, row by row.
fn list_rows(screen: &Screen) -> Vec<String> {
    let row = |y: u16| (40..110).map(|x| screen.buf[(x, y)].symbol()).collect();
    (17..56).map(row).collect()
}

#[test]
fn a_point_writes_its_row_of_a_long_list_which_moves_once_the_point_is_saved() {
    let (mut play, mut screen) = begin("round", (200, 60));
    // The line of before was refused.
    play.keys("ctrl-c");
    for number in 0..60 {
        play.say(&format!("nur + nothing but number {number}"));
    }
    let (mut moves, mut most) = (0, 0);
    for number in 60..90 {
        let words = format!("one more is number {number}");
        play.keys(&format!("{:?}", format!("nur + {words}")));
        screen.draw(&play, "what is typed");
        let before = list_rows(&screen);
        play.keys_unsaved("enter");
        screen.draw(&play, "the point");
        let entered = list_rows(&screen);
        assert!(entered.iter().any(|row| row.contains(&words)), "{words} is not in sight: {entered:#?}");
        most = most.max(before.iter().zip(&entered).filter(|(a, b)| a != b).count());
        let seq = play.desk().history().last_seq();
        play.hear(Msg::Saved { seq });
        screen.draw(&play, "that it is saved");
        let saved = list_rows(&screen);
        assert!(saved.iter().any(|row| row.contains(&words)), "{words} is not in sight: {saved:#?}");
        moves += usize::from(saved != entered);
    }
    assert_eq!(most, 1, "rows that a point writes");
    assert!((3..=6).contains(&moves), "it moved {moves} times in thirty points");
}
