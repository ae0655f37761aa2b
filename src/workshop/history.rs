//! The log and its fold, with undo and redo.
//!
//! Undo appends a commit of ordinary inverse changes marked `undoes`; the fold knows nothing of undo. The
//! stacks are rebuilt from the marks by [`History::record`], so a file loads into the same stacks. They hold which commit is
//! to be taken back, not how: that is worked out from the log when it is asked for, but for the last few.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::{Author, Change, Commit, Refusal, Workshop};

/// Commits whose taking back is kept ready: undo is mostly asked for what was just done.
const READY: usize = 100;

/// A commit that can be undone, or done again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    /// The commit first made.
    seq: u64,
    /// The commit that did it last (or undid it): what is taken back.
    by: u64,
}

/// The changes that take a commit back.
#[derive(Debug, Clone, PartialEq)]
struct Inverse {
    of: u64,
    changes: Vec<Change>,
}

/// What an undo or a redo did, for the status line.
#[derive(Debug, Clone, PartialEq)]
pub struct Redone {
    /// The commit to append.
    pub commit: Commit,
    /// The commit that was undone or done again.
    pub original: u64,
}

/// A workshop, the commits it was folded from, and what can be undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    workshop: Workshop,
    commits: Vec<Commit>,
    undo: Vec<Step>,
    redo: Vec<Step>,
    /// Of the last few commits, the oldest first.
    ready: VecDeque<Inverse>,
}

impl History {
    /// Folds `commits` from the empty workshop.
    ///
    /// # Errors
    /// The commit that was refused, by its index, and why.
    pub fn replay(commits: impl IntoIterator<Item = Commit>) -> Result<Self, (usize, Refusal)> {
        let mut history = Self::default();
        for (index, commit) in commits.into_iter().enumerate() {
            history.record(commit).map_err(|refusal| (index, refusal))?;
        }
        Ok(history)
    }

    /// The workshop as it stands.
    #[must_use]
    pub const fn workshop(&self) -> &Workshop {
        &self.workshop
    }

    /// The log.
    #[must_use]
    pub fn commits(&self) -> &[Commit] {
        &self.commits
    }

    /// The highest seq; 0 for the empty log.
    #[must_use]
    pub fn last_seq(&self) -> u64 {
        self.commits.last().map_or(0, |commit| commit.seq)
    }

    /// The workshop after the commits up to `seq`; none if there are not that many.
    #[must_use]
    pub fn at(&self, seq: u64) -> Option<Workshop> {
        if seq > self.last_seq() {
            return None;
        }
        let mut workshop = Workshop::default();
        for commit in self.commits.iter().take_while(|commit| commit.seq <= seq) {
            workshop.apply_all(&commit.changes).ok()?;
        }
        Some(workshop)
    }

    /// Appends a commit that was read from a file or just made.
    ///
    /// # Errors
    /// A sentence; then nothing is changed.
    pub fn record(&mut self, mut commit: Commit) -> Result<(), Refusal> {
        if commit.seq != self.last_seq() + 1 {
            return Err(Refusal::OutOfOrder { last: self.last_seq(), found: commit.seq });
        }
        if commit.changes.is_empty() {
            return Err(Refusal::NoChange);
        }
        let inverse = self.workshop.apply_all(&commit.changes)?;
        // They stay for as long as the session is open: room to grow in would be most of its memory.
        commit.changes.shrink_to_fit();
        let captured = commit.changes.iter().all(Change::is_captured);
        let by = commit.seq;
        match (commit.undoes, commit.redoes) {
            (Some(seq), _) => {
                self.undo.retain(|step| step.seq != seq);
                self.redo.push(Step { seq, by });
            }
            (None, Some(seq)) => {
                self.redo.retain(|step| step.seq != seq);
                self.undo.push(Step { seq, by });
            }
            // What changed nothing (a "no" said twice) leaves nothing to undo.
            (None, None) if captured && inverse.is_empty() => {}
            (None, None) if captured => {
                self.redo.clear();
                self.undo.push(Step { seq: by, by });
            }
            (None, None) => {}
        }
        if self.ready.len() == READY {
            self.ready.pop_front();
        }
        self.ready.push_back(Inverse { of: by, changes: inverse });
        self.commits.push(commit);
        Ok(())
    }

    /// Makes and records a commit of `changes`.
    ///
    /// # Errors
    /// A sentence; then nothing is changed.
    pub fn commit(&mut self, at: Timestamp, changes: Vec<Change>) -> Result<Commit, Refusal> {
        self.push(at, changes, None, None)
    }

