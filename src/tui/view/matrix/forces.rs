//! View 3: the force field of one group. What drives it grows to the right, what holds it back to the left, from the most
//! driving to the most restraining; its totals and its balance.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Spot;
use super::themes::put_lines;
use crate::alignment::consensus;
use crate::tui::desk::Desk;
use crate::tui::figure::{amount, signed};
use crate::tui::model::Model;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{bar, pane, scroll};
use crate::workshop::{Basis, Evidence, Factor, FactorId, GroupId, Kind};

/// Draws the force field of the group chosen.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(id) = desk.force_group() else { return };
    let aside = Line::styled("← → another group", theme.dim);
    let name = desk.workshop().group(id).map_or("", |group| group.name.as_str());
    let mut below = pane::heading(area, &format!("Force field: {name}"), &aside, buf, theme);
    if names_groups(below) {
        let spans = groups(desk, id, usize::from(below.width));
        let style = |shown: bool| if shown { theme.accent } else { theme.dim };
        let line = spans.into_iter().map(|(at, words)| Span::styled(words, style(desk.columns().get(at) == Some(&id))));
        put_lines(&[line.collect()], below, buf);
        below = Rect { y: below.y + 2, height: below.height - 2, ..below };
    }
    let totals = totals(desk, id, theme);
    let points = desk.force_points();
    let cursor = desk.cursors.view.min(points.len().saturating_sub(1));
    let foot = u16::try_from(totals.len()).unwrap_or(0) + 2;
    let (body, shown) = listed(below, foot, cursor, points.len());
    let first = shown.start;
    heads(&shown, points.len(), below, buf, theme);
    if points.is_empty() {
        put_lines(&[Line::styled("Nothing was said by this group yet.", theme.dim)], body, buf);
    }
    for ((index, point), y) in points.iter().enumerate().skip(first).zip(body.y..body.bottom()) {
        if let Some(factor) = desk.workshop().factor(*point) {
            row(desk, factor, index == cursor, Rect { y, height: 1, ..body }, buf, theme);
        }
    }
    let mut under = vec![points.get(cursor).map_or_else(Line::default, |id| whole(desk, *id, theme))];
    under.extend(totals);
    put_lines(&under, Rect { y: below.bottom().saturating_sub(foot - 1), height: foot - 1, ..below }, buf);
}

/// Whether there is room for the groups in a line.
fn names_groups(below: Rect) -> bool {
    below.height > 12
}

/// Where the points stand, and which of them are seen.
fn listed(below: Rect, foot: u16, cursor: usize, all: usize) -> (Rect, std::ops::Range<usize>) {
    let body = Rect { y: below.y + 1, height: below.height.saturating_sub(foot + 1), ..below };
    let first = scroll::first(Some(cursor), usize::from(body.height), all);
    (body, first..(first + usize::from(body.height)).min(all))
}

/// What lies at a place of the screen: a group in the line of groups, or a point.
pub fn spot_at(desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<Spot> {
    let id = desk.force_group()?;
    let mut below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if names_groups(below) {
        if y == below.y {
            let mut end = below.x;
            let mut groups = groups(desk, id, usize::from(below.width)).into_iter();
            let under = groups.find(|(_, words)| {
                end += text::columns(words);
                x < end
            });
            return under.map(|(at, _)| Spot::Forces(at));
        }
        below = Rect { y: below.y + 2, height: below.height - 2, ..below };
    }
    let points = desk.force_points().len();
    let scored = desk.measures().group(id).is_some();
    let foot = if scored { TOTALS } else { 0 } + 2;
    let (body, shown) = listed(below, foot, desk.cursors.view.min(points.saturating_sub(1)), points);
    let row = shown.start + usize::from(y.checked_sub(body.y)?);
    shown.contains(&row).then_some(Spot::Row(row))
}

/// What stands over the columns, whatever the rows below do: which of how many are shown, and the two directions.
fn heads(shown: &std::ops::Range<usize>, all: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let bars = bars(area);
    if shown.len() < all {
        let words = format!("{}–{} of {all}", shown.start + 1, shown.end);
        text::put(buf, area.x, area.y, &words, bars.x - area.x, theme.dim);
    }
    let side = (bars.width.saturating_sub(1)) / 2;
    let half = Rect { width: side, height: 1, y: area.y, ..bars };
    text::put_in(buf, half, "in the way", Align::Right, theme.way_text);
    text::put(buf, bars.x + side, area.y, "│", 1, theme.rule);
    text::put_in(buf, Rect { x: bars.x + side + 1, ..half }, "worth it", Align::Left, theme.worth_text);
}

/// Where the bars lie, right of the words.
fn bars(area: Rect) -> Rect {
    let most = if area.width >= 220 { 101 } else { 61 };
    let wide = (area.width / 2).clamp(20, most).min(area.width);
    Rect { x: area.x + (area.width - wide), width: wide, ..area }
}

/// The point under the cursor in all its words.
fn whole(desk: &Desk, id: FactorId, theme: &Theme) -> Line<'static> {
    let Some(factor) = desk.workshop().factor(id) else { return Line::default() };
    let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading", |theme| theme.name.as_str());
    let known = match factor.evidence {
        Evidence::Heard => "",
        Evidence::Survey => ", told before",
        Evidence::Assumed => ", a guess",
    };
    let provisional = if factor.basis() == Some(Basis::Entered) { ", ~ provisional" } else { "" };
    Line::from(vec![
        Span::styled(format!("{} {}", factor.kind.sign(), factor.text), theme.text),
        Span::styled(format!("  {heading}{known}{provisional}"), theme.dim),
    ])
}

