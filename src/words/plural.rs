//! Which form a text takes for a number: rules as the Unicode CLDR writes them, for whole numbers.
//!
//! `n = 1`; `n % 10 = 2..4 and n % 100 != 12..14`; `n = 0 or n = 1`. A list of values is parted by commas.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use thiserror::Error;

/// The names that CLDR has for forms; `other` is what no rule takes and needs none.
pub(super) const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadRule {
    /// No form has that name, or it is `other`.
    #[error("a rule cannot be for the form {name:?}: expected zero, one, two, few or many")]
    Name {
        /// The name.
        name: String,
    },
    /// It cannot be read.
    #[error("{rule:?} is not a rule: expected one such as \"n = 1\" or \"n % 10 = 2..4 and n % 100 != 12..14\"")]
    Rule {
        /// The rule.
        rule: String,
    },
}

/// A language's rules, by the names of forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plurals {
    rules: BTreeMap<&'static str, Rule>,
}

impl Plurals {
    /// Reads the rule of one form and keeps it.
    ///
    /// # Errors
    /// There is no such form, or the rule cannot be read.
    pub fn add(&mut self, name: &str, rule: &str) -> Result<(), BadRule> {
        let known = NAMES.iter().find(|known| **known == name && name != "other");
        let known = known.ok_or_else(|| BadRule::Name { name: name.to_owned() })?;
        let read = Rule::read(rule).ok_or_else(|| BadRule::Rule { rule: rule.to_owned() })?;
        self.rules.insert(known, read);
        Ok(())
    }

    /// The rule of a form; none for one that this language has not.
    pub(super) fn rule(&self, name: &str) -> Option<&Rule> {
        self.rules.get(name)
    }

    /// The names of the forms that this language has, `other` last.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        NAMES.into_iter().filter(|name| *name == "other" || self.rules.contains_key(name))
    }
}

/// Any of these, each of which is all of those.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule(Vec<Vec<Relation>>);

/// What is left of a number, or the number, is among these values, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Relation {
    divisor: Option<u64>,
    among: bool,
    values: Vec<RangeInclusive<u64>>,
}

impl Rule {
    fn read(text: &str) -> Option<Self> {
        let all = |part: &str| part.split(" and ").map(Relation::read).collect::<Option<Vec<_>>>();
        text.split(" or ").map(all).collect::<Option<Vec<_>>>().map(Self)
    }

    /// Whether a number is of this form.
    pub fn takes(&self, number: u64) -> bool {
        self.0.iter().any(|all| all.iter().all(|relation| relation.holds(number)))
    }
}

impl Relation {
    fn read(text: &str) -> Option<Self> {
        let (left, values, among) = match text.split_once("!=") {
            Some((left, values)) => (left, values, false),
            None => text.split_once('=').map(|(left, values)| (left, values, true))?,
        };
        let rest = left.trim().strip_prefix('n')?.trim();
        let divisor = match rest.strip_prefix('%') {
            Some(divisor) => Some(divisor.trim().parse().ok().filter(|divisor| *divisor > 0)?),
            None if rest.is_empty() => None,
            None => return None,
        };
        let values = values.split(',').map(range).collect::<Option<Vec<_>>>()?;
        Some(Self { divisor, among, values })
    }

    fn holds(&self, number: u64) -> bool {
        let number = self.divisor.map_or(number, |divisor| number % divisor);
        self.values.iter().any(|values| values.contains(&number)) == self.among
    }
}

fn range(text: &str) -> Option<RangeInclusive<u64>> {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    match text.split_once("..") {
        Some((from, to)) => Some(number(from)?..=number(to)?),
        None => number(text).map(|one| one..=one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(rule: &str, numbers: &[u64]) -> Vec<u64> {
        let rule = Rule::read(rule).unwrap();
        numbers.iter().copied().filter(|number| rule.takes(*number)).collect()
    }

    #[test]
    fn rules_are_those_of_cldr() {
        let some = [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 100, 101, 112];
        assert_eq!(takes("n = 1", &some), [1]);
        assert_eq!(takes("n = 0..1", &some), [0, 1]);
        assert_eq!(takes("n % 10 = 1 and n % 100 != 11", &some), [1, 21, 101]);
        assert_eq!(takes("n % 10 = 2..4 and n % 100 != 12..14", &some), [2, 4, 22]);
        assert_eq!(takes("n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14", &some), [0, 5, 11, 12, 25, 100, 112]);
        assert_eq!(takes("n%100=3,11..12", &some), [11, 12, 112]);
    }

    #[test]
    fn what_is_no_rule_is_refused() {
        for bad in ["", "n", "n = ", "m = 1", "n % 0 = 1", "n = one", "n = 1 and", "n x = 1", "n = 1.."] {
            assert!(Rule::read(bad).is_none(), "{bad:?}");
            assert!(Plurals::default().add("one", bad).unwrap_err().to_string().contains("is not a rule"));
        }
        for name in ["other", "ones", ""] {
            assert!(matches!(Plurals::default().add(name, "n = 1"), Err(BadRule::Name { .. })));
        }
    }
}
