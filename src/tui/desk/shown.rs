//! After undo and redo: the cursors go to what was taken back or done again, so that it is seen and can be mended there.

use super::{CardRow, Desk};
use crate::tui::step::outcome::ActionRow;
use crate::workshop::{ActionId, Change, FactorId, GroupId, ThemeId};

impl Desk {
    /// Puts the cursors on what these changes are about; the last of them counts.
    pub fn show_changed(&mut self, changes: &[Change]) {
        for change in changes {
            match change {
                Change::AddSlip { bloc, .. } => self.slip_side = *bloc,
                Change::AddAction { id, .. } | Change::ChangeAction { id, .. } | Change::RemoveAction { id } => {
                    self.show_action(*id);
                }
                Change::RecordNo { group, theme } | Change::ClearNo { group, theme } => self.show_heading(*group, *theme),
                Change::SetCommitment { group, .. } => {
                    let at = self.standing_rows().iter().position(|id| id == group);
                    self.cursors.standing = at.unwrap_or(self.cursors.standing);
                }
                Change::AddGroup { id, .. }
                | Change::RemoveGroup { id }
                | Change::RenameGroup { id, .. }
                | Change::SetBloc { id, .. }
                | Change::CountPeople { id, .. }
                | Change::CorrectPeople { id, .. }
                | Change::SetPresence { id, .. }
                | Change::ChooseShown { id, .. } => {
                    let at = self.listed_groups().iter().position(|listed| listed == id);
                    self.cursors.groups = at.unwrap_or(self.cursors.groups);
                }
                other => {
                    if let Some(id) = other.factor() {
                        self.show_point(id);
                    }
                }
            }
        }
    }

    /// The point, or where one stood that is gone.
    fn show_point(&mut self, id: FactorId) {
        let Some(factor) = self.workshop().factor(id) else { return };
        let (live, group, theme) = (factor.is_live(), factor.group, factor.theme);
        if live {
            self.selected = Some(id);
            self.cursor_to_selected();
        }
        if let Some(at) = self.kept().without_heading.iter().position(|waiting| *waiting == id) {
            self.cursors.headings = at;
        }
        if self.shows_card() {
            self.group = Some(group);
            match (self.card().iter().position(|row| matches!(row, CardRow::Point(_, point) if *point == id)), theme) {
                (Some(at), _) => self.cursors.card = at,
                (None, Some(theme)) => self.show_heading(group, theme),
                (None, None) => {}
            }
        }
    }

    fn show_heading(&mut self, group: GroupId, theme: ThemeId) {
        if self.shows_card() {
            self.group = Some(group);
            let at = self.card().iter().position(|row| *row == CardRow::Heading(theme));
            self.cursors.card = at.unwrap_or(self.cursors.card);
        }
    }

    fn show_action(&mut self, id: ActionId) {
        let at = self.action_rows().iter().position(|row| matches!(row, ActionRow::Action(action, _) if *action == id));
        self.cursors.actions = at.unwrap_or(self.cursors.actions);
    }
}
