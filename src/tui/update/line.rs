//! The line at the foot: what Enter makes of it, completion, mending, whose turn, pasting.

use crate::capture::{self, Also, Outcome, Raters, SlipLine, TallyLine};
use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, LineUse};
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::{Answer, Overlay, Question, Then};
use crate::tui::update::edit;
use crate::widget::dots::number;
use crate::widget::field::Edit;
use crate::workshop::{Change, Line, Presence, clean_line, clean_note};

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
    if desk.spotlight.turn != desk.group {
        desk.spotlight.turn = desk.group;
        super::world::point(model, effects);
    }
}

fn accept(model: &mut Model) -> bool {
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
    if desk.line_use() == LineUse::Sentence && desk.line.is_empty() {
        let sentence = desk.workshop().intervention.to_string();
        desk.line.set(&sentence);
        return true;
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
        LineUse::Sentence => sentence(model, effects),
    }
}

/// Empties the line after what it held was taken.
fn clear(model: &mut Model) {
    let Some(desk) = model.desk_mut() else { return };
    desk.line.take();
    desk.mending = None;
}

fn point(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let reading = capture::parse(desk.line.text(), &desk.capture_context());
    let hint = reading.hint();
    match reading.outcome {
        Outcome::Empty => {}
        Outcome::NothingYet(sentence) | Outcome::Refused(sentence) => model.say_trouble(sentence),
        Outcome::NeedsSign => model.say_trouble("+ or -?  Put + before what makes it worth it, - before what gets in the way."),
        Outcome::Ready(entry) => {
            let workshop = desk.workshop();
            let mending = desk.mending;
            let new = workshop.next_factor();
            let (changes, label) = match mending {
                Some(id) => (capture::mend(&entry, id, workshop), "Mended.".to_owned()),
                None => (entry.changes(workshop), String::new()),
            };
            if model.commit(changes, hint.unwrap_or(label), effects) {
                if let Some(desk) = model.desk_mut() {
                    desk.selected = Some(mending.unwrap_or(new));
                    desk.group = desk.workshop().factor(mending.unwrap_or(new)).map(|factor| factor.group).or(desk.group);
                    desk.cursor_to_selected();
                }
                clear(model);
            }
        }
    }
}

