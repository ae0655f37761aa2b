//! The files of one session: the log NAME.ron and what may lie beside it.
//!
//! Only this file knows how they are called. Knows nothing of what is in them.

use std::ffi::{OsStr, OsString};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{Disk, folder_of, private};
use super::error::StoreError;

/// The names of a session's files, whether they exist or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionFiles {
    log: PathBuf,
    folder: PathBuf,
    name: OsString,
}

/// Side files that carry a number, as they are called before it.
const NUMBERED: [&str; 5] = [".rescue-", ".torn-", ".repaired-", ".lost-", ".new-"];

impl SessionFiles {
    /// The files of the session that a path names. A rescue belongs to the session it was made for.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let whole = path.file_name().unwrap_or(OsStr::new("session"));
        let is_ron = path.extension().is_some_and(|ending| ending == "ron");
        let stem = if is_ron { path.file_stem().unwrap_or(whole) } else { whole };
        let folder = folder_of(path).to_owned();
        match stem.to_str().and_then(|stem| numbered(stem, ".rescue-")) {
            Some(name) if is_ron => {
                let log = path.with_file_name(format!("{name}.ron"));
                Self { log, folder, name: name.into() }
            }
            _ => Self { log: path.to_owned(), folder, name: stem.to_owned() },
        }
    }

    /// The session's name: that of its file, without the ending.
    #[must_use]
    pub fn name(&self) -> String {
        self.name.to_string_lossy().into_owned()
    }

    /// The folder they lie in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// NAME.ron, the log.
    #[must_use]
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// NAME.lock, held by the one process that writes.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.beside(".lock")
    }

    /// NAME.draft, the half-typed line.
    #[must_use]
    pub fn draft(&self) -> PathBuf {
        self.beside(".draft")
    }

    /// NAME.live, what the room screens follow.
    #[must_use]
    pub fn live(&self) -> PathBuf {
        self.beside(".live")
    }

    /// NAME.rescue-N.ron, where everything goes when the log can no longer be written.
    #[must_use]
    pub fn rescue(&self, number: u32) -> PathBuf {
        self.beside(&format!(".rescue-{number}.ron"))
    }

    /// NAME.torn-N, an unfinished tail set aside.
    #[must_use]
    pub fn torn(&self, number: u32) -> PathBuf {
        self.beside(&format!(".torn-{number}"))
    }

    /// NAME.repaired-N.ron, a repaired copy.
    #[must_use]
    pub fn repaired(&self, number: u32) -> PathBuf {
        self.beside(&format!(".repaired-{number}.ron"))
    }

    /// NAME.lost-N, the lines that a repair could not take over.
    #[must_use]
    pub fn lost(&self, number: u32) -> PathBuf {
        self.beside(&format!(".lost-{number}"))
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.name.clone();
        name.push(ending);
        self.log.with_file_name(name)
    }

    /// Every file of the session that exists, the log first, the others by name.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn existing(&self, disk: &dyn Disk) -> Result<Vec<PathBuf>, StoreError> {
        let entries = disk.entries(&self.folder).map_err(StoreError::disk(&self.folder, "look into the folder"))?;
        let log = self.log.file_name();
        let mut found: Vec<PathBuf> = entries
            .iter()
            .filter_map(|path| path.file_name())
            .filter(|name| Some(*name) == log || self.owns(name))
            .map(|name| self.log.with_file_name(name))
            .collect();
        found.sort_by_key(|path| (path != &self.log, path.clone()));
        Ok(found)
    }

    /// The rescues that exist, in the order they were made.
    pub(crate) fn rescues(&self, disk: &dyn Disk) -> Result<Vec<PathBuf>, StoreError> {
        let mut found: Vec<_> = self
            .existing(disk)?
            .into_iter()
            .filter_map(|path| {
                let stem = path.file_stem()?.to_str()?;
                numbered(stem, ".rescue-")?;
                let number: u32 = stem.rsplit('-').next()?.parse().ok()?;
                (path.extension()? == "ron").then_some((number, path))
            })
            .collect();
        found.sort();
        Ok(found.into_iter().map(|(_, path)| path).collect())
    }

    /// Whether a file of this name, in the same folder, is one of the session's side files.
    fn owns(&self, name: &OsStr) -> bool {
        let (Some(name), Some(own)) = (name.to_str(), self.name.to_str()) else { return false };
        let Some(ending) = name.strip_prefix(own) else { return false };
        if matches!(ending, ".lock" | ".draft" | ".live") {
            return true;
        }
        let bare = ending.strip_suffix(".ron").unwrap_or(ending);
        NUMBERED.iter().any(|kind| numbered(bare, kind) == Some("")) || is_unfinished(ending)
    }

    /// Removes every file of the session, the log first, and makes that durable.
    ///
    /// # Errors
    /// If one cannot be removed; the ones before it are gone then.
    pub fn delete(&self, disk: &dyn Disk) -> Result<Vec<PathBuf>, StoreError> {
        let files = self.existing(disk)?;
        for path in &files {
            match disk.remove(path) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(StoreError::disk(path, "delete it")(error));
                }
                _ => {}
            }
        }
        disk.sync_folder(&self.folder).map_err(StoreError::disk(&self.folder, "make the deletion last"))?;
        Ok(files)
    }
}

