//! Workshops with almost nothing in them, and the rules that only show at the edge.

use tandem::alignment::{Measures, Reading, State};
use tandem::workshop::{Basis, Bloc, Change, Evidence, Kind, Presence, Tally, Workshop};

use crate::scene::{Said, add_factor, add_group, add_theme, apply, put, same, workshop_of};

fn heard(group: usize, theme: usize, kind: Kind, strength: u8) -> Said {
    Said { group, theme: Some(theme), kind, evidence: Evidence::Heard, strength: Some(strength), ratings: None }
}

#[test]
fn an_empty_workshop_has_no_figures() {
    let measures = Measures::of(&Workshop::default());
    assert_eq!(measures, Measures::default());
    assert_eq!(measures.counts.heard_share.share(), None);
    assert!(measures.counts.heard_share.is_too_little());
    assert!(measures.mactor().agree.is_empty());
}

#[test]
fn groups_without_themes_and_themes_without_groups_are_undefined() {
    let groups = Measures::of(&workshop_of(&[(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)], &[], &[]));
    assert_eq!((groups.cells.len(), groups.pairs.len(), groups.overall.gap), (0, 1, None));
    assert!(groups.pairs[0].shares.is_none());
    let themes = Measures::of(&workshop_of(&[], &[1.0, 1.0], &[]));
    assert_eq!((themes.themes.len(), themes.themes[0].coverage, themes.themes[0].reading), (2, None, Reading::NoData));
    assert_eq!(themes.mactor().mobilisation_theme, [0, 0]);
}

#[test]
fn weights_of_nothing_and_points_without_strength_give_no_data() {
    let blocs = [(Bloc::Clinical, 0.0), (Bloc::Managerial, 0.0)];
    let said = [heard(0, 0, Kind::Incentive, 5), heard(1, 0, Kind::Barrier, 5)];
    let measures = Measures::of(&workshop_of(&blocs, &[1.0], &said));
    assert_eq!((measures.overall.gap, measures.overall.weakest_pair, measures.overall.pull_clinical), (None, None, None));
    assert_eq!((measures.themes[0].coverage, measures.themes[0].reading), (None, Reading::NoData));
    same("a pair is shown whatever the weights", measures.pairs[0].shares.map(|s| s.alignment), Some(-1.0));

    let blocs = [(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)];
    let measures = Measures::of(&workshop_of(&blocs, &[0.0], &said));
    assert!(measures.groups.iter().all(|group| group.empty));
    assert_eq!((measures.overall.gap, measures.pairs[0].shares), (None, None));
    same("a theme's own figures need no weight", measures.themes[0].alignment(), Some(-1.0));

    let unscored = said.map(|said| Said { strength: None, ..said });
    let measures = Measures::of(&workshop_of(&blocs, &[1.0], &unscored));
    assert_eq!((measures.counts.unscored, measures.overall.gap, measures.themes[0].reading), (2, None, Reading::NoData));
    assert_eq!(
        (measures.groups[0].pull.driving, measures.groups[0].pull.net(), measures.groups[0].pull.balance()),
        (0.0, 0.0, None)
    );
    assert_eq!((measures.cells[0].incentive.unscored, measures.cells[0].barrier.unscored), (1, 0));
}

#[test]
fn weights_beyond_all_measure_do_not_break_a_sum() {
    for huge in [1e-300, 1e300, f64::MAX] {
        let blocs = [(Bloc::Clinical, huge), (Bloc::Clinical, huge), (Bloc::Managerial, huge)];
        let said = [heard(0, 0, Kind::Incentive, 4), heard(1, 0, Kind::Incentive, 4), heard(2, 0, Kind::Incentive, 4)];
        let measures = Measures::of(&workshop_of(&blocs, &[huge], &said));
        same("between", measures.overall.between.map(|s| s.alignment), Some(1.0));
        same("within", measures.overall.within_clinical.map(|s| s.alignment), Some(1.0));
        same("coverage", measures.themes[0].coverage, Some(1.0));
        same("pull", measures.overall.pull_clinical, Some(1.0));
    }
}

