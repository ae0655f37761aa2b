//! The foot: what was just done, and the keys that matter now, from three to six and help, which no sentence displaces.
//! On a tall terminal the sentence has a line of its own above them; on a low one it stands in the rule above the line, and
//! where it is too long for that it has rows of its own as long as it stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::again::Again;
use super::line;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, LineUse, Pane, View};
use crate::tui::keymap::Context;
use crate::tui::model::{Model, Screen, Status};
use crate::tui::overlay::Overlay;
use crate::widget::{pane, text};
use crate::workshop::{Group, Hides, StepKind};

mod views;

/// Rows from which the sentence has a line of its own.
const TALL: u16 = 30;
/// The most keys beside help.
const MOST: usize = 6;

/// The beat of the picture after which none comes.
const LAST_BEAT: u8 = 3;

/// The most rows that a sentence takes: enough for the whole path of a file.
const MOST_ROWS: usize = 3;

/// Rows of the foot on a screen of this size: more where a sentence has no place elsewhere.
#[must_use]
pub fn rows(model: &Model, area: Rect) -> u16 {
    let sentence = model.status.as_ref().map_or(0, |status| sentence_rows(&status.text, area));
    match (area.height >= TALL, in_rule(model, area)) {
        (true, _) => 1 + sentence.max(1),
        (false, Some(_)) => 1,
        (false, None) => 1 + sentence,
    }
}

fn sentence_rows(words: &str, area: Rect) -> u16 {
    let lines = text::wrap(words, usize::from(area.width).saturating_sub(2));
    u16::try_from(lines.len().clamp(1, MOST_ROWS)).unwrap_or(1)
}

/// What was just done, where it stands in the rule above the line: on a low screen, if it fits into it and what is typed was not
/// read there nor lies anything in front; what is promised there stands back for it. So neither the keys nor a row of the step
/// go for it.
pub fn in_rule(model: &Model, area: Rect) -> Option<&Status> {
    let desk = model.desk()?;
    let free = area.height < TALL && model.overlays.is_empty();
    let fits = |status: &&Status| free && text::width(&status.text) + 4 <= area.width.into();
    model.status.as_ref().filter(fits).filter(|_| !line::takes_rule(model, desk, area.width))
}

/// Draws what was just done over the rule, as [`in_rule`] says; whether there is anything.
pub fn draw_in_rule(model: &Model, rule: Rect, buf: &mut Buffer) -> bool {
    let Some(status) = in_rule(model, screen(model)) else { return false };
    // Without colours the rule is faint; the sentence is not.
    let style = style(model, status).remove_modifier(Modifier::DIM);
    text::put(buf, rule.x + 1, rule.y, &format!(" {} ", status.text), rule.width.saturating_sub(2), style);
    true
}

const fn style(model: &Model, status: &Status) -> Style {
    if status.trouble { model.theme.amber } else { model.theme.text }
}

/// What the last row of the foot is drawn from; the table of keys never changes while the screen runs.
#[derive(Debug, PartialEq)]
pub struct Keys {
    /// The actions, each with what it is called here where that is not what the table calls it.
    actions: Vec<(Action, Option<&'static str>)>,
    contexts: Vec<Context>,
    focused: bool,
}

impl Keys {
    fn of(model: &Model, actions: &[Action]) -> Self {
        let own = |action| model.desk().and_then(|desk| label_here(desk, action, actions));
        Self {
            actions: actions.iter().map(|action| (*action, own(*action))).collect(),
            contexts: model.contexts(),
            focused: model.field_focused(),
        }
    }
}

/// Draws the foot of an open session over that of the frame before.
pub fn draw_again(model: &Model, area: Rect, buf: &mut Buffer, again: &mut Again) {
    let above = Rect { height: area.height.saturating_sub(1), ..area };
    let last = Rect { y: above.bottom(), height: area.height.min(1), ..area };
    again.blank(above, buf);
    let elsewhere = in_rule(model, screen(model)).is_some();
    if let Some(status) = model.status.as_ref().filter(|_| !elsewhere) {
        sentence(model, status, above, buf);
    }
    let actions = actions(model);
    again.keys(last, Keys::of(model, &actions), buf, |buf| draw_keys(model, &actions, last, buf));
}

/// Draws the foot on a blank area.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    draw_again(model, area, buf, &mut Again::on_blank(area));
}

