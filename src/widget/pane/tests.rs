use super::*;
use crate::config::language::english;
use crate::widget::drawn::{any_place, any_text, drawn, theme};
use proptest::prelude::*;

#[test]
fn columns_are_parted_by_a_thin_rule() {
    let screen = drawn(30, 3, |area, buf| {
        let [left, right] = columns(area, [Constraint::Length(10), Constraint::Min(0)], buf, &theme());
        heading(left, "Agenda", &Line::from("90"), buf, &theme());
        let below = heading(right, "Points", &Line::from("too long for this"), buf, &theme());
        rule_across(below, buf, &theme());
    });
    assert_eq!(screen, "Agenda  90 │ Points\n           │ ─────────────────\n           │");
}

#[test]
fn the_last_hint_always_stays() {
    let all = [("Tab", "group"), ("F2", "matrix"), ("F5", "room screen"), ("F1", "help")];
    let line = |width| hints(&all, width, &theme()).to_string();
    assert_eq!(line(80), "Tab group   F2 matrix   F5 room screen   F1 help");
    assert_eq!(line(40), "Tab group   F2 matrix   F1 help");
    assert_eq!(line(31), "Tab group   F2 matrix   F1 help");
    assert_eq!(line(30), "Tab group   F1 help");
    assert_eq!(line(5), "F1 h…");
}

#[test]
fn too_small_says_what_is_needed() {
    let screen = drawn(30, 5, |area, buf| too_small(area, (80, 24), buf, (&theme(), &english())));
    assert!(screen.starts_with("This needs a terminal of 80"), "{screen}");
    assert!(screen.replace('\n', " ").contains("It has 30 by 5"), "{screen}");
}

proptest! {
    #[test]
    fn panes_fit_anywhere((area, screen) in any_place(), title in any_text(), width in any::<u16>()) {
        let (mut buf, theme, words) = (Buffer::empty(screen), theme(), english());
        let [a, b, c] = columns(area, [Constraint::Length(20), Constraint::Fill(1), Constraint::Length(30)], &mut buf, &theme);
        for pane in [a, b, c] {
            let below = heading(pane, &title, &Line::from(title.as_str()), &mut buf, &theme);
            rule_across(below, &mut buf, &theme);
            too_small(below, (80, 24), &mut buf, (&theme, &words));
        }
        let line = hints(&[(&title, "x"), ("a", &title)], width, &theme);
        prop_assert!(text::line_width(&line) <= usize::from(width));
    }
}
