//! *Reading it together*: what to talk about next, lit for the room; and whether all mean the same by a heading.

use super::matrix;
use crate::alignment::{Discuss, Topic, reading_order};
use crate::tui::action::Action;
use crate::tui::desk::{Behind, Desk, Front};
use crate::tui::effect::Effect;
use crate::tui::keyed::there;
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::workshop::{Change, GroupId, Hides, Meaning, StepKind, ThemeId};

impl Desk {
    /// What is worth talking about by what the room sees: what both sides brought, or where they differ, only if that is
    /// so of the groups shown. Otherwise what is said aloud would tell of a group that is held.
    #[must_use]
    pub fn reading_order_seen(&self) -> Vec<Discuss> {
        let mut order = reading_order(self.workshop(), self.measures());
        let room = self.room();
        let seen = (!room.seen().hides(Hides::Scores)).then(|| reading_order(room.seen(), room.measures()));
        order.retain(|discuss| match discuss.topic {
            // Before the reveal the room has no figures that it could be so of.
            Topic::Shared(_) | Topic::Difference(_) => {
                seen.as_ref().is_none_or(|seen| seen.iter().any(|other| other.topic == discuss.topic))
            }
            Topic::Split { group, .. } => !self.kept().is_held(group),
            Topic::Quiet(_) => true,
        });
        order
    }
}

/// Performs an action of the step, or marks the meaning of the heading that the matrix means.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk_mut() else { return false };
    match action {
        Action::NextSuggestion if desk.step_kind() == StepKind::Reading => next(model, effects),
        Action::PreviousSuggestion if desk.step_kind() == StepKind::Reading => previous(model, effects),
        Action::MarkSameMeaning => return mark(model, Meaning::Same, effects),
        Action::MarkTwoMeanings => return mark(model, Meaning::Two, effects),
        _ => return false,
    }
    true
}

/// The step was entered: the first thing to talk about is lit.
pub fn entered(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut().filter(|desk| desk.step_kind() == StepKind::Reading) else { return };
    desk.look.talked.clear();
    desk.reading = 0;
    desk.make_ready();
    if let Some(first) = desk.order().first().copied() {
        desk.look.talked.push(first);
        turn_to(desk, first, effects);
    }
}

/// A session was opened in the step: what was talked about last is lit again, or the first thing to talk about.
pub fn resumed(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut().filter(|desk| desk.step_kind() == StepKind::Reading) else { return };
    match desk.look.talked.get(desk.reading).copied() {
        Some(topic) => {
            let behind = behind(topic.topic);
            matrix::shine(desk, Some((behind.group(), behind.theme())), effects);
        }
        None => entered(model, effects),
    }
}

fn next(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let ahead = if desk.look.talked.is_empty() { 0 } else { desk.reading + 1 };
    if desk.look.talked.get(ahead).is_none() {
        let Some(fresh) = fresh(desk) else {
            let lights = there(model, Action::LightCell, Context::Matrix);
            model.say(format!("That was all that stands out. Put the cursor on any square or row's end: {lights} lights it."));
            return;
        };
        desk.look.talked.push(fresh);
    }
    desk.reading = ahead;
    let topic = desk.look.talked[ahead];
    turn_to(desk, topic, effects);
    // What was said of the one before does not stand under this one.
    model.status = None;
}

/// What was not talked about yet: of the kinds in turn (what is shared, a difference, a split, a quiet row), so that a
/// meaning marked meanwhile does not bring the same kind twice; small groups last.
fn fresh(desk: &Desk) -> Option<Discuss> {
    let talked = &desk.look.talked;
    let times = |topic: &Discuss| {
        talked.iter().filter(|past| std::mem::discriminant(&past.topic) == std::mem::discriminant(&topic.topic)).count()
    };
    left(desk).min_by_key(|topic| (topic.small, times(topic))).copied()
}

/// What was not talked about yet. A heading that was, for whatever reason, does not come again for another.
fn left(desk: &Desk) -> impl Iterator<Item = &Discuss> {
    let past = |topic: Topic| {
        let again =
            |past: &Discuss| past.topic == topic || (topic.heading().is_some() && past.topic.heading() == topic.heading());
        desk.look.talked.iter().any(again)
    };
    desk.order().iter().filter(move |discuss| !past(discuss.topic))
}

