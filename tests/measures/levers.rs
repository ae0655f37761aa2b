//! Levers, tomorrow's matrix and the range of the gap, against doing the same thing to the workshop itself.

use proptest::prelude::*;
use tandem::alignment::levers::Deed as Pulled;
use tandem::alignment::{Choice, Lever, Levers, Measures, Sensitivity, Tomorrow, rounded};
use tandem::workshop::{Basis, Bloc, Change, Deed, Evidence, Kind, Shift, Status, Workshop};

use crate::laws::plan;
use crate::pair_laws::cases;
use crate::scene::{Said, apply, same, sample, sample_id, workshop_of};

/// The workshop after a lever, worked by hand.
fn worked(workshop: &Workshop, lever: &Lever) -> Measures {
    let mut workshop = workshop.clone();
    for &id in &lever.factors {
        match lever.deed {
            Pulled::Remove => apply(&mut workshop, Change::RemoveFactor { id }),
            Pulled::Ease => {
                apply(&mut workshop, Change::Rate { id, tally: None });
                apply(&mut workshop, Change::Score { id, strength: 1, basis: Basis::Agreed });
            }
        }
    }
    Measures::of(&workshop)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_lever_does_what_it_says((groups, themes, said) in plan()) {
        let workshop = workshop_of(&groups, &themes, &said);
        let measures = Measures::of(&workshop);
        let levers = Levers::of(&workshop, &measures);
        for lever in &levers.list {
            let after = worked(&workshop, lever);
            same("gap", lever.gap, after.overall.gap);
            same("clinical", lever.pull_clinical, after.overall.pull_clinical);
            same("managerial", lever.pull_managerial, after.overall.pull_managerial);
            same("drop", lever.drop, measures.overall.gap.zip(lever.gap).map(|(before, after)| before - after));
            prop_assert!(lever.rise.is_none_or(|rise| rise >= -1e-9), "nothing in the way is no push back: {lever:?}");
        }
        let key = |lever: &Lever| [lever.rise, lever.drop].map(|figure| figure.map_or(f64::NEG_INFINITY, rounded));
        for pair in levers.list.windows(2) {
            prop_assert!(key(&pair[0]) >= key(&pair[1]));
        }
        for question in &levers.questions {
            prop_assert_ne!(question.named_by, question.ask);
            prop_assert!(!question.factors.is_empty());
        }
    }

    #[test]
    fn expected_strengths_are_as_good_as_scored_ones((groups, themes, said) in plan(), to in 1_u8..=5) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let scored: Vec<_> = workshop.factors().filter(|factor| factor.strength().is_some()).map(|factor| factor.id).collect();
        let expected = scored.iter().map(|id| (*id, f64::from(to))).collect();
        let measures = Measures::expecting(&workshop, &expected);
        for id in scored {
            apply(&mut workshop, Change::Rate { id, tally: None });
            apply(&mut workshop, Change::Score { id, strength: to, basis: Basis::Agreed });
        }
        let done = Measures::of(&workshop);
        same("gap", measures.overall.gap, done.overall.gap);
        same("pull", measures.overall.pull_clinical, done.overall.pull_clinical);
        prop_assert_eq!(measures.pairs, done.pairs);
    }
}

#[test]
fn easing_one_of_two_equal_barriers_is_no_lever() {
    let said = |group, kind, strength| Said {
        group,
        theme: Some(0),
        kind,
        evidence: Evidence::Heard,
        strength: Some(strength),
        ratings: None,
    };
    let points = [said(0, Kind::Barrier, 4), said(0, Kind::Barrier, 4), said(1, Kind::Barrier, 1), said(1, Kind::Incentive, 3)];
    let workshop = workshop_of(&[(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)], &[1.0], &points);
    let levers = Levers::of(&workshop, &Measures::of(&workshop));
    let mut listed: Vec<(&str, usize, usize)> =
        levers.list.iter().map(|l| (l.deed.word(), l.groups.len(), l.factors.len())).collect();
    listed.sort_unstable();
    let both_notes_move_and_a_barrier_of_one_is_easy_already =
        [("ease", 1, 2), ("ease", 2, 2), ("remove", 1, 1), ("remove", 1, 2), ("remove", 2, 3)];
    assert_eq!(listed, both_notes_move_and_a_barrier_of_one_is_easy_already);
    assert_eq!(levers.questions.len(), 1);
    assert_eq!((levers.questions[0].named_by, levers.questions[0].ask), (Bloc::Managerial, Bloc::Clinical));
}

