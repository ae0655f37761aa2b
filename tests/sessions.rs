//! Session files as a whole: what is saved is found again, what is broken is seen, and nothing is lost in silence.

#[path = "sessions/bench.rs"]
mod bench;
#[path = "sessions/format.rs"]
mod format;
#[path = "sessions/opening.rs"]
mod opening;
#[path = "sessions/repair.rs"]
mod repair;
#[path = "sessions/saving.rs"]
mod saving;
#[path = "sessions/strike.rs"]
mod strike;
