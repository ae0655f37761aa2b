//! Who was here, what was guessed, what was not reached, and how the figures were made.

use super::{Block, heading, listed, table};
use crate::export::Subject;
use crate::export::figure::counted;
use crate::workshop::{Evidence, Group, Presence, StepKind};

/// Who was here by group and number, and who was missing.
pub(super) fn who_was_here(subject: Subject) -> Vec<Block> {
    let mut blocks = vec![heading(2, "Who was here")];
    let (here, missing): (Vec<&Group>, Vec<&Group>) = subject.workshop().groups().partition(|group| group.presence.was_here());
    let shown = subject.shown();
    let rows: Vec<Vec<String>> = here
        .iter()
        .map(|group| {
            let people = group.size.or(group.people).map_or_else(|| "not counted".to_owned(), |people| people.to_string());
            let mut row = vec![group.name.to_string(), group.bloc.word().to_owned(), people, presence(group.presence).to_owned()];
            if subject.is_full() {
                row.push(shown.iter().find(|(id, _)| *id == group.id).map_or("", |(_, shown)| shown.word()).to_owned());
            }
            row
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Text("Nobody was counted.".to_owned()));
    } else {
        let head: &[&str] = if subject.is_full() {
            &["Group", "Side", "People", "Remark", "Shown"]
        } else {
            &["Group", "Side", "People", "Remark"]
        };
        blocks.push(table(head, rows));
    }
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|group| group.name.as_str()).collect();
        blocks.push(Block::Text(format!("Not here: {}. What we guessed about them will be checked with them.", listed(&names))));
    }
    blocks
}

const fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Left => "left before the end",
        Presence::SteppedOut => "stepped out",
        _ => "",
    }
}

/// Points that others said of a group, and steps that were never entered.
pub(super) fn guessed_and_not_reached(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let guessed = workshop.factors().filter(|factor| factor.evidence == Evidence::Assumed);
    let guessed: Vec<String> =
        guessed.map(|factor| format!("{}: {} {}", subject.group_name(factor.group), factor.kind.sign(), factor.text)).collect();
    let mut blocks = Vec::new();
    if !guessed.is_empty() {
        blocks.push(heading(2, "What was guessed"));
        blocks.push(Block::Text("Said by others, counted in no figure; to be checked with the group itself:".to_owned()));
        blocks.push(Block::List(guessed));
    }
    let counts = subject.measures().counts;
    let mut missing: Vec<String> = Vec::new();
    for (count, what) in [(counts.unscored, "not scored"), (counts.without_theme, "without a heading")] {
        if count > 0 {
            let points = counted(usize::try_from(count).unwrap_or(usize::MAX), "point", "points");
            missing.push(format!("{points} {what}"));
        }
    }
    let skipped =
        workshop.agenda.kept().filter(|step| step.kind != StepKind::SetUp && !workshop.progress.entered.contains(&step.key));
    missing.extend(skipped.map(|step| format!("Step: {}", step.title)));
    if !missing.is_empty() {
        blocks.push(heading(2, "What was not reached"));
        blocks.push(Block::List(missing));
    }
    blocks
}

/// The facilitator's notes by step: in the full record only.
pub(super) fn notes(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let title = |key: &str| workshop.agenda.step(key).map_or_else(|| key.to_owned(), |step| step.title.to_string());
    let notes = workshop.notes.iter().filter(|(_, note)| !note.is_empty());
    let notes: Vec<String> = notes.map(|(key, note)| format!("{}: {}", title(key), note.replace('\n', " "))).collect();
    if notes.is_empty() { Vec::new() } else { vec![heading(2, "The facilitator's notes"), Block::List(notes)] }
}

/// How the figures were made, and what they are not.
pub(super) fn method(subject: Subject) -> Vec<Block> {
    let mut items = vec![
        "Each group said in its own words what would make it worth it and what gets in the way, and scored its own points from 1 \
         (hardly matters) to 5 (decides whether we take part). A square shows the strongest point; more points do not weigh more."
            .to_owned(),
        "How far groups agree is our own combination of published parts (Bray-Curtis similarity and a term for opposition). It is \
         not a validated scale, and no cut-off is tied to the outcome of any improvement work."
            .to_owned(),
        "Blank means that nobody said so here, not that nobody cares. Points that others guessed are marked and count in no figure."
            .to_owned(),
        "This is what the people in the room said on the day. With this few groups no difference is put to a test of significance."
            .to_owned(),
    ];
    if !subject.is_full() {
        items.push(
            "Groups of one or two people are shown together with others, on their own if they agreed, or not at all; the ratings of \
             one or two people are never shown. Figures are worked out from what is shown."
                .to_owned(),
        );
    }
    vec![heading(2, "How this was made, and what it is not"), Block::List(items)]
}
