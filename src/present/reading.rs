//! *Reading it together*: one square or heading, lit, with the points behind it in the groups' own words; no totals.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::flow::{Block, Flow};
use super::picture::{self, Sheet};
use super::scene::{Scene, below};
use super::{Paged, point, speech, table};
use crate::room::{Factor, GroupId, ThemeId};
use crate::widget::big::Setting;

/// Lines that the lit row takes where there is room for it: heads, a rule, the cells.
const STRIP: u16 = 7;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let lit = scene.spotlight.theme.and_then(|id| scene.room.seen().theme(id)).filter(|theme| !theme.removed);
    let Some(heading) = lit else {
        let used = picture::heading(scene, scene.line(0), area, buf);
        return picture::matrix(scene, picture::BOTH, below(area, used), buf);
    };
    let theme = scene.theme;
    let used = speech::banner(&heading.name, if area.height >= 24 { 4 } else { 1 }, theme.accent, area, buf);
    let mut place = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    if !heading.definition.is_empty() {
        let used = speech::lines(&heading.definition, theme.dim, place, buf);
        place = below(place, used);
    }
    if place.height >= STRIP + 8 && !scene.hides_scores() {
        place = strip(scene, heading.id, place, buf);
    }
    let used = speech::heading(scene.line(0), theme.subheading, place, buf);
    behind(scene, heading.id, below(place, used), buf)
}

/// The row of the heading, the square in it lit; the page that has the square.
fn strip(scene: &Scene, heading: ThemeId, area: Rect, buf: &mut Buffer) -> Rect {
    let sheet = Sheet::of(scene, picture::BOTH, &|theme| theme == heading);
    let place = Rect { height: STRIP, ..area };
    let page = sheet.base_page(scene, Rect { height: STRIP, ..area });
    let tight = Rect { height: STRIP.min(place.height), ..place };
    sheet.grid(scene, page).draw(tight, buf);
    below(area, STRIP)
}

/// The points behind what is lit: of the one group, or group by group.
fn behind(scene: &Scene, heading: ThemeId, area: Rect, buf: &mut Buffer) -> Paged {
    let one = scene.spotlight.group.filter(|id| scene.room.shown_of(*id).is_some());
    Flow::new(area, 38, 2).draw(scene, buf, |set| blocks(scene, set, heading, one))
}

fn blocks(scene: &Scene, set: Setting, heading: ThemeId, one: Option<GroupId>) -> Vec<Block> {
    let theme = scene.theme;
    let mut blocks = Vec::new();
    for group in scene.groups().filter(|group| one.is_none_or(|one| one == group.id)) {
        let points: Vec<&Factor> = scene.points_of(group.id).filter(|point| point.theme == Some(heading)).collect();
        let mut items: Vec<Vec<Line<'static>>> = points.iter().map(|point| point::lines(scene, set, point, theme.text)).collect();
        if items.is_empty() && one.is_some() {
            items.push(table::wrapped(set, scene.words.room.nobody(), set.letters(), theme.dim));
        }
        if !items.is_empty() {
            blocks.push(Block {
                head: table::wrapped(set, &group.name, set.letters(), theme.heading),
                items,
                ..Block::default()
            });
        }
    }
    if blocks.is_empty() {
        let nobody = table::wrapped(set, scene.words.room.nobody(), set.letters(), theme.dim);
        blocks.push(Block { items: vec![nobody], ..Block::default() });
    }
    blocks
}
