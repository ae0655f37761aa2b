//! One row: each cell checked by itself.

use super::table::{Column, RawRow};
use crate::workshop::{Bloc, Evidence, Kind, Line, Tally};

/// A row whose cells are good.
pub(super) struct Row {
    pub(super) group: Line,
    pub(super) bloc: Option<Bloc>,
    pub(super) weight: Option<f64>,
    pub(super) people: Option<u32>,
    pub(super) point: Option<Point>,
}

/// The factor in a row.
pub(super) struct Point {
    pub(super) kind: Kind,
    pub(super) text: Line,
    pub(super) theme: Option<Line>,
    pub(super) evidence: Evidence,
    pub(super) strength: Option<u8>,
    pub(super) tally: Option<Tally>,
}

impl Row {
    /// # Errors
    /// All that is wrong with its cells, in one sentence each.
    pub(super) fn read(raw: &RawRow) -> Result<Self, String> {
        let (there, wanted) = raw.width();
        if there != wanted {
            return Err(format!("it has {there} cells, the header has {wanted}: put a text with a comma in quotation marks."));
        }
        let mut wrong = Vec::new();
        let row = Self {
            group: text(raw, Column::Group),
            bloc: keep(word(raw, Column::Bloc, &Bloc::ALL.map(|bloc| (bloc.word(), bloc))), &mut wrong),
            weight: keep(weight(raw), &mut wrong),
            people: keep(whole(raw.cell(Column::People), "people", "0 or more", 0..=u32::MAX), &mut wrong),
            point: point(raw, &mut wrong),
        };
        if row.group.is_empty() {
            wrong.insert(0, "there is no group.".to_owned());
        }
        if wrong.is_empty() { Ok(row) } else { Err(wrong.join(" ")) }
    }
}

fn point(raw: &RawRow, wrong: &mut Vec<String>) -> Option<Point> {
    const KINDS: [(&str, Kind); 2] = [(Kind::Incentive.word(), Kind::Incentive), (Kind::Barrier.word(), Kind::Barrier)];
    const EVIDENCE: [(&str, Evidence); 3] = [
        (Evidence::Heard.word(), Evidence::Heard),
        (Evidence::Survey.word(), Evidence::Survey),
        (Evidence::Assumed.word(), Evidence::Assumed),
    ];
    let kind_is_empty = raw.cell(Column::Kind).trim().is_empty();
    let kind = keep(word(raw, Column::Kind, &KINDS), wrong);
    let said = text(raw, Column::Text);
    let theme = Some(text(raw, Column::Theme)).filter(|theme| !theme.is_empty());
    let evidence = keep(word(raw, Column::Evidence, &EVIDENCE), wrong);
    let strength = keep(whole(raw.cell(Column::Strength), "strength", "1 to 5", 1..=5), wrong);
    let tally = keep(ratings(raw.cell(Column::Ratings)), wrong);
    let belongs = [Column::Theme, Column::Strength, Column::Evidence, Column::Ratings];
    let stray = belongs.into_iter().find(|column| !raw.cell(*column).trim().is_empty());
    match (kind_is_empty, said.is_empty(), stray) {
        (false, false, _) => kind.map(|kind| Point {
            kind,
            text: said,
            theme,
            evidence: evidence.unwrap_or(Evidence::Heard),
            strength: strength.and_then(|n| u8::try_from(n).ok()),
            tally,
        }),
        (true, true, None) => None,
        (true, true, Some(column)) => {
            wrong.push(format!("it has a {} but no kind and no text.", column.name()));
            None
        }
        (true, false, _) => {
            wrong.push("it has a text but no kind: incentive or barrier.".to_owned());
            None
        }
        (false, true, _) => {
            wrong.push("it has a kind but no text.".to_owned());
            None
        }
    }
}

/// The good part; what is wrong goes to the list.
fn keep<T>(cell: Result<Option<T>, String>, wrong: &mut Vec<String>) -> Option<T> {
    cell.unwrap_or_else(|why| {
        wrong.push(why);
        None
    })
}

/// A text cell, without the guard that an export puts before what a spreadsheet would take for a formula.
fn text(raw: &RawRow, column: Column) -> Line {
    let cell = raw.cell(column);
    let guarded = |rest: &str| rest.starts_with(['\'', '=', '+', '-', '@', '\t', '\r', '\n', '\0']);
    Line::new(cell.strip_prefix('\'').filter(|rest| guarded(rest)).unwrap_or(cell))
}

fn word<T: Copy>(raw: &RawRow, column: Column, words: &[(&str, T)]) -> Result<Option<T>, String> {
    let cell = raw.cell(column).trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell)).map(|(_, value)| *value);
    let known = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(", ");
    found.map(Some).ok_or_else(|| format!("“{}” is no {}: it is one of {}.", Line::new(cell), column.name(), known()))
}

fn whole(cell: &str, name: &str, range: &str, allowed: std::ops::RangeInclusive<u32>) -> Result<Option<u32>, String> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let number = digits(cell).filter(|number| allowed.contains(number));
    number.map(Some).ok_or_else(|| format!("{name} “{}” is not a whole number, {range}.", Line::new(cell)))
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

fn weight(raw: &RawRow) -> Result<Option<f64>, String> {
    let cell = raw.cell(Column::Weight).trim();
    if cell.is_empty() {
        return Ok(None);
    }
    let number = cell.parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight >= 0.0);
    number.map(|weight| Some(weight + 0.0)).ok_or_else(|| format!("weight “{}” is not a number of 0 or more.", Line::new(cell)))
}

fn ratings(cell: &str) -> Result<Option<Tally>, String> {
    if cell.trim().is_empty() {
        return Ok(None);
    }
    let wrong = || format!("ratings “{}” are not five whole numbers like 0 1 2 3 0.", Line::new(cell));
    let counts: Option<Vec<u16>> = cell.split_whitespace().map(|n| digits(n).and_then(|n| u16::try_from(n).ok())).collect();
    let counts: [u16; 5] = counts.and_then(|counts| counts.try_into().ok()).ok_or_else(wrong)?;
    let tally = Tally { counts, ..Tally::default() };
    if tally.slips() > 9999 {
        return Err("ratings have at most 9999 slips in all.".to_owned());
    }
    Ok(Some(tally))
}
