//! Who was here, what was guessed, what was not reached, and how the figures were made.

use super::{Block, heading, table};
use crate::export::Subject;
use crate::words::Words;
use crate::workshop::{Evidence, Factor, Group, Presence, StepKind};

/// The column of remarks among those of who was here.
const REMARK: usize = 3;

/// Who was here by group and number, and who was missing.
pub(super) fn who_was_here(subject: Subject) -> Vec<Block> {
    let (words, said) = (subject.words(), &subject.words().report);
    let mut blocks = vec![heading(2, said.who())];
    let (here, missing): (Vec<&Group>, Vec<&Group>) = subject.workshop().groups().partition(|group| group.presence.was_here());
    let shown = subject.shown();
    let mut rows: Vec<Vec<String>> = here
        .iter()
        .map(|group| {
            let people = group.size.or(group.people).map_or_else(|| said.not_counted().to_owned(), |people| people.to_string());
            let remark = presence(group.presence, words).to_owned();
            let mut row = vec![group.name.to_string(), group.bloc.said(words).to_owned(), people, remark];
            if subject.is_full() {
                row.push(shown.iter().find(|(id, _)| *id == group.id).map_or("", |(_, shown)| shown.said(words)).to_owned());
            }
            row
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Text(said.nobody().to_owned()));
    } else {
        let mut head = vec![said.group(), said.side(), said.people(), said.remark()];
        if subject.is_full() {
            head.push(said.shown());
        }
        // Mostly there is nothing to remark.
        if rows.iter().all(|row| row[REMARK].is_empty()) {
            head.remove(REMARK);
            for row in &mut rows {
                row.remove(REMARK);
            }
        }
        blocks.push(table(&head, rows));
    }
    if !missing.is_empty() {
        let names: Vec<&str> = missing.iter().map(|group| group.name.as_str()).collect();
        blocks.push(Block::Text(said.absent(words.listed(&names))));
    }
    blocks
}

fn presence(presence: Presence, words: &Words) -> &str {
    match presence {
        Presence::Left => words.report.left_early(),
        Presence::SteppedOut => words.values.stepped_out(),
        _ => "",
    }
}

/// Points that others said of a group, and steps that were never entered.
pub(super) fn guessed_and_not_reached(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let guessed = workshop.factors().filter(|factor| factor.evidence == Evidence::Assumed);
    let said = &subject.words().report;
    let signed = |factor: &Factor| format!("{} {}", factor.kind.sign(), factor.text);
    let guessed: Vec<String> = guessed.map(|factor| said.guess_of(subject.group_name(factor.group), signed(factor))).collect();
    let mut blocks = Vec::new();
    if !guessed.is_empty() {
        blocks.push(heading(2, said.guessed()));
        blocks.push(Block::Text(said.guessed_about().to_owned()));
        blocks.push(Block::List(guessed));
    }
    let counts = subject.measures().counts;
    let mut missing: Vec<String> = Vec::new();
    if counts.unscored > 0 {
        missing.push(said.points_not_scored(counts.unscored));
    }
    if counts.without_theme > 0 {
        missing.push(said.points_without_heading(counts.without_theme));
    }
    let skipped =
        workshop.agenda.kept().filter(|step| step.kind != StepKind::SetUp && !workshop.progress.entered.contains(&step.key));
    missing.extend(skipped.map(|step| said.step(step.title.as_str())));
    if !missing.is_empty() {
        blocks.push(heading(2, said.not_reached()));
        blocks.push(Block::List(missing));
    }
    blocks
}

/// The facilitator's notes by step: in the full record only.
pub(super) fn notes(subject: Subject) -> Vec<Block> {
    let workshop = subject.workshop();
    let said = &subject.words().report;
    let title = |key: &str| workshop.agenda.step(key).map_or_else(|| key.to_owned(), |step| step.title.to_string());
    let notes = workshop.notes.iter().filter(|(_, note)| !note.is_empty());
    let notes: Vec<String> = notes.map(|(key, note)| said.step_note(title(key), note.replace('\n', " "))).collect();
    if notes.is_empty() { Vec::new() } else { vec![heading(2, said.notes()), Block::List(notes)] }
}

/// How the figures were made, and what they are not.
pub(super) fn method(subject: Subject) -> Vec<Block> {
    let said = &subject.words().report;
    let mut items = vec![said.method_own_words(), said.method_measure(), said.method_blank(), said.method_on_the_day()];
    if !subject.is_full() {
        items.push(said.method_small());
    }
    vec![heading(2, said.method()), Block::List(items.into_iter().map(str::to_owned).collect())]
}
