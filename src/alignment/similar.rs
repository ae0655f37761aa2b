//! Points that may be one: suggestions for *Tidy up*, by their words alone. Only the group can say whether they are.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::workshop::{Factor, FactorId, GroupId, Kind, Workshop};

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

/// A point and the numbers of the words that carry it, each once.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    id: FactorId,
    words: Vec<u32>,
}

/// Live points of one group and kind, in workshop order.
type Peers = Vec<Point>;

/// The pairs to suggest, and what they were found by, so that a changed point is compared with its peers alone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Alike {
    pairs: Vec<Similar>,
    numbers: HashMap<String, u32>,
    peers: BTreeMap<(GroupId, Kind), Peers>,
}

/// The pairs to suggest, most alike first, then in workshop order.
#[must_use]
pub fn similar(workshop: &Workshop) -> Vec<Similar> {
    Alike::of(workshop).pairs
}

impl Alike {
    /// Compares every live point with its peers.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let mut alike = Self::default();
        for factor in workshop.factors().filter(|factor| is_listed(workshop, factor)) {
            let point = alike.point(factor);
            alike.peers.entry((factor.group, factor.kind)).or_default().push(point);
        }
        let words = alike.numbers.len();
        for peers in alike.peers.values() {
            compare_all(peers, words, &mut alike.pairs);
        }
        alike.pairs.sort_by(Similar::order);
        alike
    }

    /// The pairs, most alike first, then in workshop order.
    #[must_use]
    pub fn pairs(&self) -> &[Similar] {
        &self.pairs
    }

    /// Compares one point again, after it changed, came or went.
    pub fn follow(&mut self, workshop: &Workshop, id: FactorId) {
        self.pairs.retain(|pair| pair.keep != id && pair.absorb != id);
        self.peers.values_mut().for_each(|peers| peers.retain(|point| point.id != id));
        let Some(factor) = workshop.factor(id).filter(|factor| factor.is_live() && is_listed(workshop, factor)) else { return };
        let point = self.point(factor);
        let peers = self.peers.entry((factor.group, factor.kind)).or_default();
        let found = peers.iter().filter_map(|other| Similar::of(&point, other, common(&point, other)));
        self.pairs.extend(found);
        self.pairs.sort_by(Similar::order);
        peers.insert(peers.partition_point(|other| other.id < id), point);
    }

    fn point(&mut self, factor: &Factor) -> Point {
        let mut number = |word| {
            let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            *self.numbers.entry(word).or_insert(next)
        };
        Point { id: factor.id, words: words(&factor.text).into_iter().map(&mut number).collect() }
    }
}

fn is_listed(workshop: &Workshop, factor: &Factor) -> bool {
    workshop.group(factor.group).is_some_and(|group| !group.removed)
}

/// Counts for every point the words it shares with each one before, by the points that each word stands in.
fn compare_all(peers: &[Point], words: usize, pairs: &mut Vec<Similar>) {
    let mut standing: Vec<Vec<usize>> = vec![Vec::new(); words];
    let mut common = vec![0_u32; peers.len()];
    for (at, point) in peers.iter().enumerate() {
        for &word in &point.words {
            standing[word as usize].iter().for_each(|&before| common[before] += 1);
            standing[word as usize].push(at);
        }
        for (other, common) in peers[..at].iter().zip(&mut common) {
            pairs.extend(Similar::of(other, point, std::mem::take(common)));
        }
    }
}

fn common(one: &Point, other: &Point) -> u32 {
    u32::try_from(one.words.iter().filter(|word| other.words.contains(word)).count()).unwrap_or(u32::MAX)
}

impl Similar {
    /// The pair of two points with so many words in common, if it is to be suggested.
    fn of(one: &Point, other: &Point, common: u32) -> Option<Self> {
        let all = u32::try_from(one.words.len() + other.words.len()).unwrap_or(u32::MAX);
        let likeness = if all == 0 { 0.0 } else { 2.0 * f64::from(common) / f64::from(all) };
        (likeness >= ALIKE).then(|| Self { keep: one.id.min(other.id), absorb: one.id.max(other.id), likeness })
    }

    fn order(&self, other: &Self) -> Ordering {
        other.likeness.total_cmp(&self.likeness).then((self.keep, self.absorb).cmp(&(other.keep, other.absorb)))
    }
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

    #[test]
    fn small_words_are_sorted() {
        assert!(SMALL_WORDS.is_sorted());
    }

    fn like(a: &str, b: &str) -> bool {
        let mut numbers = Alike::default();
        let mut point = |id: u32, text: &str| {
            let words = words(text).into_iter().map(|word| {
                let next = u32::try_from(numbers.numbers.len()).unwrap();
                *numbers.numbers.entry(word).or_insert(next)
            });
            Point { id: FactorId::new(id), words: words.collect() }
        };
        let (a, b) = (point(1, a), point(2, b));
        Similar::of(&a, &b, common(&a, &b)).is_some()
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
