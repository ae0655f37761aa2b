//! A snapshot brought up to date by what changed: the factor's cell, the pairs of its group, its theme, the sums. The same
//! figures to the last bit as measuring the workshop anew.

use super::measures::{Entered, Measures};
use crate::workshop::{Change, Factor, FactorId, GroupId, ThemeId, Workshop};

/// So many factors changed at once are measured anew: more would be slower one by one.
pub const MANY_AT_ONCE: usize = 64;

/// What it took to bring a snapshot up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// No figure can have changed.
    Nothing,
    /// Some factors or cells were looked at again.
    Parts,
    /// Everything was measured anew.
    Whole,
}

/// What one change touches.
enum Scope {
    /// Groups, headings or their weights: nothing less than everything.
    Lists,
    /// Who is or was here, and so what the share heard is counted of.
    Presence,
    /// A factor, and the cells that it was and is in.
    Factor(FactorId),
    /// A cell, without any factor of it.
    Cell(GroupId, ThemeId),
    /// What the room found a heading to mean.
    Meaning(ThemeId),
    /// No figure.
    Nothing,
}

impl Scope {
    /// Every change is named: a new one does not compile until somebody decides what it touches.
    const fn of(change: &Change) -> Self {
        match change {
            Change::AddGroup { .. }
            | Change::RemoveGroup { .. }
            | Change::RestoreGroup { .. }
            | Change::SetBloc { .. }
            | Change::WeighGroup { .. }
            | Change::AddTheme { .. }
            | Change::RemoveTheme { .. }
            | Change::RestoreTheme { .. }
            | Change::WeighTheme { .. } => Self::Lists,
            Change::CountPeople { .. } | Change::CorrectPeople { .. } | Change::SetPresence { .. } => Self::Presence,
            Change::SetMeaning { id, .. } => Self::Meaning(*id),
            Change::RecordNo { group, theme } | Change::ClearNo { group, theme } => Self::Cell(*group, *theme),
            Change::AddFactor { id, .. }
            | Change::RemoveFactor { id }
            | Change::RestoreFactor { id }
            | Change::SetKind { id, .. }
            | Change::MoveFactor { id, .. }
            | Change::SetTheme { id, .. }
            | Change::Score { id, .. }
            | Change::Unscore { id }
            | Change::Rate { id, .. }
            | Change::SetEvidence { id, .. }
            | Change::MergeFactor { id, .. }
            | Change::UnmergeFactor { id } => Self::Factor(*id),
            Change::NameWorkshop { .. }
            | Change::DescribeIntervention { .. }
            | Change::SetPlace { .. }
            | Change::SetDate { .. }
            | Change::SetFinishBy { .. }
            | Change::SetRecipients { .. }
            | Change::SetNextLook { .. }
            | Change::SetScreens { .. }
            | Change::SetAgenda { .. }
            | Change::SetMinutes { .. }
            | Change::MoveStep { .. }
            | Change::OmitStep { .. }
            | Change::NoteStep { .. }
            | Change::RenameGroup { .. }
            | Change::ChooseShown { .. }
            | Change::RenameTheme { .. }
            | Change::DefineTheme { .. }
            | Change::RewordFactor { .. }
            | Change::NoteFactor { .. }
            | Change::LeaveOffMatrix { .. }
            | Change::SetShortlist { .. }
            | Change::AddSlip { .. }
            | Change::RemoveSlip { .. }
            | Change::RestoreSlip { .. }
            | Change::Choose { .. }
            | Change::AddAction { .. }
            | Change::ChangeAction { .. }
            | Change::RemoveAction { .. }
            | Change::RestoreAction { .. }
            | Change::SetCommitment { .. }
            | Change::Park { .. }
            | Change::SettleParked { .. }
            | Change::RemoveParked { .. }
            | Change::RestoreParked { .. }
            | Change::EnterStep { .. }
            | Change::PauseTimer { .. }
            | Change::ResumeTimer { .. }
            | Change::ExtendStep { .. }
            | Change::Reveal { .. }
            | Change::EndWorkshop { .. }
            | Change::Struck { .. }
            | Change::Format(_) => Self::Nothing,
        }
    }
}

/// What changes touch together.
#[derive(Debug, Default)]
struct Touched {
    lists: bool,
    presence: bool,
    factors: Vec<FactorId>,
    cells: Vec<(GroupId, ThemeId)>,
    meanings: Vec<ThemeId>,
}

