//! Forms about points and headings.

use super::{Form, Then};
use crate::tui::action::Action;
use crate::tui::model::Model;
use crate::tui::step::held;
use crate::workshop::{Basis, Change, Code, Evidence, Factor, FactorId, Kind, Line, Note, ThemeId, Workshop};

/// What a form about a point or a heading is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointForm {
    /// A new point, or all of one there is: group, sign, words, heading, strength, evidence.
    Whole(Option<FactorId>),
    /// A note on it for the facilitator alone.
    Note(FactorId),
    /// A new heading: name and one-line meaning; the point, if any, goes under it.
    NewHeading(Option<FactorId>),
}

/// What the form calls a point without a heading, and one without a figure.
pub const NONE_YET: &str = "none yet";

impl PointForm {
    pub(super) fn fulfil(self, form: &Form, model: &Model) -> Result<Then, String> {
        let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
        let workshop = desk.workshop();
        match self {
            Self::Whole(point) => {
                let done = whole(form, workshop, point)?;
                // What stood in the line went into the form.
                let from_line = desk.line_has_caret && !desk.line.is_empty();
                Ok(if from_line { Then::Both(Box::new(done), Box::new(Then::Act(Action::Interrupt))) } else { done })
            }
            Self::Note(id) => {
                let change = Change::NoteFactor { id, text: Note::new(form.value(0)) };
                Ok(Then::Commit(vec![change], "Noted, for you alone.".into()))
            }
            Self::NewHeading(point) => heading(form, workshop, point),
        }
    }
}

/// A new heading, or the one of that name, and the point put under it.
fn heading(form: &Form, workshop: &Workshop, point: Option<FactorId>) -> Result<Then, String> {
    let (name, definition) = (Line::new(form.value(0)), Line::new(form.value(1)));
    if name.is_empty() {
        return Err("Type the heading's name.".into());
    }
    let known = workshop.themes().find(|theme| theme.name.to_lowercase() == name.to_lowercase()).map(|theme| theme.id);
    let id = known.unwrap_or_else(|| workshop.next_theme());
    let mut changes = Vec::new();
    if known.is_none() {
        let code = Code::for_theme(&name, workshop.themes().map(|theme| &theme.code));
        changes.push(Change::AddTheme { id, name: name.clone(), code, definition, weight: 1.0 });
    }
    changes.extend(point.map(|point| Change::SetTheme { id: point, theme: Some(id) }));
    let label = match (known, point) {
        (_, Some(_)) => format!("Under {name}."),
        (Some(_), None) => return Err(format!("There is a heading “{name}” already.")),
        (None, None) => format!("A new heading: {name}."),
    };
    Ok(Then::Commit(changes, label))
}

/// The values of a filled-in form for a point.
struct Values {
    group: crate::workshop::GroupId,
    kind: Kind,
    text: Line,
    theme: Option<ThemeId>,
    strength: Option<u8>,
    evidence: Evidence,
}

fn whole(form: &Form, workshop: &Workshop, point: Option<FactorId>) -> Result<Then, String> {
    let values = read(form, workshop)?;
    if let Some(factor) = point.and_then(|id| workshop.factor(id)) {
        return Ok(held::committed(workshop, differences(factor, &values), "Mended.".into()));
    }
    let id = workshop.next_factor();
    let Values { group, kind, text, theme, strength, evidence } = values;
    let mut changes = vec![Change::AddFactor { id, group, kind, text, theme, evidence, same_as: None }];
    changes.extend(strength.map(|strength| Change::Score { id, strength, basis: Basis::Entered }));
    Ok(Then::Commit(changes, "Added.".into()))
}

fn read(form: &Form, workshop: &Workshop) -> Result<Values, String> {
    let group = workshop.groups().find(|group| *group.name == *form.value(0)).map(|group| group.id);
    let group = group.ok_or("There is no group to add it to: A adds one.")?;
    let text = Line::new(form.value(2));
    if text.is_empty() {
        return Err("A point needs words: type what was said.".into());
    }
    let theme = workshop.themes().find(|theme| *theme.name == *form.value(3)).map(|theme| theme.id);
    let kind = if form.value(1) == Kind::Incentive.room_words() { Kind::Incentive } else { Kind::Barrier };
    let evidence = [Evidence::Heard, Evidence::Survey, Evidence::Assumed];
    // How much it matters is asked before, or not at all.
    let last = form.inputs.len().saturating_sub(1);
    let evidence = evidence.into_iter().find(|one| evidence_words(*one) == form.value(last)).unwrap_or(Evidence::Heard);
    Ok(Values { group, kind, text, theme, strength: form.value(4).parse().ok(), evidence })
}

/// What the form calls where a point comes from.
#[must_use]
pub fn evidence_words(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Heard => "heard",
        Evidence::Survey => "told before",
        Evidence::Assumed => "assumed",
    }
}

/// The changes that make the point what the form says: only what differs.
fn differences(factor: &Factor, values: &Values) -> Vec<Change> {
    let id = factor.id;
    let mut changes = Vec::new();
    let mut differs = |differs: bool, change: Change| {
        if differs {
            changes.push(change);
        }
    };
    differs(values.group != factor.group, Change::MoveFactor { id, group: values.group });
    differs(values.kind != factor.kind, Change::SetKind { id, kind: values.kind });
    differs(values.text != factor.text, Change::RewordFactor { id, text: values.text.clone() });
    differs(values.theme != factor.theme, Change::SetTheme { id, theme: values.theme });
    differs(values.evidence != factor.evidence, Change::SetEvidence { id, evidence: values.evidence });
    if factor.basis() != Some(Basis::Rated) {
        let given = factor.given.map(|given| given.strength);
        match values.strength {
            Some(strength) if given != Some(f64::from(strength)) => {
                changes.push(Change::Score { id, strength, basis: Basis::Entered });
            }
            None if given.is_some() => changes.push(Change::Unscore { id }),
            _ => {}
        }
    }
    changes
}
