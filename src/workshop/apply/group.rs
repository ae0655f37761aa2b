//! Changes of groups.

use super::{Inverse, same_name, some_words, weight};
use crate::workshop::{Change, Group, GroupId, Line, Presence, Refusal, Workshop};

impl Workshop {
    pub(super) fn apply_group(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::AddGroup { .. } => self.add_group(change),
            Change::RemoveGroup { id } => {
                let points = self.factors_of(*id).count();
                let group = self.live_group(*id)?;
                if points > 0 {
                    return Err(Refusal::GroupInUse { group: group.name.to_string(), points });
                }
                group.removed = true;
                Ok(vec![Change::RestoreGroup { id: *id }])
            }
            Change::RestoreGroup { id } => self.restore_group(*id),
            Change::RenameGroup { id, name } => {
                self.free_group_name(name, Some(*id))?;
                let group = self.live_group(*id)?;
                let old = std::mem::replace(&mut group.name, name.clone());
                Ok(vec![Change::RenameGroup { id: *id, name: old }])
            }
            Change::SetBloc { id, bloc } => {
                let group = self.live_group(*id)?;
                Ok(vec![Change::SetBloc { id: *id, bloc: std::mem::replace(&mut group.bloc, *bloc) }])
            }
            Change::ChooseShown { id, shown } => {
                let group = self.live_group(*id)?;
                Ok(vec![Change::ChooseShown { id: *id, shown: std::mem::replace(&mut group.choice, *shown) }])
            }
            Change::WeighGroup { id, weight: new } => {
                let new = weight(*new)?;
                let group = self.live_group(*id)?;
                Ok(vec![Change::WeighGroup { id: *id, weight: std::mem::replace(&mut group.weight, new) }])
            }
            _ => self.apply_headcount(change),
        }
    }

    fn apply_headcount(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::CountPeople { id, people } => {
                let group = self.live_group(*id)?;
                let inverse = restore_headcount(group);
                group.people = *people;
                if group.presence == Presence::Expected && people.is_some_and(|n| n > 0) {
                    group.presence = Presence::Present;
                }
                note_size(group);
                Ok(inverse)
            }
            Change::CorrectPeople { id, people, size } => {
                let group = self.live_group(*id)?;
                let inverse = restore_headcount(group);
                group.people = *people;
                group.size = *size;
                Ok(inverse)
            }
            Change::SetPresence { id, presence } => {
                let group = self.live_group(*id)?;
                let inverse = restore_headcount(group);
                group.presence = *presence;
                note_size(group);
                Ok(inverse)
            }
            _ => Ok(Vec::new()),
        }
    }

    fn add_group(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        let Change::AddGroup { id, name, code, bloc, people, presence, weight: given } = change else { return Ok(Vec::new()) };
        if *id < self.next_group() {
            return Err(Refusal::IdUsed(id.to_string()));
        }
        some_words("group", name)?;
        self.free_group_name(name, None)?;
        if self.groups().any(|group| group.code == *code) {
            return Err(Refusal::CodeTaken(code.to_string()));
        }
        let mut group = Group {
            id: *id,
            name: name.clone(),
            code: code.clone(),
            bloc: *bloc,
            people: *people,
            size: None,
            presence: *presence,
            choice: None,
            weight: weight(*given)?,
            removed: false,
        };
        note_size(&mut group);
        self.all_groups.push(group);
        Ok(vec![Change::RemoveGroup { id: *id }])
    }

    fn restore_group(&mut self, id: GroupId) -> Result<Inverse, Refusal> {
        let (name, code, removed) = match self.group(id) {
            Some(group) => (group.name.clone(), group.code.clone(), group.removed),
            None => return Err(Refusal::NoGroup(id)),
        };
        if !removed {
            return Err(Refusal::NotRemoved(id.to_string()));
        }
        self.free_group_name(&name, Some(id))?;
        if self.groups().any(|group| group.code == code) {
            return Err(Refusal::CodeTaken(code.to_string()));
        }
        if let Some(group) = self.all_groups.iter_mut().find(|group| group.id == id) {
            group.removed = false;
        }
        Ok(vec![Change::RemoveGroup { id }])
    }

    /// A group that is on the list, to change it.
    pub(super) fn live_group(&mut self, id: GroupId) -> Result<&mut Group, Refusal> {
        self.all_groups.iter_mut().find(|group| group.id == id && !group.removed).ok_or(Refusal::NoGroup(id))
    }

    /// Marks a group as here when it was expected and has now been heard; what takes that back.
    pub(super) fn hear(&mut self, id: GroupId) -> Inverse {
        match self.live_group(id) {
            Ok(group) if group.presence == Presence::Expected => {
                let inverse = restore_headcount(group);
                group.presence = Presence::Present;
                note_size(group);
                inverse
            }
            _ => Vec::new(),
        }
    }

    /// What keeps a group expected when a heard point of its comes back: it was expected when the point was taken.
    pub(super) fn unheard(&self, id: GroupId) -> Inverse {
        match self.group(id) {
            Some(group) if group.presence == Presence::Expected => restore_headcount(group),
            _ => Vec::new(),
        }
    }

    fn free_group_name(&self, name: &Line, but: Option<GroupId>) -> Result<(), Refusal> {
        some_words("group", name)?;
        if self.groups().any(|group| Some(group.id) != but && same_name(&group.name, name)) {
            return Err(Refusal::NameTaken { what: "group", name: name.to_string() });
        }
        Ok(())
    }
}

/// A group's size is the largest number of its people here at one time: it only grows.
fn note_size(group: &mut Group) {
    if group.presence == Presence::Present
        && let Some(people) = group.people.filter(|&people| people > 0)
    {
        group.size = Some(group.size.unwrap_or(0).max(people));
    }
}

fn restore_headcount(group: &Group) -> Inverse {
    let Group { id, people, size, presence, .. } = *group;
    vec![Change::SetPresence { id, presence }, Change::CorrectPeople { id, people, size }]
}
