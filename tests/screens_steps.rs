//! Key string in, screen out: from *How much does it matter?* to *Before you go*.

#[path = "screens_steps/again.rs"]
mod again;
#[path = "screens_steps/again_changes.rs"]
mod again_changes;
#[path = "screens_steps/card.rs"]
mod card;
#[path = "screens_steps/dots.rs"]
mod dots;
#[path = "screens_steps/doubts.rs"]
mod doubts;
mod harness;
#[path = "screens_steps/kept.rs"]
mod kept;
#[path = "screens_steps/mending.rs"]
mod mending;
#[path = "screens_steps/new_slips.rs"]
mod new_slips;
#[path = "screens_steps/outcome.rs"]
mod outcome;
#[path = "screens_steps/question.rs"]
mod question;
#[path = "screens_steps/right.rs"]
mod right;
#[path = "screens_steps/standing.rs"]
mod standing;
#[path = "screens_steps/together.rs"]
mod together;

use harness::Play;
use tandem::config::samples::sample;
use tandem::store;
use tandem::workshop::{Change, History};

/// The Ward 6 sample as it stood when it entered the step with this key.
fn briefing_at(step: &str) -> Play {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.ron");
    std::fs::write(&path, sample("morning-briefing").unwrap().text).unwrap();
    let reading = store::read(&store::RealDisk, &path).unwrap();
    let commits = reading.history.commits();
    let enters = |change: &Change| matches!(change, Change::EnterStep { step: key, .. } if key == step);
    let at = commits.iter().position(|commit| commit.changes.iter().any(enters)).expect("a step that was entered");
    let mut play = Play::open(History::replay(commits[..=at].iter().cloned()).expect("a log that was made"));
    // The day of the sample is past: without this it would be thousands of minutes late.
    play.given(vec![Change::SetFinishBy { time: None }]);
    play.model.status = None;
    play
}

/// The screen at the three sizes that everything is looked at in.
fn three_sizes(play: &mut Play) -> String {
    [(80, 24), (120, 40), (200, 60)]
        .map(|(columns, rows)| format!("{columns}x{rows}\n{}\n", play.screen(columns, rows)))
        .join("\n")
}

/// The row of the screen with these words.
fn row(play: &mut Play, words: &str) -> String {
    let screen = play.screen(120, 40);
    screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("no “{words}” in\n{screen}")).to_owned()
}
