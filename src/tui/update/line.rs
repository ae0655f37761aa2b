//! The line at the foot: what Enter makes of it, completion, mending, whose turn, pasting.

pub(super) mod person;
mod sentence;

use crate::capture::{self, Also, Entry, Outcome, SlipLine, TallyLine};
use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, Front, LineUse, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::{named, there};
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::overlay::{Answer, Overlay, Question, Then};
use crate::tui::step::card::after_row;
use crate::tui::step::dots::unlisted;
use crate::tui::step::{held, is_scored};
use crate::tui::update::edit;
use crate::tui::update::refused::{self, refuse};
use crate::widget::dots::number;
use crate::widget::field::Edit;
use crate::workshop::{
    Change, Evidence, FactorId, GroupId, Presence, StepKind, Workshop, capitalised, clean_line, clean_note, plan,
};

/// Lines of a paste that its preview shows.
const PREVIEWED: usize = 12;

/// Performs what belongs to the line while it has the caret (and whose turn it is, always).
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    match action {
        Action::NextGroup if desk.line_use() == LineUse::Slip => desk.slip_side = desk.next_side(false),
        Action::PreviousGroup if desk.line_use() == LineUse::Slip => desk.slip_side = desk.next_side(true),
        Action::NextGroup => desk.turn_group(false),
        Action::PreviousGroup => desk.turn_group(true),
        Action::NextPoint => desk.step_card(1),
        Action::PreviousPoint => desk.step_card(-1),
        _ if !desk.line_has_caret => return false,
        Action::AcceptCompletion => return accept(model),
        Action::RecallLast => return recall(model),
        Action::Commit => enter(model, effects),
        _ => return false,
    }
    after_turn(model, effects);
    true
}

/// The room screens follow whose turn it is.
fn after_turn(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let turn = desk.turn_seen();
    if desk.spotlight.turn != turn {
        desk.spotlight.turn = turn;
        super::world::point(model, effects);
    }
}

fn accept(model: &mut Model) -> bool {
    if refused::take_meant(model) {
        return true;
    }
    let Some(desk) = model.desk_mut() else { return false };
    if desk.line_use() != LineUse::Capture || !desk.line.at_end() {
        return false;
    }
    let (text, caret) = (desk.line.text().to_owned(), desk.line.caret());
    let Some(completion) = capture::complete(&text, caret, &desk.capture_context()) else { return false };
    let (accepted, caret) = completion.accept(&text, caret);
    desk.line.replace(&accepted);
    desk.line.move_to(caret);
    true
}

/// Up in an empty line brings the last point back, as the line that says it.
fn recall(model: &mut Model) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    if desk.line_use() == LineUse::Sentence {
        return sentence::recall(model);
    }
    if desk.line_use() != LineUse::Capture || !desk.line.is_empty() {
        return false;
    }
    let Some(factor) = desk.selected.and_then(|id| desk.workshop().factor(id)) else { return false };
    let (id, text) = (factor.id, capture::render(factor, desk.workshop()));
    desk.mending = Some(id);
    desk.line.set(&text);
    true
}

fn enter(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    match desk.line_use() {
        LineUse::Capture => point(model, effects),
        LineUse::Tally => tally(model, effects),
        LineUse::Slip => slip(model, effects),
        LineUse::Sentence => sentence::enter(model, effects),
    }
}

/// Empties the line after what it held was taken.
fn clear(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.empty_line();
    }
}

/// What to say of a point where no list shows it: that it is there, and whose.
fn added(entry: &Entry, desk: &Desk) -> String {
    let group = desk.workshop().group(entry.group()).map_or("", |group| group.name.as_str());
    match (entry, desk.step_kind()) {
        // Where the room reads along nothing is said, for that would tell who spoke.
        (Entry::Point { text, .. }, StepKind::Silent(_)) if !desk.room_looks() => format!("Added for {group}: “{text}”."),
        _ => String::new(),
    }
}

