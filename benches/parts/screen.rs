//! The facilitator's screen at 200x60: keys taken in, frames drawn, what goes to the terminal.

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::tui::view;

use crate::harness::Play;
use crate::{SIZES, history};

const AREA: Rect = Rect { x: 0, y: 0, width: 200, height: 60 };

/// A session of so many points, opened in *Round the room*, these keys pressed.
fn play(points: u32, keys: &str) -> Play {
    let mut play = Play::open(history(points));
    play.screen(AREA.width, AREA.height);
    play.keys(keys);
    play
}

fn draw(bencher: Bencher, points: u32, keys: &str) {
    let play = play(points, keys);
    let mut buf = Buffer::empty(AREA);
    bencher.bench_local(|| {
        buf.reset();
        view::draw_on(&play.model, AREA, &mut buf)
    });
}

macro_rules! views {
    ($($name:ident $keys:literal;)*) => {$(
        #[divan::bench(args = SIZES)]
        fn $name(bencher: Bencher, points: u32) {
            draw(bencher, points, $keys);
        }
    )*};
}

views! {
    draw_round "\"+ fewer bleeps\"";
    draw_themes "f2 esc j";
    draw_pairs "esc 2";
    draw_forces "esc 3";
    draw_map "esc 4";
    draw_levers "esc 5";
    draw_behind "f2 esc j enter";
    draw_one_screen "f5";
    draw_help "f1";
    draw_palette "ctrl-p";
    draw_tidy "f8";
    draw_card "f8 f8";
    draw_picture "f8 f8 f8";
    draw_reading "f8 f8 f8 f8";
}

/// A letter into the line and out again, each drawn over the frame before, as the program does.
#[divan::bench(args = SIZES)]
fn key_letter(bencher: Bencher, points: u32) {
    keys(bencher, points, "\"+ fewer\"", ["x", "backspace"]);
}

#[divan::bench(args = SIZES)]
fn key_move(bencher: Bencher, points: u32) {
    keys(bencher, points, "f2 esc j", ["down", "up"]);
}

/// A point, and undo: two commits, each drawn.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 5)]
fn key_commit(bencher: Bencher, points: u32) {
    keys(bencher, points, "", ["\"+ word #heading1 !4\" enter", "ctrl-z"]);
}

fn keys(bencher: Bencher, points: u32, before: &str, pair: [&str; 2]) {
    let mut play = play(points, before);
    let (mut buf, mut again) = (Buffer::empty(AREA), view::Again::default());
    bencher.bench_local(|| {
        for keys in pair {
            play.keys(keys);
            play.effects.clear();
            view::draw_again(&play.model, AREA, &mut buf, &mut again);
        }
    });
}
