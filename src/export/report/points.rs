//! The points by group, in the groups' own words.

use super::{Block, heading};
use crate::alignment::consensus;
use crate::export::Subject;
use crate::export::figure::{short, two};
use crate::workshop::{Basis, Evidence, Factor, Group, Kind};

/// Every group's points: what makes it worth it, what gets in the way.
pub(super) fn by_group(subject: Subject) -> Vec<Block> {
    let mut blocks = vec![heading(2, "The points")];
    for group in subject.workshop().groups() {
        if subject.workshop().factors_of(group.id).next().is_some() {
            blocks.push(heading(3, &group.name));
            for (kind, words) in [(Kind::Incentive, "What makes it worth it:"), (Kind::Barrier, "What gets in the way:")] {
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
    let heading = subject.theme(factor.theme).map_or("no heading", |theme| theme.name.as_str());
    let strength = factor.strength().map_or_else(|| "not scored".to_owned(), short);
    let mut about = vec![heading.to_owned(), strength];
    if factor.basis() == Some(Basis::Entered) {
        about.push("provisional".to_owned());
    }
    match factor.evidence {
        Evidence::Heard => {}
        Evidence::Survey => about.push("told before".to_owned()),
        Evidence::Assumed => about.push("said by others: a guess".to_owned()),
    }
    about.extend(ratings(subject, factor));
    let mut parts = vec![format!("{} ({})", factor.text, about.join(", "))];
    if subject.is_full() {
        let merged = subject.workshop().merged_into(factor.id).map(|original| original.text.as_str());
        let merged: Vec<&str> = merged.collect();
        if !merged.is_empty() {
            parts.push(format!("Merged into it: {}.", merged.join("; ")));
        }
        if !factor.note.is_empty() {
            parts.push(format!("Note: {}", factor.note.replace('\n', " ")));
        }
    }
    parts.join(" ")
}

/// How together the ratings are: a word from three raters on, for the facilitator the counts.
fn ratings(subject: Subject, factor: &Factor) -> Vec<String> {
    let Some(tally) = factor.tally else { return Vec::new() };
    let split = subject.measures().factor(factor.id).is_some_and(|figures| figures.split);
    let word = if split { Some("split") } else { consensus::words(tally.counts).map(consensus::Together::words) };
    let mut about: Vec<String> = word.map(str::to_owned).into_iter().collect();
    if subject.is_full() {
        about.push(format!("ratings {}", tally.counts.map(|n| n.to_string()).join(" ")));
        about.push(format!("consensus {}", two(consensus::consensus(tally.counts))));
        for (count, what) in [(tally.not_relevant, "not relevant"), (tally.dont_know, "don't know")] {
            if count > 0 {
                about.push(format!("{count} {what}"));
            }
        }
    }
    about
}
