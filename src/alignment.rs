//! The measures: what a workshop's points add up to. Source of every definition: docs on method, "The measures, exactly".
//!
//! Pure functions of a [`Workshop`](crate::workshop::Workshop); nothing is stored. [`Measures::of`] is the one snapshot
//! that screens and exports read; the arithmetic under it works on plain [`Channels`], so that it can be tested
//! alone. It must not know who looks: what a room may see is decided by the workshop it is given.

mod board;
mod cell;
pub mod consensus;
mod contrast;
mod counts;
mod facing;
mod first;
mod follow;
pub mod levers;
mod mactor;
mod measures;
pub mod pair;
mod pull;
mod ratio;
mod reading_order;
mod sensitivity;
mod shortlist;
mod similar;
mod theme;
mod tomorrow;
mod voices;
mod whole;

pub use board::{Board, Channels, Seat};
pub use cell::{Cell, Channel, State};
pub use contrast::{Contrast, assumed_share};
pub use counts::{Counts, HeardShare};
pub use first::high_on_both_sides;
pub use follow::{MANY_AT_ONCE, Upkeep};
pub use levers::{Lever, Levers, Question};
pub use mactor::{Mactor, position};
pub use measures::{FactorFigures, GroupFigures, Measures, PairFigures, Said};
pub use pair::{PairReading, Shares, Sums, align, bray_curtis};
pub use pull::Pull;
pub use ratio::rounded;
pub use reading_order::{Discuss, Topic, reading_order};
pub use sensitivity::{Choice, GapUnder, Sensitivity, choices};
pub use shortlist::shortlist;
pub use similar::{ALIKE, Alike, Similar, similar};
pub use theme::{Reading, ThemeFigures, ThemeShape};
pub use tomorrow::{ActionShare, Move, Tomorrow};
pub use voices::{Voice, voices};
pub use whole::{Overall, Weakest, WithAssumed};