#[test]
fn with_one_side_only_nothing_is_said_to_miss_the_other() {
    let blocs = [(Bloc::Clinical, 1.0), (Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)];
    let said = [
        heard(0, 0, Kind::Incentive, 5),
        heard(1, 0, Kind::Incentive, 4),
        heard(0, 1, Kind::Barrier, 5),
        heard(1, 1, Kind::Barrier, 4),
        heard(0, 2, Kind::Incentive, 5),
        heard(1, 2, Kind::Barrier, 5),
        heard(0, 3, Kind::Incentive, 5),
    ];
    let readings = |said: &[Said]| {
        let measures = Measures::of(&workshop_of(&blocs, &[1.0; 5], said));
        measures.themes.iter().map(|theme| theme.reading.words()).collect::<Vec<_>>()
    };
    assert_eq!(readings(&said), ["common motive", "common obstacle", "contested", "mixed", "no data"]);
    let mut both = said.to_vec();
    both.push(Said { theme: None, ..heard(2, 0, Kind::Barrier, 1) });
    assert_eq!(readings(&both), ["only clinical", "only clinical", "only clinical", "only clinical", "no data"]);
    both.pop();
    both.push(Said { evidence: Evidence::Assumed, ..heard(2, 0, Kind::Barrier, 1) });
    assert_eq!(readings(&both)[0], "common motive", "a guess scores nobody");
}

#[test]
fn a_theme_of_groups_of_neither_side_is_mixed() {
    let blocs = [(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0), (Bloc::Both, 1.0), (Bloc::Other, 1.0)];
    let own = [heard(0, 1, Kind::Incentive, 5), heard(1, 1, Kind::Incentive, 5)];
    let said = [own.to_vec(), vec![heard(2, 0, Kind::Incentive, 5), heard(3, 0, Kind::Incentive, 5)]].concat();
    let measures = Measures::of(&workshop_of(&blocs, &[1.0, 1.0], &said));
    assert_eq!(measures.themes[0].reading, Reading::Mixed);
    same("overall lets them in", measures.themes[0].alignment(), Some(1.0));
    same("between does not", measures.themes[0].between, None);
}

#[test]
fn evidence_and_provisional_follow_the_factor_at_the_top() {
    let mut workshop = Workshop::default();
    let (group, theme) = (add_group(&mut workshop, "Nurses", Bloc::Clinical, 1.0), add_theme(&mut workshop, "Time", 1.0));
    let barrier = |workshop: &Workshop| Measures::of(workshop).cells[0].barrier;
    let said = |evidence, strength| Said {
        group: 0,
        theme: None,
        kind: Kind::Barrier,
        evidence,
        strength: Some(strength),
        ratings: None,
    };
    let told = add_factor(&mut workshop, group, Some(theme), &said(Evidence::Survey, 4));
    apply(&mut workshop, Change::Score { id: told, strength: 4, basis: Basis::Entered });
    assert_eq!((barrier(&workshop).evidence, barrier(&workshop).provisional), (Some(Evidence::Survey), true));
    add_factor(&mut workshop, group, Some(theme), &said(Evidence::Heard, 3));
    assert_eq!((barrier(&workshop).evidence, barrier(&workshop).provisional), (Some(Evidence::Survey), true));
    add_factor(&mut workshop, group, Some(theme), &said(Evidence::Heard, 4));
    assert_eq!((barrier(&workshop).evidence, barrier(&workshop).provisional), (Some(Evidence::Heard), false));
    add_factor(&mut workshop, group, Some(theme), &said(Evidence::Assumed, 5));
    assert_eq!((barrier(&workshop).strength, barrier(&workshop).assumed), (4.0, 5.0));
    assert_eq!(Measures::of(&workshop).counts.entered, 1);
}

