//! What only a real terminal shows: it is taken and given back, and a session goes on where it was.

mod disk;
mod present;
mod quiet;
mod rehearsal;
mod resume;
mod row;
mod shells;
mod terminal;
mod trouble;
mod ways_out;
mod workshop;
