//! What only a real terminal shows: it is taken and given back, and a session goes on where it was.

mod disk;
mod rehearsal;
mod resume;
mod shells;
mod terminal;
mod trouble;
mod ways_out;
mod workshop;
