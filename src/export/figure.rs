//! Figures as text.

/// A strength, or any other number as short as it can be: `4`, `4.5`. Never `-0`.
pub(super) fn short(figure: f64) -> String {
    (figure + 0.0).to_string()
}

/// Two decimals with a true minus sign; "no data" when undefined.
pub(super) fn two(figure: Option<f64>) -> String {
    figure.map_or_else(|| "no data".to_owned(), |figure| signless_zero(&format!("{figure:.2}")))
}

/// Two decimals with a plus sign where it is positive.
pub(super) fn signed(figure: Option<f64>) -> String {
    match two(figure) {
        text if figure.is_some_and(|figure| figure >= 0.005) => format!("+{text}"),
        text => text,
    }
}

/// A share as a whole percentage.
pub(super) fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "no data".to_owned(), |share| format!("{:.0} %", 100.0 * share))
}

fn signless_zero(text: &str) -> String {
    let is_zero = !text.bytes().any(|b| (b'1'..=b'9').contains(&b));
    text.replace('-', if is_zero { "" } else { "−" })
}

/// `1 point`, `2 points`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zero_has_no_sign_and_minus_is_a_true_one() {
        assert_eq!([two(Some(-0.001)), two(Some(-0.356)), two(None)], ["0.00", "−0.36", "no data"]);
        assert_eq!([signed(Some(0.001)), signed(Some(0.11)), signed(Some(-0.5))], ["0.00", "+0.11", "−0.50"]);
        assert_eq!([short(4.0), short(4.5), short(-0.0)], ["4", "4.5", "0"]);
        assert_eq!([counted(1, "point", "points"), counted(0, "point", "points")], ["1 point", "0 points"]);
    }
}
