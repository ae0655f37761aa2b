//! The facilitator's screen: what can be asked of it and by which keys.
//!
//! It must not touch the disk, the network or threads: everything it knows comes in as values.
pub mod action;
pub mod keymap;
