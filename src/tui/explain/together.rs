//! Why a group is called together, mostly together or spread on a point that it rated.

use super::{Said, Why};
use crate::alignment::consensus;
use crate::tui::figure::{amount, share, signed};
use crate::workshop::{Factor, GroupId, Tally, ThemeId};

/// The explanation for every rated point of a cell.
pub fn whys(said: &Said<'_>, group: GroupId, theme: ThemeId) -> Vec<Why> {
    let Some(cell) = said.measures.cell(group, theme) else { return Vec::new() };
    let points = cell.factors.iter().filter_map(|id| said.workshop.factor(*id));
    points.filter_map(|factor| Some(why(factor, factor.tally.filter(|tally| tally.raters() > 0)?))).collect()
}

fn why(factor: &Factor, tally: Tally) -> Why {
    let figure = consensus::consensus(tally.counts);
    let word = consensus::words(tally.counts).map_or("too few to say", consensus::Together::words);
    let split = consensus::is_split(tally.counts);
    Why {
        about: format!("How together: {}", factor.text),
        formula:
            "Consensus (Tastle and Wierman 2007): 1 + the sum, over the points of the scale, of the share that chose the point \
                  times log2(1 − its distance from the mean / 4). 1 is unanimous, 0 half at each end; it needs two raters. From \
                  0.80 on together, from 0.60 mostly, below that spread. ≈ split: a third or more at each end and below 0.60; of \
                  three or four, nobody in the middle and both ends chosen."
                .into(),
        stands: vec![format!(
            "rated 1 to 5 by {} people: {}; not relevant {}, don't know {}.",
            tally.raters(),
            tally.counts.map(|count| count.to_string()).join(" "),
            tally.not_relevant,
            tally.dont_know
        )],
        worked: arithmetic(tally.counts, figure, word, split),
        range: vec!["none of them touches it: these are the ratings of one group.".into()],
        say: if split {
            "“In this group some said one and some said five. You need not say who. What would someone think who said five?”"
                .into()
        } else {
            format!("“You were {word} on this.” To the room from three raters on; never who chose what.")
        },
        mind: "it is harsh on one outlier, so look at the ratings themselves. The words and where they begin are ours.".into(),
    }
}

fn arithmetic(counts: [u16; 5], figure: Option<f64>, word: &str, split: bool) -> Vec<String> {
    let n: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    if figure.is_none() {
        return vec!["One rater: there is no consensus, which is not 0.".into()];
    }
    let points = [1.0, 2.0, 3.0, 4.0, 5.0];
    let mean = points.iter().zip(counts).map(|(point, count)| point * f64::from(count)).sum::<f64>() / n;
    let mut lines = vec![format!("Mean = {}.", amount(mean))];
    for (point, count) in points.iter().zip(counts).filter(|(_, count)| *count > 0) {
        let term = f64::from(count) / n * (1.0 - (point - mean).abs() / 4.0).log2();
        let away = (point - mean).abs();
        lines.push(format!("{count} of {} chose {point}, {} from the mean: {}.", amount(n), amount(away), signed(Some(term))));
    }
    let verdict = if split { ", and split" } else { "" };
    lines.push(format!("Consensus = 1 + their sum = {}: {word}{verdict}.", share(figure)));
    lines
}
