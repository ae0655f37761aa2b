//! The matrix in words: what to lead with, what to remove together, what is contested and between whom, what only one
//! side raised, what is a guess; and whose voice is missing while that can still be mended.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::alignment::{Measures, Reading, ThemeFigures, Voice};
use crate::tui::desk::Desk;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{GroupId, Meaning, Presence, Workshop};

/// Columns of the labels.
const LABEL: usize = 16;

/// A line or more for each reading that some heading has: the words in full where they fit, else in short, else wrapped.
#[must_use]
pub fn lines(workshop: &Workshop, measures: &Measures, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let room = width.saturating_sub(LABEL).max(12);
    let told = |short: bool| Digest { workshop, measures, short };
    let parts: [Told<'_>; 6] = [
        ("lead with", &|of| of.common(Reading::CommonMotive), theme.done),
        ("remove together", &|of| of.common(Reading::CommonObstacle), theme.way_text),
        ("contested", &|of| of.contested(), theme.amber),
        ("only clinical", &|of| of.named(Reading::OnlyClinical), theme.text),
        ("only managerial", &|of| of.named(Reading::OnlyManagerial), theme.text),
        ("only guessed", &|of| of.guessed(), theme.ghost),
    ];
    let mut lines = Vec::new();
    for (label, words, style) in parts {
        let whole = words(told(false)).join(SEPARATOR);
        let said = if text::width(&whole) <= room { whole } else { words(told(true)).join(SEPARATOR) };
        if said.is_empty() {
            continue;
        }
        for (at, part) in text::wrap(&said, room).into_iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            lines.push(Line::from(vec![Span::styled(format!("{label:<LABEL$}"), theme.dim), Span::styled(part, style)]));
        }
    }
    lines
}

/// A label, what is said after it, and in which style.
type Told<'a> = (&'static str, &'a dyn Fn(Digest<'_>) -> Vec<String>, Style);

/// Between two headings of one line.
const SEPARATOR: &str = " · ";

/// What is said of the headings, in full or in short.
#[derive(Clone, Copy)]
struct Digest<'a> {
    workshop: &'a Workshop,
    measures: &'a Measures,
    short: bool,
}

impl Digest<'_> {
    fn name(self, figures: &ThemeFigures) -> String {
        self.workshop.theme(figures.id).map_or_else(String::new, |theme| theme.name.to_string())
    }

    fn who(self, id: GroupId) -> String {
        self.workshop
            .group(id)
            .map_or_else(String::new, |group| if self.short { group.code.to_string() } else { group.name.to_string() })
    }

    fn themes(&self, reading: Reading) -> impl Iterator<Item = &ThemeFigures> {
        self.measures.themes.iter().filter(move |figures| figures.reading == reading)
    }

    fn named(self, reading: Reading) -> Vec<String> {
        self.themes(reading).map(|figures| self.name(figures)).collect()
    }

    /// What all sides want, or suffer from, with whether it was checked that they mean the same.
    fn common(self, reading: Reading) -> Vec<String> {
        let checked = |figures: &ThemeFigures| match (figures.meaning, self.short) {
            (Meaning::Same, _) => self.name(figures),
            (Meaning::NotChecked, true) => format!("{}?", self.name(figures)),
            (Meaning::NotChecked, false) => format!("{} (not checked)", self.name(figures)),
            (Meaning::Two, true) => format!("{} ≠", self.name(figures)),
            (Meaning::Two, false) => format!("{} (two meanings)", self.name(figures)),
        };
        self.themes(reading).map(checked).collect()
    }

    /// What is contested, and between whom.
    fn contested(self) -> Vec<String> {
        self.themes(Reading::Contested).map(|figures| format!("{}: {}", self.name(figures), self.between_whom(figures))).collect()
    }

    /// Who wants it and who pays: the sides where they pull apart, else the groups.
    fn between_whom(self, figures: &ThemeFigures) -> String {
        match (figures.balance_clinical, figures.balance_managerial) {
            (Some(c), Some(m)) if c < 0.0 && m > 0.0 => return "managers want it, clinicians pay".into(),
            (Some(c), Some(m)) if c > 0.0 && m < 0.0 => return "clinicians want it, managers pay".into(),
            _ => {}
        }
        let net =
            |id: GroupId| self.measures.cell(id, figures.id).map_or(0.0, |cell| cell.incentive.strength - cell.barrier.strength);
        let with = |sign: f64| {
            let groups = self.measures.groups.iter().filter(|group| net(group.id) * sign > 0.0);
            groups.map(|group| self.who(group.id)).collect::<Vec<_>>().join(", ")
        };
        match (with(1.0), with(-1.0)) {
            (want, pay) if want.is_empty() || pay.is_empty() => "inside the groups".into(),
            (want, pay) => format!("{want} for it, {pay} against"),
        }
    }

    /// Cells in which only others spoke, by group.
    fn guessed(self) -> Vec<String> {
        let mut groups: Vec<String> = Vec::new();
        for group in self.workshop.groups() {
            let guessed = |cell: &&crate::alignment::Cell| !cell.factors.is_empty() && !cell.is_heard();
            let names = self.measures.row(group.id).iter().filter(guessed).filter_map(|cell| self.workshop.theme(cell.theme));
            let names: Vec<&str> = names.map(|theme| theme.name.as_str()).collect();
            if !names.is_empty() {
                groups.push(format!("{}: {}", self.who(group.id), names.join(", ")));
            }
        }
        groups
    }
}

