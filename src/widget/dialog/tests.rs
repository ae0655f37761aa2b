use super::*;
use crate::widget::drawn::{any_place, any_text, drawn, theme};
use proptest::prelude::*;

const BODY: &str = "The room will see scores from now on.\nWard managers are two people and are shown together with \
                    Operations. Three points have no heading yet; one of them names somebody.";

const BUTTONS: [Button<'static>; 2] = [Button { key: "y", label: "reveal" }, Button { key: "Esc", label: "not yet" }];

fn ask<'a>(theme: &'a Theme, entries: &'a [Entry<'a>]) -> Dialog<'a> {
    Dialog {
        title: "Before you show it",
        tone: Tone::Look,
        body: BODY,
        scroll: 0,
        entries,
        buttons: &BUTTONS,
        focus: Some(Part::Entry(0)),
        theme,
    }
}

fn shown(dialog: &Dialog<'_>, width: u16, height: u16) -> (String, Placed) {
    let mut placed = None;
    let screen = drawn(width, height, |area, buf| placed = Some(dialog.draw(area, buf)));
    (screen, placed.unwrap())
}

#[test]
fn a_question_is_no_larger_than_its_words() {
    let theme = theme();
    let (screen, placed) = shown(&ask(&theme, &[]), 80, 14);
    insta::assert_snapshot!(screen);
    assert_eq!((placed.caret, placed.furthest), (None, 0));
}

#[test]
fn a_form_has_its_caret_in_the_field() {
    let theme = theme();
    let (name, code) = (Field::with_text("Night sisters"), Field::default());
    let entries = [
        Entry::Field { label: "Name", field: &name, placeholder: "" },
        Entry::Field { label: "Code", field: &code, placeholder: "made from the name" },
        Entry::Choice { label: "Bloc", options: &["clinical", "managerial", "both", "other"], chosen: 1 },
        Entry::Tick { label: "here today", on: true },
    ];
    let dialog = Dialog { title: "A new group", tone: Tone::Calm, body: "", ..ask(&theme, &entries) };
    let (screen, placed) = shown(&dialog, 80, 14);
    insta::assert_snapshot!(screen);
    let caret = placed.caret.unwrap();
    assert_eq!(dialog.hit(Rect::new(0, 0, 80, 14), caret.x, caret.y), Some(Part::Entry(0)));
    assert_eq!(dialog.hit(Rect::new(0, 0, 80, 14), 0, 0), None);
}

#[test]
fn every_option_and_button_can_be_clicked() {
    let theme = theme();
    let entries = [Entry::Choice { label: "Bloc", options: &["clinical", "managerial"], chosen: 1 }];
    let dialog = ask(&theme, &entries);
    let area = Rect::new(0, 0, 80, 24);
    let mut parts: Vec<Part> = area.positions().filter_map(|at| dialog.hit(area, at.x, at.y)).collect();
    parts.dedup();
    for part in [Part::Option(0, 0), Part::Option(0, 1), Part::Button(0), Part::Button(1)] {
        assert!(parts.contains(&part), "{part:?} in {parts:?}");
    }
}

#[test]
fn a_long_body_scrolls_on_a_small_screen() {
    let theme = theme();
    let dialog = Dialog { scroll: 2, ..ask(&theme, &[]) };
    let (screen, placed) = shown(&dialog, 40, 9);
    insta::assert_snapshot!(screen);
    assert!(placed.furthest > 2, "{placed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 200, ..ProptestConfig::default() })]
    #[test]
    fn any_dialog_fits_anywhere(
        (area, screen) in any_place(), title in any_text(), body in any_text(), words in prop::collection::vec(any_text(), 0..9),
        scroll in any::<usize>(), focus in 0usize..12,
    ) {
        let theme = theme();
        let options: Vec<&str> = words.iter().map(String::as_str).collect();
        let field = Field::with_text(&body);
        let entries: Vec<Entry<'_>> = options.iter().enumerate().map(|(at, label)| match at % 3 {
            0 => Entry::Field { label, field: &field, placeholder: label },
            1 => Entry::Choice { label, options: &options, chosen: at },
            _ => Entry::Tick { label, on: true },
        }).collect();
        let buttons: Vec<Button<'_>> = options.iter().map(|label| Button { key: label, label: &title }).collect();
        let dialog = Dialog {
            title: &title, tone: Tone::Warn, body: &body, scroll, entries: &entries, buttons: &buttons,
            focus: Some(Part::Entry(focus)), theme: &theme,
        };
        let mut buf = Buffer::empty(screen);
        let placed = dialog.draw(area, &mut buf);
        prop_assert!(placed.caret.is_none_or(|caret| placed.area.contains(caret)));
        let middle = dialog.hit(area, area.x + area.width / 2, area.y + area.height / 2);
        prop_assert!(!matches!(middle, Some(Part::Entry(at)) if at >= entries.len()));
    }
}
