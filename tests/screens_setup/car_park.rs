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