/// Groups that are here, or may still come, and said nothing themselves, those that others spoke for first: "not heard:
/// Managers (3 guesses), Doctors". None while nobody has spoken, or where it can no longer be mended.
#[must_use]
pub fn nudge(desk: &Desk, theme: &Theme, width: usize) -> Option<Line<'static>> {
    let voices = desk.voices();
    if !desk.still_hears() || voices.iter().all(Voice::is_missing) {
        return None;
    }
    let gone = |presence: Presence| matches!(presence, Presence::Absent | Presence::Left);
    let mut missing: Vec<&Voice> = voices.iter().filter(|voice| voice.is_missing() && !gone(voice.presence)).collect();
    missing.sort_by_key(|voice| std::cmp::Reverse(voice.assumed));
    let names = |short: bool| -> Vec<String> {
        let each = missing.iter().filter_map(|voice| {
            let group = desk.workshop().group(voice.group)?;
            let name = if short { &*group.code } else { group.name.as_str() };
            Some(match voice.assumed {
                0 => name.to_owned(),
                1 => format!("{name} (1 guess)"),
                guesses => format!("{name} ({guesses} guesses)"),
            })
        });
        each.collect()
    };
    (!missing.is_empty()).then(|| Line::styled(not_heard(&names(false), &names(true), width), theme.amber))
}

/// Who was not heard, in whole names: all names, else all codes, else as many codes as fit and how many more there are.
fn not_heard(names: &[String], codes: &[String], width: usize) -> String {
    let said = |names: &[String], more: usize| {
        let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
        format!("not heard: {}{rest}", names.join(", "))
    };
    let whole = said(names, 0);
    if text::width(&whole) <= width {
        return whole;
    }
    let some = (1..=codes.len()).rev().map(|shown| said(&codes[..shown], codes.len() - shown));
    let count = format!("{} not heard", codes.len());
    some.into_iter().find(|words| text::width(words) <= width).unwrap_or(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_not_heard_is_said_in_whole_words_however_little_room_there_is() {
        let names = ["Doctors", "Ward managers (2 guesses)", "Executive"].map(str::to_owned);
        let codes = ["doc", "ward (2 guesses)", "exec"].map(str::to_owned);
        let said = |width| not_heard(&names, &codes, width);
        assert_eq!(said(80), "not heard: Doctors, Ward managers (2 guesses), Executive");
        assert_eq!(said(50), "not heard: doc, ward (2 guesses), exec");
        assert_eq!(said(30), "not heard: doc and 2 more");
        assert_eq!(said(12), "3 not heard");
    }
}
