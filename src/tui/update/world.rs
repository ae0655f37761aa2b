//! What is the same everywhere: ending, help, the palette, undo; and what the world reports.

use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane, Saved};
use crate::tui::effect::Effect;
use crate::tui::home::Home;
use crate::tui::keyed::named;
use crate::tui::keymap::{Context, first_label};
use crate::tui::model::{Model, Screen};
use crate::tui::msg::{Msg, Opened};
use crate::tui::overlay::{Answer, Form, Input, Item, Overlay, Picker, Purpose, Question, Reader, Then};
use crate::tui::possible::barred;
use crate::widget::text::fit_middle;
use crate::widget::theme::{Theme, ThemeName};
use crate::workshop::{History, STRUCK, StepKind};

/// Columns of a path in a sentence.
const LONGEST_PATH: usize = 130;

/// Takes in what the world reports.
pub fn heard(model: &mut Model, msg: Msg, effects: &mut Vec<Effect>) {
    match msg {
        Msg::Saved { seq } => saved(model, seq),
        Msg::NotSaved { entries, why } => not_saved(model, entries, why),
        Msg::MovedToRescue { path } => {
            // Of a long path its file is what it is found by.
            let to = fit_middle(&path, LONGEST_PATH);
            let sentence = format!("The file could not be written any more. Everything now goes to {to}.");
            if let Some(desk) = model.desk_mut() {
                desk.place = path;
            }
            model.say_trouble(sentence);
        }
        Msg::ShelfRead(shelf) => {
            if let Screen::Home(home) = &mut model.screen {
                home.take(shelf);
            }
        }
        Msg::SessionOpened(opened) => open(model, *opened, effects),
        Msg::RehearsalBegun(opened, rehearsal) => super::rehearsal::begun(model, *opened, *rehearsal, effects),
        Msg::Followed(history) => {
            if let Some(desk) = model.desk_mut() {
                desk.reread(*history);
            }
        }
        Msg::Struck { words, history } => struck(model, &words, *history, effects),
        Msg::ReportLies(report) => super::report::lies(model, report),
        Msg::ReportFailed { session, why } => super::report::failed(model, &session, why),
        Msg::Written { to, outcome } => super::overlay::written(model, &to, outcome),
        Msg::Done(sentence) => model.say(model.after_first(sentence)),
        Msg::Failed(sentence) => model.say_trouble(model.after_first(sentence)),
        Msg::BrokeDown(place) => {
            model.say_trouble(format!("Part of the program broke down ({place}). Go on: what you enter is kept and saved."));
            effects.push(Effect::MendSaving);
        }
        Msg::AskedToEnd => quit(model, effects),
        _ => {}
    }
}

/// What is said of it.
pub(super) const STRUCK_NOW: &str = "Struck. The words are gone from every file of this session.";

/// What was struck is forgotten here too: else the next draft, or `/`, would bring it back.
fn struck(model: &mut Model, words: &str, history: History, effects: &mut Vec<Effect>) {
    if let Some(desk) = model.desk_mut() {
        desk.reread(history);
        desk.line.forget(words, STRUCK);
        desk.lines.forget(words, STRUCK);
    }
    for field in model.overlays.iter_mut().flat_map(Overlay::fields_mut) {
        field.forget(words, STRUCK);
    }
    model.left.clear();
    // Whatever the case: a search does not care about it.
    if model.sought.as_ref().is_some_and(|sought| sought.to_lowercase().contains(&words.to_lowercase())) {
        model.sought = None;
    }
    // The report that was written by itself holds them too.
    if model.desk().is_some_and(|desk| desk.report.is_some()) {
        super::report::ask(model, effects);
        model.say_first(STRUCK_NOW);
    } else {
        model.say(STRUCK_NOW);
    }
}

fn saved(model: &mut Model, seq: u64) {
    let Some(desk) = model.desk_mut() else { return };
    let before = std::mem::replace(&mut desk.saved, Saved::UpTo(seq));
    if matches!(before, Saved::Not { .. }) {
        model.say("Saved again: everything entered is on the disk.");
    }
}

/// The header says it for as long as it lasts; the sentence comes once.
fn not_saved(model: &mut Model, entries: usize, why: String) {
    let Some(desk) = model.desk_mut() else { return };
    let sentence = format!("Not saved: {why}. Go on: entries stay in memory, and saving is tried again every 5 seconds.");
    let before = std::mem::replace(&mut desk.saved, Saved::Not { entries, why });
    if matches!(before, Saved::UpTo(_)) {
        model.say_trouble(sentence);
    }
}

