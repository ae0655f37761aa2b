//! The rest of the room: what the other tables say, score and decide while the facilitator practises on one of them.
//! It is the sample's workshop, read as what people have on their slips. Idempotent: what is there already is left alone.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use super::cue::{Also, Script};
use crate::tui::overlay::count;
use crate::workshop::{ActionId, Presence};
use crate::workshop::{
    Basis, Bloc, Change, Code, Commitment, Deed, Factor, FactorId, Group, GroupId, Shift, SlipId, Tally, ThemeId, Workshop,
};

/// A part of the room's work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Part {
    /// People sit down and are counted.
    Heads,
    /// Small groups say how they want to be shown.
    Choices,
    /// Groups that nobody added.
    Late,
    /// The other tables' points.
    Points,
    /// Headings for the points that have none.
    Headings,
    /// The other cards.
    Scores,
    /// The other slips with dots.
    Slips,
    /// The other actions.
    Deeds,
    /// Where the other groups stand.
    Stances,
}

impl Part {
    /// Every part, in the order in which they come.
    pub const ALL: [Self; 9] = [
        Self::Heads,
        Self::Choices,
        Self::Late,
        Self::Points,
        Self::Headings,
        Self::Scores,
        Self::Slips,
        Self::Deeds,
        Self::Stances,
    ];

    /// The step, by key, that does not begin without it.
    #[must_use]
    pub const fn over_by(self) -> &'static str {
        match self {
            Self::Heads | Self::Choices => "welcome",
            Self::Late => "question",
            Self::Points => "tidy",
            Self::Headings => "score",
            Self::Scores => "picture",
            Self::Slips => "move",
            Self::Deeds => "stand",
            Self::Stances => "close",
        }
    }

    /// What the facilitator is told: `count` is how many changes it came to.
    #[must_use]
    pub fn told(self, count: usize) -> String {
        match self {
            Self::Heads => "The others sit down too; the scribe counts them.".into(),
            Self::Choices => "The other small groups say how they want to be shown.".into(),
            Self::Late => "The scribe adds the group that is missing.".into(),
            Self::Points => format!("The scribe types what the other tables said: {count} entries."),
            Self::Headings => format!("The scribe puts the rest under headings: {count}."),
            Self::Scores => format!("The scribe keys the other cards: {count} points."),
            Self::Slips => format!("The scribe keys the other slips: {count}."),
            Self::Deeds => format!("The room agrees on the rest: {count} actions."),
            Self::Stances => format!("The other groups say where they stand: {count}."),
        }
    }
}

/// What the room has on its slips, and which of it the facilitator typed already.
#[derive(Debug, Clone)]
pub struct Cast {
    sample: Workshop,
    also: Vec<Also>,
    unsorted: Vec<String>,
    /// The sample's points that stand in the rehearsal under other words.
    typed: BTreeMap<FactorId, FactorId>,
}

/// Whether a group has this code or this name, whatever the case.
#[must_use]
pub fn is_called(group: &Group, word: &str) -> bool {
    &*group.code == word || group.name.to_lowercase() == word.to_lowercase()
}

