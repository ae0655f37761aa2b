//! The factors as CSV, in the columns that import reads: a file that goes out comes back as the same matrix.

use super::{Subject, csv_text, figure, guarded};
use crate::workshop::{Factor, Group};

const COLUMNS: [&str; 10] = ["group", "bloc", "weight", "people", "kind", "theme", "strength", "text", "evidence", "ratings"];

/// `tandem export --to FILE.csv`: live factors in the order they came in, so that a file that was imported comes back
/// the same, then a row for each group without one. The strength is empty where ratings decide.
#[must_use]
pub fn factors_csv(subject: Subject) -> String {
    let workshop = subject.workshop();
    let with = workshop.factors().filter_map(|factor| Some(row(subject, workshop.group(factor.group)?, Some(factor))));
    let without = workshop.groups().filter(|group| workshop.factors_of(group.id).next().is_none());
    let rows = with.chain(without.map(|group| row(subject, group, None)));
    csv_text::table(std::iter::once(COLUMNS.map(str::to_owned)).chain(rows))
}

fn row(subject: Subject, group: &Group, factor: Option<&Factor>) -> [String; 10] {
    let tally = factor.and_then(|factor| factor.tally).filter(|tally| tally.raters() > 0);
    let given = factor.and_then(|factor| factor.given).filter(|_| tally.is_none());
    [
        guarded(&group.name).into_owned(),
        group.bloc.word().to_owned(),
        figure::short(group.weight),
        group.people.map_or_else(String::new, |people| people.to_string()),
        factor.map_or("", |factor| factor.kind.word()).to_owned(),
        subject.theme(factor.and_then(|factor| factor.theme)).map_or_else(String::new, |theme| guarded(&theme.name).into_owned()),
        given.map_or_else(String::new, |given| figure::short(given.strength)),
        factor.map_or_else(String::new, |factor| guarded(&factor.text).into_owned()),
        factor.map_or("", |factor| factor.evidence.word()).to_owned(),
        tally.map_or_else(String::new, |tally| tally.counts.map(|n| n.to_string()).join(" ")),
    ]
}
