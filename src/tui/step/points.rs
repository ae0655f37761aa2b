//! What can be done to a point: the one under the cursor of the points, else the one captured last.

mod form;

use super::held;
use crate::capture;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, LineUse, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::model::Model;
use crate::tui::overlay::{Answer, Form, Fresh, Input, Item, Overlay, Picker, PointForm, Purpose, Question, Then};
use crate::workshop::{Basis, Change, Evidence, Factor, FactorId, Group, Kind, Theme, plan};

pub use form::open_form;

/// Performs what can be done to the point.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::OpenForm => return open_form(model),
        Action::EditNote => {
            note(model);
            return true;
        }
        _ => {}
    }
    let Some(desk) = model.desk() else { return false };
    if !desk.has_points() {
        return false;
    }
    let Some(factor) = desk.point().cloned() else { return false };
    on_point(model, action, &factor, effects)
}

fn on_point(model: &mut Model, action: Action, factor: &Factor, effects: &mut Vec<Effect>) -> bool {
    let id = factor.id;
    match action {
        Action::MendPoint | Action::Open if on_list(model) => mend(model, factor),
        Action::SameForUs => same_for_us(model, factor),
        Action::SetHeading => set_heading(model, factor),
        Action::SetStrength => set_strength(model, factor),
        Action::ScoreAgain if on_list(model) => super::card::score_again(model, factor),
        Action::SetEvidence => {
            let next = match factor.evidence {
                Evidence::Heard => Evidence::Survey,
                Evidence::Survey => Evidence::Assumed,
                Evidence::Assumed => Evidence::Heard,
            };
            set_evidence(model, factor, next, effects);
        }
        Action::MarkHeard => set_evidence(model, factor, Evidence::Heard, effects),
        Action::MarkSurvey => set_evidence(model, factor, Evidence::Survey, effects),
        Action::MarkAssumed => set_evidence(model, factor, Evidence::Assumed, effects),
        Action::MakeIncentive => set_kind(model, factor, Kind::Incentive, effects),
        Action::MakeBarrier => set_kind(model, factor, Kind::Barrier, effects),
        Action::SetGroup => set_group(model, factor),
        Action::MergePoints if on_list(model) => merge(model, factor),
        Action::UnmergePoint => unmerge(model, factor, effects),
        Action::LeaveOffMatrix => leave_off(model, factor, effects),
        Action::Remove if on_list(model) => {
            let label = format!("Removed “{}”; {} brings it back.", factor.text, named(model, Action::Undo));
            model.commit(vec![Change::RemoveFactor { id }], label, effects);
        }
        _ => return false,
    }
    true
}

/// Whether the cursor is in the list of points.
fn on_list(model: &Model) -> bool {
    model.desk().is_some_and(|desk| desk.pane == Pane::Points && !desk.line_has_caret)
}

impl Desk {
    /// Keeps the cursor of the points on this one, if it is still there, after the list grew or shrank.
    pub fn stay_on(&mut self, point: Option<FactorId>) {
        if self.front == Front::Step && self.pane == Pane::Points && !self.line_has_caret {
            self.cursors.points = point.and_then(|id| self.kept().place_of(id)).unwrap_or(self.cursors.points);
        }
    }

    /// Whether points are what the pane with the cursor is about.
    fn has_points(&self) -> bool {
        matches!(self.pane, Pane::Points | Pane::Headings) || self.line_use() == LineUse::Capture && self.line_has_caret
    }

    /// The point that an action means: under the cursor of the points, of those opened from the matrix, or of the headings
    /// pass, else the one selected.
    #[must_use]
    pub fn point(&self) -> Option<&Factor> {
        if let (Front::Behind(behind), false) = (self.front, self.line_has_caret) {
            let opened = self.behind_points(behind);
            let id = opened.get(self.look.behind.min(opened.len().checked_sub(1)?))?;
            return self.workshop().factor(*id);
        }
        let listed = match self.pane {
            Pane::Points if !self.line_has_caret => &self.kept().points,
            Pane::Headings if !self.line_has_caret => &self.kept().without_heading,
            _ => return self.selected.and_then(|id| self.workshop().factor(id)),
        };
        let at = if self.pane == Pane::Points { self.cursors.points } else { self.cursors.headings };
        let id = listed.get(at.min(listed.len().checked_sub(1)?))?;
        self.workshop().factor(*id)
    }
}

/// Puts the point's line into the capture line, to be mended there.
fn mend(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk_mut() else { return };
    if desk.line_use() != LineUse::Capture {
        open_whole(model, Some(factor.id));
        return;
    }
    let text = capture::render(factor, desk.workshop());
    desk.mending = Some(factor.id);
    desk.selected = Some(factor.id);
    // What was typed there before can be brought back.
    desk.line.take();
    desk.line.set(&text);
    desk.line_has_caret = true;
}

