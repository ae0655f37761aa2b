//! Points that may be one: suggestions for *Tidy up*, by their words alone. Only the group can say whether they are.

use std::collections::{BTreeMap, BTreeSet};

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

/// Words that say too little to make two points alike.
const SMALL_WORDS: &str = " a an and are as at be because been but by can do for from get gets had has have he her his i if in into is it its \
     me more my no nor not of off on one or our out s she so t than that the their them then there they this to too \
     up us was we were what when which who will with would you your ";

/// The pairs to suggest, most alike first, then in workshop order.
#[must_use]
pub fn similar(workshop: &Workshop) -> Vec<Similar> {
    let mut of_group: BTreeMap<(GroupId, Kind), Vec<(FactorId, BTreeSet<String>)>> = BTreeMap::new();
    for factor in workshop.factors().filter(|factor| workshop.group(factor.group).is_some_and(|group| !group.removed)) {
        of_group.entry((factor.group, factor.kind)).or_default().push((factor.id, words(&factor.text)));
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

fn likeness(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let common = u32::try_from(one.intersection(other).count()).unwrap_or(u32::MAX);
    let all = u32::try_from(one.len() + other.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { 2.0 * f64::from(common) / f64::from(all) }
}

/// The words that carry a text, without their endings; all of its words if only small ones are left.
fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let all = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let carrying: BTreeSet<String> = all().filter(|word| !SMALL_WORDS.contains(&format!(" {word} "))).map(stem).collect();
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

    fn like(a: &str, b: &str) -> bool {
        likeness(&words(a), &words(b)) >= ALIKE
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
