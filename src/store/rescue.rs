//! Which file is the session now: NAME.ron, or a rescue of it that has more.

use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::StoreError;
use super::reading::{self, Reading};
use super::session::Notice;
use super::side::SessionFiles;

/// The file to open.
#[derive(Debug)]
pub(crate) struct Found {
    pub reading: Reading,
    /// How many entries more than the file asked for it has, if it is another.
    more: Option<u64>,
}

impl Found {
    /// What has to be told about the choice.
    pub fn notices(&self) -> Vec<Notice> {
        let told = |more| Notice::OpenedRescue { path: self.reading.path.clone(), more };
        self.more.map(told).into_iter().collect()
    }
}

/// Reads the session that a path names, or the rescue of it with the longest good log, if that is longer. A rescue
/// that is named itself is taken as it is.
pub(crate) fn find(disk: &dyn Disk, path: &Path) -> Result<Found, StoreError> {
    let asked = reading::read(disk, path);
    let asked = match asked {
        Err(error) if !matches!(error, StoreError::Missing(_)) => return Err(error),
        asked => asked,
    };
    let files = SessionFiles::of(path);
    let mut best: Option<Reading> = None;
    if files.log() == path {
        for rescue in files.rescues(disk).unwrap_or_default() {
            if let Some(rescue) = candidate(disk, rescue, asked.as_ref().ok())?
                && best.as_ref().is_none_or(|best| rescue.history.last_seq() > best.history.last_seq())
            {
                best = Some(rescue);
            }
        }
    }
    match (best, asked) {
        (None, asked) => Ok(Found { reading: asked?, more: None }),
        (Some(rescue), Ok(asked)) if rescue.history.last_seq() <= asked.history.last_seq() => {
            Ok(Found { reading: asked, more: None })
        }
        (Some(rescue), asked) => {
            let known = asked.map_or(0, |asked| asked.history.last_seq());
            let more = rescue.history.last_seq() - known;
            Ok(Found { reading: rescue, more: Some(more) })
        }
    }
}

/// A rescue that can be read and is of the same session. A newer one is not passed over in silence.
fn candidate(disk: &dyn Disk, path: PathBuf, asked: Option<&Reading>) -> Result<Option<Reading>, StoreError> {
    match reading::read(disk, &path) {
        Ok(rescue) => {
            let id = asked.and_then(|asked| asked.header.as_ref()).map(|header| &header.id);
            let same = rescue.header.as_ref().is_some_and(|header| id.is_none_or(|id| *id == header.id));
            Ok(same.then_some(rescue))
        }
        Err(newer @ StoreError::Newer { .. }) => Err(newer),
        Err(_) => Ok(None),
    }
}