/// Which of how many is talked about: those that were, and those that are left.
#[must_use]
pub fn count(desk: &Desk) -> (usize, usize) {
    (desk.reading + 1, desk.look.talked.len() + left(desk).count())
}

fn previous(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let Some(back) = desk.reading.checked_sub(1) else {
        model.say("This was the first.");
        return;
    };
    desk.reading = back;
    if let Some(topic) = desk.look.talked.get(back).copied() {
        turn_to(desk, topic, effects);
    }
    model.status = None;
}

/// Lights a topic for the room and puts the matrix cursor there.
fn turn_to(desk: &mut Desk, topic: Discuss, effects: &mut Vec<Effect>) {
    let behind = behind(topic.topic);
    let columns = desk.columns();
    let column = behind.group().map_or(columns.len(), |group| columns.iter().position(|id| *id == group).unwrap_or(0));
    desk.cursors.matrix = (desk.measures().theme_at(behind.theme()).unwrap_or(0), column);
    matrix::shine(desk, Some((behind.group(), behind.theme())), effects);
}

/// The points that a topic is about.
#[must_use]
pub fn behind(topic: Topic) -> Behind {
    match topic {
        Topic::Shared(theme) | Topic::Difference(theme) | Topic::Quiet(theme) => Behind::Heading(theme),
        Topic::Split { group, theme, .. } => Behind::Cell(group, theme),
    }
}

/// What is talked about: the topic, unless something else was lit since, and the points behind it. None where nothing
/// is lit and nothing stands out.
#[must_use]
pub fn discussed(desk: &Desk) -> Option<(Option<Discuss>, Behind)> {
    let topic = desk.look.talked.get(desk.reading).or(desk.order().first()).copied();
    let of_topic = topic.map(|topic| (Some(topic), behind(topic.topic)));
    let lit =
        desk.spotlight.theme.map(|theme| desk.spotlight.group.map_or(Behind::Heading(theme), |group| Behind::Cell(group, theme)));
    match (of_topic, lit) {
        (Some((_, behind)), Some(lit)) if behind != lit => Some((None, lit)),
        (None, Some(lit)) => Some((None, lit)),
        (of_topic, _) => of_topic,
    }
}

/// Marks what the room found; the same key again takes it back.
fn mark(model: &mut Model, meaning: Meaning, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    let Some(id) = heading(desk) else { return false };
    let Some(theme) = desk.workshop().theme(id) else { return false };
    let name = theme.name.to_string();
    let again = theme.meaning == meaning;
    if meaning == Meaning::Two && !again && !desk.workshop().factors().any(|factor| factor.theme == Some(id)) {
        model.say_trouble(format!("{name}: nobody brought it yet, so there is nothing that could mean two things."));
        return true;
    }
    if let (Meaning::Same, false, Some(who)) = (meaning, again, alone(desk, id)) {
        model.say_trouble(format!("{name}: {who}, so there is nobody who could mean the same."));
        return true;
    }
    let meaning = if again { Meaning::NotChecked } else { meaning };
    let label = match meaning {
        Meaning::Same => format!("{name}: the same meaning to all."),
        Meaning::Two => {
            format!("{name}: two meanings. {} splits the heading.", there(model, Action::SplitHeading, Context::Matrix))
        }
        Meaning::NotChecked => format!("{name}: not checked again."),
    };
    model.commit(vec![Change::SetMeaning { id, meaning }], label, effects);
    true
}

/// Who brought a heading, in words, if it is not two groups or more.
fn alone(desk: &Desk, theme: ThemeId) -> Option<String> {
    let mut groups: Vec<GroupId> =
        desk.workshop().factors().filter(|factor| factor.theme == Some(theme)).map(|factor| factor.group).collect();
    groups.sort_unstable();
    groups.dedup();
    match groups[..] {
        [] => Some("nobody brought it yet".into()),
        [one] => desk.workshop().group(one).map(|group| format!("only {} brought it", group.name)),
        _ => None,
    }
}

/// The heading that is meant: what is talked about in the step, else what the matrix's cursor means.
fn heading(desk: &Desk) -> Option<ThemeId> {
    if desk.step_kind() == StepKind::Reading && desk.front == Front::Step {
        return discussed(desk).map(|(_, behind)| behind.theme());
    }
    matrix::meant(desk).map(|(_, theme)| theme)
}
