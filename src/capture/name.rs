//! Whether words name a person: a title and a name with a capital letter. It sees only what is plain; the facilitator is asked
//! about the rest.

/// What people are called by before their names.
const TITLES: [&str; 11] = ["Dr", "Doctor", "Mr", "Mrs", "Ms", "Miss", "Prof", "Professor", "Sister", "Frau", "Herr"];

/// What is said of a word that most likely is somebody's name, while it can still be another.
pub(super) const HINT: &str = "names a person? a role instead";

/// Whether a word, after the one before it, is most likely somebody's name.
pub(super) fn is_name(before: &str, word: &str) -> bool {
    let mut letters = word.chars();
    let named = letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_alphabetic);
    named && TITLES.contains(&before.strip_suffix('.').unwrap_or(before))
}

/// Words of which roles are made, however they are written.
const ROLES: [&str; 34] = [
    "admin",
    "assistant",
    "associate",
    "chief",
    "clerk",
    "clinical",
    "consultant",
    "coordinator",
    "deputy",
    "director",
    "doctor",
    "education",
    "executive",
    "finance",
    "general",
    "head",
    "lead",
    "leader",
    "manager",
    "managing",
    "matron",
    "medical",
    "nurse",
    "nursing",
    "officer",
    "pharmacist",
    "physician",
    "porter",
    "registrar",
    "secretary",
    "specialist",
    "team",
    "therapist",
    "ward",
];

/// Whether words are like the name of a person where a role is asked for: two words or three, each with a capital letter, and
/// none of them of a role.
#[must_use]
pub fn is_like_a_name(text: &str) -> bool {
    let named = |word: &str| {
        let of_letters = word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
        of_letters && word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase)
    };
    let role = |word: &str| ROLES.iter().any(|role| word.to_lowercase().trim_end_matches('s') == *role);
    let words: Vec<&str> = text.split_whitespace().collect();
    (2..=3).contains(&words.len()) && words.iter().all(|word| named(word) && !role(word))
}

/// Whether a text most likely names a person.
#[must_use]
pub fn names_somebody(text: &str) -> bool {
    text.split_whitespace().zip(text.split_whitespace().skip(1)).any(|(before, word)| is_name(before, word))
}