/// What to say of a point that was mended: that its heading went is easily overlooked.
fn mended(changes: &[Change], id: FactorId, workshop: &Workshop) -> String {
    let taken_off = changes.iter().any(|change| matches!(change, Change::SetTheme { theme: None, .. }));
    let heading = workshop.factor(id).and_then(|factor| factor.theme).and_then(|theme| workshop.theme(theme));
    match heading.filter(|_| taken_off) {
        Some(heading) => format!("Mended; it is not under “{}” any more.", heading.name),
        None => "Mended.".to_owned(),
    }
}

fn point(model: &mut Model, effects: &mut Vec<Effect>) {
    if refused::take_next(model, effects) {
        return;
    }
    let Some(desk) = model.desk() else { return };
    let reading = capture::parse(desk.line.text(), &desk.capture_context());
    let hint = reading.hint();
    match reading.outcome {
        Outcome::Empty => {}
        Outcome::NothingYet(_) | Outcome::Refused(_) | Outcome::NeedsSign => {
            refused::refuse_for(model, desk.refusal().unwrap_or_default());
        }
        Outcome::Ready(entry) => {
            let workshop = desk.workshop();
            let mending = desk.mending;
            let new = workshop.next_factor();
            let (changes, label) = match mending {
                Some(id) => {
                    let changes = capture::mend(&entry, id, workshop);
                    if held::leaves_held(workshop, &changes).is_some() {
                        let give = there(model, Action::SetGroup, Context::Points);
                        let how = format!("{give} in the list of points gives it to another group, and asks first.");
                        return refuse(model, format!("That point is kept from the room. {how}"));
                    }
                    let label = mended(&changes, id, workshop);
                    (changes, label)
                }
                // Where no list shows it, the point is told.
                None => (entry.changes(workshop), added(&entry, desk)),
            };
            let person = person::asked(model, &entry);
            if model.commit(changes, hint.unwrap_or(label), effects) {
                if let Some(asks) = person {
                    mind(model, asks);
                }
                if let Some(desk) = model.desk_mut() {
                    desk.captured(mending.unwrap_or(new));
                }
                clear(model);
                if let Some(desk) = model.desk_mut().filter(|_| mending.is_some()) {
                    desk.back_to_mended();
                }
            }
        }
    }
}

fn tally(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let (Some(group), Some(row)) = (desk.group, desk.card_row()) else {
        let next = named(model, Action::NextGroup);
        model.say_trouble(format!("There is nothing to score for this group: {next} goes to the next one."));
        return;
    };
    let workshop = desk.workshop();
    let (mut changes, mut trouble) = match row {
        CardRow::Point(_, id) => match capture::read_tally(desk.line.text(), desk.raters()) {
            TallyLine::Unfinished(sentence) => (Vec::new(), Some(sentence)),
            TallyLine::Slips { ref remark, .. } => {
                let remark = remark.clone();
                (capture::read_tally(desk.line.text(), desk.raters()).changes(id, workshop), remark)
            }
            read => (read.changes(id, workshop), None),
        },
        CardRow::Heading(theme) => match capture::read_also(desk.line.text(), desk.raters()) {
            Also::Unfinished(sentence) => (Vec::new(), Some(sentence)),
            read => (read.changes(group, theme, workshop, |name, kind| plan::also_words(&model.words, name, kind)), None),
        },
    };
    if changes.is_empty() {
        if let Some(sentence) = trouble {
            refuse(model, sentence);
        } else {
            let next = after_row(model, desk.cursors.card);
            model.say(next);
            step_on(model);
        }
        return;
    }
    if let CardRow::Point(_, id) = row
        && was_guessed(workshop, id)
    {
        changes.push(Change::SetEvidence { id, evidence: Evidence::Heard });
        let theirs = "no guess any more, it is theirs now";
        trouble = Some(trouble.map_or_else(|| theirs.to_owned(), |remark| format!("{remark}; {theirs}")));
    }
    let written = desk.cursors.card;
    let before = replaced(model, row);
    if model.commit(changes, String::new(), effects) {
        clear(model);
        let next = after_row(model, written);
        let start = before.as_ref().map_or_else(|| "Written down".to_owned(), |before| format!("Written down {before}"));
        match trouble {
            Some(remark) => mind(model, format!("{start}: {remark}. {next}").trim_end().to_owned()),
            None if next.is_empty() && before.is_none() => {}
            None => model.say(format!("{start}. {next}").trim_end().to_owned()),
        }
        step_on(model);
    }
}

