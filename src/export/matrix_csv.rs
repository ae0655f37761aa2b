//! The matrix as CSV: a row for every group and heading, groups outermost, by their codes.

use super::{Subject, csv_text, figure};
use crate::workshop::Evidence;

const COLUMNS: [&str; 7] = ["group", "theme", "incentive", "barrier", "incentive_evidence", "barrier_evidence", "split"];

/// `tandem matrix --format csv`.
#[must_use]
pub fn matrix_csv(subject: Subject) -> String {
    let (workshop, measures) = (subject.workshop(), subject.measures());
    let evidence = |evidence: Option<Evidence>| evidence.map_or("", Evidence::word).to_owned();
    let rows = measures.cells.iter().map(|cell| {
        [
            workshop.group(cell.group).map_or_else(String::new, |group| group.code.to_string()),
            workshop.theme(cell.theme).map_or_else(String::new, |theme| theme.code.to_string()),
            figure::short(cell.incentive.strength),
            figure::short(cell.barrier.strength),
            evidence(cell.incentive.evidence),
            evidence(cell.barrier.evidence),
            cell.split.to_string(),
        ]
    });
    csv_text::table(std::iter::once(COLUMNS.map(str::to_owned)).chain(rows))
}
