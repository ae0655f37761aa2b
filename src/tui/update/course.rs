//! The workshop's course: steps, their timer, the reveal.

use crate::room::rest_on_one;
use crate::tui::action::Action;
use crate::tui::desk::Finished;
use crate::tui::effect::Effect;
use crate::tui::keyed::{named, there};
use crate::tui::keymap::{Context, first_label};
use crate::tui::model::Model;
use crate::tui::overlay::{Overlay, Question, Then};
use crate::words::Words;
use crate::workshop::plan::{self, Reopening};
use crate::workshop::{Change, Factor, Presence, StepKey, StepKind};

/// Performs what moves the workshop on.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::NextStep => next(model, effects),
        Action::PreviousStep => previous(model, effects),
        Action::SkipStep => skip(model, effects),
        Action::ExtendStep => extend(model, 1, effects),
        Action::PauseTimer => pause(model, effects),
        Action::TakeCut => take_cut(model, effects),
        Action::ForgetTimeAway => forget_time_away(model, effects),
        Action::FinishNow => ask_finish(model),
        Action::Reveal => ask_reveal(model),
        Action::NextBeat => beat(model, 1, effects),
        Action::PreviousBeat => beat(model, -1, effects),
        _ => return false,
    }
    true
}

/// Goes to the step with this key.
pub fn enter(model: &mut Model, key: StepKey, effects: &mut Vec<Effect>) -> bool {
    let now = model.now;
    let Some(desk) = model.desk() else { return false };
    let used = desk.workshop().progress.step_seconds(now);
    if !model.commit(vec![Change::EnterStep { step: key, at: now, used }], "", effects) {
        return false;
    }
    super::letters::go_free(model);
    if let Some(desk) = model.desk_mut() {
        desk.settle_in();
        desk.away = None;
        desk.spotlight.beat = 1;
        desk.spotlight.page = 0;
        desk.spotlight.theme = None;
        desk.spotlight.group = None;
        (desk.spotlight.pair, desk.spotlight.point) = (None, None);
        desk.reading = 0;
    }
    super::world::point(model, effects);
    crate::tui::step::entered(model, effects);
    if model.desk().is_some_and(|desk| desk.workshop().progress.over) && model.status.is_none() {
        let runs = named(model, Action::PauseTimer);
        model.say(format!("This workshop is over: its clock stands still. {runs} lets it run again."));
    }
    true
}

fn next(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let step = workshop.progress.step.clone().unwrap_or_default();
    let unseen = desk.step_kind() == StepKind::Picture && workshop.hides(crate::workshop::Hides::Scores);
    if let Some(next) = workshop.agenda.next(&step) {
        let key = next.key.clone();
        if enter(model, key, effects) && unseen && model.status.is_none() {
            let (back, shows) = (named(model, Action::PreviousStep), named(model, Action::Reveal));
            model.say(format!("The room has not seen the scores: {back} goes back to the picture, {shows} shows them."));
        }
    } else if workshop.progress.ended.is_none() {
        let used = workshop.progress.step_seconds(now);
        if model.commit(vec![Change::EndWorkshop { at: now, used }], "", effects) {
            super::report::ask(model, effects);
            model.say_first("The workshop is over.");
        }
    } else {
        let (writes, ends) = (named(model, Action::Export), named(model, Action::Quit));
        model.say(format!(
            "This is the last step, and the workshop is over. {writes} writes the report, {ends} ends the program."
        ));
    }
}

fn previous(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let step = desk.workshop().progress.step.clone().unwrap_or_default();
    match desk.workshop().agenda.previous(&step).map(|step| step.key.clone()) {
        Some(key) => drop(enter(model, key, effects)),
        None => model.say("This is the first step."),
    }
}

fn skip(model: &mut Model, effects: &mut Vec<Effect>) {
    let left = model.desk().and_then(|desk| desk.workshop().current_step()).map(|step| step.title.to_string());
    next(model, effects);
    if let Some(title) = left.filter(|_| model.status.is_none()) {
        let back = named(model, Action::PreviousStep);
        model.say(format!("Went on from “{title}”; {back} goes back to it."));
    }
}

fn extend(model: &mut Model, minutes: i32, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(desk) = model.desk() else { return };
    let used = desk.workshop().progress.step_seconds(now);
    model.commit(vec![Change::ExtendStep { minutes, at: now, used }], format!("{minutes} minute more for this step."), effects);
}

fn pause(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(desk) = model.desk() else { return };
    let used = desk.workshop().progress.step_seconds(now);
    let (change, label) = if desk.workshop().progress.running_since.is_some() {
        (Change::PauseTimer { at: now, used }, "The clock stands still; the same key lets it run on.")
    } else {
        let waits = desk.step_kind() == StepKind::SetUp;
        (Change::ResumeTimer { at: now, used }, if waits { "The clock starts with the first step." } else { "The clock runs." })
    };
    model.commit(vec![change], label, effects);
}