/// In place of which figure a row of the card is written, if its point is scored, and the key that brings that back.
fn replaced(model: &Model, row: CardRow) -> Option<String> {
    let CardRow::Point(_, id) = row else { return None };
    let old = model.desk()?.workshop().factor(id).filter(|factor| is_scored(factor))?;
    let figure = old.strength().map_or_else(|| "slips without a figure".to_owned(), number);
    let undo = model.keymap.keys_for(Action::Undo, &model.contexts(), true);
    let back = undo.first().map_or_else(String::new, |key| format!("; {} brings it back", key.label()));
    Some(format!("in place of {figure}{back}"))
}

/// Whether a point that its own group scores here was a guess of others: now they speak for themselves.
fn was_guessed(workshop: &Workshop, id: FactorId) -> bool {
    workshop.factor(id).is_some_and(|factor| {
        let here = workshop.group(factor.group).is_some_and(|group| group.presence == Presence::Present);
        here && factor.evidence == Evidence::Assumed
    })
}

fn step_on(model: &mut Model) {
    if let Some(desk) = model.desk_mut() {
        desk.step_card(1);
    }
}

fn slip(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    match capture::read_slip(desk.line.text(), desk.slip_side, workshop) {
        SlipLine::Empty => {}
        SlipLine::Refused(sentence) => {
            let missing = unlisted(model, desk);
            refuse(model, missing.unwrap_or(sentence));
        }
        SlipLine::Ready { bloc, picks } => {
            let slip = SlipLine::Ready { bloc, picks };
            let number = workshop.slips().filter(|other| other.bloc == bloc).count() + 1;
            if model.commit(slip.changes(workshop), format!("{} slip {number}.", capitalised(bloc.word())), effects) {
                clear(model);
            }
        }
    }
}

/// A text was pasted: into the field that has the caret; several lines into the capture line become points, after a
/// preview.
pub fn pasted(model: &mut Model, text: &str) {
    // Terminals send a line's end as the key that makes one.
    let text = &text.replace("\r\n", "\n").replace('\r', "\n");
    let several = text.trim().lines().filter(|line| !line.trim().is_empty()).count() > 1;
    let capturing =
        model.overlays.is_empty() && model.desk().is_some_and(|desk| desk.line_has_caret && desk.line_use() == LineUse::Capture);
    if several && capturing {
        preview_paste(model, text);
    } else {
        // What a field holds is clean from the first letter on; a note's line ends stay.
        edit::apply(model, &Edit::Paste(clean_note(text).0));
    }
}

fn preview_paste(model: &mut Model, text: &str) {
    let Some(desk) = model.desk() else { return };
    let pasted = capture::read_paste(text, &desk.capture_context(), desk.workshop());
    let changes = pasted.changes(desk.workshop());
    let problems = pasted.problems();
    let ready = pasted.ready();
    let mut body: Vec<String> = pasted.lines.iter().take(PREVIEWED).map(|line| clean_line(&line.text).0).collect();
    if pasted.lines.len() > PREVIEWED {
        body.push(format!("… and {} more", pasted.lines.len() - PREVIEWED));
    }
    body.extend(problems.iter().cloned());
    if desk.one_screen {
        // Nothing is shown to the room before it is added.
        body = vec![format!("{ready} can be read, {} cannot.", problems.len())];
    }
    let label = format!("{ready} points added.");
    let yes = if problems.is_empty() { format!("Add all {ready}") } else { format!("Add the {ready} that can be read") };
    let mut answers = vec![Answer { key: 'n', label: "Add none".into(), then: Then::Nothing }];
    if ready > 0 {
        answers.push(Answer { key: 'a', label: yes, then: Then::Commit(changes, label) });
    }
    let chosen = answers.len() - 1;
    let title = format!("{} lines were pasted", pasted.lines.len());
    model.overlays.push(Overlay::Ask(Question { chosen, ..Question::new(title, body, answers) }));
}

