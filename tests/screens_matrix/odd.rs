//! Workshops with almost nothing in them, or far too much: each view says something sensible.

use tandem::workshop::{Bloc, Change};

use crate::ground::{SIZES, bare, crowd, draws_everywhere, sample};

const LONG: &str = "Sixty characters of a name that goes on and on and on until it";

#[test]
fn odd_workshops_draw_and_say_something() {
    let both = [Bloc::Clinical, Bloc::Managerial];
    draws_everywhere(&bare(), &SIZES);
    assert!(bare().keys("m").screen(80, 24).contains("No groups and no headings yet"));
    draws_everywhere(&crowd(1, 3, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 0, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(0, 3, &both, "Nurses", true), &SIZES[1..4]);
    draws_everywhere(&crowd(4, 4, &[Bloc::Managerial], "Managers", true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 3, &both, LONG, true), &SIZES[1..4]);
    draws_everywhere(&crowd(3, 3, &both, "会議室の時間e\u{301}", true), &SIZES[1..4]);
    draws_everywhere(&crowd(4, 4, &both, "Nurses", false), &SIZES[1..4]);
    assert!(crowd(4, 4, &both, "Nurses", false).keys("m").screen(120, 40).contains("no data yet"));
}

#[test]
fn forty_groups_and_forty_headings_draw() {
    draws_everywhere(&crowd(40, 40, &Bloc::ALL, "Group", true), &SIZES[1..4]);
}

#[test]
fn weights_of_nought_draw() {
    let mut play = sample();
    let mut changes: Vec<Change> =
        play.workshop().groups().map(|group| Change::WeighGroup { id: group.id, weight: 0.0 }).collect();
    changes.extend(play.workshop().themes().map(|theme| Change::WeighTheme { id: theme.id, weight: 0.0 }));
    play.given(changes);
    draws_everywhere(&play, &SIZES);
    assert!(play.keys("m").screen(120, 40).contains("no data yet"));
}
