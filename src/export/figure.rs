//! Figures as text.

use crate::words::Words;

/// A strength, or any other number as short as it can be: `4`, `4.5`. Never `-0`. For files of data, whatever the language.
pub(super) fn short(figure: f64) -> String {
    (figure + 0.0).to_string()
}

/// The same as it is read.
pub(super) fn said(figure: f64, words: &Words) -> String {
    words.figure(&short(figure))
}

/// Two decimals with a true minus sign; "no data" when undefined.
pub(super) fn two(figure: Option<f64>, words: &Words) -> String {
    let written = |figure| words.figure(&signless_zero(&format!("{figure:.2}")));
    figure.map_or_else(|| words.figures.no_data().to_owned(), written)
}

/// Two decimals with a plus sign where it is positive.
pub(super) fn signed(figure: Option<f64>, words: &Words) -> String {
    match two(figure, words) {
        text if figure.is_some_and(|figure| figure >= 0.005) => format!("+{text}"),
        text => text,
    }
}

/// A share as a whole percentage.
pub(super) fn percent(share: Option<f64>, words: &Words) -> String {
    let written = |share: f64| words.figures.percent(format!("{:.0}", 100.0 * share));
    share.map_or_else(|| words.figures.no_data().to_owned(), written)
}

fn signless_zero(text: &str) -> String {
    let is_zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    text.replace('-', if is_zero { "" } else { "−" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::language::english;

    #[test]
    fn zero_has_no_sign_and_minus_is_a_true_one() {
        let words = english();
        let two = |figure| two(figure, &words);
        let signed = |figure| signed(figure, &words);
        assert_eq!([two(Some(-0.001)), two(Some(-0.356)), two(None)], ["0.00", "−0.36", "no data"]);
        assert_eq!([signed(Some(0.001)), signed(Some(0.11)), signed(Some(-0.5))], ["0.00", "+0.11", "−0.50"]);
        assert_eq!([short(4.0), short(4.5), short(-0.0)], ["4", "4.5", "0"]);
    }
}
