//! The head line in words: the gap beside both alignments inside the blocs, the weakest pair, what it all rests on.

use ratatui::text::{Line, Span};

use crate::alignment::{Measures, Shares, Weakest};
use crate::tui::figure::{percent, share, signed};
use crate::widget::bar::{self, Parts};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::Workshop;

/// Columns of the bar.
const BAR: u16 = 24;

/// The lines of the head for so many columns: in at most two where `brief`. What is undefined is "no data yet", never 0.
#[must_use]
pub fn lines(workshop: &Workshop, measures: &Measures, theme: &Theme, width: usize, brief: bool) -> Vec<Line<'static>> {
    let mut lines = gap_lines(measures, theme, width, brief);
    let weakest = measures.overall.weakest_pair.map(|weakest| weakest_line(workshop, weakest, theme, brief));
    if brief {
        let mut second = weakest.map_or_else(Line::default, |mut line| {
            line.spans.push(Span::raw("   "));
            line
        });
        second.spans.extend(rests_on(measures, theme, brief).spans);
        lines.push(second);
    } else {
        lines.extend(measures.overall.between.map(|shares| shares_line(shares, theme)));
        lines.extend(weakest);
        lines.push(rests_on(measures, theme, brief));
    }
    lines.into_iter().map(|line| text::fit_line(&line, width)).collect()
}

fn gap_lines(measures: &Measures, theme: &Theme, width: usize, brief: bool) -> Vec<Line<'static>> {
    let overall = &measures.overall;
    let label = if brief { "gap " } else { "clinical–managerial gap " };
    let gap = vec![Span::styled(label, theme.dim), Span::styled(share(overall.gap), theme.heading)];
    let inside = vec![
        Span::styled("alignment inside clinical ", theme.dim),
        Span::styled(signed(alignment(overall.within_clinical)), theme.text),
        Span::styled("  inside managerial ", theme.dim),
        Span::styled(signed(alignment(overall.within_managerial)), theme.text),
    ];
    let mut first = Line::from(gap);
    if too_little(measures) {
        first.spans.push(Span::styled("  too little heard to say", theme.amber));
    }
    let together = text::line_width(&first) + 3 + text::line_width(&Line::from(inside.clone())) <= width;
    if together || brief {
        first.spans.push(Span::raw("   "));
        first.spans.extend(inside);
        return vec![first];
    }
    vec![first, Line::from(inside)]
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
    spans.push(Span::styled(
        format!(
            "  shared {}  opposed {}  unmatched {}",
            percent(shares.shared),
            percent(shares.opposed),
            percent(shares.unmatched)
        ),
        theme.dim,
    ));
    Line::from(spans)
}

fn weakest_line(workshop: &Workshop, weakest: Weakest, theme: &Theme, brief: bool) -> Line<'static> {
    let name = |id| {
        workshop.group(id).map_or_else(String::new, |group| if brief { group.code.to_string() } else { group.name.to_string() })
    };
    Line::from(vec![
        Span::styled(if brief { "weakest " } else { "weakest pair " }, theme.dim),
        Span::styled(format!("{} – {}", name(weakest.a), name(weakest.b)), theme.text),
        Span::styled(format!("  {}", signed(Some(weakest.alignment))), theme.dim),
    ])
}

/// What the figures rest on and what they leave out; nothing is said of what is not there.
fn rests_on(measures: &Measures, theme: &Theme, brief: bool) -> Line<'static> {
    let counts = &measures.counts;
    if counts.factors == 0 {
        return Line::from(Span::styled("no points yet", theme.dim));
    }
    let heard = counts.heard_share;
    let mut parts = Vec::new();
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
    Line::from(Span::styled(parts.join("  "), theme.dim))
}
