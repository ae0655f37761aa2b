//! Faults made on purpose, so that tests can see what a panic leaves behind. Off unless `TANDEM_TEST_FAULT` names one.

use std::thread;

/// A fault that happens after the first key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Drawing panics.
    Draw,
    /// Another thread panics.
    Worker,
}

impl Fault {
    /// The fault asked for.
    #[must_use]
    pub fn asked_for() -> Option<Self> {
        match std::env::var("TANDEM_TEST_FAULT").as_deref() {
            Ok("draw") => Some(Self::Draw),
            Ok("worker") => Some(Self::Worker),
            _ => None,
        }
    }

    /// Lets it happen: in the thread that draws it panics here.
    pub fn strike(self) {
        match self {
            Self::Draw => panic!("a fault made on purpose, in drawing"),
            Self::Worker => drop(thread::spawn(|| panic!("a fault made on purpose, in a worker")).join()),
        }
    }
}
