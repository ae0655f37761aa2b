//! How the figures moved over the commits, and the matrix as it was at one of them.

use jiff::Timestamp;

use crate::alignment::{Measures, Overall, Voice, voices};
use crate::workshop::{History, Workshop, sentence};

/// The most commits that are measured for a timeline; of a longer log every so many-eth.
const MOST: usize = 400;

/// A commit after which the figures were not what they had been.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// The commit.
    pub seq: u64,
    /// When it was made.
    pub at: Timestamp,
    /// What it was, in a sentence.
    pub what: String,
    /// The figures after it.
    pub overall: Overall,
    /// Live points after it.
    pub points: u32,
}

/// The workshop as it was after one commit.
#[derive(Debug)]
pub struct Past {
    /// The commit.
    pub seq: u64,
    /// The workshop then.
    pub workshop: Workshop,
    /// Its figures.
    pub measures: Measures,
    /// Whose voice was in the picture then.
    pub voices: Vec<Voice>,
}

impl Past {
    /// The workshop after the commit `seq`; none if there are not that many.
    #[must_use]
    pub fn at(history: &History, seq: u64) -> Option<Self> {
        let workshop = history.at(seq)?;
        let measures = Measures::of(&workshop);
        let voices = voices(&workshop, &measures);
        Some(Self { seq, workshop, measures, voices })
    }
}

/// The commits that moved the figures, oldest first.
pub(super) fn moments(history: &History) -> Vec<Moment> {
    let captured = history.commits().iter().filter(|commit| commit.changes.iter().all(crate::workshop::Change::is_captured));
    let stride = captured.count().div_ceil(MOST).max(1);
    let mut workshop = Workshop::default();
    let mut moments: Vec<Moment> = Vec::new();
    let mut waiting = 0;
    let last = history.last_seq();
    for commit in history.commits() {
        if workshop.apply_all(&commit.changes).is_err() {
            return moments;
        }
        waiting += usize::from(commit.changes.iter().all(crate::workshop::Change::is_captured));
        if waiting < stride && (commit.seq < last || waiting == 0) {
            continue;
        }
        waiting = 0;
        let measures = Measures::of(&workshop);
        let before = moments.last().map_or_else(Overall::default, |moment| moment.overall);
        if measures.overall != before {
            moments.push(Moment {
                seq: commit.seq,
                at: commit.at,
                what: sentence::of(commit, &workshop),
                overall: measures.overall,
                points: measures.counts.factors,
            });
        }
    }
    moments
}
