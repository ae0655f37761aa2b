//! *How much does it matter?*: what can be done to a row of the card while the line has not the caret; how far the
//! groups' cards are in.

use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Answer, Overlay, Question, Then};
use crate::workshop::plan;
use crate::workshop::{Basis, Change, Factor, GroupId, Kind, StepKind, ThemeId};

/// Performs an action on the row under the cursor.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    if !desk.shows_card() || !matches!(desk.front, Front::Step | Front::Card) || desk.pane != Pane::Card {
        return false;
    }
    match action {
        Action::Open => desk.line_has_caret = true,
        Action::ToggleAskedNo => on_heading(model, effects, toggle_no),
        Action::AlsoForUs => on_heading(model, effects, |model, group, theme, _| ask_kind(model, group, theme)),
        _ => return false,
    }
    true
}

/// Opens the card of a point's group on that point, in *Put it right* where the group asks to score it again.
pub fn score_again(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk_mut() else { return };
    if desk.step_kind() != StepKind::PutRight {
        model.say("New slips are for “Put it right”, for a point that its group asks to score again.");
        return;
    }
    desk.front = Front::Card;
    desk.pane = Pane::Card;
    desk.group = Some(factor.group);
    let at = desk.card().iter().position(|row| matches!(row, CardRow::Point(_, id) if *id == factor.id));
    desk.cursors.card = at.unwrap_or(0);
    desk.line_has_caret = true;
    let back = back_to_points(model);
    model.say(format!("The new counts take the place of the old. {back}"));
}

/// The keys that lead from a card that was opened on a point back to where that was asked for.
fn back_to_points(model: &Model) -> String {
    let back = named(model, Action::Back);
    format!("{back}, {back}: back to the points.")
}

/// What to say after a row of the card was written: what comes next.
pub fn after_row(model: &Model, written: usize) -> String {
    let Some(desk) = model.desk() else { return String::new() };
    let card = desk.card();
    if desk.front == Front::Card {
        return back_to_points(model);
    }
    let next = named(model, Action::NextGroup);
    if desk.workshop().factors().all(is_scored) {
        return format!("Every card is in. {next}: next group, {}: the picture.", named(model, Action::NextStep));
    }
    match card.get(written + 1) {
        None => format!("That was the last row. {next}: next group."),
        Some(CardRow::Heading(_)) if matches!(card.get(written), Some(CardRow::Point(..))) => {
            format!("Now the headings they did not raise, or {next}: next group.")
        }
        Some(_) => String::new(),
    }
}

type OnHeading = fn(&mut Model, GroupId, ThemeId, &mut Vec<Effect>);

fn on_heading(model: &mut Model, effects: &mut Vec<Effect>, then: OnHeading) {
    let Some(desk) = model.desk() else { return };
    match (desk.group, desk.card_row()) {
        (Some(group), Some(CardRow::Heading(theme))) => then(model, group, theme, effects),
        _ => model.say("That is for a heading that they did not raise: those stand below their points."),
    }
}

fn toggle_no(model: &mut Model, group: GroupId, theme: ThemeId, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let (change, label) = if desk.workshop().asked_no.contains(&(group, theme)) {
        (Change::ClearNo { group, theme }, "Not asked, then.")
    } else {
        (Change::RecordNo { group, theme }, "Asked: no.")
    };
    if model.commit(vec![change], label, effects)
        && let Some(desk) = model.desk_mut()
    {
        desk.step_card(1);
    }
}

fn ask_kind(model: &mut Model, group: GroupId, theme: ThemeId) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let (Some(group), Some(heading)) = (workshop.group(group), workshop.theme(theme)) else { return };
    let answer = |key: char, kind: Kind, label: &str| {
        let changes = plan::also_for_us(workshop, group.id, theme, kind, plan::also_words(&model.words, &heading.name, kind));
        Answer { key, label: label.into(), then: Then::Commit(changes, "Added to their card, not scored yet.".into()) }
    };
    let answers = vec![answer('+', Kind::Incentive, "+ Makes it worth it"), answer('-', Kind::Barrier, "− Gets in the way")];
    let title = format!("Also for {}: {}", group.name, heading.name);
    let body = vec![heading.definition.to_string()];
    model.overlays.push(Overlay::Ask(Question::new(title, body, answers)));
}

/// Whether a point of a card needs no more typing: slips, or a figure that they agreed. One typed while capturing is
/// neither.
#[must_use]
pub fn is_scored(factor: &Factor) -> bool {
    matches!(factor.basis(), Some(Basis::Rated | Basis::Agreed)) || factor.tally.is_some()
}

impl Desk {
    /// How many of a group's points are scored, and how many it has.
    #[must_use]
    pub fn scored_of(&self, group: GroupId) -> (usize, usize) {
        let points = self.factors_in(group);
        (points.clone().filter(|factor| is_scored(factor)).count(), points.count())
    }

    /// Puts the cards on the first group that has a point to be scored, and its cursor on that point; where all is
    /// scored, on the group whose turn it is.
    pub fn begin_cards(&mut self) {
        let open = self.workshop().factors().filter(|factor| !is_scored(factor)).map(|factor| factor.group).min();
        self.group = open.or(self.group);
        self.card_to_first_unscored();
    }
}
