//! Figures in words that a room may read.

use crate::alignment::{PairReading, Reading, Shares, ThemeFigures};
use crate::workshop::Meaning;

/// How a heading reads, in words. Unchecked, nothing is said to be the same: "safety" may be two things.
#[must_use]
pub fn reading_words(theme: &ThemeFigures) -> String {
    let compared = match theme.reading {
        Reading::NoData => return "no data yet".to_owned(),
        Reading::OnlyClinical => return "only clinical groups raised it".to_owned(),
        Reading::OnlyManagerial => return "only managerial groups raised it".to_owned(),
        Reading::Mixed => return "mixed".to_owned(),
        Reading::Contested => ("looks contested", "contested"),
        Reading::CommonMotive => ("looks like a common motive", "a common motive"),
        Reading::CommonObstacle => ("looks like a common obstacle", "a common obstacle"),
    };
    match theme.meaning {
        Meaning::NotChecked => format!("{} (not checked)", compared.0),
        Meaning::Same => format!("{} (same meaning to all)", compared.1),
        Meaning::Two => format!("{}, but it means two things", compared.0),
    }
}

/// How two sides stand to each other, in words; "no data" when undefined.
#[must_use]
pub fn standing(shares: Option<Shares>) -> &'static str {
    match shares.map(|shares| shares.reading()) {
        None => "no data",
        Some(PairReading::Aligned) => "aligned",
        Some(PairReading::Partly) => "partly aligned",
        Some(PairReading::Separate) => "each with a list of its own",
        Some(PairReading::Torn) => "torn: part is common ground, part pulls in opposite directions",
        Some(PairReading::Opposed) => "pulling in opposite directions",
    }
}

/// A share of everything that was brought, 0 to 1, in words.
#[must_use]
pub fn portion(share: f64) -> &'static str {
    match share {
        s if s < 0.005 => "nothing",
        s if s < 0.15 => "a little",
        s if s < 0.28 => "about a quarter",
        s if s < 0.4 => "about a third",
        s if s < 0.6 => "about half",
        s if s < 0.72 => "about two thirds",
        s if s < 0.9 => "most",
        _ => "nearly all",
    }
}

/// What two sides brought, in a sentence.
pub(super) fn brought(shares: Shares) -> String {
    format!(
        "Of everything that the two sides brought, {} is common ground, {} pulls in opposite directions, and {} only one side has on its list.",
        portion(shares.shared),
        portion(shares.opposed),
        portion(shares.unmatched)
    )
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

    #[test]
    fn bars_are_full_and_words_follow_the_shares() {
        let shares = Shares { shared: 0.56, opposed: 0.0, unmatched: 0.44, alignment: 0.56 };
        assert_eq!(bar(Some(shares), 10), "▓▓▓▓▓▓░░░░");
        assert_eq!(bar(Some(Shares { shared: 0.25, opposed: 0.75, unmatched: 0.0, alignment: -0.5 }), 10), "▓▓▓xxxxxxx");
        assert_eq!(bar(None, 10), "");
        assert_eq!(standing(Some(shares)), "aligned");
        assert!(brought(shares).contains("about half is common ground, nothing pulls in opposite directions"));
    }
}
