//! Frames, as a terminal that reads them shows them.

use ratatui::style::{Color, Style};

use super::*;

/// What a terminal shows after these bytes: each cell with its colours, the cursor.
fn looks(bytes: &[u8], size: (u16, u16)) -> (Vec<String>, Option<(u16, u16)>) {
    let mut parser = vt100::Parser::new(size.1, size.0, 0);
    parser.process(bytes);
    let screen = parser.screen();
    let places = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (y, x)));
    let cell = |(y, x): (u16, u16)| {
        let cell = screen.cell(y, x).unwrap();
        let contents = if cell.has_contents() { cell.contents() } else { " " };
        // Of a blank only the ground is seen.
        let ink = (contents != " ").then(|| cell.fgcolor());
        format!("{contents} {ink:?} {:?} {:?}", cell.bgcolor(), cell.is_wide())
    };
    (places.map(cell).collect(), (!screen.hide_cursor()).then(|| screen.cursor_position()))
}

fn words(seed: usize, area: Rect, buf: &mut Buffer) -> Option<Position> {
    const SAID: [&str; 6] = ["word", "", "日本語", "a█b", "longer than the line is", "é"];
    buf.reset();
    for y in 0..area.height {
        let word = SAID[(seed * 7 + usize::from(y) * seed) % SAID.len()];
        let x = u16::try_from((seed * 3 + usize::from(y)) % 9).unwrap();
        let colour = Color::Indexed(u8::try_from(seed % 200).unwrap());
        let style = if seed.is_multiple_of(3) { Style::new().bg(colour) } else { Style::new().fg(colour) };
        crate::widget::text::put(buf, x, y, word, area.width, style);
    }
    (!seed.is_multiple_of(4)).then(|| Position::new(u16::try_from(seed % 10).unwrap(), 1))
}

#[test]
fn frame_after_frame_the_terminal_shows_what_was_drawn() {
    let size = (12, 5);
    let mut canvas = Canvas::new(size);
    let mut sent = Vec::new();
    for seed in 0..60 {
        if seed == 30 {
            canvas.forget();
        }
        canvas.frame(|sheet| words(seed, sheet.area, sheet.buf), &mut sent);
        let mut whole = Vec::new();
        Canvas::new(size).frame(|sheet| words(seed, sheet.area, sheet.buf), &mut whole);
        assert_eq!(looks(&sent, size), looks(&whole, size), "{seed}");
    }
}

/// A terminal that takes a joined emoji for two: it shows a mark where each of its parts would stand.
fn behind_an_emoji(bytes: &[u8]) -> String {
    let apart = String::from_utf8_lossy(bytes).replace("👩\u{200d}⚕\u{fe0f}", "👩⚕!");
    let mut parser = vt100::Parser::new(1, 20, 0);
    parser.process(apart.as_bytes());
    parser.screen().contents()
}

#[test]
fn where_a_terminal_takes_an_emoji_for_wider_nothing_behind_it_moves() {
    let mut canvas = Canvas::new((20, 1));
    let say = |what: &'static str| {
        move |sheet: &mut Sheet<'_>| {
            sheet.buf.reset();
            crate::widget::text::put(sheet.buf, 0, 0, what, sheet.area.width, Style::new());
            None
        }
    };
    let mut out = Vec::new();
    canvas.frame(say("a 👩\u{200d}⚕\u{fe0f} ok"), &mut out);
    assert_eq!(behind_an_emoji(&out).trim_end(), "a 👩 ok");
    canvas.frame(say("a 👩\u{200d}⚕\u{fe0f}"), &mut out);
    assert!(!behind_an_emoji(&out).contains(['o', 'k']), "{:?}", behind_an_emoji(&out));
    canvas.frame(say("b"), &mut out);
    assert_eq!(behind_an_emoji(&out).trim_end(), "b");
}

#[test]
fn the_same_frame_again_sends_nothing_and_a_letter_little() {
    let mut canvas = Canvas::new((80, 24));
    let say = |what: &'static str| {
        move |sheet: &mut Sheet<'_>| {
            sheet.buf.reset();
            let end = crate::widget::text::put(sheet.buf, 3, 20, what, 70, Style::new().fg(Color::Rgb(1, 2, 3)));
            Some(Position::new(end, 20))
        }
    };
    let mut out = Vec::new();
    canvas.frame(say("a lette"), &mut out);
    out.clear();
    canvas.frame(say("a lette"), &mut out);
    assert!(out.is_empty(), "{out:?}");
    canvas.frame(say("a letter"), &mut out);
    assert!(out.len() <= 2, "{}", String::from_utf8_lossy(&out).escape_debug());
}

#[test]
fn what_is_drawn_over_the_frame_before_is_looked_for_where_it_was_drawn() {
    let size = (12, 5);
    let mut canvas = Canvas::new(size);
    let (mut sent, mut whole) = (Vec::new(), Vec::new());
    let digit = |sheet: &mut Sheet<'_>, at: u16| {
        let y = at % 5;
        crate::widget::text::put(sheet.buf, 4, y, &at.to_string(), 3, Style::new());
        Some(Rect { x: 4, y, width: 3, height: 1 })
    };
    for at in 0..40 {
        let draw = |sheet: &mut Sheet<'_>| {
            assert_eq!(sheet.fresh, at == 0);
            let drawn = digit(sheet, at);
            if at > 0 {
                sheet.touched = drawn.into_iter().collect();
            }
            None
        };
        if at == 25 {
            canvas.forget();
        }
        canvas.frame(draw, &mut sent);
    }
    let all = |sheet: &mut Sheet<'_>| {
        for at in 35..40 {
            digit(sheet, at);
        }
        None
    };
    Canvas::new(size).frame(all, &mut whole);
    assert_eq!(looks(&sent, size), looks(&whole, size));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "cells are compared here, not drawn")]
fn cells_are_the_same_when_the_library_says_so() {
    let mut cells = Vec::new();
    for symbol in [" ", "a", "é", "日", "e\u{301}"] {
        for style in [Style::new(), Style::new().fg(Color::Red), Style::new().bg(Color::Rgb(1, 2, 3)), Style::new().bold()] {
            let mut cell = Cell::default();
            cell.set_symbol(symbol).set_style(style);
            cells.push(cell);
        }
    }
    cells.push(Cell::EMPTY);
    for a in &cells {
        for b in &cells {
            assert_eq!(is_same(a, b), a == b, "{a:?} {b:?}");
        }
    }
}
