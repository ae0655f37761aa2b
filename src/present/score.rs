//! *How much does it matter?*: the scale, and whose slips are in: never a figure.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, speech, table};
use crate::room::{Presence, SlipsIn};
use crate::widget::big::Setting;
use crate::widget::{dots, text};

/// How the parts of a line of the scale are set apart.
const APART: &str = "   ";

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let (scale, words): (Vec<&String>, Vec<&String>) = scene.lines.iter().partition(|line| line.contains(APART));
    let mut place = area;
    for (at, line) in words.iter().enumerate() {
        let used = match at {
            0 => speech::heading(line, theme.heading, place, buf),
            _ => speech::lines(line, theme.text, place, buf),
        };
        place = if area.height >= 24 || at + 1 == words.len() { below(place, used) } else { under(place, used) };
    }
    let steps: Vec<&str> = scale.iter().flat_map(|line| line.split(APART)).map(str::trim).filter(|s| !s.is_empty()).collect();
    // The scale stands in one column and the slips in the other, where there are two.
    Flow::new(place, 46, 2).even().draw(scene, buf, |set| {
        let steps = steps.iter().map(|step| self::step(scene, set, step)).collect();
        let slips: Vec<_> = scene.room.slips_in().iter().filter_map(|slips| of(scene, set, slips)).collect();
        let head = table::wrapped(set, scene.words.room.slips_in(), set.letters(), theme.subheading);
        let head = if slips.is_empty() { Vec::new() } else { head };
        let slips = Block { head, columns: true, items: slips, apart: true, ..Block::default() };
        vec![Block { items: steps, ..Block::default() }, slips]
    })
}

fn under(area: Rect, lines: u16) -> Rect {
    let used = lines.min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
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
