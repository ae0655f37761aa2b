//! *Where do we stand?*: only the groups that were asked, today and what this needs, in five words; no comment.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, speech, table};
use crate::room::{GroupId, Shown, Stance};

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let mut place = area;
    for (at, line) in scene.lines.iter().enumerate() {
        let words = line.split("   ").map(str::trim).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
        let used = speech::lines(&words, if at == 0 { theme.heading } else { theme.dim }, place, buf);
        place = below(place, used);
    }
    let mut flow = Flow::new(place, place.width, 1);
    let width = flow.width;
    let stands = &scene.room.seen().commitments;
    let asked = scene.groups().filter_map(|group| Some((group, stands.get(&group.id)?)));
    let mut items = Vec::new();
    for (group, commitment) in asked {
        let today = words(scene, group.id, commitment.today);
        let needed = words(scene, group.id, commitment.needed);
        items.push(row(scene, [&group.name, &today, &needed], width, [theme.heading, theme.text, theme.accent]));
    }
    if !items.is_empty() {
        let head = row(scene, ["", scene.words.room.today(), scene.words.room.needed()], width, [theme.dim; 3]);
        flow.push(Block { head, items });
    }
    flow.draw(scene, buf)
}

fn row(_scene: &Scene, words: [&str; 3], width: u16, styles: [ratatui::style::Style; 3]) -> Vec<ratatui::text::Line<'static>> {
    let stance = ((width.saturating_sub(4)) * 3 / 10).clamp(12, 28);
    let name = width.saturating_sub(2 * stance + 6);
    let widths = [name, stance, stance];
    let cells: Vec<_> =
        words.into_iter().zip(widths).zip(styles).map(|((words, wide), style)| table::cell(words, wide, style)).collect();
    table::row(&cells, 3)
}

/// Where a group stands. Groups shown together that answered differently say nothing here.
fn words(scene: &Scene, group: GroupId, stance: Option<Stance>) -> String {
    match (stance, scene.room.shown_of(group)) {
        (Some(stance), _) => stance.said(scene.words).to_owned(),
        (None, Some(Shown::Joined)) => scene.words.room.not_said().to_owned(),
        (None, _) => scene.words.values.not_asked().to_owned(),
    }
}
