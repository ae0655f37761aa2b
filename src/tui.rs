//! The facilitator's screen: what it holds, what can happen to it, what it asks of the world, and how it is drawn.
//!
//! `update(&mut Model, Msg) -> Vec<Effect>` is all that ever changes a [`Model`]; effects are plain data that the shell
//! alone performs; `view` draws and changes nothing. Nothing here may touch files, the network, clocks or threads.

pub mod action;
pub mod desk;
pub mod effect;
pub mod explain;
pub mod figure;
mod habits;
pub mod home;
mod keyed;
pub mod keymap;
pub mod letters;
pub mod model;
pub mod msg;
pub mod overlay;
pub mod possible;
pub mod rehearsal;
pub mod set_aside;
pub mod step;
pub mod update;
pub mod view;

pub use action::Action;
pub use desk::{Access, Desk, Front, Pane, Saved};
pub use effect::{Effect, Spotlight};
pub use habits::Habits;
pub use model::{Model, Screen, Status};
pub use msg::Msg;
pub use update::update;
