//! The command as a whole: what goes to stdout and stderr, which exit code comes back, and what is on the disk after.

#[path = "cli/bench.rs"]
mod bench;
#[path = "cli/importing.rs"]
mod importing;
#[path = "cli/itself.rs"]
mod itself;
#[path = "cli/making.rs"]
mod making;
#[path = "cli/own_files.rs"]
mod own_files;
#[path = "cli/reading.rs"]
mod reading;
#[path = "cli/trouble.rs"]
mod trouble;
#[path = "cli/writing.rs"]
mod writing;
