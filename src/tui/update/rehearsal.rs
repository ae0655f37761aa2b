//! A rehearsal: what the simulated room waits for is done or passed over; what was done is told to it; how it went is told.

use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Front};
use crate::tui::effect::Effect;
use crate::tui::keyed::named;
use crate::tui::keymap::{Code, Key};
use crate::tui::model::Model;
use crate::tui::msg::Opened;
use crate::tui::overlay::{Answer, Overlay, Question, Then};
use crate::tui::rehearsal::{Cue, Fact, Hand, Part, Practice, Rehearsal};
use crate::workshop::{Change, Commit, StepKey};

/// A rehearsal was begun: its session is opened, with the room beside it.
pub fn begun(model: &mut Model, opened: Opened, rehearsal: Rehearsal, effects: &mut Vec<Effect>) {
    super::world::open(model, opened, effects);
    if let Some(desk) = model.desk_mut() {
        desk.rehearsal = Some(Box::new(rehearsal));
    }
    model.say("A rehearsal: nothing is saved. The room speaks at the foot.");
}

/// Performs what belongs to a rehearsal.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(step) = step(model) else { return false };
    match action {
        Action::HelpMeRehearse => help(model, &step, effects),
        Action::PassInRehearsal => {
            let passed = rehearsal(model).is_some_and(|rehearsal| rehearsal.pass(&step));
            model.say(if passed { "Passed over." } else { "Nothing more is asked in this step: go on." });
        }
        _ => return false,
    }
    true
}

/// A key went down: what follows is the facilitator's own doing.
pub fn hands_on(model: &mut Model) {
    if let Some(rehearsal) = rehearsal(model) {
        rehearsal.helping = false;
    }
}

/// An action was performed: the room may have waited for it.
pub fn did(model: &mut Model, action: Action) {
    if let Some(rehearsal) = rehearsal(model) {
        rehearsal.did.push(action);
    }
}

/// How a rehearsal stood before something happened: its last commit and its step.
#[derive(Debug, Default)]
pub struct Before {
    seq: u64,
    step: StepKey,
}

/// Looks how a rehearsal stands; for what is none it does not matter.
pub fn before(model: &Model) -> Before {
    let desk = model.desk().filter(|desk| desk.rehearsal.is_some());
    desk.map_or_else(Before::default, |desk| Before {
        seq: desk.history().last_seq(),
        step: desk.workshop().progress.step.clone().unwrap_or_default(),
    })
}

/// After anything that happened: the room takes in what was done, and does its own part.
pub fn settled(model: &mut Model, before: &Before, effects: &mut Vec<Effect>) {
    let undo = named(model, Action::Undo);
    let Some(desk) = model.desk_mut() else { return };
    let Some(mut rehearsal) = desk.rehearsal.take() else { return };
    let (step, here) = (&before.step, desk.workshop().progress.step.clone().unwrap_or_default());
    let commits: Vec<Commit> = desk.history().commits().iter().filter(|commit| commit.seq > before.seq).cloned().collect();
    let fresh = commits.iter().filter(|commit| commit.undoes.is_none() && commit.redoes.is_none());
    let changes: Vec<&Change> = fresh.flat_map(|commit| &commit.changes).collect();
    let workshop = desk.workshop();
    let misheard = changes.iter().find_map(|change| rehearsal.misheard(change, step, workshop, &undo));
    let did = std::mem::take(&mut rehearsal.did);
    let facts = changes.iter().map(|change| Fact::Made(change)).chain(did.into_iter().map(Fact::Did));
    let mut parts: Vec<_> = facts.filter_map(|fact| rehearsal.heed(fact, step, workshop)).collect();
    let entered = changes.iter().any(|change| matches!(change, Change::EnterStep { .. }));
    if entered {
        parts.extend(rehearsal.due(&here, workshop));
    }
    let ended = changes.iter().any(|change| matches!(change, Change::EndWorkshop { .. }));
    if model.overlays.is_empty() {
        rehearsal.told = false;
    }
    if let Some(desk) = model.desk_mut() {
        desk.rehearsal = Some(rehearsal);
    }
    for part in parts {
        play(model, part, effects);
    }
    if let Some(sentence) = misheard {
        model.say_trouble(sentence);
    }
    if ended {
        tell(model, Then::Do(vec![Effect::Quit]));
    }
}

/// The rest of the room does its part, and the facilitator is told what.
fn play(model: &mut Model, part: Part, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk_mut() else { return };
    let Some(mut rehearsal) = desk.rehearsal.take() else { return };
    let changes = rehearsal.play(part, desk.workshop());
    desk.rehearsal = Some(rehearsal);
    if !changes.is_empty() {
        let told = part.told(changes.len());
        model.commit(changes, told, effects);
    }
}

/// Whether a rehearsal is to be told about before it is left; if so, the question is asked. `leave` is what leaving does.
pub fn asks_first(model: &mut Model, leave: Then) -> bool {
    match rehearsal(model) {
        None => false,
        Some(rehearsal) if rehearsal.told => false,
        Some(_) => {
            tell(model, leave);
            true
        }
    }
}

/// Tells what was practised and what not, and asks whether the rehearsal is kept: not, unless another key says so.
fn tell(model: &mut Model, leave: Then) {
    let Some(rehearsal) = rehearsal(model) else { return };
    rehearsal.told = true;
    let body = account(model);
    let answers = vec![
        Answer { key: 'e', label: "End; nothing is kept".into(), then: leave },
        Answer { key: 'k', label: "Keep it as a session".into(), then: Then::Do(vec![Effect::KeepRehearsal]) },
        Answer { key: 'g', label: "Go on rehearsing".into(), then: Then::Nothing },
    ];
    model.overlays.push(Overlay::Ask(Question::new("How the rehearsal went", body, answers)));
}

