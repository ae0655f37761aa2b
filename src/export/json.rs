//! The measures as JSON: a contract (MEASURES.md), key order and all. Full double precision; what is undefined is null.

mod outcome;

use serde_json::{Map, Value, json};

use super::Subject;
use crate::alignment::{Cell, Mactor, PairFigures, Shares, ThemeFigures};
use crate::workshop::{Basis, Evidence, Factor, Group, GroupId, Shown, ThemeId};

/// `tandem matrix --format json`; for a room, as `--room` has it.
#[must_use]
pub fn matrix(subject: Subject) -> String {
    written(&figures(subject))
}

/// `tandem export --to FILE.json`: the matrix and what was decided.
#[must_use]
pub fn export(subject: Subject) -> String {
    let mut all = figures(subject);
    outcome::add(&mut all, subject);
    written(&all)
}

/// One line for each key, and for each element of a list of objects.
fn written(object: &Map<String, Value>) -> String {
    let keys = object.iter().map(|(key, value)| match value.as_array() {
        Some(list) if list.iter().any(Value::is_object) => {
            let lines: Vec<String> = list.iter().map(|item| format!("  {item}")).collect();
            format!("{}: [\n{}\n ]", json!(key), lines.join(",\n"))
        }
        _ => format!("{}: {value}", json!(key)),
    });
    format!("{{{}}}\n", keys.collect::<Vec<_>>().join(",\n "))
}

/// The object under construction: keys stay in the order in which they are put.
fn figures(subject: Subject) -> Map<String, Value> {
    let measures = subject.measures();
    let list = |items: &mut dyn Iterator<Item = Value>| Value::Array(items.collect());
    let shown = subject.shown();
    let mut all = Map::new();
    let mut put = |key: &str, value: Value| drop(all.insert(key.to_owned(), value));
    put("workshop", workshop(subject));
    put("groups", list(&mut subject.workshop().groups().map(|of| group(subject, of, &shown))));
    put("themes", list(&mut measures.themes.iter().map(|of| theme(subject, of))));
    put("cells", list(&mut measures.cells.iter().map(|of| cell(subject, of))));
    put("pairs", if subject.is_full() { list(&mut measures.pairs.iter().map(|of| pair(subject, of))) } else { json!([]) });
    put("overall", overall(subject));
    let factors = measures.factors.iter().filter_map(|of| subject.workshop().factor(of.id));
    put("factors", list(&mut factors.map(|of| factor(subject, of))));
    put("mactor", if subject.is_full() { mactor(&measures.mactor()) } else { Value::Null });
    all
}

fn workshop(subject: Subject) -> Value {
    let counts = subject.measures().counts;
    let records = subject.records();
    json!({
        "title": subject.workshop().title.as_str(), "records": records, "unscored": counts.unscored,
        "without_theme": counts.without_theme, "entered": counts.entered, "heard_share": number(counts.heard_share.share()),
    })
}

fn group(subject: Subject, group: &Group, shown: &[(GroupId, Shown)]) -> Value {
    let pull = subject.measures().group(group.id).map(|figures| figures.pull).unwrap_or_default();
    let shown = shown.iter().find(|(id, _)| *id == group.id).map_or(Shown::Open, |(_, shown)| *shown);
    json!({
        "code": &*group.code, "name": group.name.as_str(), "bloc": group.bloc.word(), "weight": number(Some(group.weight)),
        "people": group.people, "presence": group.presence.word(), "shown": shown.word(),
        "pull": {"driving": number(Some(pull.driving)), "restraining": number(Some(pull.restraining)),
            "net": number(Some(pull.net())), "balance": number(pull.balance())},
    })
}

fn theme(subject: Subject, theme: &ThemeFigures) -> Value {
    let of = subject.theme(Some(theme.id));
    json!({
        "code": of.map(|theme| theme.code.to_string()), "name": of.map(|theme| theme.name.to_string()),
        "weight": number(Some(theme.weight)), "alignment": number(theme.alignment()), "between": number(theme.between),
        "shared": number(theme.shares.map(|of| of.shared)), "opposed": number(theme.shares.map(|of| of.opposed)),
        "unmatched": number(theme.shares.map(|of| of.unmatched)), "coverage": number(theme.coverage),
        "balance": number(theme.balance), "balance_clinical": number(theme.balance_clinical),
        "balance_managerial": number(theme.balance_managerial), "reading": theme.reading.words(),
        "meaning": theme.meaning.word(),
    })
}

