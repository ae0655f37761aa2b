//! *Reading it together*: one square or heading, lit, with the points behind it in the groups' own words; no totals.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::picture::{self, Sheet};
use super::scene::{Scene, after, below};
use super::{Paged, point, speech, table};
use crate::room::{Factor, GroupId, Theme, ThemeId};
use crate::widget::big::{self, Setting, Size};
use crate::widget::text::{self, Align};

/// The lines of a screen from which the row of the heading is shown, and those that it takes: heads, the cells.
pub(super) const STRIP_FROM: u16 = 22;
const STRIP: u16 = 7;
/// The lines that it takes on a narrow screen, where names have more lines, and the columns from which it is not narrow.
const NARROW_STRIP: u16 = 8;
const WIDE: u16 = 90;
/// The lines that it takes with its heads in large type.
const LARGE_STRIP: u16 = 16;
/// The lines that must be left for what is behind it, and those below which nothing has a blank line more.
const LEAST_BEHIND: u16 = 6;
const LOW: u16 = 22;
/// The least columns of a point's words, on a narrow screen too.
const LEAST: u16 = 38;
const LEAST_NARROW: u16 = 34;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let Some(heading) = scene.lit() else {
        let place = picture::under_heading(scene, scene.line(0), area, buf);
        return picture::matrix(scene, picture::BOTH, place, buf);
    };
    let place = title(scene, heading, area, buf);
    let sheet = Sheet::alone(scene, heading.id);
    let Layout { definition, strip, asked, behind: text_place } = Layout::of(scene, heading, &sheet, (area, place), buf);
    big::draw_in(&heading.definition, definition.0, definition.1, Align::Left, scene.theme.dim, buf);
    big::draw_in(scene.line(0), asked.0, asked.1, Align::Left, scene.theme.subheading, buf);
    let (text, first) = behind(scene, heading.id, text_place, buf);
    let Some(strip) = strip else { return text };
    // The squares of the groups whose words are read; where these need no pages, the squares may.
    let base = sheet.base_page(scene, strip);
    let squares = scene.page(base, sheet.grid(scene, 0).pages(strip));
    let page = match first.filter(|_| text.of > 1 && scene.spotlight.group.is_none()) {
        Some(group) => sheet.page_with(scene, group, strip),
        None if text.of > 1 => base,
        None => squares.page,
    };
    sheet.grid(scene, page).draw(strip, buf);
    if text.of > 1 { text } else { squares }
}

/// Where everything below the heading stands, and how large what is said once is.
struct Layout {
    definition: (Size, Rect),
    /// The squares of the heading, where they are shown.
    strip: Option<Rect>,
    asked: (Size, Rect),
    behind: Rect,
}

impl Layout {
    /// With what the heading means as large, and the names above the squares as airy, as costs what is behind it neither its
    /// size nor a page.
    fn of(scene: &Scene, heading: &Theme, sheet: &Sheet, place: (Rect, Rect), buf: &Buffer) -> Self {
        let lay = |large, air| Self::with(scene, heading, sheet, place, (buf.area.height, large, air));
        let one = group_lit(scene);
        let build = |set| blocks(scene, set, heading.id, one);
        let flow = |of: &Self| flow(one, of.behind, buf);
        let least = lay(false, 0);
        let looks = flow(&least).looks(build);
        // On a usual screen lines that are lost on one page are more words broken off.
        let airy = |of: &Self| flow(of).is_airy(build) || (looks.1 > 1 && buf.area.height >= TINY);
        let choices = [(true, 1), (false, 1), (true, 0)].into_iter().map(|(large, air)| lay(large, air));
        let fits = |of: &Self| of.strip.is_some() == least.strip.is_some() && flow(of).looks(build) == looks && airy(of);
        { choices }.find(fits).unwrap_or(least)
    }

