//! Every size from 0 x 0 to 120 x 60 of every step's screen; of what each key brings up there, a share of the sizes that
//! moves on from one to the next.
//!
//! `TANDEM_SIZES` sets how many sizes each screen is drawn at.

use std::time::Instant;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::dice::Dice;
use crate::row::{count, proved};
use crate::screens::{draw_room, keys, play_on, sample, step_ends};

/// All sizes.
const SIZES: u64 = 121 * 61;

/// Goes through all sizes in an order in which any few of them are far apart.
struct Walk(u64);

impl Walk {
    fn next(&mut self) -> (u16, u16) {
        self.0 = (self.0 + 2_909) % SIZES;
        (u16::try_from(self.0 % 121).unwrap(), u16::try_from(self.0 / 121).unwrap())
    }
}

#[test]
fn every_step_is_drawn_at_every_size_and_so_is_what_every_key_brings_up() {
    let since = Instant::now();
    let sizes = count("TANDEM_SIZES", 30, SIZES);
    // The step's own screens at all those sizes; what a key brings up at a twentieth.
    let (few, stride) = (sizes.div_ceil(20), if sizes < 1000 { 8 } else { 1 });
    let (commits, keys, mut walk) = (sample(), keys(), Walk(0));
    let (mut drawn, mut screens) = (0, 0);
    for (step, end) in step_ends(&commits).into_iter().enumerate() {
        let mut play = play_on(&commits[..end]);
        for _ in 0..sizes {
            let (columns, rows) = walk.next();
            play.screen(columns, rows);
            let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
            draw_room(play.workshop(), (columns, rows), &mut buf);
            drawn += 2;
        }
        screens += 2;
        for key in keys.iter().skip(step % stride).step_by(stride) {
            let mut play = play_on(&commits[..end]);
            play.keys("esc").keys(key);
            for _ in 0..few {
                let (columns, rows) = walk.next();
                play.screen(columns, rows);
                drawn += 1;
            }
            screens += 1;
        }
    }
    proved("sizes 0..=120 x 0..=60", &format!("{screens} screens, {drawn} frames; 0 panics"), since);
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
