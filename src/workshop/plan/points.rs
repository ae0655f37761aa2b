//! Points that come from somebody else's: "same for us" and "also for us"; and moving a point with all that was merged into it.

use crate::words::Words;
use crate::workshop::{Basis, Change, Evidence, Factor, FactorId, GroupId, Kind, Line, Presence, Tally, ThemeId, Workshop};

/// How much a new point matters, if that was said at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Not yet.
    Unscored,
    /// One figure, 1 to 5.
    Figure(u8, Basis),
    /// The group's slips.
    Slips(Tally),
}

/// The change that scores a point; none for [`Mark::Unscored`].
#[must_use]
pub const fn score(id: FactorId, mark: Mark) -> Option<Change> {
    match mark {
        Mark::Unscored => None,
        Mark::Figure(strength, basis) => Some(Change::Score { id, strength, basis }),
        Mark::Slips(tally) => Some(Change::Rate { id, tally: Some(tally) }),
    }
}

/// "The same for us": the point's kind, theme and text for another group, linked to it; a guess if that group is
/// absent. Empty if there is no such point.
#[must_use]
pub fn same_for_us(workshop: &Workshop, point: FactorId, group: GroupId, mark: Mark) -> Vec<Change> {
    let Some(point) = workshop.factor(point) else { return Vec::new() };
    let id = workshop.next_factor();
    let added = Change::AddFactor {
        id,
        group,
        kind: point.kind,
        text: point.text.clone(),
        theme: point.theme,
        evidence: evidence_of(workshop, group),
        same_as: Some(point.id),
    };
    [Some(added), score(id, mark)].into_iter().flatten().collect()
}

/// The words of a point for which a group only ticked "also for us" beside a heading: they are read in lists where nobody
/// remembers the tick, so they say what it meant. The room reads them, so they come from its language.
#[must_use]
pub fn also_words(words: &Words, heading: &str, kind: Kind) -> Line {
    Line::new(&match kind {
        Kind::Incentive => words.values.also_worth_it(heading),
        Kind::Barrier => words.values.also_in_the_way(heading),
    })
}

/// "Also for us": a heading that the group had not raised is true for it too, in these words ([`also_words`]); an earlier "no"
/// is taken back. Empty if there is no such heading.
#[must_use]
pub fn also_for_us(workshop: &Workshop, group: GroupId, theme: ThemeId, kind: Kind, text: Line) -> Vec<Change> {
    if workshop.theme(theme).is_none() {
        return Vec::new();
    }
    let id = workshop.next_factor();
    let evidence = evidence_of(workshop, group);
    let added = Change::AddFactor { id, group, kind, text, theme: Some(theme), evidence, same_as: None };
    let took_no_back = workshop.asked_no.contains(&(group, theme)).then_some(Change::ClearNo { group, theme });
    took_no_back.into_iter().chain([added]).collect()
}

/// What is said for a group that is absent is a guess.
fn evidence_of(workshop: &Workshop, group: GroupId) -> Evidence {
    match workshop.group(group) {
        Some(group) if group.presence == Presence::Absent => Evidence::Assumed,
        _ => Evidence::Heard,
    }
}

/// All points merged into `root`, directly or through others, nearest first.
fn merged_under(workshop: &Workshop, root: FactorId) -> Vec<&Factor> {
    let mut found: Vec<&Factor> = workshop.merged_into(root).collect();
    let mut at = 0;
    while at < found.len() {
        let below: Vec<&Factor> = workshop.merged_into(found[at].id).collect();
        found.extend(below);
        at += 1;
    }
    found
}

/// Gives a point and all that is merged into it to another group: taken apart, moved, merged again.
pub(super) fn carry(workshop: &Workshop, root: FactorId, group: GroupId) -> Vec<Change> {
    let merged = merged_under(workshop, root);
    let apart = merged.iter().map(|factor| Change::UnmergeFactor { id: factor.id });
    let moved = std::iter::once(root).chain(merged.iter().map(|factor| factor.id)).map(|id| Change::MoveFactor { id, group });
    let again = merged.iter().rev().filter_map(|factor| Some(Change::MergeFactor { id: factor.id, into: factor.merged_into? }));
    apart.chain(moved).chain(again).collect()
}
