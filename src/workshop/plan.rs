//! Plans: the list of changes that a bigger intent comes to. Committed together, so that it is one step to undo.
//!
//! A plan reads a workshop and builds changes; it must not apply them, nor know who asked.

mod begin;

pub use begin::{begin, begin_for_import};
