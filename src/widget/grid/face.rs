//! What one cell shows, and the words for it in figures.

use std::borrow::Cow;

use ratatui::style::Style;

use crate::widget::dots;
use crate::widget::theme::Theme;
use crate::words::Words;

/// One side of a cell: what makes it worth it, or what is in the way. Strengths 0.5 to 5 in halves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Channel {
    /// Nothing on this side.
    #[default]
    None,
    /// A strength.
    Scored {
        /// How strong.
        strength: f64,
        /// Whether it is the facilitator's own figure, not the group's.
        provisional: bool,
    },
    /// Points without a strength, and how many.
    Unscored {
        /// How many.
        points: usize,
    },
    /// Only assumed: said by somebody else.
    Assumed {
        /// How strong, if a figure was given.
        strength: Option<f64>,
    },
    /// What stands here today would be gone: a nought, which is not the same as never asked.
    Gone,
    /// Being typed at this moment, not yet committed.
    Typed {
        /// How strong, if a figure was typed.
        strength: Option<f64>,
    },
}

/// Why a cell has nothing on either side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Blank {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// Asked, and the group said no.
    AskedNo,
    /// Not relevant to the group.
    NotRelevant,
    /// The group is not here.
    Absent,
}

impl Blank {
    /// The glyph that stands for it.
    #[must_use]
    pub fn glyph(self) -> &'static str {
        match self {
            Self::NotAsked => "·",
            Self::AskedNo => "o",
            Self::NotRelevant => "×",
            Self::Absent => "∅",
        }
    }

    /// The words for it where there is room for them; for what nobody asked there are none.
    #[must_use]
    pub fn words(self, said: &Words) -> &str {
        match self {
            Self::NotAsked => "·",
            Self::AskedNo => said.room.said_no(),
            Self::NotRelevant => said.room.not_for_them(),
            Self::Absent => said.room.not_here(),
        }
    }
}

/// The sides of a cell on which opinions in the group are split.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    /// On what makes it worth it.
    pub worth: bool,
    /// On what is in the way.
    pub way: bool,
}

impl Split {
    /// On neither side.
    pub const NONE: Self = Self { worth: false, way: false };

    /// Whether on any side.
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.worth || self.way
    }

    /// Whether on that side.
    pub(super) const fn on(self, side: Side) -> bool {
        match side {
            Side::Worth => self.worth,
            Side::Way => self.way,
        }
    }

    /// How many marks that takes.
    pub(super) fn marks(self) -> usize {
        usize::from(self.worth) + usize::from(self.way)
    }
}

/// What one cell shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CellFace {
    /// What makes it worth it.
    pub incentive: Channel,
    /// What is in the way.
    pub barrier: Channel,
    /// What an empty cell means.
    pub blank: Blank,
    /// Where opinions in the group are split: `≈`.
    pub split: Split,
    /// Whether the cell is being typed into, or the one the room looks at.
    pub lit: bool,
    /// A figure in a style of its own instead of the two channels, for grids that hold other things.
    pub figure: Option<(String, Style)>,
}

/// How much a channel says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// With its marks and counts.
    Full,
    /// With its marks: how many points wait for a score is left out.
    Marked,
    /// Sign and figure.
    Lean,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Sides {
    Neither,
    One((Side, Channel)),
    Both([(Side, Channel); 2]),
}

/// The two sides of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Worth,
    Way,
}

impl Side {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Worth => "+",
            Self::Way => "−",
        }
    }
}

/// The strengths from 0 to 5 in halves with something before and behind, so that no frame has to put them together.
macro_rules! halves {
    ($before:literal $after:literal) => {
        halves!(@ $before $after "0" "½" "1" "1½" "2" "2½" "3" "3½" "4" "4½" "5")
    };
    (@ $before:literal $after:literal $($number:literal)*) => {
        [$(concat!($before, $number, $after)),*]
    };
}

