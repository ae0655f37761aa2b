//! What is promised of a session, proved: nothing saved is lost, nothing broken passes in silence, no size and no text
//! breaks a screen. Each proof prints one row with what it counted:
//!
//! ```text
//! cargo test --test proof -- --nocapture --test-threads=1 | grep proved
//! TANDEM_PROOF=full cargo test --test proof -- --nocapture --test-threads=1 | grep proved
//! ```
//!
//! The first takes under a minute, the second looks at all that is there to be looked at. A single count is set by its
//! own variable, named where it is read. docs/reliability.md has the table.

#[path = "proof/bits.rs"]
mod bits;
#[path = "proof/cuts.rs"]
mod cuts;
#[path = "proof/faults.rs"]
mod faults;
#[path = "harness/mod.rs"]
mod harness;
#[path = "proof/morning.rs"]
mod morning;
#[path = "proof/mutants.rs"]
mod mutants;
#[path = "proof/row.rs"]
mod row;
#[path = "proof/strike.rs"]
mod strike;
