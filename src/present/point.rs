//! One point in the group's own words: its sign in its colour, the text, and that it is a guess where it is one.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::table;
use crate::room::{Evidence, Factor, Kind};
use crate::widget::theme::Theme;

/// The words that stand behind what others said about a group.
const GUESS: &str = "(a guess)";

/// The lines of a point in a column of that width.
pub(super) fn lines(point: &Factor, width: u16, style: Style, theme: &Theme) -> Vec<Line<'static>> {
    table::hanging(sign(point.kind, theme), &words(point), width, style)
}

/// What was said.
pub(super) fn words(point: &Factor) -> String {
    if point.evidence == Evidence::Assumed { format!("{} {GUESS}", point.text) } else { point.text.to_string() }
}

/// `+` or `−` in the colour of its kind.
pub(super) fn sign(kind: Kind, theme: &Theme) -> Span<'static> {
    let style = match kind {
        Kind::Incentive => theme.worth_text,
        Kind::Barrier => theme.way_text,
    };
    Span::styled(format!("{} ", kind.sign()), style)
}
