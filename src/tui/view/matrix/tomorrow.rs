//! Tomorrow's matrix in view 5: the actions with each one's share, and today beside then.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::levers::{listed, moved, then_and_now, with_matrix};
use super::themes::put_lines;
use crate::alignment::{ActionShare, Tomorrow};
use crate::tui::desk::Desk;
use crate::tui::figure::{brief, share, signed};
use crate::widget::theme::Theme;
use crate::widget::{list, text};

/// Draws the actions that move a point, and what they come to.
pub fn draw(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(tomorrow) = desk.tomorrow() else { return };
    if tomorrow.shares.is_empty() {
        let words = "No action says yet what it should move. Enter on a lever makes one that does.";
        let lines: Vec<Line<'static>> =
            text::wrap(words, usize::from(rows.width)).into_iter().map(|line| Line::styled(line, theme.dim)).collect();
        return put_lines(&lines, Rect { y: rows.y + 1, height: rows.height.saturating_sub(1), ..rows }, buf);
    }
    let item = |share: &ActionShare| list::Item {
        text: Line::styled(what(desk, share), theme.text),
        aside: [share.gap, share.pull_clinical, share.pull_managerial].map(|figure| Line::raw(brief(figure))).to_vec(),
    };
    let cursor = desk.look.levers[2].min(tomorrow.shares.len() - 1);
    listed(&["gap", "clin.", "manag."], tomorrow.shares.iter().map(item).collect(), cursor, rows, buf, theme);
    let mut above = vec![Line::styled("If every action did what the room expects of it", theme.heading)];
    above.extend(then_and_now(&desk.measures().overall, &tomorrow.measures.overall, preview.width, theme));
    above.push(without(tomorrow, &tomorrow.shares[cursor], theme));
    above.push(Line::styled("Its share is the change lost without it; shares need not add up.", theme.dim));
    let moves: Vec<_> = tomorrow.moves.iter().map(|step| moved(desk, step.factor, step.from, step.to, theme)).collect();
    with_matrix(desk, &above, Some(&tomorrow.measures), &moves, preview, buf, theme);
}

fn what(desk: &Desk, share: &ActionShare) -> String {
    desk.workshop().action(share.action).map_or_else(String::new, |action| action.deed.what.to_string())
}

/// Tomorrow without the action under the cursor.
fn without(tomorrow: &Tomorrow, lost: &ActionShare, theme: &Theme) -> Line<'static> {
    let overall = &tomorrow.measures.overall;
    let less = |with: Option<f64>, lost: Option<f64>| Some(with? - lost?);
    Line::from(vec![
        Span::styled("without the one marked: gap ", theme.dim),
        Span::styled(share(less(overall.gap, lost.gap)), theme.text),
        Span::styled(", pulls ", theme.dim),
        Span::styled(signed(less(overall.pull_clinical, lost.pull_clinical)), theme.text),
        Span::styled(" and ", theme.dim),
        Span::styled(signed(less(overall.pull_managerial, lost.pull_managerial)), theme.text),
    ])
}
