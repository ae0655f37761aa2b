//! The headings pass: one point large, the headings numbered with what they mean, then the points still to come.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::footer;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::{pane, text};
use crate::workshop::{Factor, Kind, Shown, Theme as Heading, ThemeId};

/// Columns from which the points to come stand at the right.
const SIDE_BY_SIDE: u16 = 88;
/// Headings that a digit can choose.
const DIGITS: usize = 9;

/// Draws the point under the cursor with the headings.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let left = desk.kept().without_heading.len();
    let Some(factor) = desk.point().filter(|_| left > 0) else {
        none(model, desk, area, buf);
        return;
    };
    let wide = area.width >= SIDE_BY_SIDE;
    let main = main_place(area);
    let words = if left == 1 { "1 point without a heading".to_owned() } else { format!("{left} points without a heading") };
    let count = desk.workshop().themes().count();
    let all = if count > DIGITS { format!("{} lists all {count} headings", key(model, Action::Open)) } else { String::new() };
    let below = pane::heading(main, &words, &Line::styled(all, theme.dim), buf, theme);
    let y = point(model, desk, factor, below, buf);
    let y = choices(model, desk, Rect { y, height: below.bottom().saturating_sub(y), ..below }, buf);
    if wide {
        pane::rule_down(Rect { x: main.right() + 1, width: 1, ..area }, buf, theme);
        let x = main.right() + 3;
        rest(model, desk, factor, Rect { x, width: area.right().saturating_sub(x), ..area }, buf);
    } else if y + 2 < area.bottom() {
        rest(model, desk, factor, Rect { y: y + 1, height: area.bottom() - y - 1, ..area }, buf);
    }
}

/// Where the point and the headings stand.
fn main_place(area: Rect) -> Rect {
    if area.width >= SIDE_BY_SIDE { Rect { width: area.width * 3 / 5, ..area } } else { area }
}

