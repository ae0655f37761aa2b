//! *Tidy up*: two points side by side, or the headings with what they mean.

use std::cmp::Reverse;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::flow::{Block, Flow};
use super::scene::{Scene, after, below};
use super::{Paged, speech, table};
use crate::room::{Factor, Kind, Theme};
use crate::widget::big::{self, Size};
use crate::widget::text::Align;

/// Columns from which two points side by side may be in the largest type.
const WIDE: u16 = 100;

/// Says something above a list, and gives the lines used.
type Say = fn(&str, Style, Rect, &mut Buffer) -> u16;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    match pair(scene) {
        Some((one, other)) => side_by_side(scene, one, other, area, buf),
        None => headings(scene, area, buf),
    }
}

/// The two points held side by side, if the room may see both.
fn pair<'a>(scene: &Scene<'a>) -> Option<(&'a Factor, &'a Factor)> {
    let (one, other) = scene.spotlight.pair?;
    let point = |id| scene.room.seen().factor(id).filter(|point| point.is_live());
    Some((point(one)?, point(other)?))
}

fn side_by_side(scene: &Scene, one: &Factor, other: &Factor, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let asked = if scene.line(0).is_empty() { scene.words.room.same_thing() } else { scene.line(0) };
    let (high, say): (_, Say) = if area.height >= 24 { (9, speech::heading) } else { (3, speech::lines) };
    let used = speech::banner(asked, high, theme.heading, area, buf);
    let place = below(area, used);
    let of = scene.words.room.of_group(scene.name(one.group), one.kind.said(scene.words));
    let used = say(&of, theme.subheading, place, buf);
    let place = below(place, used + 1);
    // Wider than a blank between two words, in the largest type too.
    let gutter = if place.width >= WIDE { 8 } else { 4 };
    let half = place.width.saturating_sub(gutter) / 2;
    let places = [Rect { width: half, ..place }, Rect { x: place.x + half + gutter, width: half, ..place }];
    let size = [one, other].iter().map(|point| big::best(&point.text, half, place.height)).max().unwrap_or(Size::Plain);
    for (point, place) in [one, other].into_iter().zip(places) {
        let style = if point.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
        big::draw_apart(&point.text, (size, 1), place, Align::Left, style, buf);
    }
    Paged::WHOLE
}

fn headings(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let asked = match scene.lines.as_slice() {
        [] => scene.words.room.which_heading(),
        [.., last] => last,
    };
    let place = match scene.spotlight.point.and_then(|id| scene.room.seen().factor(id)).filter(|point| point.is_live()) {
        Some(point) => asked_about(scene, asked, point, area, buf),
        None => below(area, speech::heading(asked, theme.heading, area, buf)),
    };
    Flow::new(place, 44, 2).even().draw(scene, buf, |set| {
        let block = |heading: &Theme| {
            let focus = scene.spotlight.theme == Some(heading.id);
            let style = if focus { theme.accent } else { theme.heading };
            let head = table::wrapped(set, &heading.name, set.letters(), style);
            Block {
                head,
                items: vec![table::wrapped(set, &heading.definition, set.letters(), theme.dim)],
                focus: focus.then_some(0),
                ..Block::default()
            }
        };
        in_order(scene).into_iter().map(block).collect()
    })
}

/// The headings as they were set up, the fullest first once every point that the room sees has one: what stands under them
/// was said aloud, and points of groups that are held count for nothing here.
fn in_order<'a>(scene: &Scene<'a>) -> Vec<&'a Theme> {
    let seen = scene.room.seen();
    let mut headings: Vec<&Theme> = seen.themes().collect();
    if !seen.factors().any(|point| point.is_live() && point.theme.is_none() && !point.off_matrix) {
        let cells = &scene.room.measures().cells;
        let of = |id| cells.iter().filter(move |cell| cell.theme == id).map(|cell| cell.factors.len()).sum::<usize>();
        headings.sort_by_key(|heading| Reverse(of(heading.id)));
    }
    headings
}

/// Draws the question and the point that it is asked about, which is the larger of the two. Gives the place below.
fn asked_about(scene: &Scene, asked: &str, point: &Factor, area: Rect, buf: &mut Buffer) -> Rect {
    let theme = scene.theme;
    let place = below(area, speech::lines(asked, theme.heading, area, buf));
    let of = scene.words.room.of_group(scene.name(point.group), point.kind.said(scene.words));
    let used = speech::lines(&of, theme.subheading, place, buf);
    let place = after(place, used);
    let style = if point.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    below(place, speech::heading(&point.text, style, place, buf))
}
