//! Makes a large, plausible, valid session for measuring: words, strengths and headings drawn from a seeded generator.
//!
//! `cargo run --example generate -- --groups 12 --themes 40 --points 10000 --seed 1 --out big.ron`

use std::path::PathBuf;
use std::process::ExitCode;

use jiff::{SignedDuration, Timestamp};
use tandem::store::{self, Header};
use tandem::workshop::{
    Author, Basis, Bloc, Change, Code, Commit, Evidence, FactorId, GroupId, Kind, Line, Presence, Tally, ThemeId, plan,
};

/// Words that points are put together from.
const WORDS: [&str; 24] = [
    "fewer", "bleeps", "late", "handover", "ward", "round", "starts", "drugs", "chart", "beds", "nobody", "watches", "bays",
    "while", "we", "meet", "answer", "again", "plan", "known", "early", "results", "back", "night",
];

/// What the command line asks for.
struct Size {
    groups: u32,
    themes: u32,
    points: u32,
    seed: u64,
    out: PathBuf,
}

/// A small generator with known answers: xorshift64*.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32;
        u32::try_from(high).unwrap_or(0) % sides.max(1)
    }
}

fn main() -> ExitCode {
    let made = size().and_then(|size| {
        let _ = std::fs::remove_file(&size.out);
        let start: Timestamp = "2026-11-23T09:00:00Z".parse().map_err(|error| format!("{error}"))?;
        store::create(&size.out, Header::new(start), commits(&size, start), start).map_err(|error| error.to_string())?;
        Ok(format!("{}: {} groups, {} headings, {} points", size.out.display(), size.groups, size.themes, size.points))
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

fn size() -> Result<Size, String> {
    let mut size = Size { groups: 12, themes: 40, points: 10_000, seed: 1, out: PathBuf::from("generated.ron") };
    let mut words = std::env::args().skip(1);
    while let Some(name) = words.next() {
        let value = words.next().ok_or_else(|| format!("{name} needs a value"))?;
        let number = || value.parse::<u32>().map_err(|_| format!("{name} needs a whole number, not {value}"));
        match name.as_str() {
            "--groups" => size.groups = number()?.max(1),
            "--themes" => size.themes = number()?.max(1),
            "--points" => size.points = number()?,
            "--seed" => size.seed = u64::from(number()?).max(1),
            "--out" => size.out = PathBuf::from(value),
            other => return Err(format!("{other} is not known: --groups --themes --points --seed --out are")),
        }
    }
    Ok(size)
}

/// One commit a point, as a room makes them, after the one that begins the workshop.
fn commits(size: &Size, start: Timestamp) -> Vec<Commit> {
    let mut dice = Dice(size.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut all = vec![begin(size), vec![Change::EnterStep { step: "round".into(), at: start, used: 0 }]];
    for point in 1..=size.points {
        all.push(add(size, point, &mut dice));
    }
    let at = |index: usize| start.saturating_add(SignedDuration::from_secs(i64::try_from(index).unwrap_or(0))).unwrap_or(start);
    let commit = |(index, changes): (usize, Vec<Change>)| Commit {
        seq: index as u64 + 1,
        at: at(index),
        by: Author::Facilitator,
        undoes: None,
        redoes: None,
        changes,
    };
    all.into_iter().enumerate().map(commit).collect()
}

fn begin(size: &Size) -> Vec<Change> {
    let mut changes = plan::begin_for_import(&tandem::config::templates::default_template());
    changes.push(Change::NameWorkshop { title: Line::new(&format!("Generated, {} points", size.points)) });
    let mut codes: Vec<Code> = Vec::new();
    for number in 1..=size.groups {
        let name = format!("Group {number}");
        let code = Code::for_group(&name, &codes);
        codes.push(code.clone());
        let bloc = if number * 3 <= size.groups * 2 { Bloc::Clinical } else { Bloc::Managerial };
        let people = Some(3 + number % 5);
        changes.push(Change::AddGroup {
            id: GroupId::new(number),
            name: Line::new(&name),
            code,
            bloc,
            people,
            presence: Presence::Present,
            weight: 1.0,
        });
    }
    let mut codes: Vec<Code> = Vec::new();
    for number in 1..=size.themes {
        let name = format!("Heading {number}");
        let code = Code::for_theme(&name, &codes);
        codes.push(code.clone());
        changes.push(Change::AddTheme {
            id: ThemeId::new(number),
            name: Line::new(&name),
            code,
            definition: Line::new("What belongs here."),
            weight: 1.0,
        });
    }
    changes
}

fn add(size: &Size, point: u32, dice: &mut Dice) -> Vec<Change> {
    let id = FactorId::new(point);
    let words: Vec<&str> = (0..4 + dice.roll(5)).map(|_| WORDS[dice.roll(24) as usize]).collect();
    let theme = (dice.roll(20) > 0).then(|| ThemeId::new(1 + dice.roll(size.themes)));
    let kind = if dice.roll(2) == 0 { Kind::Incentive } else { Kind::Barrier };
    let group = GroupId::new(1 + dice.roll(size.groups));
    let evidence = if dice.roll(12) == 0 { Evidence::Assumed } else { Evidence::Heard };
    let mut changes =
        vec![Change::AddFactor { id, group, kind, text: Line::new(&words.join(" ")), theme, evidence, same_as: None }];
    match dice.roll(4) {
        0 => {}
        1 => {
            let strength = u8::try_from(1 + dice.roll(5)).unwrap_or(3);
            changes.push(Change::Score { id, strength, basis: Basis::Agreed });
        }
        _ => {
            let counts = std::array::from_fn(|_| u16::try_from(dice.roll(4)).unwrap_or(0));
            changes.push(Change::Rate { id, tally: Some(Tally { counts, not_relevant: 0, dont_know: 0 }) });
        }
    }
    changes
}