    fn with(
        scene: &Scene,
        heading: &Theme,
        sheet: &Sheet,
        (area, place): (Rect, Rect),
        (screen, large, air): (u16, bool, u16),
    ) -> Self {
        let below = if area.height < LOW { after } else { below };
        let definition = (if large { Size::Small } else { in_one(&heading.definition, place, screen) }, place);
        let used = if heading.definition.is_empty() { 0 } else { high(&heading.definition, definition.0, place) };
        let place = below(place, used);
        let large = Rect { height: LARGE_STRIP.min(place.height), ..place };
        let strip = match place.width {
            _ if sheet.grid(scene, 0).has_large_heads(large) => LARGE_STRIP,
            WIDE.. => STRIP,
            _ => NARROW_STRIP,
        };
        let strip = Rect { height: (strip + air).min(place.height), ..place };
        let shown = place.height >= strip.height + LEAST_BEHIND && !scene.hides_scores();
        let place = if shown { after(place, strip.height + 1) } else { place };
        let asked = (in_one(scene.line(0), place, screen), place);
        let used = if scene.line(0).is_empty() { 0 } else { high(scene.line(0), asked.0, place) };
        Self { definition, strip: shown.then_some(strip), asked, behind: below(place, used) }
    }
}

/// The lines that something takes.
fn high(words: &str, size: Size, place: Rect) -> u16 {
    big::height(words, size, place.width).unwrap_or(u16::MAX).min(place.height)
}

/// The group whose square is lit, if the room sees it.
fn group_lit(scene: &Scene) -> Option<GroupId> {
    scene.spotlight.group.filter(|id| scene.room.shown_of(*id).is_some())
}

/// The heading, how it reads and what it means; gives the place below.
fn title(scene: &Scene, heading: &Theme, area: Rect, buf: &mut Buffer) -> Rect {
    let theme = scene.theme;
    let figures = scene.room.measures().themes.iter().find(|figures| figures.id == heading.id);
    let reading = figures.filter(|_| !scene.hides_scores()).map(|figures| picture::reading(scene, figures)).unwrap_or_default();
    let used = speech::banner(&heading.name, if area.height >= 24 { 4 } else { 1 }, theme.accent, area, buf);
    let mut place = after(area, used);
    let beside = text::columns(&heading.name) + APART;
    if used == 1 && usize::from(beside) + text::line_width(&reading) <= usize::from(area.width) {
        text::put_line(buf, area.x + beside, area.y, &reading, area.width - beside, Style::default());
    } else if text::line_width(&reading) > 0 {
        let set = [Size::Small, Size::Plain].map(|size| Setting::new(size, place.width));
        let lines = set.map(|set| set.wrapped(&reading_spans(&reading), set.letters()));
        let [large, plain] = lines;
        let lines = if area.height >= LARGE && set[0].holds(&large) && large.len() == 3 { large } else { plain };
        for line in lines.iter().take(place.height.into()) {
            text::put_line(buf, place.x, place.y, line, place.width, Style::default());
            place = after(place, 1);
        }
    }
    place
}

/// In one line of large type where the screen is so high that plain letters are too small.
fn in_one(words: &str, area: Rect, screen: u16) -> Size {
    let fits = screen >= TINY && big::height(words, Size::Small, area.width) == Some(Size::Small.height());
    if fits { Size::Small } else { Size::Plain }
}

/// Columns between the heading and how it reads; lines from which that is in large type.
const APART: u16 = 3;
const LARGE: u16 = 44;
/// The lines of a screen from which its plain letters are too small for what was said.
const TINY: u16 = 50;

/// The pieces of a reading, each with the style it is shown in.
fn reading_spans<'a>(reading: &'a Line<'_>) -> Vec<Span<'a>> {
    reading.spans.iter().map(|span| Span::styled(span.content.as_ref(), reading.style.patch(span.style))).collect()
}

/// The points behind what is lit: of the one group, or group by group; and the group that the page begins with.
fn behind(scene: &Scene, heading: ThemeId, area: Rect, buf: &mut Buffer) -> (Paged, Option<GroupId>) {
    let one = group_lit(scene);
    let (paged, first) = flow(one, area, buf).draw_from(scene, buf, |set| blocks(scene, set, heading, one));
    let spoke = |group: &GroupId| scene.points_of(*group).any(|point| point.theme == Some(heading));
    let first = scene.groups().map(|group| group.id).filter(spoke).nth(first);
    (paged, first)
}

/// How they are set: one group alone needs no second column.
fn flow(one: Option<GroupId>, area: Rect, buf: &Buffer) -> Flow {
    let least = if area.width < WIDE { LEAST_NARROW } else { LEAST };
    let flow = if one.is_some() { Flow::whole(area) } else { Flow::new(area, least, 2) };
    flow.short().tiny(buf.area.height >= TINY)
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
