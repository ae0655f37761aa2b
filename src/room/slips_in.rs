//! Whose slips are in, for *How much does it matter?*: counts, never figures, and of small groups only that they are in.

use super::columns::Column;
use crate::workshop::{Basis, Evidence, Factor, GroupId, Workshop};

/// The points that a group scores at most, as the step asks for.
const AT_MOST: usize = 4;

/// How far a column's slips are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipsIn {
    /// The column.
    pub group: GroupId,
    /// Whether something of every group in it was rated or agreed; a figure typed while capturing is no slip.
    pub any: bool,
    /// Whether every group in it has as many of its points scored as it scores at most, or all that it has.
    pub enough: bool,
    /// Slips counted on its fullest point, and people here; none for small and joined groups, where nobody counted, and
    /// where more slips than people were typed: a wrong sum is the facilitator's to mend, not the room's to read.
    pub counted: Option<(u32, u32)>,
}

/// How far the slips of each column are in.
pub(super) fn slips_in(workshop: &Workshop, columns: &[Column]) -> Vec<SlipsIn> {
    let of = |column: &Column| {
        let asked = |factor: &&Factor| matches!(factor.basis(), Some(Basis::Rated | Basis::Agreed));
        let any = column.members.iter().all(|member| workshop.factors_of(*member).any(|factor| asked(&factor)));
        let enough = |member: &GroupId| {
            let points = workshop.factors_of(*member).filter(|factor| factor.evidence != Evidence::Assumed);
            let scored = points.clone().filter(asked).count();
            scored > 0 && scored >= points.count().min(AT_MOST)
        };
        let enough = column.members.iter().all(enough);
        let slips = workshop.factors_of(column.group.id).filter_map(|factor| factor.tally).map(|tally| tally.slips()).max();
        let large = column.members.len() == 1 && !column.group.is_small();
        let counted = if large {
            slips.filter(|slips| *slips > 0).zip(column.group.people).filter(|(slips, people)| slips <= people)
        } else {
            None
        };
        SlipsIn { group: column.group.id, any, enough, counted }
    };
    columns.iter().map(of).collect()
}
