//! *How much does it matter?*: the scale, and whose slips are in: never a figure.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, after, below};
use super::{Paged, speech, table};
use crate::room::{Presence, SlipsIn};
use crate::widget::big::{Setting, Size};
use crate::widget::{dots, text};

/// How the parts of a line of the scale are set apart.
const APART: &str = "   ";

/// The lines from which the scale is in large type.
const TALL: u16 = 24;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let (scale, words): (Vec<&String>, Vec<&String>) = scene.lines.iter().partition(|line| line.contains(APART));
    let steps: Vec<&str> = scale.iter().flat_map(|line| line.split(APART)).map(str::trim).filter(|s| !s.is_empty()).collect();
    if area.height < TALL {
        let mut place = area;
        for (at, line) in words.iter().enumerate() {
            let used = match at {
                0 => speech::heading(line, theme.heading, place, buf),
                _ => speech::lines(line, theme.text, place, buf),
            };
            place = if at + 1 == words.len() { below(place, used) } else { after(place, used) };
        }
        return together(scene, &steps, place, buf);
    }
    let words: Vec<&str> = words.into_iter().map(String::as_str).collect();
    // The scale is what is read while each one writes; whose slips are in may stand smaller below it.
    let slips = slips(scene, Setting::new(Size::Plain, area.width / 2));
    let foot = slips.head.len() + slips.items.len().div_ceil(2);
    let foot = u16::try_from(foot).unwrap_or(u16::MAX);
    let large = u16::try_from(steps.len()).unwrap_or(0) * Size::Small.height();
    let place = speech::above(scene, &words, large.saturating_add(foot).saturating_add(2), area, buf);
    let all = |set| both(scene, &steps, set);
    // Where not every group has its line below the scale, both go into columns and pages as any list.
    if columns(place).is_large(all) || place.height <= large.saturating_add(foot) {
        return together(scene, &steps, place, buf);
    }
    let above = Rect { height: place.height - foot - 1, ..place };
    Flow::whole(above).short().draw(scene, buf, |set| vec![scale_of(scene, &steps, set)]);
    let below = Rect { y: above.bottom() + 1, height: foot, ..place };
    in_two_columns(scene, &slips, below, buf);
    Paged::WHOLE
}

/// The scale in one column and the slips in the other, where there are two; else one below the other.
fn together(scene: &Scene, steps: &[&str], area: Rect, buf: &mut Buffer) -> Paged {
    columns(area).draw(scene, buf, |set| both(scene, steps, set))
}

fn columns(area: Rect) -> Flow {
    Flow::new(area, 46, 2).even()
}

fn both(scene: &Scene, steps: &[&str], set: Setting) -> Vec<Block> {
    vec![scale_of(scene, steps, set), slips(scene, set)]
}

fn scale_of(scene: &Scene, steps: &[&str], set: Setting) -> Block {
    Block { items: steps.iter().map(|step| self::step(scene, set, step)).collect(), ..Block::default() }
}

/// Whose slips are in.
fn slips(scene: &Scene, set: Setting) -> Block {
    let items: Vec<_> = scene.room.slips_in().iter().filter_map(|slips| of(scene, set, slips)).collect();
    let head = table::wrapped(set, scene.words.room.slips_in(), set.letters(), scene.theme.subheading);
    let head = if items.is_empty() { Vec::new() } else { head };
    Block { head, columns: true, items, apart: true, ..Block::default() }
}

/// A list of short items in plain type, as many in one column as in the other.
fn in_two_columns(scene: &Scene, list: &Block, area: Rect, buf: &mut Buffer) {
    for (line, y) in list.head.iter().zip(area.top()..area.bottom()) {
        text::put_line(buf, area.x, y, line, area.width, scene.theme.text);
    }
    let top = area.y + u16::try_from(list.head.len()).unwrap_or(0);
    let half = list.items.len().div_ceil(2).max(1);
    for (column, items) in (0..).zip(list.items.chunks(half)) {
        let x = area.x + column * (area.width / 2);
        for (line, y) in items.iter().filter_map(|item| item.first()).zip(top..area.bottom()) {
            text::put_line(buf, x, y, line, area.width / 2, scene.theme.text);
        }
    }
}

/// `5  ●●●●●  decides whether I take part`: what a line of the scale says, with its dots.
fn step(scene: &Scene, set: Setting, words: &str) -> Vec<Line<'static>> {
    let theme = scene.theme;
    let (mark, words) = words.split_once(' ').unwrap_or(("", words));
    let shown = mark.parse().ok().filter(|strength| (1..=5).contains(strength)).map_or_else(String::new, dots_of);
    let mark = Span::styled(format!("{mark:<3}{shown:<7}"), theme.accent);
    table::hanging(set, &mark, words, set.letters(), theme.heading)
}

fn dots_of(strength: u8) -> String {
    dots::strength(f64::from(strength))
}

/// How far a group's slips are in; nothing of one that is not here.
fn of(scene: &Scene, set: Setting, slips: &SlipsIn) -> Option<Vec<Line<'static>>> {
    let theme = scene.theme;
    let group = scene.room.seen().group(slips.group).filter(|group| group.presence != Presence::Absent)?;
    let (words, style) = match slips.counted {
        Some((slips, people)) if slips >= people => (scene.words.room.slips_of(slips, people), theme.done),
        Some((slips, people)) => (scene.words.room.slips_of(slips, people), theme.text),
        None if slips.any && !slips.enough => (scene.words.room.slips_begun().to_owned(), theme.text),
        None if slips.any => (scene.words.room.slips_are_in().to_owned(), theme.done),
        None => (text::ELLIPSIS.to_owned(), theme.faint),
    };
    // The figures stand beside the longest name, not at the far side of the screen.
    let longest = scene.groups().map(|group| text::columns(&group.name)).max().unwrap_or(0);
    let name = set.letters().saturating_sub(18).min(longest + 2);
    Some(set.row(&[table::cell(set, &group.name, name, theme.text), table::cell(set, &words, 16, style)], 2))
}
