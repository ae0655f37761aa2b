//! Why a change is refused: sentences for a facilitator.

use super::{ActionId, FactorId, GroupId, ParkedId, SlipId, ThemeId};

/// Why a change was refused. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each variant is its sentence")]
pub enum Refusal {
    #[error("There is no group {0} in this workshop.")]
    NoGroup(GroupId),
    #[error("There is no heading {0} in this workshop.")]
    NoTheme(ThemeId),
    #[error("There is no point {0} in this workshop.")]
    NoFactor(FactorId),
    #[error("There is no action {0} in this workshop.")]
    NoAction(ActionId),
    #[error("There is no car-park item {0} in this workshop.")]
    NoParked(ParkedId),
    #[error("There is no slip {0} in this workshop.")]
    NoSlip(SlipId),
    #[error("There is no step “{0}” in this agenda.")]
    NoStep(String),
    #[error("{0} was used before: ids are never reused.")]
    IdUsed(String),
    #[error("{0} was not taken back, so there is nothing to bring back.")]
    NotRemoved(String),
    #[error("A {0} needs words: type what it is.")]
    Empty(&'static str),
    #[error("The code “{0}” is taken: choose another one.")]
    CodeTaken(String),
    #[error("There is a {what} “{name}” already: choose another name.")]
    NameTaken { what: &'static str, name: String },
    #[error("A weight is a number of 0 or more; {0} is not.")]
    Weight(String),
    #[error("A strength is a whole number from 1 to 5; {0} is not.")]
    Strength(u8),
    #[error("A strength after an action is 0 to 5; {0} is not.")]
    Expected(u8),
    #[error("Ratings come from slips: give the five counts instead of one figure.")]
    RatedByHand,
    #[error("{group} still has {points} points: move or take back those first.")]
    GroupInUse { group: String, points: usize },
    #[error("{theme} still has {points} points: put them under another heading first.")]
    ThemeInUse { theme: String, points: usize },
    #[error("Only points of the same group are merged; put these under one heading instead.")]
    MergeAcrossGroups,
    #[error("What makes it worth it and what gets in the way are never merged.")]
    MergeAcrossKinds,
    #[error("A point cannot be merged into itself.")]
    MergeIntoSelf,
    #[error("{0} is merged into another point: take them apart first.")]
    MergedAway(FactorId),
    #[error("{0} is not merged into another point.")]
    NotMerged(FactorId),
    #[error("{0} has other points merged into it: take them apart first.")]
    HasMerged(FactorId),
    #[error("The shortlist holds barriers only; {0} is not one.")]
    NotABarrier(FactorId),
    #[error("The shortlist holds at most 12 points.")]
    ShortlistFull,
    #[error("{0} is listed twice.")]
    Twice(String),
    #[error("The set-up stays the first step.")]
    SetUpStays,
    #[error("A step's minutes rise from fewest to planned to most; {0}/{1}/{2} do not.")]
    Minutes(u16, u16, u16),
    #[error("An agenda needs a set-up first and steps with different keys: {0}.")]
    Agenda(String),
    #[error("The room is in “{0}”: go to another step first.")]
    StepInUse(String),
    #[error("A tally has at most 9999 slips.")]
    TallyTooLarge,
    #[error("There is nothing to undo.")]
    NothingToUndo,
    #[error("There is nothing to redo.")]
    NothingToRedo,
    #[error("Record {found} follows record {last}: they must count up by one.")]
    OutOfOrder { last: u64, found: u64 },
    #[error("A record needs at least one change.")]
    NoChange,
}
