//! View 5: levers, questions, tomorrow.

use tandem::alignment::{Levers, Measures};
use tandem::workshop::Status;

use crate::ground::sample;

#[test]
fn the_levers_shown_are_those_of_the_measures_and_one_becomes_an_action() {
    let mut play = sample();
    play.keys("5 j");
    let expected = Levers::of(play.workshop(), &Measures::of(play.workshop()));
    assert_eq!(play.desk().levers(), Some(&expected));
    let lever = expected.list[1].clone();
    let after = play.desk().preview().unwrap().overall;
    assert!((after.gap.unwrap() - lever.gap.unwrap()).abs() < 1e-9);
    assert!((after.pull_clinical.unwrap() - lever.pull_clinical.unwrap()).abs() < 1e-9);
    let before = play.workshop().actions().count();
    play.keys("enter");
    assert!(play.model.overlays.is_empty());
    let action = play.workshop().actions().last().unwrap().clone();
    assert_eq!(play.workshop().actions().count(), before + 1);
    assert_eq!(action.deed.status, Status::ToBeAsked);
    assert_eq!(action.deed.shifts.iter().map(|shift| shift.factor).collect::<Vec<_>>(), lever.factors);
}
