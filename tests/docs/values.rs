//! The values that stand in changes, as docs/session-file.md lists them: read from the sources of their types.

use std::fmt::Write as _;

use super::block::{assert_holds, read};

/// The types that a change is made of, and the file of `src/workshop` that holds them.
const TYPES: [(&str, &[&str]); 6] = [
    ("group", &["Bloc", "Presence", "Shown"]),
    ("theme", &["Meaning"]),
    ("factor", &["Kind", "Evidence", "Basis", "Tally"]),
    ("outcome", &["Deed", "Status", "Shift", "Commitment", "Stance", "Fate"]),
    ("agenda", &["Agenda", "Step", "StepKind", "Hides"]),
    ("change", &["Screens"]),
];

/// Those that the document describes in words.
const IN_WORDS: [&str; 20] = [
    "Line",
    "Note",
    "Code",
    "StepKey",
    "String",
    "GroupId",
    "ThemeId",
    "FactorId",
    "SlipId",
    "ActionId",
    "ParkedId",
    "Date",
    "Time",
    "Timestamp",
    "Vec",
    "bool",
    "f64",
    "u8",
    "u16",
    "u32",
];

#[test]
fn the_list_of_values_is_complete() {
    let list = list();
    assert_holds("docs/session-file.md", "values", &list);
    let document = read("docs/session-file.md");
    let known = |word: &str| TYPES.iter().any(|(_, types)| types.contains(&word)) || IN_WORDS.contains(&word);
    let (_, changes) = document.split_once("<!-- begin: changes -->").unwrap();
    for line in changes.split("<!-- end: changes -->").next().unwrap().lines().chain(list.lines()) {
        let Some((_, fields)) = line.split_once('(') else { continue };
        for field in fields.split('`').next().unwrap_or("").split(", ") {
            let kind = field.split_once(": ").map_or("", |(_, kind)| kind);
            let mut words = kind.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with(char::is_uppercase));
            assert_eq!(words.find(|word| !known(word)), None, "{line}");
        }
    }
}

fn list() -> String {
    let mut text = String::from("| type | written as |\n|---|---|\n");
    for (file, types) in TYPES {
        let source = read(&format!("src/workshop/{file}.rs"));
        for name in types {
            let written = enumeration(&source, name).or_else(|| structure(&source, name)).unwrap_or_else(|| panic!("{name}"));
            writeln!(text, "| `{name}` | {written} |").unwrap();
        }
    }
    text
}

/// The lines between the braces of a type.
fn body<'a>(source: &'a str, kind: &str, name: &str) -> Option<Vec<&'a str>> {
    let (_, rest) = source.split_once(&format!("pub {kind} {name} {{\n"))?;
    let lines = rest.split_once("\n}\n")?.0.lines().map(str::trim);
    Some(lines.filter(|line| !line.starts_with("//")).collect())
}

fn enumeration(source: &str, name: &str) -> Option<String> {
    let lines = body(source, "enum", name)?;
    let variants = lines.iter().filter(|line| !line.starts_with('#')).map(|line| format!("`{}`", line.trim_end_matches(',')));
    Some(variants.collect::<Vec<_>>().join(" "))
}

fn structure(source: &str, name: &str) -> Option<String> {
    let (mut fields, mut optional, mut renamed) = (Vec::new(), "", None);
    for line in body(source, "struct", name)? {
        if line.starts_with('#') {
            optional = if line.contains("default") { "?" } else { optional };
            renamed = line.split_once("rename = \"").and_then(|(_, rest)| rest.split('"').next()).or(renamed);
        } else if let Some((field, kind)) = line.trim_start_matches("pub ").trim_end_matches(',').split_once(": ") {
            let kind = kind.strip_prefix("Option<").and_then(|kind| kind.strip_suffix('>')).unwrap_or(kind);
            fields.push(format!("{}{optional}: {kind}", renamed.unwrap_or(field)));
            (optional, renamed) = ("", None);
        }
    }
    Some(format!("`({})`", fields.join(", ")))
}
