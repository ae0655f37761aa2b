//! Dots as the room sees them: totals by side, or one total where a side is so few that it could be told who chose.

use std::collections::{BTreeMap, BTreeSet};

use crate::workshop::{Bloc, FactorId, GroupId, Hides, Presence, Slip, SlipId, Workshop};

/// The fewest people of a side whose dots are shown apart.
const SIDE_SHOWN: u32 = 3;

/// The slips that stand for the dots the room may see, and whether they are told apart by side. Single slips do
/// not pass: there is one for each side, or one for all.
pub(super) fn slips(workshop: &Workshop, home: &BTreeMap<GroupId, GroupId>, visible: &BTreeSet<FactorId>) -> (Vec<Slip>, bool) {
    if workshop.hides(Hides::Dots) {
        let seen = workshop.veil.seen.iter().filter(|(id, _)| visible.contains(id));
        let picks: Vec<FactorId> =
            seen.flat_map(|(id, seen)| std::iter::repeat_n(*id, usize::try_from(seen.dots).unwrap_or(0))).collect();
        return (numbered(vec![(Bloc::Other, picks)]), false);
    }
    let by_side = sides_are_large(workshop, home);
    let mut sides: BTreeMap<Bloc, Vec<FactorId>> = BTreeMap::new();
    for slip in workshop.slips() {
        let side = if by_side { slip.bloc } else { Bloc::Other };
        sides.entry(side).or_default().extend(slip.picks.iter().filter(|pick| visible.contains(pick)));
    }
    (numbered(sides.into_iter().collect()), by_side)
}

fn numbered(sides: Vec<(Bloc, Vec<FactorId>)>) -> Vec<Slip> {
    let some = sides.into_iter().filter(|(_, picks)| !picks.is_empty());
    (1..)
        .zip(some)
        .map(|(number, (bloc, mut picks))| {
            picks.sort_unstable();
            Slip { id: SlipId::new(number), bloc, picks, removed: false }
        })
        .collect()
}

/// Whether the room sees the sides' dots apart, as soon as it sees dots: else one total.
#[must_use]
pub fn dots_apart(workshop: &Workshop) -> bool {
    let columns = super::columns::columns(workshop);
    let home = columns.iter().flat_map(|column| column.members.iter().map(|member| (*member, column.group.id))).collect();
    sides_are_large(workshop, &home)
}

/// Whether every side with people here, or with slips, has at least three of them. A group here whose heads nobody
/// counted is not small (MEASURES.md), so its side is not.
/// Held groups do not count, so that their headcounts change nothing.
fn sides_are_large(workshop: &Workshop, home: &BTreeMap<GroupId, GroupId>) -> bool {
    Bloc::ALL.into_iter().all(|bloc| {
        let people = workshop
            .groups()
            .filter(|group| group.bloc == bloc && group.presence == Presence::Present && home.contains_key(&group.id))
            .map(|group| group.people.unwrap_or(SIDE_SHOWN))
            .fold(0, u32::saturating_add);
        let slips = workshop.slips().filter(|slip| slip.bloc == bloc).take(3).count();
        (people == 0 && slips == 0) || (people >= SIDE_SHOWN && !(1..3).contains(&slips))
    })
}
