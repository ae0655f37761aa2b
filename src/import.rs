//! Import: a CSV of groups and points as the changes that bring them into a workshop.
//!
//! All rows or none: either every row is good and there is a plan, or every bad row is named by its line. Pure over
//! text: it must not know where the text came from, nor apply what it plans.
//!
//! ```text
//! table      text to rows with line numbers     cells   one row, each cell checked by itself
//! matching   which group and theme a row means, and whether it contradicts what was said before
//! ```

mod cells;
mod matching;
mod table;

use std::fmt;

use crate::workshop::{Basis, Change, Workshop};

use cells::Row;
use matching::Matching;

/// Why a row cannot be imported. Nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadRow {
    /// The line on which the row begins; the header is line 1.
    pub line: u64,
    /// What is wrong and what to do, in one sentence.
    pub why: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// The changes that import `csv` into `workshop`, for one commit: new groups, headcounts, new themes, then a factor
/// for each row that has one, in order. Empty if the file holds only a header.
///
/// # Errors
/// Every bad row, by line.
pub fn plan(csv: &str, workshop: &Workshop) -> Result<Vec<Change>, Vec<BadRow>> {
    let table = table::read(csv)?;
    let mut bad: Vec<BadRow> = Vec::new();
    let mut matching = Matching::new(workshop);
    let mut points = Vec::new();
    for line in &table.lines {
        let matched = Row::read(line).and_then(|row| {
            let group = matching.group(&row)?;
            let point = row.point.map(|point| {
                let theme = point.theme.as_ref().map(|name| matching.theme(name));
                (group, theme, point)
            });
            Ok(point)
        });
        match matched {
            Ok(point) => points.extend(point),
            Err(why) => bad.push(BadRow { line: line.number, why }),
        }
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    let mut changes = matching.into_changes();
    let mut id = workshop.next_factor();
    for (group, theme, point) in points {
        let cells::Point { kind, text, evidence, strength, tally, .. } = point;
        changes.push(Change::AddFactor { id, group, kind, text, theme, evidence, same_as: None });
        changes.extend(strength.map(|strength| Change::Score { id, strength, basis: Basis::Agreed }));
        changes.extend(tally.map(|tally| Change::Rate { id, tally: Some(tally) }));
        id = crate::workshop::FactorId::new(id.number() + 1);
    }
    Ok(changes)
}

#[cfg(test)]
mod tests;
