//! View 4: the headings on a map, by the pull of the clinical groups (across) and of the managerial groups (up). Four
//! corners with names; a letter for each heading, beside each other where they would collide; a legend with the figures.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::sheet::reading;
use super::themes::put_lines;
use crate::alignment::{Reading, ThemeFigures};
use crate::tui::desk::Desk;
use crate::tui::figure::brief;
use crate::tui::model::Model;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{pane, scroll};

/// Columns from which the legend stands beside the map: the names of the corners have one line each in what is left.
const BESIDE: u16 = 146;

/// Columns of the legend beside the map.
const LEGEND: u16 = 64;

/// Lines that the names of the corners take; nothing else stands there.
const fn corner_lines(area: Rect) -> u16 {
    if area.width < 80 && area.height > 8 { 2 } else { 1 }
}

/// Draws the map and its legend.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let aside = Line::styled("pull of clinical groups →   of managerial groups ↑", theme.dim);
    let below = pane::heading(area, "The headings on a map", &aside, buf, theme);
    let themes = &desk.measures().themes;
    let cursor = desk.cursors.view.min(themes.len().saturating_sub(1));
    let (map, legend) = divide(below, themes.len());
    ground(map, buf, theme);
    let places = places(themes, map);
    if places.is_empty() && map.height > 4 {
        let words = "A heading has a place once both sides raised it with a score: none yet.";
        let lines = text::wrap(words, usize::from(map.width / 2).saturating_sub(2));
        for (line, y) in lines.iter().zip(map.y + 2..map.bottom()) {
            text::put(buf, map.x + 1, y, line, map.width / 2 - 2, theme.dim);
        }
    }
    for (index, x, y) in places {
        let here = index == cursor;
        let style = style(&themes[index], theme);
        // The letter alone has the style: a line under it is not one under what is beside it.
        let (sides, style) = if here { ("[ ]", style.patch(theme.cell_cursor)) } else { ("   ", style) };
        // What lay there goes first: a letter on an axis is as bright as any other.
        text::fill(buf, Rect { x: x.saturating_sub(1), y, width: 3, height: 1 }, theme.ground);
        text::put(buf, x.saturating_sub(1), y, sides, 3, if here { style } else { theme.ground });
        text::put(buf, x, y, &letter(index).to_string(), 1, style);
    }
    list(desk, cursor, legend, buf, theme);
    if themes.iter().any(|figures| !has_place(figures)) {
        let beside = legend.y == below.y;
        let end = legend.y + 1 + u16::try_from(themes.len()).unwrap_or(u16::MAX).min(legend.height.saturating_sub(1));
        let place = Rect { y: if beside { end + 1 } else { map.bottom() }, height: 1, ..legend };
        if place.y < below.bottom() {
            text::put_in(buf, place, " · raised by one side only: it has no place on the map", Align::Left, theme.dim);
        }
    }
}

/// Whether a heading has a place on the map: both sides raised it, with a score.
fn has_place(figures: &ThemeFigures) -> bool {
    figures.balance_clinical.is_some() && figures.balance_managerial.is_some()
}

/// The place of the map and that of its legend, below the heading.
fn divide(below: Rect, themes: usize) -> (Rect, Rect) {
    if below.width >= BESIDE {
        let width = below.width.saturating_sub(LEGEND + 2);
        let x = below.x + width + 2;
        return (Rect { width, ..below }, Rect { x, width: below.right() - x, ..below });
    }
    let rows = u16::try_from(themes).unwrap_or(u16::MAX).saturating_add(1).min(below.height / 2).min(12);
    let height = below.height.saturating_sub(rows + 1);
    (Rect { height, ..below }, Rect { y: below.y + height + 1, height: rows, ..below })
}

