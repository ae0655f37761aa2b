//! What everybody may read over the facilitator's shoulder: dots for figures, nothing of what small groups hold back.

use crate::capture::{Role, Span};
use crate::tui::desk::{Desk, LineUse, without};

/// What stands for a character that is not shown.
const DOT: char = '•';

/// A typed line with dots in it, and where its places are now.
pub(super) struct Dotted {
    pub text: String,
    /// Byte offsets before and after, in order.
    places: Vec<(usize, usize)>,
}

impl Dotted {
    /// Where a place of the typed line is in this one.
    pub fn place(&self, offset: usize) -> usize {
        let at = self.places.partition_point(|(before, _)| *before < offset);
        self.places.get(at).map_or(self.text.len(), |(_, after)| *after)
    }

    /// The place of the typed line that a place in this one stands for.
    pub fn typed_place(&self, offset: usize, desk: &Desk) -> usize {
        let at = self.places.partition_point(|(_, after)| *after < offset);
        self.places.get(at).map_or(desk.line.text().len(), |(before, _)| *before)
    }
}

/// The line as it may be seen: a tally, a slip and a point of a group that is held all in dots, of another point the strength.
pub(super) fn line(desk: &Desk) -> Dotted {
    let typed = desk.line.text();
    match desk.line_use() {
        LineUse::Tally | LineUse::Slip => dotted(typed, |_, letter| !letter.is_whitespace()),
        LineUse::Sentence => dotted(typed, |_, _| false),
        LineUse::Capture if desk.typed_for_held() => dotted(typed, |_, letter| !letter.is_whitespace()),
        LineUse::Capture => {
            let spans = desk.typed().map_or(&[][..], |typed| &typed.reading.spans);
            let hides = |span: &&Span| matches!(span.role, Role::Strength | Role::Overridden);
            let figures: Vec<_> = spans.iter().filter(hides).map(|span| span.range.clone()).collect();
            dotted(typed, |at, letter| letter.is_numeric() && figures.iter().any(|range| range.contains(&at)))
        }
    }
}

fn dotted(typed: &str, hide: impl Fn(usize, char) -> bool) -> Dotted {
    let mut text = String::with_capacity(typed.len());
    let mut places = Vec::new();
    for (at, letter) in typed.char_indices() {
        places.push((at, text.len()));
        text.push(if hide(at, letter) { DOT } else { letter });
    }
    Dotted { text, places }
}

/// A sentence of the facilitator's as it may be seen: no figures, no quotations, none of [`Desk::secrets`], and of what was
/// undone only that it was.
pub(super) fn sentence(said: &str, desk: &Desk) -> String {
    let said = ["Undone: ", "Done again: "]
        .iter()
        .find(|start| said.starts_with(**start))
        .map_or(said, |start| start.trim_end_matches(": "));
    // Of what would be undone only where it was done.
    let said = said
        .strip_prefix("That was in “")
        .and_then(|rest| rest.split_once("”: "))
        .map_or_else(|| said.to_owned(), |(step, _)| format!("That was in {step}; once more takes it back."));
    let mut words = without_quotations(&said);
    for secret in desk.secrets() {
        words = without(&words, secret);
    }
    let dots = |word: &str| {
        let figure = word.chars().any(char::is_numeric) && !word.chars().any(char::is_alphabetic);
        if figure { word.chars().map(|c| if c.is_numeric() { DOT } else { c }).collect() } else { word.to_owned() }
    };
    words.split(' ').map(dots).collect::<Vec<String>>().join(" ")
}

/// A text without what stands in quotation marks, of which one pair may stand in another.
fn without_quotations(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    let mut depth = 0_usize;
    for letter in said.chars() {
        match letter {
            '“' => {
                if depth == 0 {
                    out.push_str("“…”");
                }
                depth += 1;
            }
            '”' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_line_has_one_in_the_dotted_one() {
        let dotted = dotted("3 5ä2", |_, letter| !letter.is_whitespace());
        assert_eq!(dotted.text, "• ••••".chars().take(5).collect::<String>());
        assert_eq!([0, 1, 2, 3, 5, 6].map(|at| dotted.place(at)), [0, 3, 4, 7, 10, 13]);
    }

    #[test]
    fn quotations_are_left_out() {
        assert_eq!(without_quotations("Removed “a word”; u brings it back."), "Removed “…”; u brings it back.");
        assert_eq!(without_quotations("Cut “short"), "Cut “…”");
        assert_eq!(without_quotations("Not added: “nur “too slow” and late”. Mend it."), "Not added: “…”. Mend it.");
    }
}
