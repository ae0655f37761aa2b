//! Workshops made up for tests: the Ward 6 sample from its table, and random ones, all through changes.
#![allow(dead_code, reason = "each test program uses its part")]

pub mod random;
pub mod sample;

use std::path::Path;

use tandem::store;
use tandem::workshop::{Agenda, Hides, Kind, Line, Note, Step, StepKind, Workshop};

/// A step with marked texts.
pub fn step(key: &str, kind: StepKind, plan: u16, hides: &[Hides]) -> Step {
    let say = |what: &str| Note::new(&format!("ZQX-{what}-{key}"));
    Step {
        key: key.to_owned(),
        kind,
        title: Line::new(&format!("Step {key}")),
        short: Line::default(),
        min: plan,
        plan,
        max: plan,
        hides: hides.to_vec(),
        room: vec![Line::new(&format!("What the room sees in {key}"))],
        say: say("SAY"),
        todo: say("DO"),
        done_when: say("DONE"),
        if_late: say("LATE"),
        if_cut: Line::new(&format!("ZQX-CUT-{key}")),
        omitted: false,
    }
}

/// A short agenda with every kind of step that hides something.
pub fn agenda() -> Agenda {
    let scores = [Hides::Scores];
    Agenda {
        template: "short".to_owned(),
        steps: vec![
            step("setup", StepKind::SetUp, 0, &[]),
            step("worth", StepKind::Silent(Kind::Incentive), 5, &[]),
            step("round", StepKind::Round, 12, &scores),
            step("matter", StepKind::Score, 6, &scores),
            step("picture", StepKind::Picture, 3, &[]),
            step("right", StepKind::PutRight, 5, &[]),
            step("first", StepKind::First, 5, &[Hides::Dots]),
            step("close", StepKind::Close, 5, &[]),
        ],
        dots: 3,
    }
}

/// The shipped sample sessions, by name.
pub fn shipped() -> Vec<(String, Workshop)> {
    let files =
        std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions")).unwrap().map(|file| file.unwrap().path());
    let mut sessions: Vec<(String, Workshop)> = files
        .filter(|path| path.extension().is_some_and(|end| end == "ron"))
        .map(|path| {
            let reading = store::interpret(&path, std::fs::read(&path).unwrap()).unwrap();
            (path.file_stem().unwrap().to_string_lossy().into_owned(), reading.history.workshop().clone())
        })
        .collect();
    sessions.sort_by(|a, b| a.0.cmp(&b.0));
    sessions
}
