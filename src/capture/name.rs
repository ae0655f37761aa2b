//! Whether words name a person: a title and a name with a capital letter. It sees only what is plain; the facilitator is asked
//! about the rest.

/// What people are called by before their names.
const TITLES: [&str; 11] = ["Dr", "Doctor", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sister", "Frau", "Herr"];

/// What is said of a word that most likely is somebody's name.
pub(super) const HINT: &str = "names a person? Esc, then X strikes it";

/// Whether a word, after the one before it, is most likely somebody's name.
pub(super) fn is_name(before: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let named = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_alphabetic);
    named && TITLES.contains(&before.strip_suffix('.').unwrap_or(before))
}

/// Whether a text most likely names a person.
#[must_use]
pub fn names_somebody(text: &str) -> bool {
    text.split_whitespace().zip(text.split_whitespace().skip(1)).any(|(before, word)| is_name(before, word))
}
