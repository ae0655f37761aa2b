//! Tandem's command.
fn main() {}
