//! The workshop: what a room said and decided, as the fold of a log of commits.
//!
//! Pure. It must not know about files, clocks, randomness, terminals or how it is drawn: time comes in as an
//! argument, ids are counted up. [`Workshop::apply`] is the only way in; [`History`] adds the log and undo.

mod agenda;
mod apply;
mod bare;
mod captured;
mod change;
mod code;
mod commit;
mod factor;
mod group;
mod history;
mod id;
mod outcome;
pub mod plan;
mod progress;
mod refusal;
mod said;
pub mod schedule;
pub mod script;
pub mod sentence;
mod strength;
mod strike;
pub mod template;
mod text;
mod theme;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, Time};

pub use agenda::{Agenda, Hides, Step, StepKey, StepKind};
pub use captured::Captured;
pub use change::{Change, Screens};
pub use code::{CODE_LENGTH, Code};
pub use commit::{Author, Commit};
pub use factor::{Basis, Evidence, Factor, Given, Kind, Tally};
pub use group::{Bloc, Group, Presence, Shown};
pub use history::{History, Redone};
pub use id::{ActionId, FactorId, GroupId, ParkedId, SlipId, ThemeId};
pub use outcome::{Action, AskedNo, Commitment, Deed, Fate, Parked, Shift, Slip, Stance, Status};
pub use progress::{Progress, Seen, Veil};
pub use refusal::Refusal;
pub use strength::{halves, spelled};
pub use strike::Strike;
pub use text::{
    LINE_GRAPHEMES, Line, NOTE_BYTES, Note, STRUCK, capitalised, clean_line, clean_note, is_forbidden, is_plain, is_plain_char,
};
pub use theme::{Meaning, Theme};

/// The most barriers on the shortlist of *What first?*.
pub const SHORTLIST: usize = 12;

/// A workshop as it stands after some commits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workshop {
    /// Its title; empty until somebody names it.
    pub title: Line,
    /// The intervention in one sentence.
    pub intervention: Line,
    /// Whether that sentence is still a draft.
    pub intervention_draft: bool,
    /// Where it is held.
    pub place: Line,
    /// The day it is held on.
    pub date: Option<Date>,
    /// The local time by which it must be over.
    pub finish_by: Option<Time>,
    /// Who receives the report.
    pub recipients: Line,
    /// The day on which the picture is looked at again.
    pub next_look: Option<Date>,
    /// One screen or two, once decided.
    pub screens: Option<Screens>,
    /// Its own agenda.
    pub agenda: Agenda,
    /// The facilitator's notes by step: never shown to a room.
    pub notes: BTreeMap<StepKey, Note>,
    /// All groups ever added, by id.
    pub all_groups: Vec<Group>,
    /// All themes ever added, by id.
    pub all_themes: Vec<Theme>,
    /// All factors ever added, by id, merged-away and removed ones too.
    pub all_factors: Vec<Factor>,
    /// Groups that were asked about a theme and said no.
    pub asked_no: BTreeSet<AskedNo>,
    /// The numbered shortlist of *What first?*.
    pub shortlist: Vec<FactorId>,
    /// All slips ever keyed, by id.
    pub all_slips: Vec<Slip>,
    /// The barriers that the room chose.
    pub chosen: Vec<FactorId>,
    /// All actions ever added, by id.
    pub all_actions: Vec<Action>,
    /// Where groups stand.
    pub commitments: BTreeMap<GroupId, Commitment>,
    /// All car-park items ever added, by id.
    pub all_parked: Vec<Parked>,
    /// The step, its timer.
    pub progress: Progress,
    /// What the room may see of scores and dots.
    pub veil: Veil,
    /// How many times a text was struck from the record.
    pub strikes: u32,
}

macro_rules! by_id {
    ($($(#[$doc:meta])* $get:ident $live:ident $next:ident $all:ident $thing:ty, $id:ident;)*) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $get(&self, id: $id) -> Option<&$thing> {
            self.$all.binary_search_by_key(&id, |thing| thing.id).ok().map(|at| &self.$all[at])
        }

        /// Those that were not taken back, in workshop order.
        #[must_use]
        pub fn $live(&self) -> impl DoubleEndedIterator<Item = &$thing> + Clone {
            self.$all.iter().filter(|thing| !thing.removed)
        }

        /// The id that the next one gets.
        #[must_use]
        pub fn $next(&self) -> $id {
            $id::new(self.$all.last().map_or(1, |thing| thing.id.number() + 1))
        }
    )*};
}

