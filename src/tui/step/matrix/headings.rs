//! Headings and cells, from wherever the cursor means one: make, mend, split, join; asked and no; also for us.

use super::{Surface, meant};
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::effect::Effect;
use crate::tui::model::Model;
use crate::tui::overlay::{Form, HeadingForm, Input, Item, Overlay, Picker, PointForm, Purpose, Then};
use crate::workshop::plan;
use crate::workshop::{Change, GroupId, Kind, ThemeId};

/// Performs what concerns a heading or a cell.
pub fn perform(model: &mut Model, surface: Surface, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    if action == Action::AddHeading && surface != Surface::Behind {
        add(model);
        return true;
    }
    let cell = match action {
        Action::EditHeading | Action::SplitHeading | Action::JoinHeadings | Action::ToggleAskedNo | Action::AlsoForUs => {
            meant(desk)
        }
        _ => return false,
    };
    let Some((group, theme)) = cell else {
        model.say("Put the cursor on a square or at a row's end first.");
        return true;
    };
    match (action, group) {
        (Action::EditHeading, _) => edit(model, theme),
        (Action::SplitHeading, _) => split(model, theme),
        (Action::JoinHeadings, _) => join(model, theme),
        (Action::ToggleAskedNo, Some(group)) => asked_no(model, group, theme, effects),
        (Action::AlsoForUs, Some(group)) => also(model, group, theme),
        _ => model.say("This is about one group: put the cursor on its square."),
    }
    true
}

fn name(desk: &Desk, theme: ThemeId) -> String {
    desk.workshop().theme(theme).map_or_else(String::new, |theme| theme.name.to_string())
}

fn add(model: &mut Model) {
    let inputs = vec![Input::text("Name", "", "two or three words"), Input::text("Meaning", "", "one line for the room")];
    model.overlays.push(Overlay::Form(Form::new("A new heading", inputs, Purpose::Point(PointForm::NewHeading(None)))));
}

fn edit(model: &mut Model, id: ThemeId) {
    let Some(theme) = model.desk().and_then(|desk| desk.workshop().theme(id)) else { return };
    let inputs = vec![
        Input::text("Name", &theme.name, "two or three words"),
        Input::text("Meaning", &theme.definition, "one line for the room"),
        Input::whole("Weight", &crate::tui::figure::decimal(theme.weight), "1 counts as the others do; 0 is shown, not counted"),
    ];
    model.overlays.push(Overlay::Form(Form::new("The heading", inputs, Purpose::Heading(HeadingForm::Edit(id)))));
}

fn split(model: &mut Model, id: ThemeId) {
    let Some(desk) = model.desk() else { return };
    let groups = desk.columns().into_iter().filter_map(|group| {
        let cell = desk.measures().cell(group, id).filter(|cell| !cell.factors.is_empty())?;
        let words = desk.workshop().factor(cell.factors[0]).map_or_else(String::new, |factor| factor.text.to_string());
        Some((desk.workshop().group(group)?.code.to_string(), words))
    });
    let groups: Vec<(String, String)> = groups.collect();
    let codes = groups.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>().join(" ");
    let inputs = vec![
        Input::text("New heading", "", "what the other meaning is called"),
        Input::text("Meaning", "", "one line for the room"),
        Input::text("Groups", "", &format!("whose points go there, by code: {codes}")),
    ];
    let mut form = Form::new(format!("Split “{}”", name(desk, id)), inputs, Purpose::Heading(HeadingForm::Split(id)));
    form.body = groups.into_iter().map(|(code, words)| format!("{code}: {words}")).collect();
    model.overlays.push(Overlay::Form(form));
}

fn join(model: &mut Model, kept: ThemeId) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let into = name(desk, kept);
    let others = workshop.themes().filter(|theme| theme.id != kept).map(|theme| Item {
        label: theme.name.to_string(),
        key: theme.code.to_string(),
        hint: theme.definition.to_string(),
        barred: None,
        then: Then::Commit(plan::merge_themes(workshop, kept, theme.id), format!("{} is now part of {into}.", theme.name)),
    });
    let picker = Picker::new(format!("Which heading goes into “{into}”?"), others.collect());
    model.overlays.push(Overlay::Pick(picker));
}

fn asked_no(model: &mut Model, group: GroupId, theme: ThemeId, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let said = desk.workshop().asked_no.contains(&(group, theme));
    let who = desk.workshop().group(group).map_or_else(String::new, |group| group.name.to_string());
    let what = name(desk, theme);
    let (change, label) = if said {
        (Change::ClearNo { group, theme }, format!("{who} · {what}: not asked."))
    } else {
        (Change::RecordNo { group, theme }, format!("{who} · {what}: asked, and they said no."))
    };
    model.commit(vec![change], label, effects);
}

fn also(model: &mut Model, group: GroupId, theme: ThemeId) {
    let Some(desk) = model.desk() else { return };
    let who = desk.workshop().group(group).map_or_else(String::new, |group| group.name.to_string());
    let item = |kind: Kind| Item {
        label: kind.room_words().to_owned(),
        key: kind.sign().to_string(),
        hint: format!("for {who} too"),
        barred: None,
        then: Then::Commit(
            plan::also_for_us(desk.workshop(), group, theme, kind, plan::also_words(&model.words, &name(desk, theme), kind)),
            format!("{who}: {} too, {}. Not scored yet.", name(desk, theme), kind.room_words()),
        ),
    };
    let items = vec![item(Kind::Incentive), item(Kind::Barrier)];
    model.overlays.push(Overlay::Pick(Picker::new(format!("“{}” for {who}: worth it or in the way?", name(desk, theme)), items)));
}
