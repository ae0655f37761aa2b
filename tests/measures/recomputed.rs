//! Levers, the range of the gap and tomorrow's matrix, each against the same thing done to the workshop itself and
//! measured from scratch.

use std::collections::BTreeSet;

use proptest::prelude::*;
use tandem::alignment::levers::Deed as Pulled;
use tandem::alignment::{Choice, Levers, Measures, Sensitivity, Tomorrow, rounded};
use tandem::workshop::{Basis, Bloc, Change, Deed, Evidence, FactorId, GroupId, Kind, Shift, Status, ThemeId, Workshop};

use crate::laws::plan;
use crate::pair_laws::cases;
use crate::scene::{apply, same, workshop_of};

/// Every lever that there should be: what is done, to which heading's barrier, for whom.
fn expected(workshop: &Workshop) -> BTreeSet<(bool, ThemeId, Vec<GroupId>)> {
    let mut levers = BTreeSet::new();
    for theme in workshop.themes() {
        for remove in [false, true] {
            let least = if remove { 0.0 } else { 1.0 };
            let has = |group: GroupId, above: f64| {
                workshop.factors_of(group).any(|factor| {
                    let counts = factor.kind == Kind::Barrier && factor.evidence != Evidence::Assumed;
                    factor.theme == Some(theme.id) && counts && factor.strength().is_some_and(|strength| strength > above)
                })
            };
            let all: Vec<GroupId> = workshop.groups().map(|group| group.id).filter(|id| has(*id, 0.0)).collect();
            levers.extend(all.iter().filter(|id| has(**id, least)).map(|id| (remove, theme.id, vec![*id])));
            if all.len() > 1 && all.iter().any(|id| has(*id, least)) {
                levers.insert((remove, theme.id, all));
            }
        }
    }
    levers
}

/// By how much the pull of the side with the lower one rises.
fn rise(before: [Option<f64>; 2], after: [Option<f64>; 2]) -> Option<f64> {
    let by = |side: usize| Some(after[side]? - before[side]?);
    match (before[0].map(rounded), before[1].map(rounded)) {
        (Some(c), Some(m)) if c < m => by(0),
        (Some(c), Some(m)) if c > m => by(1),
        (Some(_), Some(_)) => Some(by(0)?.min(by(1)?)),
        (Some(_), None) => by(0),
        (None, _) => by(1),
    }
}

/// The workshop with a factor at another strength, gone at 0.
fn put(workshop: &mut Workshop, id: FactorId, strength: u8) {
    if strength == 0 {
        return apply(workshop, Change::RemoveFactor { id });
    }
    apply(workshop, Change::Rate { id, tally: None });
    apply(workshop, Change::Score { id, strength, basis: Basis::Agreed });
}

fn agree(what: &str, found: &Measures, done: &Measures) {
    let pulls = |of: &Measures| [of.overall.gap, of.overall.pull_clinical, of.overall.pull_managerial];
    for (found, done) in pulls(found).into_iter().zip(pulls(done)) {
        same(what, found, done);
    }
    for (found, done) in found.pairs.iter().zip(&done.pairs) {
        same(what, found.shares.map(|s| s.alignment), done.shares.map(|s| s.alignment));
    }
}

/// An action's shifts: a factor by its place, and the strength expected.
type Shifts = Vec<(prop::sample::Index, u8)>;

fn actions() -> impl Strategy<Value = Vec<(Shifts, bool)>> {
    let shifts = prop::collection::vec((any::<prop::sample::Index>(), 0_u8..=5), 0..4);
    prop::collection::vec((shifts, prop::bool::weighted(0.2)), 0..4)
}

