//! Laws of a whole workshop's measures under random workshops.

use proptest::prelude::*;
use tandem::alignment::{GroupFigures, Measures, Reading, Shares, State};
use tandem::workshop::{Bloc, Change, Evidence, FactorId, Kind, Line, Meaning, Workshop};

use crate::pair_laws::cases;
use crate::scene::{Said, apply, same, workshop_of};

pub type Blocs = Vec<(Bloc, f64)>;

fn said(groups: usize, themes: usize) -> impl Strategy<Value = Said> {
    let evidence = prop_oneof![3 => Just(Evidence::Heard), 1 => Just(Evidence::Survey), 1 => Just(Evidence::Assumed)];
    let kind = prop_oneof![Just(Kind::Incentive), Just(Kind::Barrier)];
    let theme = prop_oneof![1 => Just(None), 8 => (0..themes).prop_map(Some)];
    let ratings = prop::option::of(prop::array::uniform5(0_u16..4));
    (0..groups, theme, kind, evidence, prop::option::weighted(0.8, 1_u8..=5), ratings)
        .prop_map(|(group, theme, kind, evidence, strength, ratings)| Said { group, theme, kind, evidence, strength, ratings })
}

/// A random workshop's groups, themes and factors.
pub fn plan() -> impl Strategy<Value = (Blocs, Vec<f64>, Vec<Said>)> {
    let bloc = prop_oneof![4 => Just(Bloc::Clinical), 4 => Just(Bloc::Managerial), 1 => Just(Bloc::Both), 1 => Just(Bloc::Other)];
    let weight = || prop_oneof![6 => Just(1.0), 1 => Just(0.0), 2 => 0.1_f64..9.0];
    let groups = prop::collection::vec((bloc, weight()), 1..6);
    let themes = prop::collection::vec(weight(), 1..6);
    (groups, themes).prop_flat_map(|(groups, themes)| {
        let said = prop::collection::vec(said(groups.len(), themes.len()), 0..30);
        (Just(groups), Just(themes), said)
    })
}

fn alignment(shares: Option<Shares>) -> Option<f64> {
    shares.map(|shares| shares.alignment)
}

/// The figures that neither order nor names of anything may change.
fn compare(a: &Measures, b: &Measures) {
    same("overall", alignment(a.overall.all), alignment(b.overall.all));
    same("between", alignment(a.overall.between), alignment(b.overall.between));
    same("clinical", alignment(a.overall.within_clinical), alignment(b.overall.within_clinical));
    same("managerial", alignment(a.overall.within_managerial), alignment(b.overall.within_managerial));
    same("gap", a.overall.gap, b.overall.gap);
    same("weakest", a.overall.weakest_pair.map(|w| w.alignment), b.overall.weakest_pair.map(|w| w.alignment));
    same("assumed", a.overall.assumed_share, b.overall.assumed_share);
    same("pull", a.overall.pull_clinical, b.overall.pull_clinical);
    same("pull", a.overall.pull_managerial, b.overall.pull_managerial);
    same("with assumed", alignment(a.overall.with_assumed.all), alignment(b.overall.with_assumed.all));
    same("with assumed", a.overall.with_assumed.gap, b.overall.with_assumed.gap);
    assert_eq!(a.counts, b.counts);
}

fn compare_themes(a: &Measures, b: &Measures, place: impl Fn(usize) -> usize) {
    for (t, theme) in a.themes.iter().enumerate() {
        let other = &b.themes[place(t)];
        same("theme", theme.alignment(), other.alignment());
        same("theme between", theme.between, other.between);
        same("coverage", theme.coverage, other.coverage);
        same("balance", theme.balance, other.balance);
        assert_eq!(theme.reading, other.reading);
    }
}

