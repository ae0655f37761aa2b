//! Tandem runs a live alignment workshop from a terminal.
#![forbid(unsafe_code)]

pub mod alignment;
pub mod capture;
pub mod cli;
pub mod config;
pub mod export;
pub mod import;
pub mod present;
pub mod room;
pub mod shell;
pub mod store;
pub mod tui;
pub mod widget;
pub mod words;
pub mod workshop;
