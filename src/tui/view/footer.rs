//! The last line: what was just done, then the keys that matter now, help always among them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, LineUse, Pane};
use crate::tui::model::Model;
use crate::widget::{pane, text};
use crate::workshop::StepKind;

/// Draws the last line of an open session.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if let Some(status) = &model.status {
        let style = if status.trouble { theme.amber } else { theme.text };
        let words = text::fit(&status.text, usize::from(area.width).saturating_sub(12));
        let end = text::put(buf, area.x + 1, area.y, &words, area.width - 1, style);
        let help = hints(model, &[Action::Help]);
        let pairs: Vec<(&str, &str)> = help.iter().map(|(key, label)| (key.as_str(), label.as_str())).collect();
        let line = pane::hints(&pairs, area.right().saturating_sub(end + 3), theme);
        text::put_line(buf, end + 3, area.y, &line, area.right().saturating_sub(end + 3), theme.dim);
        return;
    }
    draw_keys(model, &actions(desk), area, buf);
}

/// Draws the keys of `actions` as far as they fit; the last one always does.
pub fn draw_keys(model: &Model, actions: &[Action], area: Rect, buf: &mut Buffer) {
    let hints = hints(model, actions);
    let pairs: Vec<(&str, &str)> = hints.iter().map(|(key, label)| (key.as_str(), label.as_str())).collect();
    let line = pane::hints(&pairs, area.width.saturating_sub(2), &model.theme);
    text::put_line(buf, area.x + 1, area.y, &line, area.width.saturating_sub(2), model.theme.dim);
}

fn hints(model: &Model, actions: &[Action]) -> Vec<(String, String)> {
    let (contexts, focused) = (model.contexts(), model.field_focused());
    let hint = |action: &Action| {
        let key = model.keymap.keys_for(*action, &contexts, focused).first()?.label();
        Some((key, model.keymap.entry(*action)?.label.clone()))
    };
    actions.iter().filter_map(hint).collect()
}

/// The keys that matter now, the most important first, help last.
pub(super) fn actions(desk: &Desk) -> Vec<Action> {
    let mut actions = if desk.line_has_caret { in_line(desk) } else { free(desk) };
    actions.extend([Action::NextStep, Action::OpenPalette, Action::Help]);
    actions
}

fn in_line(desk: &Desk) -> Vec<Action> {
    match desk.line_use() {
        LineUse::Capture => vec![Action::NextGroup, Action::ToggleMatrix, Action::ToggleOneScreen],
        LineUse::Tally => vec![Action::NextPoint, Action::NextGroup, Action::Undo],
        LineUse::Slip => vec![Action::Commit, Action::Undo, Action::Back],
        LineUse::Sentence => vec![Action::Commit, Action::Back],
    }
}

fn free(desk: &Desk) -> Vec<Action> {
    if desk.front != Front::Step {
        return vec![Action::Back, Action::ShowThemes, Action::ShowPairs, Action::ExplainWhy];
    }
    match (desk.step_kind(), desk.pane) {
        (_, Pane::Agenda) => vec![Action::GoToStep, Action::LengthenStep, Action::ToggleStep],
        (_, Pane::Points) => vec![Action::MendPoint, Action::SetHeading, Action::SameForUs],
        (_, Pane::Pairs) => vec![Action::MergePoints, Action::KeepApart],
        (_, Pane::Headings) => vec![Action::AddHeading, Action::SkipQuestion],
        (StepKind::SetUp, _) => vec![Action::SetPeople, Action::AddGroup, Action::SetBloc, Action::SetShown],
        (StepKind::Picture, _) => vec![Action::Reveal, Action::NextBeat],
        (StepKind::Reading, _) => vec![Action::NextSuggestion, Action::MarkSameMeaning, Action::MarkTwoMeanings],
        (StepKind::First, _) => vec![Action::FocusLine, Action::ToggleShortlisted, Action::ToggleChosen],
        (StepKind::Move, _) => vec![Action::AddAction, Action::SetStatus, Action::AddEffect],
        (StepKind::Score, _) => vec![Action::FocusLine, Action::ToggleAskedNo, Action::AlsoForUs],
        (StepKind::Stand, _) => vec![Action::SetCommitment, Action::EditNote],
        (StepKind::Close, _) => vec![Action::Export, Action::EditFarewell, Action::AddToCarPark],
        _ => vec![Action::FocusLine, Action::PauseTimer],
    }
}
