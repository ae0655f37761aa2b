//! Levers: what would move if a barrier were eased or gone. Arithmetic on what was said, not a forecast.
//!
//! For the facilitator, not for the room. A lever works on a cell's barrier, not on a note: easing one of two equal
//! barriers would change nothing.

use std::cmp::Reverse;

use super::board::Channels;
use super::facing::Facing;
use super::measures::Measures;
use super::pull::Pull;
use super::ratio::rounded;
use super::whole::bloc_pull;
use crate::workshop::{Bloc, Evidence, FactorId, GroupId, Kind, ThemeId, Workshop};

/// What is done to a barrier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// All its factors above 1 come down to 1.
    Ease,
    /// It goes.
    Remove,
}

impl Deed {
    /// The word on the screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ease => "ease",
            Self::Remove => "remove",
        }
    }

    fn of(self, strength: f64) -> f64 {
        match self {
            Self::Ease => strength.min(1.0),
            Self::Remove => 0.0,
        }
    }
}

/// One lever and the figures after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// What is done.
    pub deed: Deed,
    /// The theme whose barrier it works on.
    pub theme: ThemeId,
    /// Whose barrier: one group's alone, or together that of all groups that have it.
    pub groups: Vec<GroupId>,
    /// The points it moves, in workshop order.
    pub factors: Vec<FactorId>,
    /// The gap after it.
    pub gap: Option<f64>,
    /// The clinical groups' pull after it.
    pub pull_clinical: Option<f64>,
    /// The managerial groups' pull after it.
    pub pull_managerial: Option<f64>,
    /// By how much the pull of the side with the lower one rises; undefined where a pull is.
    pub rise: Option<f64>,
    /// By how much the gap drops; below 0 where it grows: "less to agree on, less in the way".
    pub drop: Option<f64>,
}

impl Lever {
    /// By how much the gap grows; below 0 where it drops.
    #[must_use]
    pub fn grows(&self) -> Option<f64> {
        self.drop.map(|drop| 0.0 - drop)
    }

    /// The gap grows because a shared obstacle goes: "less to agree on, less in the way".
    #[must_use]
    pub fn leaves_less_to_agree_on(&self) -> bool {
        self.drop.is_some_and(|drop| rounded(drop) < 0.0)
    }
}

/// An incentive that only one side named: "Would this matter to you too?" No numbers, since nobody can be told
/// to want something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The theme.
    pub theme: ThemeId,
    /// The side that named it.
    pub named_by: Bloc,
    /// The side to ask.
    pub ask: Bloc,
    /// The incentives it rests on, in workshop order.
    pub factors: Vec<FactorId>,
}

/// All levers, best first, and the questions.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Levers {
    /// By the rise of the lower side's pull, then by the drop in gap, then in workshop order.
    pub list: Vec<Lever>,
    /// In workshop order of the themes.
    pub questions: Vec<Question>,
}

/// A scored barrier of a cell, heard or told before.
struct Part {
    factor: FactorId,
    group: usize,
    strength: f64,
}

impl Levers {
    /// The levers of a workshop and its measures.
    #[must_use]
    pub fn of(workshop: &Workshop, measures: &Measures) -> Self {
        let facing = Facing::of(measures.board());
        let pulls: Vec<Pull> = measures.groups.iter().map(|group| group.pull).collect();
        let bench = Bench { measures, facing, pulls };
        let mut list = Vec::new();
        for t in 0..measures.themes.len() {
            bench.theme(t, &parts(workshop, measures, t), &mut list);
        }
        let downwards = |figure: Option<f64>| Reverse(figure.map(|figure| Ordered(rounded(figure))));
        list.sort_by_key(|lever| (downwards(lever.rise), downwards(lever.drop)));
        Self { list, questions: questions(workshop, measures) }
    }
}

/// A figure that can be sorted.
#[derive(PartialEq, PartialOrd)]
struct Ordered(f64);

impl Eq for Ordered {}

#[expect(clippy::derive_ord_xor_partial_ord, reason = "figures are never NaN and never -0, so both orders are one")]
impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// What every lever is tried on.
struct Bench<'a> {
    measures: &'a Measures,
    facing: Facing<'a>,
    pulls: Vec<Pull>,
}

