//! Which file is the session now: NAME.ron, or a rescue of it that has more.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::StoreError;
use super::notice::Notice;
use super::reading::{self, Reading, State};
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

/// Reads the session that a path names, or the rescue of it that has as much or more: a rescue was made because the
/// file could no longer be trusted. A rescue that is named itself is taken as it is.
pub(crate) fn find(disk: &dyn Disk, path: &Path) -> Result<Found, StoreError> {
    let asked = match reading::read(disk, path) {
        Err(error) if !matches!(error, StoreError::Missing(_)) => return Err(error),
        asked => asked,
    };
    let mut best: Option<Reading> = None;
    for rescue in rescues(disk, path)? {
        if let Some(rescue) = candidate(disk, &rescue, asked.as_ref().ok())?
            && best.as_ref().is_none_or(|best| worth(&rescue) >= worth(best))
        {
            best = Some(rescue);
        }
    }
    match (best, asked) {
        (None, asked) => Ok(Found { reading: asked?, more: None }),
        (Some(rescue), Ok(asked)) if worth(&rescue) < worth(&asked) => Ok(Found { reading: asked, more: None }),
        (Some(rescue), asked) => {
            let known = asked.map_or(0, |asked| asked.history.last_seq());
            let more = rescue.history.last_seq().saturating_sub(known);
            Ok(Found { reading: rescue, more: Some(more) })
        }
    }
}

/// What a log is worth beside another of the same session: good entries first, then that it is not damaged.
fn worth(reading: &Reading) -> (u64, bool) {
    (reading.history.last_seq(), !matches!(reading.state, State::Damaged(_)))
}

/// The rescues of the session that a path names; none of a path that is a rescue itself.
fn rescues(disk: &dyn Disk, path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let files = SessionFiles::of(path);
    if files.log() != path {
        return Ok(Vec::new());
    }
    match files.rescues(disk) {
        // A folder that may not be listed, or that is not there, holds no rescue of ours.
        Err(StoreError::Disk { source, .. }) if matches!(source.kind(), ErrorKind::PermissionDenied | ErrorKind::NotFound) => {
            Ok(Vec::new())
        }
        answer => answer,
    }
}

/// A rescue, if it is of the same session. One that cannot be read is an error: it may hold what the file lacks.
fn candidate(disk: &dyn Disk, path: &Path, asked: Option<&Reading>) -> Result<Option<Reading>, StoreError> {
    let rescue = match reading::read(disk, path) {
        Err(StoreError::Missing(_)) => return Ok(None),
        answer => answer?,
    };
    let id = asked.and_then(|asked| asked.header.as_ref()).map(|header| &header.id);
    let same = rescue.header.as_ref().is_some_and(|header| id.is_none_or(|id| *id == header.id));
    Ok(same.then_some(rescue))
}
