//! The script: every step with its time, what the room sees, what to say and do.

use super::{heading, section, text};
use crate::export::Subject;
use crate::export::paper::{Item, Leaf};
use crate::export::report::Block;
use crate::workshop::script::{Moment, fill, room_lines};
use crate::workshop::{Note, Step};

/// The steps that are kept, and the lines for awkward moments on a leaf of their own.
pub(super) fn leaves(subject: Subject) -> Vec<Leaf> {
    let agenda = &subject.workshop().agenda;
    let mut items = vec![heading(&subject.title()), text(&about(subject))];
    let mut minute = 0;
    for one in agenda.kept() {
        items.extend(step(subject, one, minute));
        minute += u32::from(one.plan);
    }
    let said = &subject.words().pack;
    let awkward = subject.words().awkward_lines().map(str::to_owned).to_vec();
    let moments = vec![heading(said.awkward()), text(said.for_facilitator()), Item::Block(Block::List(awkward))];
    vec![Leaf { is_across: false, items }, Leaf { is_across: false, items: moments }]
}

fn about(subject: Subject) -> String {
    let workshop = subject.workshop();
    let (words, minutes) = (subject.words(), workshop.agenda.planned_minutes());
    match workshop.finish_by {
        Some(time) => words.pack.script_finish(minutes, words.time(time)),
        None => words.pack.script(minutes),
    }
}

fn step(subject: Subject, step: &Step, minute: u32) -> Vec<Item> {
    let workshop = subject.workshop();
    let said = &subject.words().pack;
    let moment = Moment { step: Some(step), ..Moment::new(subject.words()) };
    let until = minute + u32::from(step.plan);
    let time = if step.plan == 0 {
        said.before_the_clock().to_owned()
    } else {
        said.step_time(minute, until, u32::from(step.min), u32::from(step.max))
    };
    let mut items = vec![section(&said.step(step.title.as_str(), time))];
    let seen = room_lines(step, workshop, &moment);
    if !seen.is_empty() {
        items.push(text(said.room_sees()));
        items.push(Item::Block(Block::List(seen)));
    }
    let parts: [(&Note, &dyn Fn(String) -> String); 4] = [
        (&step.say, &|words| said.say(words)),
        (&step.todo, &|words| said.todo(words)),
        (&step.done_when, &|words| said.done_when(words)),
        (&step.if_late, &|words| said.if_late(words)),
    ];
    for (words, labelled) in parts {
        let mut lines = words.lines().filter(|line| !line.is_empty()).map(|line| fill(line, workshop, &moment).replace('`', ""));
        if let Some(first) = lines.next() {
            items.push(text(&labelled(first)));
            items.extend(lines.map(|line| text(&line)));
        }
    }
    items
}
