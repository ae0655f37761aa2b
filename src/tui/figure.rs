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

/// A strength or a sum of strengths, a half as in the squares, else with as many decimals as it needs: `4`, `4½`, `12.25`.
#[must_use]
pub fn amount(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = match text.strip_suffix(".50") {
        Some("0") => "½".to_owned(),
        Some("-0") => "-½".to_owned(),
        Some(whole) => format!("{whole}½"),
        None => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
    };
    if text == "-0" { "0".to_owned() } else { minus(&text) }
}

/// Percent of a share, `45 %`.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undefined_is_never_nought_and_nought_has_no_sign() {
        assert_eq!([share(None), signed(None)], [NO_DATA, NO_DATA]);
        assert_eq!([signed(Some(-0.001)), signed(Some(0.0)), share(Some(-0.001))], ["0.00", "0.00", "0.00"]);
        assert_eq!([signed(Some(-0.5)), signed(Some(0.345)), share(Some(-0.5))], ["−0.50", "+0.34", "−0.50"]);
        assert_eq!([amount(4.0), amount(12.25), amount(-1.0), amount(-0.001)], ["4", "12.25", "−1", "0"]);
        assert_eq!([amount(0.5), amount(4.5), amount(-0.5), amount(-12.5)], ["½", "4½", "−½", "−12½"]);
    }
}
