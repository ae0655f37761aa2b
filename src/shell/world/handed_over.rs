//! What was handed to the thread that saves and is not known to be on the disk. It is kept here too, where neither a thread
//! that breaks down nor a screen that is left can take it along.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::store::{Event, SessionFiles};
use crate::workshop::Commit;

/// Shared with the thread that saves, which takes out what it has saved.
#[derive(Clone, Debug)]
pub(super) struct HandedOver(Arc<Mutex<Kept>>);

#[derive(Debug)]
struct Kept {
    /// Where the session is now.
    place: PathBuf,
    /// The seq of the last commit that the session has.
    last: u64,
    waiting: Vec<Commit>,
}

impl HandedOver {
    /// Nothing yet, in a session in this file with so many commits.
    pub fn nothing(place: &Path, last: u64) -> Self {
        Self(Arc::new(Mutex::new(Kept { place: place.to_owned(), last, waiting: Vec::new() })))
    }

    /// A commit is handed over.
    pub fn add(&self, commit: Commit) {
        let mut kept = self.kept();
        kept.last = commit.seq;
        kept.waiting.push(commit);
    }

    /// The log was written anew, with so many commits, all of them on the disk.
    pub fn rewritten(&self, last: u64) {
        let mut kept = self.kept();
        kept.last = last;
        kept.waiting.clear();
    }

    /// Takes in what the thread that saves tells.
    pub fn heard(&self, event: &Event) {
        let mut kept = self.kept();
        match event {
            Event::Saved(seq) => kept.saved(*seq),
            Event::MovedToRescue { path, seq, .. } => {
                kept.saved(*seq);
                kept.place.clone_from(path);
            }
            Event::NotSaved { .. } | Event::NotThere { .. } => {}
        }
    }

    /// How many commits are not known to be on the disk.
    pub fn entries(&self) -> usize {
        self.kept().waiting.len()
    }

    /// The file to open to go on where the session is; the store knows which of its rescues has most.
    pub fn place(&self) -> PathBuf {
        SessionFiles::of(&self.kept().place).log().to_owned()
    }

    /// What this log lacks; nothing to go on with if it is not the log that the commits were made for.
    pub fn lacking_in(&self, log: &[Commit]) -> Option<Vec<Commit>> {
        let kept = self.kept();
        let there = log.len() as u64;
        let first = kept.waiting.first().map_or(kept.last + 1, |commit| commit.seq);
        let (known, lacking): (Vec<&Commit>, Vec<&Commit>) = kept.waiting.iter().partition(|commit| commit.seq <= there);
        let in_log = |commit: &Commit| log.get(usize::try_from(commit.seq).ok()?.checked_sub(1)?);
        let ours = first <= there + 1 && there <= kept.last && known.into_iter().all(|commit| in_log(commit) == Some(commit));
        ours.then(|| lacking.into_iter().cloned().collect())
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Whoever panicked while holding it had changed one field or the other; both are looked at by seq.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn saved(&mut self, seq: u64) {
        self.waiting.retain(|commit| commit.seq > seq);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Author, Change, Line};

    fn commits(seqs: std::ops::RangeInclusive<u64>, title: &str) -> Vec<Commit> {
        let at = "2026-11-23T09:00:00Z".parse().unwrap();
        let changes = || vec![Change::NameWorkshop { title: Line::new(title) }];
        seqs.map(|seq| Commit { seq, at, by: Author::Facilitator, undoes: None, redoes: None, changes: changes() }).collect()
    }

    #[test]
    fn what_a_log_lacks_is_what_was_handed_over_for_it_and_is_not_in_it() {
        let handed = HandedOver::nothing(Path::new("/s/a.ron"), 3);
        for commit in commits(4..=6, "Ours") {
            handed.add(commit);
        }
        handed.heard(&Event::Saved(4));
        assert_eq!(handed.entries(), 2);
        assert_eq!(handed.lacking_in(&commits(1..=4, "Ours")), Some(commits(5..=6, "Ours")));
        assert_eq!(handed.lacking_in(&commits(1..=5, "Ours")), Some(commits(6..=6, "Ours")));
        assert_eq!(handed.lacking_in(&commits(1..=6, "Ours")), Some(Vec::new()));
        // It lost what was saved; another wrote on; another wrote something else.
        assert_eq!(handed.lacking_in(&commits(1..=3, "Ours")), None);
        assert_eq!(handed.lacking_in(&commits(1..=7, "Ours")), None);
        assert_eq!(handed.lacking_in(&commits(1..=5, "Theirs")), None);
    }

    #[test]
    fn where_all_is_saved_only_that_log_will_do() {
        let handed = HandedOver::nothing(Path::new("/s/a.ron"), 3);
        assert_eq!(handed.lacking_in(&commits(1..=3, "Ours")), Some(Vec::new()));
        assert_eq!(handed.lacking_in(&commits(1..=2, "Ours")), None);
        handed.rewritten(4);
        assert_eq!(handed.lacking_in(&commits(1..=4, "Ours")), Some(Vec::new()));
    }

    #[test]
    fn the_place_is_the_session_s_own_until_the_user_named_another() {
        let handed = HandedOver::nothing(Path::new("/s/a.ron"), 3);
        let moved = |path: &str| Event::MovedToRescue { path: path.into(), seq: 3, why: String::new() };
        handed.heard(&moved("/s/a.rescue-1.ron"));
        assert_eq!(handed.place(), Path::new("/s/a.ron"));
        handed.heard(&moved("/usb/b.ron"));
        assert_eq!(handed.place(), Path::new("/usb/b.ron"));
    }
}