/// The sentence alone, in one row or more.
fn sentence(model: &Model, status: &Status, area: Rect, buf: &mut Buffer) {
    let room = usize::from(area.width).saturating_sub(2);
    let mut lines = text::wrap(&status.text, room);
    let rows = usize::from(area.height).max(1);
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(text::fit(&rest, room));
    }
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        text::put(buf, area.x + 1, y, line, area.width.saturating_sub(2), style(model, status));
    }
}

/// Draws the keys of `actions` as far as they fit; the last one always does.
pub fn draw_keys(model: &Model, actions: &[Action], area: Rect, buf: &mut Buffer) {
    let width = area.width.saturating_sub(2);
    let hints = hints(model, actions, width);
    let line = pane::hints(&pairs(&hints), width, &model.theme);
    text::put_line(buf, area.x + 1, area.y, &line, width, model.theme.dim);
}

/// The screen without what a rehearsal has at its foot.
fn screen(model: &Model) -> Rect {
    super::rehearsal::divide(model, Rect::new(0, 0, model.size.0, model.size.1)).0
}

/// The action whose key stands at this cell of the last line.
#[must_use]
pub fn hit(model: &Model, x: u16, y: u16) -> Option<Action> {
    let screen = screen(model);
    if y + 1 != screen.bottom() {
        return None;
    }
    key_at(model, &actions(model), Rect { width: model.size.0, y, height: 1, ..screen }, x)
}

/// The action whose key [`draw_keys`] puts at this column, if it draws these keys in `area`.
#[must_use]
pub fn key_at(model: &Model, actions: &[Action], area: Rect, x: u16) -> Option<Action> {
    let width = area.width.saturating_sub(2);
    let hints = hints(model, actions, width);
    let at = pane::hint_at(&pairs(&hints), width, x.checked_sub(area.x + 1)?)?;
    hints.get(at).map(|(action, ..)| *action)
}

/// An action, its keys and what they do.
type Hint = (Action, String, String);

fn pairs(hints: &[Hint]) -> Vec<(&str, &str)> {
    hints.iter().map(|(_, key, label)| (key.as_str(), label.as_str())).collect()
}

/// The hints on these actions. The next step has both its keys where they fit, for on some keyboards one of them is out
/// of reach; that the step before has its own too, what is said elsewhere on the screen is said in fewer words.
fn hints(model: &Model, actions: &[Action], width: u16) -> Vec<Hint> {
    let contexts = model.contexts();
    let with = |both: bool| -> Vec<Hint> {
        actions.iter().filter_map(|action| hint(model, &contexts, *action, actions, both)).collect()
    };
    let has = |hints: &[Hint], wanted: Action| {
        let at = hints.iter().position(|(action, ..)| *action == wanted);
        at.is_none_or(|at| pane::fits(&pairs(hints), width, at))
    };
    let both = with(true);
    if has(&both, Action::NextStep) && has(&both, Action::PreviousStep) {
        return both;
    }
    let short: Vec<Hint> = both.iter().cloned().map(shortened).collect();
    match has(&short, Action::PreviousStep) {
        true => short,
        false if has(&both, Action::NextStep) && !is_line_in_front(model) => both,
        false => with(false),
    }
}

/// A hint in fewer words: what they leave out stands above it in the step.
fn shortened((action, key, label): Hint) -> Hint {
    let short = match action {
        Action::NextSuggestion => "next",
        Action::AddToCarPark => "park",
        _ => return (action, key, label),
    };
    (action, key, short.to_owned())
}

/// Whether letters go to a session's line.
fn is_line_in_front(model: &Model) -> bool {
    model.overlays.is_empty() && model.desk().is_some_and(|desk| desk.line_has_caret)
}