impl Workshop {
    by_id! {
        /// The group with this id, removed or not.
        group groups next_group all_groups Group, GroupId;
        /// The theme with this id, removed or not.
        theme themes next_theme all_themes Theme, ThemeId;
        /// The factor with this id, removed or merged away or not.
        factor kept_factors next_factor all_factors Factor, FactorId;
        /// The slip with this id, removed or not.
        slip slips next_slip all_slips Slip, SlipId;
        /// The action with this id, removed or not.
        action actions next_action all_actions Action, ActionId;
        /// The car-park item with this id, removed or not.
        parked_item parked next_parked all_parked Parked, ParkedId;
    }

    /// Live factors: neither removed nor merged away, their group still on the list. In workshop order.
    #[must_use]
    pub fn factors(&self) -> impl DoubleEndedIterator<Item = &Factor> + Clone {
        self.all_factors.iter().filter(|factor| factor.is_live())
    }

    /// The live factors of one group.
    #[must_use]
    pub fn factors_of(&self, group: GroupId) -> impl DoubleEndedIterator<Item = &Factor> + Clone {
        self.factors().filter(move |factor| factor.group == group)
    }

    /// The factors merged into this one, directly.
    pub fn merged_into(&self, id: FactorId) -> impl Iterator<Item = &Factor> {
        self.all_factors.iter().filter(move |factor| !factor.removed && factor.merged_into == Some(id))
    }

    /// Dots on a factor, from all slips.
    #[must_use]
    pub fn dots(&self, id: FactorId) -> u32 {
        self.dots_of(id, |_| true)
    }

    /// Dots on a factor from the slips of the blocs that `counts` accepts.
    #[must_use]
    pub fn dots_of(&self, id: FactorId, counts: impl Fn(Bloc) -> bool) -> u32 {
        let picks = self.slips().filter(|slip| counts(slip.bloc)).flat_map(|slip| &slip.picks).filter(|pick| **pick == id);
        u32::try_from(picks.count()).unwrap_or(u32::MAX)
    }

    /// The point that this one says again: the one that *same for us* leads back to, as long as kind and words are the same;
    /// itself if there is none.
    #[must_use]
    pub fn origin(&self, factor: &Factor) -> FactorId {
        let again = |of: &Factor| {
            let before = self.factor(of.same_as?)?;
            (before.kind == of.kind && before.text == of.text).then_some(before)
        };
        std::iter::successors(Some(factor), |of| again(of)).last().map_or(factor.id, |first| first.id)
    }

    /// The groups that say this point in the same words, its own first: theirs and of those that said *same for us*.
    #[must_use]
    pub fn said_by(&self, id: FactorId) -> Vec<GroupId> {
        let Some(point) = self.factor(id) else { return Vec::new() };
        let (origin, mut groups) = (self.origin(point), vec![point.group]);
        let linked = self.factors().filter(|factor| factor.same_as.is_some() || factor.id == origin);
        for factor in linked.filter(|factor| self.origin(factor) == origin) {
            if !groups.contains(&factor.group) {
                groups.push(factor.group);
            }
        }
        groups
    }

    /// The step the room is in.
    #[must_use]
    pub fn current_step(&self) -> Option<&Step> {
        self.agenda.step(self.progress.step.as_deref()?)
    }

    /// The small-group rule's answer for each group on the list: the state in force, in workshop order.
    /// Not small: open. Small and undecided: joined. The joined small groups of a bloc are held when their
    /// sizes add up to less than 3. Source: MEASURES.md, "Small groups".
    #[must_use]
    pub fn shown_in_force(&self) -> Vec<(GroupId, Shown)> {
        let wish = |group: &Group| if group.is_small() { group.choice.unwrap_or(Shown::Joined) } else { Shown::Open };
        let joined_size = |bloc: Bloc| -> u32 {
            let joined = self.groups().filter(|g| g.bloc == bloc && g.is_small() && wish(g) == Shown::Joined);
            joined.filter_map(|g| g.size).sum()
        };
        self.groups()
            .map(|group| match wish(group) {
                Shown::Joined if joined_size(group.bloc) < 3 => (group.id, Shown::Held),
                shown => (group.id, shown),
            })
            .collect()
    }

    /// The shortlist as it is numbered, from 1, for the facilitator and the room alike: the points of it that the room sees.
    /// What a group says that is held by now has no number, and those after it move up, on both screens at once.
    #[must_use]
    pub fn ballot(&self) -> Vec<FactorId> {
        let shown = self.shown_in_force();
        let seen = |factor: &Factor| factor.is_live() && shown.iter().any(|(id, s)| *id == factor.group && *s != Shown::Held);
        self.shortlist.iter().copied().filter(|id| self.factor(*id).is_some_and(seen)).collect()
    }
}
