//! The documents say what the program does: whatever can be made from the program is made from it, and compared here.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes the marked blocks afresh. A block stands between
//! `<!-- begin: NAME -->` and `<!-- end: NAME -->`.

#[path = "docs/block.rs"]
mod block;
#[path = "docs/changes.rs"]
mod changes;
#[path = "docs/commands.rs"]
mod commands;
#[path = "docs/examples.rs"]
mod examples;
#[path = "docs/facilitating.rs"]
mod facilitating;
#[path = "harness/mod.rs"]
mod harness;
#[path = "docs/keys.rs"]
mod keys;
#[path = "docs/paths.rs"]
mod paths;
#[path = "docs/pictures.rs"]
mod pictures;
#[path = "docs/program.rs"]
mod program;
#[path = "docs/svg.rs"]
mod svg;
#[path = "docs/values.rs"]
mod values;
