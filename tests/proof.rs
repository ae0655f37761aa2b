//! What is promised of a session, proved: nothing saved is lost, nothing broken passes in silence, no size and no text
//! breaks a screen. Each proof prints one row with what it counted:
//!
//! ```text
//! .ci/proof          a share of everything, in half a minute
//! .ci/proof full     all that is there to be looked at
//! ```
//!
//! prints them. A single count is set by its own variable, named where it is read. docs/reliability.md has the table.

#[path = "proof/allow.rs"]
mod allow;
#[path = "proof/bits.rs"]
mod bits;
#[path = "proof/cuts.rs"]
mod cuts;
#[path = "proof/dice.rs"]
mod dice;
#[path = "proof/documented.rs"]
mod documented;
mod english;
#[path = "proof/faults.rs"]
mod faults;
#[path = "proof/fuzzing.rs"]
mod fuzzing;
#[path = "harness/mod.rs"]
mod harness;
#[path = "proof/hostile.rs"]
mod hostile;
#[path = "proof/kills.rs"]
mod kills;
#[path = "proof/morning.rs"]
mod morning;
#[path = "proof/mutants.rs"]
mod mutants;
#[path = "proof/row.rs"]
mod row;
#[path = "proof/screens.rs"]
mod screens;
#[path = "proof/sizes.rs"]
mod sizes;
#[path = "proof/stdout.rs"]
mod stdout;
#[path = "proof/strike.rs"]
mod strike;
#[path = "fuzz/targets.rs"]
mod targets;
#[path = "pty/terminal.rs"]
#[cfg_attr(unix, allow(dead_code, reason = "the proof uses a part of it"))]
mod terminal;
