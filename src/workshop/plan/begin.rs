//! Beginning a workshop: the first commit of a session.

use crate::workshop::template::Template;
use crate::workshop::{Change, GroupId, Line, Presence, ThemeId};

/// What makes a new workshop from `template`: its agenda, its groups (expected, headcounts empty), its themes.
/// An empty title names nothing.
#[must_use]
pub fn begin(template: &Template, title: Line) -> Vec<Change> {
    let mut changes = vec![Change::SetAgenda { agenda: template.agenda() }];
    if !title.is_empty() {
        changes.push(Change::NameWorkshop { title });
    }
    changes.extend((1..).zip(&template.groups).map(|(number, group)| Change::AddGroup {
        id: GroupId::new(number),
        name: group.name.clone(),
        code: group.code.clone(),
        bloc: group.bloc,
        people: None,
        presence: Presence::Expected,
        weight: 1.0,
    }));
    changes.extend((1..).zip(&template.themes).map(|(number, theme)| Change::AddTheme {
        id: ThemeId::new(number),
        name: theme.name.clone(),
        code: theme.code.clone(),
        definition: theme.definition.clone(),
        weight: 1.0,
    }));
    changes
}

/// What makes the workshop that an import fills: the agenda of `template` (alignment-90), and nothing else.
#[must_use]
pub fn begin_for_import(template: &Template) -> Vec<Change> {
    vec![Change::SetAgenda { agenda: template.agenda() }]
}
