//! What is seen of where the views of the matrix look.

use super::{Front, LeverList, Look, Pane, Ready};
use crate::alignment::Discuss;

/// What is seen of a [`Look`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookSight {
    pair: (usize, usize),
    group: usize,
    list: LeverList,
    levers: [usize; 3],
    behind: usize,
    came_from: Option<(Front, Pane)>,
    talked: Vec<Discuss>,
    ready: [bool; 7],
}

impl Look {
    /// What is seen of it; none while a past matrix is looked at, which cannot be compared.
    pub(in crate::tui::desk) fn sight(&self) -> Option<LookSight> {
        let Self { pair, group, list, levers, behind, came_from, talked, past, ready } = self;
        if past.is_some() {
            return None;
        }
        let (pair, group, list, levers, behind, came_from) = (*pair, *group, *list, *levers, *behind, *came_from);
        Some(LookSight { pair, group, list, levers, behind, came_from, talked: talked.clone(), ready: ready.sight() })
    }
}

impl Ready {
    /// What was worked out: what it says follows from the state of the workshop and from where the cursors are.
    const fn sight(&self) -> [bool; 7] {
        let Self { state: _, levers, tomorrow, preview, order, voices, both, timeline, said_by: _ } = self;
        [
            levers.is_some(),
            tomorrow.is_some(),
            preview.is_some(),
            order.is_some(),
            voices.is_some(),
            both.is_some(),
            timeline.is_some(),
        ]
    }
}
