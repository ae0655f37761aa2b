//! MACTOR and consensus under random data, and MACTOR in the JSON against the cells beside it.

use proptest::prelude::*;
use serde_json::Value;
use tandem::alignment::{Mactor, Measures, consensus};
use tandem::export::{Full, Subject, json};

use crate::pair_laws::cases;
use crate::scene::sample;

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|n| n.as_f64().unwrap_or(f64::NAN)).collect()
}

#[test]
fn mactor_in_the_json_follows_from_the_cells_in_it() {
    let workshop = sample();
    let measures = Measures::of(&workshop);
    let words = tandem::config::language::english();
    let subject = Subject::full(Full { workshop: &workshop, measures: &measures, records: 1 }, &words);
    let matrix: Value = serde_json::from_str(&json::matrix(subject)).unwrap();
    let groups = matrix["groups"].as_array().unwrap().len();
    let themes = matrix["themes"].as_array().unwrap().len();
    let positions: Vec<f64> = matrix["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|cell| (cell["incentive"].as_f64().unwrap() - cell["barrier"].as_f64().unwrap()).round().clamp(-4.0, 4.0))
        .collect();
    let at = |g: usize, t: usize| positions[g * themes + t];
    let mactor = &matrix["mactor"];
    for (sign, count, valued) in [(1.0, "1CAA", "2CAA"), (-1.0, "1DAA", "2DAA")] {
        for g in 0..groups {
            for h in 0..groups {
                let meets = (0..themes).filter(|t| g != h && at(g, *t) * at(h, *t) * sign > 0.0);
                let (mut n, mut sum) = (0.0, 0.0);
                for t in meets {
                    n += 1.0;
                    sum += f64::midpoint(at(g, t).abs(), at(h, t).abs());
                }
                assert_eq!(numbers(&mactor[count][g])[h].to_bits(), f64::to_bits(n), "{count} {g} {h}");
                assert!((numbers(&mactor[valued][g])[h] - sum).abs() < 1e-9, "{valued} {g} {h}");
            }
        }
    }
    for (eq, agree, differ) in [("EQ1", "1CAA", "1DAA"), ("EQ2", "2CAA", "2DAA")] {
        for g in 0..groups {
            let (c, d) = (numbers(&mactor[agree][g]), numbers(&mactor[differ][g]));
            let apart: f64 = c.iter().zip(&d).map(|(c, d)| (c - d).abs()).sum();
            let met: f64 = c.iter().zip(&d).map(|(c, d)| c + d).sum();
            assert!((numbers(&mactor[eq])[g] - (1.0 - apart / met)).abs() < 1e-9, "{eq} {g}");
        }
    }
    let row = |g: usize| (0..themes).map(|t| at(g, t).abs()).sum::<f64>();
    let column = |t: usize| (0..groups).map(|g| at(g, t).abs()).sum::<f64>();
    assert_eq!(numbers(&mactor["mobilisation_group"]), (0..groups).map(row).collect::<Vec<_>>());
    assert_eq!(numbers(&mactor["mobilisation_theme"]), (0..themes).map(column).collect::<Vec<_>>());
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn mactor_is_symmetric_and_no_group_meets_itself(rows in prop::collection::vec(prop::array::uniform4(-4_i8..=4), 0..6)) {
        let positions: Vec<Vec<i8>> = rows.iter().map(|row| row.to_vec()).collect();
        let mactor = Mactor::of(&positions);
        for g in 0..positions.len() {
            prop_assert_eq!((mactor.agree[g][g], mactor.disagree[g][g]), (0, 0));
            for h in 0..positions.len() {
                prop_assert_eq!(mactor.agree[g][h], mactor.agree[h][g]);
                prop_assert_eq!(mactor.disagree[g][h], mactor.disagree[h][g]);
                prop_assert!(mactor.agree[g][h] + mactor.disagree[g][h] <= 4);
            }
            prop_assert!(mactor.ambivalence[g].is_none_or(|x| (0.0..=1.0).contains(&x)));
        }
    }

    #[test]
    fn consensus_has_its_bounds_and_does_not_know_left_from_right(counts in prop::array::uniform5(0_u16..9), times in 2_u16..5) {
        let figure = consensus::consensus(counts);
        let n: u16 = counts.iter().sum();
        prop_assert_eq!(figure.is_some(), n >= 2);
        let Some(figure) = figure else { return Ok(()) };
        prop_assert!((0.0..=1.0).contains(&figure));
        let mut turned = counts;
        turned.reverse();
        prop_assert!((consensus::consensus(turned).unwrap() - figure).abs() < 1e-9);
        prop_assert!((consensus::consensus(counts.map(|count| count * times)).unwrap() - figure).abs() < 1e-9);
        prop_assert_eq!(counts.iter().filter(|count| **count > 0).count() == 1, figure > 1.0 - 1e-9);
        prop_assert!(!consensus::is_split(counts) || (n >= 3 && figure < 0.6) || n < 5);
        prop_assert!(!consensus::is_split(turned) || consensus::is_split(counts));
    }
}

#[test]
fn half_at_each_end_is_no_consensus() {
    for n in 1..9 {
        assert_eq!(consensus::consensus([n, 0, 0, 0, n]), Some(0.0));
    }
}
