//! Where the workshop stood when it was finished: undo goes back there.

use crate::workshop::StepKey;

/// The place that finishing now left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    /// The last commit of finishing: what came since is taken back first.
    pub seq: u64,
    /// The step.
    pub step: StepKey,
    /// Whether its clock ran.
    pub ran: bool,
    /// The beat of the picture that the room saw, 1 to 3.
    pub beat: u8,
    /// The page that the room saw, from 0.
    pub page: u16,
}