#[test]
fn a_shared_obstacle_gone_leaves_less_to_agree_on() {
    let workshop = sample();
    let levers = Levers::of(&workshop, &Measures::of(&workshop));
    let cover = workshop.themes().find(|theme| &*theme.code == "cover").unwrap().id;
    let together = levers.list.iter().find(|l| l.theme == cover && l.groups.len() > 1 && l.deed == Pulled::Remove).unwrap();
    assert_eq!((together.groups.len(), together.factors.len()), (6, 6));
    assert!(together.leaves_less_to_agree_on());
    assert!(together.rise.unwrap() > 0.0, "and less in the way");
    assert_eq!(levers.list[0].rise, levers.list.iter().filter_map(|l| l.rise).reduce(f64::max));
}

#[test]
fn the_gaps_range_is_as_worked_out() {
    let mut workshop = sample();
    let group = |workshop: &Workshop, code: &str| workshop.groups().find(|group| &*group.code == code).unwrap().id;
    let (managers, executive) = (group(&workshop, "wm"), group(&workshop, "exe"));
    let sensitivity = Sensitivity::of(&workshop, &Measures::of(&workshop));
    let ((low_choice, low), (high_choice, high)) = sensitivity.range().unwrap();
    assert_eq!((low_choice, format!("{low:.3}")), (Choice::Without(executive), "0.315".to_owned()));
    assert_eq!((high_choice, format!("{high:.3}")), (Choice::Without(managers), "0.376".to_owned()));
    assert_eq!(sensitivity.choices.len(), 4, "three small groups and what is assumed");

    apply(&mut workshop, Change::SetBloc { id: managers, bloc: Bloc::Both });
    let sensitivity = Sensitivity::of(&workshop, &Measures::of(&workshop));
    let counted = |bloc| sensitivity.choices.iter().find(|under| under.choice == Choice::Counted(managers, bloc)).unwrap().gap;
    assert_eq!(counted(Bloc::Clinical).map(|gap| format!("{gap:.3}")).as_deref(), Some("0.343"));
    assert_eq!(counted(Bloc::Managerial).map(|gap| format!("{gap:.3}")).as_deref(), Some("0.344"));
}

#[test]
fn tomorrow_takes_the_best_of_what_actions_expect() {
    let mut workshop = sample();
    let act = |workshop: &mut Workshop, status, shifts: &[(&str, u8)]| {
        let id = workshop.next_action();
        let shifts = shifts.iter().map(|(name, to)| Shift { factor: sample_id(name), to: *to }).collect();
        apply(workshop, Change::AddAction { id, deed: Deed { what: "do it".into(), status, shifts, ..Deed::default() } });
    };
    act(&mut workshop, Status::Agreed, &[("N4", 3), ("W3", 3), ("N9", 4)]);
    act(&mut workshop, Status::ToBeAsked, &[("N4", 2), ("N9", 5), ("N12", 5)]);
    act(&mut workshop, Status::Dropped, &[("N5", 0)]);
    act(&mut workshop, Status::Agreed, &[]);
    let tomorrow = Tomorrow::of(&workshop);
    let moves: Vec<_> = tomorrow.moves.iter().map(|m| (m.factor, m.from, m.to)).collect();
    assert_eq!(moves, [(sample_id("N4"), 4.5, 2.0), (sample_id("N9"), 3.5, 5.0), (sample_id("W3"), 5.0, 3.0)]);
    assert_eq!(tomorrow.shares.len(), 2, "what moves nothing has no share");
    let today = Measures::of(&workshop).overall;
    let then = tomorrow.measures.overall;
    assert!(then.pull_clinical > today.pull_clinical && then.pull_managerial > today.pull_managerial);
    let first = tomorrow.shares[0];
    same("the second action moves no manager", tomorrow.shares[1].pull_managerial, Some(0.0));
    same("so the first alone does", first.pull_managerial, then.pull_managerial.zip(today.pull_managerial).map(|(a, b)| a - b));
    same("the second covers what the first does for nurses", first.pull_clinical, Some(0.0));
}

#[test]
fn without_actions_tomorrow_is_today() {
    let tomorrow = Tomorrow::of(&sample());
    assert_eq!(tomorrow.measures, Measures::of(&sample()));
    assert!(tomorrow.moves.is_empty() && tomorrow.shares.is_empty());
}
