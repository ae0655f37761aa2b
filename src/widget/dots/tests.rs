use super::*;
use crate::widget::drawn::{any_place, drawn, theme};
use proptest::prelude::*;

#[test]
fn a_strength_is_five_dots_with_halves() {
    assert_eq!(strength(3.0), "●●●○○");
    assert_eq!(strength(2.5), "●●◐○○");
    assert_eq!(strength(9.0), "●●●●●");
    assert_eq!(strength(f64::NAN), "○○○○○");
    assert_eq!([number(0.5), number(4.0), number(4.5)], ["½", "4", "4½"]);
    assert_eq!(count(5, 3), "●●●");
}

#[test]
fn a_spread_in_one_line_falls_back_to_figures() {
    let line = |width| spread_line([0, 2, 1, 0, 3], width, &theme()).to_string();
    assert_eq!(line(40), "1 ·  2 ●●  3 ●  4 ·  5 ●●●");
    assert_eq!(line(12), "0 2 1 0 3");
}

#[test]
fn stacks_stand_on_their_points() {
    let stacks = drawn(15, 4, |area, buf| spread([1, 0, 3, 12, 2], area, buf, &theme()));
    assert_eq!(stacks, "       ● 12\n       ●  ●  ●\n ●     ●  ●  ●\n 1  2  3  4  5");
}

proptest! {
    #[test]
    fn a_spread_fits_anywhere((area, screen) in any_place(), counts in any::<[u32; 5]>(), width in any::<u16>()) {
        let mut buf = ratatui::buffer::Buffer::empty(screen);
        spread(counts, area, &mut buf, &theme());
        let wide = crate::widget::text::line_width(&spread_line(counts, width, &theme()));
        prop_assert!(wide <= usize::from(width) || wide <= 54);
    }
}