/// The hint on an action among others; on the next step with `both` its keys. None where no key does it. An empty line and one
/// in which something is typed have the same keys, so that neither a letter nor Enter writes the row of keys anew.
fn hint(model: &Model, contexts: &[Context], action: Action, actions: &[Action], both: bool) -> Option<Hint> {
    let in_text = model.field_focused();
    let keys = model.keymap.keys_for(action, contexts, in_text);
    let most = if action == Action::NextStep && both { 2 } else { 1 };
    let mut key = keys.iter().take(most).map(|key| key.label()).collect::<Vec<_>>().join(" ");
    // The way back stands beside the way on.
    let before = match action {
        Action::NextPoint => Some(Action::PreviousPoint),
        Action::LaterEntry => Some(Action::EarlierEntry),
        _ => None,
    };
    let before = before.and_then(|before| model.keymap.keys_for(before, contexts, in_text).into_iter().next());
    if let Some(up) = before {
        key = format!("{} {key}", up.label());
    }
    if matches!(action, Action::ShowThemes | Action::ShowPairs) {
        key = views::keys(model, contexts, in_text);
    }
    // What goes back everywhere goes back here too.
    if action == Action::Back && model.overlays.is_empty() {
        key = model.keymap.keys_for(action, &[], in_text).first().map_or(key, |key| key.label());
    }
    let picks = action == Action::Commit && matches!(model.overlays.last(), Some(Overlay::Pick(_)));
    let here = || model.desk().and_then(|desk| label_here(desk, action, actions));
    let own = if picks { Some("choose") } else { here() };
    let mut label = own.map_or_else(|| Some(model.keymap.entry(action)?.label.clone()), |own| Some(own.to_owned()))?;
    if action == Action::NextStep && both && is_line_in_front(model) {
        // The brackets turn the step in an empty line too.
        let outside = model.keymap.keys_for(action, contexts, false);
        if let Some(other) = outside.iter().find(|key| !keys.contains(key)) {
            label = format!("{label}, or {} in an empty line", other.label());
        }
    }
    (!key.is_empty()).then_some((action, key, label))
}

/// Whether no step of the agenda comes any more.
fn is_last_step(desk: &Desk) -> bool {
    let workshop = desk.workshop();
    workshop.current_step().is_some_and(|step| workshop.agenda.next(&step.key).is_none())
}

/// What a key does here, where that is not what the table calls it.
fn label_here(desk: &Desk, action: Action, beside: &[Action]) -> Option<&'static str> {
    match action {
        Action::NextPane if beside.contains(&Action::AddGroup) => Some("groups"),
        Action::NextPane if desk.pane == Pane::Script => Some("other pages"),
        Action::NextStep if is_last_step(desk) && desk.workshop().progress.over => Some("ends it again"),
        Action::NextStep if is_last_step(desk) => Some("ends it"),
        Action::PreviousStep if beside.contains(&Action::Back) => Some("step back"),
        Action::PreviousStep => Some("back"),
        Action::NextRoomPage => Some("room’s page"),
        Action::ToggleOneScreen if desk.one_screen => Some("your own screen"),
        Action::Commit if desk.line_use() == LineUse::Sentence => Some("show the room"),
        Action::Commit if desk.line_use() == LineUse::Tally => Some("write"),
        Action::NextPoint => Some("points"),
        Action::PauseTimer if desk.step_kind() != StepKind::SetUp && desk.workshop().progress.running_since.is_none() => {
            Some("go on")
        }
        Action::EditIntervention if desk.step_kind() == StepKind::Question => Some("draft or agreed"),
        Action::RecallLast if desk.line_use() == LineUse::Sentence => Some("mend the sentence"),
        Action::SetStrength if desk.pane == Pane::Points => Some("agreed 1-5"),
        // One key stands for all five.
        Action::ShowThemes | Action::ShowPairs => Some("views"),
        Action::LaterEntry => Some("earlier, later"),
        Action::Open if desk.front == Front::Timeline && desk.look.past.is_none() => Some("as it was"),
        _ => None,
    }
}

