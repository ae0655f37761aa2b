//! The matrix as values to be drawn: what every drawn format (HTML, SVG, PDF, XLSX) shows in the same places.
//!
//! Nothing here is shown by colour alone: a square has signs and figures, and words for who cannot see it.

use super::mark;
use super::words::reading_words;
use super::{Subject, figure::said as figure};
use crate::alignment::{Cell, Channel, State};
use crate::words::Words;
use crate::workshop::{Bloc, GroupId, Kind, Presence, ThemeId};

/// The matrix: headings down, groups across, by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The groups.
    pub columns: Vec<Column>,
    /// The headings.
    pub rows: Vec<Row>,
}

/// A group, as the head of its column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Whose it is.
    pub group: GroupId,
    /// The group's name.
    pub name: String,
    /// Its side.
    pub side: Bloc,
    /// What that side is called.
    pub side_name: String,
    /// Whether a new side begins here.
    pub begins_side: bool,
}

/// A heading with its squares.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which it is.
    pub theme: ThemeId,
    /// The heading.
    pub name: String,
    /// One square a column.
    pub squares: Vec<Square>,
    /// How it reads, in words.
    pub reading: String,
}

/// A square: what one group said under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Square {
    /// Worth it, in the way.
    pub halves: [Half; 2],
    /// All of it as signs and figures, as in every other format.
    pub signs: String,
    /// The same in words.
    pub words: String,
    /// What is marked beside the two directions: `≈` split, `×` not relevant; empty for nothing.
    pub marks: String,
}

/// One direction of a square.
#[derive(Debug, Clone, PartialEq)]
pub struct Half {
    /// The strength heard, 1 to 5; 0 for none.
    pub strength: f64,
    /// It and what stands beside it, as signs: `+4~`, `−·2`; empty for nothing.
    pub signs: String,
}

impl Picture {
    /// The matrix of a subject.
    #[must_use]
    pub fn of(subject: Subject) -> Self {
        let groups = Bloc::ALL.into_iter().flat_map(|side| subject.workshop().groups().filter(move |group| group.bloc == side));
        let mut before = None;
        let columns: Vec<Column> = groups
            .map(|group| Column {
                group: group.id,
                name: group.name.to_string(),
                side: group.bloc,
                side_name: group.bloc.said(subject.words()).to_owned(),
                begins_side: before.replace(group.bloc) != Some(group.bloc),
            })
            .collect();
        let rows = subject.measures().themes.iter().map(|theme| Row {
            theme: theme.id,
            name: subject.theme(Some(theme.id)).map_or_else(String::new, |theme| theme.name.to_string()),
            squares: columns.iter().map(|column| square(subject, column.group, theme.id)).collect(),
            reading: reading_words(subject.measures(), theme, subject.words()),
        });
        Self { rows: rows.collect(), columns }
    }

    /// The matrix cut into pieces of at most so many columns and rows, from the upper left, row by row; at least one.
    #[must_use]
    pub fn pieces(&self, columns: usize, rows: usize) -> Vec<Self> {
        let cut =
            |all: usize, most: usize| (0..all.max(1)).step_by(most.max(1)).map(move |from| from..(from + most.max(1)).min(all));
        let piece = |down: std::ops::Range<usize>, across: std::ops::Range<usize>| {
            let mut columns = self.columns[across.clone()].to_vec();
            if let Some(first) = columns.first_mut() {
                first.begins_side = true;
            }
            let rows = self.rows[down].iter().map(|row| Row { squares: row.squares[across.clone()].to_vec(), ..row.clone() });
            Self { rows: rows.collect(), columns }
        };
        let downs = cut(self.rows.len(), rows);
        downs
            .flat_map(|down| cut(self.columns.len(), columns).map(move |across| (down.clone(), across)))
            .map(|(down, across)| piece(down, across))
            .collect()
    }
}

