//! A list narrowed by typing: the command palette, a choice of heading, of group, of template.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::Then;
use crate::widget::field::Field;

/// A list narrowed by typing.
#[derive(Debug, Clone)]
pub struct Picker {
    /// What it is about.
    pub title: String,
    /// What was typed.
    pub field: Field,
    /// Everything that can be picked.
    pub items: Vec<Item>,
    /// The row with the cursor, among those found.
    pub at: usize,
    /// Whether what was typed and matches nothing may be taken as something new, and then how.
    pub fresh: Option<Fresh>,
}

/// What becomes of words that match nothing.
#[derive(Debug, Clone)]
pub struct Fresh {
    /// What the row says, before the words.
    pub label: String,
    /// What is done with the words.
    pub purpose: super::Purpose,
}

/// One thing to pick.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its name.
    pub label: String,
    /// Its keys, or a number.
    pub key: String,
    /// A sentence about it.
    pub hint: String,
    /// Why it cannot be picked now, if so.
    pub barred: Option<String>,
    /// What picking it does.
    pub then: Then,
}

impl Picker {
    /// A list with nothing typed yet.
    #[must_use]
    pub fn new(title: impl Into<String>, items: Vec<Item>) -> Self {
        Self { title: title.into(), field: Field::new(60), items, at: 0, fresh: None }
    }

    /// The items that match what was typed, the best first; all in their order when nothing was.
    #[must_use]
    pub fn found(&self) -> Vec<&Item> {
        if self.field.is_empty() {
            return self.items.iter().collect();
        }
        let mut matcher = Matcher::new(Config::DEFAULT);
        let (words, any, smart) = (self.field.text(), CaseMatching::Ignore, Normalization::Smart);
        let loosely = Pattern::new(words, any, smart, AtomKind::Fuzzy);
        // In a whole sentence letters that merely follow one another say nothing.
        let word_for_word = Pattern::new(words, any, smart, AtomKind::Substring);
        let mut buffer = Vec::new();
        let mut score =
            |pattern: &Pattern, text: &str| pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher).unwrap_or(0);
        let mut scored: Vec<(u32, &Item)> = Vec::new();
        for item in &self.items {
            // A name counts most, then the key, then the sentence.
            let names = (score(&loosely, &item.label) * 4).max(score(&loosely, &item.key) * 3);
            let best = names.max(score(&word_for_word, &item.hint));
            if best > 0 {
                scored.push((best, item));
            }
        }
        scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        scored.into_iter().map(|(_, item)| item).collect()
    }

    /// Whether what was typed can be taken as something new, in a row of its own after those found.
    #[must_use]
    pub fn offers_new(&self) -> bool {
        let words = self.field.text().trim().to_lowercase();
        self.fresh.is_some() && !words.is_empty() && self.items.iter().all(|item| item.label.to_lowercase() != words)
    }

    /// The item with the cursor; none if nothing was found or the cursor is on something new.
    #[must_use]
    pub fn selected(&self) -> Option<&Item> {
        let found = self.found();
        let last = (found.len() + usize::from(self.offers_new())).saturating_sub(1);
        found.get(self.at.min(last)).copied()
    }

    /// Moves the cursor by `rows`, stopping at the ends.
    pub fn step(&mut self, rows: isize) {
        let last = (self.found().len() + usize::from(self.offers_new())).saturating_sub(1);
        self.at = self.at.min(last).saturating_add_signed(rows).min(last);
    }
}
