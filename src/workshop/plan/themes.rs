//! Merging two headings and splitting one that means two things.

use crate::workshop::{Change, Code, FactorId, Line, Meaning, ThemeId, Workshop};

/// Puts everything under `gone` under `kept`; `gone` leaves the list. Empty if they are not two headings on the list.
#[must_use]
pub fn merge_themes(workshop: &Workshop, kept: ThemeId, gone: ThemeId) -> Vec<Change> {
    let on_list = |id| workshop.theme(id).is_some_and(|theme| !theme.removed);
    if kept == gone || !on_list(kept) || !on_list(gone) {
        return Vec::new();
    }
    let under_it = workshop.kept_factors().filter(|factor| factor.theme == Some(gone));
    let mut changes: Vec<Change> = under_it.map(|factor| to_theme(factor.id, kept)).collect();
    let on_the_list = |group| workshop.group(group).is_some_and(|group| !group.removed);
    let noes =
        workshop.asked_no.iter().filter(|no| no.1 == gone && on_the_list(no.0) && !workshop.asked_no.contains(&(no.0, kept)));
    changes.extend(noes.map(|no| Change::RecordNo { group: no.0, theme: kept }));
    changes.push(Change::RemoveTheme { id: gone });
    changes
}

/// Makes a second heading of one that means two things: the chosen points go under the new one, the rest stay. A "no"
/// to the old heading was a "no" to both. Whether either means the same to all is open again.
#[must_use]
pub fn split_theme(workshop: &Workshop, from: ThemeId, name: Line, definition: Line, points: &[FactorId]) -> Vec<Change> {
    let Some(old) = workshop.theme(from).filter(|theme| !theme.removed) else { return Vec::new() };
    let id = workshop.next_theme();
    let code = Code::for_theme(&name, workshop.themes().map(|theme| &theme.code));
    let mut changes = vec![Change::AddTheme { id, name, code, definition, weight: old.weight }];
    let chosen = workshop.factors().filter(|factor| factor.theme == Some(from) && points.contains(&factor.id));
    changes.extend(chosen.map(|factor| to_theme(factor.id, id)));
    let on_the_list = |group| workshop.group(group).is_some_and(|group| !group.removed);
    let noes = workshop.asked_no.iter().filter(|no| no.1 == from && on_the_list(no.0));
    changes.extend(noes.map(|no| Change::RecordNo { group: no.0, theme: id }));
    if old.meaning == Meaning::Two {
        changes.push(Change::SetMeaning { id: from, meaning: Meaning::NotChecked });
    }
    changes
}

fn to_theme(id: FactorId, theme: ThemeId) -> Change {
    Change::SetTheme { id, theme: Some(theme) }
}
