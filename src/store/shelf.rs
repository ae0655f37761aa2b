//! The sessions folder: which session a name means, and what is there.
//!
//! Knows names, paths and states of files; not what a workshop is about.

use std::fs;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use jiff::Timestamp;

use super::disk::{Disk, RealDisk};
use super::error::StoreError;
use super::lock;
use super::reading::{Reading, State};
use super::rescue;
use super::side::SessionFiles;

/// A folder of sessions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shelf {
    folder: PathBuf,
}

/// One session on a shelf.
#[derive(Debug)]
pub struct Shelved {
    /// Its name, as one would type it.
    pub name: String,
    /// Its file: NAME.ron, or a rescue that has more.
    pub path: PathBuf,
    /// When the file last changed.
    pub modified: Option<Timestamp>,
    /// In what state it is.
    pub condition: Condition,
    /// What could be read; nothing for a file from a newer version, or one that cannot be read.
    pub reading: Option<Reading>,
}

/// In what state a session is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// All is well.
    Ok,
    /// Interrupted while writing: opening it sets the unfinished tail aside, or goes on in the rescue.
    Interrupted,
    /// Something that was saved cannot be read, or nothing can.
    Damaged,
    /// Written by a newer version.
    Newer,
}

impl Condition {
    /// The word for it in lists.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Interrupted => "interrupted",
            Self::Damaged => "damaged",
            Self::Newer => "newer",
        }
    }
}

impl Shelf {
    /// The shelf that is this folder, which need not exist yet.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder, readable by its owner alone, if it is not there.
    ///
    /// # Errors
    /// If it cannot be made.
    pub fn ensure(&self) -> Result<(), StoreError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.folder).map_err(StoreError::disk(&self.folder, "make the sessions folder"))
    }

    /// The file that SESSION means: with a path separator or ending in `.ron` a path, else NAME.ron on this shelf. A
    /// path that lacks the ending gets it, unless there is a file of just that name.
    ///
    /// # Errors
    /// If this cannot be a name.
    pub fn path_of(&self, session: &str) -> Result<PathBuf, StoreError> {
        let is_path = session.contains(['/', MAIN_SEPARATOR]);
        let has_ending = Path::new(session).extension().is_some_and(|ending| ending == "ron");
        let bad = session.trim().is_empty() || session.chars().any(char::is_control) || session.starts_with('.') && !is_path;
        if bad {
            return Err(StoreError::BadName(session.escape_debug().to_string()));
        }
        let given = PathBuf::from(session);
        Ok(match (is_path, has_ending) {
            (_, true) => given,
            (true, false) if given.is_file() => given,
            (true, false) => PathBuf::from(format!("{session}.ron")),
            (false, false) => self.folder.join(format!("{session}.ron")),
        })
    }

    /// The sessions on the shelf, the last changed first. A rescue stands for its session, not for itself; repaired
    /// copies are sessions of their own. An absent folder is an empty shelf.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn list(&self) -> Result<Vec<Shelved>, StoreError> {
        if !self.folder.exists() {
            return Ok(Vec::new());
        }
        let entries = RealDisk.entries(&self.folder).map_err(StoreError::disk(&self.folder, "read the sessions folder"))?;
        let is_session = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "ron") && path.is_file();
        let mut logs: Vec<_> =
            entries.iter().filter(|path| is_session(path)).map(|path| SessionFiles::of(path).log().to_owned()).collect();
        logs.sort();
        logs.dedup();
        let mut sessions: Vec<_> = logs.iter().map(|log| shelved(log)).collect();
        sessions.sort_by(|a, b| b.modified.cmp(&a.modified).then_with(|| a.name.cmp(&b.name)));
        Ok(sessions)
    }
}

fn shelved(log: &Path) -> Shelved {
    let files = SessionFiles::of(log);
    let name = files.name();
    match rescue::find(&RealDisk, log) {
        Ok(found) => {
            let rescued = !found.notices().is_empty();
            let reading = found.reading;
            let condition = match reading.state {
                State::Damaged(_) => Condition::Damaged,
                State::Tail { .. } if !lock::is_held(&files.lock()) => Condition::Interrupted,
                State::Intact | State::Tail { .. } if rescued => Condition::Interrupted,
                State::Intact | State::Tail { .. } => Condition::Ok,
            };
            let path = reading.path.clone();
            Shelved { name, modified: modified(&path), path, condition, reading: Some(reading) }
        }
        Err(error) => {
            let newer = matches!(error, StoreError::Newer { .. });
            let condition = if newer { Condition::Newer } else { Condition::Damaged };
            Shelved { name, modified: modified(log), path: log.to_owned(), condition, reading: None }
        }
    }
}

fn modified(path: &Path) -> Option<Timestamp> {
    fs::metadata(path).ok()?.modified().ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_a_name_or_a_path() {
        let shelf = Shelf::new("/shelf");
        let path = |session: &str| shelf.path_of(session).unwrap();
        assert_eq!(path("ward-6"), Path::new("/shelf/ward-6.ron"));
        assert_eq!(path("Ward 6.v2"), Path::new("/shelf/Ward 6.v2.ron"));
        assert_eq!(path("ward-6.ron"), Path::new("ward-6.ron"));
        assert_eq!(path("./ward-6"), Path::new("./ward-6.ron"));
        assert_eq!(path("/tmp/x/a.ron"), Path::new("/tmp/x/a.ron"));
        for bad in ["", "  ", "..", ".hidden", "a\nb", "a\0b"] {
            assert!(matches!(shelf.path_of(bad), Err(StoreError::BadName(_))), "{bad:?}");
        }
    }

    #[test]
    fn a_path_without_the_ending_is_taken_as_it_is_if_that_file_exists() {
        let folder = tempfile::tempdir().unwrap();
        let bare = folder.path().join("bare");
        fs::write(&bare, "x").unwrap();
        let shelf = Shelf::new("/shelf");
        assert_eq!(shelf.path_of(bare.to_str().unwrap()).unwrap(), bare);
    }

    #[test]
    fn an_absent_folder_is_an_empty_shelf_until_it_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(folder.path().join("a/b"));
        assert!(shelf.list().unwrap().is_empty());
        shelf.ensure().unwrap();
        shelf.ensure().unwrap();
        assert!(shelf.folder().is_dir());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_made_is_its_owner_s_alone_and_one_that_is_there_is_left_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        Shelf::new(folder.path()).ensure().unwrap();
        assert_eq!(mode(folder.path()), 0o755);
        let made = Shelf::new(folder.path().join("a/b"));
        made.ensure().unwrap();
        assert_eq!((mode(made.folder()), mode(&folder.path().join("a"))), (0o700, 0o700));
    }
}