/// How it went, in sentences: how much of each step, what was only watched, what is still to be tried and by which key.
fn account(model: &Model) -> Vec<String> {
    let Some(desk) = model.desk() else { return Vec::new() };
    let Some(rehearsal) = &desk.rehearsal else { return Vec::new() };
    let (done, all) = rehearsal.count();
    let (mut whole, mut counts, mut untouched, mut open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for step in &desk.workshop().agenda.steps {
        let cues: Vec<_> = rehearsal.practised().filter(|(cue, _)| cue.step == step.key).collect();
        let left: Vec<_> = cues.iter().filter(|(_, practice)| !matches!(practice, Practice::Done | Practice::Watched)).collect();
        match (cues.len(), left.len()) {
            (0, _) => {}
            (_, 0) => whole.push(step.rail_name().to_owned()),
            (all, left) if all == left => untouched.push(step.rail_name().to_owned()),
            (all, missing) => {
                counts.push(format!("{} {} of {all}", step.rail_name(), all - missing));
                open.extend(left.iter().map(|(cue, _)| with_key(model, cue)));
            }
        }
    }
    let watched: Vec<_> = rehearsal.practised().filter(|(_, practice)| *practice == Practice::Watched).collect();
    let watched = match watched.len() {
        0 => String::new(),
        some if some == done => "All of it was watched; try it by your own hand next.".to_owned(),
        _ => format!("Only watched: {}.", watched.iter().map(|(cue, _)| with_key(model, cue)).collect::<Vec<_>>().join(", ")),
    };
    let list =
        |words: &str, names: &[String]| if names.is_empty() { String::new() } else { format!("{words}{}.", names.join(", ")) };
    let mut body = vec![
        format!("{done} of {all} were practised."),
        list("All of: ", &whole),
        list("Of ", &counts),
        list("Not yet: ", &open),
        list("Nothing yet of: ", &untouched),
        watched,
        "Nothing of it is saved unless you keep it.".to_owned(),
    ];
    body.retain(|sentence| !sentence.is_empty());
    body
}

/// What is practised, with its key where it has one: `taking back (Ctrl-_)`.
fn with_key(model: &Model, cue: &Cue) -> String {
    let key = cue.begins_with().filter(|_| !cue.in_line());
    let key = key.and_then(|action| model.keymap.all_keys_for(action).first().map(|key| key.label()));
    key.map_or_else(|| cue.name.clone(), |key| format!("{} ({key})", cue.name))
}

fn rehearsal(model: &mut Model) -> Option<&mut Rehearsal> {
    model.desk_mut()?.rehearsal.as_deref_mut()
}

/// The key of the step that a rehearsal stands at; none if this is no rehearsal.
fn step(model: &Model) -> Option<String> {
    let desk = model.desk()?;
    desk.rehearsal.as_ref()?;
    Some(desk.workshop().progress.step.clone().unwrap_or_default())
}

/// Does what the room waits for; where it waits for nothing, goes on.
fn help(model: &mut Model, step: &str, effects: &mut Vec<Effect>) {
    let hands = rehearsal(model).and_then(|rehearsal| rehearsal.cue(step)).map(|cue| cue.hands.clone());
    model.overlays.clear();
    let Some(hands) = hands else {
        super::perform(model, Action::NextStep, effects);
        return;
    };
    if let Some(rehearsal) = rehearsal(model) {
        rehearsal.helping = true;
    }
    if let Some(desk) = model.desk_mut() {
        desk.front = Front::Step;
        desk.empty_line();
    }
    for hand in hands {
        move_hand(model, hand, effects);
    }
}

fn move_hand(model: &mut Model, hand: Hand, effects: &mut Vec<Effect>) {
    match hand {
        Hand::Do(action) => drop(super::perform(model, action, effects)),
        Hand::Say(words) => {
            let Some(desk) = model.desk_mut() else { return };
            desk.line_has_caret = true;
            desk.line.set(&words);
            super::perform(model, Action::Commit, effects);
        }
        Hand::Fill(values) => fill(model, &values, effects),
        Hand::Answer(letter) => drop(super::overlay::letter(model, Key::plain(Code::Char(letter)), effects)),
        Hand::Row(name) => {
            let Some(desk) = model.desk_mut() else { return };
            let named = |row: &CardRow| matches!(row, CardRow::Heading(id) if desk.workshop().theme(*id).is_some_and(|theme| *theme.name == *name));
            if let Some(at) = desk.card().iter().position(named) {
                desk.cursors.card = at;
            }
        }
        Hand::At(group) => {
            let Some(desk) = model.desk_mut() else { return };
            let listed = desk.listed_groups();
            let called = |id| desk.workshop().group(id).is_some_and(|found| crate::tui::rehearsal::is_called(found, &group));
            let Some(at) = listed.iter().position(|id| called(*id)) else { return };
            desk.cursors.groups = at;
            desk.group = Some(listed[at]);
            desk.card_to_first_unscored();
        }
    }
}

/// Fills in the form in front and is done with it.
fn fill(model: &mut Model, values: &[String], effects: &mut Vec<Effect>) {
    let Some(Overlay::Form(form)) = model.overlays.last_mut() else { return };
    for (input, value) in form.inputs.iter_mut().zip(values) {
        if !value.is_empty() {
            input.field.set(value);
        }
    }
    form.at = form.inputs.len().saturating_sub(1);
    super::perform(model, Action::Commit, effects);
}