impl Bench<'_> {
    /// Every lever of one theme: each group's alone, then all together where several have it.
    fn theme(&self, t: usize, parts: &[Part], list: &mut Vec<Lever>) {
        let mut groups: Vec<usize> = parts.iter().map(|part| part.group).collect();
        groups.dedup();
        for deed in [Deed::Ease, Deed::Remove] {
            let alone = groups.iter().map(std::slice::from_ref);
            let together = (groups.len() > 1).then_some(groups.as_slice());
            list.extend(alone.chain(together).filter_map(|groups| self.lever(deed, t, groups, parts)));
        }
    }

    /// One lever; none if it moves nothing.
    fn lever(&self, deed: Deed, t: usize, groups: &[usize], parts: &[Part]) -> Option<Lever> {
        let moved = || parts.iter().filter(|part| groups.contains(&part.group) && deed.of(part.strength) < part.strength);
        moved().next()?;
        let (board, today) = (self.measures.board(), &self.measures.overall);
        let mut column: Vec<Channels> = (0..self.pulls.len()).map(|g| board.heard(g, t)).collect();
        for &g in groups {
            column[g].barrier = deed.of(column[g].barrier);
        }
        let mut pulls = self.pulls.clone();
        for part in moved() {
            pulls[part.group].restraining += deed.of(part.strength) - part.strength;
        }
        let gap = self.facing.gap_with(t, &column);
        let pull = |bloc| bloc_pull(board, pulls.iter().copied(), bloc).balance();
        let (pull_clinical, pull_managerial) = (pull(Bloc::Clinical), pull(Bloc::Managerial));
        Some(Lever {
            deed,
            theme: self.measures.themes[t].id,
            groups: groups.iter().map(|&g| self.measures.groups[g].id).collect(),
            factors: moved().map(|part| part.factor).collect(),
            gap,
            pull_clinical,
            pull_managerial,
            rise: rise((today.pull_clinical, today.pull_managerial), (pull_clinical, pull_managerial)),
            drop: difference(today.gap, gap),
        })
    }
}

/// By how much the lower of two pulls rises; of two equal ones, the smaller rise.
fn rise(before: (Option<f64>, Option<f64>), after: (Option<f64>, Option<f64>)) -> Option<f64> {
    let clinical = difference(after.0, before.0);
    let managerial = difference(after.1, before.1);
    match (before.0.map(rounded), before.1.map(rounded)) {
        (Some(c), Some(m)) if c < m => clinical,
        (Some(c), Some(m)) if c > m => managerial,
        (Some(_), Some(_)) => Some(clinical?.min(managerial?)),
        (Some(_), None) => clinical,
        (None, _) => managerial,
    }
}

fn difference(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    Some(a? - b? + 0.0)
}

/// The scored barriers of theme `t`, heard or told before, group by group.
fn parts(workshop: &Workshop, measures: &Measures, t: usize) -> Vec<Part> {
    let mut parts = Vec::new();
    for g in 0..measures.groups.len() {
        let cell = &measures.cells[g * measures.themes.len() + t];
        for &id in cell.factors.iter().filter(|_| cell.barrier.strength > 0.0) {
            let counts = |factor: &&crate::workshop::Factor| factor.kind == Kind::Barrier && factor.evidence != Evidence::Assumed;
            let strength = workshop.factor(id).filter(counts).and(measures.factor(id)).and_then(|figures| figures.strength);
            parts.extend(strength.map(|strength| Part { factor: id, group: g, strength }));
        }
    }
    parts
}

fn questions(workshop: &Workshop, measures: &Measures) -> Vec<Question> {
    let has = |bloc: Bloc| measures.groups.iter().any(|group| group.bloc == bloc);
    if !has(Bloc::Clinical) || !has(Bloc::Managerial) {
        return Vec::new();
    }
    let named = |t: usize, bloc: Bloc| -> Vec<FactorId> {
        let groups = measures.groups.iter().enumerate().filter(|(_, group)| group.bloc == bloc);
        let cells = groups.map(|(g, _)| &measures.cells[g * measures.themes.len() + t]);
        let wanted = |id: &FactorId| {
            let heard = workshop.factor(*id).is_some_and(|f| f.kind == Kind::Incentive && f.evidence != Evidence::Assumed);
            heard && measures.factor(*id).is_some_and(|figures| figures.strength.is_some())
        };
        cells.flat_map(|cell| cell.factors.iter().copied().filter(wanted)).collect()
    };
    let question = |(t, theme): (usize, &super::theme::ThemeFigures)| {
        let (clinical, managerial) = (named(t, Bloc::Clinical), named(t, Bloc::Managerial));
        let (named_by, ask, mut factors) = match (clinical.is_empty(), managerial.is_empty()) {
            (false, true) => (Bloc::Clinical, Bloc::Managerial, clinical),
            (true, false) => (Bloc::Managerial, Bloc::Clinical, managerial),
            _ => return None,
        };
        factors.sort_unstable();
        Some(Question { theme: theme.id, named_by, ask, factors })
    };
    measures.themes.iter().enumerate().filter_map(question).collect()
}