    /// Whether there is something to undo.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// The commit that undo would take back next: the one first made, and the one that did it last.
    #[must_use]
    pub fn next_undo(&self) -> Option<(u64, u64)> {
        self.undo.last().map(|step| (step.seq, step.by))
    }

    /// The commit that redo would do again next, as it was first made, and how many wait to be done again.
    #[must_use]
    pub fn next_redo(&self) -> Option<(u64, usize)> {
        self.redo.last().map(|step| (step.seq, self.redo.len()))
    }

    /// Undoes the last captured commit that was not undone yet.
    ///
    /// # Errors
    /// That there is none.
    pub fn undo(&mut self, at: Timestamp) -> Result<Redone, Refusal> {
        let step = *self.undo.last().ok_or(Refusal::NothingToUndo)?;
        let commit = self.push(at, self.inverse(step.by)?, Some(step.seq), None)?;
        Ok(Redone { commit, original: step.seq })
    }

    /// Does the last undone commit again.
    ///
    /// # Errors
    /// That there is none.
    pub fn redo(&mut self, at: Timestamp) -> Result<Redone, Refusal> {
        let step = *self.redo.last().ok_or(Refusal::NothingToRedo)?;
        let commit = self.push(at, self.inverse(step.by)?, None, Some(step.seq))?;
        Ok(Redone { commit, original: step.seq })
    }

    /// The commit with this seq.
    #[must_use]
    pub fn commit_at(&self, seq: u64) -> Option<&Commit> {
        self.commits.get(usize::try_from(seq.checked_sub(1)?).ok()?)
    }

    /// The changes that take the commit with this seq back: kept ready, or worked out from the log before it.
    fn inverse(&self, seq: u64) -> Result<Vec<Change>, Refusal> {
        if let Some(ready) = self.ready.iter().find(|ready| ready.of == seq) {
            return Ok(ready.changes.clone());
        }
        let before = seq.checked_sub(1).and_then(|before| self.at(before));
        let (mut workshop, commit) = before.zip(self.commit_at(seq)).ok_or(Refusal::NothingToUndo)?;
        workshop.apply_all(&commit.changes)
    }

    fn push(&mut self, at: Timestamp, changes: Vec<Change>, undoes: Option<u64>, redoes: Option<u64>) -> Result<Commit, Refusal> {
        let commit = Commit { seq: self.last_seq() + 1, at, by: Author::Facilitator, undoes, redoes, changes };
        self.record(commit.clone())?;
        Ok(commit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Bloc, Code, GroupId, Presence};

    fn group(number: u32) -> Change {
        Change::AddGroup {
            id: GroupId::new(number),
            name: format!("Group {number}").as_str().into(),
            code: Code::new(&format!("g{number}")).unwrap(),
            bloc: Bloc::Clinical,
            people: None,
            presence: Presence::Present,
            weight: 1.0,
        }
    }

    #[test]
    fn what_is_worked_out_from_the_log_is_what_was_kept_ready() {
        let mut history = History::default();
        for number in 1..=u32::try_from(READY).unwrap() / 2 {
            history.commit(Timestamp::UNIX_EPOCH, vec![group(number)]).unwrap();
            let name = format!("Renamed {number}").as_str().into();
            history.commit(Timestamp::UNIX_EPOCH, vec![Change::RenameGroup { id: GroupId::new(number), name }]).unwrap();
        }
        let mut forgetful = history.clone();
        forgetful.ready.clear();
        for ready in &history.ready {
            assert_eq!(forgetful.inverse(ready.of), Ok(ready.changes.clone()), "{}", ready.of);
        }
        let mut undone = 0;
        while history.can_undo() {
            forgetful.ready.clear();
            let (one, other) = (history.undo(Timestamp::UNIX_EPOCH).unwrap(), forgetful.undo(Timestamp::UNIX_EPOCH).unwrap());
            assert_eq!(one, other);
            undone += 1;
        }
        assert_eq!((undone, history.workshop().groups().count()), (READY, 0));
        while history.can_redo() {
            forgetful.ready.clear();
            assert_eq!(history.redo(Timestamp::UNIX_EPOCH), forgetful.redo(Timestamp::UNIX_EPOCH));
        }
        assert_eq!(history.workshop(), forgetful.workshop());
        assert_eq!(history.workshop().groups().count(), READY / 2);
    }
}
