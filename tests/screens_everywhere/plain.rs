//! Without colours: what is underlined is words, not the blank beside them, nor what is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use tandem::present::{self, Stage};
use tandem::tui::view;
use tandem::widget::theme::{Depth, Theme, ThemeName};

use crate::places::sample;

/// The underlined runs of a row.
fn underlined(buf: &Buffer, y: u16) -> Vec<String> {
    let cells: Vec<_> = (0..buf.area.width).map(|x| &buf[(x, y)]).collect();
    let runs =
        cells.chunk_by(|one, two| one.modifier.contains(Modifier::UNDERLINED) == two.modifier.contains(Modifier::UNDERLINED));
    let marked = runs.filter(|run| run[0].modifier.contains(Modifier::UNDERLINED));
    marked.map(|run| run.iter().map(|cell| cell.symbol()).collect()).collect()
}

#[test]
fn no_underline_runs_on_under_what_is_blank() {
    for (keys, rows) in [("H", 0..40), ("f7 f7 P P", 0..1)] {
        let mut play = sample("morning-briefing");
        play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Rgb);
        let _ = play.keys(keys).screen(120, 40);
        let area = Rect::new(0, 0, 120, 40);
        let mut buf = Buffer::empty(area);
        let _ = view::draw_on(&play.model, area, &mut buf);
        for run in rows.flat_map(|y| underlined(&buf, y)) {
            assert_eq!(run.trim(), run, "{keys}");
        }
    }
}

#[test]
fn the_rooms_dots_are_not_underlined_in_any_type() {
    let theme = Theme::embedded(ThemeName::Plain, Depth::Rgb);
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let mut play = sample("morning-briefing");
        play.keys("f7 f7 f7");
        let desk = play.desk();
        let stage = Stage { theme: &theme, moment: play.model.moment(desk), turned: 0, framed: true, turns: "", remark: "" };
        let area = Rect::new(0, 0, columns, rows);
        let mut buf = Buffer::empty(area);
        present::draw(desk.room(), &desk.spotlight, &stage, area, &mut buf);
        let runs: Vec<String> = (0..rows).flat_map(|y| underlined(&buf, y)).collect();
        assert!(runs.is_empty(), "{columns}: {runs:?}");
    }
}

#[test]
fn only_the_field_with_the_caret_is_turned_round_and_of_a_proposal_its_words() {
    let turned = |keys: &str| {
        let mut play = sample("morning-briefing");
        play.model.theme = Theme::embedded(ThemeName::Plain, Depth::Rgb);
        let _ = play.keys(keys).screen(120, 40);
        let mut buf = Buffer::empty(Rect::new(0, 0, 120, 40));
        let _ = view::draw_on(&play.model, buf.area, &mut buf);
        let runs = (0..40).filter_map(|y| {
            let cells = (0..120).map(|x| &buf[(x, y)]).filter(|cell| cell.modifier.contains(Modifier::REVERSED));
            let run: String = cells.map(ratatui::buffer::Cell::symbol).collect();
            (!run.is_empty()).then_some(run)
        });
        runs.collect::<Vec<_>>()
    };
    let fields = turned(": \"title and place\" enter");
    assert!(fields.len() == 1 && fields[0].starts_with("Morning briefing, Ward 6  "), "{fields:?}");
    assert_eq!(turned("x"), ["ward-6.docx"]);
}