impl Touched {
    fn by(changes: &[Change]) -> Self {
        let mut touched = Self::default();
        for change in changes {
            match Scope::of(change) {
                Scope::Lists => touched.lists = true,
                Scope::Presence => touched.presence = true,
                Scope::Factor(id) => touched.factors.push(id),
                Scope::Cell(group, theme) => touched.cells.push((group, theme)),
                Scope::Meaning(theme) => touched.meanings.push(theme),
                Scope::Nothing => {}
            }
        }
        touched.factors.sort_unstable();
        touched.factors.dedup();
        touched
    }

    fn is_nothing(&self) -> bool {
        !self.lists && !self.presence && self.factors.is_empty() && self.cells.is_empty() && self.meanings.is_empty()
    }
}

impl Measures {
    /// Brings the snapshot of a workshop up to date after `changes` were applied to it, and says what that took.
    pub fn follow(&mut self, workshop: &Workshop, changes: &[Change]) -> Upkeep {
        let touched = Touched::by(changes);
        if touched.is_nothing() {
            return Upkeep::Nothing;
        }
        if touched.lists || touched.factors.len() > MANY_AT_ONCE {
            *self = Self::of(workshop);
            return Upkeep::Whole;
        }
        for theme in touched.meanings {
            if let (Some(t), Some(theme)) = (self.theme_at(theme), workshop.theme(theme)) {
                self.themes[t].meaning = theme.meaning;
            }
        }
        let asked = touched.cells.iter().filter_map(|&(group, theme)| Some((self.group_at(group)?, self.theme_at(theme)?)));
        let mut cells: Vec<(usize, usize)> = asked.collect();
        for id in touched.factors {
            self.follow_factor(workshop, id, &mut cells);
        }
        cells.sort_unstable();
        cells.dedup();
        self.follow_cells(workshop, &cells);
        Upkeep::Parts
    }

    /// Takes a factor out of where it was and lets it in where it belongs now, but for the cells, which are noted.
    fn follow_factor(&mut self, workshop: &Workshop, id: FactorId, cells: &mut Vec<(usize, usize)>) {
        let place = self.factors.binary_search_by_key(&id, |figures| figures.id);
        if let Ok(at) = place {
            let (figures, entered) = (self.factors[at], self.entered[at]);
            self.tally(&figures, entered, false);
            cells.extend(self.leave_cell(id, entered));
        }
        let factor = workshop.factor(id).filter(|factor| !factor.removed);
        match (factor.and_then(|factor| self.read(factor, factor.strength())), place) {
            (Some((figures, entered)), place) => {
                match place {
                    Ok(at) => (self.factors[at], self.entered[at]) = (figures, entered),
                    Err(at) => {
                        self.factors.insert(at, figures);
                        self.entered.insert(at, entered);
                    }
                }
                self.tally(&figures, entered, true);
                cells.extend(self.join_cell(id, entered));
            }
            (None, Ok(at)) => {
                self.factors.remove(at);
                self.entered.remove(at);
            }
            (None, Err(_)) => {}
        }
    }

    fn leave_cell(&mut self, id: FactorId, entered: Entered) -> Option<(usize, usize)> {
        let (g, t) = (entered.g, entered.t.filter(|_| entered.live)?);
        let at = self.at(g, t);
        self.cells[at].factors.retain(|other| *other != id);
        Some((g, t))
    }

    fn join_cell(&mut self, id: FactorId, entered: Entered) -> Option<(usize, usize)> {
        let (g, t) = (entered.g, entered.t.filter(|_| entered.live)?);
        let at = self.at(g, t);
        let factors = &mut self.cells[at].factors;
        factors.insert(factors.partition_point(|other| *other < id), id);
        Some((g, t))
    }

    /// Adds up these cells again, and what follows from them.
    fn follow_cells(&mut self, workshop: &Workshop, cells: &[(usize, usize)]) {
        let mut changed = Vec::new();
        for &(g, t) in cells {
            let at = self.at(g, t);
            let place = (self.cells[at].group, self.cells[at].theme);
            let factors = self.cells[at].clear(workshop.asked_no.contains(&place));
            for factor in factors.iter().filter_map(|id| workshop.factor(*id)) {
                let split = self.factor(factor.id).is_some_and(|figures| figures.split);
                self.cells[at].add(factor, Factor::strength(factor), split);
            }
            if self.fill(at) {
                self.contrast.follow(&self.board, g, t);
                self.with.follow(&self.full, g, t);
                changed.push(t);
            }
        }
        self.conclude(&changed);
        self.share_heard(workshop);
    }
}
