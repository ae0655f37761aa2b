//! The proof is proved: the same protocol with one thing left out or wrong must be caught.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use tandem::store::sim::SimDisk;
use tandem::store::{Disk, DiskFile, Seal, State, interpret};

use crate::cuts::cut_everywhere;
use crate::faults::two_faults_while_opening;
use crate::morning::{PATH, Told, untampered, work};
use crate::row::proved;

/// What a mutant of the protocol leaves out or gets wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Defect {
    NoSync,
    NoFolderSync,
    OnlyTheFirstSyncOfAFile,
    NoSyncOfNewFiles,
    SaidBeforeTheSync,
    NextWriteBeforeTheSync,
    /// One of the two is enough.
    NeitherCutsNorWritesAgain,
    CutsTooMuch,
    SyncsAgainAfterAFailedSync,
    BelievesAFailedWrite,
    BelievesAShortWrite,
    NamesBeforeWriting,
    BelievesWithoutWritingAgain,
}

/// The simulated disk behind a mutant.
#[derive(Debug)]
struct Mutant {
    disk: SimDisk,
    defect: Defect,
}

impl Mutant {
    fn file(&self, file: Box<dyn DiskFile>, is_new: bool) -> Box<dyn DiskFile> {
        Box::new(MutantFile { file, defect: self.defect, is_new, syncs: 0, due: false })
    }
}

impl Disk for Mutant {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.disk.read(path)
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        self.disk.length(path)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        self.disk.entries(folder)
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let aside = path.to_string_lossy();
        let name = match aside.split_once(".new-") {
            Some((name, _)) if self.defect == Defect::NamesBeforeWriting => Path::new(name),
            _ => path,
        };
        Ok(self.file(self.disk.create(name)?, true))
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        Ok(self.file(self.disk.append_to(path)?, false))
    }

    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize> {
        match self.defect {
            Defect::BelievesWithoutWritingAgain | Defect::NeitherCutsNorWritesAgain => Ok(bytes.len()),
            _ => self.disk.write_again(path, at, bytes),
        }
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.defect == Defect::NamesBeforeWriting { Ok(()) } else { self.disk.publish(from, to) }
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.disk.replace(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.disk.remove(path)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if self.defect == Defect::NoFolderSync { Ok(()) } else { self.disk.sync_folder(folder) }
    }
}

struct MutantFile {
    file: Box<dyn DiskFile>,
    defect: Defect,
    is_new: bool,
    syncs: u32,
    /// A sync that was put off.
    due: bool,
}

impl DiskFile for MutantFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.due && self.defect == Defect::SaidBeforeTheSync {
            self.file.sync()?;
            self.due = false;
        }
        let written = self.file.write(bytes);
        if self.due {
            self.file.sync()?;
            self.due = false;
        }
        match self.defect {
            Defect::BelievesAFailedWrite if written.is_err() => Ok(bytes.len()),
            Defect::BelievesAShortWrite if written.is_ok() => Ok(bytes.len()),
            _ => written,
        }
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        match self.defect {
            Defect::NeitherCutsNorWritesAgain => Ok(()),
            Defect::CutsTooMuch => self.file.cut(length.saturating_sub(9)),
            _ => self.file.cut(length),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        self.syncs += 1;
        match self.defect {
            Defect::NoSync => Ok(()),
            Defect::OnlyTheFirstSyncOfAFile if self.syncs > 1 => Ok(()),
            Defect::NoSyncOfNewFiles if self.is_new && self.syncs == 1 => Ok(()),
            Defect::SaidBeforeTheSync | Defect::NextWriteBeforeTheSync if self.syncs > 1 => {
                self.due = true;
                Ok(())
            }
            Defect::SyncsAgainAfterAFailedSync => self.file.sync().or_else(|_| self.file.sync()),
            _ => self.file.sync(),
        }
    }
}

/// The same lines with `synced: 0` in each, sealed anew.
fn without_synced(bytes: &[u8]) -> Vec<u8> {
    let mut seal = Seal::START;
    let mut changed = Vec::new();
    for line in std::str::from_utf8(bytes).unwrap().lines() {
        let text = line.rsplit_once(" // ").unwrap().0;
        let text = match text.split_once("synced: ") {
            Some((start, rest)) => format!("{start}synced: 0{}", &rest[rest.find(',').unwrap()..]),
            None => text.to_owned(),
        };
        seal = seal.next(text.as_bytes());
        changed.extend_from_slice(format!("{text} // {seal}\n").as_bytes());
    }
    changed
}

/// Garbles each line of a file in turn: nothing that was durable when the last line was written may pass for an
/// unfinished tail. Gives the number of lines looked at.
fn garble_every_line(tamper: fn(&[u8]) -> Vec<u8>) -> Result<usize, String> {
    let sim = SimDisk::new();
    work(&untampered(sim.clone()), &mut Told::default());
    let file = tamper(&sim.contents()[Path::new(PATH)]);
    assert_eq!(interpret(Path::new(PATH), file.clone()).unwrap().state, State::Intact);
    let lines: Vec<&[u8]> = file.split_inclusive(|byte| *byte == b'\n').collect();
    // The last line alone was not known to be durable when it was written: it may be a tail.
    for broken in 1..lines.len() - 1 {
        let mut garbled = lines.concat();
        let at: usize = lines[..broken].iter().map(|line| line.len()).sum();
        garbled[at + 20] ^= 1;
        let state = interpret(Path::new(PATH), garbled).map_err(|error| error.to_string())?.state;
        if !matches!(&state, State::Damaged(damage) if damage.line == broken + 1) {
            return Err(format!("line {}: {state:?}", broken + 1));
        }
    }
    Ok(lines.len() - 2)
}

#[test]
fn every_mutant_of_the_protocol_is_caught() {
    let since = Instant::now();
    let mut count = 1;
    macro_rules! caught {
        ($($defect:ident)*) => {$(
            let found = cut_everywhere(8_000, |disk| Arc::new(Mutant { disk, defect: Defect::$defect }));
            assert!(found.is_err(), "{:?} was not caught", Defect::$defect);
            count += 1;
        )*};
    }
    caught! {
        NoSync NoFolderSync OnlyTheFirstSyncOfAFile NoSyncOfNewFiles SaidBeforeTheSync NextWriteBeforeTheSync
        CutsTooMuch SyncsAgainAfterAFailedSync BelievesAFailedWrite BelievesAShortWrite NamesBeforeWriting NeitherCutsNorWritesAgain
    }
    let found = two_faults_while_opening(|disk| Arc::new(Mutant { disk, defect: Defect::BelievesWithoutWritingAgain }));
    assert!(found.is_err(), "what was believed without writing it again was not caught");
    count += 1;
    assert!(garble_every_line(<[u8]>::to_vec).unwrap() > 8);
    assert!(garble_every_line(without_synced).is_err(), "`synced` left out was not caught");
    proved("mutants of the protocol", &format!("{count} of {count} caught"), since);
}
