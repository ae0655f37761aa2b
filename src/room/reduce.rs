//! The reduction: a workshop without what the room may not see.
//!
//! Every type that it passes is taken apart field by field: a new field does not compile until somebody decides here
//! whether the room may see it.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::{self, Column, SmallGroups};
use super::points::{self, Moved};
use super::{dots, slips_in};
use crate::workshop::script::Promise;
use crate::workshop::{Action, Agenda, Deed, FactorId, GroupId, Line, Note, Shift, Shown, Step, Veil, Workshop};

/// What is left of a workshop for the room.
pub(super) struct Reduced {
    pub seen: Workshop,
    pub shown: Vec<(GroupId, Shown)>,
    pub concealed: BTreeSet<FactorId>,
    pub small_groups: Vec<SmallGroups>,
    pub promise: Promise,
    pub moved: Vec<Moved>,
    pub dots_by_side: bool,
    pub slips_in: Vec<super::SlipsIn>,
}

/// Reduces a workshop to what the room may see.
pub(super) fn reduce(workshop: &Workshop) -> Reduced {
    let columns = columns::columns(workshop);
    let home: BTreeMap<GroupId, GroupId> =
        columns.iter().flat_map(|column| column.members.iter().map(|member| (*member, column.group.id))).collect();
    let (factors, concealed) = points::points(workshop, &home);
    let visible: BTreeSet<FactorId> = factors.iter().map(|factor| factor.id).collect();
    let moved = points::moved(workshop, &factors, &home);
    let (slips, dots_by_side) = dots::slips(workshop, &home, &visible);
    let few = |ids: &[FactorId]| ids.iter().copied().filter(|id| visible.contains(id)).collect();

    let Workshop {
        title,
        intervention,
        intervention_draft,
        place,
        date,
        finish_by,
        recipients,
        next_look,
        screens,
        agenda: _,
        notes: _,
        all_groups: _,
        all_themes: _,
        all_factors: _,
        asked_no: _,
        shortlist,
        all_slips: _,
        chosen,
        all_actions: _,
        commitments: _,
        all_parked: _,
        progress,
        veil,
        strikes: _,
    } = workshop;
    let seen = Workshop {
        title: title.clone(),
        intervention: intervention.clone(),
        intervention_draft: *intervention_draft,
        place: place.clone(),
        date: *date,
        finish_by: *finish_by,
        recipients: recipients.clone(),
        next_look: *next_look,
        screens: *screens,
        agenda: agenda(workshop),
        notes: BTreeMap::new(),
        all_groups: columns.iter().map(|column| column.group.clone()).collect(),
        all_themes: workshop.themes().cloned().collect(),
        all_factors: factors,
        asked_no: columns::asked_no(workshop, &columns),
        shortlist: few(shortlist),
        all_slips: slips,
        chosen: few(chosen),
        all_actions: workshop.actions().map(|action| deed(action, &visible)).collect(),
        commitments: columns::commitments(workshop, &columns),
        all_parked: workshop.parked().cloned().collect(),
        progress: progress.clone(),
        veil: Veil { hidden: veil.hidden.clone(), reveals: veil.reveals.clone(), seen: BTreeMap::new() },
        strikes: 0,
    };
    let shown = columns.iter().map(|Column { group, shown, .. }| (group.id, *shown)).collect();
    let small_groups = columns::small_groups(workshop, &columns);
    let slips_in = slips_in::slips_in(workshop, &columns);
    Reduced { seen, shown, concealed, small_groups, promise: Promise::of(workshop), moved, dots_by_side, slips_in }
}

/// The agenda with what the room sees of each step, without what the facilitator says and does.
fn agenda(workshop: &Workshop) -> Agenda {
    let Agenda { template, steps, dots } = &workshop.agenda;
    Agenda { template: template.clone(), steps: steps.iter().map(step).collect(), dots: *dots }
}

fn step(step: &Step) -> Step {
    let Step {
        key,
        kind,
        title,
        short,
        min,
        plan,
        max,
        hides,
        room,
        say: _,
        todo: _,
        done_when: _,
        if_late: _,
        if_cut: _,
        omitted,
    } = step;
    Step {
        key: key.clone(),
        kind: *kind,
        title: title.clone(),
        short: short.clone(),
        min: *min,
        plan: *plan,
        max: *max,
        hides: hides.clone(),
        room: room.clone(),
        say: Note::default(),
        todo: Note::default(),
        done_when: Note::default(),
        if_late: Note::default(),
        if_cut: Line::default(),
        omitted: *omitted,
    }
}

/// An action without the points that the room does not see.
fn deed(action: &Action, visible: &BTreeSet<FactorId>) -> Action {
    let Deed { what, owner, first, status, shifts } = &action.deed;
    let shifts: Vec<Shift> = shifts.iter().copied().filter(|shift| visible.contains(&shift.factor)).collect();
    let deed = Deed { what: what.clone(), owner: owner.clone(), first: *first, status: *status, shifts };
    Action { id: action.id, deed, removed: false }
}
