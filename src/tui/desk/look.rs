//! What the views of the matrix look at, and what was worked out for them: once when a view is entered or a commit was
//! made, never while drawing.

mod past;
mod sight;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Desk, Front, Pane, View};
use crate::alignment::levers::Deed;
use crate::alignment::{Discuss, Lever, Levers, Measures, Tomorrow, Voice, high_on_both_sides, voices};
use crate::workshop::{Bloc, FactorId, GroupId, StepKind, ThemeId};

pub use past::{Moment, Past};
pub use sight::LookSight;

/// Points that were opened from the matrix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Behind {
    /// Those of one group on one heading.
    Cell(GroupId, ThemeId),
    /// Those of two groups on one heading, side by side.
    Pair(GroupId, GroupId, ThemeId),
    /// Those of every group on one heading.
    Heading(ThemeId),
}

impl Behind {
    /// The heading.
    #[must_use]
    pub const fn theme(self) -> ThemeId {
        match self {
            Self::Cell(_, theme) | Self::Pair(_, _, theme) | Self::Heading(theme) => theme,
        }
    }

    /// The one group whose points these are, if it is one.
    #[must_use]
    pub const fn group(self) -> Option<GroupId> {
        match self {
            Self::Cell(group, _) => Some(group),
            Self::Pair(..) | Self::Heading(_) => None,
        }
    }
}

/// What the matrix cursor stands on: it can go one beyond the last column, to the row's end, and one below the last
/// row, to the foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A cell.
    Cell(GroupId, ThemeId),
    /// A row's end: the heading.
    Heading(ThemeId),
    /// The foot of a column: the group's pull.
    Pull(GroupId),
    /// The corner of both, or a matrix with nothing in it: the whole.
    Whole,
}

/// The three lists of view 5.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum LeverList {
    /// What could be eased or removed.
    #[default]
    Levers,
    /// What only one side wants.
    Questions,
    /// What the actions come to.
    Tomorrow,
}

impl LeverList {
    /// All lists from the left.
    pub const ALL: [Self; 3] = [Self::Levers, Self::Questions, Self::Tomorrow];
}

/// Where the views are, and what they show.
#[derive(Debug, Default)]
pub struct Look {
    /// The pair of groups under the cursor of view 2, as places among the columns.
    pub pair: (usize, usize),
    /// The group of view 3, as a place among the columns.
    pub group: usize,
    /// The list of view 5 that has the cursor.
    pub list: LeverList,
    /// The cursor in the levers, the questions and tomorrow's actions.
    pub levers: [usize; 3],
    /// The point under the cursor, where points were opened.
    pub behind: usize,
    /// Where Esc goes back to from opened points.
    pub came_from: Option<(Front, Pane)>,
    /// What was talked about in *Reading it together*, in order; [`Desk::reading`] is where that stands.
    pub talked: Vec<Discuss>,
    /// The matrix as it was, if the timeline was opened at one of its moments.
    pub past: Option<Past>,
    ready: Ready,
}

/// What was worked out for the figures of one moment.
#[derive(Debug, Default)]
struct Ready {
    state: u64,
    levers: Option<Levers>,
    tomorrow: Option<Tomorrow>,
    preview: Option<(usize, Measures)>,
    order: Option<Vec<Discuss>>,
    voices: Option<Vec<Voice>>,
    both: Option<Vec<FactorId>>,
    said_by: BTreeMap<FactorId, Vec<GroupId>>,
    timeline: Option<Vec<Moment>>,
}

impl Desk {
    /// The groups in the order of the matrix's columns: bloc by bloc.
    #[must_use]
    pub fn columns(&self) -> Vec<GroupId> {
        let of = |bloc: Bloc| self.measures().groups.iter().filter(move |group| group.bloc == bloc).map(|group| group.id);
        Bloc::ALL.into_iter().flat_map(of).collect()
    }

    /// What the matrix cursor stands on.
    #[must_use]
    pub fn spot(&self) -> Spot {
        let theme = self.theme_at_cursor();
        let group = self.columns().get(self.cursors.matrix.1).copied();
        match (group, theme) {
            (Some(group), Some(theme)) => Spot::Cell(group, theme),
            (None, Some(theme)) => Spot::Heading(theme),
            (Some(group), None) => Spot::Pull(group),
            (None, None) => Spot::Whole,
        }
    }

    /// The group of the force field.
    #[must_use]
    pub fn force_group(&self) -> Option<GroupId> {
        let columns = self.columns();
        columns.get(self.look.group.min(columns.len().checked_sub(1)?)).copied()
    }

    /// Live points of the force field: scored ones from the most driving to the most restraining, then what is
    /// assumed, then what is not scored.
    #[must_use]
    pub fn force_points(&self) -> Vec<FactorId> {
        let Some(group) = self.force_group() else { return Vec::new() };
        let mut points: Vec<(u8, f64, FactorId)> = self
            .workshop()
            .factors_of(group)
            .map(|factor| {
                let sign = if factor.kind == crate::workshop::Kind::Incentive { 1.0 } else { -1.0 };
                let rank = match (factor.strength(), factor.evidence) {
                    (None, _) => 2,
                    (_, crate::workshop::Evidence::Assumed) => 1,
                    _ => 0,
                };
                (rank, -sign * factor.strength().unwrap_or(0.5), factor.id)
            })
            .collect();
        points.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        points.into_iter().map(|(_, _, id)| id).collect()
    }

