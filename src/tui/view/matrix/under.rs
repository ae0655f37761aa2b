//! What is under the cursor of the matrix, in a line: the heading with its shares, or the group's voice in the picture.

use ratatui::text::{Line, Span};

use super::scene::Scene;
use super::sheet;
use crate::alignment::{Reading, ThemeFigures, Voice};
use crate::tui::action::Action;
use crate::tui::figure;
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::bar::{self, Parts};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::Meaning;

/// Columns of the bar.
const BAR: u16 = 10;

/// The line for where the cursor stands: a row, a column, one beyond the last of either.
#[must_use]
pub fn line(model: &Model, scene: &Scene<'_>, (row, column): (usize, usize), width: usize) -> Line<'static> {
    let theme = &model.theme;
    let line = match (scene.measures.themes.get(row), sheet::columns(scene).1.get(column)) {
        (Some(figures), _) => heading(scene, figures, theme),
        (None, Some(group)) => {
            let found = scene.voices.iter().find(|voice| voice.group == *group);
            found.map_or_else(Line::default, |voice| Line::from(Span::styled(voice_words(scene, voice), theme.text)))
        }
        (None, None) => {
            let why = key(model, Action::ExplainWhy);
            Line::from(Span::styled(format!("{why} explains the figures of the head line, one after the other."), theme.dim))
        }
    };
    whole(line, width)
}

/// The line without the last parts where they do not fit whole.
fn whole(mut line: Line<'static>, width: usize) -> Line<'static> {
    while line.spans.len() > 2 && text::line_width(&line) > width {
        line.spans.pop();
    }
    text::fit_line(&line, width)
}

fn heading(scene: &Scene<'_>, figures: &ThemeFigures, theme: &Theme) -> Line<'static> {
    let name = scene.workshop.theme(figures.id).map_or_else(String::new, |theme| theme.name.to_string());
    let mut spans = vec![Span::styled(format!("{name}  "), theme.heading)];
    let Some(shares) = figures.shares else {
        let raised = figures.coverage.filter(|coverage| *coverage > 0.0).map(figure::percent);
        let words =
            raised.map_or_else(|| figure::NO_DATA.to_owned(), |raised| format!("{raised} raised it, no two groups to compare"));
        spans.push(Span::styled(format!("{words}  "), theme.dim));
        spans.extend(reading(figures, theme));
        return Line::from(spans);
    };
    spans.extend(
        bar::parts(Parts { shared: shares.shared, opposed: shares.opposed, unmatched: shares.unmatched }, BAR, theme).spans,
    );
    let coverage = figures.coverage.map_or_else(String::new, figure::percent);
    spans.push(Span::styled(format!(" {}  {coverage} raised it  ", figure::signed(figures.alignment())), theme.dim));
    spans.extend(reading(figures, theme));
    Line::from(spans)
}

fn reading(figures: &ThemeFigures, theme: &Theme) -> Vec<Span<'static>> {
    let mut spans = sheet::reading(figures, theme, 0).spans;
    let found = match figures.meaning {
        Meaning::Same => " (same meaning)",
        Meaning::Two => " (two meanings)",
        Meaning::NotChecked if figures.reading == Reading::NoData => "",
        Meaning::NotChecked => " (meaning not checked)",
    };
    if let Some(first) = spans.first_mut() {
        first.content = sheet::reading_word(figures).into();
    }
    spans.truncate(1);
    spans.push(Span::styled(found, theme.dim));
    spans
}

/// A group's voice: who is here, what it said, where only others spoke.
#[must_use]
pub fn voice_words(scene: &Scene<'_>, voice: &Voice) -> String {
    let Some(group) = scene.workshop.group(voice.group) else { return String::new() };
    let people = group.people.map_or_else(String::new, |people| format!(" {people}"));
    let mut words = format!("{}  {}{people} · {}", group.name, group.presence.word(), count(voice.points, "point"));
    if voice.told_before > 0 {
        words.push_str(&format!(", {} told before", voice.told_before));
    }
    words.push_str(&format!(", {} scored", voice.scored));
    if voice.assumed > 0 {
        words.push_str(&format!(" · {}", count(voice.assumed, "guess")));
    }
    let names = voice.only_others.iter().filter_map(|id| scene.workshop.theme(*id)).map(|theme| theme.name.as_str());
    let names: Vec<&str> = names.collect();
    if !names.is_empty() {
        words.push_str(&format!(" · only others on {}", names.join(", ")));
    }
    words
}

fn count(count: u32, what: &str) -> String {
    let ending = match (count, what.ends_with('s')) {
        (1, _) => "",
        (_, true) => "es",
        _ => "s",
    };
    format!("{count} {what}{ending}")
}
