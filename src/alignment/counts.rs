//! What is counted beside every figure: what the figures rest on and what they leave out.

use super::ratio::share;

/// How many cells of the groups that were here had something heard, told before, or asked. Blank is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct HeardShare {
    /// Cells heard from or asked.
    pub heard: u32,
    /// All cells of groups present, stepped out or left.
    pub of: u32,
}

impl HeardShare {
    /// The share, 0 to 1; undefined while nobody is or was here.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        share(f64::from(self.heard), f64::from(self.of))
    }

    /// Below two thirds: "too little heard to say", since much of a gap can then be airtime. Also while undefined.
    #[must_use]
    pub fn is_too_little(self) -> bool {
        self.of == 0 || u64::from(self.heard) * 3 < u64::from(self.of) * 2
    }
}

/// Counts of live factors, assumed ones too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All live factors.
    pub factors: u32,
    /// Those without a strength.
    pub unscored: u32,
    /// Those that enter no cell.
    pub without_theme: u32,
    /// Those whose strength the facilitator typed while capturing: provisional.
    pub entered: u32,
    /// How much was heard.
    pub heard_share: HeardShare,
}