#[test]
fn blank_is_not_zero() {
    let mut workshop = Workshop::default();
    let here = add_group(&mut workshop, "Nurses", Bloc::Clinical, 1.0);
    let away = add_group(&mut workshop, "Night team", Bloc::Clinical, 1.0);
    apply(&mut workshop, Change::SetPresence { id: away, presence: Presence::Absent });
    let themes = [1, 2, 3].map(|n| add_theme(&mut workshop, &format!("Theme {n}"), 1.0));
    let unscored = Said { group: 0, theme: None, kind: Kind::Barrier, evidence: Evidence::Heard, strength: None, ratings: None };
    add_factor(&mut workshop, here, Some(themes[0]), &unscored);
    apply(&mut workshop, Change::RecordNo { group: here, theme: themes[1] });
    add_factor(&mut workshop, here, Some(themes[2]), &Said { evidence: Evidence::Assumed, ..unscored.clone() });
    add_factor(&mut workshop, away, Some(themes[0]), &unscored_survey(&unscored));
    let measures = Measures::of(&workshop);
    let states: Vec<State> = measures.cells.iter().map(|cell| cell.state).collect();
    let words: Vec<&str> = states.into_iter().map(State::words).collect();
    assert_eq!(words, ["raised", "asked, no", "raised", "raised", "not asked", "not asked"]);
    assert_eq!((measures.counts.heard_share.heard, measures.counts.heard_share.of), (2, 3));
    assert!(!measures.counts.heard_share.is_too_little(), "two thirds are enough");
    for presence in [Presence::SteppedOut, Presence::Left] {
        apply(&mut workshop, Change::SetPresence { id: away, presence });
        let share = Measures::of(&workshop).counts.heard_share;
        assert_eq!((share.heard, share.of), (3, 6));
        assert!(share.is_too_little());
    }
}

fn unscored_survey(said: &Said) -> Said {
    Said { evidence: Evidence::Survey, ..said.clone() }
}

#[test]
fn not_relevant_is_neither_a_rating_nor_a_blank() {
    let mut workshop = Workshop::default();
    let (group, theme) = (add_group(&mut workshop, "Nurses", Bloc::Clinical, 1.0), add_theme(&mut workshop, "Time", 1.0));
    let said = Said { group: 0, theme: None, kind: Kind::Barrier, evidence: Evidence::Heard, strength: None, ratings: None };
    let id = add_factor(&mut workshop, group, Some(theme), &said);
    apply(&mut workshop, Change::Rate { id, tally: Some(Tally { counts: [0; 5], not_relevant: 4, dont_know: 1 }) });
    let measures = Measures::of(&workshop);
    assert!(measures.cells[0].not_relevant);
    assert_eq!((measures.cells[0].barrier.strength, measures.counts.unscored), (0.0, 1));
    assert_eq!(measures.factor(id).map(|factor| (factor.strength, factor.consensus)), Some((None, None)));
}

#[test]
fn the_weakest_pair_is_the_first_of_equals() {
    let blocs = [(Bloc::Clinical, 1.0), (Bloc::Both, 1.0), (Bloc::Managerial, 1.0), (Bloc::Other, 0.0)];
    let said = [
        heard(0, 0, Kind::Incentive, 5),
        heard(1, 1, Kind::Incentive, 5),
        heard(2, 2, Kind::Incentive, 5),
        heard(3, 0, Kind::Barrier, 5),
    ];
    let measures = Measures::of(&workshop_of(&blocs, &[1.0; 3], &said));
    let weakest = measures.overall.weakest_pair.unwrap();
    assert_eq!((weakest.a.number(), weakest.b.number(), weakest.alignment), (1, 2, 0.0));
}

#[test]
fn groups_and_factors_taken_back_do_not_exist() {
    let mut workshop = Workshop::default();
    let (kept, gone) = (add_group(&mut workshop, "A", Bloc::Clinical, 1.0), add_group(&mut workshop, "B", Bloc::Managerial, 1.0));
    let (theme, dropped) = (add_theme(&mut workshop, "T", 1.0), add_theme(&mut workshop, "U", 1.0));
    put(&mut workshop, kept, theme, Kind::Incentive, Evidence::Heard, 4.0);
    let id = put(&mut workshop, gone, theme, Kind::Incentive, Evidence::Heard, 4.0).unwrap();
    apply(&mut workshop, Change::RemoveFactor { id });
    apply(&mut workshop, Change::RemoveGroup { id: gone });
    apply(&mut workshop, Change::RemoveTheme { id: dropped });
    let measures = Measures::of(&workshop);
    assert_eq!((measures.groups.len(), measures.themes.len(), measures.cells.len(), measures.factors.len()), (1, 1, 1, 1));
    assert_eq!((measures.group(gone), measures.cell(kept, dropped)), (None, None));
    assert_eq!(measures.themes[0].reading, Reading::Mixed, "no managerial group is left to ask");
}
