//! The sample's figures, three decimals, as worked out independently of this program.

use tandem::alignment::{Measures, Shares};

use crate::scene::{sample, sample_id};

#[track_caller]
fn reads(what: &str, figure: Option<f64>, expected: &str) {
    let found = figure.map_or("no data".to_owned(), |x| format!("{x:.3}"));
    assert_eq!(found, expected, "{what}");
}

fn alignment(shares: Option<Shares>) -> Option<f64> {
    shares.map(|shares| shares.alignment)
}

#[test]
fn the_head_line_reads_as_worked_out() {
    let workshop = sample();
    let measures = Measures::of(&workshop);
    let overall = &measures.overall;
    reads("overall", alignment(overall.all), "0.392");
    reads("between", alignment(overall.between), "0.313");
    reads("within clinical", alignment(overall.within_clinical), "0.452");
    reads("within managerial", alignment(overall.within_managerial), "0.585");
    reads("gap", overall.gap, "0.344");
    let weakest = overall.weakest_pair.unwrap();
    let name = |id| workshop.group(id).unwrap().name.to_string();
    assert_eq!((name(weakest.a).as_str(), name(weakest.b).as_str()), ("Resident doctors", "Executive"));
    reads("weakest", Some(weakest.alignment), "0.024");
    reads("with assumed", alignment(overall.with_assumed.all), "0.410");
    reads("with assumed", alignment(overall.with_assumed.between), "0.301");
    reads("with assumed", overall.with_assumed.gap, "0.350");
    reads("assumed share", overall.assumed_share, "0.060");
    reads("pull of clinicians", overall.pull_clinical, "-0.099");
    reads("pull of managers", overall.pull_managerial, "0.111");
    let share = measures.counts.heard_share;
    assert_eq!((share.heard, share.of, share.is_too_little()), (41, 56, false));
    assert_eq!(
        (measures.counts.factors, measures.counts.without_theme, measures.counts.unscored, measures.counts.entered),
        (53, 1, 1, 0)
    );
    assert_eq!(measures.factors.len(), 58, "merged-away ones are kept");
}

#[test]
fn the_themes_read_as_worked_out() {
    let workshop = sample();
    let measures = Measures::of(&workshop);
    let table = "safety | 0.915 | 0.896 | 1.000 | 1.000 | 1.000 | 1.000 | common motive
time | 0.800 | 0.800 | 0.750 | -0.750 | -0.667 | -1.000 | common obstacle
voice | 0.744 | no data | 0.375 | 0.333 | 0.333 | no data | only clinical
flow | -0.195 | 0.000 | 0.625 | -0.122 | -0.304 | 0.111 | mixed
cover | 0.880 | 0.897 | 0.750 | -1.000 | -1.000 | -1.000 | common obstacle
account | -0.187 | -0.936 | 0.750 | 0.021 | -1.000 | 1.000 | contested
feedback | 0.581 | 0.625 | 0.750 | -0.125 | -0.037 | -0.189 | common obstacle
learn | 0.632 | no data | 0.250 | 0.368 | 0.368 | no data | only clinical";
    let figure = |x: Option<f64>| x.map_or("no data".to_owned(), |x| format!("{x:.3}"));
    let lines: Vec<String> = workshop
        .themes()
        .zip(&measures.themes)
        .map(|(theme, shape)| {
            let balances = [shape.balance, shape.balance_clinical, shape.balance_managerial].map(figure).join(" | ");
            let alignments = [shape.alignment(), shape.between, shape.coverage].map(figure).join(" | ");
            format!("{} | {alignments} | {balances} | {}", theme.code, shape.reading.words())
        })
        .collect();
    assert_eq!(lines.join("\n"), table);
}

#[test]
fn the_split_points_are_the_three_listed() {
    let measures = Measures::of(&sample());
    let split: Vec<_> = measures.factors.iter().filter(|factor| factor.split).map(|factor| factor.id).collect();
    assert_eq!(split, ["N5", "N10", "T5"].map(sample_id));
    assert_eq!(measures.cells.iter().filter(|cell| cell.split).count(), 3);
}
