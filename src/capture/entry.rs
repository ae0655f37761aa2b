//! From entries to changes: what Enter adds, with ids counted up and new headings made once.

use super::reading::{Entry, ThemeChoice};
use crate::workshop::{Basis, Change, Code, FactorId, GroupId, Kind, Line, ThemeId, Workshop};

/// A point that a batch adds: it can be copied by a later *same for us* of the same batch.
struct Added {
    id: FactorId,
    kind: Kind,
    text: Line,
    theme: Option<ThemeId>,
}

/// Entries on their way into one commit.
pub(super) struct Batch<'a> {
    workshop: &'a Workshop,
    changes: Vec<Change>,
    themes: Vec<(Line, Code, ThemeId)>,
    added: Vec<Added>,
}

impl<'a> Batch<'a> {
    /// An empty batch for `workshop`.
    pub(super) const fn new(workshop: &'a Workshop) -> Self {
        Self { workshop, changes: Vec::new(), themes: Vec::new(), added: Vec::new() }
    }

    /// The changes, for one commit.
    pub(super) fn into_changes(self) -> Vec<Change> {
        self.changes
    }

    /// Adds what `entry` asks for; nothing if the point that it copies is gone.
    pub(super) fn add(&mut self, entry: &Entry) {
        match entry {
            Entry::Point { group, kind, text, theme, .. } => {
                let theme = theme.as_ref().map(|choice| self.theme(choice));
                self.add_factor(entry, *group, (*kind, text.clone(), theme), None);
            }
            Entry::SameForUs { group, of, theme, .. } => {
                let Some((kind, text, own)) = self.copied(*of) else { return };
                let theme = theme.as_ref().map(|choice| self.theme(choice)).or(own);
                self.add_factor(entry, *group, (kind, text, theme), Some(*of));
            }
        }
    }

    fn copied(&self, of: FactorId) -> Option<(Kind, Line, Option<ThemeId>)> {
        if let Some(factor) = self.workshop.factor(of) {
            return Some((factor.kind, factor.text.clone(), factor.theme));
        }
        let added = self.added.iter().find(|added| added.id == of)?;
        Some((added.kind, added.text.clone(), added.theme))
    }

    fn add_factor(
        &mut self,
        entry: &Entry,
        group: GroupId,
        (kind, text, theme): (Kind, Line, Option<ThemeId>),
        same_as: Option<FactorId>,
    ) {
        let (Entry::Point { strength, evidence, .. } | Entry::SameForUs { strength, evidence, .. }) = entry;
        let id = nth_after(self.workshop.next_factor(), self.added.len());
        self.changes.push(Change::AddFactor { id, group, kind, text: text.clone(), theme, evidence: *evidence, same_as });
        if let Some(strength) = *strength {
            self.changes.push(Change::Score { id, strength, basis: Basis::Entered });
        }
        self.added.push(Added { id, kind, text, theme });
    }

    /// The id of the heading chosen, made if there is none of that name yet.
    pub(super) fn theme(&mut self, choice: &ThemeChoice) -> ThemeId {
        let name = match choice {
            ThemeChoice::Existing(id) => return *id,
            ThemeChoice::New(name) => name,
        };
        let lower = name.to_lowercase();
        let here = self.workshop.themes().find(|theme| theme.name.to_lowercase() == lower).map(|theme| theme.id);
        let made = || self.themes.iter().find(|(made, ..)| made.to_lowercase() == lower).map(|(_, _, id)| *id);
        if let Some(id) = here.or_else(made) {
            return id;
        }
        let taken = self.workshop.themes().map(|theme| &theme.code).chain(self.themes.iter().map(|(_, code, _)| code));
        let code = Code::for_theme(name, taken);
        let id = ThemeId::new(self.workshop.next_theme().number() + count(self.themes.len()));
        self.themes.push((name.clone(), code.clone(), id));
        self.changes.push(Change::AddTheme { id, name: name.clone(), code, definition: Line::default(), weight: 1.0 });
        id
    }
}

/// The id that the factor gets which is added after `many` others.
pub(super) fn nth_after(next: FactorId, many: usize) -> FactorId {
    FactorId::new(next.number() + count(many))
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX / 2)
}

impl Entry {
    /// The changes of one commit that add it to `workshop`: a new heading if it names one, the point, its figure
    /// (provisional: entered). Empty only if the point that *same for us* copies is unknown.
    #[must_use]
    pub fn changes(&self, workshop: &Workshop) -> Vec<Change> {
        let mut batch = Batch::new(workshop);
        batch.add(self);
        batch.into_changes()
    }

    /// The group it is about.
    #[must_use]
    pub const fn group(&self) -> GroupId {
        match self {
            Self::Point { group, .. } | Self::SameForUs { group, .. } => *group,
        }
    }

    /// A sentence for the status line: "Nurses, in the way: handover takes longer".
    #[must_use]
    pub fn sentence(&self, workshop: &Workshop) -> String {
        let name = workshop.group(self.group()).map_or("", |group| &group.name);
        match self {
            Self::Point { kind, text, .. } => format!("{name}, {}: {text}", kind.room_words()),
            Self::SameForUs { of, .. } => match workshop.factor(*of) {
                Some(factor) => format!("{name} too, {}: {}", factor.kind.room_words(), factor.text),
                None => format!("{name} too"),
            },
        }
    }
}
