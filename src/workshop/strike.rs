//! Striking a text: what stands for it, in what was said and in the codes that were made of it.
//!
//! The one rule for files and for a session in memory; the store adds what only files have, torn lines and seals.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::{Change, Code, Commit, History, Line, Refusal, STRUCK, clean_line};

/// The fewest characters of a text that can be struck.
const SHORTEST: usize = 2;
/// The most names of groups, or of headings, that can be struck whole.
const MOST: u32 = 99;

/// A text to be struck from a session.
#[derive(Debug, Clone)]
pub struct Strike {
    text: String,
    instead: String,
    /// Codes that were made of the text, and what stands for them.
    codes: BTreeMap<Code, Code>,
    number: u32,
}

impl Strike {
    /// A text to be struck, cleaned, from a session with these changes; `None` if it is too short to be told from others:
    /// under two characters.
    #[must_use]
    pub fn of<'a>(text: &str, changes: impl IntoIterator<Item = &'a Change>) -> Option<Self> {
        let text = clean_line(text).0;
        if text.chars().count() < SHORTEST {
            return None;
        }
        let codes = betraying(&text, &changes.into_iter().collect::<Vec<_>>());
        Some(Self { text, instead: STRUCK.to_owned(), codes, number: 1 })
    }

    /// The text. It is matched exactly, capital letters too.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What stands for the text: `[struck]`, or one with a number.
    #[must_use]
    pub fn instead(&self) -> &str {
        &self.instead
    }

    /// Goes on to the next name that can stand for the text, `[struck 2]` and so on; false after the last. Two groups, or
    /// two headings, cannot have one name: the second to be struck is told from the first.
    pub fn renumber(&mut self) -> bool {
        if self.number == MOST {
            return false;
        }
        self.number += 1;
        self.instead = STRUCK.replace(']', &format!(" {}]", self.number));
        true
    }

    /// Strikes in a change; gives the number of places.
    pub fn in_change(&self, change: &mut Change) -> usize {
        let mut places = 0;
        if let Some(code) = change.code_mut()
            && let Some(plain) = self.codes.get(code)
        {
            code.clone_from(plain);
            places += 1;
        }
        change.for_each_text(&mut |text| {
            places += text.matches(&self.text).count();
            *text = text.replace(&self.text, &self.instead);
        });
        places
    }

    /// Strikes in a whole log and adds a commit that says so: the log as it is then, and the number of places.
    ///
    /// # Errors
    /// If the records would contradict one another afterwards, under whatever name.
    pub fn in_log(mut self, commits: &[Commit], at: Timestamp) -> Result<(History, usize), Refusal> {
        loop {
            let mut commits = commits.to_vec();
            let changes = commits.iter_mut().flat_map(|commit| &mut commit.changes);
            let places = changes.map(|change| self.in_change(change)).sum();
            let replayed = History::replay(commits).map_err(|(_, refusal)| refusal);
            let struck = replayed.and_then(|mut history| {
                history.commit(at, vec![Change::Struck { at }])?;
                Ok((history, places))
            });
            if struck.is_ok() || !self.renumber() {
                return struck;
            }
        }
    }
}

/// The codes of groups and headings that say what is struck, because they were made of a name with it, each with a
/// code that says nothing.
fn betraying(text: &str, changes: &[&Change]) -> BTreeMap<Code, Code> {
    let letters = Code::letters(text);
    let given = || changes.iter().filter_map(|change| named(change));
    let mut codes: BTreeSet<Code> = given().map(|(_, code)| code.clone()).collect();
    let mut plain = BTreeMap::new();
    for (name, code) in given() {
        if name.contains(text) && says(code, &letters) && !plain.contains_key(code) {
            let new = Code::for_theme("struck", &codes);
            codes.insert(new.clone());
            plain.insert(code.clone(), new);
        }
    }
    plain
}

/// The name and the code that a change gives.
fn named(change: &Change) -> Option<(&Line, &Code)> {
    match change {
        Change::AddGroup { name, code, .. } | Change::AddTheme { name, code, .. } => Some((name, code)),
        _ => None,
    }
}

/// Whether a code holds these letters, or enough of their beginning to be understood.
fn says(code: &Code, letters: &str) -> bool {
    /// Fewer letters than a group's code has say too little.
    const TELLING: usize = 3;
    let stem = code.trim_end_matches(|c: char| c.is_ascii_digit());
    let begun = || (TELLING..letters.len()).any(|length| stem.ends_with(&letters[..length]));
    letters.len() >= TELLING && (code.contains(letters) || begun())
}
