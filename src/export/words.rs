//! Figures in words that a room may read.

use crate::alignment::consensus::Together;
use crate::alignment::{Measures, PairReading, Reading, Shares, ThemeFigures};
use crate::words::Words;
use crate::workshop::Meaning;

/// How a heading reads, in words. Unchecked, nothing is said to be the same: "safety" may be two things. It is no side's
/// own while the other side's points in its row wait for their scores.
#[must_use]
pub fn reading_words(measures: &Measures, theme: &ThemeFigures, words: &Words) -> String {
    let said = &words.readings;
    let compared = match theme.reading {
        Reading::NoData => return said.no_data().to_owned(),
        _ if measures.waits_for_scores_of_the_other_side(theme) => return said.waits().to_owned(),
        Reading::OnlyClinical => return said.only_clinical().to_owned(),
        Reading::OnlyManagerial => return said.only_managerial().to_owned(),
        Reading::Mixed if theme.voices < 2 => return said.one_group().to_owned(),
        Reading::Mixed => return said.mixed().to_owned(),
        Reading::Contested => (said.looks_contested(), said.contested()),
        Reading::CommonMotive => (said.looks_motive(), said.motive()),
        Reading::CommonObstacle => (said.looks_obstacle(), said.obstacle()),
    };
    match theme.meaning {
        Meaning::NotChecked => said.not_checked(compared.0),
        Meaning::Same => said.same(compared.1),
        Meaning::Two => said.two(compared.0),
    }
}

/// How two sides stand to each other, in words; "no data" when undefined.
#[must_use]
pub fn standing(shares: Option<Shares>, words: &Words) -> &str {
    let said = &words.readings;
    match shares.map(|shares| shares.reading()) {
        None => words.figures.no_data(),
        Some(PairReading::Aligned) => said.aligned(),
        Some(PairReading::Partly) => said.partly(),
        Some(PairReading::Separate) => said.separate(),
        Some(PairReading::Torn) => said.torn(),
        Some(PairReading::Opposed) => said.opposed(),
    }
}

/// A share of everything that was brought, 0 to 1, in words.
#[must_use]
pub fn portion(share: f64, words: &Words) -> &str {
    let said = &words.readings;
    match share {
        s if s < 0.005 => said.nothing(),
        s if s < 0.15 => said.a_little(),
        s if s < 0.28 => said.quarter(),
        s if s < 0.4 => said.third(),
        s if s < 0.6 => said.half(),
        s if s < 0.72 => said.two_thirds(),
        s if s < 0.9 => said.most(),
        _ => said.nearly_all(),
    }
}

/// What two sides brought, in a sentence.
pub(super) fn brought(shares: Shares, words: &Words) -> String {
    let of = |share| portion(share, words);
    words.readings.brought(of(shares.shared), of(shares.opposed), of(shares.unmatched))
}

/// How together ratings are.
pub(super) fn together(how: Together, words: &Words) -> &str {
    let values = &words.values;
    match how {
        Together::AtOne => values.at_one(),
        Together::Together => values.together(),
        Together::Mostly => values.mostly(),
        Together::Spread => values.spread(),
    }
}

/// Shares as a bar: `▓` shared, `x` opposed, `░` only on one side's list; empty without data.
pub(super) fn bar(shares: Option<Shares>, width: u32) -> String {
    let Some(shares) = shares else { return String::new() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "shares are 0 to 1")]
    let cells = |share: f64| (share * f64::from(width)).round() as usize;
    let width = usize::try_from(width).unwrap_or(0);
    let common = cells(shares.shared).min(width);
    let against = cells(shares.opposed).min(width - common);
    format!("{}{}{}", "▓".repeat(common), "x".repeat(against), "░".repeat(width - common - against))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::language::english;

    #[test]
    fn bars_are_full_and_words_follow_the_shares() {
        let words = english();
        let shares = Shares { shared: 0.56, opposed: 0.0, unmatched: 0.44, alignment: 0.56 };
        assert_eq!(bar(Some(shares), 10), "▓▓▓▓▓▓░░░░");
        assert_eq!(bar(Some(Shares { shared: 0.25, opposed: 0.75, unmatched: 0.0, alignment: -0.5 }), 10), "▓▓▓xxxxxxx");
        assert_eq!(bar(None, 10), "");
        assert_eq!(standing(Some(shares), &words), "aligned");
        assert!(brought(shares, &words).contains("about half is common ground, nothing pulls in opposite directions"));
    }
}
