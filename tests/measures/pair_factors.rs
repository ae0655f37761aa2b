//! The pair measure from the points up: two groups' factors in a real workshop, against the definition worked out here,
//! 10,000 times or as often as `PROPTEST_CASES` asks for if more.

use proptest::prelude::*;
use tandem::alignment::{Channels, Measures, Shares, align};
use tandem::workshop::{Bloc, Evidence, Kind, Workshop};

use crate::pair_laws::cases;
use crate::scene::{Said, add_factor, same, workshop_of};

const THEMES: usize = 3;

fn said() -> impl Strategy<Value = Said> {
    let kind = prop_oneof![Just(Kind::Incentive), Just(Kind::Barrier)];
    (0..2_usize, 0..THEMES, kind, 1_u8..=5).prop_map(|(group, theme, kind, strength)| Said {
        group,
        theme: Some(theme),
        kind,
        evidence: Evidence::Heard,
        strength: Some(strength),
        ratings: None,
    })
}

/// The definition, as it stands in the method note.
fn defined(said: &[Said], weights: &[f64]) -> Option<[f64; 4]> {
    let channel = |group: usize, theme: usize, kind: Kind| {
        let of = said.iter().filter(|said| (said.group, said.theme, said.kind) == (group, Some(theme), kind));
        of.filter_map(|said| said.strength).max().map_or(0.0, f64::from)
    };
    let (mut shared, mut opposed, mut all) = (0.0, 0.0, [0.0, 0.0]);
    for (theme, weight) in weights.iter().enumerate() {
        let at = |group| (channel(group, theme, Kind::Incentive), channel(group, theme, Kind::Barrier));
        let ((i, b), (j, c)) = (at(0), at(1));
        let (both_want, both_suffer) = (i.min(j), b.min(c));
        shared += weight * (both_want + both_suffer);
        opposed += weight * ((i - both_want).min(c - both_suffer) + (b - both_suffer).min(j - both_want));
        all[0] += weight * (i + b);
        all[1] += weight * (j + c);
    }
    let total = f64::midpoint(all[0], all[1]);
    let [a, o] = [shared / total, opposed / total];
    (all[0] > 0.0 && all[1] > 0.0).then_some([a, o, 1.0 - a - o, a - o])
}

fn pair(workshop: &Workshop) -> Option<Shares> {
    Measures::of(workshop).pairs[0].shares
}

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn the_pair_of_a_workshop_is_as_defined_and_keeps_the_laws_of_factors(
        said in prop::collection::vec(said(), 0..8),
        weights in prop::array::uniform3(prop_oneof![3 => Just(1.0), 1 => Just(0.0), 1 => 0.1_f64..5.0]),
        twice in any::<prop::sample::Index>(),
        (theme, kind, strength) in (0..THEMES, prop_oneof![Just(Kind::Incentive), Just(Kind::Barrier)], 1_u8..=5),
    ) {
        let mut workshop = workshop_of(&[(Bloc::Clinical, 1.0), (Bloc::Managerial, 1.0)], &weights, &said);
        let before = pair(&workshop);
        let figures = before.map(|s| [s.shared, s.opposed, s.unmatched, s.alignment]);
        match (figures, defined(&said, &weights)) {
            (Some(found), Some(wanted)) => {
                for (found, wanted) in found.into_iter().zip(wanted) {
                    same("a figure of the pair", Some(found), Some(wanted.max(if wanted < -1e-9 { wanted } else { 0.0 })));
                }
            }
            (found, wanted) => prop_assert_eq!(found.is_some(), wanted.is_some()),
        }
        let groups: Vec<_> = workshop.groups().map(|group| group.id).collect();
        let themes: Vec<_> = workshop.themes().map(|theme| theme.id).collect();
        if !said.is_empty() {
            let again = &said[twice.index(said.len())];
            add_factor(&mut workshop, groups[again.group], again.theme.map(|t| themes[t]), again);
            prop_assert_eq!(pair(&workshop), before, "a duplicate buys nothing");
        }
        if let Some(before) = before {
            let added = Said { group: 0, theme: Some(theme), kind, evidence: Evidence::Heard, strength: Some(strength), ratings: None };
            for group in &groups {
                add_factor(&mut workshop, *group, Some(themes[theme]), &added);
            }
            let after = pair(&workshop).unwrap();
            prop_assert!(after.alignment >= before.alignment - 1e-9, "the same for both never lowers it: {before:?} {after:?}");
        }
    }
}

fn one(incentives: [f64; 2]) -> Vec<Channels> {
    incentives.map(|incentive| Channels::new(incentive, 0.0)).to_vec()
}

fn apart(g: [f64; 2], h: [f64; 2]) -> f64 {
    1.0 - align(&one(g), &one(h), &[1.0, 1.0]).unwrap().alignment
}

#[test]
fn two_things_that_do_not_hold_are_not_claimed() {
    let (g, both, h) = ([5.0, 0.0], [5.0, 5.0], [0.0, 5.0]);
    assert!(apart(g, h) > apart(g, both) + apart(both, h), "no triangle inequality");
    assert!(apart([5.0, 0.0], [4.0, 0.0]) > apart([4.0, 0.0], [4.0, 0.0]), "a stronger point may lower the alignment");
}
