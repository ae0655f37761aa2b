//! Every word that is drawn anywhere reads: its contrast is measured on the frame, so that no style can be used for words that
//! was meant for signs.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use tandem::tui::view;
use tandem::widget::theme::{Depth, Theme, ThemeName};

use crate::places;

/// The contrast that words need, by WCAG 2.1 (AA).
const LEAST: f64 = 4.5;

type Rgb = (u8, u8, u8);

fn luminance((r, g, b): Rgb) -> f64 {
    let part = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn rgb(colour: Color) -> Rgb {
    match colour {
        Color::Rgb(r, g, b) => (r, g, b),
        other => panic!("not a colour of its own: {other:?}"),
    }
}

/// Letters and figures that do not reach the contrast, each with the word that it stands in.
fn unreadable(buf: &Buffer) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for y in 0..buf.area.height {
        for x in 0..buf.area.width {
            let cell = &buf[(x, y)];
            if !cell.symbol().chars().any(char::is_alphanumeric) {
                continue;
            }
            let (mut text, mut ground) = (rgb(cell.fg), rgb(cell.bg));
            if cell.modifier.contains(Modifier::REVERSED) {
                (text, ground) = (ground, text);
            }
            let got = contrast(text, ground);
            if got < LEAST {
                let around: String = (x.saturating_sub(8)..(x + 12).min(buf.area.width)).map(|x| buf[(x, y)].symbol()).collect();
                found.insert(format!("{got:.2} {:?} on {:?} in “{}”", cell.fg, cell.bg, around.trim()));
            }
        }
    }
    found
}

#[test]
fn the_measure_is_that_of_the_definition() {
    assert!((contrast((255, 255, 255), (0, 0, 0)) - 21.0).abs() < 1e-9);
    assert!((contrast((118, 118, 118), (255, 255, 255)) - 4.54).abs() < 0.01);
    // A word in the style for signs is found, a sign is not.
    let theme = Theme::embedded(ThemeName::Dark, Depth::Rgb);
    let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
    tandem::widget::text::fill(&mut buf, Rect::new(0, 0, 20, 1), theme.ground);
    tandem::widget::text::put(&mut buf, 0, 0, "· › │", 20, theme.faint);
    assert!(unreadable(&buf).is_empty());
    tandem::widget::text::put(&mut buf, 8, 0, "word", 20, theme.faint);
    assert!(!unreadable(&buf).is_empty());
}

#[test]
fn every_word_on_every_screen_reads_in_every_theme() {
    let themes = ThemeName::ALL.into_iter().filter(|name| *name != ThemeName::Plain);
    let themes: Vec<Theme> = themes.map(|name| Theme::embedded(name, Depth::Rgb)).collect();
    for (place, mut play) in places::all() {
        for (columns, rows) in [(80, 24), (160, 50)] {
            play.screen(columns, rows);
            for theme in &themes {
                play.model.theme = theme.clone();
                let area = Rect::new(0, 0, columns, rows);
                let mut buf = Buffer::empty(area);
                view::draw_on(&play.model, area, &mut buf);
                let found = unreadable(&buf);
                assert!(found.is_empty(), "{}, {place}, {columns}x{rows}: {found:#?}", theme.name);
            }
        }
    }
}

#[test]
fn without_colours_nothing_looks_out_white_beside_a_sheet() {
    let plain = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    let mut play = places::sample("morning-briefing");
    let turned = |play: &crate::harness::Play| {
        let area = Rect::new(0, 0, 80, 24);
        let mut buf = Buffer::empty(area);
        view::draw_on(&play.model, area, &mut buf);
        (0..24).filter(|y| buf[(2, *y)].modifier.contains(Modifier::REVERSED)).count()
    };
    play.screen(80, 24);
    play.model.theme = plain;
    assert!(turned(&play) > 0, "the row under the cursor is turned round");
    play.keys("R");
    assert_eq!(turned(&play), 0);
}

#[test]
fn behind_a_sheet_no_row_is_lit() {
    for name in ThemeName::ALL.into_iter().filter(|name| *name != ThemeName::Plain) {
        let mut play = places::sample("morning-briefing");
        play.model.theme = Theme::embedded(name, Depth::Rgb);
        let lit = play.model.theme.cursor.bg.unwrap();
        let area = Rect::new(0, 0, 120, 40);
        let cells = |play: &crate::harness::Play| {
            let mut buf = Buffer::empty(area);
            view::draw_on(&play.model, area, &mut buf);
            buf.content.iter().filter(|cell| cell.bg == lit).count()
        };
        play.screen(120, 40);
        assert!(cells(&play) > 0, "{name:?}: the row under the cursor");
        play.keys("R");
        assert_eq!(cells(&play), 0, "{name:?}");
    }
}

#[test]
fn without_colours_the_bars_of_the_marked_row_look_like_the_others() {
    let mut play = places::sample("morning-briefing");
    play.keys("f7 f7 esc tab");
    play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    for (columns, rows) in [(80, 24), (120, 40)] {
        let screen = play.screen(columns, rows);
        assert!(screen.contains("▸ 1 ✓"), "the first row of the shortlist is marked\n{screen}");
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        view::draw_on(&play.model, area, &mut buf);
        let bars: Vec<_> = buf.content.iter().filter(|cell| "▇●".contains(cell.symbol()) && cell.symbol() != " ").collect();
        assert!(bars.len() > 20 && bars.iter().all(|cell| !cell.modifier.contains(Modifier::REVERSED)), "{screen}");
    }
}
