//! `tandem templates`: the agendas that a workshop can begin with.

use serde_json::{Value, json};

use crate::cli::print::{columns, printable_json};
use crate::cli::{Listing, TableFormat};
use crate::config::templates::{Shelf, Shelved};
use crate::shell::speech::print;
use crate::shell::{Failure, Surroundings, say};

/// Prints the table, and says which of the user's files were left out.
pub(super) fn perform(around: &Surroundings, asked: Listing) -> Result<(), Failure> {
    let shelf = Shelf::load(around.config.folders.templates().as_deref());
    for error in &shelf.errors {
        say("warning", &error.to_string(), None);
    }
    match asked.format {
        TableFormat::Text => print(&text(&shelf.templates)),
        TableFormat::Json => print(&printable_json(&json_text(&shelf.templates))),
    }
}

fn text(templates: &[Shelved]) -> String {
    let head = ["name", "minutes", "steps", "groups", "headings", "what it is for"].map(str::to_owned);
    let rows = templates.iter().map(|Shelved { template, .. }| {
        [
            template.name.clone(),
            template.minutes().to_string(),
            template.steps.len().to_string(),
            template.groups.len().to_string(),
            template.themes.len().to_string(),
            if template.about.is_empty() { template.title.to_string() } else { template.about.to_string() },
        ]
    });
    columns(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

fn json_text(templates: &[Shelved]) -> String {
    let rows: Vec<Value> = templates
        .iter()
        .map(|Shelved { template, file }| {
            json!({
                "name": template.name,
                "title": template.title.as_str(),
                "about": template.about.as_str(),
                "minutes": template.minutes(),
                "steps": template.steps.len(),
                "groups": template.groups.len(),
                "themes": template.themes.len(),
                "path": file.as_ref().map(|file| file.to_string_lossy()),
            })
        })
        .collect();
    format!("{:#}\n", Value::Array(rows))
}