impl Desk {
    /// What the capture line is read against.
    #[must_use]
    pub fn capture_context(&self) -> capture::Context<'_> {
        match self.mending {
            Some(id) => capture::Context::mending(self.workshop(), id),
            None => capture::Context::of(self.workshop(), self.group, self.default_kind(), self.selected),
        }
    }

    /// A point was captured or mended: it is the one selected, and its group has the turn.
    pub fn captured(&mut self, id: FactorId) {
        self.selected = Some(id);
        self.group = self.workshop().factor(id).map(|factor| factor.group).or(self.group);
        self.cursor_to_selected();
    }

    /// A point was mended: the cursor is on it, where the step does not go on in the line.
    fn back_to_mended(&mut self) {
        if !self.begins_in_line() && !self.one_screen {
            self.line_has_caret = false;
            if self.front == Front::Step && self.panes().contains(&Pane::Points) {
                self.pane = Pane::Points;
            }
            self.cursor_to_selected();
        }
    }

    /// The next group of those that are not absent has the turn, or the one before.
    pub fn turn_group(&mut self, back: bool) {
        let here =
            self.workshop().groups().filter(|group| group.presence != Presence::Absent || self.line_use() == LineUse::Tally);
        let ids: Vec<_> = here.map(|group| group.id).collect();
        if ids.is_empty() {
            return;
        }
        let at = self.group.and_then(|id| ids.iter().position(|other| *other == id));
        let next = match (at, back) {
            (None, _) => 0,
            (Some(at), false) => (at + 1) % ids.len(),
            (Some(at), true) => (at + ids.len() - 1) % ids.len(),
        };
        self.group = Some(ids[next]);
        self.card_to_first_unscored();
    }

    /// Whose turn it is for the room. While a group is typed for that it does not see it keeps the turn that it saw last, so
    /// that nothing on its screen tells when such a group speaks.
    #[must_use]
    pub fn turn_seen(&self) -> Option<GroupId> {
        match self.group {
            Some(id) if self.kept().is_held(id) => self.spotlight.turn,
            Some(id) => self.kept().seen_as(id),
            None => None,
        }
    }

    /// The group after the current one, in the order of the tables.
    #[must_use]
    pub fn next_in_turn(&self) -> Option<GroupId> {
        let here = self.workshop().groups().filter(|group| group.presence != Presence::Absent).map(|group| group.id);
        let ids: Vec<_> = here.collect();
        let at = self.group.and_then(|id| ids.iter().position(|other| *other == id))?;
        ids.get((at + 1) % ids.len()).copied().filter(|_| ids.len() > 1)
    }

    /// Points of a group, for *who has spoken*.
    #[must_use]
    pub fn points_of(&self, group: GroupId) -> usize {
        self.measures().group(group).map_or(0, |figures| figures.said.own() as usize)
    }

    /// Puts the cursor of the list on the selected point.
    pub fn cursor_to_selected(&mut self) {
        if let Some(at) = self.selected.and_then(|id| self.kept().place_of(id)) {
            self.cursors.points = at;
        }
    }
}

/// Says what to look at in what was taken. Where the room's view is covered, trouble means that it was not taken.
fn mind(model: &mut Model, sentence: String) {
    if model.desk().is_some_and(|desk| desk.room_looks() && desk.spotlight.covered) {
        model.say(sentence);
    } else {
        model.say_trouble(sentence);
    }
}
