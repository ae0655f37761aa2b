use super::*;
use crate::widget::drawn::theme;
use crate::widget::text::line_width;
use proptest::prelude::*;

fn of(shared: f64, opposed: f64, unmatched: f64, width: u16) -> String {
    parts(Parts { shared, opposed, unmatched }, width, &theme()).to_string()
}

#[test]
fn each_part_has_its_own_glyph_and_length() {
    assert_eq!(of(0.5, 0.2, 0.3, 10), "█████▒▒░░░");
    assert_eq!(of(0.56, 0.0, 0.44, 10), "██████░░░░");
    assert_eq!(of(0.01, 0.01, 0.98, 10), "█▒░░░░░░░░");
    assert_eq!(of(1.0, 1.0, 1.0, 2), "█▒");
    assert_eq!(of(0.0, 0.0, 0.0, 4), "····");
    assert_eq!(of(f64::NAN, -1.0, 0.0, 4), "····");
}

#[test]
fn time_left_is_heavy() {
    let bar = |left, width| time(left, width, Urgency::Calm, &theme()).to_string();
    assert_eq!(bar(0.6, 10), "━━━━━━────");
    assert_eq!(bar(-3.0, 3), "───");
    assert_eq!(bar(7.0, 3), "━━━");
    assert_eq!(time(0.1, 3, Urgency::Soon, &theme()).spans[0].style, theme().amber);
}

#[test]
fn forces_pull_from_the_middle() {
    let bar = |way, worth| forces(way, worth, 31, &theme()).to_string();
    assert_eq!(bar(Some(5.0), Some(2.5)), "  −5 ▆▆▆▆▆▆▆▆▆▆│▆▆▆▆▆ +2½      ");
    assert_eq!(bar(Some(1.5), None), "        −1½ ▆▆▆│               ");
    // What there is of it is seen.
    assert_eq!(bar(Some(0.25), Some(0.25)), "           −½ ▆│▆ +½           ");
    assert!(bar(Some(0.1), None).contains("▆│"));
}

proptest! {
    #[test]
    fn bars_are_as_wide_as_asked(a in any::<f64>(), b in any::<f64>(), c in any::<f64>(), width in 0u16..=200) {
        let theme = theme();
        let wide = usize::from(width);
        prop_assert_eq!(line_width(&parts(Parts { shared: a, opposed: b, unmatched: c }, width, &theme)), wide);
        prop_assert_eq!(line_width(&time(a, width, Urgency::Out, &theme)), wide);
        if width >= 1 {
            prop_assert_eq!(line_width(&forces(Some(a), Some(b), width, &theme)), wide);
        }
    }
}
