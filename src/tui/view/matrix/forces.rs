//! View 3: the force field of one group. What drives it grows to the right, what holds it back to the left, from the most
//! driving to the most restraining; its totals and its balance.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::themes::put_lines;
use crate::tui::desk::Desk;
use crate::tui::figure::{amount, signed};
use crate::tui::model::Model;
use crate::widget::theme::Theme;
use crate::widget::{bar, pane, scroll, text};
use crate::workshop::{Evidence, Factor, GroupId, Kind};

/// Draws the force field of the group chosen.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(id) = desk.force_group() else { return };
    let aside = Line::styled("← → another group", theme.dim);
    let name = desk.workshop().group(id).map_or("", |group| group.name.as_str());
    let mut below = pane::heading(area, &format!("Force field: {name}"), &aside, buf, theme);
    if below.height > 12 {
        put_lines(&[groups(desk, id, theme)], below, buf);
        below = Rect { y: below.y + 2, height: below.height - 2, ..below };
    }
    let totals = totals(desk, id, theme);
    let foot = u16::try_from(totals.len()).unwrap_or(0) + 1;
    let body = Rect { height: below.height.saturating_sub(foot), ..below };
    let points = desk.force_points();
    if points.is_empty() {
        put_lines(&[Line::default(), Line::styled("Nothing was said by this group yet.", theme.dim)], body, buf);
    }
    let cursor = desk.cursors.view.min(points.len().saturating_sub(1));
    let first = scroll::first(Some(cursor), usize::from(body.height), points.len());
    for ((index, point), y) in points.iter().enumerate().skip(first).zip(body.y..body.bottom()) {
        if let Some(factor) = desk.workshop().factor(*point) {
            row(desk, factor, index == cursor, Rect { y, height: 1, ..body }, buf, theme);
        }
    }
    put_lines(&totals, Rect { y: below.bottom().saturating_sub(foot - 1), height: foot - 1, ..below }, buf);
}

/// All groups in a line, the one shown lit, each with its balance.
fn groups(desk: &Desk, shown: GroupId, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for id in desk.columns() {
        let Some(group) = desk.workshop().group(id) else { continue };
        let balance = desk.measures().group(id).and_then(|figures| figures.pull.balance());
        let balance = balance.map_or_else(|| "·".to_owned(), |balance| signed(Some(balance)));
        let style = if id == shown { theme.accent } else { theme.dim };
        spans.push(Span::styled(format!("{} {balance}   ", group.code), style));
    }
    Line::from(spans)
}

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

fn row(desk: &Desk, factor: &Factor, here: bool, area: Rect, buf: &mut Buffer, theme: &Theme) {
    if here {
        text::fill(buf, area, theme.cursor);
    }
    let wide = (area.width / 2).clamp(20, 61).min(area.width);
    let words = area.width.saturating_sub(wide + 1);
    let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading", |theme| theme.name.as_str());
    let assumed = factor.evidence == Evidence::Assumed;
    let style = if assumed { theme.ghost } else { theme.text };
    let aside = if words > 60 { 18 } else { 0 };
    text::put(buf, area.x, area.y, &text::fit(&factor.text, usize::from(words - aside)), words - aside, style);
    if aside > 0 {
        let x = area.x + words - aside + 1;
        text::put(buf, x, area.y, &text::fit(heading, usize::from(aside - 2)), aside - 2, theme.dim);
    }
    let place = Rect { x: area.x + words + 1, width: area.width - words - 1, ..area };
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
