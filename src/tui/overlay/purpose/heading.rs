//! Forms about headings.

use super::{Form, Then};
use crate::tui::model::Model;
use crate::workshop::{Change, FactorId, Line, ThemeId, Workshop, plan};

/// What a form about a heading is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadingForm {
    /// Its name, its one-line meaning and its weight.
    Edit(ThemeId),
    /// A second heading for its other meaning: name, meaning, the groups whose points go there.
    Split(ThemeId),
}

impl HeadingForm {
    pub(super) fn fulfil(self, form: &Form, model: &Model) -> Result<Then, String> {
        let Some(desk) = model.desk() else { return Ok(Then::Nothing) };
        match self {
            Self::Edit(id) => edit(form, desk.workshop(), id),
            Self::Split(id) => split(form, desk.workshop(), id),
        }
    }
}

fn edit(form: &Form, workshop: &Workshop, id: ThemeId) -> Result<Then, String> {
    let Some(theme) = workshop.theme(id) else { return Ok(Then::Nothing) };
    let (name, definition) = (Line::new(form.value(0)), Line::new(form.value(1)));
    if name.is_empty() {
        return Err("Type the heading's name.".into());
    }
    let weight: f64 = form.value(2).parse().map_err(|_| "The weight is a number, such as 1.".to_owned())?;
    if !weight.is_finite() || weight < 0.0 {
        return Err("The weight is 0 or more.".into());
    }
    let mut changes = Vec::new();
    if name != theme.name {
        changes.push(Change::RenameTheme { id, name: name.clone() });
    }
    if definition != theme.definition {
        changes.push(Change::DefineTheme { id, definition });
    }
    if weight.to_bits() != theme.weight.to_bits() {
        changes.push(Change::WeighTheme { id, weight });
    }
    Ok(Then::Commit(changes, format!("The heading is now: {name}.")))
}

fn split(form: &Form, workshop: &Workshop, from: ThemeId) -> Result<Then, String> {
    let (name, definition) = (Line::new(form.value(0)), Line::new(form.value(1)));
    if name.is_empty() {
        return Err("Type what the other meaning is called.".into());
    }
    let mut points: Vec<FactorId> = Vec::new();
    for word in form.value(2).split([' ', ',']).filter(|word| !word.is_empty()) {
        let code = word.to_lowercase();
        let Some(group) = workshop.groups().find(|group| *group.code == *code) else {
            return Err(format!("No group has the code “{word}”."));
        };
        points.extend(workshop.factors_of(group.id).filter(|factor| factor.theme == Some(from)).map(|factor| factor.id));
    }
    if points.is_empty() {
        return Err("Name at least one group whose points go under the new heading.".into());
    }
    let moved = points.len();
    let changes = plan::split_theme(workshop, from, name.clone(), definition, &points);
    Ok(Then::Commit(changes, format!("A new heading, {name}, with {moved} points.")))
}
