//! Rows of the card view for headings that a group has not raised: *also for us*, or no.
//!
//! `no`; `+` or `-`: for us too, not scored; `+4`: for us too, one figure agreed; `+ 3 5 2 0 1`: with slips.

use super::tally::{Raters, TallyLine, read_tally};
use super::word::sign;
use crate::workshop::{Change, GroupId, Kind, Line, ThemeId, Workshop, plan};

/// What such a row was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Also {
    /// The line is blank: not asked.
    Empty,
    /// The group was asked and said no.
    No,
    /// For us too; [`TallyLine::Empty`]: not scored.
    Raised(Kind, TallyLine),
    /// Nothing yet, and why.
    Unfinished(String),
}

/// Reads a row of a heading that a group with these raters has not raised.
#[must_use]
pub fn read_also(line: &str, raters: Raters) -> Also {
    let line = line.trim();
    let Some(first) = line.chars().next() else { return Also::Empty };
    if line.eq_ignore_ascii_case("no") {
        return Also::No;
    }
    let Some(kind) = sign(first) else {
        return Also::Unfinished("+ or - and the figure or the five counts; or no.".to_owned());
    };
    match read_tally(&line[first.len_utf8()..], Raters { agrees: true, ..raters }) {
        TallyLine::Unfinished(sentence) => Also::Unfinished(sentence),
        tally => Also::Raised(kind, tally),
    }
}

impl Also {
    /// The changes of one commit that record the answer of `group` on `theme`; empty if there is nothing yet. A
    /// point made so reads as `said` has it of the heading: that it holds for them too.
    #[must_use]
    pub fn changes(
        &self,
        group: GroupId,
        theme: ThemeId,
        workshop: &Workshop,
        said: impl FnOnce(&str, Kind) -> Line,
    ) -> Vec<Change> {
        match self {
            Self::Empty | Self::Unfinished(_) => Vec::new(),
            Self::No => vec![Change::RecordNo { group, theme }],
            Self::Raised(kind, tally) => {
                let Some(heading) = workshop.theme(theme) else { return Vec::new() };
                let raised = plan::also_for_us(workshop, group, theme, *kind, said(&heading.name, *kind));
                raised.into_iter().chain(tally.changes(workshop.next_factor(), workshop)).collect()
            }
        }
    }
}