/// The keys that matter now, the most important first, help last. Those that have no key here fall out when drawn.
#[must_use]
pub fn actions(model: &Model) -> Vec<Action> {
    let mut actions = match (model.overlays.last(), &model.screen) {
        (Some(overlay), _) => in_front(overlay),
        (None, Screen::Home(home)) if home.shelf.is_empty() => {
            vec![Action::NewWorkshop, Action::OpenSample, Action::Rehearse, Action::Quit]
        }
        (None, Screen::Home(_)) => {
            vec![Action::Open, Action::NewWorkshop, Action::OpenSample, Action::Rehearse, Action::Quit]
        }
        (None, Screen::Desk(desk)) => {
            let mut own = if desk.line_has_caret { in_line(desk) } else { free(desk) };
            if desk.one_screen && !own.contains(&Action::ToggleOneScreen) {
                // The way to a screen of one's own is never further than the foot, nor the next step for it.
                own.retain(|action| *action != Action::Undo);
                own.truncate(2);
                own.push(Action::ToggleOneScreen);
            }
            // Once the workshop is over, nothing comes.
            let next = desk.workshop().progress.ended.is_none();
            // In *Reading it together*, and on the one screen, the keys leave no room for the room's page where it is low: it comes
            // last.
            let (page, last) = (turns_pages(desk), desk.step_kind() == StepKind::Reading || desk.one_screen);
            own.extend((page && !last).then_some(Action::NextRoomPage));
            own.extend(next.then_some(Action::NextStep));
            if desk.front == Front::Step && desk.step_kind() != StepKind::SetUp {
                own.push(Action::PreviousStep);
            }
            own.extend((page && last).then_some(Action::NextRoomPage));
            own.push(Action::OpenPalette);
            own
        }
    };
    actions.truncate(MOST);
    actions.push(Action::Help);
    actions
}

/// Whether the room's screen may have more pages than one, so that the key that turns them is needed here. How many there
/// are is not known: each room screen has a size of its own.
fn turns_pages(desk: &Desk) -> bool {
    let paged = match desk.step_kind() {
        StepKind::Picture => desk.pane != Pane::Points,
        StepKind::Tidy | StepKind::Reading | StepKind::Score | StepKind::First | StepKind::Move | StepKind::Stand => true,
        StepKind::Round | StepKind::Capture(_) => desk.pane == Pane::Script,
        _ => false,
    };
    paged && !desk.line_has_caret && desk.front == Front::Step && desk.pane != Pane::Agenda && desk.pane != Pane::Groups
}

fn in_front(overlay: &Overlay) -> Vec<Action> {
    match overlay {
        Overlay::Help(_) => vec![Action::MoveDown, Action::MovePageDown, Action::Search, Action::Back],
        Overlay::Text(_) => vec![Action::MoveDown, Action::MovePageDown, Action::Back],
        Overlay::Ask(_) | Overlay::Form(_) => vec![Action::NextPane, Action::PreviousPane, Action::Back],
        Overlay::Pick(_) => vec![Action::Commit, Action::MoveDown, Action::MoveUp, Action::Back],
        Overlay::Find(_) => vec![Action::MoveDown, Action::MoveUp, Action::Back],
    }
}

fn in_line(desk: &Desk) -> Vec<Action> {
    match desk.line_use() {
        // A point that was entered is mended from here too.
        LineUse::Capture if desk.point().is_some() && !desk.one_screen => {
            vec![Action::NextGroup, Action::RecallLast, Action::Undo, Action::ToggleMatrix]
        }
        LineUse::Capture => vec![Action::NextGroup, Action::ToggleMatrix, Action::ToggleOneScreen],
        LineUse::Tally if desk.front == Front::Card => vec![Action::Commit, Action::NextPoint, Action::Back],
        LineUse::Tally => vec![Action::NextPoint, Action::NextGroup, Action::Undo],
        LineUse::Slip => vec![Action::Commit, Action::Undo, Action::Back],
        LineUse::Sentence if desk.line.is_empty() && !desk.workshop().intervention.is_empty() => {
            vec![Action::RecallLast, Action::Back]
        }
        LineUse::Sentence => vec![Action::Commit, Action::Back],
    }
}