/// Strengths by side.
type Figures = [[&'static str; 11]; 2];
const SCORED: Figures = [halves!("+" ""), halves!("−" "")];
const PROVISIONAL: Figures = [halves!("~+" ""), halves!("~−" "")];
const ASSUMED: Figures = [halves!("+" "?"), halves!("−" "?")];

impl Channel {
    /// The text of the channel in figures: `+4`, `~+4`, `+·2`, `+4?`, `+·` while typed; empty for none.
    pub(super) fn figures(self, side: Side, detail: Detail) -> Cow<'static, str> {
        let marked = detail != Detail::Lean;
        let of = |figures: &Figures, strength: f64| figures[side as usize][dots::halves(strength)];
        let sign = |with: [&'static str; 2]| with[side as usize];
        Cow::Borrowed(match self {
            Self::None => "",
            Self::Gone => "0",
            Self::Scored { strength, provisional } => of(if provisional && marked { &PROVISIONAL } else { &SCORED }, strength),
            Self::Unscored { points } if detail == Detail::Full => return Cow::Owned(format!("{}·{points}", side.sign())),
            Self::Assumed { strength: Some(strength) } if marked => of(&ASSUMED, strength),
            Self::Assumed { .. } => sign(["+?", "−?"]),
            Self::Typed { strength: Some(strength) } => of(&SCORED, strength),
            Self::Unscored { .. } | Self::Typed { strength: None } => sign(["+·", "−·"]),
        })
    }

    /// The columns of that text in full, without making it: every cell is asked before any is drawn.
    pub(super) fn columns(self) -> usize {
        let of = |strength: f64| 1 + usize::from(matches!(dots::halves(strength), 3 | 5 | 7 | 9));
        match self {
            Self::None => 0,
            Self::Gone => 1,
            Self::Scored { strength, provisional } => 1 + usize::from(provisional) + of(strength),
            Self::Unscored { points } => 3 + points.checked_ilog10().unwrap_or(0) as usize,
            Self::Assumed { strength: Some(strength) } => 2 + of(strength),
            Self::Typed { strength: Some(strength) } => 1 + of(strength),
            Self::Assumed { strength: None } | Self::Typed { strength: None } => 2,
        }
    }

    /// The style of the channel's part of the cell.
    pub(super) fn style(self, side: Side, theme: &Theme) -> Style {
        let words = if side == Side::Worth { theme.worth_text } else { theme.way_text };
        match (self, side) {
            (Self::None, _) => theme.cell_blank,
            (Self::Scored { strength, .. }, Side::Worth) => theme.worth(strength),
            (Self::Scored { strength, .. }, Side::Way) => theme.way(strength),
            (Self::Unscored { .. } | Self::Gone, _) => theme.cell_blank.patch(words),
            (Self::Assumed { .. }, _) => theme.cell_ghost,
            (Self::Typed { .. }, _) => theme.cursor.patch(words).patch(theme.lit),
        }
    }
}

impl CellFace {
    /// Whether it shows such a mark: a split, a provisional figure, a guess, points without a figure, why it is blank.
    #[must_use]
    pub fn shows(&self, mark: &str) -> bool {
        let sides = [self.incentive, self.barrier];
        let any = |is: &dyn Fn(&Channel) -> bool| sides.iter().any(is);
        match mark {
            "≈" => self.split != Split::NONE,
            "~" => any(&|side| matches!(side, Channel::Scored { provisional: true, .. })),
            "?" => any(&|side| matches!(side, Channel::Assumed { .. })),
            "+·2" => any(&|side| matches!(side, Channel::Unscored { .. })),
            _ => sides == [Channel::None; 2] && self.blank.glyph() == mark,
        }
    }

    /// The face of a cell of which nothing is known: nobody asked.
    pub(super) const UNKNOWN: Self = Self {
        incentive: Channel::None,
        barrier: Channel::None,
        blank: Blank::NotAsked,
        split: Split::NONE,
        lit: false,
        figure: None,
    };

    /// Whether there is nothing on either side.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.figure.is_none() && self.sides() == Sides::Neither
    }

    /// The sides that hold something.
    pub(super) fn sides(&self) -> Sides {
        match (self.incentive, self.barrier) {
            (Channel::None, Channel::None) => Sides::Neither,
            (incentive, Channel::None) => Sides::One((Side::Worth, incentive)),
            (Channel::None, barrier) => Sides::One((Side::Way, barrier)),
            (incentive, barrier) => Sides::Both([(Side::Worth, incentive), (Side::Way, barrier)]),
        }
    }

    /// A cell style with what being lit adds.
    pub(super) fn lit(&self, style: Style, theme: &Theme) -> Style {
        if self.lit { style.patch(theme.lit) } else { style }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_those_of_the_text() {
        let strengths = (0..=10).map(|half| f64::from(half) / 2.0);
        let scored = strengths.clone().flat_map(|strength| {
            [true, false]
                .map(|provisional| Channel::Scored { strength, provisional })
                .into_iter()
                .chain([Channel::Assumed { strength: Some(strength) }, Channel::Typed { strength: Some(strength) }])
        });
        let others = [Channel::None, Channel::Gone, Channel::Assumed { strength: None }, Channel::Typed { strength: None }];
        let waiting = [1, 9, 10, 99, 100, 12_345].map(|points| Channel::Unscored { points });
        for channel in scored.chain(others).chain(waiting) {
            for side in [Side::Worth, Side::Way] {
                let text = channel.figures(side, Detail::Full);
                assert_eq!(channel.columns(), crate::widget::text::width(&text), "{channel:?} {text}");
            }
        }
    }
}
