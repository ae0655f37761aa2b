//! The matrix in words: what to lead with, what to remove together, what is contested and between whom, what only one
//! side raised, what is a guess; and whose voice is missing while that can still be mended.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::alignment::{Measures, Reading, ThemeFigures};
use crate::tui::desk::Desk;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{Meaning, Presence, Workshop};

/// Columns of the labels.
const LABEL: usize = 16;

/// One line for each reading that some heading has, as wide as there is room.
#[must_use]
pub fn lines(workshop: &Workshop, measures: &Measures, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let name = |figures: &ThemeFigures| workshop.theme(figures.id).map_or_else(String::new, |theme| theme.name.to_string());
    let checked = |figures: &ThemeFigures| match figures.meaning {
        Meaning::NotChecked => format!("{} (not checked)", name(figures)),
        Meaning::Same => name(figures),
        Meaning::Two => format!("{} (two meanings)", name(figures)),
    };
    let between = |figures: &ThemeFigures| format!("{}{}", name(figures), between_whom(figures));
    let of = |reading: Reading, say: &dyn Fn(&ThemeFigures) -> String| {
        let themes = measures.themes.iter().filter(move |figures| figures.reading == reading);
        themes.map(say).collect::<Vec<_>>().join(" · ")
    };
    let guesses = guesses(workshop, measures);
    let parts: [(&str, String, Style); 6] = [
        ("lead with", of(Reading::CommonMotive, &checked), theme.done),
        ("remove together", of(Reading::CommonObstacle, &checked), theme.way_text),
        ("contested", of(Reading::Contested, &between), theme.amber),
        ("only clinical", of(Reading::OnlyClinical, &name), theme.text),
        ("only managerial", of(Reading::OnlyManagerial, &name), theme.text),
        ("only guessed", guesses, theme.ghost),
    ];
    let said = parts.into_iter().filter(|(_, words, _)| !words.is_empty());
    said.map(|(label, words, style)| {
        let label = Span::styled(format!("{label:<LABEL$}"), theme.dim);
        Line::from(vec![label, Span::styled(text::fit(&words, width.saturating_sub(LABEL)), style)])
    })
    .collect()
}

/// Who wants it and who pays, where the two sides pull apart.
fn between_whom(figures: &ThemeFigures) -> &'static str {
    match (figures.balance_clinical, figures.balance_managerial) {
        (Some(c), Some(m)) if c < 0.0 && m > 0.0 => ": managers want it, clinicians pay",
        (Some(c), Some(m)) if c > 0.0 && m < 0.0 => ": clinicians want it, managers pay",
        _ => ": inside the sides too",
    }
}

/// Cells in which only others spoke, by group.
fn guesses(workshop: &Workshop, measures: &Measures) -> String {
    let mut groups: Vec<String> = Vec::new();
    for group in workshop.groups() {
        let guessed = |cell: &&crate::alignment::Cell| !cell.factors.is_empty() && !cell.is_heard();
        let names = measures.row(group.id).iter().filter(guessed).filter_map(|cell| workshop.theme(cell.theme));
        let names: Vec<&str> = names.map(|theme| theme.name.as_str()).collect();
        if !names.is_empty() {
            groups.push(format!("{}: {}", group.name, names.join(", ")));
        }
    }
    groups.join(" · ")
}

/// Groups that are here, or may still come, and said nothing themselves: "Managers: 0 points, 3 guesses". None while
/// nobody has spoken, or where it can no longer be mended.
#[must_use]
pub fn nudge(desk: &Desk, theme: &Theme) -> Option<Line<'static>> {
    let voices = desk.voices();
    if voices.iter().all(crate::alignment::Voice::is_missing) {
        return None;
    }
    let missing = voices.iter().filter(|voice| {
        let hidden = voice.presence == Presence::Absent || voice.presence == Presence::Left;
        voice.is_missing() && !hidden
    });
    let words: Vec<String> = missing
        .filter_map(|voice| {
            let name = &desk.workshop().group(voice.group)?.name;
            Some(match voice.assumed {
                0 => format!("{name}: 0 points"),
                1 => format!("{name}: 0 points, 1 guess"),
                guesses => format!("{name}: 0 points, {guesses} guesses"),
            })
        })
        .collect();
    (!words.is_empty()).then(|| Line::styled(words.join(" · "), theme.amber))
}