fn square(subject: Subject, group: GroupId, theme: ThemeId) -> Square {
    let presence = subject.workshop().group(group).map_or(Presence::Expected, |group| group.presence);
    let Some(cell) = subject.measures().cell(group, theme) else {
        let half = Half { strength: 0.0, signs: String::new() };
        return Square { halves: [half.clone(), half], signs: String::new(), words: String::new(), marks: String::new() };
    };
    let said = subject.words();
    let half = |kind| Half {
        strength: cell.channel(kind).strength,
        signs: mark::channel(cell.channel(kind), kind, &|strength| figure(strength, said)).join(" "),
    };
    Square {
        halves: [half(Kind::Incentive), half(Kind::Barrier)],
        signs: mark::numbers(cell, presence, said),
        words: words(cell, presence, said),
        marks: mark::beside(cell),
    }
}

fn words(cell: &Cell, presence: Presence, said: &Words) -> String {
    let marks = &said.marks;
    let mut parts: Vec<String> =
        [Kind::Incentive, Kind::Barrier].into_iter().flat_map(|kind| direction(cell.channel(kind), kind, said)).collect();
    for (holds, what) in [(cell.split, marks.square_split()), (cell.not_relevant, marks.square_not_relevant())] {
        if holds {
            parts.push(what.to_owned());
        }
    }
    match (cell.state, presence) {
        _ if !parts.is_empty() => said.joined(&parts),
        (State::AskedNo, _) => marks.square_asked_no().to_owned(),
        (_, Presence::Absent) => marks.square_not_here().to_owned(),
        _ => said.values.not_asked().to_owned(),
    }
}

fn direction(channel: &Channel, kind: Kind, said: &Words) -> Vec<String> {
    let (side, marks) = (kind.said(said), &said.marks);
    let mut parts = Vec::new();
    if channel.strength > 0.0 {
        let strength = figure(channel.strength, said);
        parts.push(if channel.provisional { marks.strength_provisional(side, strength) } else { marks.strength(side, strength) });
    }
    if channel.assumed > channel.strength {
        parts.push(marks.strength_guess(side, figure(channel.assumed, said)));
    }
    let waiting = channel.all_unscored() - channel.waved_off;
    if waiting > 0 {
        parts.push(marks.unscored(side, waiting));
    }
    parts
}

/// A colour as red, green, blue.
pub type Rgb = [u8; 3];

/// The ground of a strength from 1 to 5 and the ink on it: blue is worth it, orange in the way, deeper with strength.
/// Half a step takes the lower one's colour; the figure is always written on it.
#[must_use]
pub fn colours(kind: Kind, strength: f64) -> (Rgb, Rgb) {
    const WORTH: [Rgb; 5] = [[0xdb, 0xe9, 0xf8], [0xb5, 0xd3, 0xf2], [0x7f, 0xb2, 0xe8], [0x2a, 0x6c, 0xb4], [0x12, 0x4a, 0x88]];
    const WAY: [Rgb; 5] = [[0xfb, 0xe6, 0xcf], [0xf6, 0xcb, 0x9c], [0xed, 0xa2, 0x55], [0xb0, 0x60, 0x0c], [0x88, 0x44, 0x04]];
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "strengths are 1 to 5")]
    let step = (strength.floor() as usize).clamp(1, 5) - 1;
    let ground = match kind {
        Kind::Incentive => WORTH[step],
        Kind::Barrier => WAY[step],
    };
    (ground, if step >= 3 { [255; 3] } else { [0x0c, 0x0e, 0x12] })
}

/// `#rrggbb`.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance, WCAG 2.
    fn luminance(rgb: Rgb) -> f64 {
        let [r, g, b] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    #[test]
    fn every_figure_can_be_read_on_its_ground() {
        for kind in [Kind::Incentive, Kind::Barrier] {
            for strength in [1.0, 1.5, 2.0, 3.0, 4.0, 4.5, 5.0] {
                let (ground, ink) = colours(kind, strength);
                let (a, b) = (luminance(ground).max(luminance(ink)), luminance(ground).min(luminance(ink)));
                assert!((a + 0.05) / (b + 0.05) >= 4.5, "{kind:?} {strength}");
            }
        }
    }
}
