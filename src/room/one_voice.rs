//! Squares of groups shown together that rest on one person: a warning for the facilitator before the reveal, and never for
//! the room. Joining hides who said a thing, not that somebody did; whether that is enough is asked of the people.

use std::collections::BTreeSet;

use super::columns::{Column, columns};
use crate::workshop::{Evidence, Factor, GroupId, Kind, Shown, ThemeId, Workshop};

/// For each column of groups shown together, its name and how many of its squares have a strength that comes of one
/// person's figure. Columns without such a square are left out.
#[must_use]
pub fn rest_on_one(workshop: &Workshop) -> Vec<(String, usize)> {
    let joined = columns(workshop).into_iter().filter(|column| column.shown == Shown::Joined);
    let counted = joined.map(|column| {
        let rests =
            |theme: ThemeId| [Kind::Incentive, Kind::Barrier].into_iter().any(|kind| voices(workshop, &column, theme, kind) == 1);
        let squares = workshop.themes().filter(|theme| rests(theme.id)).count();
        (column.group.name.to_string(), squares)
    });
    counted.filter(|(_, squares)| *squares > 0).collect()
}

/// The people behind the strength that one side of a square shows: those who rated its strongest points, all of a group
/// that agreed a figure. 0: there is none.
fn voices(workshop: &Workshop, column: &Column, theme: ThemeId, kind: Kind) -> u32 {
    let scored: Vec<(&Factor, f64)> = workshop
        .factors()
        .filter(|factor| column.members.contains(&factor.group) && factor.theme == Some(theme) && factor.kind == kind)
        .filter(|factor| factor.evidence != Evidence::Assumed)
        .filter_map(|factor| Some((factor, factor.strength()?)))
        .collect();
    let top = scored.iter().map(|(_, strength)| *strength).fold(0.0, f64::max);
    let strongest: Vec<&Factor> =
        scored.iter().filter(|(_, strength)| top > 0.0 && *strength >= top).map(|(factor, _)| *factor).collect();
    let groups: BTreeSet<GroupId> = strongest.iter().map(|factor| factor.group).collect();
    // Of several points of one group the same people may have spoken: the most that one of them says.
    let of = |group: GroupId| strongest.iter().filter(|point| point.group == group).map(|point| people(workshop, point)).max();
    groups.into_iter().filter_map(of).sum()
}

fn people(workshop: &Workshop, factor: &Factor) -> u32 {
    let raters = factor.tally.map_or(0, |tally| tally.raters());
    if raters > 0 { raters } else { workshop.group(factor.group).and_then(|group| group.size).unwrap_or(1) }
}
