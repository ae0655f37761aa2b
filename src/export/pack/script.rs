//! The script: every step with its time, what the room sees, what to say and do.

use super::{heading, section, text};
use crate::export::Subject;
use crate::export::paper::{Item, Leaf};
use crate::export::report::Block;
use crate::workshop::script::{Moment, fill, room_lines};
use crate::workshop::{Note, Step};

/// Lines for awkward moments.
const AWKWARD: &str = include_str!("../../../assets/awkward.txt");

/// The steps that are kept, and the lines for awkward moments on a leaf of their own.
pub(super) fn leaves(subject: Subject) -> Vec<Leaf> {
    let agenda = &subject.workshop().agenda;
    let mut items = vec![heading(subject.title()), text(&about(subject))];
    let mut minute = 0;
    for one in agenda.kept() {
        items.extend(step(subject, one, minute));
        minute += u32::from(one.plan);
    }
    let awkward: Vec<String> = AWKWARD.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let moments =
        vec![heading("Lines for awkward moments"), text("For the facilitator alone."), Item::Block(Block::List(awkward))];
    vec![Leaf { is_across: false, items }, Leaf { is_across: false, items: moments }]
}

fn about(subject: Subject) -> String {
    let workshop = subject.workshop();
    let finish = workshop.finish_by.map_or_else(String::new, |time| format!(" Finish by {}.", time.strftime("%H:%M")));
    format!(
        "The script, {} minutes, for the facilitator alone.{finish} Behind it: lines for awkward moments, a card for each group, slips to be \
         cut, a blank matrix.",
        workshop.agenda.planned_minutes()
    )
}

fn step(subject: Subject, step: &Step, minute: u32) -> Vec<Item> {
    let workshop = subject.workshop();
    let moment = Moment { step: Some(step), ..Moment::default() };
    let until = minute + u32::from(step.plan);
    let time = if step.plan == 0 {
        "before the clock starts".to_owned()
    } else {
        format!("{minute} to {until} min (at least {}, at most {})", step.min, step.max)
    };
    let mut items = vec![section(&format!("{}: {time}", step.title))];
    let seen = room_lines(step, workshop, &moment);
    if !seen.is_empty() {
        items.push(text("The room sees:"));
        items.push(Item::Block(Block::List(seen)));
    }
    let parts: [(&str, &Note); 4] =
        [("Say", &step.say), ("Do", &step.todo), ("Done when", &step.done_when), ("If late", &step.if_late)];
    for (what, words) in parts {
        let mut lines = words.lines().filter(|line| !line.is_empty()).map(|line| fill(line, workshop, &moment).replace('`', ""));
        if let Some(first) = lines.next() {
            items.push(text(&format!("{what}: {first}")));
            items.extend(lines.map(|line| text(&line)));
        }
    }
    items
}
