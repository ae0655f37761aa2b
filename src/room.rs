//! The privacy border: what the room may see of a workshop, and nothing else.
//!
//! The room screen, the redacted exports and later the phones take a [`Room`] and cannot reach the workshop behind it.
//! A room is made by one projection, in two steps: first the workshop is reduced, then the same measures are computed
//! on what is left. So no total, share or head line counts anything that is not shown, and nothing can be worked out by
//! subtraction.
//!
//! | the room does not see | why |
//! |---|---|
//! | held groups, in anything: points, totals, dots, answers, actions' effects | one or two people can be told by their figures |
//! | the joined small groups of a bloc apart | shown together, as promised |
//! | scores and dots changed since the last reveal, while a step hides them | nobody waits for the others' figures |
//! | ratings, spread and split of one or two raters (the strength stays) | they point at a person |
//! | single slips of dots; sides apart when a side has fewer than three people here | the same |
//! | notes on steps, points and commitments; what the facilitator says and does | the facilitator's own |
//! | originals merged away, things taken back, texts as they were before | withdrawn |
//!
//! The values that a room is made of are named here too, so that what draws one needs no other door.
//!
//! What it must not do: keep a private value in any field, a private one included. Tests search its `Debug` output.
//!
//! Source: MEASURES.md "Small groups, and what the room may see", PRODUCT.md "The room screen".

mod columns;
mod dots;
mod one_voice;
mod points;
mod reduce;
mod slips_in;
mod spotlight;

use std::collections::BTreeSet;

use columns::SmallGroups;
pub use dots::dots_apart;
pub use one_voice::rest_on_one;
pub use points::Moved;
pub use slips_in::SlipsIn;
pub use spotlight::Spotlight;

use crate::alignment::Measures;
pub use crate::alignment::{Cell, Channel, Reading, State, ThemeFigures};
use crate::words::Words;
use crate::workshop::Workshop;
pub use crate::workshop::script::Moment;
use crate::workshop::script::{self, Promise};
pub use crate::workshop::{
    Action, Bloc, Commitment, Evidence, Factor, FactorId, Fate, Group, GroupId, Hides, Kind, Meaning, Presence, Shown, Stance,
    Status, Step, StepKind, Theme, ThemeId,
};

/// A workshop as the room may see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    seen: Workshop,
    measures: Measures,
    shown: Vec<(GroupId, Shown)>,
    concealed: BTreeSet<FactorId>,
    small_groups: Vec<SmallGroups>,
    promise: Promise,
    moved: Vec<Moved>,
    dots_by_side: bool,
    slips_in: Vec<SlipsIn>,
}

impl Room {
    /// The room's view of a workshop.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let reduce::Reduced { seen, shown, concealed, small_groups, promise, moved, dots_by_side, slips_in } =
            reduce::reduce(workshop);
        let measures = Measures::of(&seen);
        Self { seen, measures, shown, concealed, small_groups, promise, moved, dots_by_side, slips_in }
    }

    /// The reduced workshop: joined groups as one group, hidden figures gone. Everything in it may be shown.
    #[must_use]
    pub const fn seen(&self) -> &Workshop {
        &self.seen
    }

    /// The figures of what is seen: nothing that is not shown is counted in them.
    #[must_use]
    pub const fn measures(&self) -> &Measures {
        &self.measures
    }

    /// The groups shown, in workshop order, each open or joined. Never held: those are not here.
    #[must_use]
    pub fn shown(&self) -> &[(GroupId, Shown)] {
        &self.shown
    }

    /// Open or joined, for a group shown.
    #[must_use]
    pub fn shown_of(&self, group: GroupId) -> Option<Shown> {
        self.shown.iter().find(|(id, _)| *id == group).map(|(_, shown)| *shown)
    }

    /// Whether a point's ratings are kept back, for they are those of one or two people: no dots, spread or split.
    #[must_use]
    pub fn is_concealed(&self, factor: FactorId) -> bool {
        self.concealed.contains(&factor)
    }

    /// What the one small line says of small groups: which are shown together, which on their own.
    #[must_use]
    pub fn small_groups(&self, words: &Words) -> Vec<String> {
        self.small_groups.iter().map(|groups| groups.said(words)).collect()
    }

    /// Points whose figure or heading changed since the last reveal, with the old value; in workshop order.
    #[must_use]
    pub fn moved(&self) -> &[Moved] {
        &self.moved
    }

    /// Dots on a point from one side; none when a side has fewer than three people here, so that only the total
    /// ([`Workshop::dots`] of [`Room::seen`]) is shown.
    #[must_use]
    pub fn dots_from(&self, factor: FactorId, side: Bloc) -> Option<u32> {
        self.dots_by_side.then(|| self.seen.dots_of(factor, |bloc| bloc == side))
    }

    /// How far each group's slips are in, in the order of the columns.
    #[must_use]
    pub fn slips_in(&self) -> &[SlipsIn] {
        &self.slips_in
    }

    /// The step the room is in, with what the room sees of it.
    #[must_use]
    pub fn step(&self) -> Option<&Step> {
        self.seen.current_step()
    }

    /// What the room reads in the step it is in, filled in for this moment.
    #[must_use]
    pub fn lines(&self, moment: &Moment) -> Vec<String> {
        let Some(step) = self.step() else { return Vec::new() };
        let open = self.seen.intervention.is_empty() || self.seen.intervention_draft;
        if step.kind == StepKind::Question && open {
            // Before there is a sentence that both sides would sign, the room is asked for it and reads no draft.
            return vec![moment.words.room.question().to_owned()];
        }
        let slips_in = self.slips_in_words(moment.words);
        // Worded before small groups are reduced: joined or held, they are none any more to be promised something. It
        // names only groups that agreed to be shown on their own.
        let promise = moment.promise.or(Some(&self.promise));
        let moment = Moment { slips_in: moment.slips_in.or(slips_in.as_deref()), promise, ..*moment };
        script::room_lines(step, &self.seen, &moment)
    }

    /// Whose slips are in: `Nurses 6 of 6, Ward managers + Executive in`; none while nobody's are.
    #[must_use]
    pub fn slips_in_words(&self, words: &Words) -> Option<String> {
        let said = self.slips_in.iter().filter(|slips| slips.counted.is_some() || slips.enough).filter_map(|slips| {
            let name = self.seen.group(slips.group)?.name.as_str();
            Some(match slips.counted {
                Some((slips, people)) => words.room.group_slips_of(name, slips, people),
                None => words.room.group_slips_are_in(name),
            })
        });
        let said: Vec<String> = said.collect();
        (!said.is_empty()).then(|| words.joined(&said))
    }
}
