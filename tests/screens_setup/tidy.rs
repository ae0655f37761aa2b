//! *Tidy up*: pairs that look alike, then a heading for every point.

use insta::assert_snapshot;
use tandem::tui::Effect;

use crate::{POINTS, middle, point, tidy};

#[test]
fn pairs_that_look_alike_are_shown_side_by_side() {
    let mut play = tidy();
    assert_snapshot!("pairs_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("pairs_120x40", middle(&mut play, 120, 40));
    let shown = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::Point(spotlight) => Some(spotlight.pair),
        _ => None,
    });
    let pair = (point(&play, "handover takes longer").id, point(&play, "handover takes much").id);
    assert_eq!(shown.flatten(), Some(pair), "the room sees the pair that is asked about");
    play.keys("M");
    assert_eq!(play.workshop().factor(pair.1).and_then(|factor| factor.merged_into), Some(pair.0));
    assert_eq!(play.desk().spotlight.pair, None);
}

#[test]
fn of_two_points_the_heading_that_only_one_has_stays() {
    let mut play = tidy();
    let (kept, other) = (point(&play, "handover takes longer").id, point(&play, "handover takes much").id);
    let theme = play.workshop().themes().next().map(|theme| theme.id);
    play.given(vec![tandem::workshop::Change::SetTheme { id: other, theme }]).keys("M");
    assert_eq!(play.workshop().factor(kept).unwrap().theme, theme);
    play.keys("u");
    assert_eq!(play.workshop().factor(kept).unwrap().theme, None);
    assert_eq!(play.workshop().factor(other).unwrap().merged_into, None, "one undo takes both back");
}

#[test]
fn more_headings_than_digits_are_all_reached_by_enter() {
    let mut play = tidy();
    for (name, code) in [("Money", "money"), ("Our good name", "fame")] {
        let (id, code) = (play.workshop().next_theme(), tandem::workshop::Code::new(code).unwrap());
        let (name, definition) = (tandem::workshop::Line::new(name), tandem::workshop::Line::default());
        play.given(vec![tandem::workshop::Change::AddTheme { id, name, code, definition, weight: 1.0 }]);
    }
    play.keys("t");
    assert!(play.screen(80, 24).contains("Enter lists all 10 headings"), "{}", play.screen(80, 24));
    play.keys("enter \"good name\"");
    assert!(play.screen(80, 24).contains("Our good name"), "{}", play.screen(80, 24));
}

#[test]
fn later_says_that_there_is_no_other_pair() {
    let mut play = tidy();
    play.keys("s");
    assert_eq!(play.status(), "This is the only pair left; it stays open.");
}

#[test]
fn two_things_stay_two() {
    let mut play = tidy();
    play.keys("n");
    assert!(play.desk().open_pairs().is_empty());
    assert_eq!(play.workshop().factors().count(), POINTS.len());
    assert_snapshot!("no_pairs_80x24", middle(&mut play, 80, 24));
}

#[test]
fn two_things_stay_two_after_the_session_was_closed() {
    let mut play = tidy();
    play.keys("n f8");
    let kept = play.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(draft) => Some(draft.text(|place| ron::to_string(place).unwrap())),
        _ => None,
    });
    let kept = kept.expect("a draft is kept");
    let history = play.desk().history().clone();
    let mut again = crate::Play::home();
    let saved = tandem::tui::Saved::UpTo(history.last_seq());
    again.hear(tandem::tui::Msg::SessionOpened(Box::new(tandem::tui::msg::Opened {
        name: "ward-6".into(),
        called: Some("ward-6".into()),
        place: String::new(),
        history,
        saved,
        access: tandem::tui::Access::Writing,
        draft: tandem::tui::desk::Draft::from_text(&kept, |place| ron::from_str(place).ok()),
        remarks: Vec::new(),
    })));
    again.keys("esc f7");
    assert!(again.desk().open_pairs().is_empty());
}

#[test]
fn headings_are_given_by_one_key_each() {
    let mut play = tidy();
    play.keys("t");
    assert_snapshot!("headings_80x24", middle(&mut play, 80, 24));
    assert_snapshot!("headings_120x40", middle(&mut play, 120, 40));
    assert_snapshot!("headings_200x60", middle(&mut play, 200, 60));
    play.keys("2 s 1");
    let code = |begins| {
        let theme = point(&play, begins).theme.and_then(|id| play.workshop().theme(id));
        theme.map(|theme| theme.code.to_string())
    };
    assert_eq!(code("fewer"), Some("time".into()));
    assert_eq!(code("handover takes longer"), None, "later leaves it open");
    assert_eq!(code("handover takes much"), Some("safety".into()));
}

