//! Known answers: every case of `data/measures.json`, on the pure functions and, where it describes a workshop,
//! on a workshop built by changes.

use std::collections::BTreeMap;

use serde_json::Value;
use tandem::alignment::{
    Board, Channels, Contrast, Mactor, Measures, Pull, Seat, ThemeShape, align, assumed_share, bray_curtis, consensus,
};
use tandem::workshop::{Bloc, Evidence, Kind, Workshop};

use crate::scene::{add_group, add_theme, put, same};

type Case = serde_json::Map<String, Value>;

/// Runs `check` on every case of a measure, of which there must be some.
fn each(measure: &str, check: impl Fn(&str, &Value, &Value)) {
    let oracles: Value = serde_json::from_str(include_str!("../data/measures.json")).unwrap();
    let cases = oracles["cases"].as_array().unwrap().iter().filter(|case| case["measure"] == measure);
    let run = cases.map(|case| check(case["id"].as_str().unwrap(), &case["inputs"], &case["expected"])).count();
    assert!(run > 0, "no case of {measure}");
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|n| n.as_f64().unwrap()).collect()
}

fn channels(value: &Value) -> Channels {
    value.as_array().map_or_else(Channels::default, |pair| Channels::new(pair[0].as_f64().unwrap(), pair[1].as_f64().unwrap()))
}

fn bloc(value: &Value) -> Bloc {
    if value == "clinical" { Bloc::Clinical } else { Bloc::Managerial }
}

fn object(value: &Value) -> &Case {
    value.as_object().unwrap()
}

/// The names of all themes of some groups, each once.
fn theme_names<'a>(groups: impl IntoIterator<Item = &'a Value>) -> Vec<&'a String> {
    let mut names: Vec<&String> = groups.into_iter().flat_map(|group| object(group).keys()).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn every_measure_has_its_oracle_run() {
    let oracles: Value = serde_json::from_str(include_str!("../data/measures.json")).unwrap();
    let mut found: Vec<&str> =
        oracles["cases"].as_array().unwrap().iter().map(|case| case["measure"].as_str().unwrap()).collect();
    found.sort_unstable();
    found.dedup();
    let run = [
        "assumed_share",
        "bray_curtis",
        "force_field",
        "mactor",
        "pair_alignment",
        "split",
        "tastle_wierman_cns",
        "theme",
        "workshop_alignment",
    ];
    assert_eq!(found, run);
}

#[test]
fn consensus_agrees_with_published_packages() {
    each("tastle_wierman_cns", |id, inputs, expected| {
        let counts: Vec<u32> =
            inputs["counts"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap().try_into().unwrap()).collect();
        same(id, consensus::tastle_wierman(&counts), expected.as_f64());
    });
}

#[test]
fn bray_curtis_agrees_with_published_packages() {
    each("bray_curtis", |id, inputs, expected| {
        same(id, bray_curtis(&numbers(&inputs["u"]), &numbers(&inputs["v"])), expected.as_f64());
    });
}

#[test]
fn splits_are_found() {
    each("split", |id, inputs, expected| {
        let counts: Vec<u16> =
            inputs["counts"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap().try_into().unwrap()).collect();
        assert_eq!(consensus::is_split(counts.try_into().unwrap()), expected.as_bool().unwrap(), "{id}");
    });
}

#[test]
fn pairs_align() {
    each("pair_alignment", |id, inputs, expected| {
        let names = theme_names([&inputs["g"], &inputs["h"]]);
        let side = |key: &str| names.iter().map(|name| channels(&inputs[key][name.as_str()])).collect::<Vec<_>>();
        let shares = align(&side("g"), &side("h"), &vec![1.0; names.len()]);
        same(id, shares.map(|s| s.alignment), expected["alignment"].as_f64());
        same(id, shares.map(|s| s.shared), expected["shared"].as_f64());
        same(id, shares.map(|s| s.opposed), expected["opposed"].as_f64());
        same(id, shares.map(|s| s.unmatched), expected["unmatched"].as_f64());
    });
}

#[test]
fn force_fields_add_up() {
    each("force_field", |id, inputs, expected| {
        let pull = Pull::of(&numbers(&inputs["incentives"]), &numbers(&inputs["barriers"]));
        same(id, Some(pull.driving), expected["driving"].as_f64());
        same(id, Some(pull.restraining), expected["restraining"].as_f64());
        same(id, Some(pull.net()), expected["net"].as_f64());
        same(id, pull.balance(), expected["balance"].as_f64());
    });
}

#[test]
fn mactor_counts_as_defined() {
    each("mactor", |id, inputs, expected| {
        let rows = inputs["2MAO"].as_array().unwrap().iter();
        let positions: Vec<Vec<i8>> =
            rows.map(|row| row.as_array().unwrap().iter().map(|n| n.as_i64().unwrap().try_into().unwrap()).collect()).collect();
        let mactor = Mactor::of(&positions);
        let floats =
            |rows: &[Vec<u32>]| rows.iter().map(|row| row.iter().map(|&n| f64::from(n)).collect()).collect::<Vec<Vec<f64>>>();
        let matrices = [
            ("1CAA", floats(&mactor.agree)),
            ("1DAA", floats(&mactor.disagree)),
            ("2CAA", mactor.agree_valued.clone()),
            ("2DAA", mactor.disagree_valued.clone()),
        ];
        for (key, matrix) in matrices {
            let wanted: Vec<Vec<f64>> = expected[key].as_array().unwrap().iter().map(numbers).collect();
            assert_eq!(matrix, wanted, "{id} {key}");
        }
        for (key, figures) in [("EQ1", &mactor.ambivalence), ("EQ2", &mactor.ambivalence_valued)] {
            for (found, wanted) in figures.iter().zip(expected[key].as_array().unwrap()) {
                same(&format!("{id} {key}"), *found, wanted.as_f64());
            }
        }
        let sums = |sums: &[u32]| sums.iter().map(|&n| f64::from(n)).collect::<Vec<_>>();
        assert_eq!(sums(&mactor.mobilisation_theme), numbers(&expected["mobilisation_objective"]), "{id}");
        assert_eq!(sums(&mactor.mobilisation_group), numbers(&expected["mobilisation_actor"]), "{id}");
    });
}