fn take_cut(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let finish = model.finish_by();
    let Some(desk) = model.desk() else { return };
    match crate::workshop::schedule::schedule(desk.workshop(), now, finish).cut {
        Some(cut) => {
            let how = if cut.whole { "Left out" } else { "Shortened" };
            let label = format!("{how} “{}”: {} minutes won. It costs: {}", cut.title, cut.saves / 60, cut.loses);
            let changes = plan::cut(desk.workshop(), &cut);
            model.commit(changes, label, effects);
        }
        None => model.say("There is nothing to cut: the workshop is on time, or only what must stay is left."),
    }
}

/// `1 point`, `2 points`.
pub(super) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// What finishing now does, before it is done: the room's screens go with it. Its key is a letter that a sentence begins with,
/// and the one that answers is in no name of a month or a day.
fn ask_finish(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let Some(close) = workshop.agenda.steps.iter().rev().find(|step| step.kind == StepKind::Close) else {
        model.say_trouble(format!("This agenda has no closing step: go on with {}.", named(model, Action::NextStep)));
        return;
    };
    if workshop.progress.step.as_ref() == Some(&close.key) {
        model.say("This is the close already.");
        return;
    }
    let run: Vec<_> = workshop.agenda.kept().filter(|step| step.kind != StepKind::SetUp).collect();
    let left = run.iter().filter(|step| step.key != close.key && !workshop.progress.entered.contains(&step.key)).count();
    let undo = model.keymap.keys_for(Action::Undo, &desk.contexts(), false);
    let undo = first_label(&undo);
    let body = vec![
        format!("The room screens go to “{}” at once, and the report is written.", close.title),
        format!("Not reached: {left} of {} steps. Nothing is lost: {undo}, pressed next, goes back to this step.", run.len()),
    ];
    let mut question = Question::confirm("Finish now?", body, format!("Finish: go to “{}”", close.title), Then::FinishNow);
    question.answers[0].label = "Not yet".into();
    question.answers[1].key = 'x';
    model.overlays.push(Overlay::Ask(question));
}

/// Goes to the close and writes the report.
pub fn finish_now(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let close = workshop.agenda.steps.iter().rev().find(|step| step.kind == StepKind::Close);
    let Some(close) = close.map(|step| step.key.clone()) else { return };
    let (points, actions) = (workshop.factors().count(), workshop.actions().count());
    let step = workshop.progress.step.clone();
    let (ran, beat, page) = (workshop.progress.running_since.is_some(), desk.spotlight.beat, desk.spotlight.page);
    if enter(model, close, effects) {
        super::report::ask(model, effects);
        if let Some(desk) = model.desk_mut() {
            let seq = desk.history().last_seq();
            desk.finished_from = step.map(|step| Finished { seq, step, ran, beat, page });
        }
        model.say_first(format!(
            "We stop here: {}, {}. What was not reached is marked.",
            counted(points, "point"),
            counted(actions, "action")
        ));
    }
}

/// A session opened with its clock running: a short absence counts and can be taken off, after a long one the clock
/// stands where the last commit left it.
pub fn resume(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(desk) = model.desk() else { return };
    if desk.access != crate::tui::Access::Writing || desk.workshop().progress.running_since.is_none() {
        return;
    }
    let Some(last) = desk.history().commits().last().map(|commit| commit.at) else { return };
    let reopening = plan::reopen(desk.workshop(), last, now);
    match reopening {
        Reopening::Still => {}
        Reopening::Counted { seconds } if seconds < 60 => {}
        Reopening::Counted { seconds } => {
            let Some(desk) = model.desk_mut() else { return };
            desk.away = Some(seconds);
            let minutes = seconds / 60;
            let palette = named(model, Action::OpenPalette);
            model.say(format!(
                "Picked up where you stopped {minutes} min ago; they count. “Take off time away” ({palette}) takes them off."
            ));
        }
        Reopening::Paused { .. } => {
            let runs = named(model, Action::PauseTimer);
            let label = format!("Picked up where you stopped. The clock stands still; {runs} lets it run.");
            model.commit(reopening.changes(now), label, effects);
        }
    }
}

fn forget_time_away(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(desk) = model.desk_mut() else { return };
    let Some(away) = desk.away.take() else {
        model.say("There is no time away to take off.");
        return;
    };
    let changes = plan::take_off(desk.workshop(), away, now);
    model.commit(changes, format!("{} minutes away were taken off.", away / 60), effects);
}