/// The heading at a place of the screen: its letter on the map, or its row in the legend.
pub fn heading_at(desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<usize> {
    let themes = &desk.measures().themes;
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let (map, legend) = divide(below, themes.len());
    if map.contains((x, y).into()) {
        let letter = places(themes, map).into_iter().find(|(_, at, line)| *line == y && at.abs_diff(x) <= 1);
        return letter.map(|(index, ..)| index);
    }
    let (rows, shown) = listed(legend, desk.cursors.view.min(themes.len().saturating_sub(1)), themes.len());
    let row = shown.start + usize::from(y.checked_sub(rows.y)?);
    (rows.contains((x, y).into()) && shown.contains(&row)).then_some(row)
}

/// Where the rows of the legend stand, below its head, and which of them are seen.
fn listed(legend: Rect, cursor: usize, all: usize) -> (Rect, std::ops::Range<usize>) {
    let rows = Rect { y: legend.y + 1, height: legend.height.saturating_sub(1), ..legend };
    let first = scroll::first(Some(cursor), usize::from(rows.height), all);
    (rows, first..(first + usize::from(rows.height)).min(all))
}

/// The letter of a heading: a to z, then A to Z, then a dot.
fn letter(index: usize) -> char {
    ('a'..='z').chain('A'..='Z').nth(index).unwrap_or('•')
}

fn style(figures: &ThemeFigures, theme: &Theme) -> Style {
    match figures.reading {
        Reading::CommonMotive => theme.done,
        Reading::CommonObstacle => theme.way_text,
        Reading::Contested => theme.amber,
        _ => theme.heading,
    }
}

/// The axes and the names of the corners.
fn ground(area: Rect, buf: &mut Buffer, theme: &Theme) {
    if area.width < 10 || area.height < 5 {
        return;
    }
    let (x, y) = (area.x + area.width / 2, area.y + area.height / 2);
    pane::rule_across(Rect { y, height: 1, ..area }, buf, theme);
    pane::rule_down(Rect { x, width: 1, ..area }, buf, theme);
    text::put(buf, x, y, "┼", 1, theme.rule);
    let half = area.width / 2;
    let last = area.bottom() - 1;
    let corners = [
        (area.x, area.y, Align::Left, ["managers want it, clinicians pay", "managers want it"]),
        (x + 1, area.y, Align::Right, ["both want it: lead with it", "both want it"]),
        (area.x, last, Align::Left, ["in the way of both: remove it together", "in the way of both"]),
        (x + 1, last, Align::Right, ["clinicians want it, managers pay", "clinicians want it"]),
    ];
    let most = usize::from(corner_lines(area));
    for (x, y, align, words) in corners {
        let width = half.min(area.right().saturating_sub(x)).saturating_sub(1);
        let [whole, brief] = words.map(|words| text::wrap(words, usize::from(width)));
        let lines = if whole.len() <= most { whole } else { brief };
        let above = if y == last { u16::try_from(lines.len().min(most)).unwrap_or(1).saturating_sub(1) } else { 0 };
        for (line, y) in lines.iter().take(most).zip(y - above..) {
            text::put_in(buf, Rect { x, y, width, height: 1 }, line, align, theme.dim);
        }
    }
}

/// Where the headings lie that both sides raised: each in the nearest free place, never in the lines of the corners.
fn places(themes: &[ThemeFigures], area: Rect) -> Vec<(usize, u16, u16)> {
    if area.width < 10 || area.height < 5 {
        return Vec::new();
    }
    let lines = corner_lines(area);
    let inside = Rect { x: area.x + 2, y: area.y + lines, width: area.width - 4, height: area.height - 2 * lines };
    let mut taken: Vec<(u16, u16)> = Vec::new();
    let mut places = Vec::new();
    for (index, figures) in themes.iter().enumerate() {
        let (Some(clinical), Some(managerial)) = (figures.balance_clinical, figures.balance_managerial) else { continue };
        let x = inside.x + along(clinical, inside.width);
        let y = inside.y + along(-managerial, inside.height);
        if let Some((x, y)) = nearest_free((x, y), inside, &taken) {
            taken.push((x, y));
            places.push((index, x, y));
        }
    }
    places
}

/// A figure of −1 to 1 as a distance along so many cells.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and a screen's width")]
fn along(figure: f64, cells: u16) -> u16 {
    (f64::midpoint(figure.clamp(-1.0, 1.0), 1.0) * f64::from(cells.saturating_sub(1))).round() as u16
}

/// The nearest place to one where three columns are free, looked for in growing rings.
fn nearest_free(at: (u16, u16), area: Rect, taken: &[(u16, u16)]) -> Option<(u16, u16)> {
    let reach = i32::from(area.width.max(area.height));
    for ring in 0..=reach {
        for dy in -ring..=ring {
            for dx in [-(ring - dy.abs()), ring - dy.abs()] {
                let (x, y) = (i32::from(at.0) + 3 * dx, i32::from(at.1) + dy);
                let (Ok(x), Ok(y)) = (u16::try_from(x), u16::try_from(y)) else { continue };
                let inside = x >= area.x && x < area.right() && y >= area.y && y < area.bottom();
                if inside && !taken.iter().any(|(a, b)| *b == y && a.abs_diff(x) < 3) {
                    return Some((x, y));
                }
            }
        }
    }
    None
}

/// The legend: letter, heading, both pulls, the reading; headings that one side did not raise have no place.
fn list(desk: &Desk, cursor: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let themes = &desk.measures().themes;
    if area.height < 2 {
        return;
    }
    let head = Rect { height: 1, ..area };
    let (area, shown) = listed(area, cursor, themes.len());
    let (first, last) = (shown.start, shown.end);
    let which = if last - first < themes.len() { format!(" {}–{last} of {}", first + 1, themes.len()) } else { String::new() };
    let names = format!("{:<26}  {:>7} {:>7}  reading", text::fit(&which, 26), "clin.", "manag.");
    put_lines(&[Line::styled(names, theme.dim)], head, buf);
    for ((index, figures), y) in themes.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        if index == cursor {
            text::fill(buf, Rect { y, height: 1, ..area }, theme.cursor);
        }
        let name = desk.workshop().theme(figures.id).map_or("", |theme| theme.name.as_str());
        let mark = if has_place(figures) { letter(index).to_string() } else { "·".into() };
        let pulls = format!("{:>7} {:>7}  ", brief(figures.balance_clinical), brief(figures.balance_managerial));
        let mut spans = vec![
            Span::raw(" "),
            Span::styled(mark, style(figures, theme)),
            Span::raw(" "),
            Span::styled(format!("{} ", text::pad(&text::fit(name, 24), 24, Align::Left)), theme.text),
            Span::styled(pulls, theme.dim),
        ];
        let room = usize::from(area.width).saturating_sub(44);
        spans.extend(reading(figures, theme, room).spans);
        let line = text::fit_line(&Line::from(spans), usize::from(area.width));
        text::put_line(buf, area.x, y, &line, area.width, Style::default());
    }
}
