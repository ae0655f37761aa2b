//! How a strength is spelled: one way for every screen, line and report.

/// A strength as a figure, halves as `½`: `3`, `3½`. Out of range is the nearest.
#[must_use]
pub fn spelled(strength: f64) -> String {
    match (halves(strength) / 2, halves(strength) % 2) {
        (0, 1) => "½".to_owned(),
        (whole, 0) => whole.to_string(),
        (whole, _) => format!("{whole}½"),
    }
}

/// A strength in halves, 0 to 10; what is not a number is 0.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before the cast; NaN casts to 0")]
pub fn halves(strength: f64) -> usize {
    (strength * 2.0).round().clamp(0.0, 10.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{halves, spelled};

    #[test]
    fn a_strength_is_spelled_with_halves() {
        assert_eq!([0.0, 0.5, 3.0, 4.5, 7.0].map(spelled), ["0", "½", "3", "4½", "5"]);
        assert_eq!((halves(f64::NAN), halves(-1.0)), (0, 0));
    }
}
