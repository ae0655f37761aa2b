//! The snapshot: every figure of a workshop, from one pass over its factors and one over its pairs. `follow.rs` brings a
//! snapshot up to date after a change.

use std::collections::BTreeMap;

use super::board::{Board, Channels, Seat};
use super::cell::Cell;
use super::consensus;
use super::contrast::Contrast;
use super::counts::{Counts, HeardShare};
use super::mactor::{Mactor, position};
use super::pair::Shares;
use super::pull::Pull;
use super::theme::{Reading, ThemeFigures, ThemeShape};
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
    /// How many live factors it has, by where they come from.
    pub said: Said,
}

/// How many live factors a group has, with or without a theme.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Said {
    /// Heard from the group itself, today.
    pub heard: u32,
    /// Told before.
    pub told_before: u32,
    /// Assumed of it by others.
    pub assumed: u32,
    /// Of those heard or told before, the ones with a strength.
    pub scored: u32,
}

impl Said {
    /// What it said itself, today or before.
    #[must_use]
    pub const fn own(self) -> u32 {
        self.heard + self.told_before
    }
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
    pub(super) board: Board,
    /// Where each of `factors` was let in.
    pub(super) entered: Vec<Entered>,
    /// Of each of `cells`, whether something was heard there, or the group asked.
    known: Vec<bool>,
    pub(super) contrast: Contrast,
    /// The board with assumed factors let in, and its sums.
    pub(super) full: Board,
    pub(super) with: Contrast,
    /// A clinical and a managerial group are scored at all.
    pub(super) both_sides: bool,
}

