//! Ratios as every figure needs them: undefined rather than 0/0, never out of range, never minus zero.

/// `part / whole`; undefined when `whole` is 0.
pub(super) fn ratio(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole + 0.0)
}

/// A share, clamped to 0..=1.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    ratio(part, whole).map(|x| x.clamp(0.0, 1.0) + 0.0)
}

/// A signed share, clamped to -1..=1.
pub(super) fn signed(part: f64, whole: f64) -> Option<f64> {
    ratio(part, whole).map(|x| x.clamp(-1.0, 1.0) + 0.0)
}

/// A figure rounded to nine decimals: what thresholds and ties are compared by, so that the order of a sum
/// decides no word.
#[must_use]
pub fn rounded(figure: f64) -> f64 {
    (figure * 1e9).round() / 1e9 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_nothing_is_undefined_and_zero_has_no_sign() {
        assert_eq!(ratio(0.0, 0.0), None);
        assert!(signed(-0.0, 1.0).is_some_and(f64::is_sign_positive));
        assert_eq!(share(1.000_000_000_1, 1.0), Some(1.0));
        assert!(rounded(-1e-12).is_sign_positive());
        assert_eq!(rounded(0.1 + 0.1 - 1e-12).to_bits(), 0.2_f64.to_bits());
    }
}