pub(super) fn open(model: &mut Model, opened: Opened, effects: &mut Vec<Effect>) {
    let remarks = opened.remarks.join(" ");
    model.overlays.clear();
    model.left.clear();
    model.status = None;
    let mut desk = Desk::new(opened);
    let begun = desk.step_kind() != StepKind::SetUp;
    desk.one_screen |= begun && desk.is_one_screen(model.habits.one_screen);
    if matches!(desk.step_kind(), StepKind::Round | StepKind::Capture(_)) && desk.workshop().factors().next().is_some() {
        // The room goes on reading whose turn it is.
        desk.spotlight.turn = desk.turn_seen();
    }
    model.screen = Screen::Desk(Box::new(desk));
    model.opened += 1;
    super::course::resume(model, effects);
    if !remarks.is_empty() {
        model.say_trouble(remarks);
    }
    crate::tui::step::reading::resumed(model, effects);
    point(model, effects);
    if model.desk().is_some_and(|desk| desk.access == crate::tui::Access::Writing) {
        effects.push(Effect::LookForReport);
    }
}

/// Tells the room screens what to show.
pub fn point(model: &Model, effects: &mut Vec<Effect>) {
    if let Some(desk) = model.desk() {
        effects.push(Effect::Point(desk.spotlight.clone()));
    }
}

/// Performs what is the same everywhere.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::Help if matches!(model.overlays.last(), Some(Overlay::Help(_))) => drop(model.overlays.pop()),
        Action::Help => help(model),
        Action::OpenPalette => palette(model),
        Action::Quit => quit(model, effects),
        Action::Interrupt if std::mem::replace(&mut model.interrupted, true) => quit(model, effects),
        Action::Interrupt => model.say("Once more ends the program."),
        Action::Suspend => effects.push(Effect::Suspend),
        Action::Redraw => effects.push(Effect::Redraw),
        Action::NextTheme => next_theme(model),
        Action::ToggleMouse => {
            model.mouse = !model.mouse;
            effects.push(Effect::CaptureMouse(model.mouse));
            let takes = named(model, Action::ToggleMouse);
            model.say(if model.mouse {
                "The mouse works here again.".to_owned()
            } else {
                format!("The mouse now selects text; {takes} takes it back.")
            });
        }
        Action::Undo => super::undo::undo(model, effects),
        Action::Redo => super::undo::redo(model, effects),
        Action::RetrySave => effects.push(Effect::RetrySave),
        Action::GoHome => go_home(model, effects),
        Action::Strike => strike(model),
        Action::Export => {
            super::report::again(model, effects);
            super::outgoing::export(model);
        }
        Action::Pack => super::outgoing::pack(model),
        Action::EditWorkshop => edit_workshop(model),
        _ => return false,
    }
    true
}

fn help(model: &mut Model) {
    let reader = Reader { contexts: model.contexts(), in_field: model.field_focused(), ..Reader::default() };
    model.overlays.push(Overlay::Help(reader));
}

/// Every action of the table that the palette offers: what can be done now first, this place before others; then the
/// rest with the reason.
fn palette(model: &mut Model) {
    let contexts = model.contexts();
    let here = model.keymap.entries_in(&contexts);
    let elsewhere = model.keymap.entries().iter().filter(|entry| !here.iter().any(|other| other.action == entry.action));
    let offered = here.iter().copied().chain(elsewhere).filter(|entry| entry.palette);
    let items = offered.map(|entry| Item {
        label: entry.label.clone(),
        key: palette_keys(model, entry.action, &contexts, here.iter().any(|other| other.action == entry.action)),
        hint: entry.hint.clone(),
        barred: barred(model, entry, &contexts),
        then: Then::Act(entry.action),
    });
    let (mut can, cannot): (Vec<Item>, Vec<Item>) = items.partition(|item| item.barred.is_none());
    // Enter alone, before anything is typed, ends and removes nothing.
    can.sort_by_key(|item| if let Then::Act(action) = item.then { undoes_work(action) } else { 0 });
    model.overlays.push(Overlay::Pick(Picker::new("Commands", can.into_iter().chain(cannot).collect())));
}

/// How late among what can be done an action stands in the palette: what removes, strikes or ends comes last.
const fn undoes_work(action: Action) -> u8 {
    match action {
        Action::Quit => 3,
        Action::Strike | Action::FinishNow => 2,
        Action::Remove | Action::DeleteSession => 1,
        _ => 0,
    }
}

/// The keys of an action as the palette shows them: those that do it here; of what belongs elsewhere all that it has.
fn palette_keys(model: &Model, action: Action, contexts: &[Context], here: bool) -> String {
    let mut keys = model.keymap.keys_for(action, contexts, false);
    for key in model.keymap.keys_for(action, contexts, true) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    if !here {
        keys = model.keymap.all_keys_for(action);
    }
    keys.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
}

