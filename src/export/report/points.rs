//! The points by group, in the groups' own words.

use super::{Block, heading};
use crate::alignment::consensus;
use crate::export::Subject;
use crate::export::figure::{said as figure, two};
use crate::export::words::together;
use crate::workshop::{Basis, Evidence, Factor, Group, Kind};

/// Every group's points: what makes it worth it, what gets in the way.
pub(super) fn by_group(subject: Subject) -> Vec<Block> {
    let said = &subject.words().report;
    let mut blocks = vec![heading(2, said.points())];
    for group in subject.workshop().groups() {
        if subject.workshop().factors_of(group.id).next().is_some() {
            blocks.push(heading(3, &group.name));
            for (kind, words) in [(Kind::Incentive, said.worth_it()), (Kind::Barrier, said.in_the_way())] {
                blocks.extend(of_kind(subject, group, kind, words));
            }
        }
    }
    blocks
}

fn of_kind(subject: Subject, group: &Group, kind: Kind, words: &str) -> Vec<Block> {
    let items: Vec<String> = subject
        .workshop()
        .factors_of(group.id)
        .filter(|factor| factor.kind == kind)
        .map(|factor| line(subject, factor))
        .collect();
    if items.is_empty() { Vec::new() } else { vec![Block::Text(words.to_owned()), Block::List(items)] }
}

/// A point with its heading, its strength and what that rests on.
fn line(subject: Subject, factor: &Factor) -> String {
    let (words, said) = (subject.words(), &subject.words().report);
    let heading = subject.theme(factor.theme).map_or(words.values.no_heading(), |theme| theme.name.as_str());
    let strength = factor.strength().map_or_else(|| words.values.not_scored().to_owned(), |strength| figure(strength, words));
    let mut about = vec![heading.to_owned(), strength];
    if factor.basis() == Some(Basis::Entered) {
        about.push(words.marks.provisional().to_owned());
    }
    match factor.evidence {
        Evidence::Heard => {}
        Evidence::Survey => about.push(said.told_before().to_owned()),
        Evidence::Assumed => about.push(said.guess().to_owned()),
    }
    about.extend(ratings(subject, factor));
    let mut parts = vec![said.point(factor.text.as_str(), words.joined(&about))];
    if subject.is_full() {
        let merged = subject.workshop().merged_into(factor.id).map(|original| original.text.as_str());
        let merged: Vec<&str> = merged.collect();
        if !merged.is_empty() {
            parts.push(said.merged(merged.join(words.lists.semicolon())));
        }
        if !factor.note.is_empty() {
            parts.push(said.point_note(factor.note.replace('\n', " ")));
        }
    }
    parts.join(" ")
}

/// How together the ratings are: a word from three raters on, for the facilitator the counts.
fn ratings(subject: Subject, factor: &Factor) -> Vec<String> {
    let (words, said) = (subject.words(), &subject.words().report);
    let Some(tally) = factor.tally else { return Vec::new() };
    let split = subject.measures().factor(factor.id).is_some_and(|figures| figures.split);
    let how = || consensus::words(tally.counts).map(|how| together(how, words));
    let word = if split { Some(words.values.split()) } else { how() };
    let mut about: Vec<String> = word.map(str::to_owned).into_iter().collect();
    if subject.is_full() {
        about.push(said.ratings(tally.counts.map(|n| n.to_string()).join(" ")));
        about.push(said.consensus(two(consensus::consensus(tally.counts), words)));
        if tally.not_relevant > 0 {
            about.push(said.not_relevant(u32::from(tally.not_relevant)));
        }
        if tally.dont_know > 0 {
            about.push(said.dont_know(u32::from(tally.dont_know)));
        }
    }
    about
}
