//! Changes: everything that can happen to a workshop, as data. Names here are names in session files.

mod texts;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use super::{
    ActionId, Agenda, Basis, Bloc, Code, Commitment, Deed, Evidence, FactorId, Fate, GroupId, Kind, Line, Meaning, Note,
    ParkedId, Presence, Shown, SlipId, StepKey, Tally, ThemeId, bare,
};

/// How many screens there are: whether the room sees the facilitator's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Screens {
    /// The laptop is mirrored: one-screen mode.
    One,
    /// A second screen shows `tandem present`.
    Two,
}

/// One change. [`super::Workshop::apply`] checks it and yields its inverse, or refuses with a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the fields are those of the entities they change, documented there")]
pub enum Change {
    // The workshop.
    NameWorkshop {
        title: Line,
    },
    /// The intervention in one sentence; a draft until both sides nodded at it.
    DescribeIntervention {
        sentence: Line,
        draft: bool,
    },
    SetPlace {
        place: Line,
    },
    SetDate {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        date: Option<Date>,
    },
    /// The local time by which it must be over.
    SetFinishBy {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        time: Option<Time>,
    },
    /// Who receives the report.
    SetRecipients {
        recipients: Line,
    },
    /// The day on which this picture is looked at again.
    SetNextLook {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        date: Option<Date>,
    },
    SetScreens {
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        screens: Option<Screens>,
    },

    // The agenda.
    SetAgenda {
        agenda: Agenda,
    },
    SetMinutes {
        step: StepKey,
        min: u16,
        plan: u16,
        max: u16,
    },
    /// Puts a step at another place, counted without it; the set-up stays first.
    MoveStep {
        step: StepKey,
        to: usize,
    },
    OmitStep {
        step: StepKey,
        omitted: bool,
    },
    NoteStep {
        step: StepKey,
        text: Note,
    },

    // Groups.
    AddGroup {
        id: GroupId,
        name: Line,
        code: Code,
        bloc: Bloc,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        people: Option<u32>,
        presence: Presence,
        weight: f64,
    },
    RemoveGroup {
        id: GroupId,
    },
    RestoreGroup {
        id: GroupId,
    },
    RenameGroup {
        id: GroupId,
        name: Line,
    },
    SetBloc {
        id: GroupId,
        bloc: Bloc,
    },
    /// People of a group here now. Raises its size, never lowers it; a group expected becomes present.
    CountPeople {
        id: GroupId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        people: Option<u32>,
    },
    /// Puts a wrong count right, the size with it.
    CorrectPeople {
        id: GroupId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        people: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        size: Option<u32>,
    },
    SetPresence {
        id: GroupId,
        presence: Presence,
    },
    /// What a small group chose.
    ChooseShown {
        id: GroupId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        shown: Option<Shown>,
    },
    WeighGroup {
        id: GroupId,
        weight: f64,
    },

    // Themes.
    AddTheme {
        id: ThemeId,
        name: Line,
        code: Code,
        definition: Line,
        weight: f64,
    },
    RemoveTheme {
        id: ThemeId,
    },
    RestoreTheme {
        id: ThemeId,
    },
    RenameTheme {
        id: ThemeId,
        name: Line,
    },
    DefineTheme {
        id: ThemeId,
        definition: Line,
    },
    SetMeaning {
        id: ThemeId,
        meaning: Meaning,
    },
    WeighTheme {
        id: ThemeId,
        weight: f64,
    },

    // Factors.
    AddFactor {
        id: FactorId,
        group: GroupId,
        kind: Kind,
        text: Line,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        theme: Option<ThemeId>,
        evidence: Evidence,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        same_as: Option<FactorId>,
    },
    RemoveFactor {
        id: FactorId,
    },
    RestoreFactor {
        id: FactorId,
    },
    RewordFactor {
        id: FactorId,
        text: Line,
    },
    SetKind {
        id: FactorId,
        kind: Kind,
    },
    /// Gives a factor to another group: it was typed for the wrong one, or groups joined or split.
    MoveFactor {
        id: FactorId,
        group: GroupId,
    },
    SetTheme {
        id: FactorId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        theme: Option<ThemeId>,
    },
    /// One figure, 1 to 5, agreed or entered.
    Score {
        id: FactorId,
        strength: u8,
        basis: Basis,
    },
    Unscore {
        id: FactorId,
    },
    /// A group's slips on a factor.
    Rate {
        id: FactorId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        tally: Option<Tally>,
    },
    SetEvidence {
        id: FactorId,
        evidence: Evidence,
    },
    /// Merges a factor into another of the same group and kind; the original is kept.
    MergeFactor {
        id: FactorId,
        into: FactorId,
    },
    UnmergeFactor {
        id: FactorId,
    },
    NoteFactor {
        id: FactorId,
        text: Note,
    },
    /// Says that a factor without a theme is meant to stay out of the matrix.
    LeaveOffMatrix {
        id: FactorId,
        off: bool,
    },
    /// The group was asked about the theme and said no.
    RecordNo {
        group: GroupId,
        theme: ThemeId,
    },
    ClearNo {
        group: GroupId,
        theme: ThemeId,
    },

