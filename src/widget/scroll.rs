//! Which part of something too long is shown.
//!
//! Why: drawing keeps no state, so the first line shown is worked out from the cursor alone, in half pages: moving inside
//! a half page moves the cursor and not the page.

/// The first of `total` lines to show in room for `visible`, so that the line under the cursor is among them. Without a
/// cursor the beginning is shown; as many lines as fit are always shown.
#[must_use]
pub fn first(cursor: Option<usize>, visible: usize, total: usize) -> usize {
    let last = total.saturating_sub(visible);
    let cursor = cursor.unwrap_or(0).min(total.saturating_sub(1));
    if visible == 0 || cursor < visible {
        return 0;
    }
    let half = visible.div_ceil(2);
    ((cursor + 1 - visible).div_ceil(half) * half).min(last)
}

#[cfg(test)]
mod tests {
    use super::first;
    use proptest::prelude::*;

    #[test]
    fn moving_within_half_a_page_moves_no_page() {
        assert_eq!(first(Some(9), 10, 30), 0);
        assert_eq!(first(Some(10), 10, 30), 5);
        assert_eq!(first(Some(14), 10, 30), 5);
        assert_eq!(first(Some(29), 10, 30), 20);
        assert_eq!(first(None, 10, 30), 0);
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_shown(cursor in 0usize..300, visible in 0usize..60, total in 0usize..200) {
            let from = first(Some(cursor), visible, total);
            prop_assert!(from <= total.saturating_sub(visible));
            if visible > 0 && cursor < total {
                prop_assert!((from..from + visible).contains(&cursor));
            }
        }
    }
}
