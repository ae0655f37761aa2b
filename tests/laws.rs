//! Laws of the workshop under random changes, sensible and not: nothing is lost by a refusal, an undo or a replay.

#[path = "laws/kept.rs"]
mod kept;
#[path = "laws/random.rs"]
mod random;

use std::collections::BTreeSet;

use jiff::Timestamp;
use proptest::prelude::*;
use random::{Dice, captured_changes, progress_change, start};
use tandem::workshop::{Change, History, Refusal, Workshop};

/// What may happen to a history.
#[derive(Debug, Clone, Copy)]
enum Event {
    Commit(usize),
    Progress,
    Undo,
    Redo,
}

fn events() -> impl Strategy<Value = Vec<(Event, u64)>> {
    let event = prop_oneof![
        6 => (1usize..5).prop_map(Event::Commit),
        2 => Just(Event::Progress),
        3 => Just(Event::Undo),
        2 => Just(Event::Redo),
    ];
    prop::collection::vec((event, any::<u64>()), 1..80)
}

fn at(second: usize) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + i64::try_from(second).unwrap_or(0)).unwrap()
}

/// A history in which all this happened, as far as it was not refused. A refusal must leave no trace, and an undo or a
/// redo is refused only when there is none.
fn lived(events: &[(Event, u64)]) -> Result<History, TestCaseError> {
    let mut history = History::default();
    history.commit(at(0), start()).unwrap();
    for (second, (event, seed)) in events.iter().enumerate() {
        let before = history.workshop().clone();
        let mut dice = Dice::new(*seed);
        let refused = match event {
            Event::Commit(length) => {
                let changes = captured_changes(history.workshop(), *length, &mut dice);
                history.commit(at(second), changes).is_err()
            }
            Event::Progress => {
                let change = progress_change(history.workshop(), at(second), &mut dice);
                history.commit(at(second), vec![change]).is_err()
            }
            Event::Undo => only_when_empty(&mut history, true, second)?,
            Event::Redo => only_when_empty(&mut history, false, second)?,
        };
        if refused {
            prop_assert!(history.workshop() == &before, "a refused commit left a trace");
        }
    }
    Ok(history)
}

fn only_when_empty(history: &mut History, undoes: bool, second: usize) -> Result<bool, TestCaseError> {
    let commits = tail(history);
    let (done, allowed) = if undoes {
        (history.undo(at(second)), Refusal::NothingToUndo)
    } else {
        (history.redo(at(second)), Refusal::NothingToRedo)
    };
    match done {
        Ok(_) => Ok(false),
        Err(refusal) => {
            prop_assert_eq!(refusal, allowed, "{:?}", commits);
            Ok(true)
        }
    }
}

fn undo_all(history: &mut History) -> Result<usize, TestCaseError> {
    let mut undone = 0;
    while !only_when_empty(history, true, 10_000 + undone)? {
        undone += 1;
    }
    Ok(undone)
}

/// The last commits without their agendas, for a failure's message.
fn tail(history: &History) -> Vec<String> {
    let commits = history.commits().iter().skip(1);
    commits.map(|c| format!("{} undoes {:?} redoes {:?}: {:?}", c.seq, c.undoes, c.redoes, c.changes)).collect()
}

