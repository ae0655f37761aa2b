//! A rehearsal: the whole agenda with a simulated room that speaks, scores and answers, to practise on.
//!
//! Why: nobody should press a key for the first time in front of forty people. A rehearsal is an ordinary open session
//! whose log lies in memory alone; beside it stands this value, which knows what the room says next, what was practised,
//! and what the rest of the room does meanwhile. It must not know how anything is drawn, nor what time it is.

mod cast;
mod cue;

use std::collections::BTreeSet;

use crate::tui::action::Action;
use crate::workshop::template::Template;
use crate::workshop::{Change, History, Line, Workshop, plan};

pub use cast::{Cast, Part, is_called};
pub use cue::{Cue, Hand, Made, Script, Sign};

/// Minutes that a rehearsal of 90 takes when none are said: ten times as fast.
pub const MINUTES: u32 = 9;
/// The group that is missing at first, so that adding one can be practised.
const MISSING: &str = "ngt";

/// How far a cue has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// Still to come, or waiting for an answer.
    Open,
    /// The facilitator did it.
    Done,
    /// It was done for the facilitator, who watched.
    Watched,
    /// It was passed over.
    Passed,
}

/// Something that happened, as far as a cue can ask for it.
#[derive(Debug, Clone, Copy)]
pub enum Fact<'a> {
    /// An action was performed.
    Did(Action),
    /// A change was committed.
    Made(&'a Change),
}

/// A rehearsal under way.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    script: Script,
    practice: Vec<Practice>,
    cast: Cast,
    /// The parts that were played: each is once, so that what is struck or taken back stays so.
    played: BTreeSet<Part>,
    /// What was done since the last message, for [`Self::heed`].
    pub did: Vec<Action>,
    /// What is done now is done for the facilitator.
    pub helping: bool,
    /// How it went was told, and the answer is being followed.
    pub told: bool,
}

impl Rehearsal {
    /// Begins a rehearsal of `template` with the room of a finished `sample`: its log, at Set up, and what stands beside it.
    ///
    /// # Errors
    /// The sentence with which a workshop refuses the template.
    pub fn begin(template: &Template, sample: &Workshop, now: jiff::Timestamp) -> Result<(History, Self), String> {
        let script = Script::embedded();
        let mut outline = template.clone();
        let here = sample.groups().filter(|group| &*group.code != MISSING);
        outline.groups = here
            .map(|group| crate::workshop::template::TemplateGroup {
                name: group.name.clone(),
                code: group.code.clone(),
                bloc: group.bloc,
            })
            .collect();
        outline.themes = sample
            .themes()
            .map(|theme| crate::workshop::template::TemplateTheme {
                name: theme.name.clone(),
                code: theme.code.clone(),
                definition: theme.definition.clone(),
            })
            .collect();
        let title = Line::new(&format!("Rehearsal: {}", sample.title));
        let mut changes = plan::begin(&outline, title);
        changes.extend([
            Change::SetPlace { place: "A simulated room (illustrative, invented)".into() },
            Change::SetRecipients { recipients: sample.recipients.clone() },
        ]);
        let mut history = History::default();
        history.commit(now, changes).map_err(|refusal| refusal.to_string())?;
        let practice = vec![Practice::Open; script.cues.len()];
        let cast = Cast::new(sample.clone(), &script);
        Ok((history, Self { script, practice, cast, played: BTreeSet::new(), did: Vec::new(), helping: false, told: false }))
    }

    /// What the room says now in the step with this key; none when nothing more is asked there.
    #[must_use]
    pub fn cue(&self, step: &str) -> Option<&Cue> {
        self.at(step).map(|at| &self.script.cues[at])
    }

    fn at(&self, step: &str) -> Option<usize> {
        let waits = |&at: &usize| self.script.cues[at].step == step && self.practice[at] == Practice::Open;
        (0..self.script.cues.len()).find(waits)
    }

    /// Passes over what the room says now. Returns whether it said anything.
    pub fn pass(&mut self, step: &str) -> bool {
        let at = self.at(step);
        if let Some(at) = at {
            self.practice[at] = Practice::Passed;
        }
        at.is_some()
    }

    /// Takes a fact in: the first thing asked for in this step that it answers is practised. Gives what the rest of the
    /// room does then, if anything.
    pub fn heed(&mut self, fact: Fact<'_>, step: &str, workshop: &Workshop) -> Option<Part> {
        let cues = self.script.cues.iter().enumerate();
        let answered = |(at, cue): &(usize, &Cue)| {
            cue.step == step && self.practice[*at] == Practice::Open && cue.is_answered(fact, workshop)
        };
        let (at, cue) = cues.clone().find(answered)?;
        if let (Some(words), Fact::Made(Change::AddFactor { id, .. })) = (&cue.stands_for, fact) {
            self.cast.typed(words, *id);
        }
        self.practice[at] = if self.helping { Practice::Watched } else { Practice::Done };
        cue.then
    }

    /// The group that spoke, if the room waits for a point and this is one under another group: then it was not what was
    /// said. `undo` is the key that takes it back.
    #[must_use]
    pub fn misheard(&self, change: &Change, step: &str, workshop: &Workshop, undo: &str) -> Option<String> {
        let Change::AddFactor { group, .. } = change else { return None };
        let spoke = self.cue(step)?.speaker()?;
        let written = workshop.group(*group)?;
        let spoke = workshop.groups().find(|group| cast::is_called(group, spoke))?;
        (spoke.id != written.id)
            .then(|| format!("{}: “That was ours.” It stands under {}; {undo} takes it back.", spoke.name, written.name))
    }

    /// What the rest of the room has done by the time this step begins and was not taken in yet, one part after another.
    #[must_use]
    pub fn due(&self, step: &str, workshop: &Workshop) -> Vec<Part> {
        let at = workshop.agenda.position(step);
        let passed = |part: &Part| workshop.agenda.position(part.over_by()) <= at;
        Part::ALL.into_iter().filter(passed).collect()
    }

    /// Plays a part of the room's work: the changes that it comes to; empty if it is all there or was played before.
    pub fn play(&mut self, part: Part, workshop: &Workshop) -> Vec<Change> {
        if self.played.insert(part) { self.cast.changes(part, workshop) } else { Vec::new() }
    }

    /// All that can be practised, in order, and how far each came.
    pub fn practised(&self) -> impl Iterator<Item = (&Cue, Practice)> {
        self.script.cues.iter().zip(self.practice.iter().copied())
    }

    /// How many were practised or watched, and how many there are.
    #[must_use]
    pub fn count(&self) -> (usize, usize) {
        let done = self.practice.iter().filter(|practice| matches!(practice, Practice::Done | Practice::Watched)).count();
        (done, self.practice.len())
    }
}

#[cfg(test)]
mod tests;
