//! Everything that a key, the palette or a click can ask for, as imperatives.
//!
//! An action says what is wanted, never which key asked and never how it is done. What each is called on screen,
//! and its keys, stand in `assets/keymap.ron`; a test holds the two to each other.

mod number;

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares [`Action`] and the list of all its members from one place, so that neither can forget one.
macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// One thing that the facilitator can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Action {
            $($(#[$doc])* $name,)+
        }

        impl Action {
            /// Every action there is, in the order of the declaration.
            pub const ALL: &'static [Action] = &[$(Action::$name,)+];

            /// The name by which the key table calls this action.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Action::$name => stringify!($name),)+
                }
            }
        }
    };
}

actions! {
    // ---- the workshop's course
    /// Go to the next step of the agenda; never asks.
    NextStep,
    /// Go back one step; what was captured since stays.
    PreviousStep,
    /// Go to the step under the cursor in the agenda.
    GoToStep,
    /// Leave the current step out and go on.
    SkipStep,
    /// Give the current step one more minute.
    ExtendStep,
    /// Stop the clock, or let it run on.
    PauseTimer,
    /// Take the cut that is proposed when time runs late.
    TakeCut,
    /// Take the time that the program was closed off the step's clock.
    ForgetTimeAway,
    /// Go to the close, mark what was not reached and write the report.
    FinishNow,
    /// Give the step under the cursor one more planned minute.
    LengthenStep,
    /// Take one planned minute from the step under the cursor.
    ShortenStep,
    /// Move the step under the cursor one place up the agenda.
    MoveStepUp,
    /// Move the step under the cursor one place down the agenda.
    MoveStepDown,
    /// Leave the step under the cursor out of the agenda, or put it back.
    ToggleStep,

    // ---- what is on the screens
    /// Show the matrix over the whole screen, and back.
    ToggleMatrix,
    /// Show view 1: theme by group.
    ShowThemes,
    /// Show view 2: group by group.
    ShowPairs,
    /// Show view 3: the force field of a group.
    ShowForceField,
    /// Show view 4: the themes on a map of pulls.
    ShowMap,
    /// Show view 5: levers and tomorrow's matrix.
    ShowLevers,
    /// Show how the gap moved, and the matrix at any commit.
    ShowTimeline,
    /// In the timeline, show the matrix as it was one entry later.
    LaterEntry,
    /// In the timeline, show the matrix as it was one entry earlier.
    EarlierEntry,
    /// Show the car park.
    ShowCarPark,
    /// Show the form instead of the capture line, and back.
    OpenForm,
    /// Show the room's view with a capture line at the foot, and back.
    ToggleOneScreen,
    /// Show scores or dots to the room, after "before you show it".
    Reveal,
    /// Make the room screens blank, and back.
    ToggleCover,
    /// Show the next beat of the picture.
    NextBeat,
    /// Show the previous beat of the picture.
    PreviousBeat,
    /// Light the cell or heading under the cursor on the room screens.
    LightCell,
    /// Turn the room screens to their next page.
    NextRoomPage,
    /// Turn the room screens to their previous page.
    PreviousRoomPage,
    /// Go to the next cell or heading worth talking about.
    NextSuggestion,
    /// Go back to the cell or heading talked about before.
    PreviousSuggestion,
    /// Show the figures behind what is under the cursor.
    ShowDetails,
    /// Explain the figure under the cursor: formula, inputs, arithmetic, range, words.
    ExplainWhy,
    /// Use the next colour theme.
    NextTheme,
    /// Let go of the mouse so that text can be selected, or take it again.
    ToggleMouse,
    /// Draw the whole screen afresh.
    Redraw,

    // ---- the program
    /// Open the command palette.
    OpenPalette,
    /// Show help, this place first.
    Help,
    /// Put the caret back into the line.
    FocusLine,
    /// Commit what was typed.
    Commit,
    /// Open what is under the cursor, or press the chosen answer.
    Open,
    /// Leave the field, or close the innermost thing.
    Back,
    /// Cancel the innermost thing; twice in a row ends the program.
    Interrupt,
    /// End the program; asks only if something is not saved.
    Quit,
    /// Give the terminal back to the shell until `fg`.
    Suspend,
    /// Try again to save what could not be saved.
    RetrySave,
    /// Take the last thing back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Go to the next pane, or to the next field of a dialog.
    NextPane,
    /// Go to the previous pane, or to the previous field of a dialog.
    PreviousPane,
    /// Write a report or another export.
    Export,
    /// Write what is printed: script, cards, slips, a blank matrix.
    Pack,
    /// Replace a text by `[struck]` everywhere in the session; cannot be undone.
    Strike,
    /// Write the workshop's title, date, place or finish-by time.
    EditWorkshop,
    /// Write the intervention in one sentence.
    EditIntervention,
    /// Write a note, for the facilitator alone, on what is under the cursor or on the step.
    EditNote,
    /// Put something into the car park.
    AddToCarPark,
    /// Say who takes what is in the car park, or that it is dropped.
    SettleParked,
    /// Close the session and show home.
    GoHome,

    // ---- home
    /// Begin a new workshop.
    NewWorkshop,
    /// Open a copy of the sample workshop.
    OpenSample,
    /// Choose among all templates for a new workshop.
    NewFromTemplate,
    /// Choose among all samples.
    ChooseSample,
    /// Delete the session under the cursor with all its files; asks.
    DeleteSession,

    // ---- lists
    /// Move down one row.
    MoveDown,
    /// Move up one row.
    MoveUp,
    /// Move one cell to the left, or close what is open.
    MoveLeft,
    /// Move one cell to the right, or open what is closed.
    MoveRight,
    /// Move to the first row.
    MoveTop,
    /// Move to the last row.
    MoveBottom,
    /// Move one page down.
    MovePageDown,
    /// Move one page up.
    MovePageUp,
    /// Search in the list.
    Search,
    /// Go to the next match.
    NextMatch,
    /// Go to the previous match.
    PreviousMatch,
    /// Mark or unmark the row under the cursor, for what acts on several.
    Mark,

    // ---- the capture line
    /// Capture for the next group.
    NextGroup,
    /// Capture for the previous group.
    PreviousGroup,
    /// Accept the completion shown in grey; where there is none the key does what it does in any field.
    AcceptCompletion,
    /// Bring the last point back into the empty line for mending.
    RecallLast,
    /// Card view: go to the next point of the group.
    NextPoint,
    /// Card view: go to the previous point of the group.
    PreviousPoint,

    // ---- points
    /// Change the words of the point under the cursor.
    MendPoint,
    /// Copy the point to another group, linked.
    SameForUs,
    /// Put the point under a heading.
    SetHeading,
    /// Give the point one agreed strength.
    SetStrength,
    /// Say how the point is known: heard, told before, assumed.
    SetEvidence,
    /// Mark the point as heard today.
    MarkHeard,
    /// Mark the point as told before.
    MarkSurvey,
    /// Mark the point as assumed.
    MarkAssumed,
    /// Make the point something that makes it worth it.
    MakeIncentive,
    /// Make the point something that gets in the way.
    MakeBarrier,
    /// Give the point to another group.
    SetGroup,
    /// Merge the marked points, or the pair shown, into one.
    MergePoints,
    /// Take a merged point apart again.
    UnmergePoint,
    /// The point is meant to stay off the matrix, without a heading; or take that back.
    LeaveOffMatrix,
    /// Remove what is under the cursor; undo brings it back.
    Remove,
    /// Open the point's card for new slips.
    ScoreAgain,
    /// Go through the points that look alike, pair by pair.
    ReviewPairs,
    /// The pair shown is two things: leave both.
    KeepApart,
    /// Leave the question shown open and go to the next.
    SkipQuestion,
    /// Go through the points without a heading, one key each.
    ReviewHeadings,

    // ---- headings and cells
    /// Make a new heading.
    AddHeading,
    /// Change a heading's name or its one-line definition.
    EditHeading,
    /// Split a heading that has two meanings.
    SplitHeading,
    /// Join two headings into one.
    JoinHeadings,
    /// The room meant the same by this heading.
    MarkSameMeaning,
    /// The room meant two things by this heading.
    MarkTwoMeanings,
    /// The group was asked about the heading and said no, or take that back.
    ToggleAskedNo,
    /// The heading holds for the group too: add a point there.
    AlsoForUs,

    // ---- groups
    /// Add a group, also a late one.
    AddGroup,
    /// Change a group's name.
    RenameGroup,
    /// Say how many people of a group are here.
    SetPeople,
    /// Say whether a group is clinical, managerial, both or other.
    SetBloc,
    /// Say whether a small group is open, joined or held.
    SetShown,
    /// Let the room see the group of a point that is held.
    OpenHeld,
    /// Say whether a group is expected, present, stepped out, left or absent.
    SetPresence,
    /// Nobody of the group is here: what is said about it is a guess.
    CountNobody,
    /// Choose one screen or two.
    ToggleScreens,
    /// Join a group to another.
    JoinGroups,
    /// Split a group in two.
    SplitGroup,

    // ---- what first, actions, where do we stand
    /// Put a barrier on the shortlist, or take it off.
    ToggleShortlisted,
    /// Choose a barrier to be worked on, or take that back.
    ToggleChosen,
    /// Choose the barriers that both sides put high.
    TakeSuggestion,
    /// Add an action.
    AddAction,
    /// Say what else the action should move, and to what.
    AddEffect,
    /// Change the action's status.
    SetStatus,
    /// Say where a group stands today and where it needs to be.
    SetCommitment,
    /// Say who receives the report, and when the picture is looked at again.
    EditFarewell,

    // ---- answers
    /// Answer yes.
    Accept,
    /// Answer no.
    Decline,
    /// Choose answer 1.
    Choose1,
    /// Choose answer 2.
    Choose2,
    /// Choose answer 3.
    Choose3,
    /// Choose answer 4.
    Choose4,
    /// Choose answer 5.
    Choose5,
    /// Choose answer 6.
    Choose6,
    /// Choose answer 7.
    Choose7,
    /// Choose answer 8.
    Choose8,
    /// Choose answer 9.
    Choose9,

    // ---- editing text in a field
    /// Caret one character to the left.
    EditLeft,
    /// Caret one character to the right.
    EditRight,
    /// Caret one word to the left.
    EditWordLeft,
    /// Caret one word to the right.
    EditWordRight,
    /// Caret to the line's start.
    EditStart,
    /// Caret to the line's end.
    EditEnd,
    /// Delete the character before the caret.
    EditBackspace,
    /// Delete the character at the caret.
    EditDelete,
    /// Delete the word before the caret.
    EditDeleteWord,
    /// Delete from the line's start to the caret.
    EditDeleteToStart,
    /// Delete from the caret to the line's end.
    EditDeleteToEnd,
    /// Delete the word after the caret.
    EditDeleteWordRight,
    /// Bring back what was deleted last, at the caret.
    EditYank,
    /// Bring back the line entered before.
    EditOlder,
    /// Go back towards what was being typed.
    EditNewer,

    // ---- a rehearsal
    /// Begin a rehearsal with a simulated room.
    Rehearse,
    /// Have done what the simulated room waits for.
    HelpMeRehearse,
    /// Pass over what the simulated room waits for.
    PassInRehearsal,
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
