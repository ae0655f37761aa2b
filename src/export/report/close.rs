//! What was decided: actions, where groups stand, the car park, and the lines for an e-mail.

use super::{Block, heading, listed, long_date, table};
use crate::alignment::Reading;
use crate::export::Subject;
use crate::export::figure::counted;
use crate::workshop::{Action, Bloc, Fate, Group, Kind, Shown, Stance, Status};

/// The most lines of the text for an e-mail.
const EMAIL_LINES: usize = 10;

/// What was agreed, and what the room chose to change first.
pub(super) fn actions(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let mut blocks = vec![heading(2, "What we will do")];
    let rows: Vec<Vec<String>> = workshop.actions().map(|action| row(subject, action)).collect();
    if rows.is_empty() {
        blocks.push(Block::Text("No action was agreed.".to_owned()));
    } else {
        blocks.push(table(&["What gets in the way", "What we will do", "Who", "First date", "How far"], rows));
    }
    if let Some(date) = workshop.next_look {
        blocks.push(Block::Text(format!("We look at this picture again on {}.", long_date(date))));
    }
    let chosen: Vec<String> = workshop.chosen.iter().filter_map(|id| chosen(subject, *id)).collect();
    if !chosen.is_empty() {
        blocks.push(Block::Text("What the room would change first:".to_owned()));
        blocks.push(Block::List(chosen));
    }
    blocks
}

fn row(subject: Subject, action: &Action) -> Vec<String> {
    let workshop = subject.workshop();
    let moved = action.deed.shifts.iter().filter_map(|shift| workshop.factor(shift.factor));
    let answers = moved.filter(|factor| factor.kind == Kind::Barrier).map(|factor| factor.text.as_str());
    let owner = if action.deed.owner.is_empty() { "nobody yet" } else { action.deed.owner.as_str() };
    vec![
        answers.collect::<Vec<_>>().join("; "),
        action.deed.what.to_string(),
        owner.to_owned(),
        action.deed.first.map_or_else(|| "no date yet".to_owned(), long_date),
        action.deed.status.word().to_owned(),
    ]
}

fn chosen(subject: Subject, id: crate::workshop::FactorId) -> Option<String> {
    let workshop = subject.workshop();
    let factor = workshop.factor(id)?;
    let by_side = match subject {
        Subject::Room(room) => room.dots_from(id, Bloc::Clinical).zip(room.dots_from(id, Bloc::Managerial)),
        Subject::Full(_) => {
            let of = |side| workshop.dots_of(id, |bloc| bloc == side);
            Some((of(Bloc::Clinical), of(Bloc::Managerial)))
        }
    };
    let sides =
        by_side.map_or_else(String::new, |(clinical, managerial)| format!(", clinical {clinical}, managerial {managerial}"));
    let dots = counted(usize::try_from(workshop.dots(id)).unwrap_or(usize::MAX), "dot", "dots");
    Some(format!("{}: {} ({dots}{sides})", subject.group_name(factor.group), factor.text))
}

/// Where the groups stand that were asked.
pub(super) fn stands(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let shown = subject.shown();
    // Of groups shown together nothing is said if they differ, so that nobody's answer can be told.
    let nothing = |group: &Group| match subject {
        Subject::Room(_) if shown.contains(&(group.id, Shown::Joined)) => "not asked, or not alike",
        _ => "not asked",
    };
    let words = |group: &Group, stance: Option<Stance>| stance.map_or(nothing(group), Stance::words).to_owned();
    let asked = workshop.groups().filter_map(|group| Some((group, workshop.commitments.get(&group.id)?)));
    let rows: Vec<Vec<String>> = asked
        .filter(|(_, stand)| stand.today.is_some() || stand.needed.is_some())
        .map(|(group, stand)| {
            let mut row = vec![group.name.to_string(), words(group, stand.today), words(group, stand.needed)];
            if subject.is_full() {
                row.push(stand.note.to_string());
            }
            row
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head: &[&str] =
        if subject.is_full() { &["Group", "Today", "What this needs", "Note"] } else { &["Group", "Today", "What this needs"] };
    vec![heading(2, "Where groups stand"), table(head, rows)]
}

/// What was set aside, each with a role or dropped.
pub(super) fn car_park(subject: Subject) -> Vec<Block> {
    let items = subject.workshop().parked().map(|item| match &item.fate {
        Fate::Open => format!("{}: nobody yet", item.text),
        Fate::Taken(role) => format!("{}: {role}", item.text),
        Fate::Dropped => format!("{}: dropped", item.text),
    });
    let items: Vec<String> = items.collect();
    if items.is_empty() { Vec::new() } else { vec![heading(2, "Car park"), Block::List(items)] }
}

/// At most ten lines to paste into an e-mail.
pub(super) fn email(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let when = workshop.date.map_or_else(String::new, |date| format!(", {}", long_date(date)));
    let mut lines = vec![format!("{}{when}: what we agreed", subject.title())];
    let open = |action: &&Action| action.deed.status != Status::Dropped;
    let count = workshop.actions().filter(open).count();
    let room = EMAIL_LINES - 6;
    lines.extend(workshop.actions().filter(open).take(if count > room { room - 1 } else { room }).map(action_line));
    if count > room {
        lines.push(format!("- and {} more, in the report", count + 1 - room));
    }
    if count == 0 {
        lines.push("- no action yet".to_owned());
    }
    lines.extend(headings(subject, "What looks like common ground", &[Reading::CommonMotive]));
    lines.extend(headings(subject, "What seems to be in the way of both sides", &[Reading::CommonObstacle]));
    lines.extend(headings(subject, "Where we seem to pull apart", &[Reading::Contested]));
    let absent = workshop.groups().filter(|group| !group.presence.was_here()).map(|group| group.name.as_str());
    let absent: Vec<&str> = absent.collect();
    if !absent.is_empty() {
        lines.push(format!("Not here: {}. What we guessed about them will be checked with them.", listed(&absent)));
    }
    if let Some(date) = workshop.next_look {
        lines.push(format!("We look at this again on {}.", long_date(date)));
    }
    vec![heading(2, "Ten lines for an e-mail"), Block::Lines(lines)]
}

fn action_line(action: &Action) -> String {
    let owner = if action.deed.owner.is_empty() { "nobody yet" } else { action.deed.owner.as_str() };
    let from = action.deed.first.map_or_else(String::new, |date| format!(", from {}", long_date(date)));
    format!("- {}: {owner}{from}", action.deed.what)
}

fn headings(subject: Subject, what: &str, readings: &[Reading]) -> Option<String> {
    let themes = subject.measures().themes.iter().filter(|theme| readings.contains(&theme.reading));
    let names: Vec<&str> = themes.filter_map(|theme| subject.theme(Some(theme.id))).map(|theme| theme.name.as_str()).collect();
    (!names.is_empty()).then(|| format!("{what}: {}", listed(&names)))
}
