//! A snapshot brought up to date by what changed: the factor's cell, the pairs of its group, its theme, the sums. The same
//! figures to the last bit as measuring the workshop anew.

use super::measures::{Entered, FactorFigures, Measures};
use crate::workshop::{Change, Factor, FactorId, GroupId, ThemeId, Workshop};

/// So many factors changed at once are measured anew: more would be slower one by one.
pub const MANY_AT_ONCE: usize = 64;

/// What it took to bring a snapshot up to date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upkeep {
    /// No figure can have changed.
    Nothing,
    /// Some factors or cells were looked at again. Where it is known that factors of one heading are all that changed,
    /// that heading: the cells and the figures of the others are as they were, and so are all names and who is absent.
    Parts(Option<ThemeId>),
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
    /// Something that is not a factor changed, if only a name.
    other: bool,
}

impl Touched {
    fn by(changes: &[Change]) -> Self {
        let mut touched = Self::default();
        for change in changes {
            let scope = Scope::of(change);
            touched.other |= !matches!(scope, Scope::Factor(_));
            match scope {
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

/// The cells that change, as places of groups and themes; one may be named more than once.
struct Cells {
    /// To be added up again.
    stale: Vec<(usize, usize)>,
    /// Already added up.
    grown: Vec<(usize, usize)>,
}

impl Cells {
    fn all(&self) -> impl Iterator<Item = (usize, usize)> {
        self.stale.iter().chain(&self.grown).copied()
    }

    /// The heading of all of them, if it is one.
    fn heading(&self) -> Option<usize> {
        let (_, first) = self.all().next()?;
        self.all().all(|(_, t)| t == first).then_some(first)
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
        let mut cells = Cells { stale: asked.collect(), grown: Vec::new() };
        for id in touched.factors {
            self.follow_factor(workshop, id, &mut cells);
        }
        let all = self.follow_cells(workshop, &cells);
        Upkeep::Parts(cells.heading().filter(|_| !all && !touched.other).map(|t| self.themes[t].id))
    }

    /// Takes a factor out of where it was and lets it in where it belongs now; its cells are noted.
    fn follow_factor(&mut self, workshop: &Workshop, id: FactorId, cells: &mut Cells) {
        let place = self.factors.binary_search_by_key(&id, |figures| figures.id);
        if let Ok(at) = place {
            let (figures, entered) = (self.factors[at], self.entered[at]);
            self.tally(&figures, entered, false);
            cells.stale.extend(self.leave_cell(id, entered));
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
                if let Some(factor) = factor {
                    self.join_cell(factor, &figures, entered, cells);
                }
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

    /// Lets a factor into its cell: behind all others it is added to what they add up to, as the full pass would.
    fn join_cell(&mut self, factor: &Factor, figures: &FactorFigures, entered: Entered, cells: &mut Cells) {
        let (g, Some(t)) = (entered.g, entered.t.filter(|_| entered.live)) else { return };
        let at = self.at(g, t);
        let cell = &mut self.cells[at];
        if cell.factors.last().is_none_or(|last| *last < factor.id) {
            cell.add(factor, figures.strength, figures.split);
            cells.grown.push((g, t));
        } else {
            cell.factors.insert(cell.factors.partition_point(|other| *other < factor.id), factor.id);
            cells.stale.push((g, t));
        }
    }

    /// Adds up the stale cells again, and what follows from all of them; whether the figures of every heading may have
    /// changed.
    fn follow_cells(&mut self, workshop: &Workshop, cells: &Cells) -> bool {
        for &(g, t) in &cells.stale {
            let at = self.at(g, t);
            let place = (self.cells[at].group, self.cells[at].theme);
            let factors = self.cells[at].clear(workshop.asked_no.contains(&place));
            for factor in factors.iter().filter_map(|id| workshop.factor(*id)) {
                let split = self.factor(factor.id).is_some_and(|figures| figures.split);
                self.cells[at].add(factor, Factor::strength(factor), split);
            }
        }
        let mut changed = Vec::new();
        for (g, t) in cells.all() {
            let at = self.at(g, t);
            self.look_whether_known(workshop, at);
            if self.fill(at) {
                self.contrast.follow(&self.board, g, t);
                self.with.follow(&self.full, g, t);
                changed.push(t);
            }
        }
        let all = self.conclude(&changed);
        self.share_heard(workshop);
        all
    }
}
