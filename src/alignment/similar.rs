//! Points that may be one: suggestions for *Tidy up*, by their words alone. Only the group can say whether they are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::workshop::{FactorId, GroupId, Kind, Workshop};

/// Two live points of one group and kind whose words are alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similar {
    /// The one said first, which would stay.
    pub keep: FactorId,
    /// The one said later.
    pub absorb: FactorId,
    /// Words in common, of the words of both, 0 to 1 (Dice).
    pub likeness: f64,
}

/// From this likeness on a pair is suggested.
pub const ALIKE: f64 = 0.5;

/// Words that say too little to make two points alike, sorted.
const SMALL_WORDS: [&str; 72] = [
    "a", "an", "and", "are", "as", "at", "be", "because", "been", "but", "by", "can", "do", "for", "from", "get", "gets", "had",
    "has", "have", "he", "her", "his", "i", "if", "in", "into", "is", "it", "its", "me", "more", "my", "no", "nor", "not", "of",
    "off", "on", "one", "or", "our", "out", "s", "she", "so", "t", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "too", "up", "us", "was", "we", "were", "what", "when", "which", "who", "will", "with", "would", "you",
    "your",
];

/// A point and the numbers of the words that carry it, sorted.
type Point = (FactorId, Vec<usize>);

/// The pairs to suggest, most alike first, then in workshop order.
#[must_use]
pub fn similar(workshop: &Workshop) -> Vec<Similar> {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut of_group: BTreeMap<(GroupId, Kind), Vec<Point>> = BTreeMap::new();
    for factor in workshop.factors().filter(|factor| workshop.group(factor.group).is_some_and(|group| !group.removed)) {
        let mut number = |word| {
            let next = numbers.len();
            *numbers.entry(word).or_insert(next)
        };
        let mut carrying: Vec<usize> = words(&factor.text).into_iter().map(&mut number).collect();
        carrying.sort_unstable();
        of_group.entry((factor.group, factor.kind)).or_default().push((factor.id, carrying));
    }
    let mut pairs = Vec::new();
    for points in of_group.values() {
        for (at, (keep, one)) in points.iter().enumerate() {
            let alike = points[at + 1..].iter().map(|(absorb, other)| (absorb, likeness(one, other)));
            let alike = alike.filter(|(_, likeness)| *likeness >= ALIKE);
            pairs.extend(alike.map(|(&absorb, likeness)| Similar { keep: *keep, absorb, likeness }));
        }
    }
    pairs.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then((a.keep, a.absorb).cmp(&(b.keep, b.absorb))));
    pairs
}

/// How alike two sorted lists of words are.
fn likeness<T: Ord>(one: &[T], other: &[T]) -> f64 {
    let (mut common, mut a, mut b) = (0_u32, 0, 0);
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        common += u32::from(x == y);
        a += usize::from(x <= y);
        b += usize::from(y <= x);
    }
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { 2.0 * f64::from(common) / f64::from(all) }
}

/// The words that carry a text, without their endings; all of its words if only small ones are left.
fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let all = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let carrying: BTreeSet<String> = all().filter(|word| SMALL_WORDS.binary_search(word).is_err()).map(stem).collect();
    if carrying.is_empty() { all().map(str::to_owned).collect() } else { carrying }
}

/// A word without a common English ending, if enough of it stays.
fn stem(word: &str) -> String {
    let endings = ["ings", "ing", "ies", "ed", "es", "s", "y", "e"];
    let cut = endings.iter().filter_map(|ending| word.strip_suffix(ending)).find(|rest| rest.chars().count() >= 3);
    cut.unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(text: &str) -> Vec<String> {
        words(text).into_iter().collect()
    }

    #[test]
    fn small_words_are_sorted() {
        assert!(SMALL_WORDS.is_sorted());
    }

    fn like(a: &str, b: &str) -> bool {
        likeness(&list(a), &list(b)) >= ALIKE
    }

    #[test]
    fn alike_by_the_words_that_carry() {
        assert!(like("The ward round starts late", "Ward rounds start later; late again"));
        assert!(like("Another meeting", "yet another MEETING!"));
        assert!(like("no", "No."));
        assert!(!like("It is written down and then it is my fault", "We reported this for years and nothing came back"));
        assert!(!like("…", "!!"));
    }
}
