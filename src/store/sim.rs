//! A disk that forgets: what was not synced may be lost, torn, zeroed or kept out of order when the power goes.
//!
//! It is harsher than any real disk on purpose. Tests run the store's protocol on it, cut the power or fail a call at
//! a chosen step, and look at what is left. Knows nothing of what the bytes mean.

mod inode;

use std::collections::BTreeMap;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::disk::{Disk, DiskFile};
use inode::{Dice, Inode};

/// What goes wrong at a chosen call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The call fails with an input/output error.
    InputOutput,
    /// There is no space: half of a write is taken, and calls that need space fail from then on until healed.
    Full,
    /// The call was interrupted by a signal and did nothing.
    Interrupted,
    /// A write takes only half of the bytes and says so; other calls succeed.
    ShortWrite,
    /// A sync fails, and the kernel forgets the pages; other calls succeed.
    FailedSync,
}

/// The simulated disk. Clones are the same disk.
#[derive(Clone, Debug, Default)]
pub struct SimDisk {
    state: Arc<Mutex<State>>,
}

#[derive(Clone, Debug, Default)]
struct State {
    files: Vec<Inode>,
    names: BTreeMap<PathBuf, usize>,
    durable_names: BTreeMap<PathBuf, usize>,
    /// Name changes since the last folder sync; each group happens together or not at all.
    pending_names: Vec<Vec<(PathBuf, Option<usize>)>>,
    calls: u64,
    faults: Vec<(u64, Fault)>,
    full: bool,
    cut_at: Option<u64>,
}

/// Whether a call goes ahead.
enum Turn {
    Go,
    /// The power goes while the call is under way: it may have begun, and its answer is never heard.
    Cut,
    Fails(Fault),
}

impl SimDisk {
    /// An empty disk.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many calls were made so far.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.lock().calls
    }

    /// From now on the power is gone at call number `call` (counted from 1) and after it.
    pub fn cut_power_at(&self, call: u64) {
        self.lock().cut_at = Some(call);
    }

    /// Call number `call` (counted from 1) goes wrong, besides those that were to go wrong already.
    pub fn fail_at(&self, call: u64, fault: Fault) {
        self.lock().faults.push((call, fault));
    }

    /// There is space again, and nothing more goes wrong.
    pub fn heal(&self) {
        let mut state = self.lock();
        state.full = false;
        state.faults.clear();
    }

    /// The disk as it may be found when the power is back; each seed is another outcome.
    #[must_use]
    pub fn after_power_cut(&self, seed: u64) -> Self {
        let mut dice = Dice(seed);
        let state = self.lock();
        let mut names = state.durable_names.clone();
        let mood = dice.below(4);
        for group in &state.pending_names {
            if mood == 0 || (mood > 1 && dice.below(2) == 0) {
                for (name, file) in group {
                    set_name(&mut names, name, *file);
                }
            }
        }
        let files: Vec<_> = state.files.iter().map(|file| Inode::settled(file.outcome(&mut dice))).collect();
        let left = State { files, durable_names: names.clone(), names, ..State::default() };
        Self { state: Arc::new(Mutex::new(left)) }
    }

    /// Another disk that is in the very state of this one, what was not synced with it.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self { state: Arc::new(Mutex::new(self.lock().clone())) }
    }

    /// Every file with all its bytes, as a program reads them.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let state = self.lock();
        state.names.iter().map(|(name, file)| (name.clone(), state.files[*file].now.clone())).collect()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic while the lock is held leaves only a test that has failed already.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open(&self, file: usize) -> Box<dyn DiskFile> {
        Box::new(SimFile { disk: self.clone(), file })
    }

    /// Changes names, or fails as the call's turn says. `needs_space` is true for a name that is new.
    fn rename(&self, needs_space: bool, groups: impl FnOnce(&mut State) -> io::Result<Groups>) -> io::Result<()> {
        let mut state = self.lock();
        let turn = state.turn();
        if let Turn::Fails(fault @ (Fault::InputOutput | Fault::Interrupted)) = turn {
            return Err(fault.error());
        }
        if needs_space && state.full {
            return Err(ErrorKind::StorageFull.into());
        }
        for group in groups(&mut state)? {
            for (name, file) in &group {
                set_name(&mut state.names, name, *file);
            }
            state.pending_names.push(group);
        }
        if matches!(turn, Turn::Cut) { Err(no_power()) } else { Ok(()) }
    }
}

type Groups = Vec<Vec<(PathBuf, Option<usize>)>>;

fn set_name(names: &mut BTreeMap<PathBuf, usize>, name: &Path, file: Option<usize>) {
    match file {
        Some(file) => names.insert(name.to_owned(), file),
        None => names.remove(name),
    };
}

fn no_power() -> io::Error {
    io::Error::other("the power is gone")
}

impl Fault {
    fn error(self) -> io::Error {
        match self {
            Fault::InputOutput | Fault::FailedSync | Fault::ShortWrite => io::Error::other("input/output error"),
            Fault::Full => ErrorKind::StorageFull.into(),
            Fault::Interrupted => ErrorKind::Interrupted.into(),
        }
    }
}