#[test]
fn the_room_reads_the_pair_or_the_point_that_is_asked_about() {
    let mut play = tidy();
    assert!(play.desk().spotlight.pair.is_some() && play.desk().spotlight.point.is_none());
    play.keys("t");
    let asked = point(&play, "fewer").id;
    assert_eq!((play.desk().spotlight.pair, play.desk().spotlight.point), (None, Some(asked)));
    play.keys("2");
    assert_eq!(play.desk().spotlight.point, Some(point(&play, "handover takes longer").id), "the next one");
    play.keys("i");
    assert_eq!(play.desk().spotlight.point, None, "while something is typed none is asked about");
    play.keys("esc m");
    assert_eq!(play.desk().spotlight.point, None, "nor while something else is looked at");
    play.keys("m f8");
    assert_eq!(play.desk().spotlight.point, None, "no point is asked about in the next step");
}

#[test]
fn a_point_goes_under_a_new_heading_or_off_the_matrix() {
    let mut play = tidy();
    play.keys("t + \"Handover\" enter \"the talk between shifts\" enter");
    let theme = point(&play, "fewer").theme.and_then(|id| play.workshop().theme(id));
    assert_eq!(
        theme.map(|theme| (theme.name.to_string(), theme.definition.to_string())),
        Some(("Handover".into(), "the talk between shifts".into()))
    );
    let left = play.desk().kept().without_heading.len();
    play.keys("L");
    assert_eq!(play.desk().kept().without_heading.len(), left - 1);
    assert_eq!(play.workshop().factors().filter(|factor| factor.off_matrix).count(), 1);
}

#[test]
fn what_works_in_a_session_works_in_both_passes() {
    let mut play = tidy();
    play.keys("t 2 u");
    assert_eq!(point(&play, "fewer").theme, None);
    play.keys("s i");
    assert!(play.desk().line_has_caret);
}

#[test]
fn once_every_point_has_a_heading_the_fullest_stands_first() {
    let mut play = tidy();
    play.keys("t");
    while !play.desk().kept().without_heading.is_empty() {
        play.keys("2");
    }
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        let screen = play.screen(columns, rows);
        let asked = screen.lines().position(|line| line.contains("The fullest first")).unwrap_or_else(|| panic!("{screen}"));
        let first = screen.lines().nth(asked + 1).unwrap();
        assert!(first.contains("Time on the ward") && first.contains("Minutes"), "{screen}");
        // On a low screen what they mean is cut, where there is room it is told whole.
        let cut = screen.lines().skip(asked + 1).take(20).any(|line| line.ends_with('…'));
        assert_eq!(cut, rows == 24, "{screen}");
    }
}

#[test]
fn of_two_points_the_figure_that_only_one_has_stays_and_goes_with_it_again() {
    use tandem::workshop::{Basis, Change};
    let mut play = tidy();
    let (kept, other) = (point(&play, "handover takes longer").id, point(&play, "handover takes much").id);
    let figure = |play: &crate::Play, id| {
        let point = play.workshop().factor(id).unwrap();
        (point.strength(), point.basis())
    };
    play.given(vec![Change::Score { id: other, strength: 4, basis: Basis::Entered }]).keys("M");
    assert_eq!(figure(&play, kept), (Some(4.0), Some(Basis::Entered)));
    assert!(play.status().contains("It takes over the provisional 4."), "{}", play.status());
    play.keys("u");
    assert_eq!((figure(&play, kept), figure(&play, other)), ((None, None), (Some(4.0), Some(Basis::Entered))));
    assert!(play.status().contains("merged"), "{}", play.status());
    assert_eq!(play.workshop().factor(other).unwrap().merged_into, None);
    // Taken apart, each has what it had.
    let mut play = tidy();
    play.given(vec![Change::Score { id: other, strength: 4, basis: Basis::Entered }]).keys("M");
    assert_eq!(play.workshop().factor(other).unwrap().merged_into, Some(kept));
    play.desk_mut().pane = tandem::tui::desk::Pane::Points;
    play.desk_mut().selected = Some(kept);
    play.desk_mut().cursor_to_selected();
    play.keys("U");
    assert!(play.status().contains("is a point of its own again. Its figure went with it."), "{}", play.status());
    assert_eq!((figure(&play, kept), figure(&play, other)), ((None, None), (Some(4.0), Some(Basis::Entered))));
}

#[test]
fn slips_are_never_taken_over_and_a_points_own_figure_stands() {
    use tandem::workshop::{Basis, Change, Tally};
    let scored = |own: Option<u8>| {
        let mut play = tidy();
        let (kept, other) = (point(&play, "handover takes longer").id, point(&play, "handover takes much").id);
        let tally = Tally { counts: [0, 0, 0, 4, 0], ..Tally::default() };
        play.given(vec![Change::Rate { id: other, tally: Some(tally) }]);
        if let Some(strength) = own {
            play.given(vec![Change::Score { id: kept, strength, basis: Basis::Agreed }]);
        }
        play.keys("M");
        (play.workshop().factor(kept).unwrap().strength(), play.status().to_owned())
    };
    let (none, said) = scored(None);
    assert!(none.is_none() && said.contains("The 4 is kept with its words: score this one anew."), "{said}");
    let (own, said) = scored(Some(2));
    assert!(own == Some(2.0) && said.contains("Its own figure stands, the 4 is kept with the other's words."), "{said}");
}