#[test]
fn assumption_has_its_share() {
    each("assumed_share", |id, inputs, expected| {
        let groups = object(&inputs["groups"]);
        let names = theme_names(groups.values());
        let seats: Vec<Seat> = groups.keys().map(|_| Seat { bloc: Bloc::Clinical, weight: 1.0 }).collect();
        let mut board = Board::new(&seats, &vec![1.0; names.len()]);
        for (g, group) in groups.values().enumerate() {
            for (t, name) in names.iter().enumerate().filter(|(_, name)| group.get(name.as_str()).is_some()) {
                let at = |kind: usize, evidence: usize| group[name.as_str()][kind][evidence].as_f64().unwrap();
                board.set_heard(g, t, Channels::new(at(0, 0), at(1, 0)));
                board.set_assumed(g, t, Channels::new(at(0, 1), at(1, 1)));
            }
        }
        same(id, assumed_share(&board), expected.as_f64());
    });
}

#[test]
fn themes_read_as_defined() {
    each("theme", |id, inputs, expected| {
        let groups = object(&inputs["groups"]);
        let seats: Vec<Seat> = groups.keys().map(|name| Seat { bloc: bloc(&inputs["bloc"][name]), weight: 1.0 }).collect();
        let mut board = Board::new(&seats, &[1.0]);
        for (g, cell) in groups.values().enumerate() {
            board.set_heard(g, 0, channels(cell));
        }
        check_theme(id, &ThemeShape::of(&board, 0, Contrast::of(&board).themes[0], true), expected);
    });
}

#[test]
fn themes_read_the_same_in_a_workshop() {
    each("theme", |id, inputs, expected| {
        let mut workshop = Workshop::default();
        let theme = add_theme(&mut workshop, "The theme", 1.0);
        for (name, cell) in object(&inputs["groups"]) {
            let group = add_group(&mut workshop, name, bloc(&inputs["bloc"][name]), 1.0);
            let own = add_theme(&mut workshop, &format!("{name} only"), 1.0);
            put(&mut workshop, group, own, Kind::Incentive, Evidence::Heard, 3.0);
            put_cell(&mut workshop, group, theme, channels(cell));
        }
        check_theme(id, &Measures::of(&workshop).theme(theme).unwrap().shape, expected);
    });
}

fn check_theme(id: &str, theme: &ThemeShape, expected: &Value) {
    same(id, theme.alignment(), expected["alignment"].as_f64());
    same(id, theme.between, expected["between"].as_f64());
    same(id, theme.coverage, expected["coverage"].as_f64());
    same(id, theme.balance, expected["balance"].as_f64());
    same(id, theme.balance_clinical, expected["balance_clinical"].as_f64());
    same(id, theme.balance_managerial, expected["balance_managerial"].as_f64());
    assert_eq!(theme.reading.words(), expected["reading"].as_str().unwrap(), "{id}");
}

fn put_cell(workshop: &mut Workshop, group: tandem::workshop::GroupId, theme: tandem::workshop::ThemeId, cell: Channels) {
    put(workshop, group, theme, Kind::Incentive, Evidence::Heard, cell.incentive);
    put(workshop, group, theme, Kind::Barrier, Evidence::Heard, cell.barrier);
}

#[test]
fn workshops_align() {
    each("workshop_alignment", |id, inputs, expected| {
        let groups = object(&inputs["groups"]);
        let mut workshop = Workshop::default();
        let names = theme_names(groups.values());
        let themes: BTreeMap<&str, _> = names.iter().map(|name| (name.as_str(), add_theme(&mut workshop, name, 1.0))).collect();
        let mut ids = BTreeMap::new();
        for (name, cells) in groups {
            let weight = inputs["weights"][name].as_f64().unwrap();
            let group = add_group(&mut workshop, name, bloc(&inputs["bloc"][name]), weight);
            ids.insert(name.as_str(), group);
            for (theme, cell) in object(cells) {
                put_cell(&mut workshop, group, themes[theme.as_str()], channels(cell));
            }
        }
        let measures = Measures::of(&workshop);
        let overall = measures.overall;
        same(id, overall.all.map(|s| s.alignment), expected["overall"].as_f64());
        same(id, overall.between.map(|s| s.alignment), expected["between"].as_f64());
        same(id, overall.within_clinical.map(|s| s.alignment), expected["within_clinical"].as_f64());
        same(id, overall.within_managerial.map(|s| s.alignment), expected["within_managerial"].as_f64());
        same(id, overall.gap, expected["gap"].as_f64());
        let names = |pair: &str| pair.split_once('|').map(|(a, b)| (ids[a], ids[b])).unwrap();
        for (pair, alignment) in object(&expected["pairs"]) {
            let (a, b) = names(pair);
            same(id, measures.pair(a, b).unwrap().shares.map(|s| s.alignment), alignment.as_f64());
        }
        assert_eq!(overall.weakest_pair.map(|w| (w.a, w.b)), expected["weakest_pair"].as_str().map(names), "{id}");
        for (name, theme) in object(&expected["themes"]) {
            let found = measures.theme(themes[name.as_str()]).unwrap();
            same(id, found.alignment(), theme["alignment"].as_f64());
            same(id, found.coverage, theme["coverage"].as_f64());
            same(id, found.balance, theme["balance"].as_f64());
        }
    });
}