/// "Before you show it", then the reveal as an act of its own.
fn ask_reveal(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let mut body = before_you_show(desk, &model.words);
    // The question is left by the key that says so, then the point can be struck.
    let strikes = there(model, Action::Strike, Context::Free);
    body.push(format!("Does any point name a person or a patient? {}, then {strikes} strikes it.", named(model, Action::Back)));
    let mut question = Question::confirm("Before you show it", body, "Show it to the room", Then::Reveal);
    let key = model.keymap.keys_for(Action::Reveal, &desk.contexts(), desk.line_focused());
    let key = first_label(&key);
    question.answers[0].label = "Not yet".into();
    question.answers[0].then = Then::Say(format!("Nothing was shown; {key} asks again."));
    question.answers[1].key = 's';
    model.overlays.push(Overlay::Ask(question));
}

/// What to look at before the room sees scores: small groups, groups nobody counted, guesses, points without a
/// heading, points not scored, anything that may name someone.
#[must_use]
pub fn before_you_show(desk: &crate::tui::Desk, words: &Words) -> Vec<String> {
    let workshop = desk.workshop();
    let mut lines = Vec::new();
    if desk.one_screen {
        lines.extend(desk.room().small_groups(words).iter().map(|groups| words.lists.sentence(groups)));
    }
    for (id, shown) in workshop.shown_in_force() {
        let Some(group) = workshop.group(id) else { continue };
        if group.is_small() && !desk.one_screen {
            let how = match shown {
                crate::workshop::Shown::Open => "small, agreed to be shown on its own",
                crate::workshop::Shown::Joined => "small, shown together with others",
                crate::workshop::Shown::Held => "small, not shown at all",
            };
            lines.push(format!("{}: {how}.", group.name));
        }
    }
    // Not on a screen that the room reads with us.
    let thin = if desk.one_screen { Vec::new() } else { rest_on_one(workshop) };
    for (column, squares) in thin {
        let rest = if squares == 1 { "1 square".to_owned() } else { format!("{squares} squares") };
        let verb = if squares == 1 { "rests" } else { "rest" };
        lines.push(format!("{rest} of {column} {verb} on one person: ask, or `h` among the groups."));
    }
    let uncounted = workshop.groups().filter(|group| group.size.is_none() && group.presence != Presence::Absent);
    let uncounted: Vec<&str> = uncounted.map(|group| group.name.as_str()).collect();
    if !uncounted.is_empty() {
        lines.push(format!("Nobody counted {}: they are shown on their own.", uncounted.join(", ")));
    }
    // Of a group that is held the one screen does not even count the points.
    let told = |id| !desk.one_screen || desk.room().seen().factor(id).is_some();
    let count = |which: &dyn Fn(&Factor) -> bool| workshop.factors().filter(|factor| told(factor.id) && which(factor)).count();
    let guesses = count(&|factor| factor.evidence == crate::workshop::Evidence::Assumed);
    let unscored = count(&|factor| factor.strength().is_none());
    let without_heading = desk.kept().without_heading.iter().filter(|id| told(**id)).count();
    let guesses = if guesses == 1 { "1 guess".to_owned() } else { format!("{guesses} guesses") };
    let off = count(&|factor| factor.off_matrix && factor.theme.is_none());
    // The matrix counts both: those that still wait for a heading, and those that are meant to have none.
    let without = match (without_heading, off) {
        (_, 0) => format!("{without_heading} without a heading"),
        (0, _) => format!("{off} without a heading, on purpose"),
        _ => format!("{} without a heading, {off} on purpose", without_heading + off),
    };
    lines.push(format!("{guesses} · {without} · {unscored} not scored"));
    let names = |factor: &&Factor| told(factor.id) && crate::capture::names_somebody(&factor.text);
    let mut named = workshop.factors().filter(names);
    if let Some(first) = named.next() {
        let more = named.count();
        let more = if more > 0 { format!(", and {} more", counted(more, "point")) } else { String::new() };
        lines.push(format!("“{}”{more}: may name somebody.", first.text));
    }
    lines
}

/// The room sees scores and dots as they stand.
pub fn reveal(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    if model.commit(vec![Change::Reveal { at: now }], "The room sees it now. Say nothing for half a minute.", effects) {
        if let Some(desk) = model.desk_mut() {
            desk.spotlight.beat = 1;
        }
        super::world::point(model, effects);
    }
}

fn beat(model: &mut Model, by: i8, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    desk.spotlight.beat = desk.spotlight.beat.saturating_add_signed(by).clamp(1, 3);
    // Each beat begins with its first page.
    desk.spotlight.page = 0;
    let (beat, hidden) = (desk.spotlight.beat, desk.workshop().hides(crate::workshop::Hides::Scores));
    super::world::point(model, effects);
    model.say(match beat {
        _ if hidden => {
            let shows = named(model, Action::Reveal);
            return model.say(format!("The room sees no scores yet: {shows} shows them."));
        }
        1 => "The room sees what makes it worth it.",
        2 => "The room sees what gets in the way.",
        _ => "The room sees both together. Half a minute, just look.",
    });
}
