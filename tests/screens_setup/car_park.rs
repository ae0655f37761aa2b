//! The car park: filled from anywhere, settled at the end.

use insta::assert_snapshot;
use tandem::workshop::Fate;

use crate::{middle, tidy};

#[test]
fn the_car_park_fills_from_anywhere_and_is_settled() {
    let mut play = tidy();
    play.keys("c \"parking\" enter enter c \"the rota\" enter \"matron\" enter : \"show car\" enter");
    assert_snapshot!("car_park_80x24", middle(&mut play, 80, 24));
    play.keys("enter \"estates\" enter");
    let fates: Vec<Fate> = play.workshop().parked().map(|item| item.fate.clone()).collect();
    assert_eq!(fates, [Fate::Taken("estates".into()), Fate::Taken("matron".into())]);
    play.keys("j enter tab right enter");
    assert_eq!(play.workshop().parked().nth(1).map(|item| item.fate.clone()), Some(Fate::Dropped));
    play.keys("D");
    assert_eq!(play.workshop().parked().count(), 1);
}

#[test]
fn who_takes_it_is_never_cut_and_stands_beside_the_words() {
    let mut play = tidy();
    play.keys("c \"A second handover for the late shift\" enter \"Operations, raised today through the usual route\" enter");
    play.keys(": \"show car\" enter");
    for (columns, rows) in [(60, 20), (80, 24), (200, 60)] {
        let screen = play.screen(columns, rows);
        let words: Vec<&str> = screen.split_whitespace().collect();
        assert!(screen.contains("late shift") && words.contains(&"route"), "{screen}");
        let row = screen.lines().find(|line| line.contains("A second handover")).unwrap();
        assert!(row.trim_end().chars().count() < 100, "{screen}");
    }
}
