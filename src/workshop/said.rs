//! What a workshop's values are called in the language of rooms and reports. In files, JSON and tables of data they keep
//! their own words, whatever the language.

use super::{Bloc, Kind, Presence, Shown, Stance, Status};
use crate::words::Words;

impl Bloc {
    /// The side.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        let values = &words.values;
        match self {
            Self::Clinical => values.clinical(),
            Self::Managerial => values.managerial(),
            Self::Both => values.both(),
            Self::Other => values.other(),
        }
    }
}

impl Kind {
    /// The direction.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        match self {
            Self::Incentive => words.values.worth_it(),
            Self::Barrier => words.values.in_the_way(),
        }
    }
}

impl Presence {
    /// Whether the group is here.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        let values = &words.values;
        match self {
            Self::Expected => values.expected(),
            Self::Present => values.present(),
            Self::SteppedOut => values.stepped_out(),
            Self::Left => values.left(),
            Self::Absent => values.absent(),
        }
    }
}

impl Shown {
    /// How the group is shown.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        match self {
            Self::Open => words.values.open(),
            Self::Joined => words.values.joined(),
            Self::Held => words.values.held(),
        }
    }
}

impl Stance {
    /// Where the group stands.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        let values = &words.values;
        match self {
            Self::Against => values.against(),
            Self::Undecided => values.undecided(),
            Self::Let => values.lets(),
            Self::Help => values.helps(),
            Self::Make => values.makes(),
        }
    }
}

impl Status {
    /// How far the action is.
    #[must_use]
    pub fn said(self, words: &Words) -> &str {
        let values = &words.values;
        match self {
            Self::Agreed => values.agreed(),
            Self::ToBeAsked => values.to_be_asked(),
            Self::Done => values.done(),
            Self::Dropped => values.dropped(),
        }
    }
}
