//! The list of changes in docs/session-file.md is the enum's, read from its source.

use std::fmt::Write as _;

use super::block::{assert_holds, read};

#[derive(Default)]
struct Change {
    name: String,
    says: String,
    fields: Vec<String>,
}

#[test]
fn the_list_of_changes_is_complete() {
    let source = read("src/workshop/change.rs");
    let (_, body) = source.split_once("pub enum Change {\n").unwrap();
    let (body, _) = body.split_once("\n}\n").unwrap();
    let list = list(body);
    // The parser leaves nothing out: every line that begins a variant is a change in the list.
    let begins = |line: &&str| line.starts_with("    ") && line.chars().nth(4).is_some_and(char::is_uppercase);
    assert_eq!(list.lines().filter(|line| line.starts_with("- ")).count(), body.lines().filter(begins).count());
    assert_holds("docs/session-file.md", "changes", &list);
}

/// The changes of the enum's body as a Markdown list, under the headings of its plain comments.
fn list(body: &str) -> String {
    let mut text = String::new();
    let mut says = Vec::new();
    let mut open: Option<Change> = None;
    let mut optional = "";
    for line in body.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            says.push(plain(comment.trim()));
        } else if let Some(heading) = line.strip_prefix("// ") {
            writeln!(text, "\n**{}**\n", heading.trim_end_matches('.')).unwrap();
        } else if line.starts_with("#[") {
            optional = if line.contains("default") { "?" } else { optional };
        } else if let Some(name) = line.strip_suffix(" {") {
            open = Some(Change { name: name.to_owned(), says: says.join(" "), fields: Vec::new() });
            says.clear();
        } else if line == "}," {
            text += &item(&open.take().unwrap());
        } else if let (Some(change), Some((field, kind))) = (&mut open, line.trim_end_matches(',').split_once(": ")) {
            let kind = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind);
            change.fields.push(format!("{field}{optional}: {kind}"));
            optional = "";
        } else if let Some((name, kind)) = line.trim_end_matches("),").split_once('(') {
            let change = Change { name: name.to_owned(), says: says.join(" "), fields: vec![kind.to_owned()] };
            says.clear();
            text += &item(&change);
        }
    }
    text
}

fn item(change: &Change) -> String {
    let says = if change.says.is_empty() { String::new() } else { format!(" — {}", change.says) };
    format!("- `{}({})`{says}\n", change.name, change.fields.join(", "))
}

/// A doc comment without its links.
fn plain(comment: &str) -> String {
    comment.replace("[`Change::", "`").replace("`]", "`")
}
