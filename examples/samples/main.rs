//! Writes the sample sessions into `sessions/`: `cargo run --example samples`.
//!
//! All of them are invented. They are made by the program's own parts, so that they are what a session file is.

mod briefing;
mod huddle;
mod log;
mod tiny;

fn main() -> std::io::Result<()> {
    for (name, text) in log::all() {
        let path = format!("{}/sessions/{name}.ron", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(&path, &text)?;
        println!("{name}: {} lines", text.lines().count());
    }
    Ok(())
}
