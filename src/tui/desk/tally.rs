//! The tally line: which row of the card it is for, whose slips they are, and what was read.

use super::{CardRow, Desk};
use crate::capture::{self, Also, Raters, TallyLine};
use crate::tui::step::is_scored;
use crate::widget::dots::number;

/// What stands in the tally line.
enum Typed {
    /// For a point.
    Point(TallyLine),
    /// For a heading that was not raised.
    Heading(Also),
}

impl Desk {
    /// The row of the card that the tally line is for.
    #[must_use]
    pub fn card_row(&self) -> Option<CardRow> {
        let card = self.card();
        card.get(self.cursors.card.min(card.len().checked_sub(1)?)).copied()
    }

    /// Moves on the card, stopping at its ends.
    pub fn step_card(&mut self, by: isize) {
        let last = self.card().len().saturating_sub(1);
        self.cursors.card = self.cursors.card.min(last).saturating_add_signed(by).min(last);
    }

    /// Puts the card's cursor on the group's first point that is not scored; where all are, on the first heading that is not
    /// answered for it, or on the first of all: what is typed next is then for something new.
    pub fn card_to_first_unscored(&mut self) {
        let unscored = |row: &CardRow| match row {
            CardRow::Point(_, id) => self.workshop().factor(*id).is_some_and(|factor| !is_scored(factor)),
            CardRow::Heading(_) => false,
        };
        let is_open = |row: &CardRow| match (row, self.group) {
            (CardRow::Heading(theme), Some(group)) => !self.workshop().asked_no.contains(&(group, *theme)),
            _ => false,
        };
        let card = self.card();
        let heading = |row: &CardRow| matches!(row, CardRow::Heading(_));
        let at = card.iter().position(unscored).or_else(|| card.iter().position(is_open));
        self.cursors.card = at.or_else(|| card.iter().position(heading)).unwrap_or(0);
    }

    /// Who gives the ratings of the current group.
    #[must_use]
    pub fn raters(&self) -> Raters {
        self.group.and_then(|id| self.workshop().group(id)).map_or_else(Raters::default, Raters::of)
    }

    /// Why the tally being typed is none yet.
    #[must_use]
    pub fn tally_unfinished(&self) -> Option<String> {
        match self.tally_typed()? {
            Typed::Point(TallyLine::Unfinished(sentence)) | Typed::Heading(Also::Unfinished(sentence)) => Some(sentence),
            _ => None,
        }
    }

    /// What is odd about the tally being typed.
    #[must_use]
    pub fn tally_remark(&self) -> Option<String> {
        match self.tally_typed()? {
            Typed::Point(TallyLine::Unfinished(sentence)) | Typed::Heading(Also::Unfinished(sentence)) => Some(sentence),
            Typed::Point(TallyLine::Slips { remark, .. }) | Typed::Heading(Also::Raised(_, TallyLine::Slips { remark, .. })) => {
                remark
            }
            _ => None,
        }
    }

    /// What the tally being typed says, where nothing about it is odd.
    #[must_use]
    pub fn tally_read(&self) -> Option<String> {
        let figures = |tally: &TallyLine| match tally {
            TallyLine::Slips { tally, .. } => {
                let middle = tally.median().map_or_else(|| "no figure".to_owned(), |m| format!("middle {}", number(m)));
                Some(format!("{} slips, {middle}", tally.slips()))
            }
            TallyLine::Agreed(strength) => Some(format!("agreed: {strength}")),
            TallyLine::Empty | TallyLine::Unfinished(_) => None,
        };
        match self.tally_typed()? {
            Typed::Point(tally) => figures(&tally),
            Typed::Heading(Also::No) => Some("asked: no".into()),
            Typed::Heading(Also::Raised(kind, tally)) => {
                let words = figures(&tally).unwrap_or_else(|| "not scored".into());
                Some(format!("also for us, {}: {words}", kind.room_words()))
            }
            Typed::Heading(_) => None,
        }
    }

    /// The tally being typed, as it is read for the row it is for.
    fn tally_typed(&self) -> Option<Typed> {
        if self.line.is_empty() {
            return None;
        }
        Some(match self.card_row()? {
            CardRow::Point(..) => Typed::Point(capture::read_tally(self.line.text(), self.raters())),
            CardRow::Heading(_) => Typed::Heading(capture::read_also(self.line.text(), self.raters())),
        })
    }
}
