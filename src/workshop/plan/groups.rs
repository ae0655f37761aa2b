//! Joining two groups and splitting one: every point, merge, "no" and headcount goes along.

use super::points::carry;
use crate::workshop::{Bloc, Change, Code, FactorId, Group, GroupId, Line, Presence, Shown, Workshop};

/// A group that is split off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewGroup {
    /// Its name; its code is derived from it.
    pub name: Line,
    /// Its side.
    pub bloc: Bloc,
    /// How many of the people counted belong to it, if anybody counted.
    pub people: Option<u32>,
}

/// Makes one group of two: `kept` takes over the points, the people and the answers of `gone`, which leaves the list.
/// Empty if they are not two groups on the list.
#[must_use]
pub fn join_groups(workshop: &Workshop, kept: GroupId, gone: GroupId) -> Vec<Change> {
    let on_list = |id| workshop.group(id).filter(|group| !group.removed);
    let (Some(keep), Some(other)) = (on_list(kept), on_list(gone)) else { return Vec::new() };
    if kept == gone {
        return Vec::new();
    }
    let mut changes: Vec<Change> = workshop.factors_of(gone).flat_map(|factor| carry(workshop, factor.id, kept)).collect();
    let noes = workshop.asked_no.iter().filter(|no| no.0 == gone && !workshop.asked_no.contains(&(kept, no.1)));
    let noes = noes.filter(|no| workshop.theme(no.1).is_some_and(|theme| !theme.removed));
    changes.extend(noes.map(|no| Change::RecordNo { group: kept, theme: no.1 }));
    if let (None, Some(commitment)) = (workshop.commitments.get(&kept), workshop.commitments.get(&gone)) {
        changes.push(Change::SetCommitment { group: kept, commitment: Some(commitment.clone()) });
    }
    changes.extend(joined_headcount(keep, other));
    changes.push(Change::RemoveGroup { id: gone });
    changes
}

/// Presence, people, size and choice of two groups made one. A choice that protects more wins.
fn joined_headcount(keep: &Group, other: &Group) -> Vec<Change> {
    let mut changes = Vec::new();
    if keep.presence != Presence::Present && (other.presence == Presence::Present || keep.presence == Presence::Absent) {
        changes.push(Change::SetPresence { id: keep.id, presence: other.presence });
    }
    if other.people.is_some() || other.size.is_some() {
        let people = keep.people.map_or(other.people, |a| Some(a.saturating_add(other.people.unwrap_or(0))));
        let here = |group: &Group| group.size.and(group.people).unwrap_or(0);
        let together = Some(here(keep).saturating_add(here(other))).filter(|&n| n > 0);
        changes.push(Change::CorrectPeople { id: keep.id, people, size: keep.size.max(other.size).max(together) });
    }
    let choices = [keep, other].into_iter().filter(|group| group.is_small()).map(|group| group.choice.unwrap_or(Shown::Joined));
    let choice = choices.max_by_key(|shown| match shown {
        Shown::Open => 0,
        Shown::Joined => 1,
        Shown::Held => 2,
    });
    if choice.is_some() && choice != keep.choice {
        changes.push(Change::ChooseShown { id: keep.id, shown: choice });
    }
    changes
}

/// Splits a new group off `from`: the chosen points (with all that is merged into them) and people go to it; what
/// `from` answered "no" to, the new one did too, for it was part of it. Points of other groups stay where they are.
#[must_use]
pub fn split_group(workshop: &Workshop, from: GroupId, new: NewGroup, points: &[FactorId]) -> Vec<Change> {
    let Some(old) = workshop.group(from).filter(|group| !group.removed) else { return Vec::new() };
    let id = workshop.next_group();
    let mut changes = vec![Change::AddGroup {
        id,
        code: Code::for_group(&new.name, workshop.groups().map(|group| &group.code)),
        name: new.name,
        bloc: new.bloc,
        people: new.people,
        presence: old.presence,
        weight: old.weight,
    }];
    if let (Some(all), Some(some)) = (old.people, new.people) {
        let size = old.size.map(|size| size.saturating_sub(some));
        changes.push(Change::CorrectPeople { id: from, people: Some(all.saturating_sub(some)), size: size.filter(|&n| n > 0) });
    }
    let theirs = workshop.factors_of(from).filter(|factor| points.contains(&factor.id));
    changes.extend(theirs.flat_map(|factor| carry(workshop, factor.id, id)));
    let noes = workshop.asked_no.iter().filter(|no| no.0 == from);
    let noes = noes.filter(|no| workshop.theme(no.1).is_some_and(|theme| !theme.removed));
    changes.extend(noes.map(|no| Change::RecordNo { group: id, theme: no.1 }));
    changes
}
