//! What keys do on the home screen.

use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::home::Home;
use crate::tui::model::{Model, Screen};
use crate::tui::overlay::{Form, Input, Item, Overlay, Picker, Purpose, Question, Then};
use crate::workshop::template::Template;

/// The samples that are embedded, with what they are.
pub const SAMPLES: [(&str, &str); 3] = [
    ("morning-briefing", "a finished workshop: 8 groups, 53 points, actions"),
    ("discharge-huddle", "stopped half-way, in “How much does it matter?”"),
    ("tiny", "three groups and a few points"),
];

/// Performs an action at home.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::NewWorkshop => {
            let template = model.template.clone();
            effects.push(Effect::CreateSession { template, title: String::new() });
        }
        Action::NewFromTemplate => new_workshop(model),
        Action::OpenSample => effects.push(Effect::OpenSample(SAMPLES[0].0.into())),
        Action::ChooseSample => samples(model),
        Action::Rehearse => effects.push(Effect::Rehearse),
        Action::DeleteSession => delete(model),
        _ => {
            let Screen::Home(home) = &mut model.screen else { return false };
            return open_or_move(home, action, effects);
        }
    }
    true
}

fn open_or_move(home: &mut Home, action: Action, effects: &mut Vec<Effect>) -> bool {
    let last = home.shelf.len().saturating_sub(1);
    home.at = match action {
        Action::MoveDown | Action::NextPane => (home.at + 1).min(last),
        Action::MoveUp | Action::PreviousPane => home.at.saturating_sub(1),
        Action::MoveTop => 0,
        Action::MoveBottom => last,
        Action::Open => {
            if let Some(row) = home.selected() {
                effects.push(Effect::OpenSession(row.path.clone()));
            }
            home.at
        }
        _ => return false,
    };
    true
}

fn new_workshop(model: &mut Model) {
    let agendas: Vec<String> = model.templates.iter().map(Template::called_in_full).collect();
    let agendas: Vec<&str> = agendas.iter().map(String::as_str).collect();
    let first = model.templates.iter().find(|template| template.name == model.template).map(Template::called_in_full);
    let titles: Vec<String> = model.templates.iter().map(Template::called).collect();
    let agenda = Input::choice("Agenda", &agendas, &first.unwrap_or_default());
    let inputs = vec![
        Input::text("What is it about?", "", "a title, such as Morning briefing, Ward 6; can wait"),
        Input { hint: titles.join(" · "), ..agenda },
    ];
    let mut form = Form::new("A new workshop", inputs, Purpose::NewWorkshop);
    form.body = vec!["Six groups and eight headings are there to begin with; everything can be changed later.".into()];
    model.overlays.push(Overlay::Form(form));
}

fn samples(model: &mut Model) {
    let items = SAMPLES.into_iter().enumerate().map(|(at, (name, hint))| Item {
        label: name.replace('-', " "),
        key: (at + 1).to_string(),
        hint: hint.into(),
        barred: None,
        then: Then::Do(vec![Effect::OpenSample(name.into())]),
    });
    model.overlays.push(Overlay::Pick(Picker::new("Samples: invented, illustrative; each opens as a copy", items.collect())));
}

fn delete(model: &mut Model) {
    let Screen::Home(home) = &model.screen else { return };
    let Some(row) = home.selected() else { return };
    let body =
        vec![format!("{} and everything that belongs to it: draft, lock, parts set aside. This cannot be undone.", row.path)];
    let then = Then::Do(vec![Effect::DeleteSession(row.path.clone())]);
    let question = Question::confirm(
        format!("Delete “{}”?", if row.title.is_empty() { &row.name } else { &row.title }),
        body,
        "Yes, delete it",
        then,
    );
    model.overlays.push(Overlay::Ask(question));
}
