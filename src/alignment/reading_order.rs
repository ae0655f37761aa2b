//! What to read together next: the squares and headings worth four minutes, in the order of the agenda.

use super::measures::Measures;
use super::ratio::rounded;
use super::theme::{Reading, ThemeFigures};
use crate::workshop::{Bloc, FactorId, GroupId, Meaning, ThemeId, Workshop};

/// Why something is worth discussing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Both sides brought it and nobody asked yet whether they mean the same.
    Shared(ThemeId),
    /// One side wants what the other pays for, or some groups what others pay for.
    Difference(ThemeId),
    /// A group's ratings of a point are split.
    Split {
        /// The group.
        group: GroupId,
        /// The point's theme.
        theme: ThemeId,
        /// The point.
        factor: FactorId,
    },
    /// Fewer than half of the groups were heard or asked about it, and it was not discussed for another reason.
    Quiet(ThemeId),
}

impl Topic {
    /// The heading, if the whole of it is discussed and not one square.
    #[must_use]
    pub const fn heading(self) -> Option<ThemeId> {
        match self {
            Self::Shared(theme) | Self::Difference(theme) | Self::Quiet(theme) => Some(theme),
            Self::Split { .. } => None,
        }
    }
}

/// Something to discuss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Discuss {
    /// What and why.
    pub topic: Topic,
    /// It rests on one or two people: pass over it unless they bring it up.
    pub small: bool,
}

/// Everything worth discussing: first the best of each kind (what is shared and unchecked, the largest difference,
/// the most split cell, the emptiest row), then the second best of each, and so on; what rests on small groups last.
#[must_use]
pub fn reading_order(workshop: &Workshop, measures: &Measures) -> Vec<Discuss> {
    let (shared, differences) = (shared(workshop, measures), differences(workshop, measures));
    let mut quiet = quiet(workshop, measures);
    // No heading comes twice.
    let discussed: Vec<ThemeId> = shared.iter().chain(&differences).filter_map(|discuss| discuss.topic.heading()).collect();
    quiet.retain(|discuss| discuss.topic.heading().is_some_and(|theme| !discussed.contains(&theme)));
    let kinds = [shared, differences, splits(workshop, measures), quiet];
    let mut order = Vec::new();
    for small in [false, true] {
        let of_size: Vec<Vec<Discuss>> =
            kinds.iter().map(|kind| kind.iter().filter(|topic| topic.small == small).copied().collect()).collect();
        let longest = of_size.iter().map(Vec::len).max().unwrap_or(0);
        order.extend((0..longest).flat_map(|rank| of_size.iter().filter_map(move |kind| kind.get(rank))));
    }
    order
}

/// Whether only small groups are in a theme.
fn is_of_small_alone(workshop: &Workshop, measures: &Measures, theme: ThemeId) -> bool {
    let raised = |group: &&crate::workshop::Group| measures.cell(group.id, theme).is_some_and(super::Cell::is_heard);
    let mut groups = workshop.groups().filter(raised).peekable();
    groups.peek().is_some() && groups.all(crate::workshop::Group::is_small)
}

/// Whether one of the two sides is in a theme through small groups alone.
fn rests_on_small(workshop: &Workshop, measures: &Measures, theme: ThemeId) -> bool {
    let raising = |bloc: Bloc| {
        let raised = move |group: &&crate::workshop::Group| {
            let cell = measures.cell(group.id, theme);
            group.bloc == bloc && cell.is_some_and(|cell| cell.incentive.strength + cell.barrier.strength > 0.0)
        };
        workshop.groups().filter(raised)
    };
    [Bloc::Clinical, Bloc::Managerial]
        .into_iter()
        .any(|bloc| raising(bloc).next().is_some() && raising(bloc).all(crate::workshop::Group::is_small))
}

fn ranked(mut themes: Vec<(&ThemeFigures, [f64; 2])>) -> impl Iterator<Item = ThemeId> {
    themes.sort_by(|(_, a), (_, b)| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    themes.into_iter().map(|(theme, _)| theme.id)
}

fn shared(workshop: &Workshop, measures: &Measures) -> Vec<Discuss> {
    let common = |theme: &&ThemeFigures| {
        matches!(theme.reading, Reading::CommonMotive | Reading::CommonObstacle) && theme.meaning == Meaning::NotChecked
    };
    let widest_first = |theme: &ThemeFigures| [theme.coverage, theme.alignment()].map(|x| -rounded(x.unwrap_or(0.0)));
    let themes = measures.themes.iter().filter(common).map(|theme| (theme, widest_first(theme))).collect();
    ranked(themes).map(|id| Discuss { topic: Topic::Shared(id), small: rests_on_small(workshop, measures, id) }).collect()
}

/// Where one pulls against the other over the whole heading, or, though they share part of it, one side leans to what
/// makes it worth it and the other to what gets in the way.
fn differences(workshop: &Workshop, measures: &Measures) -> Vec<Discuss> {
    let apart = |theme: &&ThemeFigures| {
        let facing = theme.between.or(theme.alignment()).map(rounded).is_some_and(|a| a < 0.0);
        facing || theme.reading == Reading::Contested || theme.leans_both_ways()
    };
    let furthest_first = |theme: &ThemeFigures| [theme.between, theme.alignment()].map(|a| rounded(a.unwrap_or(0.0)));
    let themes = measures.themes.iter().filter(apart).map(|theme| (theme, furthest_first(theme))).collect();
    ranked(themes).map(|id| Discuss { topic: Topic::Difference(id), small: rests_on_small(workshop, measures, id) }).collect()
}

fn splits(workshop: &Workshop, measures: &Measures) -> Vec<Discuss> {
    let mut split: Vec<(f64, Discuss)> = Vec::new();
    for figures in measures.factors.iter().filter(|factor| factor.split) {
        let Some(factor) = workshop.factor(figures.id).filter(|factor| factor.is_live()) else { continue };
        let (Some(group), Some(theme)) = (workshop.group(factor.group), factor.theme) else { continue };
        let topic = Topic::Split { group: group.id, theme, factor: factor.id };
        split.push((rounded(figures.consensus.unwrap_or(0.0)), Discuss { topic, small: group.is_small() }));
    }
    split.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    split.into_iter().map(|(_, topic)| topic).collect()
}

fn quiet(workshop: &Workshop, measures: &Measures) -> Vec<Discuss> {
    let here = || workshop.groups().filter(|group| group.presence.was_here());
    let known = |theme: ThemeId| {
        let known = |group: &&crate::workshop::Group| {
            let heard = measures.cell(group.id, theme).is_some_and(super::Cell::is_heard);
            heard || workshop.asked_no.contains(&(group.id, theme))
        };
        here().filter(known).count()
    };
    let all = here().count();
    // What was marked was discussed already.
    let open = measures.themes.iter().filter(|theme| theme.meaning == Meaning::NotChecked);
    let mut rows: Vec<(usize, ThemeId)> = open.map(|theme| (known(theme.id), theme.id)).collect();
    rows.retain(|(known, _)| known * 2 < all);
    rows.sort_by_key(|(known, _)| *known);
    rows.into_iter()
        .map(|(_, id)| Discuss { topic: Topic::Quiet(id), small: is_of_small_alone(workshop, measures, id) })
        .collect()
}