/// The key for what stands at a place of the screen: a heading's number, or a key of the pane.
#[must_use]
pub fn key_at(model: &Model, desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<Action> {
    let Some(factor) = desk.point().filter(|_| !desk.kept().without_heading.is_empty()) else {
        let row = keys_row(area, area.y + 4);
        return (y == row.y).then(|| footer::key_at(model, &NEXT, row, x)).flatten();
    };
    let main = main_place(area);
    let below = Rect { y: main.y + 1, height: main.height.saturating_sub(1), ..main };
    if !below.contains((x, y).into()) {
        return None;
    }
    let mut nowhere = Buffer::empty(area);
    let first = point(model, desk, factor, below, &mut nowhere);
    let shown = numbered(desk, Rect { y: first, height: below.bottom().saturating_sub(first), ..below });
    let row = usize::from(y.checked_sub(first)?);
    if row < shown {
        return Action::ALL.iter().copied().find(|action| action.choice() == Some(row + 1));
    }
    let keys = keys_row(below, first + u16::try_from(shown).ok()?);
    (y == keys.y).then(|| footer::key_at(model, &ASIDE, keys, x)).flatten()
}

/// How many headings are shown with a number.
fn numbered(desk: &Desk, area: Rect) -> usize {
    desk.workshop().themes().count().min(DIGITS).min(usize::from(area.height.saturating_sub(1)))
}

/// What else can be done with the point.
const ASIDE: [Action; 3] = [Action::AddHeading, Action::SkipQuestion, Action::LeaveOffMatrix];

/// What can be done once every point has a heading.
const NEXT: [Action; 2] = [Action::ToggleMatrix, Action::NextStep];

/// A row of keys.
fn keys_row(area: Rect, y: u16) -> Rect {
    Rect { x: area.x.saturating_sub(1), y, width: area.width + 1, height: 1 }
}

/// Draws the point large: whose it is, its sign, all its words; returns the first row below.
fn point(model: &Model, desk: &Desk, factor: &Factor, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let group = desk.workshop().group(factor.group).map_or("", |group| group.name.as_str());
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    let mut y = area.y + u16::from(area.height > 14);
    let end = text::put(buf, area.x, y, &format!("{group}, {}", factor.kind.room_words()), area.width, theme.subheading);
    if desk.kept().is_held(factor.group) {
        text::put(buf, end + 2, y, Shown::Held.word(), area.right().saturating_sub(end + 2), theme.amber);
    }
    y += 1;
    text::put(buf, area.x, y, &factor.kind.sign().to_string(), 1, sign);
    for line in text::wrap(&factor.text, usize::from(area.width).saturating_sub(2)).iter().take(3) {
        text::put(buf, area.x + 2, y, line, area.width.saturating_sub(2), theme.heading);
        y += 1;
    }
    y + 1
}

/// Draws the headings with their numbers and meanings, and what else can be done; returns the first row below.
fn choices(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> u16 {
    let theme = &model.theme;
    let themes: Vec<_> = desk.workshop().themes().collect();
    let name = themes.iter().map(|theme| text::columns(&theme.name)).max().unwrap_or(0).min(area.width / 2);
    let mut y = area.y;
    for (number, heading) in (1..=numbered(desk, area)).zip(&themes) {
        text::put(buf, area.x, y, &number.to_string(), 1, theme.key);
        text::put(buf, area.x + 2, y, &text::fit(&heading.name, name.into()), name, theme.text);
        let x = area.x + 2 + name + 2;
        let room = area.right().saturating_sub(x);
        text::put(buf, x, y, &text::fit(&heading.definition, room.into()), room, theme.dim);
        y += 1;
    }
    if y < area.bottom() {
        footer::draw_keys(model, &ASIDE, keys_row(area, y), buf);
        y += 1;
    }
    y
}

/// Draws the points that come after this one.
fn rest(model: &Model, desk: &Desk, now: &Factor, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let listed = &desk.kept().without_heading;
    let at = listed.iter().position(|id| *id == now.id).unwrap_or(0);
    let to_come = listed.iter().skip(at + 1).chain(listed.iter().take(at)).filter_map(|id| desk.workshop().factor(*id));
    let below = pane::heading(area, if listed.len() > 1 { "Then" } else { "" }, &Line::default(), buf, theme);
    for (factor, y) in to_come.zip(below.y..below.bottom()) {
        let code = desk.workshop().group(factor.group).map_or_else(String::new, |group| group.code.to_string());
        text::put(buf, below.x, y, &text::pad(&code, 5, text::Align::Left), 5, theme.dim);
        let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
        text::put(buf, below.x + 6, y, &factor.kind.sign().to_string(), 1, sign);
        let room = below.width.saturating_sub(8);
        text::put(buf, below.x + 8, y, &text::fit(&factor.text, room.into()), room, theme.dim);
    }
}

/// Nothing is left to sort: what to ask now, and how full each heading is.
fn none(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let below = pane::heading(area, "Headings", &Line::default(), buf, theme);
    let none = desk.kept().points.is_empty();
    let words = if none { "No points yet." } else { "Every point has a heading, or stays off the matrix." };
    text::put(buf, below.x, below.y + 1, words, below.width, theme.text);
    let line = keys_row(area, below.y + 3);
    if line.y < area.bottom() {
        footer::draw_keys(model, &NEXT, line, buf);
    }
    let rest = Rect { y: line.y + 2, height: below.bottom().saturating_sub(line.y + 2), ..below };
    if rest.height >= 3 {
        fullest(model, desk, rest, buf);
    }
}

/// The headings, the fullest first, with their points and what they mean.
fn fullest(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let mut points: BTreeMap<ThemeId, usize> = BTreeMap::new();
    for cell in &desk.measures().cells {
        *points.entry(cell.theme).or_default() += cell.factors.len();
    }
    let of = |heading: &&Heading| points.get(&heading.id).copied().unwrap_or(0);
    let mut headings: Vec<&Heading> = desk.workshop().themes().collect();
    headings.sort_by_key(|heading| Reverse(of(heading)));
    if headings.first().is_none_or(|first| of(first) == 0) {
        return;
    }
    let words = "The fullest first: does everyone mean the same by it?";
    text::put(buf, area.x, area.y, &text::fit(words, area.width.into()), area.width, theme.subheading);
    let name = headings.iter().map(|heading| text::columns(&heading.name)).max().unwrap_or(0).min(area.width / 2);
    let x = area.x + 5 + name + 2;
    let room = area.right().saturating_sub(x);
    // What they mean is told whole where there is room for all of them.
    let whole: Vec<_> = headings.iter().map(|heading| text::wrap(&heading.definition, room.into())).collect();
    let fits = whole.iter().map(|lines| lines.len().max(1)).sum::<usize>() < usize::from(area.height);
    let mut y = area.y + 1;
    for (heading, lines) in headings.iter().zip(whole).take(area.height.saturating_sub(1).into()) {
        text::put(buf, area.x, y, &format!("{:>3}", of(heading)), 3, theme.heading);
        text::put(buf, area.x + 5, y, &text::fit(&heading.name, name.into()), name, theme.text);
        let lines = if fits { lines } else { vec![text::fit(&heading.definition, room.into())] };
        for (line, at) in lines.iter().zip(0..) {
            text::put(buf, x, y + at, line, room, theme.dim);
        }
        y += u16::try_from(lines.len().max(1)).unwrap_or(1);
    }
}
