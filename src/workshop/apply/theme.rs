//! Changes of themes, and of the answers "asked, no".

use super::{Inverse, same_name, some_words, weight};
use crate::workshop::{Change, GroupId, Line, Refusal, Theme, ThemeId, Workshop};

impl Workshop {
    pub(super) fn apply_theme(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        match change {
            Change::AddTheme { .. } => self.add_theme(change),
            Change::RemoveTheme { id } => {
                let points = self.factors().filter(|factor| factor.theme == Some(*id)).count();
                let theme = self.live_theme(*id)?;
                if points > 0 {
                    return Err(Refusal::ThemeInUse { theme: theme.name.to_string(), points });
                }
                theme.removed = true;
                let mut inverse = vec![Change::RestoreTheme { id: *id }];
                // A merged-away point may stand under it still: taken apart later, it must not stand under nothing.
                for factor in self.all_factors.iter_mut().filter(|factor| !factor.removed && factor.theme == Some(*id)) {
                    factor.theme = None;
                    inverse.push(Change::SetTheme { id: factor.id, theme: Some(*id) });
                }
                Ok(inverse)
            }
            Change::RestoreTheme { id } => self.restore_theme(*id),
            Change::RenameTheme { id, name } => {
                self.free_theme_name(name, Some(*id))?;
                let theme = self.live_theme(*id)?;
                let old = std::mem::replace(&mut theme.name, name.clone());
                Ok(vec![Change::RenameTheme { id: *id, name: old }])
            }
            Change::DefineTheme { id, definition } => {
                let theme = self.live_theme(*id)?;
                let old = std::mem::replace(&mut theme.definition, definition.clone());
                Ok(vec![Change::DefineTheme { id: *id, definition: old }])
            }
            Change::SetMeaning { id, meaning } => {
                let theme = self.live_theme(*id)?;
                Ok(vec![Change::SetMeaning { id: *id, meaning: std::mem::replace(&mut theme.meaning, *meaning) }])
            }
            Change::WeighTheme { id, weight: new } => {
                let new = weight(*new)?;
                let theme = self.live_theme(*id)?;
                Ok(vec![Change::WeighTheme { id: *id, weight: std::mem::replace(&mut theme.weight, new) }])
            }
            Change::RecordNo { group, theme } => self.record_no(*group, *theme, true),
            Change::ClearNo { group, theme } => self.record_no(*group, *theme, false),
            _ => Ok(Vec::new()),
        }
    }

    fn add_theme(&mut self, change: &Change) -> Result<Inverse, Refusal> {
        let Change::AddTheme { id, name, code, definition, weight: given } = change else { return Ok(Vec::new()) };
        if *id < self.next_theme() {
            return Err(Refusal::IdUsed(id.to_string()));
        }
        self.free_theme_name(name, None)?;
        if self.themes().any(|theme| theme.code == *code) {
            return Err(Refusal::CodeTaken(code.to_string()));
        }
        let weight = weight(*given)?;
        self.all_themes.push(Theme {
            id: *id,
            name: name.clone(),
            code: code.clone(),
            definition: definition.clone(),
            meaning: crate::workshop::Meaning::NotChecked,
            weight,
            removed: false,
        });
        Ok(vec![Change::RemoveTheme { id: *id }])
    }

    fn restore_theme(&mut self, id: ThemeId) -> Result<Inverse, Refusal> {
        let (name, code, removed) = match self.theme(id) {
            Some(theme) => (theme.name.clone(), theme.code.clone(), theme.removed),
            None => return Err(Refusal::NoTheme(id)),
        };
        if !removed {
            return Err(Refusal::NotRemoved(id.to_string()));
        }
        self.free_theme_name(&name, Some(id))?;
        if self.themes().any(|theme| theme.code == code) {
            return Err(Refusal::CodeTaken(code.to_string()));
        }
        if let Some(theme) = self.all_themes.iter_mut().find(|theme| theme.id == id) {
            theme.removed = false;
        }
        Ok(vec![Change::RemoveTheme { id }])
    }

    fn record_no(&mut self, group: GroupId, theme: ThemeId, no: bool) -> Result<Inverse, Refusal> {
        self.live_group(group)?;
        self.live_theme(theme)?;
        let changed = if no { self.asked_no.insert((group, theme)) } else { self.asked_no.remove(&(group, theme)) };
        Ok(match (changed, no) {
            (false, _) => Vec::new(),
            (true, true) => vec![Change::ClearNo { group, theme }],
            (true, false) => vec![Change::RecordNo { group, theme }],
        })
    }

    /// A theme that is on the list, to change it.
    pub(super) fn live_theme(&mut self, id: ThemeId) -> Result<&mut Theme, Refusal> {
        self.all_themes.iter_mut().find(|theme| theme.id == id && !theme.removed).ok_or(Refusal::NoTheme(id))
    }

    fn free_theme_name(&self, name: &Line, but: Option<ThemeId>) -> Result<(), Refusal> {
        some_words("heading", name)?;
        if self.themes().any(|theme| Some(theme.id) != but && same_name(&theme.name, name)) {
            return Err(Refusal::NameTaken { what: "heading", name: name.to_string() });
        }
        Ok(())
    }
}
