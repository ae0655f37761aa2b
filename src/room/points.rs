//! The points that the room sees: live ones of the columns, their scores as they stood at the last reveal while
//! hidden, without notes, and without the ratings of one or two people.

use std::collections::{BTreeMap, BTreeSet};

use crate::workshop::{Basis, Factor, FactorId, Given, GroupId, Hides, Note, Tally, ThemeId, Workshop};

/// The fewest raters whose ratings the room may see.
const RATERS_SHOWN: u32 = 3;

/// The points as the room sees them, and those whose ratings are kept from it.
pub(super) fn points(workshop: &Workshop, home: &BTreeMap<GroupId, GroupId>) -> (Vec<Factor>, BTreeSet<FactorId>) {
    let visible: BTreeMap<FactorId, GroupId> =
        workshop.factors().filter_map(|factor| Some((factor.id, *home.get(&factor.group)?))).collect();
    let mut concealed = BTreeSet::new();
    let points = workshop
        .factors()
        .filter_map(|factor| {
            let group = *visible.get(&factor.id)?;
            let (given, tally) = revealed(workshop, factor);
            let (given, tally, kept_back) = without_few(given, tally);
            if kept_back {
                concealed.insert(factor.id);
            }
            // A link to a held group's point, or between two groups of one column, would tell them apart: it leads to
            // the first point behind it that tells nothing.
            let said_before = |id: &FactorId| workshop.factor(*id).and_then(|factor| factor.same_as);
            let same_as = std::iter::successors(factor.same_as, said_before)
                .find(|other| visible.get(other).is_some_and(|column| *column != group));
            Some(Factor {
                id: factor.id,
                group,
                kind: factor.kind,
                text: factor.text.clone(),
                theme: factor.theme,
                given,
                tally,
                evidence: factor.evidence,
                merged_into: None,
                same_as,
                note: Note::default(),
                off_matrix: factor.off_matrix,
                removed: false,
            })
        })
        .collect();
    (points, concealed)
}

/// A factor's scores as the room may know them now: while hidden, those of the last reveal.
fn revealed(workshop: &Workshop, factor: &Factor) -> (Option<Given>, Option<Tally>) {
    if workshop.hides(Hides::Scores) {
        workshop.veil.seen.get(&factor.id).map_or((None, None), |seen| (seen.factor.given, seen.factor.tally))
    } else {
        (factor.given, factor.tally)
    }
}

/// The strength stays, the ratings of one or two people go; whether they did.
fn without_few(given: Option<Given>, tally: Option<Tally>) -> (Option<Given>, Option<Tally>, bool) {
    match tally {
        Some(tally) if (1..RATERS_SHOWN).contains(&tally.raters()) => {
            (tally.median().map(|strength| Given { strength, basis: Basis::Rated }), None, true)
        }
        // A figure given beside ratings that decide was replaced by them: nobody needs it.
        Some(tally) if tally.raters() > 0 => (None, Some(tally), false),
        tally => (given, tally, false),
    }
}

/// A point that changed since the last reveal, for *Put it right*: the old value stands in grey beside the new.
/// Old words are not kept: they may be just what was taken out.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The point.
    pub factor: FactorId,
    /// Its strength then; none if it was unscored.
    pub strength_before: Option<f64>,
    /// The heading it stood under then.
    pub theme_before: Option<ThemeId>,
}

/// The points whose figure or heading changed since the last reveal, in workshop order.
pub(super) fn moved(workshop: &Workshop, points: &[Factor], home: &BTreeMap<GroupId, GroupId>) -> Vec<Moved> {
    let changed = |point: &Factor| {
        let then = &workshop.veil.seen.get(&point.id)?.factor;
        let same_column = home.get(&then.group) == Some(&point.group);
        let before = Moved { factor: point.id, strength_before: then.strength(), theme_before: then.theme };
        (same_column && (before.strength_before != point.strength() || before.theme_before != point.theme)).then_some(before)
    };
    points.iter().filter_map(changed).collect()
}