fn same_words(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

impl Cast {
    pub(super) fn new(sample: Workshop, script: &Script) -> Self {
        Self { sample, also: script.also.clone(), unsorted: script.unsorted.clone(), typed: BTreeMap::new() }
    }

    /// The facilitator typed the sample's point with these words, as this one.
    pub(super) fn typed(&mut self, words: &str, id: FactorId) {
        if let Some(own) = self.sample.factors().find(|factor| same_words(&factor.text, words)).map(|factor| factor.id) {
            self.typed.insert(own, id);
        }
    }

    /// The changes that a part comes to now.
    pub(super) fn changes(&self, part: Part, now: &Workshop) -> Vec<Change> {
        match part {
            Part::Heads => self.heads(now),
            Part::Choices => self.choices(now),
            Part::Late => self.late(now),
            Part::Points => self.points(now),
            Part::Headings => self.headings(now),
            Part::Scores => self.scores(now),
            Part::Slips => self.slips(now),
            Part::Deeds => self.deeds(now),
            Part::Stances => self.stances(now),
        }
    }

    fn heads(&self, now: &Workshop) -> Vec<Change> {
        let mut changes = Vec::new();
        for group in now.groups() {
            let Some(own) = self.sample.groups().find(|own| is_called(own, &group.name)) else { continue };
            if group.size.is_none() && group.presence != Presence::Absent {
                changes.extend(count(group, Some(own.size.unwrap_or(0)), true));
            }
        }
        changes
    }

    fn choices(&self, now: &Workshop) -> Vec<Change> {
        let waiting = now.groups().filter(|group| group.is_small() && group.choice.is_none());
        let choice = |group: &Group| {
            let shown = self.sample.groups().find(|own| is_called(own, &group.name))?.choice;
            shown.map(|shown| Change::ChooseShown { id: group.id, shown: Some(shown) })
        };
        waiting.filter_map(choice).collect()
    }

    fn late(&self, now: &Workshop) -> Vec<Change> {
        let mut id = now.next_group();
        let mut changes = Vec::new();
        for own in self.sample.groups().filter(|own| !now.groups().any(|group| is_called(group, &own.name))) {
            let taken = now.all_groups.iter().any(|group| group.code == own.code);
            let free = || Code::for_group(&own.name, now.all_groups.iter().map(|group| &group.code));
            let code = if taken { free() } else { own.code.clone() };
            let (name, bloc, presence) = (own.name.clone(), own.bloc, own.presence);
            changes.push(Change::AddGroup { id, name, code, bloc, people: own.people, presence, weight: own.weight });
            id = GroupId::new(id.number() + 1);
        }
        changes
    }

    /// The points that nobody typed, of the groups that are there.
    fn points(&self, now: &Workshop) -> Vec<Change> {
        let mut changes = Vec::new();
        let group_here = |own: &Group| now.groups().find(|group| is_called(group, &own.name)).map(|group| group.id);
        let groups: BTreeMap<GroupId, GroupId> =
            self.sample.groups().filter_map(|own| Some((own.id, group_here(own)?))).collect();
        let mut id = now.next_factor();
        let mut add = |group: GroupId, kind, text: &crate::workshop::Line, theme: Option<ThemeId>, evidence| {
            changes.push(Change::AddFactor { id, group, kind, text: text.clone(), theme, evidence, same_as: None });
            id = FactorId::new(id.number() + 1);
        };
        for own in self.sample.factors().filter(|own| self.here(own.id, now).is_none()) {
            let sorted = !self.unsorted.iter().any(|words| same_words(words, &own.text));
            let theme = own.theme.filter(|_| sorted).and_then(|theme| self.theme(theme, now));
            if let Some(group) = groups.get(&own.group) {
                add(*group, own.kind, &own.text, theme, own.evidence);
            }
        }
        for also in &self.also {
            let text = crate::workshop::Line::new(&also.text);
            let Some(own) = self.sample.groups().find(|own| is_called(own, &also.group)) else { continue };
            let Some(group) = groups.get(&own.id).copied() else { continue };
            if !now.factors_of(group).any(|factor| same_words(&factor.text, &text)) {
                add(group, also.kind, &text, None, crate::workshop::Evidence::Heard);
            }
        }
        changes
    }

    fn headings(&self, now: &Workshop) -> Vec<Change> {
        let mut changes = Vec::new();
        for factor in now.factors().filter(|factor| factor.theme.is_none() && !factor.off_matrix) {
            match self.own(factor, now).map(|own| own.theme) {
                Some(Some(theme)) => {
                    changes.extend(self.theme(theme, now).map(|theme| Change::SetTheme { id: factor.id, theme: Some(theme) }));
                }
                Some(None) => changes.push(Change::LeaveOffMatrix { id: factor.id, off: true }),
                None => {
                    let also = self.also.iter().find(|also| same_words(&also.text, &factor.text));
                    let code = also.and_then(|also| also.theme.as_deref());
                    let theme = code.and_then(|code| now.themes().find(|theme| &*theme.code == code));
                    changes.extend(theme.map(|theme| Change::SetTheme { id: factor.id, theme: Some(theme.id) }));
                }
            }
        }
        changes
    }

    fn scores(&self, now: &Workshop) -> Vec<Change> {
        let unscored = now.factors().filter(|factor| factor.strength().is_none() && factor.tally.is_none());
        unscored.filter_map(|factor| self.score(factor, now)).collect()
    }

    /// The score that the sample has for a point; for one that it does not know, most of the group's people say four.
    fn score(&self, factor: &Factor, now: &Workshop) -> Option<Change> {
        let id = factor.id;
        let own = self.own(factor, now);
        if let Some(tally) = own.and_then(|own| own.tally) {
            return Some(Change::Rate { id, tally: Some(tally) });
        }
        if let Some(own) = own {
            // A point that the sample leaves without a score has none here either.
            let given = own.given?;
            let strength = (1..=5).find(|strength| f64::from(*strength) >= given.strength)?;
            return Some(Change::Score { id, strength, basis: Basis::Agreed });
        }
        let group = now.group(factor.group)?;
        let people = u16::try_from(group.people.unwrap_or(0)).unwrap_or(0);
        Some(match people {
            0..=2 => Change::Score { id, strength: 3, basis: Basis::Agreed },
            _ => Change::Rate { id, tally: Some(Tally { counts: [0, 0, 1, people - 1, 0], not_relevant: 0, dont_know: 0 }) },
        })
    }

    fn slips(&self, now: &Workshop) -> Vec<Change> {
        let mut id = now.next_slip();
        let mut changes = Vec::new();
        let sides = [Bloc::Clinical, Bloc::Managerial, Bloc::Both, Bloc::Other];
        for bloc in sides {
            let keyed = now.slips().filter(|slip| slip.bloc == bloc).count();
            for own in self.sample.slips().filter(|slip| slip.bloc == bloc).skip(keyed) {
                let mut picks: Vec<FactorId> = own.picks.iter().filter_map(|pick| self.here(*pick, now)).collect();
                picks.retain(|pick| now.shortlist.contains(pick));
                if !picks.is_empty() {
                    changes.push(Change::AddSlip { id, bloc, picks });
                    id = SlipId::new(id.number() + 1);
                }
            }
        }
        changes
    }

    /// The sample's actions but the first, which the facilitator types.
    fn deeds(&self, now: &Workshop) -> Vec<Change> {
        let mut id = now.next_action();
        let mut changes = Vec::new();
        for own in self.sample.actions().skip(1) {
            if now.actions().any(|action| same_words(&action.deed.what, &own.deed.what)) {
                continue;
            }
            let shift = |shift: &Shift| Some(Shift { factor: self.here(shift.factor, now)?, to: shift.to });
            let shifts = own.deed.shifts.iter().filter_map(shift).collect();
            let deed = Deed { shifts, first: self.day(own.deed.first, now), ..own.deed.clone() };
            changes.push(Change::AddAction { id, deed });
            id = ActionId::new(id.number() + 1);
        }
        changes
    }

    /// A day of the sample, as many days after the rehearsal began.
    fn day(&self, own: Option<Date>, now: &Workshop) -> Option<Date> {
        let days = own?.since(self.sample.date?).ok()?;
        let begun = now.progress.started?.to_zoned(jiff::tz::TimeZone::UTC).date();
        begun.checked_add(days).ok()
    }

    fn stances(&self, now: &Workshop) -> Vec<Change> {
        let waiting = now.groups().filter(|group| !now.commitments.contains_key(&group.id));
        let stance = |group: &Group| {
            let own = self.sample.groups().find(|own| is_called(own, &group.name))?;
            let commitment: Commitment = self.sample.commitments.get(&own.id)?.clone();
            Some(Change::SetCommitment { group: group.id, commitment: Some(commitment) })
        };
        waiting.filter_map(stance).collect()
    }

    /// The heading here that is the sample's.
    fn theme(&self, own: ThemeId, now: &Workshop) -> Option<ThemeId> {
        let code = &self.sample.theme(own)?.code;
        now.themes().find(|theme| theme.code == *code).map(|theme| theme.id)
    }

    /// The point here that is the sample's, if somebody typed it.
    fn here(&self, own: FactorId, now: &Workshop) -> Option<FactorId> {
        let known = self.typed.get(&own).copied().filter(|id| now.factor(*id).is_some_and(|factor| !factor.removed));
        known.or_else(|| {
            let own = self.sample.factor(own)?;
            let group = self.sample.group(own.group)?;
            let group = now.groups().find(|other| is_called(other, &group.name))?.id;
            let mut there = now.all_factors.iter().filter(|factor| !factor.removed && factor.group == group);
            there.find(|factor| same_words(&factor.text, &own.text)).map(|factor| factor.id)
        })
    }

    /// The sample's point that a point here is.
    fn own(&self, factor: &Factor, now: &Workshop) -> Option<&Factor> {
        self.sample.factors().find(|own| self.here(own.id, now) == Some(factor.id))
    }
}
