//! What a room decides: actions, commitments, the car park, dots.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ActionId, Bloc, FactorId, GroupId, Line, ParkedId, SlipId, bare};

/// How far an action has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Status {
    /// The owner is here and said yes.
    #[default]
    Agreed,
    /// The owner has to be asked.
    ToBeAsked,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl Status {
    /// The words in JSON, reports and on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::ToBeAsked => "to be asked",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

/// What an action should do to one factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// The factor.
    pub factor: FactorId,
    /// The strength expected afterwards, 0 (gone) to 5.
    pub to: u8,
}

/// An action's content: replaced as a whole when it is changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deed {
    /// What will be done.
    pub what: Line,
    /// Whose it is: a role (a name only if they say yes); empty if nobody's yet.
    #[serde(default)]
    pub owner: Line,
    /// The day of its first step.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub first: Option<Date>,
    /// How far it has come.
    #[serde(default)]
    pub status: Status,
    /// What it should move, the barrier that it answers first.
    #[serde(default)]
    pub shifts: Vec<Shift>,
}

/// An action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// Its stored id.
    pub id: ActionId,
    /// Its content.
    pub deed: Deed,
    /// Taken back (its id stays used).
    pub removed: bool,
}

/// Where a group stands, least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stance {
    /// Would not support it.
    Against,
    /// Not decided.
    Undecided,
    /// Would let it happen.
    Let,
    /// Would help.
    Help,
    /// Would make it happen.
    Make,
}

impl Stance {
    /// All stances, least to most.
    pub const ALL: [Self; 5] = [Self::Against, Self::Undecided, Self::Let, Self::Help, Self::Make];

    /// The words that the room reads.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Against => "would not support it",
            Self::Undecided => "not decided",
            Self::Let => "would let it happen",
            Self::Help => "would help",
            Self::Make => "would make it happen",
        }
    }
}

/// Where a group stands today and where the actions need it; none is *not asked*.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Where it stands today.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub today: Option<Stance>,
    /// Where the actions need it.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
    pub needed: Option<Stance>,
    /// The facilitator's note.
    #[serde(default)]
    pub note: Line,
}

/// What becomes of a car-park item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fate {
    /// Nobody took it yet.
    #[default]
    Open,
    /// A role takes it.
    Taken(Line),
    /// Dropped, said aloud.
    Dropped,
}

/// A parking-lot item (for the room: in the car park).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parked {
    /// Its stored id.
    pub id: ParkedId,
    /// What it is.
    pub text: Line,
    /// What becomes of it.
    pub fate: Fate,
    /// Taken back (its id stays used).
    pub removed: bool,
}

/// One person's slip in *What first?*: the factors that got a dot, the same one twice if they like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its stored id.
    pub id: SlipId,
    /// The side it came from.
    pub bloc: Bloc,
    /// One factor a dot.
    pub picks: Vec<FactorId>,
    /// Taken back (its id stays used).
    pub removed: bool,
}

/// A group's answer that a theme is not about it.
pub type AskedNo = (GroupId, super::ThemeId);
