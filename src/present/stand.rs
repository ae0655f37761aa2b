//! *Where do we stand?*: only the groups that were asked, today and what this needs, in five words; no comment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, speech, table};
use crate::room::{GroupId, Presence, Shown, Stance};
use crate::widget::big::Setting;
use crate::widget::text;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let mut place = area;
    for (at, line) in scene.lines.iter().enumerate() {
        let used = match at {
            0 => speech::heading(line, theme.heading, place, buf),
            _ => choices(line, theme.dim, place, buf),
        };
        place = below(place, used);
    }
    Flow::whole(place).draw(scene, buf, |set| vec![block(scene, set)])
}

/// The five words, a dot between any two of one line; the lines used. No line ends with a dot.
fn choices(line: &str, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split("   ").map(str::trim).filter(|word| !word.is_empty()) {
        match lines.last_mut().filter(|line| text::width(line) + 3 + text::width(word) <= area.width.into()) {
            Some(line) => *line = format!("{line} · {word}"),
            None => lines.push(word.to_owned()),
        }
    }
    lines.iter().fold(0, |used, line| {
        let place = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
        used + speech::lines(line, style, place, buf)
    })
}

/// The groups that were asked.
fn block(scene: &Scene, set: Setting) -> Block {
    let theme = scene.theme;
    let stands = &scene.room.seen().commitments;
    let asked = scene.groups().filter_map(|group| Some((group, stands.get(&group.id)?)));
    let mut items = Vec::new();
    for (group, commitment) in asked {
        let today = words(scene, group.id, commitment.today);
        let needed = words(scene, group.id, commitment.needed);
        let name = match group.presence {
            Presence::Absent => scene.words.room.absent(group.name.as_str()),
            _ => group.name.to_string(),
        };
        items.push(row(set, [&name, &today, &needed], [theme.heading, theme.text, theme.accent]));
    }
    let head = row(set, ["", scene.words.room.today(), scene.words.room.needed()], [theme.dim; 3]);
    Block { head: if items.is_empty() { Vec::new() } else { head }, columns: true, items, ..Block::default() }
}

fn row(set: Setting, words: [&str; 3], styles: [Style; 3]) -> Vec<Line<'static>> {
    let width = set.letters();
    let stance = ((width.saturating_sub(4)) * 3 / 10).clamp(12, 28);
    let name = width.saturating_sub(2 * stance + 6);
    let widths = [name, stance, stance];
    let cells: Vec<_> =
        words.into_iter().zip(widths).zip(styles).map(|((words, wide), style)| table::cell(set, words, wide, style)).collect();
    set.row(&cells, 3)
}

/// Where a group stands. Groups shown together that answered differently say nothing here.
fn words(scene: &Scene, group: GroupId, stance: Option<Stance>) -> String {
    match (stance, scene.room.shown_of(group)) {
        (Some(stance), _) => stance.said(scene.words).to_owned(),
        (None, Some(Shown::Joined)) => scene.words.room.not_said().to_owned(),
        (None, _) => scene.words.values.not_asked().to_owned(),
    }
}