fn cell(subject: Subject, cell: &Cell) -> Value {
    json!({
        "group": group_code(subject, cell.group), "theme": theme_code(subject, Some(cell.theme)),
        "incentive": number(Some(cell.incentive.strength)), "barrier": number(Some(cell.barrier.strength)),
        "state": cell.state.words(), "incentive_evidence": cell.incentive.evidence.map(Evidence::word),
        "barrier_evidence": cell.barrier.evidence.map(Evidence::word),
        "assumed_incentive": number(Some(cell.incentive.assumed)), "assumed_barrier": number(Some(cell.barrier.assumed)),
        "split": cell.split, "unscored": cell.unscored(),
        "factors": cell.factors.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn pair(subject: Subject, pair: &PairFigures) -> Value {
    let share = |of: fn(&Shares) -> f64| number(pair.shares.as_ref().map(of));
    json!({
        "a": group_code(subject, pair.a), "b": group_code(subject, pair.b), "shared": share(|of| of.shared),
        "opposed": share(|of| of.opposed), "unmatched": share(|of| of.unmatched), "alignment": share(|of| of.alignment),
        "reading": pair.shares.map(|of| of.reading().word()),
    })
}

fn overall(subject: Subject) -> Value {
    let overall = &subject.measures().overall;
    let alignment = |shares: Option<Shares>| number(shares.map(|of| of.alignment));
    let weakest = overall.weakest_pair.filter(|_| subject.is_full());
    json!({
        "alignment": alignment(overall.all), "between": alignment(overall.between),
        "within_clinical": alignment(overall.within_clinical), "within_managerial": alignment(overall.within_managerial),
        "gap": number(overall.gap),
        "weakest_pair": weakest.map(|pair| [group_code(subject, pair.a), group_code(subject, pair.b)]),
        "assumed_share": number(overall.assumed_share), "pull_clinical": number(overall.pull_clinical),
        "pull_managerial": number(overall.pull_managerial),
        "with_assumed": {"alignment": alignment(overall.with_assumed.all), "between": alignment(overall.with_assumed.between),
            "gap": number(overall.with_assumed.gap)},
    })
}

fn factor(subject: Subject, factor: &Factor) -> Value {
    let figures = subject.measures().factor(factor.id);
    let concealed = subject.is_concealed(factor);
    let counted = |count: u16| if concealed { None } else { Some(count) };
    let tally = factor.tally.unwrap_or_default();
    json!({
        "id": factor.id.to_string(), "group": group_code(subject, factor.group), "theme": theme_code(subject, factor.theme),
        "kind": factor.kind.word(), "text": factor.text.as_str(), "strength": number(factor.strength()),
        "basis": factor.basis().map(Basis::word), "ratings": factor.tally.map(|tally| tally.counts),
        "not_relevant": counted(tally.not_relevant), "dont_know": counted(tally.dont_know),
        "consensus": number(figures.and_then(|of| of.consensus)),
        "split": figures.filter(|_| !concealed).map(|of| of.split), "evidence": factor.evidence.word(),
        "dots": subject.workshop().dots(factor.id), "merged_into": factor.merged_into.map(|id| id.to_string()),
    })
}

fn mactor(mactor: &Mactor) -> Value {
    let valued = |rows: &[Vec<f64>]| -> Vec<Vec<Value>> {
        rows.iter().map(|row| row.iter().map(|&figure| number(Some(figure))).collect()).collect()
    };
    let ratios = |of: &[Option<f64>]| of.iter().map(|&figure| number(figure)).collect::<Vec<_>>();
    json!({
        "1CAA": mactor.agree, "1DAA": mactor.disagree, "2CAA": valued(&mactor.agree_valued),
        "2DAA": valued(&mactor.disagree_valued), "EQ1": ratios(&mactor.ambivalence), "EQ2": ratios(&mactor.ambivalence_valued),
        "mobilisation_theme": mactor.mobilisation_theme, "mobilisation_group": mactor.mobilisation_group,
    })
}

fn group_code(subject: Subject, id: GroupId) -> Option<String> {
    subject.workshop().group(id).map(|group| group.code.to_string())
}

fn theme_code(subject: Subject, id: Option<ThemeId>) -> Option<String> {
    subject.theme(id).map(|theme| theme.code.to_string())
}

/// A number, whole ones without a point, never `-0`; null when undefined.
fn number(figure: Option<f64>) -> Value {
    match figure {
        #[expect(clippy::cast_possible_truncation, reason = "whole and less than 2^53")]
        Some(figure) if figure.fract() == 0.0 && figure.abs() < 9_007_199_254_740_992.0 => json!(figure as i64),
        figure => json!(figure),
    }
}
