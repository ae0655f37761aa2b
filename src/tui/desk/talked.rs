//! What was talked about in *Reading it together*, as it is kept with the place.

use serde::{Deserialize, Serialize};

use crate::alignment::{Discuss, Topic};
use crate::workshop::{FactorId, GroupId, ThemeId};

/// Something that was talked about, and whether it rests on one or two people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Talked {
    /// What both sides brought.
    Shared(ThemeId, bool),
    /// What one side wants and the other pays for.
    Difference(ThemeId, bool),
    /// A group's ratings that are split.
    Split(GroupId, ThemeId, FactorId, bool),
    /// What few were heard about.
    Quiet(ThemeId, bool),
}

impl From<Discuss> for Talked {
    fn from(Discuss { topic, small }: Discuss) -> Self {
        match topic {
            Topic::Shared(theme) => Self::Shared(theme, small),
            Topic::Difference(theme) => Self::Difference(theme, small),
            Topic::Split { group, theme, factor } => Self::Split(group, theme, factor, small),
            Topic::Quiet(theme) => Self::Quiet(theme, small),
        }
    }
}

impl From<Talked> for Discuss {
    fn from(talked: Talked) -> Self {
        let (topic, small) = match talked {
            Talked::Shared(theme, small) => (Topic::Shared(theme), small),
            Talked::Difference(theme, small) => (Topic::Difference(theme), small),
            Talked::Split(group, theme, factor, small) => (Topic::Split { group, theme, factor }, small),
            Talked::Quiet(theme, small) => (Topic::Quiet(theme), small),
        };
        Self { topic, small }
    }
}
