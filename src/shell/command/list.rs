//! `tandem list`: the sessions of the folder, the last changed first.

use serde_json::{Value, json};

use crate::alignment::Measures;
use crate::cli::print::{columns, printable_json};
use crate::cli::{Listing, TableFormat};
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings, clock, say};
use crate::store::Shelved;

/// One session in the list. Nothing where it cannot be read.
struct Row {
    title: Option<String>,
    step: Option<String>,
    groups: Option<usize>,
    factors: Option<u32>,
    gap: Option<f64>,
    shelved: Shelved,
}

/// Prints the list.
pub(super) fn perform(around: &Surroundings, asked: Listing) -> Result<(), Failure> {
    let shelf = around.shelf()?;
    let rows: Vec<Row> = shelf.list()?.into_iter().map(Row::new).collect();
    match asked.format {
        TableFormat::Json => print(&printable_json(&json_text(&rows))),
        TableFormat::Text if rows.is_empty() => {
            say(
                "note",
                &format!("{}: there are no sessions here", shelf.folder().display()),
                Some("`tandem new NAME` makes one"),
            );
            Ok(())
        }
        TableFormat::Text => print(&text(&rows)),
    }
}

impl Row {
    fn new(shelved: Shelved) -> Self {
        let workshop = shelved.reading.as_ref().map(|reading| reading.history.workshop());
        let measures = workshop.map(Measures::of);
        Self {
            title: workshop.map(|workshop| workshop.title.to_string()),
            step: workshop.and_then(|workshop| Some(workshop.current_step()?.title.to_string())),
            groups: workshop.map(|workshop| workshop.groups().count()),
            factors: measures.as_ref().map(|measures| measures.counts.factors),
            gap: measures.and_then(|measures| measures.overall.gap),
            shelved,
        }
    }
}

fn json_text(rows: &[Row]) -> String {
    let rows: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "name": row.shelved.name,
                "path": row.shelved.path.to_string_lossy(),
                "title": row.title,
                "step": row.step,
                "groups": row.groups,
                "factors": row.factors,
                "gap": row.gap,
                "modified": row.shelved.modified.map(|at| at.to_string()),
                "state": row.shelved.condition.word(),
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(rows))
}

fn text(rows: &[Row]) -> String {
    let zone = clock::zone();
    let head = ["name", "title", "step", "groups", "points", "gap", "modified", "state"].map(str::to_owned);
    let rows = rows.iter().map(|row| {
        let modified = row.shelved.modified.map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string());
        [
            row.shelved.name.clone(),
            shown(row.title.as_ref().filter(|title| !title.is_empty())),
            shown(row.step.as_ref()),
            shown(row.groups),
            shown(row.factors),
            shown(row.gap.map(|gap| format!("{gap:.2}"))),
            shown(modified),
            row.shelved.condition.word().to_owned(),
        ]
    });
    columns(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

/// A cell; a dash where there is nothing to show.
fn shown(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}
