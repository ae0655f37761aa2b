//! *Reading it together*: one square or heading, lit, with the points behind it in the groups' own words; no totals.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::flow::{Block, Flow};
use super::picture::{self, Sheet};
use super::scene::{Scene, below};
use super::{Paged, point, speech, table};
use crate::room::{Factor, GroupId, ThemeId};
use crate::widget::big::{self, Size};
use crate::widget::text::{self, Align};

/// Lines that the lit row takes where there is room for it: heads, a rule, the cells.
const STRIP: u16 = 7;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let lit = scene.spotlight.theme.and_then(|id| scene.room.seen().theme(id)).filter(|theme| !theme.removed);
    let Some(heading) = lit else {
        let used = speech::lines(scene.line(0), scene.theme.heading, area, buf);
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
    let used = speech::lines(scene.line(0), theme.subheading, place, buf);
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
    let theme = scene.theme;
    let one = scene.spotlight.group.filter(|id| scene.room.shown_of(*id).is_some());
    if let Some(paged) = one.and_then(|group| large(scene, group, heading, area, buf)) {
        return paged;
    }
    let mut flow = Flow::new(area, 38, 2);
    for group in scene.groups().filter(|group| one.is_none_or(|one| one == group.id)) {
        let points: Vec<&Factor> = scene.points_of(group.id).filter(|point| point.theme == Some(heading)).collect();
        let mut items: Vec<Vec<Line<'static>>> =
            points.iter().map(|point| point::lines(scene, point, flow.width, theme.text)).collect();
        if items.is_empty() && one.is_some() {
            items.push(vec![Line::styled(text::fit(scene.words.room.nobody(), flow.width.into()), theme.dim)]);
        }
        if !items.is_empty() {
            flow.push(Block { head: table::wrapped(&group.name, flow.width, theme.heading), items });
        }
    }
    flow.draw(scene, buf)
}

/// The points of one square in block letters, if all of them fit.
fn large(scene: &Scene, group: GroupId, heading: ThemeId, area: Rect, buf: &mut Buffer) -> Option<Paged> {
    let theme = scene.theme;
    let points: Vec<&Factor> = scene.points_of(group).filter(|point| point.theme == Some(heading)).collect();
    let said: Vec<String> = points.iter().map(|point| point::words(scene, point)).collect();
    let below_name = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let fits = |size: &Size| {
        let heights: Option<Vec<u16>> =
            said.iter().map(|words| big::height(words, *size, area.width.saturating_sub(4))).collect();
        heights.is_some_and(|heights| {
            heights.iter().map(|height| usize::from(*height) + 1).sum::<usize>() <= usize::from(below_name.height)
        })
    };
    let size = [Size::Large, Size::Narrow].into_iter().find(fits).filter(|_| !said.is_empty())?;
    speech::lines(scene.name(group), theme.heading, area, buf);
    let mut place = below_name;
    for (point, words) in points.iter().zip(&said) {
        let sign = point::sign(point.kind, theme);
        text::put(buf, place.x, place.y + 1, &sign.content, 2, sign.style);
        let beside = Rect { x: place.x + 4, width: place.width.saturating_sub(4), ..place };
        place = below(place, big::draw_in(words, size, beside, Align::Left, theme.text, buf));
    }
    Some(Paged::WHOLE)
}