fn all_figures(measures: &Measures) -> Vec<f64> {
    let shares =
        |s: Option<Shares>| s.into_iter().flat_map(|s| [s.shared, s.opposed, s.unmatched, s.alignment]).collect::<Vec<_>>();
    let overall = &measures.overall;
    let mut figures = [overall.all, overall.between, overall.within_clinical, overall.within_managerial].map(shares).concat();
    figures.extend([overall.with_assumed.all, overall.with_assumed.between].map(shares).concat());
    let single = [overall.gap, overall.assumed_share, overall.pull_clinical, overall.pull_managerial, overall.with_assumed.gap];
    figures.extend(single.into_iter().flatten());
    for theme in &measures.themes {
        figures.extend(shares(theme.shares));
        figures.extend(
            [theme.between, theme.coverage, theme.balance, theme.balance_clinical, theme.balance_managerial]
                .into_iter()
                .flatten(),
        );
    }
    figures.extend(measures.pairs.iter().flat_map(|pair| shares(pair.shares)));
    figures.extend(measures.groups.iter().flat_map(|group| [Some(group.pull.net() / 1e6), group.pull.balance()]).flatten());
    figures.extend(measures.factors.iter().filter_map(|factor| factor.consensus));
    let mactor = measures.mactor();
    figures.extend(mactor.ambivalence.iter().chain(&mactor.ambivalence_valued).flatten());
    figures
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn no_figure_is_out_of_range((groups, themes, said) in plan()) {
        let measures = Measures::of(&workshop_of(&groups, &themes, &said));
        for figure in all_figures(&measures) {
            prop_assert!((-1.0..=1.0).contains(&figure), "{}", figure);
            prop_assert!(figure != 0.0 || figure.is_sign_positive());
        }
        if let (Some(gap), Some(between)) = (measures.overall.gap, measures.overall.between) {
            prop_assert!((gap - (1.0 - between.alignment) / 2.0).abs() < 1e-9);
        }
        for theme in &measures.themes {
            prop_assert_eq!(theme.reading == Reading::NoData, theme.balance.is_none());
        }
    }

    #[test]
    fn the_order_of_factors_does_not_matter((groups, themes, said, shuffled) in plan().prop_flat_map(|(g, t, s)| (Just(g), Just(t), Just(s.clone()), Just(s).prop_shuffle()))) {
        let a = Measures::of(&workshop_of(&groups, &themes, &said));
        let b = Measures::of(&workshop_of(&groups, &themes, &shuffled));
        compare(&a, &b);
        compare_themes(&a, &b, |t| t);
        for (one, other) in a.cells.iter().zip(&b.cells) {
            prop_assert_eq!((one.incentive, one.barrier, one.state, one.split), (other.incentive, other.barrier, other.state, other.split));
        }
    }

    #[test]
    fn the_order_of_groups_and_themes_does_not_matter((groups, themes, said) in plan()) {
        let (last_group, last_theme) = (groups.len() - 1, themes.len() - 1);
        let turned: Vec<Said> = said.iter().map(|said| Said { group: last_group - said.group, theme: said.theme.map(|t| last_theme - t), ..said.clone() }).collect();
        let backwards = |list: &[f64]| list.iter().rev().copied().collect::<Vec<_>>();
        let a = Measures::of(&workshop_of(&groups, &themes, &said));
        let b = Measures::of(&workshop_of(&groups.iter().rev().copied().collect::<Vec<_>>(), &backwards(&themes), &turned));
        compare(&a, &b);
        compare_themes(&a, &b, |t| last_theme - t);
    }

    #[test]
    fn names_do_not_matter((groups, themes, said) in plan()) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let before = Measures::of(&workshop);
        for group in workshop.all_groups.clone() {
            apply(&mut workshop, Change::RenameGroup { id: group.id, name: Line::new(&format!("Z{} {}", 9 - group.id.number(), group.name)) });
        }
        for theme in workshop.all_themes.clone() {
            apply(&mut workshop, Change::RenameTheme { id: theme.id, name: Line::new(&format!("{} renamed", theme.name)) });
        }
        for factor in workshop.all_factors.clone() {
            apply(&mut workshop, Change::RewordFactor { id: factor.id, text: "other words".into() });
        }
        prop_assert_eq!(before, Measures::of(&workshop));
    }

    #[test]
    fn a_duplicate_changes_no_cell_and_no_alignment((groups, themes, said) in plan(), which in any::<prop::sample::Index>()) {
        prop_assume!(!said.is_empty());
        let mut twice = said.clone();
        twice.push(said[which.index(said.len())].clone());
        let a = Measures::of(&workshop_of(&groups, &themes, &said));
        let b = Measures::of(&workshop_of(&groups, &themes, &twice));
        compare_themes(&a, &b, |t| t);
        same("overall", alignment(a.overall.all), alignment(b.overall.all));
        same("gap", a.overall.gap, b.overall.gap);
        same("assumed", a.overall.assumed_share, b.overall.assumed_share);
        for (one, other) in a.cells.iter().zip(&b.cells) {
            prop_assert_eq!((one.incentive.strength, one.barrier.strength), (other.incentive.strength, other.barrier.strength));
        }
    }

    #[test]
    fn a_factor_merged_away_or_taken_back_counts_nowhere((groups, themes, said) in plan(), extra in 0..3_usize) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let before = Measures::of(&workshop);
        let more = Said { group: 0, theme: Some(0), kind: Kind::Barrier, evidence: Evidence::Heard, strength: Some(5), ratings: None };
        let group = workshop.groups().next().unwrap().id;
        let theme = workshop.themes().next().unwrap().id;
        let added = crate::scene::add_factor(&mut workshop, group, Some(theme), &more);
        let keeper = workshop.factors_of(group).find(|factor| factor.kind == Kind::Barrier && factor.id != added).map(|factor| factor.id);
        match keeper {
            Some(into) if extra > 0 => apply(&mut workshop, Change::MergeFactor { id: added, into }),
            _ => apply(&mut workshop, Change::RemoveFactor { id: added }),
        }
        let after = Measures::of(&workshop);
        compare(&before, &after);
        prop_assert_eq!(before.cells, after.cells);
        prop_assert_eq!(before.groups, after.groups);
    }

    #[test]
    fn assumed_factors_touch_only_the_figures_named_so((groups, themes, said) in plan()) {
        let sure: Vec<Said> = said.iter().filter(|said| said.evidence != Evidence::Assumed).cloned().collect();
        let a = Measures::of(&workshop_of(&groups, &themes, &said));
        let b = Measures::of(&workshop_of(&groups, &themes, &sure));
        compare_themes(&a, &b, |t| t);
        prop_assert_eq!(&a.pairs, &b.pairs);
        let without_guesses = |mut group: GroupFigures| {
            group.said.assumed = 0;
            group
        };
        prop_assert_eq!(a.groups.iter().cloned().map(without_guesses).collect::<Vec<_>>(), b.groups.clone());
        same("gap", a.overall.gap, b.overall.gap);
        same("overall", alignment(a.overall.all), alignment(b.overall.all));
        let heard: Vec<Said> = said.iter().map(|said| Said { evidence: Evidence::Heard, ..said.clone() }).collect();
        let c = Measures::of(&workshop_of(&groups, &themes, &heard));
        same("let in", alignment(a.overall.with_assumed.all), alignment(c.overall.all));
        same("let in", a.overall.with_assumed.gap, c.overall.gap);
        same("nothing assumed", c.overall.assumed_share, c.overall.all.map(|_| 0.0));
    }

    #[test]
    fn neither_headcount_nor_what_was_checked_moves_a_figure((groups, themes, said) in plan(), people in 1_u32..40) {
        let mut workshop = workshop_of(&groups, &themes, &said);
        let before = Measures::of(&workshop);
        for id in workshop.groups().map(|group| group.id).collect::<Vec<_>>() {
            apply(&mut workshop, Change::CorrectPeople { id, people: Some(people), size: Some(people) });
        }
        for id in workshop.themes().map(|theme| theme.id).collect::<Vec<_>>() {
            apply(&mut workshop, Change::SetMeaning { id, meaning: Meaning::Two });
        }
        let after = Measures::of(&workshop);
        prop_assert_eq!(before.overall, after.overall);
        prop_assert_eq!(&before.pairs, &after.pairs);
        compare_themes(&before, &after, |t| t);
    }

    #[test]
    fn a_themes_weight_cancels_in_its_own_figures((groups, themes, said) in plan(), weight in 0.0_f64..9.0) {
        let a = Measures::of(&workshop_of(&groups, &themes, &said));
        let b = Measures::of(&workshop_of(&groups, &themes.iter().map(|_| weight).collect::<Vec<_>>(), &said));
        compare_themes(&a, &b, |t| t);
    }

    #[test]
    fn a_group_of_weight_nothing_changes_no_average((groups, themes, said) in plan()) {
        let mut more = groups.clone();
        more.push((Bloc::Managerial, 0.0));
        let mut louder = said.clone();
        louder.push(Said { group: groups.len(), theme: Some(0), kind: Kind::Barrier, evidence: Evidence::Heard, strength: Some(5), ratings: None });
        let (a, b) = (Measures::of(&workshop_of(&groups, &themes, &said)), Measures::of(&workshop_of(&more, &themes, &louder)));
        compare_themes(&a, &b, |t| t);
        same("gap", a.overall.gap, b.overall.gap);
        same("overall", alignment(a.overall.all), alignment(b.overall.all));
        same("weakest", a.overall.weakest_pair.map(|w| w.alignment), b.overall.weakest_pair.map(|w| w.alignment));
        same("pull", a.overall.pull_managerial, b.overall.pull_managerial);
    }

    #[test]
    fn every_live_factor_is_in_one_cell_or_counted_without_a_theme((groups, themes, said) in plan()) {
        let workshop: Workshop = workshop_of(&groups, &themes, &said);
        let measures = Measures::of(&workshop);
        let mut found: Vec<FactorId> = measures.cells.iter().flat_map(|cell| cell.factors.clone()).collect();
        found.sort();
        let with_theme: Vec<FactorId> = workshop.factors().filter(|factor| factor.theme.is_some()).map(|factor| factor.id).collect();
        prop_assert_eq!(found, with_theme);
        let unscored: u32 = measures.cells.iter().map(tandem::alignment::Cell::unscored).sum();
        let loose = workshop.factors().filter(|factor| factor.theme.is_none() && factor.strength().is_none()).count();
        prop_assert_eq!(measures.counts.unscored, unscored + u32::try_from(loose).unwrap());
        for cell in &measures.cells {
            prop_assert_eq!(cell.state == State::Raised, !cell.factors.is_empty());
        }
    }
}
