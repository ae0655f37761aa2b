//! Set up and the groups: everything that can be decided about them, one key each, everything optional.

use super::held;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::effect::Effect;
use crate::tui::keyed::{named, there};
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::overlay::{A_DRAFT, AGREED, Form, GroupForm, Input, Item, Overlay, Picker, Purpose, Question, Then, count};
use crate::workshop::{Bloc, Change, Group, GroupId, Hides, Presence, Screens, Shown, StepKind, plan};

/// Performs what can be done to the group under the cursor, and to the workshop as a whole at Set up.
pub fn perform(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    match action {
        Action::AddGroup => add(model),
        Action::EditIntervention => intervention(model),
        Action::ToggleScreens => toggle_screens(model, effects),
        _ => return on_group(model, action, effects),
    }
    true
}

/// A step was entered: where laptop and room share one screen, each step after Set up begins with the room's view. A screen of
/// one's own is for the moment: whoever forgets it shows the room all that comes later.
pub fn entered(model: &mut Model) {
    let habit = model.habits.one_screen;
    let Some(desk) = model.desk_mut() else { return };
    if desk.one_screen || desk.step_kind() == StepKind::SetUp || !desk.is_one_screen(habit) {
        return;
    }
    desk.one_screen = true;
    let first = desk.workshop().progress.entered.len() <= 2;
    if !first && model.status.is_none() {
        let own = named(model, Action::ToggleOneScreen);
        model.say(format!("What the room sees again; {own} goes to your own screen."));
    }
}

impl Desk {
    /// Whether laptop and room share one screen: as was said for this workshop, else as the settings have it (`habit`).
    #[must_use]
    pub fn is_one_screen(&self, habit: bool) -> bool {
        self.workshop().screens.map_or(habit, |screens| screens == Screens::One)
    }

    /// The groups as they are listed: by side, then as they came.
    #[must_use]
    pub fn listed_groups(&self) -> Vec<GroupId> {
        let of = |bloc: Bloc| self.workshop().groups().filter(move |group| group.bloc == bloc).map(|group| group.id);
        Bloc::ALL.into_iter().flat_map(of).collect()
    }

    /// The group under the cursor of the list of groups.
    #[must_use]
    pub fn group_at_cursor(&self) -> Option<&Group> {
        let listed = self.listed_groups();
        let at = self.cursors.groups.min(listed.len().checked_sub(1)?);
        self.workshop().group(*listed.get(at)?)
    }

    /// How a group is shown to the room, if the small-group rule holds for it.
    #[must_use]
    pub fn small_group_state(&self, id: GroupId) -> Option<Shown> {
        let group = self.workshop().group(id).filter(|group| group.is_small())?;
        self.workshop().shown_in_force().into_iter().find(|(of, _)| *of == group.id).map(|(_, shown)| shown)
    }
}

fn on_group(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(desk) = model.desk() else { return false };
    if desk.pane != Pane::Groups || desk.front != Front::Step || desk.line_has_caret {
        return false;
    }
    let Some(group) = desk.group_at_cursor().cloned() else { return false };
    match action {
        Action::SetPeople | Action::Open => {
            let people = group.people.map(|people| people.to_string()).unwrap_or_default();
            ask_people(model, &group, Input::whole("People", &people, PEOPLE));
        }
        Action::CountNobody => {
            let correcting = desk.step_kind() == StepKind::SetUp;
            if model.commit(count(&group, Some(0), correcting), format!("{}: nobody here.", group.name), effects) {
                crate::tui::update::perform(model, Action::MoveDown, effects);
            }
        }
        Action::SetBloc => {
            let bloc = after(&Bloc::ALL, group.bloc);
            model.commit(vec![Change::SetBloc { id: group.id, bloc }], format!("{}: {}.", group.name, bloc.word()), effects);
            follow_group(model, group.id);
        }
        Action::SetShown => set_shown(model, &group, effects),
        Action::SetPresence => {
            const ALL: [Presence; 5] =
                [Presence::Expected, Presence::Present, Presence::SteppedOut, Presence::Left, Presence::Absent];
            let presence = after(&ALL, group.presence);
            let label = format!("{}: {}.", group.name, presence_words(presence));
            model.commit(vec![Change::SetPresence { id: group.id, presence }], label, effects);
        }
        Action::RenameGroup => {
            let input = vec![Input::text("Name", &group.name, "as the room calls them")];
            open(model, Form::new("Rename the group", input, Purpose::Group(GroupForm::Rename(group.id))));
        }
        Action::Remove => {
            let label = format!("{} is off the list; {} brings it back.", group.name, named(model, Action::Undo));
            model.commit(vec![Change::RemoveGroup { id: group.id }], label, effects);
        }
        Action::JoinGroups => join(model, &group),
        Action::SplitGroup => split(model, &group),
        _ => match action.choice() {
            Some(digit) => ask_people(model, &group, Input::text("People", &digit.to_string(), PEOPLE)),
            None => return false,
        },
    }
    true
}

