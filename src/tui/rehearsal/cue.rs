//! What the simulated room says, and what answers it: data, read from `assets/rehearsal.ron`.

use serde::Deserialize;

use super::{Fact, Part};
use crate::tui::action::Action;
use crate::workshop::{Change, Kind, Shown, Workshop};

/// The embedded script.
const SCRIPT: &str = include_str!("../../../assets/rehearsal.ron");

/// Everything that the room says, in order, and what it brings besides the sample.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// Points that are not in the sample.
    pub also: Vec<Also>,
    /// Points of the sample, by their words, that come without a heading, for the headings pass.
    pub unsorted: Vec<String>,
    /// What the room says, step by step.
    pub cues: Vec<Cue>,
}

/// A point that the room brings besides the sample's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Also {
    /// The group, by code.
    pub group: String,
    /// Which way it pulls.
    pub kind: Kind,
    /// The words.
    pub text: String,
    /// The heading that it comes under in the end, by code; none: the facilitator's to find.
    #[serde(default)]
    pub theme: Option<String>,
}

/// One thing that the room says or does, and what is practised by answering it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The step of the agenda, by key.
    pub step: String,
    /// What is practised, in a few words.
    pub name: String,
    /// What the room says or does.
    pub room: String,
    /// What to press: text, with the keys of actions as `{NextStep}`.
    pub press: String,
    /// What the one key does for the facilitator.
    pub hands: Vec<Hand>,
    /// What counts as practised: any of these.
    pub done: Vec<Sign>,
    /// The words of the sample's point that the point typed stands for.
    #[serde(default)]
    pub stands_for: Option<String>,
    /// What the rest of the room does then.
    #[serde(default)]
    pub then: Option<Part>,
}

/// One move of the hands that do it for the facilitator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub enum Hand {
    /// Asks for an action.
    Do(Action),
    /// Writes this into the line, instead of what is there, and presses Enter.
    Say(String),
    /// Fills the form in front in, field by field, and is done with it.
    Fill(Vec<String>),
    /// Gives the answer with this letter to the question in front.
    Answer(char),
    /// Puts the card's cursor on the heading of this name.
    Row(String),
    /// Puts the cursor on the group of this code or name.
    At(String),
}

/// What a cue waits for.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub enum Sign {
    /// The action was performed.
    Did(Action),
    /// A point was added for the group of this code or name.
    Point(String),
    /// A change of this kind was committed.
    Made(Made),
}

/// Kinds of changes that a cue can wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Made {
    /// People of a group were counted.
    Count,
    /// A small group is shown on its own, as it said.
    Shown,
    /// A group came, stepped out or left.
    Presence,
    /// A group came on to the list.
    Group,
    /// The question was agreed on.
    Question,
    /// A point was said to be true for another group too.
    Same,
    /// A point's words were mended.
    Mended,
    /// Something was put into the car park.
    Parked,
    /// Two points were merged.
    Merge,
    /// A point was put under a heading.
    Heading,
    /// A point was meant to stay off the matrix.
    OffMatrix,
    /// Slips were counted on to a point.
    Tally,
    /// A group agreed one figure.
    Agreed,
    /// A group was asked about a heading and said no.
    No,
    /// The room saw scores or dots.
    Reveal,
    /// The meaning of a heading was marked.
    Meaning,
    /// Words were struck.
    Struck,
    /// A slip of dots was keyed.
    Slip,
    /// Barriers were chosen.
    Chosen,
    /// An action was written down.
    Deed,
    /// A group said where it stands.
    Stance,
    /// A minute was added.
    Minute,
    /// The clock was stopped.
    Pause,
    /// The clock ran on.
    Resume,
    /// A note was written.
    Note,
    /// It was said who receives the report or when this is looked at again.
    Farewell,
}

impl Made {
    /// What kind of change this is; none that a cue waits for.
    fn of(change: &Change) -> Option<Self> {
        Some(match change {
            Change::CountPeople { .. } | Change::CorrectPeople { .. } => Self::Count,
            Change::ChooseShown { shown: Some(Shown::Open), .. } => Self::Shown,
            Change::SetPresence { .. } => Self::Presence,
            Change::AddGroup { .. } => Self::Group,
            Change::DescribeIntervention { draft: false, .. } => Self::Question,
            Change::AddFactor { same_as: Some(_), .. } => Self::Same,
            Change::RewordFactor { .. } => Self::Mended,
            Change::Park { .. } => Self::Parked,
            Change::MergeFactor { .. } => Self::Merge,
            Change::SetTheme { .. } => Self::Heading,
            Change::LeaveOffMatrix { off: true, .. } => Self::OffMatrix,
            Change::Rate { .. } => Self::Tally,
            Change::Score { .. } => Self::Agreed,
            Change::RecordNo { .. } => Self::No,
            Change::Reveal { .. } => Self::Reveal,
            Change::SetMeaning { .. } => Self::Meaning,
            Change::Struck { .. } => Self::Struck,
            Change::AddSlip { .. } => Self::Slip,
            Change::Choose { .. } => Self::Chosen,
            Change::AddAction { .. } => Self::Deed,
            Change::SetCommitment { .. } => Self::Stance,
            Change::ExtendStep { .. } => Self::Minute,
            Change::PauseTimer { .. } => Self::Pause,
            Change::ResumeTimer { .. } => Self::Resume,
            Change::NoteStep { .. } | Change::NoteFactor { .. } => Self::Note,
            Change::SetNextLook { .. } => Self::Farewell,
            _ => return None,
        })
    }
}

impl Script {
    /// The script that ships.
    ///
    /// # Panics
    /// Never: a test reads it.
    #[must_use]
    pub fn embedded() -> Self {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        options.from_str(SCRIPT).expect("a test reads the embedded script")
    }
}

impl Cue {
    /// Whether this answers it.
    pub(super) fn is_answered(&self, fact: Fact<'_>, workshop: &Workshop) -> bool {
        self.done.iter().any(|sign| match (sign, fact) {
            (Sign::Did(wanted), Fact::Did(action)) => *wanted == action,
            (Sign::Made(wanted), Fact::Made(change)) => Made::of(change) == Some(*wanted),
            (Sign::Point(group), Fact::Made(Change::AddFactor { group: id, same_as: None, .. })) => {
                workshop.group(*id).is_some_and(|written| super::cast::is_called(written, group))
            }
            _ => false,
        })
    }

    /// Whether it is answered in the line.
    #[must_use]
    pub fn in_line(&self) -> bool {
        matches!(self.hands.first(), Some(Hand::Say(_) | Hand::Do(Action::FocusLine)))
            || matches!(self.hands.as_slice(), [Hand::At(_) | Hand::Row(_), .., Hand::Say(_)])
    }

    /// The action that it begins with, if it begins with one.
    #[must_use]
    pub fn begins_with(&self) -> Option<Action> {
        self.hands.iter().find_map(|hand| match hand {
            Hand::Do(action) if *action != Action::Back => Some(*action),
            _ => None,
        })
    }

    /// The group that says a point, by code or name; none if no point is said.
    pub(super) fn speaker(&self) -> Option<&str> {
        self.done.iter().find_map(|sign| match sign {
            Sign::Point(group) => Some(group.as_str()),
            _ => None,
        })
    }
}
