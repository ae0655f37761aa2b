//! The few things the store asks of a disk, so that a test can take the power away between any two of them.
//!
//! [`RealDisk`] is the operating system; [`super::sim`] is a disk that forgets what was not synced. Knows nothing of
//! what the bytes mean.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::lock::{self, Claim};

/// A place that holds files. All errors are the operating system's, as they are. What is written is durable only after [`DiskFile::sync`], and a new, renamed or removed
/// name only after [`Disk::sync_folder`].
#[expect(clippy::missing_errors_doc, reason = "said once, for the trait")]
pub trait Disk: Send + Sync + fmt::Debug {
    /// All bytes of a file.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;
    /// The length of the file that has this name now, in bytes.
    fn length(&self, path: &Path) -> io::Result<u64>;
    /// The paths of everything in a folder, in no order.
    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>>;
    /// A new, empty file that only its owner may read; refused with `AlreadyExists` where the name is taken.
    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// An existing file, to write at its end.
    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>>;
    /// Writes some of the bytes once more, in the place where the file holds them already, and says how many: what stands
    /// there is then to be written to the disk, whatever was believed of it before.
    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize>;
    /// Gives a file the name it shall have; refused with `AlreadyExists` where the name is taken.
    fn publish(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Puts a file in the place of another in one step: at any moment the name means the old or the new.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// The file that a name leads to, where it is a link: what is put in its place must take the place of that.
    fn led_to(&self, path: &Path) -> PathBuf {
        path.to_owned()
    }
    /// Takes a name away.
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Makes what stands in a file durable, also where it may not be written to.
    fn sync_file(&self, path: &Path) -> io::Result<()> {
        self.append_to(path)?.sync()
    }
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Asks for a lock, as [`lock::claim`] does; a disk that knows none says so.
    fn claim(&self, _lock: &Path, _now: Timestamp) -> io::Result<Claim> {
        Ok(Claim::Unknown)
    }
}

/// A file open for writing at its end. All errors are the operating system's, as they are.
#[expect(clippy::missing_errors_doc, reason = "said once, for the trait")]
pub trait DiskFile: Send {
    /// Writes some of the bytes at the end, and says how many.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;
    /// Cuts the file to this many bytes.
    fn cut(&mut self, length: u64) -> io::Result<()>;
    /// Makes all that was written durable. After a failure nothing may be believed of this file again: the kernel may
    /// have marked the lost pages as clean, and a second sync would succeed without writing them.
    fn sync(&mut self) -> io::Result<()>;
}

/// Writes all bytes at the end of a file; an interrupted call is made again.
pub(crate) fn write_all(file: &mut dyn DiskFile, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match file.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Makes a file under a temporary name and returns it with that name, its bytes durable.
fn write_aside(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<(Box<dyn DiskFile>, PathBuf)> {
    let (mut file, aside) = create_aside(disk, path)?;
    let written = write_all(file.as_mut(), bytes).and_then(|()| file.sync());
    if let Err(error) = written {
        // The first error is the one to tell; what is left behind is found and removed with the session's side files.
        let _ = disk.remove(&aside);
        return Err(error);
    }
    Ok((file, aside))
}

/// A new file next to `path`, under the first free temporary name.
fn create_aside(disk: &dyn Disk, path: &Path) -> io::Result<(Box<dyn DiskFile>, PathBuf)> {
    let mut number = 1;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".new-{number}"));
        let aside = PathBuf::from(name);
        match disk.create(&aside) {
            Ok(file) => return Ok((file, aside)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 1000 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// Makes a whole file durable under a name that is not taken: after a power cut it is there in full or not at all.
/// The returned file goes on at its end. It is opened by its name: whoever asked the system for notices of this folder
/// gets none of what is written through the name that it had at first and has no more.
pub(crate) fn write_new(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<Box<dyn DiskFile>> {
    let (_, aside) = write_aside(disk, path, bytes)?;
    if let Err(error) = disk.publish(&aside, path) {
        let _ = disk.remove(&aside);
        return Err(error);
    }
    disk.sync_folder(folder_of(path)).and_then(|()| disk.append_to(path)).inspect_err(|_| {
        let _ = disk.remove(path);
    })
}

/// Puts a whole new file in the place of an old one. The returned file goes on at its end; the second answer says
/// whether the exchange is durable yet.
///
/// # Errors
/// If the old file is still in its place.
pub(crate) fn write_over(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<(Box<dyn DiskFile>, io::Result<()>)> {
    let path = disk.led_to(path);
    let (file, aside) = write_aside(disk, &path, bytes)?;
    if let Err(error) = disk.replace(&aside, &path) {
        let _ = disk.remove(&aside);
        return Err(error);
    }
    Ok((file, disk.sync_folder(folder_of(&path))))
}

/// The folder a path lies in; `.` for a bare name.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The operating system's disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

/// Options that make a new file readable by its owner alone.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Bytes that a session adds in a morning, and more.
const ROOM: usize = 1 << 18;

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let length = usize::try_from(file.metadata()?.len()).unwrap_or(0);
        // With room for what a session adds: a log that had to be moved to grow would be in memory twice.
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(length + length / 8 + ROOM)?;
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        Ok(fs::metadata(path)?.len())
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(private().append(true).create_new(true).open(path)?)))
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(Box::new(RealFile(OpenOptions::new().append(true).open(path)?)))
    }

    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize> {
        // Not the handle that appends: with that the system writes at the end, whatever the place.
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.seek(SeekFrom::Start(at))?;
        file.write(bytes)
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            // A file system without hard links (a USB stick): look first, then rename.
            Err(_) if !fs::exists(to)? => fs::rename(from, to),
            Err(_) => Err(ErrorKind::AlreadyExists.into()),
        }
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn led_to(&self, path: &Path) -> PathBuf {
        fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn claim(&self, lock: &Path, now: Timestamp) -> io::Result<Claim> {
        lock::claim(lock, now)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    #[cfg(unix)]
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        match File::open(folder)?.sync_all() {
            // Some network file systems cannot sync a folder and say so; there is nothing more to be had from them.
            Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            result => result,
        }
    }

    #[cfg(not(unix))]
    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        Ok(())
    }
}

struct RealFile(File);

impl DiskFile for RealFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_takes_no_name_that_is_taken_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let mut file = write_new(&RealDisk, &path, b"one").unwrap();
        write_all(file.as_mut(), b" two").unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"one two");
        let refused = write_new(&RealDisk, &path, b"x").err().unwrap();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(RealDisk.entries(folder.path()).unwrap(), [path]);
    }

    #[test]
    fn a_replaced_file_is_cut_and_appended_to_under_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_new(&RealDisk, &path, b"old").unwrap();
        let (mut file, lasting) = write_over(&RealDisk, &path, b"newer").unwrap();
        lasting.unwrap();
        file.cut(3).unwrap();
        write_all(file.as_mut(), b"!").unwrap();
        file.sync().unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"new!");
        assert_eq!(RealDisk.length(&path).unwrap(), 4);
    }

    #[test]
    fn what_is_written_again_stands_where_it_stood() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        let mut file = write_new(&RealDisk, &path, b"one two").unwrap();
        assert_eq!(RealDisk.write_again(&path, 4, b"two").unwrap(), 3);
        file.sync().unwrap();
        write_all(file.as_mut(), b" three").unwrap();
        assert_eq!(RealDisk.read(&path).unwrap(), b"one two three");
        assert!(RealDisk.write_again(&folder.path().join("b.ron"), 0, b"x").is_err());
        assert_eq!(RealDisk.entries(folder.path()).unwrap(), [path]);
    }

    #[cfg(unix)]
    #[test]
    fn behind_a_link_it_is_the_file_that_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("there.ron"), folder.path().join("here.ron"));
        fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write_over(&RealDisk, &link, b"new").unwrap().1.unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_a_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        write_new(&RealDisk, &path, b"x").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
