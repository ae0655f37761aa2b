//! One point in the group's own words: its sign in its colour, the text, and that it is a guess where it is one.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::scene::Scene;
use super::table;
use crate::room::{Evidence, Factor, Kind};
use crate::widget::big::Setting;
use crate::widget::text;
use crate::widget::theme::Theme;

/// The lines of a point over the whole width.
pub(super) fn lines(scene: &Scene, set: Setting, point: &Factor, style: Style) -> Vec<Line<'static>> {
    table::hanging(set, &sign(point.kind, scene.theme), &words(scene, point), set.letters(), style)
}

/// What was said.
pub(super) fn words(scene: &Scene, point: &Factor) -> String {
    match point.evidence {
        Evidence::Assumed => {
            let said = scene.words.room.guess(point.text.as_str());
            match said.split_once(point.text.as_str()) {
                // What is said of the point stands in one line.
                Some((before, after)) => {
                    let mark = after.trim_start();
                    let gap = &after[..after.len() - mark.len()];
                    format!("{before}{}{gap}{}", point.text, text::together(mark))
                }
                None => said,
            }
        }
        _ => point.text.to_string(),
    }
}

/// `+` or `−` in the colour of its kind.
pub(super) fn sign(kind: Kind, theme: &Theme) -> Span<'static> {
    let style = match kind {
        Kind::Incentive => theme.worth_text,
        Kind::Barrier => theme.way_text,
    };
    Span::styled(format!("{} ", kind.sign()), style)
}
