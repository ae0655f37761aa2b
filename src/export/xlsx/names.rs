//! Names of sheets, made fit for a workbook whatever the language says.

use super::sheet::cut;
use crate::export::Subject;

/// The names, no two alike.
pub(super) struct Names {
    pub actions: String,
    pub matrix: String,
    pub points: String,
    pub measures: String,
    pub method: String,
}

impl Names {
    /// The names in the language of a subject.
    pub fn of(subject: Subject) -> Self {
        let said = &subject.words().workbook;
        let [actions, matrix, points, measures, method] =
            fit([said.actions(), said.matrix(), said.points(), said.measures(), said.method()]);
        Self { actions, matrix, points, measures, method }
    }
}

/// A sheet's name in a formula: quoted where it is not plain letters.
pub(super) fn quoted(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_alphabetic()) { name.to_owned() } else { format!("'{}'", name.replace('\'', "''")) }
}

/// Without what a workbook forbids, at most 31 characters, and told apart by a number where two would be alike.
fn fit<const N: usize>(names: [&str; N]) -> [String; N] {
    let mut taken: Vec<String> = Vec::new();
    names.map(|name| {
        let name = name.replace(['[', ']', ':', '*', '?', '/', '\\', '\''], " ");
        let plain = short(name.trim(), 28);
        let plain = if plain.is_empty() { "-".to_owned() } else { plain };
        let others = (2..).map(|number| format!("{plain} {number}"));
        let free = |name: &String| !taken.contains(&name.to_lowercase());
        let chosen = std::iter::once(plain.clone()).chain(others).find(free).unwrap_or(plain);
        taken.push(chosen.to_lowercase());
        chosen
    })
}

/// At most so many units of UTF-16, which is how a workbook counts.
fn short(name: &str, most: usize) -> String {
    let mut characters = name.chars().count();
    while cut(name, characters).encode_utf16().count() > most {
        characters -= 1;
    }
    cut(name, characters).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_a_workbook_would_refuse_are_made_fit() {
        let long = "𝔐".repeat(40);
        let names = fit(["Points", "points", "[a/b]", "???", &long]);
        assert_eq!(names[..4], ["Points", "points 2", "a b", "-"]);
        assert_eq!(names[4].encode_utf16().count(), 28);
        assert_eq!([quoted("Points"), quoted("Punkte 2"), quoted("Σ")], ["Points", "'Punkte 2'", "'Σ'"]);
    }
}
