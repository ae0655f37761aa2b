//! *Round the room*: the list as it grows, by group, no figures; whose turn it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, legend, point, speech, table};
use crate::room::{Factor, FactorId, Group, Kind, Presence, StepKind};
use crate::widget::big::{self, Setting, Size};
use crate::widget::text::{self, Align};

/// What stands before the name of a group whose points began in the column before.
const GOES_ON: &str = "… ";

/// The lines of a screen from which its plain letters are too small for a list.
const TINY: u16 = 50;

/// The least columns a list of points is given before it goes into two.
const LEAST: u16 = 34;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let used = speech::heading(scene.line(0), theme.heading, area, buf);
    let mut place = below(area, used);
    let more: Vec<&str> = scene.lines.iter().skip(1).map(String::as_str).collect();
    if !more.is_empty() {
        let words = more.join("   ");
        let large = area.height >= 44 && big::height(&words, Size::Small, place.width) == Some(Size::Small.height());
        let size = if large { Size::Small } else { Size::Plain };
        let foot = Rect { y: place.bottom().saturating_sub(size.height()), height: size.height().min(place.height), ..place };
        if large {
            big::draw_in(&words, size, foot, Align::Left, theme.accent, buf);
        } else {
            text::put_in(buf, foot, &words, Align::Left, theme.accent);
        }
        if has_signs_beside(scene, area.width) && scene.room.seen().factors().next().is_some() {
            let signs = legend::beside(scene);
            let wide = u16::try_from(text::line_width(&signs)).unwrap_or(u16::MAX).min(foot.width);
            text::put_line(buf, foot.right() - wide, foot.bottom().saturating_sub(1), &signs, wide, theme.dim);
        }
        place.height = place.height.saturating_sub(size.height() + 1);
    }
    // Before the first point there is nothing that the name could take the place of.
    if let Some(group) = scene.turn().filter(|_| scene.room.seen().factors().next().is_none()) {
        speech::say(scene, &scene.words.room.now(group.name.as_str()), &[], place, buf);
        return Paged::WHOLE;
    }
    place = turn(scene, place, buf);
    list(scene, place, buf)
}

/// Whether what the signs mean has room beside the step's last lines.
pub(super) fn has_signs_beside(scene: &Scene, width: u16) -> bool {
    let words = scene.lines.iter().skip(1).map(String::as_str).collect::<Vec<_>>().join("   ");
    !words.is_empty() && text::width(&words) + 3 + text::line_width(&legend::beside(scene)) <= usize::from(width)
}

/// Whose turn it is, if that group is shown; large where there is room.
fn turn(scene: &Scene, area: Rect, buf: &mut Buffer) -> Rect {
    let Some(group) = scene.turn() else { return area };
    let now = scene.words.room.now(group.name.as_str());
    let used = if area.height >= 24 {
        speech::banner(&now, 4, scene.theme.accent, area, buf)
    } else {
        speech::lines(&now, scene.theme.accent, area, buf)
    };
    below(area, used)
}

/// The points by group, in as many columns as there is room for.
fn list(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let only = match scene.room.step().map(|step| step.kind) {
        Some(StepKind::Capture(kind)) => Some(kind),
        _ => None,
    };
    let newest = scene.room.seen().factors().map(|point| point.id).max();
    let flow = Flow::new(area, LEAST, if area.width < 140 { 2 } else { 3 }).one_column_first();
    // One screen gives some of its lines to the line and its keys, and its letters are none the larger for it.
    flow.tiny(buf.area.height >= TINY).draw(scene, buf, |set| blocks(scene, set, only, newest))
}

fn blocks(scene: &Scene, set: Setting, only: Option<Kind>, newest: Option<FactorId>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in scene.groups() {
        let points: Vec<&Factor> = scene.points_of(group.id).filter(|point| only.is_none_or(|kind| point.kind == kind)).collect();
        if points.is_empty() {
            continue;
        }
        let turn = scene.spotlight.turn == Some(group.id);
        let fresh = points.iter().any(|point| Some(point.id) == newest);
        let ordered = in_order(&points);
        let last = ordered.iter().enumerate().max_by_key(|(_, point)| point.id).map(|(at, _)| at);
        let focus = last.filter(|_| turn || (fresh && scene.spotlight.turn.is_none()));
        blocks.push(Block { focus, ..block(scene, set, group, &ordered) });
    }
    blocks
}

/// What makes it worth it, then what gets in the way.
fn in_order<'a>(points: &[&'a Factor]) -> Vec<&'a Factor> {
    let of = |kind: Kind| points.iter().copied().filter(move |point| point.kind == kind);
    of(Kind::Incentive).chain(of(Kind::Barrier)).collect()
}

fn block(scene: &Scene, set: Setting, group: &Group, points: &[&Factor]) -> Block {
    let theme = scene.theme;
    let turn = scene.spotlight.turn == Some(group.id);
    let name = match group.presence {
        Presence::Absent => scene.words.room.absent(group.name.as_str()),
        _ => group.name.to_string(),
    };
    let style = if turn { theme.accent } else { theme.heading };
    let head = table::wrapped(set, &name, set.letters(), style);
    let goes_on = table::wrapped(set, &format!("{GOES_ON}{name}"), set.letters(), style);
    let items = points.iter().map(|point| point::lines(scene, set, point, theme.text)).collect();
    // A name that would take a line more goes on as it is: the columns are laid out by the lines of the heading.
    let again = if goes_on.len() == head.len() { goes_on } else { Vec::new() };
    Block { head, again, items, ..Block::default() }
}