fn open_whole(model: &mut Model, point: Option<FactorId>) {
    if let Some(form) = model.desk().and_then(|desk| form::whole(desk, point)) {
        model.overlays.push(Overlay::Form(form));
    }
}

fn pick(model: &mut Model, picker: Picker) {
    model.overlays.push(Overlay::Pick(picker));
}

/// A list of the groups other than the point's.
fn pick_group(model: &mut Model, factor: &Factor, title: &str, item: impl Fn(&Group) -> Item) {
    let Some(desk) = model.desk() else { return };
    let others = desk.listed_groups().into_iter().filter_map(|id| desk.workshop().group(id));
    let items: Vec<Item> = others.filter(|group| group.id != factor.group).map(item).collect();
    pick(model, Picker::new(title, items));
}

fn same_for_us(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop().clone();
    let held: Vec<_> = workshop.groups().map(|group| group.id).filter(|id| desk.kept().is_held(*id)).collect();
    let keeps = |to| held.contains(&factor.group) && !held.contains(&to);
    pick_group(model, factor, "The same for which group?", |group| {
        let has = workshop.factors_of(group.id).any(|other| other.same_as == Some(factor.id));
        let kept = keeps(group.id).then_some(capture::KEPT);
        Item {
            label: group.name.to_string(),
            key: group.code.to_string(),
            hint: format!("{} {}", factor.kind.sign(), factor.text),
            barred: has.then_some("It has said so already.").or(kept).map(str::to_owned),
            then: Then::Commit(
                plan::same_for_us(&workshop, factor.id, group.id, plan::Mark::Unscored),
                format!("The same for {}.", group.name),
            ),
        }
    });
}

fn set_group(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop().clone();
    pick_group(model, factor, "Whose point is it?", |group| Item {
        label: group.name.to_string(),
        key: group.code.to_string(),
        hint: String::new(),
        barred: None,
        then: held::committed(
            &workshop,
            vec![Change::MoveFactor { id: factor.id, group: group.id }],
            format!("Now of {}.", group.name),
        ),
    });
}

/// A list of the headings; a name that none has makes a new one.
pub fn set_heading(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk() else { return };
    let item = |theme: &Theme| Item {
        label: theme.name.to_string(),
        key: theme.code.to_string(),
        hint: theme.definition.to_string(),
        barred: (factor.theme == Some(theme.id)).then(|| "It is there.".to_owned()),
        then: Then::Commit(vec![Change::SetTheme { id: factor.id, theme: Some(theme.id) }], format!("Under {}.", theme.name)),
    };
    let mut items: Vec<Item> = desk.workshop().themes().map(item).collect();
    if factor.theme.is_some() {
        items.push(Item {
            label: "no heading".into(),
            key: String::new(),
            hint: "takes it out from under its heading".into(),
            barred: None,
            then: Then::Commit(vec![Change::SetTheme { id: factor.id, theme: None }], "Without a heading.".into()),
        });
    }
    let mut picker = Picker::new(format!("“{}”: under which heading?", factor.text), items);
    let purpose = Purpose::Point(PointForm::NewHeading(Some(factor.id)));
    picker.fresh = Some(Fresh { label: "New heading".into(), purpose });
    pick(model, picker);
}

fn set_strength(model: &mut Model, factor: &Factor) {
    let words = ["1  hardly matters", "2", "3  matters", "4", "5  decides whether they take part"];
    let slips = factor.tally.is_some_and(|tally| tally.slips() > 0);
    let undo = named(model, Action::Undo);
    let mut answers = vec![Answer { key: 'n', label: "As it is".into(), then: Then::Nothing }];
    for (strength, words) in (1..=5u8).zip(words) {
        let score = Change::Score { id: factor.id, strength, basis: Basis::Agreed };
        let then = if slips {
            let changes = vec![Change::Rate { id: factor.id, tally: None }, score];
            Then::Commit(changes, format!("Agreed: {strength}. Its slips are out; {undo} brings them back."))
        } else {
            Then::Commit(vec![score], format!("Agreed: {strength}."))
        };
        answers.push(Answer { key: char::from(b'0' + strength), label: words[1..].trim_start().to_owned(), then });
    }
    let none = Then::Commit(vec![Change::Unscore { id: factor.id }], "Not scored.".into());
    answers.push(Answer { key: '0', label: "not scored".into(), then: none });
    let mut body = vec![format!("{} {}", factor.kind.sign(), factor.text)];
    if slips {
        body.push(format!("It was rated on slips: a figure given here takes them out; {undo} brings them back."));
    }
    let question = Question::new("How much does it matter, as the group agrees?", body, answers);
    model.overlays.push(Overlay::Ask(question));
}

