//! The head line in words: the gap beside both alignments inside the blocs, the weakest pair, what it all rests on.

use ratatui::text::{Line, Span};

use crate::alignment::{Measures, Shares, Weakest};
use crate::tui::figure::{percent, percents, share, signed};
use crate::widget::bar::{self, Parts};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::Workshop;

/// Columns below which the words are the short ones.
const NARROW: usize = 60;

/// Columns of the bar.
const BAR: u16 = 24;

/// The lines of the head for so many columns, in short words where `brief`. What is undefined is "no data yet", never 0.
#[must_use]
pub fn lines(workshop: &Workshop, measures: &Measures, theme: &Theme, width: usize, brief: bool) -> Vec<Line<'static>> {
    let brief = brief || width < NARROW;
    let mut gap = gap_parts(measures, theme, brief);
    let weakest = measures.overall.weakest_pair.map(|weakest| weakest_part(workshop, weakest, theme, brief));
    let rests = rests_on(measures, theme, brief);
    if brief {
        // What was heard first: it fits behind the gap where the weakest pair would not.
        let (heard, rest) = rests.split_at(rests.len().min(1));
        gap.extend(heard.iter().cloned().chain(weakest).chain(rest.iter().cloned()));
        return flow(gap, width);
    }
    let mut lines = flow(gap, width);
    lines.extend(measures.overall.between.map(|shares| shares_line(shares, theme)));
    lines.extend(flow(weakest.into_iter().collect(), width));
    lines.extend(flow(rests, width));
    lines
}

/// Words that stay together in a line.
type Part = Vec<Span<'static>>;

/// Parts in as few lines as they fit, two columns between them.
fn flow(parts: Vec<Part>, width: usize) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut taken = 0;
    for part in parts {
        let wide: usize = part.iter().map(|span| text::width(&span.content)).sum();
        match lines.last_mut() {
            Some(line) if taken + 2 + wide <= width => {
                taken += 2 + wide;
                line.spans.push(Span::raw("  "));
                line.spans.extend(part);
            }
            _ => {
                taken = wide.min(width);
                lines.push(if wide <= width { Line::from(part) } else { text::fit_line(&Line::from(part), width) });
            }
        }
    }
    lines
}

/// The gap, what is to be said of it, the alignment inside both sides.
fn gap_parts(measures: &Measures, theme: &Theme, brief: bool) -> Vec<Part> {
    let overall = &measures.overall;
    let figure =
        |label: &str, figure: String, style| vec![Span::styled(format!("{label} "), theme.dim), Span::styled(figure, style)];
    let mut parts = vec![figure(if brief { "gap" } else { "clinical–managerial gap" }, share(overall.gap), theme.heading)];
    if too_little(measures) {
        parts.push(vec![Span::styled("too little heard to say", theme.amber)]);
    }
    if !brief && share(overall.with_assumed.gap) != share(overall.gap) {
        parts.push(figure("with guesses", share(overall.with_assumed.gap), theme.dim));
    }
    parts.push(figure("alignment inside clinical", signed(alignment(overall.within_clinical)), theme.text));
    let other = if brief { "managerial" } else { "inside managerial" };
    parts.push(figure(other, signed(alignment(overall.within_managerial)), theme.text));
    parts
}

fn too_little(measures: &Measures) -> bool {
    measures.counts.heard_share.is_too_little() && measures.counts.factors > 0
}

fn alignment(shares: Option<Shares>) -> Option<f64> {
    shares.map(|shares| shares.alignment)
}

/// The three shares as a bar and in words.
#[must_use]
pub fn shares_line(shares: Shares, theme: &Theme) -> Line<'static> {
    let parts = Parts { shared: shares.shared, opposed: shares.opposed, unmatched: shares.unmatched };
    let mut spans = bar::parts(parts, BAR, theme).spans;
    let [shared, opposed, unmatched] = percents([shares.shared, shares.opposed, shares.unmatched]);
    spans.push(Span::styled(format!("  shared {shared}  opposed {opposed}  unmatched {unmatched}"), theme.dim));
    Line::from(spans)
}

fn weakest_part(workshop: &Workshop, weakest: Weakest, theme: &Theme, brief: bool) -> Part {
    let name = |id| {
        workshop.group(id).map_or_else(String::new, |group| if brief { group.code.to_string() } else { group.name.to_string() })
    };
    vec![
        Span::styled(if brief { "weakest " } else { "weakest pair " }, theme.dim),
        Span::styled(format!("{} – {}", name(weakest.a), name(weakest.b)), theme.text),
        Span::styled(format!(" {}", signed(Some(weakest.alignment))), theme.dim),
    ]
}

/// What the figures rest on and what they leave out; nothing is said of what is not there.
fn rests_on(measures: &Measures, theme: &Theme, brief: bool) -> Vec<Part> {
    let counts = &measures.counts;
    let mut parts = Vec::new();
    if counts.factors == 0 {
        parts.push("no points yet".to_owned());
    } else {
        let heard = counts.heard_share;
        if heard.of > 0 {
            parts.push(format!("heard {} of {}{}", heard.heard, heard.of, if brief { "" } else { " squares" }));
        }
        if let Some(share) = measures.overall.assumed_share.filter(|share| *share > 0.0) {
            parts.push(format!("{}guesses {}", if brief { "" } else { "rests on " }, percent(share)));
        }
        if counts.entered > 0 {
            parts.push(format!("provisional {} of {}", counts.entered, counts.factors));
        }
        if counts.unscored > 0 {
            parts.push(format!("not scored {}", counts.unscored));
        }
        if counts.without_theme > 0 {
            parts.push(format!("no heading {}", counts.without_theme));
        }
    }
    parts.into_iter().map(|words| vec![Span::styled(words, theme.dim)]).collect()
}
