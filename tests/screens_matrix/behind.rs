//! The points behind a square: worked on where they were opened, and Esc goes back to the same place.

use tandem::workshop::Kind;

use crate::ground::sample;

#[test]
fn esc_goes_back_to_the_same_place() {
    let mut play = sample();
    play.keys("m j j l enter");
    let screen = play.screen(120, 40);
    assert!(screen.contains("Resident doctors · Being heard") && screen.contains("median 3½"), "{screen}");
    play.keys("esc");
    assert_eq!(play.desk().cursors.matrix, (2, 1));
    assert!(play.screen(120, 40).contains("pull"));
    play.keys("2 l l d");
    assert!(play.screen(120, 40).contains("Nurses and Consultants"));
    play.keys("y esc");
    assert!(play.screen(120, 40).contains("Groups with groups"));
}

#[test]
fn points_are_worked_on_where_they_were_opened() {
    let mut play = sample();
    play.keys("m enter");
    let point = play.desk().selected.unwrap();
    assert_eq!(play.workshop().factor(point).unwrap().text.as_str(), "Find out about the sick patient at 8, not at 11");
    play.keys("-");
    assert_eq!(play.workshop().factor(point).unwrap().kind, Kind::Barrier);
}