/// `NAME` of `NAMEkindN` with a number N.
fn numbered<'a>(stem: &'a str, kind: &str) -> Option<&'a str> {
    let (name, number) = stem.rsplit_once(kind)?;
    (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(name)
}

/// A file that was being made when the program was stopped: any of ours with `.new-N` behind it.
fn is_unfinished(ending: &str) -> bool {
    let Some(made) = numbered(ending, ".new-") else { return false };
    let bare = made.strip_suffix(".ron").unwrap_or(made);
    matches!(bare, "" | ".lock" | ".draft" | ".live") || NUMBERED.iter().any(|kind| numbered(bare, kind) == Some(""))
}

/// Replaces a side file that nobody waits for: in one step, so that no reader sees half of it, and without a sync,
/// so that it never blocks. Losing it is allowed.
///
/// # Errors
/// If the folder cannot be written to; the old file stays.
pub fn replace_side_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".new-1");
    let aside = PathBuf::from(aside);
    // One that was left behind may be somebody else's to read.
    let _ = std::fs::remove_file(&aside);
    let mut file = private().write(true).create_new(true).open(&aside)?;
    io::Write::write_all(&mut file, bytes)?;
    drop(file);
    std::fs::rename(&aside, path)
}

/// What a side file holds; nothing where it is missing or cannot be read.
#[must_use]
pub fn read_side_file(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;

    #[test]
    fn a_rescue_belongs_to_its_session() {
        let files = SessionFiles::of(Path::new("/s/Ward 6.rescue-2.ron"));
        assert_eq!(files, SessionFiles::of(Path::new("/s/Ward 6.ron")));
        assert_eq!(files.log(), Path::new("/s/Ward 6.ron"));
        assert_eq!(files.lock(), Path::new("/s/Ward 6.lock"));
        assert_eq!(SessionFiles::of(Path::new("a.b.ron")).torn(1), Path::new("a.b.torn-1"));
        assert_eq!(SessionFiles::of(Path::new("a.rescue-x.ron")).name(), "a.rescue-x");
    }

    #[test]
    fn delete_takes_every_file_of_the_session_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let ours = ["a.ron", "a.lock", "a.draft", "a.live", "a.torn-1", "a.rescue-12.ron", "a.repaired-1.ron", "a.lost-1"];
        let left = ["a.ron.new-1", "a.rescue-1.ron.new-3", "a.live.new-1"];
        let others = ["b.ron", "a.b.ron", "a.torn-x", "aa.ron", "a.lock.txt", "a.new-.ron"];
        for name in ours.iter().chain(&left).chain(&others) {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let files = SessionFiles::of(&folder.path().join("a.ron"));
        assert_eq!(files.existing(&RealDisk).unwrap()[0], folder.path().join("a.ron"));
        assert_eq!(files.delete(&RealDisk).unwrap().len(), ours.len() + left.len());
        assert_eq!(RealDisk.entries(folder.path()).unwrap().len(), others.len());
    }

    #[test]
    fn rescues_come_in_the_order_they_were_made() {
        let folder = tempfile::tempdir().unwrap();
        for number in [10, 9, 1] {
            std::fs::write(folder.path().join(format!("a.rescue-{number}.ron")), "x").unwrap();
        }
        let files = SessionFiles::of(&folder.path().join("a.ron"));
        let expected: Vec<_> = [1, 9, 10].map(|number| files.rescue(number)).into();
        assert_eq!(files.rescues(&RealDisk).unwrap(), expected);
    }

    #[test]
    fn a_side_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.live");
        replace_side_file(&path, b"first and long").unwrap();
        replace_side_file(&path, b"second").unwrap();
        assert_eq!(read_side_file(&path).unwrap(), b"second");
        assert_eq!(read_side_file(&folder.path().join("b.live")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_side_file_is_its_owner_s_alone_whatever_was_left_in_its_way() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (path, left) = (folder.path().join("a.draft"), folder.path().join("a.draft.new-1"));
        std::fs::write(&left, "left behind, for all to read").unwrap();
        std::fs::set_permissions(&left, std::fs::Permissions::from_mode(0o644)).unwrap();
        replace_side_file(&path, b"half a line").unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
