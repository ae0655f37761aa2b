//! Tomorrow's matrix: the board if every action did what the room expects of it. Arithmetic, not a forecast.

use std::collections::BTreeMap;

use super::measures::Measures;
use crate::workshop::{Action, ActionId, FactorId, Kind, Status, Workshop};

/// A point that actions move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Move {
    /// The point.
    pub factor: FactorId,
    /// Its strength today, 1 to 5.
    pub from: f64,
    /// The strength expected, 0 to 5.
    pub to: f64,
}

/// The change that would be lost if one action alone were left out. Shares need not add up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActionShare {
    /// The action.
    pub action: ActionId,
    /// Of the gap: below 0 where the action narrows it.
    pub gap: Option<f64>,
    /// Of the clinical groups' pull: above 0 where the action lifts it.
    pub pull_clinical: Option<f64>,
    /// Of the managerial groups' pull.
    pub pull_managerial: Option<f64>,
}

/// The board tomorrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Tomorrow {
    /// Every figure with the actions applied.
    pub measures: Measures,
    /// The points moved, in workshop order.
    pub moves: Vec<Move>,
    /// Each action's share, in workshop order; actions that move no point have none.
    pub shares: Vec<ActionShare>,
}

impl Tomorrow {
    /// Applies all actions that were not dropped. Several on one point: barriers take the lowest strength
    /// expected, incentives the highest. A point without a strength has nothing to move from and stays as it is.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let actions: Vec<&Action> = workshop.actions().filter(|action| action.deed.status != Status::Dropped).collect();
        let expected = expect(workshop, actions.iter().copied());
        let measures = Measures::expecting(workshop, &expected);
        let mut shares = Vec::new();
        for left_out in &actions {
            if expect(workshop, [*left_out]).is_empty() {
                continue;
            }
            let rest = expect(workshop, actions.iter().copied().filter(|action| action.id != left_out.id));
            let without = Measures::expecting(workshop, &rest).overall;
            let lost = |with: Option<f64>, without: Option<f64>| Some(with? - without? + 0.0);
            shares.push(ActionShare {
                action: left_out.id,
                gap: lost(measures.overall.gap, without.gap),
                pull_clinical: lost(measures.overall.pull_clinical, without.pull_clinical),
                pull_managerial: lost(measures.overall.pull_managerial, without.pull_managerial),
            });
        }
        let from = |id: FactorId| workshop.factor(id).and_then(crate::workshop::Factor::strength);
        let moves = expected.iter().filter_map(|(&factor, &to)| Some(Move { factor, from: from(factor)?, to })).collect();
        Self { measures, moves, shares }
    }
}

/// The strengths that these actions expect of live, scored points.
fn expect<'a>(workshop: &Workshop, actions: impl IntoIterator<Item = &'a Action>) -> BTreeMap<FactorId, f64> {
    let mut expected: BTreeMap<FactorId, f64> = BTreeMap::new();
    for shift in actions.into_iter().flat_map(|action| &action.deed.shifts) {
        let Some(factor) = workshop.factor(shift.factor).filter(|f| f.is_live() && f.strength().is_some()) else { continue };
        let to = f64::from(shift.to);
        let best = expected.entry(factor.id).or_insert(to);
        *best = match factor.kind {
            Kind::Barrier => best.min(to),
            Kind::Incentive => best.max(to),
        };
    }
    expected
}
