//! Language files: the embedded English, and a file of the user's that lies over it.
//!
//! A text that is missing stands in English, so that half a language can be used; one that is wrong costs only itself.

mod tree;

use std::path::{Path, PathBuf};

use super::problem::Problem;
use crate::words::{BadText, DECLARED, Declared, Plurals, Text, Words};
use tree::{Tree, Value};

/// The name of the language that ships.
pub const ENGLISH: &str = "en";

/// The English file, as it is embedded: what another language begins from.
pub const SOURCE: &str = include_str!("../../assets/words/en.ron");

/// The section of the rules for forms by number.
const PLURALS: &str = "plurals";

/// A language as it is in force.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its words; what the file has not is English.
    pub words: Words,
    /// The user's file, if it is not all embedded.
    pub file: Option<PathBuf>,
    /// The texts that stand in English, for the file has them not or wrong, as `section.name`; none without a file.
    pub missing: Vec<String>,
}

/// English as it ships.
///
/// # Panics
/// Never: the embedded file is read by a test.
#[must_use]
pub fn english() -> Words {
    let tree = Tree::read(SOURCE).expect("the embedded language file is read by a test");
    let mut reader = Reader { path: Path::new("en.ron"), text: SOURCE, problems: Vec::new(), plurals: Plurals::default() };
    reader.plurals(&tree);
    Words::gather(|declared| reader.text(&tree, declared).unwrap_or_default())
}

/// What a file of the user's says over English, and what is wrong in it.
pub(super) fn read(path: &Path, text: &str) -> (Language, Vec<Problem>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let english = Tree::read(SOURCE).expect("the embedded language file is read by a test");
    let mut base = Reader { path, text: SOURCE, problems: Vec::new(), plurals: Plurals::default() };
    base.plurals(&english);
    let mut reader = Reader { path, text, problems: Vec::new(), plurals: Plurals::default() };
    let tree = match Tree::read(text) {
        Ok(tree) => tree,
        Err(error) => {
            let what = format!("this is not a language file: {}", error.code);
            let hint = "it looks like (room: (welcome: \"...\")), as in docs/languages.md; every text stands in English";
            let at = Some((error.span.start.line, error.span.start.col));
            reader.problems.push(Problem { file: path.to_owned(), at, what, hint: hint.to_owned() });
            Tree::default()
        }
    };
    reader.plurals(&tree);
    reader.names_are_known(&tree);
    let mut missing = Vec::new();
    let words = Words::gather(|declared| {
        reader.text(&tree, declared).unwrap_or_else(|| {
            missing.push(format!("{}.{}", declared.section, declared.name));
            base.text(&english, declared).unwrap_or_default()
        })
    });
    (Language { words, file: Some(path.to_owned()), missing }, reader.problems)
}

/// A file and what was found wrong with it.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    problems: Vec<Problem>,
    plurals: Plurals,
}

impl Reader<'_> {
    /// Reads the rules for forms by number.
    fn plurals(&mut self, tree: &Tree) {
        match tree.section(PLURALS) {
            None => {}
            Some(Value::Table(rules)) => {
                for (name, rule) in rules {
                    let read = match rule {
                        Value::Text(rule) => self.plurals.add(name, rule).map_err(|bad| bad.to_string()),
                        Value::Table(_) => Err(format!("{PLURALS}.{name} is a table: expected a rule such as \"n = 1\"")),
                    };
                    if let Err(what) = read {
                        self.refuse(&[PLURALS, name], what, "texts that count stand in English where they need it");
                    }
                }
            }
            Some(Value::Text(_)) => self.refuse(&[PLURALS], format!("{PLURALS} is a text: expected (one: \"n = 1\")"), ""),
        }
    }

    /// A text as the file has it; none if it has not, or it is refused.
    fn text(&mut self, tree: &Tree, declared: &Declared) -> Option<Text> {
        let read = match tree.get(declared.section, declared.name)? {
            Value::Text(text) => Text::read(text, declared.fields),
            Value::Table(forms) => {
                let forms: Option<Vec<(String, String)>> = forms
                    .iter()
                    .map(|(name, form)| if let Value::Text(form) = form { Some((name.clone(), form.clone())) } else { None })
                    .collect();
                forms.map_or(Err(BadText::NoOther), |forms| Text::read_forms(&forms, declared.fields, &self.plurals))
            }
        };
        read.map_err(|bad| {
            let what = format!("{}.{} stands in English: {bad}", declared.section, declared.name);
            self.refuse(&[declared.section, declared.name], what, &in_english(declared));
        })
        .ok()
    }

    /// Names every section and text that there is not, and what stands twice.
    fn names_are_known(&mut self, tree: &Tree) {
        for (section, value) in tree.sections() {
            if section == PLURALS {
                continue;
            }
            let names: Vec<&str> = DECLARED.iter().filter(|declared| declared.section == section).map(|of| of.name).collect();
            match value {
                _ if names.is_empty() => {
                    let mut sections: Vec<&str> = DECLARED.iter().map(|declared| declared.section).collect();
                    sections.dedup();
                    let hint = format!("the sections are {PLURALS}, {}", sections.join(", "));
                    self.refuse(&[section], format!("there is no section {section:?}"), &hint);
                }
                Value::Text(_) => self.refuse(&[section], format!("{section} is a text: expected texts between ( and )"), ""),
                Value::Table(texts) => {
                    for (name, _) in texts.iter().filter(|(name, _)| !names.contains(&name.as_str())) {
                        let what = format!("there is no text {name:?} in the section {section}");
                        self.refuse(&[section, name], what, &format!("its texts are {}", names.join(", ")));
                    }
                }
            }
        }
        for path in tree.twice() {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let what = format!("{} stands twice", path.join("."));
            self.problems.push(Problem {
                file: self.path.to_owned(),
                at: tree::place(self.text, &path, 1),
                what,
                hint: "the first of them counts".to_owned(),
            });
        }
    }

    fn refuse(&mut self, path: &[&str], what: String, hint: &str) {
        let at = tree::place(self.text, path, 0);
        let hint = if hint.is_empty() { "assets/words/en.ron shows how it looks" } else { hint };
        self.problems.push(Problem { file: self.path.to_owned(), at, what, hint: hint.to_owned() });
    }
}

/// What to begin from.
fn in_english(declared: &Declared) -> String {
    let tree = Tree::read(SOURCE).unwrap_or_default();
    match tree.get(declared.section, declared.name) {
        Some(Value::Text(text)) => format!("the English text is {text:?}"),
        Some(Value::Table(forms)) => {
            let forms = forms.iter().filter_map(|(name, form)| Some(format!("{name}: {:?}", form.text()?)));
            format!("the English text is ({})", forms.collect::<Vec<_>>().join(", "))
        }
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
