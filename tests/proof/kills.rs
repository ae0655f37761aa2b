//! The real program in a terminal, killed at a random moment while it is typed into: what its header said was saved is
//! there, and opening it again takes less than a second.
//!
//! `TANDEM_KILLS` sets how often.
#![cfg(unix)]

use std::time::{Duration, Instant};

use tandem::store;

use crate::dice::Dice;
use crate::row::{count, proved};
use crate::terminal::{Terminal, folder};

/// How long opening a session may take, to the first frame that says what is saved; in a debug build on a busy machine
/// three times that is allowed, and the row tells the longest.
const RESUME: Duration = Duration::from_secs(1);

/// The number after `saved` in the header, if it says so.
fn acknowledged(screen: &str) -> Option<u64> {
    let (_, rest) = screen.lines().next()?.rsplit_once("saved ")?;
    rest.split(' ').next()?.parse().ok()
}

#[test]
fn no_kill_loses_what_the_header_said_was_saved() {
    let since = Instant::now();
    let kills = count("TANDEM_KILLS", 15, 1000);
    let (mut dice, mut longest, mut entries) = (Dice(3), Duration::ZERO, 0);
    let (_keep, path) = folder();
    for kill in 0..kills {
        // A new session now and then: they grow.
        let name = format!("w{}", kill / 25);
        let file = path.join(format!("{name}.ron"));
        let began = Instant::now();
        let command = if file.exists() { "open" } else { "new" };
        let mut terminal = Terminal::start(&[command, &name], &path, (100, 30), &[]);
        terminal.wait("what is saved", |screen| acknowledged(&screen.contents()).is_some());
        if command == "open" {
            longest = longest.max(began.elapsed());
        }
        let before = acknowledged(&terminal.screen()).unwrap();
        terminal.send("i");
        for point in 0..4 + dice.below(8) {
            terminal.send(&format!("nur + point {kill} {point}\r"));
        }
        let wanted = before + dice.below(6) as u64;
        let moment = Instant::now() + Duration::from_micros(dice.below(60_000) as u64);
        // Some kills come as soon as a number shows, the others at any time.
        while acknowledged(&terminal.screen()).is_none_or(|seen| seen < wanted) && Instant::now() < moment {
            std::thread::yield_now();
        }
        terminal.signal("KILL");
        terminal.exit_code(Duration::from_secs(10));
        let seen = acknowledged(&terminal.screen()).unwrap_or(before).max(before);
        let found = store::view(&file).unwrap().history.last_seq();
        assert!(found >= seen, "kill {kill}: the header said {seen} entries were saved, {found} are there");
        entries += seen - before;
    }
    assert!(longest < RESUME * 3, "{longest:?}");
    let what = format!("{kills}, {entries} entries acknowledged; 0 lost; resumed within {:.2} s", longest.as_secs_f64());
    proved("kill -9 at random moments", &what, since);
}
