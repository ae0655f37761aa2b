//! The agenda: timed steps with what the room sees and what the facilitator says and does.
//!
//! A workshop holds its own copy, so that it can be changed and so that a changed template changes no session.

use serde::{Deserialize, Serialize};

use super::{Kind, Line, Note};

/// What a step is for: it decides what the screen offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum StepKind {
    /// Intervention, groups, headcounts, screens; before the clock starts.
    SetUp,
    /// Something is read aloud: the welcome and the promise.
    Promise,
    /// The intervention sentence, agreed.
    Question,
    /// In silence, on slips: what makes it worth it, or what gets in the way.
    Silent(Kind),
    /// Points are captured, one a table.
    Round,
    /// Points of one kind are captured.
    Capture(Kind),
    /// Merges, headings, splits.
    Tidy,
    /// Slips are scored in the card view.
    Score,
    /// The matrix is shown, in three beats.
    Picture,
    /// One square at a time.
    Reading,
    /// Corrections.
    PutRight,
    /// Dots on barriers.
    First,
    /// Actions.
    Move,
    /// Commitments.
    Stand,
    /// The end: actions read out, the report.
    Close,
    /// Talk at the tables or between groups; nothing to capture but what comes up.
    Talk,
    /// A break.
    Break,
}

/// What the room may not see from a step on, until the next reveal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Hides {
    /// Strengths and ratings.
    Scores,
    /// Dots.
    Dots,
}

/// A step's key: short, unique in its agenda, stored; never changes.
pub type StepKey = String;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its key in the file.
    pub key: StepKey,
    /// What it is for.
    pub kind: StepKind,
    /// Its full name.
    pub title: Line,
    /// Its name in the agenda's rail.
    #[serde(default)]
    pub short: Line,
    /// The fewest minutes it can be done in.
    pub min: u16,
    /// The minutes planned.
    pub plan: u16,
    /// The most minutes it is worth.
    pub max: u16,
    /// What entering it hides from the room.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hides: Vec<Hides>,
    /// What the room sees, line by line; `{...}` is filled in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub room: Vec<Line>,
    /// What the facilitator says.
    #[serde(default)]
    pub say: Note,
    /// What the facilitator does: never projected.
    #[serde(rename = "do", default)]
    pub todo: Note,
    /// How to know that it is done.
    #[serde(default)]
    pub done_when: Note,
    /// What to do when late.
    #[serde(default)]
    pub if_late: Note,
    /// What is lost when it is cut; empty if it must never be cut.
    #[serde(default)]
    pub if_cut: Line,
    /// Left out of this workshop.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub omitted: bool,
}

/// A workshop's agenda. The first step is always the set-up, which has no minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agenda {
    /// The template that it was copied from.
    pub template: String,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// Dots that each person has in *What first?*.
    pub dots: u8,
}

impl Agenda {
    /// The step with this key.
    #[must_use]
    pub fn step(&self, key: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.key == key)
    }

    /// Where the step with this key stands.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.key == key)
    }

    /// The steps that are not left out, in order.
    #[must_use]
    pub fn kept(&self) -> impl DoubleEndedIterator<Item = &Step> {
        self.steps.iter().filter(|step| !step.omitted)
    }

    /// The step after `key` that is not left out.
    #[must_use]
    pub fn next(&self, key: &str) -> Option<&Step> {
        let at = self.position(key)?;
        self.steps[at + 1..].iter().find(|step| !step.omitted)
    }

    /// The step before `key` that is not left out.
    #[must_use]
    pub fn previous(&self, key: &str) -> Option<&Step> {
        let at = self.position(key)?;
        self.steps[..at].iter().rev().find(|step| !step.omitted)
    }

    /// Minutes planned for all steps kept.
    #[must_use]
    pub fn planned_minutes(&self) -> u32 {
        self.kept().map(|step| u32::from(step.plan)).sum()
    }
}

impl Step {
    /// Calls `edit` on every text of the step.
    pub fn for_each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        for line in [&mut self.title, &mut self.short, &mut self.if_cut].into_iter().chain(&mut self.room) {
            line.edit(edit);
        }
        for note in [&mut self.say, &mut self.todo, &mut self.done_when, &mut self.if_late] {
            note.edit(edit);
        }
    }

    /// Its name in the agenda's rail: the short one if it has one.
    #[must_use]
    pub fn rail_name(&self) -> &str {
        if self.short.is_empty() { &self.title } else { &self.short }
    }
}
