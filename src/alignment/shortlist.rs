//! The shortlist of *What first?*: at most twelve barriers that the room could choose from.

use super::measures::Measures;
use super::ratio::rounded;
use crate::workshop::{Evidence, FactorId, GroupId, Kind, SHORTLIST, Shown, ThemeId, Workshop};

/// A live barrier, heard or told before.
struct Barrier {
    id: FactorId,
    /// The point that it says again, or itself.
    origin: FactorId,
    strength: f64,
    /// How many groups have a barrier under its theme.
    groups: usize,
    /// How far the two sides' balances on its theme lie apart, 0 to 2.
    difference: f64,
    /// How many of its theme's barriers are stronger.
    rank: usize,
}

/// Barriers for the shortlist: in turn the strongest under a heading that more than one group suffers from, the
/// strongest under the heading where the two sides differ most, and the most severe; ties in workshop order. What
/// several groups say in the same words (*same for us*) stands there once, and nothing of a group that the room does not
/// see: nobody could choose it, and the numbers that the room reads would be others.
#[must_use]
pub fn shortlist(workshop: &Workshop, measures: &Measures) -> Vec<FactorId> {
    let barriers = barriers(workshop, measures);
    let by = |keeps: fn(&Barrier) -> bool, key: fn(&Barrier) -> [f64; 3]| {
        let mut list: Vec<&Barrier> = barriers.iter().filter(|barrier| keeps(barrier)).collect();
        list.sort_by(|a, b| key(b).partial_cmp(&key(a)).unwrap_or(std::cmp::Ordering::Equal));
        list.into_iter().map(|barrier| (barrier.id, barrier.origin)).collect::<Vec<_>>()
    };
    #[expect(clippy::cast_precision_loss, reason = "groups and barriers of a heading are far fewer than 2^52")]
    let turns = [
        by(|b| b.groups > 1, |b| [-(b.rank as f64), b.groups as f64, b.strength]),
        by(|b| b.difference > 0.0, |b| [b.difference, b.strength, 0.0]),
        by(|_| true, |b| [b.strength, b.groups as f64, 0.0]),
    ];
    let mut chosen: Vec<(FactorId, FactorId)> = Vec::new();
    let mut turns = turns.map(Vec::into_iter);
    while chosen.len() < SHORTLIST {
        let before = chosen.len();
        for turn in &mut turns {
            let new = |barrier: &(_, FactorId)| !chosen.iter().any(|(_, origin)| *origin == barrier.1);
            let next = turn.find(new).filter(|_| chosen.len() < SHORTLIST);
            chosen.extend(next);
        }
        if chosen.len() == before {
            break;
        }
    }
    chosen.into_iter().map(|(id, _)| id).collect()
}

fn barriers(workshop: &Workshop, measures: &Measures) -> Vec<Barrier> {
    let has_barrier = |t: usize| {
        let suffers = |g: &usize| {
            let channel = &measures.cells[g * measures.themes.len() + t].barrier;
            channel.strength > 0.0 || channel.unscored > 0
        };
        (0..measures.groups.len()).filter(suffers).count()
    };
    let difference = |t: usize| {
        let theme = &measures.themes[t];
        theme.balance_clinical.zip(theme.balance_managerial).map_or(0.0, |(c, m)| rounded((c - m).abs()))
    };
    let themes: Vec<(usize, f64)> = (0..measures.themes.len()).map(|t| (has_barrier(t), difference(t))).collect();
    let shown = workshop.shown_in_force();
    let held = |id: GroupId| shown.contains(&(id, Shown::Held));
    let counts = |factor: &&crate::workshop::Factor| {
        let said = factor.kind == Kind::Barrier && factor.evidence != Evidence::Assumed;
        said && measures.group_at(factor.group).is_some() && !held(factor.group)
    };
    let mut barriers: Vec<(Option<ThemeId>, Barrier)> = workshop
        .factors()
        .filter(counts)
        .map(|factor| {
            let (groups, difference) = factor.theme.and_then(|theme| measures.theme_at(theme)).map_or((1, 0.0), |t| themes[t]);
            let strength = factor.strength().unwrap_or(0.0);
            let origin = workshop.origin(factor);
            (factor.theme, Barrier { id: factor.id, origin, strength, groups, difference, rank: 0 })
        })
        .collect();
    let mut strongest: Vec<usize> = (0..barriers.len()).collect();
    strongest.sort_by(|&a, &b| barriers[b].1.strength.total_cmp(&barriers[a].1.strength));
    let mut seen = std::collections::BTreeMap::new();
    for at in strongest {
        let (theme, barrier) = &mut barriers[at];
        let stronger: &mut usize = seen.entry(*theme).or_default();
        barrier.rank = *stronger;
        *stronger += 1;
    }
    barriers.into_iter().map(|(_, barrier)| barrier).collect()
}
