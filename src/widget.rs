//! The drawing parts: ratatui widgets over plain values.
//!
//! Why: the facilitator's screen and the room screen show the same things (a matrix, bars, dots, a field) at
//! different sizes; here each is drawn once, from values that say *what* to show, in styles that say *what it means*.
//!
//! Must not know: the workshop's rules, files, the terminal's input library, threads. Nothing here decides or keeps
//! state but [`field::Field`], the text being typed. All text goes through [`text::put`], which no input can make panic.

pub mod bar;
pub mod big;
pub mod dots;
pub mod field;
pub mod grid;
pub mod list;
pub mod pane;
pub mod scroll;
pub mod text;
pub mod theme;

#[cfg(test)]
mod drawn;