/// The ids that a change makes.
fn made(change: &Change) -> Option<String> {
    match change {
        Change::AddGroup { id, .. } => Some(id.to_string()),
        Change::AddTheme { id, .. } => Some(id.to_string()),
        Change::AddFactor { id, .. } => Some(id.to_string()),
        Change::AddSlip { id, .. } => Some(id.to_string()),
        Change::AddAction { id, .. } => Some(id.to_string()),
        Change::Park { id, .. } => Some(id.to_string()),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Applying a change and then its inverse restores what was captured; a refused change changes nothing at all.
    #[test]
    fn an_inverse_takes_back_and_a_refusal_changes_nothing(seeds in prop::collection::vec(any::<u64>(), 1..120)) {
        let mut workshop = Workshop::default();
        workshop.apply_all(&start()).unwrap();
        for seed in seeds {
            for change in captured_changes(&workshop, 1, &mut Dice::new(seed)) {
                let before = workshop.clone();
                match workshop.apply(&change) {
                    Err(_) => prop_assert!(workshop == before, "refused, yet changed: {:?}", change),
                    Ok(inverse) => {
                        let mut back = workshop.clone();
                        let taken_back = back.apply_all(&inverse);
                        prop_assert!(taken_back.is_ok(), "{:?} gave {:?}: {:?}", change, inverse, taken_back);
                        prop_assert!(back.captured() == before.captured(), "{:?} gave {:?}", change, inverse);
                    }
                }
            }
        }
    }

    /// The log is the truth: replaying it gives the same workshop and the same stacks.
    #[test]
    fn a_replay_gives_the_same_workshop(events in events()) {
        let mut history = lived(&events)?;
        let mut again = History::replay(history.commits().to_vec()).unwrap();
        prop_assert!(again.workshop() == history.workshop());
        let folded = history.at(history.last_seq());
        prop_assert!(folded.as_ref() == Some(history.workshop()));
        prop_assert_eq!(undo_all(&mut again)?, undo_all(&mut history)?);
        prop_assert!(again.workshop() == history.workshop());
    }

    /// All undone and all done again is what it was, whatever step moves, pauses and reveals lay between.
    #[test]
    fn all_undone_and_all_done_again_is_what_it_was(events in events()) {
        let mut history = lived(&events)?;
        while history.redo(at(9_000)).is_ok() {}
        let before = history.workshop().captured();
        let undone = undo_all(&mut history)?;
        for _ in 0..undone {
            history.redo(at(11_000)).unwrap();
        }
        prop_assert!(history.workshop().captured() == before, "{:?}", tail(&history));
    }

    /// Each undo restores exactly what was captured before the commit that it undoes; progress stays.
    #[test]
    fn an_undo_restores_what_was_captured_before_and_leaves_progress_alone(events in events(), seed in any::<u64>()) {
        let mut history = lived(&events)?;
        let before = history.workshop().captured();
        let changes = captured_changes(history.workshop(), 3, &mut Dice::new(seed));
        if history.commit(at(5_000), changes).is_ok() && history.workshop().captured() != before {
            let progress = progress_change(history.workshop(), at(5_001), &mut Dice::new(seed));
            let _ = history.commit(at(5_001), vec![progress]);
            let then = (history.workshop().progress.clone(), history.workshop().veil.hidden.clone());
            history.undo(at(5_002)).unwrap();
            prop_assert!(history.workshop().captured() == before, "{:?}", tail(&history));
            prop_assert_eq!((history.workshop().progress.clone(), history.workshop().veil.hidden.clone()), then);
        }
    }

    /// An id means one thing for ever.
    #[test]
    fn ids_are_never_reused(events in events()) {
        let history = lived(&events)?;
        let mut used = BTreeSet::new();
        for id in history.commits().iter().flat_map(|commit| &commit.changes).filter_map(made) {
            prop_assert!(used.insert(id.clone()), "{} was made twice", id);
        }
    }
}

/// The random changes are worth something: every kind of change is accepted sometimes and refused sometimes.
#[test]
fn the_random_changes_are_accepted_and_refused() {
    let mut workshop = Workshop::default();
    workshop.apply_all(&start()).unwrap();
    let (mut accepted, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..20_000 {
        for change in captured_changes(&workshop, 1, &mut Dice::new(seed)) {
            let name = format!("{change:?}").split([' ', '(']).next().unwrap_or_default().to_owned();
            if workshop.apply(&change).is_ok() {
                accepted.insert(name)
            } else {
                refused.insert(name)
            };
        }
        if seed % 500 == 0 {
            workshop = Workshop::default();
            workshop.apply_all(&start()).unwrap();
        }
    }
    assert!(accepted.len() >= random::KINDS, "{} of {}: {accepted:?}", accepted.len(), random::KINDS);
    assert!(refused.len() >= 40, "{refused:?}");
}
