//! Tomorrow's matrix in view 5: the actions with each one's share, and today beside then.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::levers::{moved, then_and_now, with_matrix};
use super::themes::put_lines;
use crate::alignment::{ActionShare, Tomorrow};
use crate::tui::desk::Desk;
use crate::tui::figure::{brief, share, signed};
use crate::tui::view::stack::{self, Row, cell};
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;

/// What stands at the right of an action, and the columns of each with the gutter before it.
const HEADS: [(&str, usize); 3] = [("gap", 7), ("clin.", 7), ("manag.", 8)];

/// What all of them are; it stands before the first.
const CHANGE: &str = "change in";

/// Columns before an action, for the mark of the one under the cursor.
const MARK: usize = 2;

/// The column between the last figure and the mark of what is out of sight.
const EDGE: usize = 1;

/// Draws the actions that move a point, and what they come to.
pub fn draw(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(tomorrow) = desk.tomorrow() else { return };
    if tomorrow.shares.is_empty() {
        let words = "No action says yet what it should move. Enter on a lever makes one that does.";
        let lines: Vec<Line<'static>> =
            text::wrap(words, usize::from(rows.width)).into_iter().map(|line| Line::styled(line, theme.dim)).collect();
        return put_lines(&lines, Rect { y: rows.y + 1, height: rows.height.saturating_sub(1), ..rows }, buf);
    }
    let cursor = cursor(desk, tomorrow);
    let (head, list) = heads(rows);
    if let Some(head) = head {
        let name = cell(CHANGE, words_wide(rows.width) + MARK + 1, Align::Right, theme.dim);
        let heads = HEADS.iter().enumerate();
        let heads = heads.map(|(at, (head, wide))| cell(head, wide - usize::from(at == 0), Align::Right, theme.dim));
        let line: Line<'_> = std::iter::once(name).chain(heads).collect();
        text::put_line(buf, head.x, head.y, &line, head.width, theme.dim);
    }
    stack::draw(&actions(desk, list, theme), Some(cursor), list, buf, theme);
    let points = match tomorrow.moves.len() {
        1 => "1 point moves".to_owned(),
        moves => format!("{moves} points move"),
    };
    let mut above = vec![Line::from(vec![
        Span::styled("If every action did what the room expects of it", theme.heading),
        Span::styled(format!("   {points}"), theme.dim),
    ])];
    above.extend(then_and_now(&desk.measures().overall, &tomorrow.measures.overall, preview.width, theme));
    above.push(without(tomorrow, &tomorrow.shares[cursor], theme));
    above.push(Line::styled("Its share is the change lost without it; shares need not add up.", theme.dim));
    let moves: Vec<_> = tomorrow.moves.iter().map(|step| moved(desk, step.factor, step.from, step.to, theme)).collect();
    with_matrix(desk, &above, Some(&tomorrow.measures), &moves, preview, buf, theme);
}

/// The action of the row at this line of the screen.
pub fn row_at(desk: &Desk, rows: Rect, y: u16, theme: &Theme) -> Option<usize> {
    let list = heads(rows).1;
    stack::row_at(&actions(desk, list, theme), Some(cursor(desk, desk.tomorrow()?)), list, y)
}

/// Lines that all actions take with all their words, and their heads.
pub fn lines(desk: &Desk, width: u16) -> usize {
    let shares = desk.tomorrow().map_or(&[][..], |tomorrow| tomorrow.shares.as_slice());
    1 + shares.iter().map(|share| stack::column(&what(desk, share), words_wide(width), true).len()).sum::<usize>()
}

fn cursor(desk: &Desk, tomorrow: &Tomorrow) -> usize {
    desk.look.levers[2].min(tomorrow.shares.len().saturating_sub(1))
}

/// The line of the heads, where there is room for it, and the place of the actions below.
fn heads(rows: Rect) -> (Option<Rect>, Rect) {
    let head = (rows.height > 2).then_some(Rect { height: 1, ..rows });
    let above = u16::from(head.is_some());
    (head, Rect { y: rows.y + above, height: rows.height - above, ..rows })
}

/// Columns of an action's words.
fn words_wide(width: u16) -> usize {
    let figures: usize = HEADS.iter().map(|(_, wide)| wide).sum();
    usize::from(width).saturating_sub(MARK + figures + EDGE).max(1)
}

/// The actions with all their words if all of them are seen so, else only the one marked, and the others with one line each.
fn actions(desk: &Desk, list: Rect, theme: &Theme) -> Vec<Row> {
    let Some(tomorrow) = desk.tomorrow() else { return Vec::new() };
    let cursor = cursor(desk, tomorrow);
    stack::whole_if_it_fits(list.height, |whole| {
        let row = |(at, share)| {
            let here = at == cursor;
            Row::item(at, action(desk, share, here, (list.width, whole || here), theme))
        };
        tomorrow.shares.iter().enumerate().map(row).collect()
    })
}

fn action(desk: &Desk, share: &ActionShare, here: bool, (width, whole): (u16, bool), theme: &Theme) -> Vec<Line<'static>> {
    let room = words_wide(width);
    let what = what(desk, share);
    let mut words = if whole { stack::column(&what, room, true) } else { vec![text::fit_words(&what, room)] };
    let first = words.remove(0);
    let mut spans =
        vec![cell(if here { "▸" } else { "" }, MARK, Align::Left, theme.accent), cell(&first, room, Align::Left, theme.text)];
    let figures = [share.gap, share.pull_clinical, share.pull_managerial];
    spans.extend(figures.iter().zip(HEADS).map(|(figure, (_, wide))| cell(&brief(*figure), wide, Align::Right, theme.dim)));
    stack::going_on(Line::from(spans), words, MARK, theme.text)
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