impl State {
    fn turn(&mut self) -> Turn {
        self.calls += 1;
        if self.cut_at.is_some_and(|cut| self.calls >= cut) {
            return Turn::Cut;
        }
        match self.faults.iter().find(|(call, _)| *call == self.calls) {
            Some((_, fault)) => {
                self.full |= *fault == Fault::Full;
                Turn::Fails(*fault)
            }
            None => Turn::Go,
        }
    }

    /// A call that only looks.
    fn look(&mut self) -> io::Result<()> {
        match self.turn() {
            Turn::Cut => Err(no_power()),
            Turn::Fails(fault @ (Fault::InputOutput | Fault::Interrupted)) => Err(fault.error()),
            Turn::Go | Turn::Fails(_) => Ok(()),
        }
    }

    /// A call that writes. A full disk takes nothing, not even what stands there already: some put that elsewhere.
    fn write(&mut self, file: usize, at: usize, bytes: &[u8]) -> io::Result<usize> {
        let (turn, full) = (self.turn(), self.full);
        let half = &bytes[..bytes.len().div_ceil(2)];
        let file = &mut self.files[file];
        match turn {
            Turn::Cut => {
                file.write(at, bytes);
                Err(no_power())
            }
            Turn::Fails(Fault::ShortWrite | Fault::Full) => {
                file.write(at, half);
                Ok(half.len())
            }
            Turn::Fails(fault @ (Fault::InputOutput | Fault::Interrupted)) => Err(fault.error()),
            Turn::Go | Turn::Fails(Fault::FailedSync) if full => Err(ErrorKind::StorageFull.into()),
            Turn::Go | Turn::Fails(Fault::FailedSync) => {
                file.write(at, bytes);
                Ok(bytes.len())
            }
        }
    }

    fn find(&self, path: &Path) -> io::Result<usize> {
        self.names.get(path).copied().ok_or_else(|| ErrorKind::NotFound.into())
    }
}

impl Disk for SimDisk {
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let mut state = self.lock();
        state.look()?;
        let file = state.find(path)?;
        Ok(state.files[file].now.clone())
    }

    fn length(&self, path: &Path) -> io::Result<u64> {
        let mut state = self.lock();
        state.look()?;
        let file = state.find(path)?;
        Ok(state.files[file].now.len() as u64)
    }

    fn entries(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut state = self.lock();
        state.look()?;
        Ok(state.names.keys().filter(|name| name.parent() == Some(folder)).cloned().collect())
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut made = 0;
        self.rename(true, |state| {
            if state.names.contains_key(path) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            made = state.files.len();
            state.files.push(Inode::default());
            Ok(vec![vec![(path.to_owned(), Some(made))]])
        })?;
        Ok(self.open(made))
    }

    fn append_to(&self, path: &Path) -> io::Result<Box<dyn DiskFile>> {
        let mut state = self.lock();
        state.look()?;
        let file = state.find(path)?;
        Ok(self.open(file))
    }

    fn write_again(&self, path: &Path, at: u64, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.lock();
        let file = state.find(path)?;
        let at = usize::try_from(at).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
        state.write(file, at, bytes)
    }

    fn publish(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.rename(true, |state| {
            if state.names.contains_key(to) {
                return Err(ErrorKind::AlreadyExists.into());
            }
            let file = state.find(from)?;
            Ok(vec![vec![(to.to_owned(), Some(file))], vec![(from.to_owned(), None)]])
        })
    }

    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.rename(false, |state| {
            let file = state.find(from)?;
            Ok(vec![vec![(from.to_owned(), None), (to.to_owned(), Some(file))]])
        })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.rename(false, |state| {
            state.find(path)?;
            Ok(vec![vec![(path.to_owned(), None)]])
        })
    }

    fn sync_folder(&self, _folder: &Path) -> io::Result<()> {
        let mut state = self.lock();
        match state.turn() {
            Turn::Cut => return Err(no_power()),
            Turn::Fails(fault) if fault != Fault::ShortWrite => return Err(fault.error()),
            Turn::Go | Turn::Fails(_) => {}
        }
        state.pending_names.clear();
        state.durable_names = state.names.clone();
        Ok(())
    }
}

struct SimFile {
    disk: SimDisk,
    file: usize,
}

impl DiskFile for SimFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.disk.lock();
        let at = state.files[self.file].now.len();
        state.write(self.file, at, bytes)
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        let mut state = self.disk.lock();
        let turn = state.turn();
        if let Turn::Fails(fault @ (Fault::InputOutput | Fault::Interrupted)) = turn {
            return Err(fault.error());
        }
        let length = usize::try_from(length).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
        let file = &mut state.files[self.file];
        file.cut(length);
        if matches!(turn, Turn::Cut) { Err(no_power()) } else { Ok(()) }
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut state = self.disk.lock();
        let turn = state.turn();
        let file = &mut state.files[self.file];
        match turn {
            Turn::Cut => Err(no_power()),
            Turn::Fails(fault) if fault != Fault::ShortWrite => {
                file.forget();
                Err(fault.error())
            }
            Turn::Go | Turn::Fails(_) => {
                file.sync();
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests;