/// The workshop after those of these actions that were not dropped, but for one: barriers take the lowest, incentives the
/// highest.
fn after(workshop: &Workshop, but: Option<usize>) -> Measures {
    let mut done = workshop.clone();
    let live: Vec<_> = workshop.actions().filter(|action| action.deed.status != Status::Dropped).collect();
    let kept = live.iter().enumerate().filter(|(at, _)| but.is_none_or(|but| live[but].id != live[*at].id));
    let shifts: Vec<Shift> = kept.flat_map(|(_, action)| action.deed.shifts.clone()).collect();
    for factor in workshop.factors().filter(|factor| factor.strength().is_some()) {
        let to = shifts.iter().filter(|shift| shift.factor == factor.id).map(|shift| shift.to);
        let to = if factor.kind == Kind::Barrier { to.min() } else { to.max() };
        if let Some(to) = to {
            put(&mut done, factor.id, to);
        }
    }
    Measures::of(&done)
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn there_is_every_lever_once_and_each_is_ranked_by_what_it_does((groups, themes, said) in plan()) {
        let workshop = workshop_of(&groups, &themes, &said);
        let today = Measures::of(&workshop);
        let levers = Levers::of(&workshop, &today);
        let found: Vec<_> = levers.list.iter().map(|lever| (lever.deed == Pulled::Remove, lever.theme, lever.groups.clone())).collect();
        prop_assert_eq!(found.iter().cloned().collect::<BTreeSet<_>>(), expected(&workshop));
        prop_assert_eq!(found.len(), expected(&workshop).len(), "none twice");
        let mut before: Option<[f64; 2]> = None;
        for lever in &levers.list {
            let mut done = workshop.clone();
            for id in &lever.factors {
                put(&mut done, *id, u8::from(lever.deed == Pulled::Ease));
            }
            let then = Measures::of(&done);
            let pulls = |of: &Measures| [of.overall.pull_clinical, of.overall.pull_managerial];
            let rise = rise(pulls(&today), pulls(&then));
            let drop = today.overall.gap.zip(then.overall.gap).map(|(before, after)| before - after);
            same("rise", lever.rise.map(|x| x + 0.0), rise.map(|x| rounded(x) + (x - rounded(x)) + 0.0));
            same("gap", lever.gap, then.overall.gap);
            same("drop", lever.drop, drop.map(|x| x + 0.0));
            let rank = [rise, drop].map(|figure| figure.map_or(f64::NEG_INFINITY, |x| (x * 1e8).round()));
            prop_assert!(before.is_none_or(|before| before >= rank));
            before = Some(rank);
        }
    }

    #[test]
    fn the_range_of_the_gap_is_that_of_the_workshops_themselves(
        (groups, themes, said) in plan(),
        sizes in prop::collection::vec(1_u32..5, 6),
    ) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let ids: Vec<GroupId> = workshop.groups().map(|group| group.id).collect();
        for (id, size) in ids.iter().zip(sizes) {
            apply(&mut workshop, Change::CorrectPeople { id: *id, people: Some(size), size: Some(size) });
        }
        let sensitivity = Sensitivity::of(&workshop, &Measures::of(&workshop));
        let small = workshop.groups().filter(|group| group.is_small()).count();
        let both = workshop.groups().filter(|group| group.bloc == Bloc::Both).count();
        prop_assert_eq!(sensitivity.choices.len(), small + 2 * both + 1);
        for under in &sensitivity.choices {
            let mut other = workshop.clone();
            match under.choice {
                Choice::Without(group) => {
                    for id in workshop.factors_of(group).map(|factor| factor.id).collect::<Vec<_>>() {
                        apply(&mut other, Change::RemoveFactor { id });
                    }
                    apply(&mut other, Change::RemoveGroup { id: group });
                }
                Choice::Counted(id, bloc) => apply(&mut other, Change::SetBloc { id, bloc }),
                Choice::WithAssumed => {
                    for id in workshop.factors().map(|factor| factor.id).collect::<Vec<_>>() {
                        apply(&mut other, Change::SetEvidence { id, evidence: Evidence::Heard });
                    }
                }
            }
            same(&format!("{:?}", under.choice), under.gap, Measures::of(&other).overall.gap);
        }
    }

    #[test]
    fn tomorrow_is_the_workshop_after_its_actions((groups, themes, said) in plan(), actions in actions()) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let factors: Vec<FactorId> = workshop.factors().map(|factor| factor.id).collect();
        prop_assume!(!factors.is_empty());
        for (shifts, dropped) in actions {
            let id = workshop.next_action();
            let mut seen = BTreeSet::new();
            let shifts = shifts.iter().map(|(at, to)| Shift { factor: factors[at.index(factors.len())], to: *to });
            let shifts = shifts.filter(|shift| seen.insert(shift.factor)).collect();
            let status = if dropped { Status::Dropped } else { Status::Agreed };
            apply(&mut workshop, Change::AddAction { id, deed: Deed { what: "do it".into(), status, shifts, ..Deed::default() } });
        }
        let tomorrow = Tomorrow::of(&workshop);
        let all = after(&workshop, None);
        agree("tomorrow", &tomorrow.measures, &all);
        let live: Vec<_> = workshop.actions().filter(|action| action.deed.status != Status::Dropped).map(|action| action.id).collect();
        for share in &tomorrow.shares {
            let without = after(&workshop, live.iter().position(|id| *id == share.action)).overall;
            let lost = |with: Option<f64>, without: Option<f64>| with.zip(without).map(|(with, without)| with - without + 0.0);
            same("share of the gap", share.gap, lost(all.overall.gap, without.gap));
            same("share of a pull", share.pull_clinical, lost(all.overall.pull_clinical, without.pull_clinical));
            same("share of a pull", share.pull_managerial, lost(all.overall.pull_managerial, without.pull_managerial));
        }
    }
}
