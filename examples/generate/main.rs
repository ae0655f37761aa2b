//! Makes a large, plausible, valid session for measuring: words, strengths and headings drawn from a seeded generator.
//!
//! `cargo run --example generate -- --groups 12 --themes 40 --points 10000 --seed 1 --out big.ron`

mod session;

use std::path::PathBuf;
use std::process::ExitCode;

use session::{Size, commits, start};
use tandem::store::{self, Header};

fn main() -> ExitCode {
    let made = asked().and_then(|(size, out)| {
        let _ = std::fs::remove_file(&out);
        store::create(&out, Header::new(start()), commits(&size), start()).map_err(|error| error.to_string())?;
        Ok(format!("{}: {} groups, {} headings, {} points", out.display(), size.groups, size.themes, size.points))
    });
    match made {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for, and the file it shall be in.
fn asked() -> Result<(Size, PathBuf), String> {
    let mut size = Size { groups: 12, themes: 40, points: 10_000, seed: 1 };
    let mut out = PathBuf::from("generated.ron");
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} needs a value"))?;
        let number = || value.parse::<u32>().map_err(|_| format!("{name} needs a whole number, not {value}"));
        match name.as_str() {
            "--groups" => size.groups = number()?.max(1),
            "--themes" => size.themes = number()?.max(1),
            "--points" => size.points = number()?,
            "--seed" => size.seed = u64::from(number()?).max(1),
            "--out" => out = PathBuf::from(value),
            other => return Err(format!("{other} is not known: --groups --themes --points --seed --out are")),
        }
    }
    Ok((size, out))
}