/// What a group's presence is called.
#[must_use]
pub fn presence_words(presence: Presence) -> &'static str {
    match presence {
        Presence::Expected => "expected",
        Presence::Present => "here",
        Presence::SteppedOut => "stepped out",
        Presence::Left => "left",
        Presence::Absent => "not here",
    }
}

fn after<T: Copy + PartialEq>(all: &[T], now: T) -> T {
    let at = all.iter().position(|one| *one == now).map_or(0, |at| at + 1);
    all[at % all.len()]
}

fn open(model: &mut Model, form: Form) {
    model.overlays.push(Overlay::Form(form));
}

/// The cursor stays with a group that changed its place in the list.
fn follow_group(model: &mut Model, id: GroupId) {
    if let Some(desk) = model.desk_mut()
        && let Some(at) = desk.listed_groups().iter().position(|listed| *listed == id)
    {
        desk.cursors.groups = at;
    }
}

/// What may be typed for a group's people.
const PEOPLE: &str = "how many are here; empty: not counted";

fn ask_people(model: &mut Model, group: &Group, input: Input) {
    let title = format!("{}: people here", group.name);
    open(model, Form::new(title, vec![input], Purpose::Group(GroupForm::People(group.id))));
}

fn add(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let here = if desk.step_kind() == StepKind::SetUp { "expected" } else { "here" };
    let side = desk.group_at_cursor().map_or(Bloc::Clinical, |group| group.bloc);
    let sides = Bloc::ALL.map(Bloc::word);
    let hint = "as the room calls them, such as Porters";
    // The line waits for a group that is not on the list: most likely this one.
    let waited_for = desk.unknown_group().filter(|_| desk.line_refused());
    let inputs = vec![
        waited_for.map_or_else(|| Input::text("Name", "", hint), |name| Input::proposal("Name", &name, hint)),
        Input::question("Side", &sides, side.word()),
        Input::text("People here", "", "a number; empty: not counted"),
        Input::choice("Are they here?", &["expected", "here", "not here"], here),
    ];
    let mut form = Form::new("Add a group", inputs, Purpose::Group(GroupForm::Add));
    form.body = vec!["A group that is missing belongs here too: what is said about it is then marked as a guess.".into()];
    open(model, form);
}

fn intervention(model: &mut Model) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let setting_up = desk.step_kind() == StepKind::SetUp;
    let draft = workshop.intervention_draft || (workshop.intervention.is_empty() && setting_up);
    let inputs = vec![
        Input::text("Sentence", &workshop.intervention, "From (when), (who) will (do what differently)"),
        Input::question("It is", &[A_DRAFT, AGREED], if draft { A_DRAFT } else { AGREED }),
    ];
    let stands = match (workshop.intervention.is_empty(), draft) {
        (true, _) => "",
        (false, true) => " Now it is a draft.",
        (false, false) => " Now it is agreed.",
    };
    let mut form = Form::new("The question: what are we talking about?", inputs, Purpose::Intervention);
    form.body = vec![format!("One sentence that somebody clinical and somebody managerial would both sign.{stands}")];
    open(model, form);
}

fn toggle_screens(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(desk) = model.desk() else { return };
    let one = desk.is_one_screen(model.habits.one_screen);
    let keys = model.keymap.keys_for(Action::ToggleScreens, &desk.contexts(), false);
    let back = keys.first().map_or_else(String::new, |key| format!(" {} takes it back here.", key.label()));
    // After Set up another key goes back: it is named before it is needed.
    let own = model.keymap.keys_for(Action::ToggleOneScreen, &desk.contexts(), false);
    let own = own.iter().map(|key| key.label()).collect::<Vec<_>>().join(" or ");
    let (screens, label) = if one {
        (Screens::Two, format!("Two screens: type {} in a second terminal.", desk.present_command()))
    } else {
        (Screens::One, format!("One screen: after Set up you type at the foot of the room's view; {own} goes to your own.{back}"))
    };
    model.commit(vec![Change::SetScreens { screens: Some(screens) }], label, effects);
}

