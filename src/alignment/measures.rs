//! The snapshot: every figure of a workshop, from one pass over its factors and one over its pairs.

use std::collections::BTreeMap;

use super::board::{Board, Channels, Seat};
use super::cell::Cell;
use super::consensus;
use super::contrast::Contrast;
use super::counts::Counts;
use super::mactor::{Mactor, position};
use super::pair::Shares;
use super::pull::Pull;
use super::theme::{ThemeFigures, ThemeShape};
use super::whole::Overall;
use crate::workshop::{Basis, Bloc, Evidence, Factor, FactorId, Group, GroupId, Kind, Theme, ThemeId, Workshop};

/// A group's figures.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupFigures {
    /// The group.
    pub id: GroupId,
    /// Its side.
    pub bloc: Bloc,
    /// Its weight as set.
    pub weight: f64,
    /// What drives it and what holds it back.
    pub pull: Pull,
    /// Nothing of it counts: its cells' weighted sum is 0, so it enters no pair.
    pub empty: bool,
    /// It has a scored factor, heard or told before, with or without a theme.
    pub scored: bool,
}

/// Two groups' figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PairFigures {
    /// The first in workshop order.
    pub a: GroupId,
    /// The second.
    pub b: GroupId,
    /// What they share; undefined when either is empty.
    pub shares: Option<Shares>,
}

/// A factor's figures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactorFigures {
    /// The factor.
    pub id: FactorId,
    /// Its effective strength; none if unscored.
    pub strength: Option<f64>,
    /// How it came by it.
    pub basis: Option<Basis>,
    /// How together its ratings are, 0 to 1; undefined for fewer than two raters.
    pub consensus: Option<f64>,
    /// Its ratings are split.
    pub split: bool,
}

/// Every figure of a workshop at one moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Measures {
    /// The groups on the list, in workshop order.
    pub groups: Vec<GroupFigures>,
    /// The themes on the list, in workshop order.
    pub themes: Vec<ThemeFigures>,
    /// Every group x theme, groups outermost.
    pub cells: Vec<Cell>,
    /// Every pair of groups, first before second in workshop order.
    pub pairs: Vec<PairFigures>,
    /// The workshop as a whole.
    pub overall: Overall,
    /// What the figures rest on and what they leave out.
    pub counts: Counts,
    /// Every factor of a group on the list that was not taken back, merged-away ones too, in workshop order.
    pub factors: Vec<FactorFigures>,
    board: Board,
}

