//! One file of the simulated disk: what a program reads, what is on the disk, and what may become of the difference.

/// The unit that reaches the disk or does not, in bytes; small, so that even short lines are torn.
const PAGE: usize = 32;

#[derive(Clone, Debug, Default)]
pub struct Inode {
    /// What a program reads.
    pub now: Vec<u8>,
    /// What is on the disk for certain.
    durable: Vec<u8>,
    /// What was done since, in order.
    pending: Vec<Pending>,
}

#[derive(Clone, Debug)]
enum Pending {
    Write { at: usize, bytes: Vec<u8> },
    Cut(usize),
}

impl Inode {
    /// A file all of which is on the disk.
    pub fn settled(bytes: Vec<u8>) -> Self {
        Self { now: bytes.clone(), durable: bytes, pending: Vec::new() }
    }

    /// Writes bytes at a place.
    pub fn write(&mut self, at: usize, bytes: &[u8]) {
        self.pending.push(Pending::Write { at, bytes: bytes.to_vec() });
        put(&mut self.now, at, bytes);
    }

    /// Cuts or lengthens it.
    pub fn cut(&mut self, length: usize) {
        self.now.resize(length, 0);
        self.pending.push(Pending::Cut(length));
    }

    /// The kernel marks the pages as clean although they never arrived.
    pub fn forget(&mut self) {
        self.pending.clear();
    }

    /// All that is pending reaches the disk.
    pub fn sync(&mut self) {
        for change in std::mem::take(&mut self.pending) {
            match change {
                Pending::Write { at, bytes } => put(&mut self.durable, at, &bytes),
                Pending::Cut(length) => self.durable.resize(length, 0),
            }
        }
    }

    /// What may be found after the power went.
    pub fn outcome(&self, dice: &mut Dice) -> Vec<u8> {
        let mut found = self.durable.clone();
        let mood = dice.below(4);
        for change in &self.pending {
            match change {
                _ if mood == 0 => {}
                Pending::Cut(length) if mood == 1 || dice.below(2) == 0 => found.resize(*length, 0),
                Pending::Cut(_) => {}
                Pending::Write { at, bytes } if mood == 1 => put(&mut found, *at, bytes),
                Pending::Write { at, bytes } => scatter(&mut found, *at, bytes, self.durable.len(), dice),
            }
        }
        found
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}

/// Each page of a write is kept, lost, torn or zeroed by itself. Zeros are what a disk shows of room that it had just given
/// to a file, so they are not found before `known`: there it is the old bytes or the new.
fn scatter(file: &mut Vec<u8>, mut at: usize, mut bytes: &[u8], known: usize, dice: &mut Dice) {
    while !bytes.is_empty() {
        let (page, rest) = bytes.split_at((PAGE - at % PAGE).min(bytes.len()));
        match dice.below(5) {
            0 | 1 => put(file, at, page),
            2 => put(file, at, &page[..dice.below(page.len() + 1)]),
            3 => {
                let kept = known.saturating_sub(at).min(page.len());
                put(file, at + kept, &vec![0; page.len() - kept]);
            }
            _ => {}
        }
        at += page.len();
        bytes = rest;
    }
}

/// A small generator of the same numbers for the same seed (`SplitMix64`).
#[derive(Debug)]
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit as u64).expect("a remainder is less than a usize limit")
    }
}