fn set_evidence(model: &mut Model, factor: &Factor, evidence: Evidence, effects: &mut Vec<Effect>) {
    let words = match evidence {
        Evidence::Heard => "heard from them today",
        Evidence::Survey => "told before",
        Evidence::Assumed => "a guess of others",
    };
    let label = format!("“{}”: {words}.", factor.text);
    model.commit(vec![Change::SetEvidence { id: factor.id, evidence }], label, effects);
}

fn set_kind(model: &mut Model, factor: &Factor, kind: Kind, effects: &mut Vec<Effect>) {
    let words = match kind {
        Kind::Incentive => "what makes it worth it",
        Kind::Barrier => "what gets in the way",
    };
    if factor.kind == kind {
        model.say(format!("It is {words} already."));
    } else {
        model.commit(vec![Change::SetKind { id: factor.id, kind }], format!("“{}” is now {words}.", factor.text), effects);
    }
}

fn merge(model: &mut Model, factor: &Factor) {
    let Some(desk) = model.desk() else { return };
    let apart = named(model, Action::UnmergePoint);
    let like = |other: &&Factor| other.id != factor.id && other.kind == factor.kind;
    let others: Vec<Item> = desk
        .workshop()
        .factors_of(factor.group)
        .filter(like)
        .map(|other| Item {
            label: other.text.to_string(),
            key: String::new(),
            hint: String::new(),
            barred: None,
            then: Then::Commit(
                super::pairs::merged(desk.workshop(), other.id, factor.id),
                format!(
                    "Merged into “{}”; the words of both are kept, {apart} takes them apart.{}",
                    factor.text,
                    super::pairs::told(desk.workshop(), other.id, factor.id)
                ),
            ),
        })
        .collect();
    if others.is_empty() {
        model.say("The group has no other point of this kind: only those are merged.");
    } else {
        pick(model, Picker::new(format!("What is the same as “{}”?", factor.text), others));
    }
}

fn unmerge(model: &mut Model, factor: &Factor, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let merged: Vec<Factor> = desk.workshop().merged_into(factor.id).cloned().collect();
    let apart = |one: &Factor| super::pairs::apart(desk.history(), one.id);
    match &merged[..] {
        [] => model.say("Nothing was merged into this point."),
        [one] => {
            let (changes, said) = told(one, apart(one));
            model.commit(changes, said, effects);
            if let Some(desk) = model.desk_mut() {
                desk.stay_on(Some(factor.id));
            }
        }
        several => {
            let item = |one: &Factor| Item {
                label: one.text.to_string(),
                key: String::new(),
                hint: String::new(),
                barred: None,
                then: {
                    let (changes, said) = told(one, apart(one));
                    Then::Commit(changes, said)
                },
            };
            let items = several.iter().map(item).collect();
            pick(model, Picker::new("Take which one out again?", items));
        }
    }
}

/// What takes a point out of another again, and what is said of it.
fn told(one: &Factor, changes: Vec<Change>) -> (Vec<Change>, String) {
    let figure = if changes.len() > 1 { " Its figure went with it." } else { "" };
    let said = format!("“{}” is a point of its own again.{figure}", one.text);
    (changes, said)
}

fn leave_off(model: &mut Model, factor: &Factor, effects: &mut Vec<Effect>) {
    let (id, off) = (factor.id, !factor.off_matrix || factor.theme.is_some());
    let mut changes = vec![Change::LeaveOffMatrix { id, off }];
    if off && factor.theme.is_some() {
        changes.push(Change::SetTheme { id, theme: None });
    }
    let what = if off { "stays on the list and off the matrix" } else { "may have a heading again" };
    let label = format!("“{}” {what}.", factor.text);
    model.commit(changes, label, effects);
}

/// The facilitator's own note: on the point, else on the step.
fn note(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let input = |text: &str| vec![Input::text("Note", text, "for you alone; the room never sees it")];
    let on_point = desk.pane == Pane::Points && !desk.line_has_caret;
    let form = if let Some(factor) = desk.point().filter(|_| on_point) {
        let mut form = Form::new("A note on this point", input(&factor.note), Purpose::Point(PointForm::Note(factor.id)));
        form.body = vec![factor.text.to_string()];
        form
    } else {
        let step = desk.workshop().progress.step.clone().unwrap_or_default();
        let note = desk.workshop().notes.get(&step).map(ToString::to_string).unwrap_or_default();
        let title = desk.workshop().current_step().map_or_else(String::new, |step| step.title.to_string());
        Form::new(format!("A note on “{title}”"), input(&note), Purpose::StepNote)
    };
    model.overlays.push(Overlay::Form(form));
}