/// Columns between two groups in a line.
const GAP: usize = 3;

/// The groups in a line around the one shown, each by its place among the columns, with its balance. No figure is cut: those
/// that have no room stand behind a `…`, which leads to the next of them.
fn groups(desk: &Desk, shown: GroupId, width: usize) -> Vec<(usize, String)> {
    let each = |id: GroupId| {
        let code = desk.workshop().group(id).map_or("", |group| &*group.code);
        let balance = desk.measures().group(id).and_then(|figures| figures.pull.balance());
        format!("{code} {}", balance.map_or_else(|| "·".to_owned(), |balance| signed(Some(balance))))
    };
    let all: Vec<(GroupId, String)> = desk.columns().into_iter().map(|id| (id, each(id))).collect();
    let at = all.iter().position(|(id, _)| *id == shown).unwrap_or(0);
    let wide = |from: usize, to: usize| all[from..to].iter().map(|(_, words)| text::width(words) + GAP).sum::<usize>();
    let fits = |from: usize, to: usize| {
        let dots = if from > 0 { 2 } else { 0 } + usize::from(to < all.len());
        wide(from, to) + dots <= width + if to < all.len() { 0 } else { GAP }
    };
    let first = (0..=at).find(|from| fits(*from, at + 1)).unwrap_or(at);
    let end = (at + 1..=all.len()).rev().find(|to| fits(first, *to)).unwrap_or(at + 1);
    let mut line: Vec<(usize, String)> = Vec::new();
    line.extend(first.checked_sub(1).map(|before| (before, "… ".to_owned())));
    line.extend((first..end).map(|at| (at, format!("{}{}", all[at].1, " ".repeat(GAP)))));
    line.extend((end < all.len()).then(|| (end, "…".to_owned())));
    line
}

/// Lines of the totals.
const TOTALS: u16 = 2;

fn totals(desk: &Desk, id: GroupId, theme: &Theme) -> Vec<Line<'static>> {
    let Some(pull) = desk.measures().group(id).map(|group| group.pull) else { return Vec::new() };
    let words = match pull.balance() {
        None => "nothing scored yet",
        Some(balance) if balance < 0.0 => "more in the way than worth it",
        Some(balance) if balance > 0.0 => "more worth it than in the way",
        Some(_) => "as much worth it as in the way",
    };
    vec![
        Line::from(vec![
            Span::styled("driving ", theme.dim),
            Span::styled(amount(pull.driving), theme.worth_text),
            Span::styled("   restraining ", theme.dim),
            Span::styled(amount(pull.restraining), theme.way_text),
            Span::styled("   net ", theme.dim),
            Span::styled(amount(pull.net()), theme.text),
        ]),
        Line::from(vec![
            Span::styled("balance ", theme.dim),
            Span::styled(signed(pull.balance()), theme.heading),
            Span::styled(format!("   {words}"), theme.text),
        ]),
    ]
}

/// Columns before the words: `~` provisional, `≈` split inside the group.
const MARKS: u16 = 3;

fn marks(factor: &Factor) -> &'static str {
    let split = factor.tally.is_some_and(|tally| consensus::is_split(tally.counts));
    match (factor.basis() == Some(Basis::Entered), split) {
        (true, _) => "~",
        (false, true) => "≈",
        (false, false) => "",
    }
}

fn row(desk: &Desk, factor: &Factor, here: bool, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if here {
        text::fill(buf, area, theme.cursor);
    }
    let place = bars(area);
    let words = (place.x - area.x).saturating_sub(1);
    let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading", |theme| theme.name.as_str());
    let assumed = factor.evidence == Evidence::Assumed;
    let style = if assumed { theme.ghost } else { theme.text };
    let aside = if words > 80 {
        28
    } else if words > 60 {
        18
    } else {
        0
    };
    let marks = marks(factor);
    text::put(buf, area.x, area.y, marks, MARKS, theme.amber);
    let room = (words - aside).saturating_sub(MARKS);
    text::put(buf, area.x + MARKS, area.y, &text::fit(&factor.text, usize::from(room)), room, style);
    if aside > 0 {
        let x = area.x + words - aside + 1;
        text::put(buf, x, area.y, &text::fit(heading, usize::from(aside - 2)), aside - 2, theme.dim);
    }
    let Some(strength) = factor.strength() else {
        text::put(buf, place.x, place.y, &format!("{} not scored", factor.kind.sign()), place.width, theme.dim);
        return;
    };
    if assumed {
        let guess = format!("{}{}? a guess, not counted", factor.kind.sign(), amount(strength));
        text::put(buf, place.x, place.y, &text::fit(&guess, usize::from(place.width)), place.width, theme.ghost);
        return;
    }
    let (way, worth) = if factor.kind == Kind::Barrier { (Some(strength), None) } else { (None, Some(strength)) };
    text::put_line(buf, place.x, place.y, &bar::forces(way, worth, place.width, theme), place.width, theme.text);
}
