//! What the room screens are pointed at. Only values that the room may see; where they name something that it may not,
//! the [`super::Room`] does not have it.

use serde::{Deserialize, Serialize};

use crate::workshop::{FactorId, GroupId, ThemeId};

/// Where the facilitator points.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spotlight {
    /// The room screens are blank.
    pub covered: bool,
    /// The beat of the picture, 1 to 3.
    pub beat: u8,
    /// The page of what is paged, from 0.
    pub page: u16,
    /// The group of the square that is lit.
    pub group: Option<GroupId>,
    /// The heading that is lit.
    pub theme: Option<ThemeId>,
    /// Two points held side by side.
    pub pair: Option<(FactorId, FactorId)>,
    /// The point that is asked about.
    pub point: Option<FactorId>,
    /// Whose turn it is.
    pub turn: Option<GroupId>,
}