    /// The points that were opened, group by group.
    #[must_use]
    pub fn behind_points(&self, behind: Behind) -> Vec<FactorId> {
        let of = |group: GroupId, theme: ThemeId| self.measures().cell(group, theme).map_or(&[][..], |cell| &cell.factors);
        match behind {
            Behind::Cell(group, theme) => of(group, theme).to_vec(),
            Behind::Pair(a, b, theme) => of(a, theme).iter().chain(of(b, theme)).copied().collect(),
            Behind::Heading(theme) => self.columns().into_iter().flat_map(|group| of(group, theme).iter().copied()).collect(),
        }
    }

    /// The levers, in view 5.
    #[must_use]
    pub const fn levers(&self) -> Option<&Levers> {
        self.look.ready.levers.as_ref()
    }

    /// The lever under the cursor.
    #[must_use]
    pub fn lever(&self) -> Option<&Lever> {
        let list = &self.levers()?.list;
        list.get(self.look.levers[0].min(list.len().checked_sub(1)?))
    }

    /// The figures after the lever under the cursor.
    #[must_use]
    pub fn preview(&self) -> Option<&Measures> {
        self.look.ready.preview.as_ref().map(|(_, measures)| measures)
    }

    /// The board if every action did what the room expects of it, in view 5.
    #[must_use]
    pub const fn tomorrow(&self) -> Option<&Tomorrow> {
        self.look.ready.tomorrow.as_ref()
    }

    /// What is worth talking about, in *Reading it together*.
    #[must_use]
    pub fn order(&self) -> &[Discuss] {
        self.look.ready.order.as_deref().unwrap_or_default()
    }

    /// Whose voice is in the picture: in the matrix, and while the agenda can still mend that one is missing.
    #[must_use]
    pub fn voices(&self) -> &[Voice] {
        self.look.ready.voices.as_deref().unwrap_or_default()
    }

    /// Whether the agenda can still mend that a group was not heard: from the first point to *Put it right*.
    #[must_use]
    pub fn still_hears(&self) -> bool {
        still_hears(self.step_kind())
    }

    /// The barriers that both sides put high, while dots are shown.
    #[must_use]
    pub fn both_high(&self) -> &[FactorId] {
        self.look.ready.both.as_deref().unwrap_or_default()
    }

    /// The groups that say a point of the shortlist in the same words, its own first.
    #[must_use]
    pub fn said_by(&self, id: FactorId) -> &[GroupId] {
        self.look.ready.said_by.get(&id).map_or(&[], Vec::as_slice)
    }

    /// How the figures moved, in the timeline.
    #[must_use]
    pub fn moments(&self) -> &[Moment] {
        self.look.ready.timeline.as_deref().unwrap_or_default()
    }

    /// Reads the line and works out what the view in front needs, unless both stand since the last message.
    pub fn make_ready(&mut self) {
        self.sort_line();
        self.read_line();
        if self.look.ready.state != self.state {
            self.look.ready = Ready { state: self.state, ..Ready::default() };
        }
        match self.front {
            Front::Matrix(View::Levers) => self.ready_levers(),
            Front::Timeline if self.look.ready.timeline.is_none() => {
                self.look.ready.timeline = Some(past::moments(self.history()));
            }
            Front::Behind(behind) => self.select_behind(behind),
            _ => {}
        }
        if self.step_kind() == StepKind::Reading && self.look.ready.order.is_none() {
            self.look.ready.order = Some(self.reading_order_seen());
        }
        let shows_voices = self.still_hears() || self.front == Front::Matrix(View::Themes);
        if shows_voices && self.look.ready.voices.is_none() {
            self.look.ready.voices = Some(voices(self.workshop(), self.measures()));
        }
        if matches!(self.step_kind(), StepKind::First | StepKind::Move) && self.look.ready.both.is_none() {
            self.look.ready.both = Some(high_on_both_sides(self.workshop()));
            let listed = self.workshop().shortlist.iter();
            self.look.ready.said_by = listed.map(|id| (*id, self.workshop().said_by(*id))).collect();
        }
    }

    fn ready_levers(&mut self) {
        if self.look.ready.levers.is_none() {
            self.look.ready.levers = Some(Levers::of(self.workshop(), self.measures()));
            self.look.ready.tomorrow = Some(Tomorrow::of(self.workshop()));
        }
        let at = self.look.levers[0];
        if self.look.ready.preview.as_ref().is_none_or(|(shown, _)| *shown != at) {
            let preview = self.lever().map(|lever| (at, self.after(lever)));
            self.look.ready.preview = preview;
        }
    }

    /// The figures as they would be after a lever.
    #[must_use]
    pub fn after(&self, lever: &Lever) -> Measures {
        let strengths =
            lever.factors.iter().filter_map(|id| Some((*id, target(lever.deed, self.measures().factor(*id)?.strength?))));
        Measures::expecting(self.workshop(), &strengths.collect())
    }

    fn select_behind(&mut self, behind: Behind) {
        let points = self.behind_points(behind);
        self.look.behind = self.look.behind.min(points.len().saturating_sub(1));
        if let Some(id) = points.get(self.look.behind) {
            self.selected = Some(*id);
        }
    }
}

const fn still_hears(kind: StepKind) -> bool {
    matches!(
        kind,
        StepKind::Round
            | StepKind::Capture(_)
            | StepKind::Tidy
            | StepKind::Score
            | StepKind::Picture
            | StepKind::Reading
            | StepKind::PutRight
    )
}

/// The strength that a lever leaves of one.
#[must_use]
pub fn target(deed: Deed, strength: f64) -> f64 {
    match deed {
        Deed::Ease => strength.min(1.0),
        Deed::Remove => 0.0,
    }
}