fn next_theme(model: &mut Model) {
    let embedded = ThemeName::ALL.into_iter().map(|name| Theme::embedded(name, model.depth));
    let all: Vec<Theme> = embedded.chain(model.own_themes.iter().cloned()).collect();
    let at = all.iter().position(|theme| *theme == model.theme).map_or(0, |at| at + 1);
    let Some(theme) = all.into_iter().cycle().nth(at) else { return };
    model.say(format!("Colours: {}.", theme.name));
    model.theme = theme;
}

/// Ends the program; asks only when something is not saved.
pub fn quit(model: &mut Model, effects: &mut Vec<Effect>) {
    let leave = Answer { key: 'l', label: "Leave without them".into(), then: Then::Do(vec![Effect::Quit]) };
    let end = Then::Do(vec![Effect::Quit]);
    if super::rehearsal::asks_first(model, end) || ask_about_unsaved(model, leave) {
        return;
    }
    effects.push(Effect::Quit);
}

/// Asks where to put what is not saved; `last` is the answer that saves nothing. Returns false if all is saved.
fn ask_about_unsaved(model: &mut Model, last: Answer) -> bool {
    let Some(desk) = model.desk() else { return false };
    let Saved::Not { entries: entries @ 1.., why } = &desk.saved else { return false };
    let elsewhere = Form::new(
        "Save everything to another file",
        vec![Input::proposal("File", &format!("{}-saved.ron", desk.name), "on a disk with room, such as a stick")],
        Purpose::SaveElsewhere,
    );
    let what = if *entries == 1 { "1 entry is".to_owned() } else { format!("{entries} entries are") };
    let body = vec![format!("{what} only in memory: {why}"), "Where should they go?".into()];
    let answers = vec![
        Answer { key: 's', label: "Save to another file".into(), then: Then::Open(Box::new(Overlay::Form(elsewhere))) },
        Answer { key: 't', label: "Try again".into(), then: Then::Do(vec![Effect::RetrySave]) },
        last,
    ];
    model.overlays.push(Overlay::Ask(Question::new("Not everything is saved", body, answers)));
    true
}

fn go_home(model: &mut Model, effects: &mut Vec<Effect>) {
    if matches!(model.screen, Screen::Home(_)) {
        return;
    }
    if super::rehearsal::asks_first(model, Then::Act(Action::GoHome)) {
        return;
    }
    let stay = Answer { key: 'g', label: "Go on here".into(), then: Then::Nothing };
    if ask_about_unsaved(model, stay) {
        return;
    }
    model.screen = Screen::Home(Home::default());
    model.overlays.clear();
    model.left.clear();
    model.status = None;
    effects.extend([Effect::CloseSession, Effect::ReadShelf]);
}

/// What is said of the words to be struck.
const STRIKE: &str = "exactly as typed; you are asked before anything is struck";

fn strike(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    // Only what is lit on the screen: another point would stand there unasked.
    let lit = desk.pane == Pane::Points || matches!(desk.front, Front::Behind(_) | Front::Card);
    let selected = desk.selected.filter(|_| lit).and_then(|id| desk.workshop().factor(id));
    // What may name somebody is most likely what has to go.
    let naming = |factor: &&crate::workshop::Factor| crate::capture::names_somebody(&factor.text);
    let first = selected.filter(naming).or_else(|| desk.workshop().factors().find(naming));
    let words = first.or(selected).map_or("", |factor| factor.text.as_str());
    // The key must work while the words are typed.
    let cover = first_label(&model.keymap.keys_for(Action::ToggleCover, &model.contexts(), true));
    let cover = if cover.is_empty() { named(model, Action::ToggleCover) } else { cover };
    let mut form = Form::new("Strike from the record", vec![Input::proposal("Words", words, STRIKE)], Purpose::Strike);
    form.body = vec![
        "A name or a patient's detail typed by mistake is replaced by [struck] everywhere in this session's files.".into(),
        format!("This cannot be undone. Cover the room screen first ({cover})."),
    ];
    model.overlays.push(Overlay::Form(form));
}

fn edit_workshop(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let text = |value: Option<String>| value.unwrap_or_default();
    let inputs = vec![
        Input::text("Title", &workshop.title, ""),
        Input::text("Place", &workshop.place, ""),
        Input::day("Date", &text(workshop.date.map(|date| date.to_string())), "such as +7, fri or 2027-02-01"),
        Input::time("Finish by", &text(workshop.finish_by.map(|time| time.strftime("%H:%M").to_string())), "such as 10:30"),
        Input::text("The report goes to", &workshop.recipients, "a role or a list"),
        Input::day("Next look on", &text(workshop.next_look.map(|date| date.to_string())), "such as +28, fri or 2027-03-01"),
    ];
    model.overlays.push(Overlay::Form(Form::new("Title and place", inputs, Purpose::Workshop)));
}
