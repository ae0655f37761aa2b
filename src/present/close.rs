//! *Before you go*: the actions, the car park, who is missing, what leaves and to whom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, actions, speech, table};
use crate::room::Fate;
use crate::widget::text;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let mut flow = Flow::new(area, area.width, 1);
    let width = flow.width;
    let done = actions::block(scene, width);
    if !done.items.is_empty() {
        flow.push(done);
    }
    let parked = parked(scene, width);
    if !parked.items.is_empty() {
        flow.push(parked);
    }
    let items: Vec<Vec<Line<'static>>> = scene.lines.iter().map(|line| table::wrapped(line, width, theme.text)).collect();
    if !items.is_empty() {
        flow.push(Block { head: Vec::new(), items });
    }
    flow.draw(scene, buf)
}

/// The car park over the whole screen.
pub(super) fn car_park(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let mut block = parked(scene, area.width);
    block.head.clear();
    let said = &scene.words.room;
    let title = if block.items.is_empty() { said.car_park_empty() } else { said.the_car_park() };
    let used = speech::banner(title, if area.height >= 20 { 4 } else { 1 }, scene.theme.heading, area, buf);
    let mut flow = Flow::new(below(area, used + 1), area.width, 1);
    flow.push(block);
    flow.draw(scene, buf)
}

/// The car park, each with its role or that it was dropped.
fn parked(scene: &Scene, width: u16) -> Block {
    let theme = scene.theme;
    let items = scene.room.seen().parked().map(|item| {
        let fate = match &item.fate {
            Fate::Open => scene.words.values.nobody_yet().to_owned(),
            Fate::Taken(role) => role.to_string(),
            Fate::Dropped => scene.words.values.dropped().to_owned(),
        };
        let mut lines = table::hanging(Span::styled("· ", theme.dim), &item.text, width, theme.text);
        let fate = format!(" — {fate}");
        match lines.last_mut() {
            Some(last) if text::line_width(last) + text::width(&fate) <= width.into() => {
                last.spans.push(Span::styled(fate, theme.dim));
            }
            _ => lines.extend(table::hanging(Span::raw("  "), fate.trim_start(), width, theme.dim)),
        }
        lines
    });
    Block { head: vec![Line::styled(scene.words.room.car_park().to_owned(), theme.subheading)], items: items.collect() }
}
