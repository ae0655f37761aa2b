//! What cannot be done now, and why: for the command palette, which shows it instead of hiding it.
//!
//! It only looks. Whoever performs an action decides for itself; a test holds the two to each other.

use super::action::Action;
use super::desk::{Access, Desk, Front, LineUse, Pane, Saved};
use super::keyed::named;
use super::keymap::{Context, Entry};
use super::model::{Model, Screen};
use super::step::held;
use crate::workshop::StepKind;
use crate::workshop::schedule::schedule;

/// Why `entry` cannot be asked for now; none if it can. `contexts` are the places that lie under the palette.
#[must_use]
pub fn barred(model: &Model, entry: &Entry, contexts: &[Context]) -> Option<String> {
    match &model.screen {
        Screen::Home(home) => {
            let at_home = model.keymap.entries_in(contexts).iter().any(|other| other.action == entry.action);
            match entry.action {
                action if !at_home || needs_session(action) => Some("It needs an open session.".into()),
                Action::Search if home.shelf.is_empty() => Some("There is no session to search for.".into()),
                Action::DeleteSession if home.shelf.is_empty() => Some("There is no session to delete.".into()),
                _ => None,
            }
        }
        Screen::Desk(desk) => {
            if !model.keymap.entries_in(contexts).iter().any(|other| other.action == entry.action) {
                return Some(elsewhere(entry));
            }
            read_only(desk, entry.action).or_else(|| in_session(model, desk, entry.action))
        }
    }
}

/// Keys that work anywhere and yet are about a session.
const fn needs_session(action: Action) -> bool {
    matches!(
        action,
        Action::RetrySave
            | Action::ToggleCover
            | Action::Undo
            | Action::Redo
            | Action::NextStep
            | Action::PreviousStep
            | Action::ToggleMatrix
            | Action::OpenForm
            | Action::ToggleOneScreen
            | Action::Reveal
    )
}

/// Where it can be asked for instead.
fn elsewhere(entry: &Entry) -> String {
    let places: Vec<String> = entry.places.iter().take(2).map(|place| format!("“{}”", place.context.title())).collect();
    if places.is_empty() {
        "It has no place in the key table.".into()
    } else {
        format!("It belongs to {}.", places.join(" and "))
    }
}

/// What only looks, or touches no session, works in one that may not be written.
fn read_only(desk: &Desk, action: Action) -> Option<String> {
    let Access::ReadOnly(why) = &desk.access else { return None };
    let looks = matches!(
        action,
        Action::Help
            | Action::Quit
            | Action::Suspend
            | Action::Redraw
            | Action::NextTheme
            | Action::ToggleMouse
            | Action::GoHome
            | Action::FocusLine
            | Action::ToggleMatrix
            | Action::ShowThemes
            | Action::ShowPairs
            | Action::ShowForceField
            | Action::ShowMap
            | Action::ShowLevers
            | Action::ShowTimeline
            | Action::ShowCarPark
            | Action::ToggleOneScreen
            | Action::ExplainWhy
            | Action::ShowDetails
            | Action::Export
            | Action::Pack
            | Action::Search
            | Action::NextGroup
            | Action::PreviousGroup
            | Action::NextSuggestion
            | Action::PreviousSuggestion
    );
    (!looks).then(|| format!("Nothing can be changed: {why}"))
}

