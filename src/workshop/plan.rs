//! Plans: the list of changes that a bigger intent comes to. Committed together, so that it is one step to undo.
//!
//! A plan reads a workshop and builds changes; it must not apply them, nor know who asked. A plan that makes no sense
//! (a group joined to itself) is refused by the workshop when it is applied, or is empty.

mod begin;
mod groups;
mod points;
mod steps;
mod themes;

pub use begin::{begin, begin_for_import};
pub use groups::{NewGroup, join_groups, split_group};
pub use points::{Mark, also_for_us, also_words, same_for_us, score};
pub use steps::{
    Reopening, TIME_AWAY_COUNTS, cut, end, enter, extend, finish_now, next, pause, previous, reopen, resume, take_off,
};
pub use themes::{merge_themes, split_theme};