    // Dots.
    /// The numbered shortlist of *What first?*: at most 12 live barriers.
    SetShortlist {
        factors: Vec<FactorId>,
    },
    AddSlip {
        id: SlipId,
        bloc: Bloc,
        picks: Vec<FactorId>,
    },
    RemoveSlip {
        id: SlipId,
    },
    RestoreSlip {
        id: SlipId,
    },
    /// The barriers that the room chose.
    Choose {
        factors: Vec<FactorId>,
    },

    // What was decided.
    AddAction {
        id: ActionId,
        deed: Deed,
    },
    ChangeAction {
        id: ActionId,
        deed: Deed,
    },
    RemoveAction {
        id: ActionId,
    },
    RestoreAction {
        id: ActionId,
    },
    SetCommitment {
        group: GroupId,
        #[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]
        commitment: Option<Commitment>,
    },
    Park {
        id: ParkedId,
        text: Line,
    },
    SettleParked {
        id: ParkedId,
        text: Line,
        fate: Fate,
    },
    RemoveParked {
        id: ParkedId,
    },
    RestoreParked {
        id: ParkedId,
    },

    // Progress: never undone.
    /// The room goes to a step; `used` is the seconds that the step it leaves has used in all. Who goes back to
    /// Set up from the close, and was nowhere else yet, has not begun: clock and steps are as before.
    EnterStep {
        step: StepKey,
        at: Timestamp,
        used: u32,
    },
    /// The timer stands still; `used` is the seconds that the step has used in all.
    PauseTimer {
        at: Timestamp,
        used: u32,
    },
    /// The timer runs on from `used` seconds.
    ResumeTimer {
        at: Timestamp,
        used: u32,
    },
    /// Minutes more (or fewer) for the current step.
    ExtendStep {
        minutes: i32,
        at: Timestamp,
        used: u32,
    },
    /// The room sees the scores and dots as they now stand.
    Reveal {
        at: Timestamp,
    },
    /// The workshop is over; `used` as for [`Change::PauseTimer`].
    EndWorkshop {
        at: Timestamp,
        used: u32,
    },
    /// A text was struck from the record.
    Struck {
        at: Timestamp,
    },
    /// From here on a program of this format version is needed.
    Format(u32),
}

impl Change {
    /// Whether it is part of what was captured, and so can be undone. Setting the agenda is how a workshop
    /// begins: taking it back would leave a room without steps.
    #[must_use]
    pub const fn is_captured(&self) -> bool {
        !matches!(
            self,
            Self::SetAgenda { .. }
                | Self::EnterStep { .. }
                | Self::PauseTimer { .. }
                | Self::ResumeTimer { .. }
                | Self::ExtendStep { .. }
                | Self::Reveal { .. }
                | Self::EndWorkshop { .. }
                | Self::Struck { .. }
                | Self::Format(_)
        )
    }

    /// The factor that it adds or changes, if it is about one.
    #[must_use]
    pub const fn factor(&self) -> Option<FactorId> {
        match self {
            Self::AddFactor { id, .. }
            | Self::RemoveFactor { id }
            | Self::RestoreFactor { id }
            | Self::RewordFactor { id, .. }
            | Self::SetKind { id, .. }
            | Self::MoveFactor { id, .. }
            | Self::SetTheme { id, .. }
            | Self::Score { id, .. }
            | Self::Unscore { id }
            | Self::Rate { id, .. }
            | Self::SetEvidence { id, .. }
            | Self::MergeFactor { id, .. }
            | Self::UnmergeFactor { id }
            | Self::NoteFactor { id, .. }
            | Self::LeaveOffMatrix { id, .. } => Some(*id),
            _ => None,
        }
    }
}