fn free(desk: &Desk) -> Vec<Action> {
    match desk.front {
        Front::Matrix(View::Themes) => return vec![Action::Open, Action::ExplainWhy, Action::ShowPairs, Action::Back],
        Front::Matrix(_) => return vec![Action::Open, Action::ExplainWhy, Action::ShowThemes, Action::Back],
        Front::Behind(_) => return vec![Action::MendPoint, Action::ExplainWhy, Action::SetHeading, Action::Back],
        Front::Timeline => return vec![Action::Open, Action::LaterEntry, Action::ExplainWhy, Action::Back],
        Front::Card => return vec![Action::FocusLine, Action::ToggleAskedNo, Action::AlsoForUs, Action::Back],
        Front::CarPark => return vec![Action::SettleParked, Action::AddToCarPark, Action::Remove, Action::Back],
        Front::Step => {}
    }
    match (desk.step_kind(), desk.pane) {
        (_, Pane::Agenda) => vec![Action::GoToStep, Action::LengthenStep, Action::ToggleStep],
        (_, Pane::Matrix) if desk.step_kind() != StepKind::Picture && desk.step_kind() != StepKind::Reading => {
            vec![Action::Open, Action::ExplainWhy, Action::LightCell]
        }
        (StepKind::Question, Pane::Groups) => vec![Action::SetPeople, Action::AddGroup, Action::SetPresence],
        (StepKind::PutRight, Pane::Points) => vec![Action::MendPoint, Action::ScoreAgain, Action::SetHeading],
        (_, Pane::Points) => vec![Action::MendPoint, Action::SetHeading, Action::SetStrength, Action::SameForUs],
        // The sentence is a draft until both sides would sign it: here it is marked as the one or the other.
        (StepKind::Question, _) => vec![Action::FocusLine, Action::EditIntervention, Action::PauseTimer],
        (_, Pane::Pairs) if desk.pair().is_none() => vec![Action::NextPane],
        (_, Pane::Pairs) => vec![Action::MergePoints, Action::KeepApart],
        (_, Pane::Headings) => vec![Action::AddHeading, Action::SkipQuestion],
        (StepKind::SetUp, _) if desk.group_at_cursor().is_some_and(Group::is_small) => {
            vec![Action::SetPeople, Action::SetShown, Action::AddGroup]
        }
        (StepKind::SetUp, _) => vec![Action::SetPeople, Action::AddGroup, Action::SetBloc],
        (_, Pane::Groups) => vec![Action::SetPeople, Action::AddGroup, Action::SetPresence],
        (StepKind::Promise, _) => vec![Action::AddGroup, Action::NextPane, Action::PauseTimer],
        (StepKind::Picture, _) => {
            let beat = if desk.spotlight.beat >= LAST_BEAT { Action::PreviousBeat } else { Action::NextBeat };
            let hidden = desk.workshop().hides(Hides::Scores);
            hidden.then_some(Action::Reveal).into_iter().chain([beat]).collect()
        }
        (StepKind::Reading, _) => vec![Action::NextSuggestion, Action::MarkSameMeaning, Action::MarkTwoMeanings],
        (StepKind::First, _) => vec![Action::FocusLine, Action::ToggleShortlisted, Action::ToggleChosen],
        (StepKind::Move, _) => vec![Action::AddAction, Action::SetStatus, Action::AddEffect],
        (StepKind::Score, _) => vec![Action::FocusLine, Action::ToggleAskedNo, Action::AlsoForUs],
        (StepKind::Stand, _) => vec![Action::SetCommitment, Action::EditNote],
        // A workshop that is over is opened again to look at it.
        (StepKind::Close, _) if desk.workshop().progress.over => {
            let own = if desk.pane == Pane::Actions { Action::SetStatus } else { Action::AddToCarPark };
            let farewell = desk.workshop().progress.ended.map(|_| Action::EditFarewell);
            [Action::Export, own, Action::ToggleMatrix].into_iter().chain(farewell).collect()
        }
        (StepKind::Close, Pane::Actions) => vec![Action::Export, Action::EditFarewell, Action::SetStatus],
        (StepKind::Close, _) => vec![Action::Export, Action::EditFarewell, Action::AddToCarPark],
        _ => vec![Action::FocusLine, Action::NextPane, Action::PauseTimer],
    }
}