/// Where a factor was let in, so that it can be taken out again.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Entered {
    /// Its group's place.
    pub(super) g: usize,
    /// Its theme's place, if that is on the list.
    pub(super) t: Option<usize>,
    pub(super) kind: Kind,
    pub(super) evidence: Evidence,
    pub(super) live: bool,
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
            if let Some((figures, entered)) = measures.read(factor, strength(factor)) {
                measures.factors.push(figures);
                measures.entered.push(entered);
                measures.tally(&figures, entered, true);
                if let (true, Some(t)) = (entered.live, entered.t) {
                    let at = measures.at(entered.g, t);
                    measures.cells[at].add(factor, figures.strength, figures.split);
                }
            }
        }
        for at in 0..measures.cells.len() {
            measures.fill(at);
            measures.look_whether_known(workshop, at);
        }
        measures.contrast = Contrast::of(&measures.board);
        measures.with = Contrast::of(&measures.full);
        measures.conclude(&(0..measures.themes.len()).collect::<Vec<_>>());
        measures.share_heard(workshop);
        measures
    }

    /// The lists without a factor.
    fn blank(workshop: &Workshop) -> Self {
        let groups: Vec<&Group> = workshop.groups().collect();
        let themes: Vec<&Theme> = workshop.themes().collect();
        let seats: Vec<Seat> = groups.iter().map(|group| Seat { bloc: group.bloc, weight: group.weight }).collect();
        let weights: Vec<f64> = themes.iter().map(|theme| theme.weight).collect();
        let cells = groups.iter().flat_map(|group| themes.iter().map(|theme| (group.id, theme.id)));
        let board = Board::new(&seats, &weights);
        // With room for what is still to come: the next point must not move ten thousand.
        let room = workshop.all_factors.len() + workshop.all_factors.len() / 8 + 64;
        Self {
            groups: groups.iter().map(|group| blank_group(group)).collect(),
            cells: cells.map(|at| Cell::blank(at.0, at.1, workshop.asked_no.contains(&at))).collect(),
            themes: themes.iter().map(|theme| blank_theme(theme)).collect(),
            known: vec![false; groups.len() * themes.len()],
            factors: Vec::with_capacity(room),
            entered: Vec::with_capacity(room),
            full: board.clone(),
            board,
            ..Self::default()
        }
    }

    /// A factor's figures and where it belongs; none if its group is not on the list.
    pub(super) fn read(&self, factor: &Factor, strength: Option<f64>) -> Option<(FactorFigures, Entered)> {
        let g = self.group_at(factor.group)?;
        let t = factor.theme.and_then(|theme| self.theme_at(theme));
        let ratings = factor.tally.map(|tally| tally.counts).unwrap_or_default();
        let consensus = consensus::consensus(ratings);
        let split = consensus::is_split_at(ratings, consensus);
        let figures = FactorFigures { id: factor.id, strength, basis: factor.basis(), consensus, split };
        Some((figures, Entered { g, t, kind: factor.kind, evidence: factor.evidence, live: factor.is_live() }))
    }

    /// Lets a factor into the counts and its group's sums, or takes it out again. Strengths are whole or half: their
    /// sums are exact, whatever the order.
    pub(super) fn tally(&mut self, figures: &FactorFigures, entered: Entered, enters: bool) {
        if !entered.live {
            return;
        }
        let count = |counter: &mut u32, counts: bool| match (counts, enters) {
            (true, true) => *counter += 1,
            (true, false) => *counter -= 1,
            (false, _) => {}
        };
        count(&mut self.counts.factors, true);
        count(&mut self.counts.unscored, figures.strength.is_none());
        count(&mut self.counts.entered, figures.basis == Some(Basis::Entered));
        count(&mut self.counts.without_theme, entered.t.is_none());
        let group = &mut self.groups[entered.g];
        let said = &mut group.said;
        match entered.evidence {
            Evidence::Heard => count(&mut said.heard, true),
            Evidence::Survey => count(&mut said.told_before, true),
            Evidence::Assumed => return count(&mut said.assumed, true),
        }
        count(&mut said.scored, figures.strength.is_some());
        group.scored = said.scored > 0;
        let strength = figures.strength.unwrap_or(0.0);
        let sum = match entered.kind {
            Kind::Incentive => &mut group.pull.driving,
            Kind::Barrier => &mut group.pull.restraining,
        };
        *sum += if enters { strength } else { -strength };
    }

    /// The place of a cell.
    pub(super) fn at(&self, g: usize, t: usize) -> usize {
        g * self.themes.len() + t
    }

    /// Puts a cell on both boards; whether that changed either.
    pub(super) fn fill(&mut self, at: usize) -> bool {
        let cell = &self.cells[at];
        let heard = Channels::new(cell.incentive.strength, cell.barrier.strength);
        let assumed = Channels::new(cell.incentive.assumed, cell.barrier.assumed);
        self.full.put(at, heard.max(assumed), assumed);
        self.board.put(at, heard, assumed)
    }

    /// Everything that follows from the boards and their sums, after the cells of these themes changed; whether
    /// every theme was looked at, since two sides are scored or no longer are.
    pub(super) fn conclude(&mut self, changed: &[usize]) -> bool {
        for (g, group) in self.groups.iter_mut().enumerate() {
            group.empty = self.contrast.is_empty(g);
        }
        let is_scored = |bloc| self.groups.iter().any(|group| group.bloc == bloc && group.weight > 0.0 && group.scored);
        let both_sides = is_scored(Bloc::Clinical) && is_scored(Bloc::Managerial);
        let all = std::mem::replace(&mut self.both_sides, both_sides) != both_sides;
        for (t, theme) in self.themes.iter_mut().enumerate().filter(|(t, _)| all || changed.contains(t)) {
            theme.shape = ThemeShape::of(&self.board, t, self.contrast.themes[t], both_sides);
        }
        let ids = self.groups.iter().enumerate().flat_map(|(at, a)| self.groups[at + 1..].iter().map(move |b| (a.id, b.id)));
        self.pairs.clear();
        self.pairs.extend(ids.zip(&self.contrast.pairs).map(|((a, b), &shares)| PairFigures { a, b, shares }));
        self.overall = Overall::of((&self.board, &self.contrast), (&self.full, &self.with), &self.groups);
        all
    }

    /// Looks whether something was heard in a cell, or the group asked.
    pub(super) fn look_whether_known(&mut self, workshop: &Workshop, at: usize) {
        let cell = &self.cells[at];
        self.known[at] = cell.heard || workshop.asked_no.contains(&(cell.group, cell.theme));
    }

    /// Counts what was heard from the groups that are or were here.
    pub(super) fn share_heard(&mut self, workshop: &Workshop) {
        let (mut heard, mut of) = (0, 0);
        for (known, group) in self.known.chunks(self.themes.len().max(1)).zip(workshop.groups()) {
            if group.presence.was_here() {
                heard += count(known.iter().filter(|known| **known).count());
                of += count(known.len());
            }
        }
        self.counts.heard_share = HeardShare { heard, of };
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

    /// Whether a heading reads as one side's alone while something of the other side stands in its row, if only a guess or what
    /// is not scored yet: on a screen where it is seen nobody is told that one side alone brought it.
    #[must_use]
    pub fn waits_for_the_other_side(&self, figures: &ThemeFigures) -> bool {
        self.cells_of_the_other_side(figures).any(|cell| !cell.factors.is_empty())
    }

    /// The cells of the side that a heading is not read as one of; none where it is not read as one side's alone.
    fn cells_of_the_other_side<'a>(&'a self, figures: &'a ThemeFigures) -> impl Iterator<Item = &'a Cell> {
        let other = match figures.reading {
            Reading::OnlyClinical => Some(Bloc::Managerial),
            Reading::OnlyManagerial => Some(Bloc::Clinical),
            _ => None,
        };
        let of_side = self.groups.iter().filter(move |group| Some(group.bloc) == other);
        of_side.filter_map(|group| self.cell(group.id, figures.id))
    }

    /// Whether a heading reads as one side's alone while points of the other side in its row, heard from them, still wait for a
    /// strength. What others only guess of them does not count: them one would ask.
    #[must_use]
    pub fn waits_for_scores_of_the_other_side(&self, figures: &ThemeFigures) -> bool {
        self.cells_of_the_other_side(figures).any(|cell| cell.incentive.waiting() + cell.barrier.waiting() > 0)
    }

    /// A group's cells, theme by theme; none for a group not on the list.
    #[must_use]
    pub fn row(&self, group: GroupId) -> &[Cell] {
        let themes = self.themes.len();
        self.group_at(group).map_or(&[], |g| &self.cells[g * themes..(g + 1) * themes])
    }

    /// A group's cells in which nothing was heard and that it was not asked about, theme by theme.
    pub(super) fn unknown_cells(&self, group: GroupId) -> impl Iterator<Item = &Cell> {
        let known = self.group_at(group).map_or(&[][..], |g| &self.known[g * self.themes.len()..(g + 1) * self.themes.len()]);
        self.row(group).iter().zip(known).filter(|(_, known)| !**known).map(|(cell, _)| cell)
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
    GroupFigures {
        id: group.id,
        bloc: group.bloc,
        weight: group.weight,
        pull: Pull::default(),
        empty: true,
        scored: false,
        said: Said::default(),
    }
}

fn blank_theme(theme: &Theme) -> ThemeFigures {
    ThemeFigures { id: theme.id, weight: theme.weight, meaning: theme.meaning, shape: ThemeShape::default() }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
