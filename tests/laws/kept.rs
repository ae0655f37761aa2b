//! What is kept from one commit to the next is, after any history, what would be made anew: to the last bit.

use jiff::Timestamp;
use proptest::prelude::*;
use tandem::alignment::{Alike, Measures, Upkeep, similar};
use tandem::tui::desk::Kept;
use tandem::workshop::{Change, Evidence, FactorId, GroupId, History, Kind, Line, Presence, ThemeId, Workshop};

use super::random::{Dice, captured_changes, progress_change, start};
use super::{Event, at, events};

/// What a screen keeps.
struct Along {
    history: History,
    measures: Measures,
    kept: Kept,
    alike: Alike,
}

impl Along {
    fn new() -> Self {
        let mut history = History::default();
        history.commit(at(0), start()).unwrap();
        let (measures, kept, alike) =
            (Measures::of(history.workshop()), Kept::of(history.workshop()), Alike::of(history.workshop()));
        Self { history, measures, kept, alike }
    }

    /// The changes that an event came to; none if it was refused.
    fn happen(&mut self, event: Event, seed: u64, second: Timestamp) -> Option<Vec<Change>> {
        let mut dice = Dice::new(seed);
        let history = &mut self.history;
        let commit = match event {
            Event::Commit(length) => {
                let changes = captured_changes(history.workshop(), length, &mut dice);
                history.commit(second, changes).ok()
            }
            Event::Progress => {
                let change = progress_change(history.workshop(), second, &mut dice);
                history.commit(second, vec![change]).ok()
            }
            Event::Undo => history.undo(second).ok().map(|redone| redone.commit),
            Event::Redo => history.redo(second).ok().map(|redone| redone.commit),
        };
        commit.map(|commit| commit.changes)
    }

    fn follow(&mut self, changes: &[Change]) -> Upkeep {
        let workshop = self.history.workshop();
        self.kept.follow(workshop, changes);
        for id in changes.iter().filter_map(Change::factor) {
            self.alike.follow(workshop, id);
        }
        self.measures.follow(workshop, changes)
    }
}

/// All that the rows of a matrix show but one, as text.
fn other_rows(measures: &Measures, workshop: &Workshop, but: ThemeId) -> String {
    let figures = measures.themes.iter().filter(|figures| figures.id != but);
    let cells = measures.cells.iter().filter(|cell| cell.theme != but);
    let named = workshop.themes().map(|theme| (&theme.name, &theme.code));
    // A group that is expected is here with its first point: its cells look the same.
    let groups = workshop.groups().map(|group| (&group.name, &group.code, group.bloc, group.presence == Presence::Absent));
    format!(
        "{:?} {:?} {:?} {:?}",
        figures.collect::<Vec<_>>(),
        cells.collect::<Vec<_>>(),
        named.collect::<Vec<_>>(),
        groups.collect::<Vec<_>>()
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn kept_figures_and_lists_are_what_they_would_be_anew(events in events()) {
        let mut along = Along::new();
        for (second, (event, seed)) in events.iter().enumerate() {
            let (before, was) = (along.measures.clone(), along.history.workshop().clone());
            let Some(changes) = along.happen(*event, *seed, at(second)) else { continue };
            let took = along.follow(&changes);
            let workshop = along.history.workshop();
            if let Upkeep::Parts(Some(heading)) = took {
                prop_assert_eq!(other_rows(&along.measures, workshop, heading), other_rows(&before, &was, heading), "{:?}", &changes);
            }
            let anew = Measures::of(workshop);
            prop_assert!(along.measures == anew, "{took:?} after {changes:?}\n{:?}\n{anew:?}", along.measures);
            let lists = Kept::of(workshop);
            prop_assert_eq!(&along.kept.points, &lists.points, "{:?}", &changes);
            prop_assert_eq!(&along.kept.without_heading, &lists.without_heading);
            prop_assert_eq!(&along.kept.changed, &lists.changed);
            for id in workshop.all_factors.iter().map(|factor| factor.id) {
                prop_assert_eq!(along.kept.merged_into(id), workshop.merged_into(id).count());
            }
            let regrouped = changes.iter().any(|change| matches!(change, Change::RemoveGroup { .. } | Change::RestoreGroup { .. }));
            if regrouped {
                along.alike = Alike::of(workshop);
            }
            prop_assert_eq!(along.alike.pairs().to_vec(), similar(workshop));
        }
    }
}

/// Where one of them belongs cannot be looked for among points of which another still stands where it was.
#[test]
fn points_that_change_groups_together_stand_where_they_belong() {
    let mut along = Along::new();
    let point = |id: u32, group: u32| Change::AddFactor {
        id: FactorId::new(id),
        group: GroupId::new(group),
        kind: Kind::Barrier,
        text: Line::new(&format!("point {id}")),
        theme: None,
        evidence: Evidence::Heard,
        same_as: None,
    };
    let moved = |id: u32, group: u32| Change::MoveFactor { id: FactorId::new(id), group: GroupId::new(group) };
    let reworded = Change::RewordFactor { id: FactorId::new(1), text: Line::new("in other words") };
    let commits = [vec![point(1, 2), point(2, 3), point(3, 2)], vec![reworded, moved(2, 1)]];
    for (second, changes) in commits.into_iter().enumerate() {
        along.history.commit(at(second + 1), changes.clone()).unwrap();
        along.follow(&changes);
        let lists = Kept::of(along.history.workshop());
        assert_eq!(along.kept.points, lists.points);
        assert_eq!(along.kept.without_heading, lists.without_heading);
    }
}
