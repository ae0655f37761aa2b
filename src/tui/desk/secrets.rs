//! What the facilitator's session knows and the room may not read, as words; and where they stand in a text.
//!
//! One list for everything that is said on the one screen: a sentence leaves these words out, a dialog that holds one asks
//! first.

use super::Desk;
use crate::workshop::{Note, Workshop};

impl Desk {
    /// Whether the room reads this screen over the facilitator's shoulder just now.
    #[must_use]
    pub const fn room_looks(&self) -> bool {
        self.one_screen && !self.alone
    }

    /// The workshop as far as it may be read on this screen: the room's, while the room looks.
    #[must_use]
    pub fn legible(&self) -> &Workshop {
        if self.room_looks() { self.room().seen() } else { self.workshop() }
    }

    /// Notes, points of groups that are held, originals that were merged away, and the names and codes of groups that are held; but
    /// not what the room reads anyway, word for word. The longest comes first, so that none is cut up by a shorter one.
    #[must_use]
    pub fn secrets(&self) -> Vec<&str> {
        let (workshop, seen) = (self.workshop(), self.room().seen());
        let notes = workshop.notes.values().map(Note::as_str);
        let of_points = workshop.all_factors.iter().flat_map(|factor| {
            let is_seen = seen.factor(factor.id).is_some();
            [factor.note.as_str(), if is_seen { "" } else { factor.text.as_str() }]
        });
        let held = workshop.groups().filter(|group| self.kept().is_held(group.id));
        let names = held.flat_map(|group| [group.name.as_str(), &*group.code]);
        let known =
            |words: &str| seen.factors().any(|factor| *factor.text == *words) || seen.groups().any(|group| *group.name == *words);
        let mut secrets: Vec<&str> =
            notes.chain(of_points).chain(names).filter(|words| !words.is_empty() && !known(words)).collect();
        secrets.sort_by_key(|words| std::cmp::Reverse(words.len()));
        secrets
    }
}

/// Whether `words` stand in a text, as words: not inside of longer ones.
#[must_use]
pub fn holds(text: &str, words: &str) -> bool {
    next(text, words, 0).is_some()
}

/// A text with `…` for `words`, wherever they stand as words.
#[must_use]
pub fn without(text: &str, words: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    while let Some(at) = next(text, words, from) {
        out.push_str(&text[from..at]);
        out.push('…');
        from = at + words.len();
    }
    out.push_str(&text[from..]);
    out
}

/// Where `words` stand next at or after `from`, which is between two characters.
fn next(text: &str, words: &str, from: usize) -> Option<usize> {
    if words.is_empty() {
        return None;
    }
    let inside = |neighbour: Option<char>, edge: Option<char>| {
        neighbour.is_some_and(char::is_alphanumeric) && edge.is_some_and(char::is_alphanumeric)
    };
    text[from..].match_indices(words).map(|(at, _)| from + at).find(|at| {
        let before = text[..*at].chars().next_back();
        let behind = text[at + words.len()..].chars().next();
        !inside(before, words.chars().next()) && !inside(behind, words.chars().next_back())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_as_words_only() {
        assert!(holds("They said no.", "no") && holds("no", "no") && holds("“no”", "no"));
        assert!(!holds("Not now, nobody knows", "no") && !holds("piano", "no"));
        assert!(holds("nobody says no", "no"), "the second place counts too");
        assert!(holds("é no é", "no") && !holds("éno", "no"));
        assert!(!holds("anything", ""));
    }

    #[test]
    fn words_are_left_out_wherever_they_stand() {
        assert_eq!(without("no piano, no noise: no", "no"), "… piano, … noise: …");
        assert_eq!(without("Executive is counted.", "Executive"), "… is counted.");
    }
}