fn tally(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let (Some(group), Some(row)) = (desk.group, desk.card_row()) else {
        model.say_trouble("There is nothing to score for this group: Tab goes to the next one.");
        return;
    };
    let workshop = desk.workshop();
    let (changes, trouble) = match row {
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
            read => (read.changes(group, theme, workshop), None),
        },
    };
    if changes.is_empty() {
        if let Some(sentence) = trouble {
            model.say_trouble(sentence);
        } else {
            let next = desk.after_row(desk.cursors.card);
            model.say(next);
            step_on(model);
        }
        return;
    }
    let written = desk.cursors.card;
    if model.commit(changes, String::new(), effects) {
        clear(model);
        let next = model.desk().map_or("", |desk| desk.after_row(written));
        match trouble {
            Some(remark) => model.say_trouble(format!("Written down: {remark}. {next}").trim_end().to_owned()),
            None if next.is_empty() => {}
            None => model.say(format!("Written down. {next}")),
        }
        step_on(model);
    }
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
        SlipLine::Refused(sentence) => model.say_trouble(sentence),
        SlipLine::Ready { bloc, picks } => {
            let slip = SlipLine::Ready { bloc, picks };
            let number = workshop.slips().filter(|other| other.bloc == bloc).count() + 1;
            if model.commit(slip.changes(workshop), format!("{} slip {number}.", capitalised(bloc.word())), effects) {
                clear(model);
            }
        }
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn sentence(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let sentence = Line::new(desk.line.text());
    if sentence.is_empty() {
        return;
    }
    let change = Change::DescribeIntervention { sentence, draft: false };
    if model.commit(vec![change], "The room sees the sentence. Would both sides sign it?", effects) {
        clear(model);
        if let Some(desk) = model.desk_mut() {
            desk.line_has_caret = false;
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

/// What stands in the tally line.
enum Typed {
    /// For a point.
    Point(TallyLine),
    /// For a heading that was not raised.
    Heading(Also),
}

impl Desk {
    /// What the capture line is read against.
    #[must_use]
    pub fn capture_context(&self) -> capture::Context<'_> {
        capture::Context::of(self.workshop(), self.group, self.default_kind(), self.selected)
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

    /// The group after the current one, in the order of the tables.
    #[must_use]
    pub fn next_in_turn(&self) -> Option<crate::workshop::GroupId> {
        let here = self.workshop().groups().filter(|group| group.presence != Presence::Absent).map(|group| group.id);
        let ids: Vec<_> = here.collect();
        let at = self.group.and_then(|id| ids.iter().position(|other| *other == id))?;
        ids.get((at + 1) % ids.len()).copied().filter(|_| ids.len() > 1)
    }

    /// The row of the card that the tally line is for.
    #[must_use]
    pub fn card_row(&self) -> Option<CardRow> {
        let card = self.card();
        card.get(self.cursors.card.min(card.len().checked_sub(1)?)).copied()
    }

    /// Moves on the card, stopping at its ends.
    pub fn step_card(&mut self, by: isize) {
        let last = self.card().len().saturating_sub(1);
        self.cursors.card = self.cursors.card.min(last).saturating_add_signed(by).min(last);
    }

    /// Puts the card's cursor on the group's first point that is not scored.
    pub fn card_to_first_unscored(&mut self) {
        let unscored = |row: &CardRow| match row {
            CardRow::Point(_, id) => {
                self.workshop().factor(*id).is_some_and(|factor| factor.strength().is_none() && factor.tally.is_none())
            }
            CardRow::Heading(_) => false,
        };
        self.cursors.card = self.card().iter().position(unscored).unwrap_or(0);
    }

    /// Who gives the ratings of the current group.
    #[must_use]
    pub fn raters(&self) -> Raters {
        self.group.and_then(|id| self.workshop().group(id)).map_or_else(Raters::default, Raters::of)
    }

    /// What is odd about the tally being typed.
    #[must_use]
    pub fn tally_remark(&self) -> Option<String> {
        match self.tally_typed()? {
            Typed::Point(TallyLine::Unfinished(sentence)) | Typed::Heading(Also::Unfinished(sentence)) => Some(sentence),
            Typed::Point(TallyLine::Slips { remark, .. }) | Typed::Heading(Also::Raised(_, TallyLine::Slips { remark, .. })) => {
                remark
            }
            _ => None,
        }
    }

    /// What the tally being typed says, where nothing about it is odd.
    #[must_use]
    pub fn tally_read(&self) -> Option<String> {
        let figures = |tally: &TallyLine| match tally {
            TallyLine::Slips { tally, .. } => {
                let middle = tally.median().map_or_else(|| "no figure".to_owned(), |m| format!("middle {}", number(m)));
                Some(format!("{} slips, {middle}", tally.slips()))
            }
            TallyLine::Agreed(strength) => Some(format!("agreed: {strength}")),
            TallyLine::Empty | TallyLine::Unfinished(_) => None,
        };
        match self.tally_typed()? {
            Typed::Point(tally) => figures(&tally),
            Typed::Heading(Also::No) => Some("asked: no".into()),
            Typed::Heading(Also::Raised(kind, tally)) => {
                let words = figures(&tally).unwrap_or_else(|| "not scored".into());
                Some(format!("also for us, {}: {words}", kind.room_words()))
            }
            Typed::Heading(_) => None,
        }
    }

    /// The tally being typed, as it is read for the row it is for.
    fn tally_typed(&self) -> Option<Typed> {
        if self.line.is_empty() {
            return None;
        }
        Some(match self.card_row()? {
            CardRow::Point(..) => Typed::Point(capture::read_tally(self.line.text(), self.raters())),
            CardRow::Heading(_) => Typed::Heading(capture::read_also(self.line.text(), self.raters())),
        })
    }

    /// Points of a group, for *who has spoken*.
    #[must_use]
    pub fn points_of(&self, group: crate::workshop::GroupId) -> usize {
        self.measures().group(group).map_or(0, |figures| figures.said.own() as usize)
    }

    /// Puts the cursor of the list on the selected point.
    pub fn cursor_to_selected(&mut self) {
        if let Some(at) = self.selected.and_then(|id| self.kept().place_of(id)) {
            self.cursors.points = at;
        }
    }
}
