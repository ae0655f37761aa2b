//! Every screen and every dialog at every size from 0 x 0 to 120 x 60, in any order.
//!
//! `TANDEM_SIZES` sets at how many sizes each is drawn; they are far apart from each other.

use std::collections::HashSet;
use std::time::Instant;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::dice::Dice;
use crate::row::{count, proved};
use crate::screens::{Scene, Ways, empty_scenes, keys, play_on, sample, scenes, step_ends};

/// All sizes.
const SIZES: u64 = 121 * 61;

/// The size at this place of an order in which any few that follow each other are far apart.
fn size(place: u64) -> (u16, u16) {
    let at = place * 2_909 % SIZES;
    (u16::try_from(at % 121).unwrap(), u16::try_from(at / 121).unwrap())
}

/// All screens that differ from each other at one of three sizes.
fn all_different(ways: Ways) -> Vec<Scene> {
    let mut seen = HashSet::new();
    let mut all: Vec<Scene> = scenes(&sample(), "disk full", ways);
    all.extend(empty_scenes());
    all.retain_mut(|scene| {
        let drawn = [(120, 40), (80, 24), (61, 17)].map(|(columns, rows)| {
            let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
            scene.draw((columns, rows), &mut buf);
            buf.content().iter().map(Cell::symbol).collect::<String>()
        });
        seen.insert(drawn)
    });
    all
}

#[test]
fn every_screen_and_every_dialog_is_drawn_at_every_size() {
    let since = Instant::now();
    let sizes = count("TANDEM_SIZES", 2, SIZES);
    let ways = Ways { stride: if sizes < 100 { 40 } else { 1 }, phase: 0 };
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let share = |first: u64| -> (usize, u64) {
        let mut all = all_different(ways);
        let mut drawn = 0;
        for (number, scene) in all.iter_mut().enumerate() {
            // Each screen begins elsewhere, so that few sizes a screen are many in all.
            for place in (first..sizes).step_by(usize::try_from(threads).unwrap()) {
                let (columns, rows) = size(place + number as u64);
                scene.draw((columns, rows), &mut Buffer::empty(Rect::new(0, 0, columns, rows)));
                drawn += 1;
            }
        }
        (all.len(), drawn)
    };
    let (screens, drawn) = std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        let shares = shares.into_iter().map(|share| share.join().expect("no size breaks a screen"));
        shares.fold((0, 0), |(_, sum), (screens, drawn)| (screens, sum + drawn))
    });
    assert_eq!(drawn, screens as u64 * sizes);
    proved("sizes 0..=120 x 0..=60", &format!("{screens} different screens at {sizes} sizes, {drawn} frames; 0 panics"), since);
}

#[test]
fn random_resizes_between_keys_break_nothing() {
    let since = Instant::now();
    let resizes = count("TANDEM_RESIZES", 300, 20_000);
    let (commits, keys, mut dice) = (sample(), keys(), Dice(7));
    let ends = step_ends(&commits);
    let mut play = play_on(&commits);
    for number in 0..resizes {
        if number % 100 == 0 {
            play = play_on(&commits[..ends[dice.below(ends.len())]]);
        }
        if play.model.desk().is_some() {
            play.keys(&keys[dice.below(keys.len())]);
        }
        let (columns, rows) = (dice.below(200), dice.below(80));
        play.screen(u16::try_from(columns).unwrap(), u16::try_from(rows).unwrap());
    }
    proved("random resizes between keys", &format!("{resizes}; 0 panics"), since);
}
