//! A disk that takes its time over making things durable, as a worn stick or a share over the air does: to see what waits
//! for it, and that nothing else does. Knows nothing of what the bytes mean.

use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use super::disk::{Disk, DiskFile, RealDisk};
use super::lock::Claim;

/// The operating system's disk, every sync of which takes so much longer.
#[derive(Clone, Copy, Debug)]
pub struct SlowDisk {
    /// How much longer.
    pub pause: Duration,
}

impl SlowDisk {
    fn slow(self, file: Box<dyn DiskFile>) -> Box<dyn DiskFile> {
        Box::new(SlowFile { file, pause: self.pause })
    }
}

impl Disk for SlowDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read(path)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        RealDisk.length(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        RealDisk.entries(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.create(path).map(|file| self.slow(file))
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        RealDisk.append_to(path).map(|file| self.slow(file))
    }

    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize> {
        RealDisk.write_again(path, at, bytes)
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.publish(from, to)
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.replace(from, to)
    }

    fn led_to(&self, path: &Path) -> PathBuf {
        RealDisk.led_to(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }

    fn sync_file(&self, path: &Path) -> io::Result<()> {
        thread::sleep(self.pause);
        RealDisk.sync_file(path)
    }

    fn claim(&self, lock: &Path, now: Timestamp) -> io::Result<Claim> {
        RealDisk.claim(lock, now)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        thread::sleep(self.pause);
        RealDisk.sync_folder(folder)
    }
}

struct SlowFile {
    file: Box<dyn DiskFile>,
    pause: Duration,
}

impl DiskFile for SlowFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.file.cut(length)
    }

    fn sync(&mut self) -> io::Result<()> {
        thread::sleep(self.pause);
        self.file.sync()
    }
}