fn in_session(model: &Model, desk: &Desk, action: Action) -> Option<String> {
    let workshop = desk.workshop();
    let here = workshop.progress.step.as_deref().unwrap_or_default();
    let timed = desk.step_kind() != StepKind::SetUp;
    let bar = |barred: bool, why: &str| barred.then(|| why.to_owned());
    match action {
        Action::Undo => bar(desk.line.is_empty() && !desk.history().can_undo(), "Nothing was done yet that could be taken back."),
        Action::Redo => bar(desk.line.is_empty() && !desk.history().can_redo(), "Nothing was taken back."),
        Action::PreviousStep => bar(workshop.agenda.previous(here).is_none(), "This is the first step."),
        Action::NextStep | Action::SkipStep => {
            let over = workshop.agenda.next(here).is_none() && workshop.progress.ended.is_some();
            bar(over, "This is the last step, and the workshop is over.")
        }
        Action::PauseTimer | Action::ExtendStep => bar(!timed, "The clock begins with the first step."),
        Action::TakeCut => {
            let cut = schedule(workshop, model.now, model.finish_by()).cut;
            bar(cut.is_none(), "There is nothing to cut: it is not late, or only what must stay is left.")
        }
        Action::ForgetTimeAway => bar(desk.away.is_none(), "There is no time away to take off."),
        Action::FinishNow => bar(desk.step_kind() == StepKind::Close, "This is the close already."),
        Action::RetrySave => bar(matches!(desk.saved, Saved::UpTo(_)), "Everything is saved."),
        Action::Search => bar(!model.can_search(), "There is nothing to search in here."),
        Action::ShowPairs | Action::ShowForceField | Action::ShowMap | Action::ShowLevers | Action::ShowTimeline => {
            bar(desk.one_screen, "That is for your own screen only, and the room sees this one.")
        }
        Action::OpenHeld => bar(held::under_cursor(desk).is_none(), "The group of this point is shown to the room."),
        Action::FocusLine => bar(desk.line_has_caret, "The caret is in the line already."),
        Action::RecallLast => bar(
            !desk.line.is_empty()
                || match desk.line_use() {
                    LineUse::Capture => desk.point().is_none(),
                    LineUse::Sentence => workshop.intervention.is_empty(),
                    LineUse::Tally | LineUse::Slip => true,
                },
            "It brings a point or the sentence back into an empty line.",
        ),
        Action::ShowDetails => bar(
            desk.front == Front::Step && desk.pane != Pane::Matrix || desk.front == Front::CarPark,
            &format!("There is no figure under the cursor: {} shows the matrix.", named(model, Action::ToggleMatrix)),
        ),
        Action::ScoreAgain if desk.step_kind() != StepKind::PutRight => Some("New slips are for “Put it right”.".into()),
        Action::OpenForm => bar(!desk.has_form(), "This step captures no points."),
        Action::SettleParked => bar(workshop.parked().next().is_none(), "Nothing was put aside yet."),
        _ => about_points(desk, action).or_else(|| about_rows(model, desk, action)),
    }
}

/// What needs a point under the cursor.
fn about_points(desk: &Desk, action: Action) -> Option<String> {
    let about_a_point = matches!(
        action,
        Action::MendPoint
            | Action::SameForUs
            | Action::SetHeading
            | Action::SetStrength
            | Action::ScoreAgain
            | Action::SetEvidence
            | Action::MarkHeard
            | Action::MarkSurvey
            | Action::MarkAssumed
            | Action::MakeIncentive
            | Action::MakeBarrier
            | Action::SetGroup
            | Action::MergePoints
            | Action::UnmergePoint
            | Action::LeaveOffMatrix
    );
    (about_a_point && desk.point().is_none() && desk.pair().is_none()).then(|| "There is no point yet.".into())
}

/// What needs a row under the cursor, or another place than the line.
fn about_rows(model: &Model, desk: &Desk, action: Action) -> Option<String> {
    let in_line = desk.line_has_caret && desk.front == Front::Step;
    let on_row = matches!(action, Action::MendPoint | Action::ScoreAgain | Action::MergePoints | Action::Remove);
    if in_line && on_row {
        return Some(format!("{} first: the cursor is in the line, not in a list.", named(model, Action::Back)));
    }
    let removes = matches!(action, Action::Remove | Action::RenameGroup | Action::JoinGroups | Action::SplitGroup);
    (removes && desk.rows() == 0).then(|| "There is nothing in this list.".into())
}
