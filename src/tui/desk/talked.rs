//! What was talked about in *Reading it together*, as it is kept beside the session: the order itself knows no files.

use serde::{Deserialize, Serialize};

use crate::alignment::{Discuss, Topic};
use crate::workshop::{FactorId, GroupId, ThemeId};

/// Something that was talked about: [`Discuss`] in a form that can be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Talked {
    topic: Kept,
    small: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Kept {
    Shared(ThemeId),
    Difference(ThemeId),
    Split { group: GroupId, theme: ThemeId, factor: FactorId },
    Quiet(ThemeId),
}

impl From<Discuss> for Talked {
    fn from(of: Discuss) -> Self {
        let topic = match of.topic {
            Topic::Shared(theme) => Kept::Shared(theme),
            Topic::Difference(theme) => Kept::Difference(theme),
            Topic::Split { group, theme, factor } => Kept::Split { group, theme, factor },
            Topic::Quiet(theme) => Kept::Quiet(theme),
        };
        Self { topic, small: of.small }
    }
}

impl From<Talked> for Discuss {
    fn from(of: Talked) -> Self {
        let topic = match of.topic {
            Kept::Shared(theme) => Topic::Shared(theme),
            Kept::Difference(theme) => Topic::Difference(theme),
            Kept::Split { group, theme, factor } => Topic::Split { group, theme, factor },
            Kept::Quiet(theme) => Topic::Quiet(theme),
        };
        Self { topic, small: of.small }
    }
}
