//! The words in a change, which striking must reach: every free text, and the code that is made of a name.

use super::Change;
use crate::workshop::{Code, Fate};

impl Change {
    /// The code that the change gives, if it does, for striking: a code is made of a name.
    pub fn code_mut(&mut self) -> Option<&mut Code> {
        match self {
            Self::AddGroup { code, .. } | Self::AddTheme { code, .. } => Some(code),
            _ => None,
        }
    }

    /// Calls `edit` on every free text in the change (not on ids, codes or step keys), for striking.
    pub fn for_each_text(&mut self, edit: &mut dyn FnMut(&mut String)) {
        match self {
            Self::NameWorkshop { title: line }
            | Self::DescribeIntervention { sentence: line, .. }
            | Self::SetPlace { place: line }
            | Self::SetRecipients { recipients: line }
            | Self::RenameGroup { name: line, .. }
            | Self::AddGroup { name: line, .. }
            | Self::RenameTheme { name: line, .. }
            | Self::DefineTheme { definition: line, .. }
            | Self::AddFactor { text: line, .. }
            | Self::RewordFactor { text: line, .. }
            | Self::Park { text: line, .. } => line.edit(edit),
            Self::AddTheme { name, definition, .. } => {
                name.edit(edit);
                definition.edit(edit);
            }
            Self::NoteStep { text, .. } | Self::NoteFactor { text, .. } => text.edit(edit),
            Self::AddAction { deed, .. } | Self::ChangeAction { deed, .. } => {
                deed.what.edit(edit);
                deed.owner.edit(edit);
            }
            Self::SetCommitment { commitment: Some(commitment), .. } => commitment.note.edit(edit),
            Self::SettleParked { text, fate, .. } => {
                text.edit(edit);
                if let Fate::Taken(role) = fate {
                    role.edit(edit);
                }
            }
            Self::SetAgenda { agenda } => agenda.steps.iter_mut().for_each(|step| step.for_each_text(edit)),
            _ => {}
        }
    }
}
