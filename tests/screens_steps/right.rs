//! *Put it right*: what changed since the picture; and the line that proposes a cut when it runs late.

use insta::assert_snapshot;
use tandem::workshop::StepKind;

use crate::{Play, briefing_at, row, three_sizes};

#[test]
fn what_changed_since_the_picture_stands_above_the_points() {
    let mut play = briefing_at("right");
    assert!(play.screen(120, 40).contains("Nothing has changed since the picture was shown."));
    let id = play.workshop().factors().find(|f| f.text.starts_with("It is written down")).unwrap().id;
    play.given(vec![
        tandem::workshop::Change::Rate { id, tally: None },
        tandem::workshop::Change::Score { id, strength: 2, basis: tandem::workshop::Basis::Agreed },
        tandem::workshop::Change::RewordFactor { id, text: "It is written down, never read".into() },
    ]);
    assert!(row(&mut play, "It is written down, never").contains("4 → 2"));
    assert!(row(&mut play, "was: It is written down and then").len() > 20);
    play.keys("i").say("ops - nobody to sort sixty points #feedback");
    assert!(row(&mut play, "nobody to sort").contains("new"));
    assert_snapshot!(three_sizes(&mut play));
}

#[test]
fn late_one_line_says_what_could_be_left_out_and_its_cost() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8 f8 f8 esc").wait(40);
    let line = "behind: C leaves out “Put it right”; cost: new scores after the talk";
    assert!(play.screen(80, 24).contains(line));
    assert_snapshot!(three_sizes(&mut play));
    play.keys("i");
    assert!(play.screen(80, 24).contains("behind: Esc C leaves out"));
    play.keys("esc C");
    let right = play.workshop().agenda.steps.iter().find(|step| step.kind == StepKind::PutRight).unwrap();
    assert!(right.omitted);
    assert!(row(&mut play, "“Where do we stand?”; cost: where the owners’ groups stand").contains("min behind"));
}

#[test]
fn on_time_nothing_is_proposed_and_in_silence_the_line_stands_last() {
    let mut play = Play::new("alignment-90");
    play.keys("f8 f8 f8");
    assert!(!play.screen(80, 24).contains("behind"));
    play.wait(30);
    assert!(play.screen(80, 24).contains("min behind: C leaves out"));
}

#[test]
fn other_slips_with_the_same_middle_are_a_change() {
    let mut play = briefing_at("right");
    let rated = play.workshop().factors().find(|factor| factor.tally.is_some_and(|tally| tally.counts[2] > 0)).unwrap();
    let (id, then) = (rated.id, rated.tally.unwrap());
    let strength = rated.strength();
    let tally = tandem::workshop::Tally { counts: then.counts.map(|count| count * 2), ..then };
    play.given(vec![tandem::workshop::Change::Rate { id, tally: Some(tally) }]);
    assert_eq!(play.workshop().factor(id).unwrap().strength(), strength);
    let screen = play.screen(80, 24);
    assert!(screen.contains("Changed since the picture 1") && screen.contains("new counts"), "{screen}");
}