impl Measures {
    /// Measures a workshop as it stands.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        Self::measure(workshop, &Factor::strength)
    }

    /// Measures a workshop as if some of its scored factors had other strengths, 0 to 5.
    #[must_use]
    pub fn expecting(workshop: &Workshop, strengths: &BTreeMap<FactorId, f64>) -> Self {
        Self::measure(workshop, &|factor| {
            let today = factor.strength()?;
            Some(strengths.get(&factor.id).copied().unwrap_or(today))
        })
    }

    fn measure(workshop: &Workshop, strength: &dyn Fn(&Factor) -> Option<f64>) -> Self {
        let mut measures = Self::blank(workshop);
        for factor in workshop.all_factors.iter().filter(|factor| !factor.removed) {
            measures.enter(factor, strength(factor));
        }
        measures.fill_board();
        measures.conclude();
        for (cells, group) in measures.cells.chunks(measures.themes.len().max(1)).zip(workshop.groups()) {
            if group.presence.was_here() {
                let heard = cells.iter().filter(|cell| cell.heard || workshop.asked_no.contains(&(cell.group, cell.theme)));
                measures.counts.heard_share.heard += count(heard.count());
                measures.counts.heard_share.of += count(cells.len());
            }
        }
        measures
    }

    /// The lists without a factor.
    fn blank(workshop: &Workshop) -> Self {
        let groups: Vec<&Group> = workshop.groups().collect();
        let themes: Vec<&Theme> = workshop.themes().collect();
        let seats: Vec<Seat> = groups.iter().map(|group| Seat { bloc: group.bloc, weight: group.weight }).collect();
        let weights: Vec<f64> = themes.iter().map(|theme| theme.weight).collect();
        let cells = groups.iter().flat_map(|group| themes.iter().map(|theme| (group.id, theme.id)));
        Self {
            groups: groups.iter().map(|group| blank_group(group)).collect(),
            cells: cells.map(|at| Cell::blank(at.0, at.1, workshop.asked_no.contains(&at))).collect(),
            themes: themes.iter().map(|theme| blank_theme(theme)).collect(),
            factors: Vec::with_capacity(workshop.all_factors.len()),
            board: Board::new(&seats, &weights),
            ..Self::default()
        }
    }

    /// Lets one factor into whatever it belongs to.
    fn enter(&mut self, factor: &Factor, strength: Option<f64>) {
        let Some(g) = self.group_at(factor.group) else { return };
        let ratings = factor.tally.map(|tally| tally.counts).unwrap_or_default();
        let consensus = consensus::consensus(ratings);
        let split = consensus::is_split_at(ratings, consensus);
        let figures = FactorFigures { id: factor.id, strength, basis: factor.basis(), consensus, split };
        self.factors.push(figures);
        if !factor.is_live() {
            return;
        }
        self.counts.factors += 1;
        self.counts.unscored += u32::from(strength.is_none());
        self.counts.entered += u32::from(figures.basis == Some(Basis::Entered));
        if let Some(strength) = strength
            && factor.evidence != Evidence::Assumed
        {
            let group = &mut self.groups[g];
            group.scored = true;
            match factor.kind {
                Kind::Incentive => group.pull.driving += strength,
                Kind::Barrier => group.pull.restraining += strength,
            }
        }
        match factor.theme.and_then(|theme| self.theme_at(theme)) {
            Some(t) => {
                let at = g * self.themes.len() + t;
                self.cells[at].add(factor, strength, split);
            }
            None => self.counts.without_theme += 1,
        }
    }

    fn fill_board(&mut self) {
        for (at, cell) in self.cells.iter().enumerate() {
            self.board.heard[at] = Channels::new(cell.incentive.strength, cell.barrier.strength);
            self.board.assumed[at] = Channels::new(cell.incentive.assumed, cell.barrier.assumed);
        }
    }

    /// Everything that follows from the board.
    fn conclude(&mut self) {
        let contrast = Contrast::of(&self.board);
        let ids: Vec<GroupId> = self.groups.iter().map(|group| group.id).collect();
        let pulls: Vec<Pull> = self.groups.iter().map(|group| group.pull).collect();
        for (g, group) in self.groups.iter_mut().enumerate() {
            group.empty = self.board.is_empty(g);
        }
        let is_scored = |bloc| self.groups.iter().any(|group| group.bloc == bloc && group.weight > 0.0 && group.scored);
        let both_sides = is_scored(Bloc::Clinical) && is_scored(Bloc::Managerial);
        for (t, theme) in self.themes.iter_mut().enumerate() {
            theme.shape = ThemeShape::of(&self.board, t, contrast.themes[t], both_sides);
        }
        let pairs = ids.iter().enumerate().flat_map(|(at, &a)| ids[at + 1..].iter().map(move |&b| (a, b)));
        self.pairs = pairs.zip(&contrast.pairs).map(|((a, b), &shares)| PairFigures { a, b, shares }).collect();
        self.overall = Overall::of(&self.board, &contrast, &ids, &pulls);
    }

    /// The board under the figures.
    #[must_use]
    pub fn board(&self) -> &Board {
        &self.board
    }

    /// Where a group stands among [`Measures::groups`].
    #[must_use]
    pub fn group_at(&self, id: GroupId) -> Option<usize> {
        self.groups.binary_search_by_key(&id, |group| group.id).ok()
    }

    /// Where a theme stands among [`Measures::themes`].
    #[must_use]
    pub fn theme_at(&self, id: ThemeId) -> Option<usize> {
        self.themes.binary_search_by_key(&id, |theme| theme.id).ok()
    }

    /// The figures of a group on the list.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&GroupFigures> {
        self.group_at(id).map(|at| &self.groups[at])
    }

    /// The figures of a theme on the list.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> Option<&ThemeFigures> {
        self.theme_at(id).map(|at| &self.themes[at])
    }

    /// A factor's figures, merged away or not.
    #[must_use]
    pub fn factor(&self, id: FactorId) -> Option<&FactorFigures> {
        self.factors.binary_search_by_key(&id, |factor| factor.id).ok().map(|at| &self.factors[at])
    }

    /// The cell of a group and a theme on the list.
    #[must_use]
    pub fn cell(&self, group: GroupId, theme: ThemeId) -> Option<&Cell> {
        Some(&self.cells[self.group_at(group)? * self.themes.len() + self.theme_at(theme)?])
    }

    /// A group's cells, theme by theme; none for a group not on the list.
    #[must_use]
    pub fn row(&self, group: GroupId) -> &[Cell] {
        let themes = self.themes.len();
        self.group_at(group).map_or(&[], |g| &self.cells[g * themes..(g + 1) * themes])
    }

    /// Two different groups' figures, in whichever order they are named.
    #[must_use]
    pub fn pair(&self, a: GroupId, b: GroupId) -> Option<&PairFigures> {
        self.pairs.binary_search_by_key(&(a.min(b), a.max(b)), |pair| (pair.a, pair.b)).ok().map(|at| &self.pairs[at])
    }

    /// MACTOR's matrices of what was heard: for experts, worked out when asked for.
    #[must_use]
    pub fn mactor(&self) -> Mactor {
        let rows = (0..self.groups.len()).map(|g| self.board.row(g).iter().map(|&channels| position(channels)).collect());
        let mut mactor = Mactor::of(&rows.collect::<Vec<_>>());
        mactor.mobilisation_theme.resize(self.themes.len(), 0);
        mactor
    }
}

fn blank_group(group: &Group) -> GroupFigures {
    GroupFigures { id: group.id, bloc: group.bloc, weight: group.weight, pull: Pull::default(), empty: true, scored: false }
}

fn blank_theme(theme: &Theme) -> ThemeFigures {
    ThemeFigures { id: theme.id, weight: theme.weight, meaning: theme.meaning, shape: ThemeShape::default() }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