fn set_shown(model: &mut Model, group: &Group, effects: &mut Vec<Effect>) {
    if group.size.is_none() && (group.people == Some(0) || group.presence == Presence::Absent) {
        model.say(format!("{}: nobody is here, so nothing is chosen; that waits until you count somebody.", group.name));
        return;
    }
    if group.size.is_none() {
        model.say_trouble(format!("Nobody has counted {} yet: type how many are here first.", group.name));
        return;
    }
    if !group.is_small() {
        model.say(format!("{} is not small: three or more are shown on their own.", group.name));
        return;
    }
    let shown = match group.choice {
        None | Some(Shown::Joined) => Shown::Held,
        Some(Shown::Held) => Shown::Open,
        Some(Shown::Open) => Shown::Joined,
    };
    if shown == Shown::Open && model.desk().is_some_and(|desk| has_scores_on_the_wall(desk, group.id)) {
        ask_to_show_alone(model, group);
        return;
    }
    if model.commit(vec![Change::ChooseShown { id: group.id, shown: Some(shown) }], "", effects) {
        let in_force = model.desk().and_then(|desk| desk.small_group_state(group.id)).unwrap_or(shown);
        let words = match (shown, in_force) {
            (Shown::Joined, Shown::Held) => "with other small groups; held until these are three people on their side",
            (Shown::Joined, _) => "shown with other small groups",
            (Shown::Open, _) => "agreed to be shown on its own",
            (Shown::Held, _) => "not shown to the room",
        };
        model.say(format!("{}: {words}.", group.name));
    }
}

/// Whether a figure of the group would be seen at once if the room saw the group.
fn has_scores_on_the_wall(desk: &Desk, group: GroupId) -> bool {
    let workshop = desk.workshop();
    let revealed = !workshop.hides(Hides::Scores) || !workshop.veil.reveals.is_empty();
    revealed && workshop.factors_of(group).any(|factor| factor.strength().is_some())
}

/// Asks whether a small group agreed to be shown on its own.
pub(super) fn ask_to_show_alone(model: &mut Model, group: &Group) {
    let Some(desk) = model.desk() else { return };
    let goes = if has_scores_on_the_wall(desk, group.id) {
        format!("The scores were shown, and {} is one or two people: a column of their own goes to the room at once.", group.name)
    } else {
        format!("{} is one or two people: the room then sees what they said as theirs, at once.", group.name)
    };
    let body = vec![goes, "Did they agree to that?".into()];
    let then = Then::Commit(
        vec![Change::ChooseShown { id: group.id, shown: Some(Shown::Open) }],
        format!("{}: agreed to be shown on its own.", group.name),
    );
    let title = format!("Show {} on its own?", group.name);
    model.overlays.push(Overlay::Ask(Question::confirm(title, body, "Yes, they agreed", then)));
}

fn join(model: &mut Model, group: &Group) {
    let Some(desk) = model.desk() else { return };
    let workshop = desk.workshop();
    let others = workshop.groups().filter(|other| other.id != group.id);
    let item = |other: &Group| Item {
        label: other.name.to_string(),
        key: other.code.to_string(),
        hint: format!("takes over the points and people of {}", group.name),
        barred: None,
        then: held::committed(
            workshop,
            plan::join_groups(workshop, other.id, group.id),
            format!("{} now belongs to {}.", group.name, other.name),
        ),
    };
    let items: Vec<Item> = others.map(item).collect();
    model.overlays.push(Overlay::Pick(Picker::new(format!("Join {} to which group?", group.name), items)));
}

fn split(model: &mut Model, group: &Group) {
    let sides = Bloc::ALL.map(Bloc::word);
    let inputs = vec![
        Input::text("New group", "", "the name of the part that becomes a group of its own"),
        Input::question("Side", &sides, group.bloc.word()),
        Input::text("People", "", "how many of them; empty: not counted"),
    ];
    let mut form = Form::new(format!("Split {}", group.name), inputs, Purpose::Group(GroupForm::Split(group.id)));
    let gives = there(model, Action::SetGroup, Context::Points);
    form.body = vec![format!("All points stay with {}; afterwards {gives} on a point gives it to the new group.", group.name)];
    open(model, form);
}
