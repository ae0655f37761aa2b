//! Opening what is under the cursor of a view, and going back to the same place.

use super::{Surface, lever};
use crate::alignment::Sums;
use crate::tui::action::Action;
use crate::tui::desk::{Behind, Desk, Front, LeverList, Pane, Past, Spot, View};
use crate::tui::effect::Effect;
use crate::tui::explain;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::workshop::{GroupId, ThemeId};

/// Enter: opens what is under the cursor; a lever becomes an action.
pub fn open(model: &mut Model, surface: Surface, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    match surface {
        Surface::Levers if desk.look.list == LeverList::Levers => return lever::to_action(model, effects),
        Surface::Levers if desk.look.list == LeverList::Tomorrow => {
            let why = named(model, Action::ExplainWhy);
            model.say(format!("Actions are changed in the step “Make it move”; {why} says what each comes to."));
            return true;
        }
        Surface::Timeline => return open_moment(desk),
        Surface::Behind | Surface::Past => return false,
        _ => {}
    }
    details(model, surface)
}

/// `d`: the points behind what is under the cursor.
pub fn details(model: &mut Model, surface: Surface) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    let behind = match surface {
        Surface::Grid => match desk.spot() {
            Spot::Cell(group, theme) => Some(Behind::Cell(group, theme)),
            Spot::Heading(theme) => Some(Behind::Heading(theme)),
            Spot::Pull(group) => return forces_of(desk, group),
            Spot::Whole => None,
        },
        Surface::Pairs => match pair(desk) {
            Some((a, b)) if a == b => return forces_of(desk, a),
            Some((a, b)) => most_said(desk, a, b).map(|theme| Behind::Pair(a, b, theme)),
            None => None,
        },
        Surface::Forces => behind_force(desk),
        Surface::Map => desk.measures().themes.get(desk.cursors.view).map(|theme| Behind::Heading(theme.id)),
        Surface::Levers => match desk.look.list {
            LeverList::Levers => desk.lever().map(|lever| Behind::Heading(lever.theme)),
            LeverList::Questions => {
                let questions = desk.levers().map(|levers| levers.questions.as_slice()).unwrap_or_default();
                questions.get(desk.look.levers[1]).map(|question| Behind::Heading(question.theme))
            }
            LeverList::Tomorrow => None,
        },
        Surface::Timeline => return open_moment(desk),
        Surface::Behind | Surface::Past => None,
    };
    if let Some(behind) = behind {
        show(desk, behind);
    } else {
        let page = model.desk().map(|desk| explain::page(model, desk));
        model.overlays.extend(page.map(Overlay::Text));
    }
    true
}

/// Shows points over the whole screen; Esc goes back to where this was asked for.
pub fn show(desk: &mut Desk, behind: Behind) {
    desk.look.came_from = Some((desk.front, desk.pane));
    desk.look.behind = 0;
    desk.front = Front::Behind(behind);
    desk.pane = Pane::Points;
}

/// Esc: from opened points and from the past back to where they were opened.
pub fn back(desk: &mut Desk, surface: Surface) -> bool {
    match surface {
        Surface::Past => desk.look.past = None,
        Surface::Behind => {
            let (front, pane) = desk.look.came_from.take().unwrap_or((Front::Matrix(View::Themes), Pane::Matrix));
            desk.front = front;
            desk.pane = pane;
        }
        _ => return false,
    }
    true
}

fn open_moment(desk: &mut Desk) -> bool {
    let at = desk.cursors.view.min(desk.moments().len().saturating_sub(1));
    let seq = desk.moments().get(at).map(|moment| moment.seq);
    desk.look.past = seq.and_then(|seq| Past::at(desk.history(), seq));
    true
}

/// In the timeline: the matrix as it was one entry later or earlier than the one shown, or than the one under the cursor.
pub fn turn(desk: &mut Desk, later: bool) -> bool {
    let at = desk.cursors.view.min(desk.moments().len().saturating_sub(1));
    let chosen = desk.moments().get(at).map(|moment| moment.seq);
    let Some(from) = desk.look.past.as_ref().map(|past| past.seq).or(chosen) else { return true };
    let last = desk.history().last_seq();
    let seq = if later { (from + 1).min(last) } else { from.saturating_sub(1).max(1) };
    if let Some(past) = Past::at(desk.history(), seq) {
        desk.look.past = Some(past);
    }
    true
}

fn forces_of(desk: &mut Desk, group: GroupId) -> bool {
    desk.look.group = desk.columns().iter().position(|id| *id == group).unwrap_or(0);
    desk.front = Front::Matrix(View::ForceField);
    desk.pane = Pane::Matrix;
    desk.cursors.view = 0;
    true
}

/// The pair of groups under the cursor of view 2.
pub fn pair(desk: &Desk) -> Option<(GroupId, GroupId)> {
    let columns = desk.columns();
    let last = columns.len().checked_sub(1)?;
    let (row, column) = desk.look.pair;
    Some((columns[row.min(last)], columns[column.min(last)]))
}

/// The heading that says most about two groups: where they are most opposed, else where they said most.
fn most_said(desk: &Desk, a: GroupId, b: GroupId) -> Option<ThemeId> {
    let board = desk.measures().board();
    let (g, h) = (desk.measures().group_at(a)?, desk.measures().group_at(b)?);
    let weigh = |t: usize| {
        let sums = Sums::of(board.heard(g, t), board.heard(h, t));
        (sums.opposed, sums.said)
    };
    let themes = desk.measures().themes.iter().enumerate();
    let best = themes.max_by(|(one, _), (other, _)| {
        let (left, right) = (weigh(*one), weigh(*other));
        left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1)).then(other.cmp(one))
    });
    best.map(|(_, theme)| theme.id)
}

fn behind_force(desk: &Desk) -> Option<Behind> {
    let points = desk.force_points();
    let point = points.get(desk.cursors.view.min(points.len().checked_sub(1)?))?;
    let factor = desk.workshop().factor(*point)?;
    Some(Behind::Cell(factor.group, factor.theme?))
}
