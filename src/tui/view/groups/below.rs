//! Below the table of groups, where it leaves rows: what can be done to the one under the cursor, and how small groups are
//! shown, in the words that the table has for it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Plan, key_of};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::model::Model;
use crate::tui::view::footer;
use crate::widget::text;
use crate::workshop::Group;

/// What can be done to a group besides what the foot says.
const ACTIONS: [Action; 6] =
    [Action::RenameGroup, Action::Remove, Action::SetPresence, Action::CountNobody, Action::JoinGroups, Action::SplitGroup];

/// The row below the table and the air under it; none where the table leaves none.
fn row(plan: &Plan) -> Option<Rect> {
    let free = plan.table.height.checked_sub(u16::try_from(plan.rows.len()).ok()? + 2)?;
    Some(Rect { x: plan.table.x - 1, y: plan.table.bottom() - free - 1, width: plan.table.width + 2, height: 1 })
}

/// Whether keys go to the group under the cursor.
fn is_open(model: &Model, desk: &Desk) -> bool {
    let here = desk.pane == Pane::Groups && !desk.line_has_caret && model.overlays.is_empty();
    here && desk.group_at_cursor().is_some()
}

/// Draws it.
pub fn draw(model: &Model, desk: &Desk, plan: &Plan, buf: &mut Buffer) {
    let Some(row) = row(plan) else { return };
    if is_open(model, desk) {
        footer::draw_keys(model, &ACTIONS, row, buf);
    }
    if !desk.workshop().groups().any(Group::is_small) {
        return;
    }
    let key = key_of(model, Action::SetShown);
    let ways = [
        format!(
            "{key} turns how a group of one or two is shown: joined, as one with other small groups; held, not at all; open, on its own, if they agreed."
        ),
        format!("{key} turns how a small group is shown: joined, held, or open if they agreed."),
    ];
    let place = plan.table;
    let room = usize::from(place.bottom().saturating_sub(row.y + 1));
    // Where not all of it fits it is said in fewer words, never broken off.
    let said = ways.iter().map(|words| text::wrap(words, place.width.into())).find(|lines| lines.len() <= room);
    for (line, y) in said.iter().flatten().zip(row.y + 1..place.bottom()) {
        text::put(buf, place.x, y, line, place.width, model.theme.dim);
    }
}

/// The key at a place of the screen.
pub fn key_at(model: &Model, desk: &Desk, plan: &Plan, (x, y): (u16, u16)) -> Option<Action> {
    let row = row(plan).filter(|row| row.y == y && is_open(model, desk))?;
    footer::key_at(model, &ACTIONS, row, x)
}
