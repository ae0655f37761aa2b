//! What a capture line is read against: plain borrowed values of a workshop.

use std::borrow::Cow;

use crate::workshop::{Basis, Factor, FactorId, GroupId, Kind, Presence, Shown, StepKind, ThemeId, Workshop};

/// A group as a line may name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupName<'a> {
    /// Its id.
    pub id: GroupId,
    /// Its code.
    pub code: &'a str,
    /// Its full name.
    pub name: &'a str,
    /// Whether it is not here: what is said about it is then assumed unless the line says otherwise.
    pub absent: bool,
}

/// A theme as a line may name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThemeName<'a> {
    /// Its id.
    pub id: ThemeId,
    /// Its code.
    pub code: &'a str,
    /// Its full name.
    pub name: &'a str,
}

/// The point that *same for us* copies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point<'a> {
    /// Its id.
    pub id: FactorId,
    /// Whose it is.
    pub group: GroupId,
    /// Which way it pulls.
    pub kind: Kind,
    /// What was said.
    pub text: Cow<'a, str>,
    /// What it is about.
    pub theme: Option<ThemeId>,
}

/// What a line is read against.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context<'a> {
    /// The groups on the list, in workshop order.
    pub groups: Vec<GroupName<'a>>,
    /// The themes on the list, in workshop order.
    pub themes: Vec<ThemeName<'a>>,
    /// The group that a line without one is about.
    pub current: Option<GroupId>,
    /// The kind of a line without a sign, where the step has one.
    pub kind: Option<Kind>,
    /// The groups that are held: the words of their points are copied to no other group.
    pub held: Vec<GroupId>,
    /// The selected or last point.
    pub point: Option<Point<'a>>,
    /// The strength of the point being mended and how it came about: a line that does not change it leaves it so.
    pub stands: Option<(f64, Basis)>,
}

impl<'a> Context<'a> {
    /// The context of a line typed into `workshop`: `current` is the group whose turn it is, `kind` the step's
    /// kind if it has one, `selected` the point under the cursor (none, or one taken back: the last live point).
    #[must_use]
    pub fn of(workshop: &'a Workshop, current: Option<GroupId>, kind: Option<Kind>, selected: Option<FactorId>) -> Self {
        let selected = selected.and_then(|id| workshop.factor(id)).filter(|factor| factor.is_live());
        let point = selected.or_else(|| workshop.factors().next_back()).map(|factor| Point {
            id: factor.id,
            group: factor.group,
            kind: factor.kind,
            text: Cow::Borrowed(factor.text.as_str()),
            theme: factor.theme,
        });
        let groups = workshop.groups().map(|group| GroupName {
            id: group.id,
            code: &group.code,
            name: &group.name,
            absent: group.presence == Presence::Absent,
        });
        let themes = workshop.themes().map(|theme| ThemeName { id: theme.id, code: &theme.code, name: &theme.name });
        let shown = workshop.shown_in_force().into_iter();
        let held = shown.filter(|(_, shown)| *shown == Shown::Held).map(|(group, _)| group).collect();
        Self { groups: groups.collect(), themes: themes.collect(), current, kind, held, point, stands: None }
    }

    /// The context of a line that mends the point `id`: its own group and kind stand for what is left out.
    #[must_use]
    pub fn mending(workshop: &'a Workshop, id: FactorId) -> Self {
        let factor = workshop.factor(id);
        let stands = factor.and_then(Factor::strength).zip(factor.and_then(Factor::basis));
        let (group, kind) = (factor.map(|factor| factor.group), factor.map(|factor| factor.kind));
        Self { stands, ..Self::of(workshop, group, kind, Some(id)) }
    }

    /// The group with this id, if it is on the list.
    #[must_use]
    pub fn group(&self, id: GroupId) -> Option<&GroupName<'a>> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// Whether the words of the point that *same for us* means are kept from the room, and this group's are not.
    #[must_use]
    pub fn keeps_from(&self, group: GroupId) -> bool {
        let kept = self.point.as_ref().is_some_and(|point| self.held.contains(&point.group));
        kept && !self.held.contains(&group)
    }

    /// The theme with this id, if it is on the list.
    #[must_use]
    pub fn theme(&self, id: ThemeId) -> Option<&ThemeName<'a>> {
        self.themes.iter().find(|theme| theme.id == id)
    }
}

/// The kind that a step gives to a line without a sign; none where points of both kinds are captured.
#[must_use]
pub const fn kind_of_step(step: StepKind) -> Option<Kind> {
    match step {
        StepKind::Silent(kind) | StepKind::Capture(kind) => Some(kind),
        _ => None,
    }
}
