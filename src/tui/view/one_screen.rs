//! One screen for laptop and room: the room's view with the facilitator's line at its foot.
//!
//! Why: often nobody has a second display, and what the laptop shows is what everybody sees. So nothing here may come from
//! anywhere but the [`Room`], except the line that is being typed: its figures are dots, and what it is read as is said
//! without them.

mod aside;
mod discreet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{footer, header, line};
use crate::present::{self, Stage};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, LineUse};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::field::{Field, FieldView};
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::workshop::StepKind;

/// Draws the whole screen; where the caret is, if the line has it.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let room = desk.room();
    let body = Rect { y: area.y + 1, height: area.height.saturating_sub(3), ..area };
    let turns = key(model, Action::NextRoomPage);
    let stage = Stage { theme: &model.theme, moment: model.moment(desk), turned: 0, framed: false, turns: &turns, remark: "" };
    match desk.front {
        Front::Matrix(_) => present::draw_matrix(room, &desk.spotlight, &stage, body, buf),
        Front::CarPark => present::draw_car_park(room, &desk.spotlight, &stage, body, buf),
        Front::Step | Front::Card | Front::Behind(_) | Front::Timeline => present::draw(room, &desk.spotlight, &stage, body, buf),
    };
    head(model, desk, Rect { height: 1, ..area }, buf);
    foot(model, desk, Rect { y: area.bottom() - 1, height: 1, ..area }, buf);
    typed(model, desk, Rect { y: area.bottom().saturating_sub(2), height: 1, ..area }, buf)
}

/// The step's full name and what is saved, as quietly as can be.
fn head(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let step = desk.workshop().current_step().map_or("", |step| step.title.as_str());
    let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let end = text::put(buf, inside.x, inside.y, step, inside.width, theme.dim);
    let room = inside.right().saturating_sub(end + 2);
    let saved = text::fit_line(&header::saved(model, desk), room.into());
    let wide = u16::try_from(text::line_width(&saved)).unwrap_or(room).min(room);
    text::put_line(buf, inside.right() - wide, inside.y, &saved, wide, theme.dim);
    let middle = Rect { x: end + 3, width: room.saturating_sub(wide + 4), ..inside };
    let promises = matches!(desk.step_kind(), StepKind::SetUp | StepKind::Close);
    let words = if promises { header::PROMISE } else { desk.title() };
    if usize::from(middle.width) >= text::width(words) {
        text::put_in(buf, middle, words, Align::Centre, theme.dim);
    }
}

/// The line: what is typed, figures as dots, and what it is for.
fn typed(model: &Model, desk: &Desk, row: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    if desk.spotlight.covered {
        let words = format!("> covered: what is typed is not shown; {} uncovers", key(model, Action::ToggleCover));
        text::put(buf, row.x + 1, row.y, &words, row.width.saturating_sub(2), theme.dim);
        return None;
    }
    let focused = desk.line_has_caret && model.overlays.is_empty();
    let (mark, style) = line::prompt(desk, focused, theme);
    text::put(buf, row.x + 1, row.y, mark, 1, style);
    let aside = aside(desk, theme, row);
    let wide = u16::try_from(text::line_width(&aside)).unwrap_or(0);
    text::put_line(buf, row.right().saturating_sub(wide + 1), row.y, &aside, wide, theme.dim);
    let place = line_place(row, &aside);
    // A text that only waits is not left standing before the room.
    let dressed = desk.line_has_caret && !desk.typed_for_held();
    let (spans, ghost) = if dressed { line::dress(desk, theme) } else { Default::default() };
    let dotted = discreet::line(desk);
    let shown = if desk.line_has_caret { shown(desk, &dotted) } else { Field::default() };
    let spans: Vec<_> =
        spans.into_iter().map(|(range, style)| (dotted.place(range.start)..dotted.place(range.end), style)).collect();
    let placeholder = line::placeholder_in(place.width, line::placeholder(model, desk, focused));
    let placeholder = if desk.line_use() == LineUse::Capture || !focused { placeholder } else { String::new() };
    let view = FieldView { spans: &spans, ghost: &ghost, placeholder: &placeholder, ..FieldView::new(&shown, theme) };
    let caret = view.draw(place, buf);
    focused.then_some(caret).flatten()
}

/// What the line is for.
fn aside(desk: &Desk, theme: &Theme, row: Rect) -> Line<'static> {
    line::whole_words(&aside::of(desk, theme), usize::from(row.width / 2))
}

/// The place of the line beside what it is for.
fn line_place(row: Rect, aside: &Line<'_>) -> Rect {
    let wide = u16::try_from(text::line_width(aside)).unwrap_or(0);
    Rect { x: row.x + 3, width: row.width.saturating_sub(wide + 6), ..row }
}

/// What is typed, as it may be seen.
fn shown(desk: &Desk, dotted: &discreet::Dotted) -> Field {
    let mut shown = Field::new(crate::workshop::LINE_GRAPHEMES);
    shown.set(&dotted.text);
    shown.move_to(dotted.place(desk.line.caret()));
    shown
}

/// Where a click on this screen would put the caret: a byte offset into what is typed; none beside the line.
#[must_use]
pub fn offset_at(model: &Model, desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<usize> {
    let row = Rect { y: area.bottom().saturating_sub(2), height: 1, ..area };
    if y != row.y || desk.spotlight.covered {
        return None;
    }
    let dotted = discreet::line(desk);
    let shown = shown(desk, &dotted);
    let place = line_place(row, &aside(desk, &model.theme, row));
    Some(dotted.typed_place(FieldView::new(&shown, &model.theme).offset_at(place, x), desk))
}

/// Columns that are kept for help beside what was just done.
const HELP: u16 = 12;

/// What was just done, without figures and without what small groups hold back, and beside it the keys that matter now, as
/// far as they fit, and help.
fn foot(model: &Model, desk: &Desk, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(status) = &model.status else {
        return footer::draw_keys(model, &footer::actions(model), row, buf);
    };
    // While it is covered nobody reads what is typed, nor what is said of it.
    let words = match (desk.spotlight.covered, status.trouble) {
        (true, false) => return footer::draw_keys(model, &footer::actions(model), row, buf),
        (true, true) => "Not taken; why is said once it is uncovered.".to_owned(),
        (false, _) => discreet::sentence(&status.text, desk),
    };
    let style = if status.trouble { theme.amber } else { theme.dim };
    let words = text::fit_line(&Line::styled(words, style), usize::from(row.width.saturating_sub(HELP + 4)));
    let end = text::put_line(buf, row.x + 1, row.y, &words, row.width, theme.dim);
    let rest = Rect { x: end + 2, width: row.right().saturating_sub(end + 2), ..row };
    footer::draw_keys(model, &footer::actions(model), rest, buf);
}
