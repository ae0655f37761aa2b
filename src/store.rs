//! Session files: one session is one file, an append-only log of sealed lines, and a few files beside it.
//!
//! What is reported as saved is durable: written, synced, and found again after a power cut at any moment. The store
//! knows the workshop's commits and how to fold them; it must not know the screen, the room or any rule of a workshop.
//!
//! ```text
//! session  open, create: who may write, what was found    shelf   the sessions in a folder, names and paths
//! reading  what is good in a file, what is wrong          rescue  which file is the session now
//! journal  the order of write, sync and acknowledge       repair  a damaged file, copied without the damage
//! writer   the thread that runs the journal               strike  a text taken out of every file
//! record   the lines of the format; quick: read quickly   follow  a reader that keeps up with a writer
//! seal     what makes damage show                         notice  what the user is told
//! disk     what holds the bytes; sim: one that forgets    side, lock  the files beside the log
//! ```

mod disk;
mod error;
mod follow;
mod journal;
mod lock;
mod notice;
mod quick;
mod reading;
mod record;
mod repair;
mod rescue;
mod seal;
mod session;
mod shelf;
mod side;
pub mod sim;
mod slow;
mod strike;
mod writer;

pub use disk::{Disk, DiskFile, RealDisk};
pub use error::StoreError;
pub(crate) use error::in_words;
pub use follow::Follow;
pub use journal::{Journal, Report};
pub use lock::{Claim, Holder, Lock, claim, is_held};
pub use notice::{Barrier, Notice};
pub use reading::{Damage, Reading, State, interpret, read};
pub use record::{FORMAT, Header};
pub use repair::{LineFound, Repaired, repair};
pub use seal::Seal;
pub use session::{Access, Session, create, create_with, open, open_on, open_with, view};
pub use shelf::{Condition, Shelf, Shelved};
pub use side::{SessionFiles, read_side_file, replace_side_file};
pub use slow::SlowDisk;
pub use strike::Struck;
pub use writer::{Closed, Event, Writer};
