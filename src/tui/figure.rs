//! How figures are written on the facilitator's screen: two decimals, a true minus, and words for what is undefined.
//!
//! For the facilitator alone: the room never reads a figure with two decimals.

/// What stands for a figure that is undefined: never 0.
pub const NO_DATA: &str = "no data yet";

/// A share or a gap, `0.34`.
#[must_use]
pub fn share(value: Option<f64>) -> String {
    value.map_or_else(|| NO_DATA.to_owned(), |value| minus(&format!("{value:.2}")))
}

/// A figure with its sign, `+0.34`, `−0.34`, `0.00`.
#[must_use]
pub fn signed(value: Option<f64>) -> String {
    value.map_or_else(|| NO_DATA.to_owned(), plus_or_minus)
}

/// A signed figure that fits a narrow column, a dot where it is undefined.
#[must_use]
pub fn brief(value: Option<f64>) -> String {
    value.map_or_else(|| "·".to_owned(), plus_or_minus)
}

fn plus_or_minus(value: f64) -> String {
    let text = format!("{value:+.2}");
    if text == "+0.00" || text == "-0.00" { "0.00".to_owned() } else { minus(&text) }
}

fn minus(text: &str) -> String {
    if text == "-0.00" { "0.00".to_owned() } else { text.replace('-', "−") }
}

/// A strength or a sum of strengths, a half as it stands in the matrix, else as many decimals as it needs: `4`, `4½`, `12.25`.
#[must_use]
pub fn amount(value: f64) -> String {
    let text = decimal(value);
    match text.strip_suffix(".5") {
        Some("0") => "½".to_owned(),
        Some("−0") => "−½".to_owned(),
        Some(whole) => format!("{whole}½"),
        None => text,
    }
}

/// A number with as many decimals as it needs, as it is typed: `1`, `0.5`, `12.25`.
#[must_use]
pub fn decimal(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { minus(text) }
}

/// Percent of a share, `45 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Percent of the parts of a whole, as whole figures that add up as the parts do: `45 %`, `14 %`, `41 %`, by largest
/// remainder. A part is never more than one percent from what it is.
#[must_use]
pub fn percents<const N: usize>(shares: [f64; N]) -> [String; N] {
    let exact = shares.map(|share| share * 100.0);
    let mut whole = exact.map(f64::floor);
    let mut by_rest: Vec<usize> = (0..N).collect();
    by_rest.sort_by(|a, b| (exact[*b] - whole[*b]).total_cmp(&(exact[*a] - whole[*a])));
    let mut missing = exact.iter().sum::<f64>().round() - whole.iter().sum::<f64>();
    for part in by_rest {
        if missing > 0.5 {
            whole[part] += 1.0;
            missing -= 1.0;
        }
    }
    whole.map(|percent| format!("{percent:.0} %"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_parts_of_a_whole_add_up_to_a_hundred(weights in prop::array::uniform3(0.0..1e6f64)) {
            let total: f64 = weights.iter().sum();
            prop_assume!(total > 0.0);
            let shares = weights.map(|weight| weight / total);
            let shown = percents(shares).map(|part| part.trim_end_matches(" %").parse::<f64>().unwrap());
            prop_assert!((shown.iter().sum::<f64>() - 100.0).abs() < 0.5, "{shown:?}");
            for (shown, share) in shown.iter().zip(shares) {
                prop_assert!((shown - share * 100.0).abs() < 1.0 + 1e-9, "{shown} for {share}");
            }
        }
    }

    #[test]
    fn parts_that_were_rounded_up_to_more_than_a_hundred_are_not() {
        assert_eq!(percents([0.445, 0.14, 0.415]), ["45 %", "14 %", "41 %"]);
        assert_eq!(percents([1.0, 0.0, 0.0]), ["100 %", "0 %", "0 %"]);
        assert_eq!(percents([0.0; 3]), ["0 %"; 3]);
    }

    #[test]
    fn undefined_is_never_nought_and_nought_has_no_sign() {
        assert_eq!([share(None), signed(None)], [NO_DATA, NO_DATA]);
        assert_eq!([signed(Some(-0.001)), signed(Some(0.0)), share(Some(-0.001))], ["0.00", "0.00", "0.00"]);
        assert_eq!([signed(Some(-0.5)), signed(Some(0.345)), share(Some(-0.5))], ["−0.50", "+0.34", "−0.50"]);
        assert_eq!([amount(4.0), amount(12.25), amount(-1.0)], ["4", "12.25", "−1"]);
    }

    #[test]
    fn a_half_is_written_as_in_the_matrix_but_where_it_is_typed() {
        assert_eq!([4.5, 10.5, 0.5, -0.5, -10.5].map(amount), ["4½", "10½", "½", "−½", "−10½"]);
        assert_eq!([1.0, 0.5, 12.25].map(decimal), ["1", "0.5", "12.25"]);
    }
}
