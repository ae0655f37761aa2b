//! The step's panes as tabs, on terminals where they do not stand beside each other: which there are, which has the
//! cursor, and the key that turns to the next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::body;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::model::Model;
use crate::widget::text;

/// Columns between two names.
const BETWEEN: u16 = 3;

/// Draws the tabs, if panes are folded here.
pub fn draw(model: &Model, desk: &Desk, row: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let tabs = tabs(model, desk, row);
    let Some(end) = tabs.last().map(|(_, place)| place.right() + BETWEEN) else { return };
    let here = shown(desk, &tabs);
    for (pane, place) in &tabs {
        let style = if *pane == here { theme.accent } else { theme.dim };
        let words = if *pane == here { format!("▸{}", name(*pane)) } else { format!(" {}", name(*pane)) };
        text::put(buf, place.x, row.y, &words, place.width, style);
    }
    let key = model.keymap.keys_for(Action::NextPane, &[], false).first().map(|key| key.label()).unwrap_or_default();
    let back = model.keymap.keys_for(Action::Back, &[], true).first().map(|key| key.label()).unwrap_or_default();
    let key = if desk.line_has_caret { format!("{back} {key}") } else { key };
    let room = row.right().saturating_sub(end);
    if text::columns(&key) + 5 <= room {
        let x = text::put(buf, end, row.y, &key, room, theme.key);
        text::put(buf, x + 1, row.y, "turns", room, theme.key_label);
    }
}

/// What the tabs are drawn from besides the place, the colours and the pane that has the cursor.
pub fn words(model: &Model, desk: &Desk, row: Rect) -> impl Iterator<Item = String> {
    tabs(model, desk, row).into_iter().map(|(pane, _)| name(pane).to_owned())
}

/// The pane whose name stands at a column.
#[must_use]
pub fn hit(model: &Model, desk: &Desk, row: Rect, x: u16) -> Option<Pane> {
    tabs(model, desk, row).into_iter().find(|(_, place)| place.contains((x, row.y).into())).map(|(pane, _)| pane)
}

/// The tab whose pane is seen: the one with the cursor, or the one beside which that pane stands.
fn shown(desk: &Desk, tabs: &[(Pane, Rect)]) -> Pane {
    let first = desk.panes().first().copied().unwrap_or(desk.pane);
    let pane = match desk.pane {
        // While the line has the caret the step's own pane is seen.
        Pane::Groups | Pane::Agenda if desk.line_has_caret => first,
        Pane::Matrix if desk.line_has_caret && first != Pane::Matrix => Pane::Points,
        pane => pane,
    };
    let is_tab = tabs.iter().any(|(tab, _)| *tab == pane);
    match pane {
        _ if is_tab => pane,
        Pane::Matrix => Pane::Points,
        _ => first,
    }
}

/// The folded panes, each with the place of its name; none where all stand side by side.
fn tabs(model: &Model, desk: &Desk, row: Rect) -> Vec<(Pane, Rect)> {
    let railed = model.size.0 >= super::RAILED;
    // The matrix is what a step like *The picture* shows, whatever may stand beside it.
    let together = desk.panes().first() != Some(&Pane::Matrix) && body::list_beside_matrix(desk, row).is_some();
    let aside = |pane: &&Pane| !(railed && **pane == Pane::Agenda || together && **pane == Pane::Matrix);
    let panes: Vec<Pane> = desk.panes().iter().filter(aside).copied().collect();
    if desk.front != Front::Step || panes.len() < 2 {
        return Vec::new();
    }
    let mut x = row.x;
    let mut placed = Vec::new();
    for pane in panes {
        let width = text::columns(name(pane)) + 1;
        if x + width > row.right() {
            break;
        }
        placed.push((pane, Rect { x, width, height: 1, ..row }));
        x += width + BETWEEN;
    }
    placed
}

const fn name(pane: Pane) -> &'static str {
    match pane {
        Pane::Agenda => "Agenda",
        Pane::Groups => "Groups",
        Pane::Points => "Points",
        Pane::Matrix => "Matrix",
        Pane::Card => "Card",
        Pane::Dots => "Shortlist",
        Pane::Actions => "Actions",
        Pane::Standing => "Answers",
        Pane::Parked => "Car park",
        Pane::Pairs => "Pairs",
        Pane::Headings => "Headings",
        Pane::Script => "Script",
    }
}
