//! What was decided: actions, where groups stand, the car park, and the lines for an e-mail.

use super::{Block, heading, table};
use crate::alignment::Reading;
use crate::export::Subject;
use crate::words::Words;
use crate::workshop::{Action, Bloc, Fate, Group, Kind, Meaning, Shown, Stance, Status, Theme};

/// The most lines of the text for an e-mail.
const EMAIL_LINES: usize = 10;

/// What was agreed, and what the room chose to change first.
pub(super) fn actions(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let said = &subject.words().report;
    let mut blocks = vec![heading(2, said.actions())];
    let rows: Vec<Vec<String>> = workshop.actions().map(|action| row(subject, action)).collect();
    if rows.is_empty() {
        blocks.push(Block::Text(said.no_action().to_owned()));
    } else {
        let head = [said.action_barrier(), said.action_what(), said.action_who(), said.action_first()];
        blocks.push(table(&head, rows));
    }
    if let Some(date) = workshop.next_look {
        blocks.push(Block::Text(said.next_look(subject.words().date(date))));
    }
    let chosen: Vec<String> = workshop.chosen.iter().filter_map(|id| chosen(subject, *id)).collect();
    if !chosen.is_empty() {
        blocks.push(Block::Text(said.chosen().to_owned()));
        blocks.push(Block::List(chosen));
    }
    blocks
}

/// Whose an action is.
fn owner<'a>(action: &'a Action, words: &'a Words) -> &'a str {
    if action.deed.owner.is_empty() { words.values.nobody_yet() } else { action.deed.owner.as_str() }
}

fn row(subject: Subject, action: &Action) -> Vec<String> {
    let (workshop, words) = (subject.workshop(), subject.words());
    let moved = action.deed.shifts.iter().filter_map(|shift| workshop.factor(shift.factor));
    let answers = moved.filter(|factor| factor.kind == Kind::Barrier).map(|factor| factor.text.as_str());
    vec![
        answers.collect::<Vec<_>>().join(words.lists.semicolon()),
        action.deed.what.to_string(),
        owner_and_status(action, words),
        action.deed.first.map_or_else(|| words.report.no_date().to_owned(), |date| words.date(date)),
    ]
}

/// Whose an action is, and how far it is where that is not simply agreed and the owner's words do not say so.
fn owner_and_status(action: &Action, words: &Words) -> String {
    let (owner, status) = (owner(action, words), action.deed.status.said(words));
    let is_said = action.deed.status == Status::Agreed || owner.contains(status);
    if is_said { owner.to_owned() } else { words.report.action_owner_status(owner, status) }
}

fn chosen(subject: Subject, id: crate::workshop::FactorId) -> Option<String> {
    let (workshop, said) = (subject.workshop(), &subject.words().report);
    let factor = workshop.factor(id)?;
    let by_side = if let Some(room) = subject.seen_room() {
        room.dots_from(id, Bloc::Clinical).zip(room.dots_from(id, Bloc::Managerial))
    } else {
        let of = |side| workshop.dots_of(id, |bloc| bloc == side);
        Some((of(Bloc::Clinical), of(Bloc::Managerial)))
    };
    let (group, point) = (subject.group_name(factor.group), factor.text.as_str());
    let dots = said.dots(workshop.dots(id));
    Some(match by_side {
        Some((clinical, managerial)) => said.chosen_by_side(group, point, dots, clinical, managerial),
        None => said.chosen_point(group, point, dots),
    })
}

/// Where the groups stand that were asked.
pub(super) fn stands(subject: Subject) -> Vec<Block> {
    let (workshop, words, said) = (subject.workshop(), subject.words(), &subject.words().report);
    let shown = subject.shown();
    // Of groups shown together nothing is said if they differ, so that nobody's answer can be told.
    let nothing = |group: &Group| {
        if !subject.is_full() && shown.contains(&(group.id, Shown::Joined)) { said.not_alike() } else { words.values.not_asked() }
    };
    let stance = |group: &Group, stance: Option<Stance>| stance.map_or(nothing(group), |stance| stance.said(words)).to_owned();
    let asked = workshop.groups().filter_map(|group| Some((group, workshop.commitments.get(&group.id)?)));
    let rows: Vec<Vec<String>> = asked
        .filter(|(_, stand)| stand.today.is_some() || stand.needed.is_some())
        .map(|(group, stand)| {
            let mut row = vec![group.name.to_string(), stance(group, stand.today), stance(group, stand.needed)];
            if subject.is_full() {
                row.push(stand.note.to_string());
            }
            row
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [said.group(), said.today(), said.needed(), said.note()];
    let head = if subject.is_full() { &head[..] } else { &head[..3] };
    vec![heading(2, said.stands()), table(head, rows)]
}

/// What was set aside, each with a role or dropped.
pub(super) fn car_park(subject: Subject) -> Vec<Block> {
    let (words, said) = (subject.words(), &subject.words().report);
    let items = subject.workshop().parked().map(|item| {
        let fate = match &item.fate {
            Fate::Open => words.values.nobody_yet(),
            Fate::Taken(role) => role.as_str(),
            Fate::Dropped => words.values.dropped(),
        };
        said.item(item.text.as_str(), fate)
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![heading(2, said.car_park()), Block::List(items)] }
}

/// At most ten lines to paste into an e-mail.
pub(super) fn email(subject: Subject) -> Vec<Block> {
    let (workshop, words, said) = (subject.workshop(), subject.words(), &subject.words().report);
    // What stands for a title says the day too.
    let mut lines = vec![match workshop.date.filter(|_| !workshop.title.is_empty()) {
        Some(date) => said.email_head_on(&*subject.title(), words.date(date)),
        None => said.email_head(&*subject.title()),
    }];
    let open = |action: &&Action| action.deed.status != Status::Dropped;
    let count = workshop.actions().filter(open).count();
    let room = EMAIL_LINES - 6;
    let told = workshop.actions().filter(open).take(if count > room { room - 1 } else { room });
    lines.extend(told.map(|action| action_line(action, words)));
    if count > room {
        lines.push(said.email_more(count + 1 - room));
    }
    if count == 0 {
        lines.push(said.email_none().to_owned());
    }
    lines.extend(headings(subject, said.email_common(), Reading::CommonMotive));
    lines.extend(headings(subject, said.email_obstacle(), Reading::CommonObstacle));
    lines.extend(headings(subject, said.email_apart(), Reading::Contested));
    let absent = workshop.groups().filter(|group| !group.presence.was_here()).map(|group| group.name.as_str());
    let absent: Vec<&str> = absent.collect();
    if !absent.is_empty() {
        lines.push(said.absent(words.listed(&absent)));
    }
    if let Some(date) = workshop.next_look {
        lines.push(said.email_next(words.date(date)));
    }
    vec![heading(2, said.email()), Block::Lines(lines)]
}

fn action_line(action: &Action, words: &Words) -> String {
    let (what, owner) = (action.deed.what.as_str(), owner_and_status(action, words));
    match action.deed.first {
        Some(date) => words.report.email_action_from(what, &*owner, words.date(date)),
        None => words.report.email_action(what, &*owner),
    }
}

fn headings(subject: Subject, what: &str, reading: Reading) -> Option<String> {
    let words = subject.words();
    let themes = subject.measures().themes.iter().filter(|theme| theme.reading == reading);
    let name = |theme: &Theme| match theme.meaning {
        Meaning::Two => words.report.email_two(theme.name.as_str()),
        _ => theme.name.to_string(),
    };
    let names: Vec<String> = themes.filter_map(|theme| subject.theme(Some(theme.id))).map(name).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| words.report.email_headings(what, words.listed(&names)))
}
