//! The head line in words: the gap beside both alignments inside the blocs, the weakest pair, what it all rests on.

use ratatui::text::{Line, Span};

use crate::alignment::{Shares, Weakest};
use crate::tui::desk::Desk;
use crate::widget::bar::{self, Parts};
use crate::widget::text;
use crate::widget::theme::Theme;

/// Columns of the bar.
const BAR: u16 = 24;

/// The lines of the head, as wide as there is room: what stands, or "no data yet", never 0 for what is undefined.
#[must_use]
pub fn lines(desk: &Desk, theme: &Theme, width: usize) -> Vec<Line<'static>> {
    let overall = &desk.measures().overall;
    let counts = &desk.measures().counts;
    let mut first = vec![
        Span::styled("gap between clinical and managerial ", theme.dim),
        Span::styled(figure(overall.gap), theme.heading),
        Span::styled("   inside clinical ", theme.dim),
        Span::styled(alignment(overall.within_clinical), theme.text),
        Span::styled("   inside managerial ", theme.dim),
        Span::styled(alignment(overall.within_managerial), theme.text),
    ];
    let mut lines = Vec::new();
    if text::line_width(&Line::from(first.clone())) > width {
        let inside = first.split_off(2);
        lines.push(Line::from(first));
        let mut inside = Line::from(inside);
        if let Some(span) = inside.spans.first_mut() {
            *span = Span::styled("inside clinical ", theme.dim);
        }
        lines.push(inside);
    } else {
        lines.push(Line::from(first));
    }
    if counts.heard_share.is_too_little() && counts.factors > 0 {
        let heard = format!("too little heard to say: {} of {} squares", counts.heard_share.heard, counts.heard_share.of);
        lines.push(Line::styled(heard, theme.amber));
    }
    if let Some(shares) = overall.between {
        lines.push(shares_line(shares, theme));
    }
    if let Some(weakest) = overall.weakest_pair {
        lines.push(weakest_line(desk, weakest, theme));
    }
    lines.push(rests_on(desk, theme));
    lines.into_iter().map(|line| text::fit_line(&line, width)).collect()
}

fn figure(value: Option<f64>) -> String {
    value.map_or_else(|| "no data yet".to_owned(), |value| format!("{value:.2}"))
}

fn alignment(shares: Option<Shares>) -> String {
    figure(shares.map(|shares| shares.alignment))
}

fn shares_line(shares: Shares, theme: &Theme) -> Line<'static> {
    let parts = Parts { shared: shares.shared, opposed: shares.opposed, unmatched: shares.unmatched };
    let mut spans = bar::parts(parts, BAR, theme).spans;
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
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

fn weakest_line(desk: &Desk, weakest: Weakest, theme: &Theme) -> Line<'static> {
    let name = |id| desk.workshop().group(id).map_or_else(String::new, |group| group.name.to_string());
    Line::from(vec![
        Span::styled("weakest pair ", theme.dim),
        Span::styled(format!("{} – {}", name(weakest.a), name(weakest.b)), theme.text),
        Span::styled(format!("  {:.2}", weakest.alignment), theme.dim),
    ])
}

/// What the figures rest on and what they leave out; nothing is said of what is not there.
fn rests_on(desk: &Desk, theme: &Theme) -> Line<'static> {
    let counts = &desk.measures().counts;
    let mut parts = Vec::new();
    if let Some(share) = desk.measures().overall.assumed_share.filter(|share| *share > 0.0) {
        parts.push(format!("rests on guesses {:.0} %", share * 100.0));
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
    if counts.factors == 0 {
        parts.push("no points yet".to_owned());
    }
    Line::styled(parts.join("   "), theme.dim)
}
