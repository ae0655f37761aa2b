//! What only a real terminal shows: it is taken and given back, and a session goes on where it was.

mod backdrop;
mod disk;
mod input;
mod opening;
mod present;
mod quiet;
mod rehearsal;
mod resume;
#[path = "../proof/row.rs"]
#[expect(dead_code, reason = "it counts nothing here")]
mod row;
mod shells;
mod sizes;
mod terminal;
mod trouble;
mod ways_out;
mod workshop;
