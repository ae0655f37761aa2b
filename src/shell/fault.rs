//! Faults made on purpose, so that tests can see what a panic leaves behind. Off unless `TANDEM_TEST_FAULT` names one.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::store::{Disk, RealDisk, SlowDisk};

/// A fault: in drawing and in a worker it happens after the first key, in saving after the first save.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Drawing panics.
    Draw,
    /// Another thread panics.
    Worker,
    /// The thread that saves panics.
    Saving,
}

impl Fault {
    /// The fault asked for.
    #[must_use]
    pub fn asked_for() -> Option<Self> {
        match std::env::var("TANDEM_TEST_FAULT").as_deref() {
            Ok("draw") => Some(Self::Draw),
            Ok("worker") => Some(Self::Worker),
            Ok("saving") => Some(Self::Saving),
            _ => None,
        }
    }

    /// The disk that `TANDEM_TEST_SLOW_SYNC` asks for: one whose every sync takes so many milliseconds longer.
    #[must_use]
    pub fn disk() -> Arc<dyn Disk> {
        match std::env::var("TANDEM_TEST_SLOW_SYNC").ok().and_then(|pause| pause.parse().ok()) {
            Some(pause) => Arc::new(SlowDisk { pause: Duration::from_millis(pause) }),
            None => Arc::new(RealDisk),
        }
    }

    /// Whether a room screen goes without the system's notices, as in a folder that gives none: `TANDEM_TEST_NO_NOTICES`.
    #[must_use]
    pub fn without_notices() -> bool {
        std::env::var_os("TANDEM_TEST_NO_NOTICES").is_some()
    }

    /// Lets it happen: in the thread that draws or saves it panics here.
    pub fn strike(self) {
        match self {
            Self::Draw => panic!("a fault made on purpose, in drawing"),
            Self::Saving => panic!("a fault made on purpose, in saving"),
            Self::Worker => drop(thread::spawn(|| panic!("a fault made on purpose, in a worker")).join()),
        }
    }
}
