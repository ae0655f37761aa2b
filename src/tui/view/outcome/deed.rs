//! One action in lines: what, whose, first day, status; below it what it should move.

use ratatui::text::{Line, Span};

use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::tui::step::outcome::{FAR, SOON, days_until};
use crate::tui::view::stack::cell;
use crate::widget::text::Align;
use crate::widget::{dots, text};
use crate::workshop::{Action, Status};

/// Columns before the words.
const INDENT: usize = 5;
/// Columns of the first day.
const DAY: usize = 12;
/// Columns of the status.
const STATUS: usize = 11;

/// The fewest columns of words beside the rest: in fewer, an action of the usual length is a narrow pile.
const NARROW: usize = 56;

/// How much of an action is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All its words.
    Words,
    /// Also what it should move.
    Effect,
}

/// The lines of an action on `width` columns.
pub fn lines(model: &Model, desk: &Desk, action: &Action, width: usize, depth: Depth) -> Vec<Line<'static>> {
    let theme = &model.theme;
    let deed = &action.deed;
    let beside = width.saturating_sub(INDENT + owner(width) + DAY + STATUS + 5);
    // Where the words would stand in a narrow pile, they have lines of their own and the rest stands below them.
    let piled = beside < NARROW && text::width(&deed.what) > beside;
    let words = if piled { width.saturating_sub(INDENT) } else { beside };
    let owner = if piled { width.saturating_sub(2 * INDENT + DAY + STATUS + 3) } else { owner(width) };
    let wrapped = text::wrap(&deed.what, words);
    let dropped = deed.status == Status::Dropped;
    let style = if dropped { theme.dim } else { theme.text };
    let (whose, whose_style) = if deed.owner.is_empty() { ("nobody yet", theme.amber) } else { (deed.owner.as_str(), style) };
    let days = days_until(action, model.workshop_day());
    let form = if days.is_some_and(|days| days.abs() > FAR) { "%-d %b %Y" } else { "%a %-d %b" };
    let (day, day_style) = match (deed.first, days) {
        (Some(first), Some(days)) if days > SOON && !dropped => (first.strftime(form).to_string(), theme.amber),
        (Some(first), _) => (first.strftime(form).to_string(), style),
        (None, _) => ("no day yet".to_owned(), theme.amber),
    };
    let status = match deed.status {
        Status::Agreed | Status::Dropped => theme.dim,
        Status::Done => theme.done,
        Status::ToBeAsked => theme.amber,
    };
    let whole = |line: &String| Line::from(vec![Span::raw(" ".repeat(INDENT)), Span::styled(line.clone(), style)]);
    let mut owners = text::wrap(whose, owner).into_iter();
    let facts = [
        cell(&owners.next().unwrap_or_default(), owner, Align::Left, whose_style),
        Span::raw(" "),
        cell(&day, DAY, Align::Left, day_style),
        Span::raw(" "),
        cell(deed.status.word(), STATUS, Align::Left, status),
    ];
    let mut moves = if depth == Depth::Effect { effect(desk, action, width) } else { Vec::new() };
    let mut lines: Vec<Line<'static>> = Vec::new();
    if piled {
        lines.extend(wrapped.iter().map(whole));
        // A step further in, so that the next action is seen to begin.
        let further = || Span::raw(" ".repeat(2 * INDENT));
        lines.push(std::iter::once(further()).chain(facts).collect());
        lines.extend(owners.map(|line| Line::from(vec![further(), Span::styled(line, whose_style)])));
    } else {
        let first = cell(wrapped.first().map_or("", String::as_str), words, Align::Left, style);
        lines.push([Span::raw(" ".repeat(INDENT)), first, Span::raw("  ")].into_iter().chain(facts).collect());
        let mut rest = wrapped.into_iter().skip(1).map(|line| (line, style)).collect::<Vec<_>>();
        // Beside an owner of several lines the moves have room: they follow the words there too.
        if rest.len() < owners.len() && moves.iter().all(|line| text::width(line) <= words) {
            rest.extend(std::mem::take(&mut moves).into_iter().map(|line| (line, theme.dim)));
        }
        let mut rest = rest.into_iter();
        loop {
            let (more, whose) = (rest.next(), owners.next());
            if more.is_none() && whose.is_none() {
                break;
            }
            let (more, style) = more.unwrap_or_default();
            let more = cell(&more, words, Align::Left, style);
            let whose = Span::styled(whose.unwrap_or_default(), whose_style);
            lines.push(Line::from(vec![Span::raw(" ".repeat(INDENT)), more, Span::raw("  "), whose]));
        }
    }
    let indented = |words: String| Line::styled(format!("{}{words}", " ".repeat(INDENT)), theme.dim);
    lines.extend(moves.into_iter().map(indented));
    lines
}

/// Columns of the owner beside the words.
const fn owner(width: usize) -> usize {
    match width {
        130.. => 30,
        90.. => 26,
        _ => 16,
    }
}

/// What is said before the first move.
const MOVES: &str = "should move: ";

/// `should move: Nurses −4½ → −3, Ward managers −5 → gone`, in as many lines as whole moves take.
fn effect(desk: &Desk, action: &Action, width: usize) -> Vec<String> {
    let workshop = desk.workshop();
    let moved = action.deed.shifts.iter().filter_map(|shift| {
        let factor = workshop.factor(shift.factor)?;
        let group = workshop.group(factor.group).map_or("", |group| group.name.as_str());
        let now = factor.strength().map_or_else(|| "·".to_owned(), dots::number);
        let sign = factor.kind.sign();
        let to = if shift.to == 0 { "gone".to_owned() } else { format!("{sign}{}", shift.to) };
        Some((group, format!(" {sign}{now} → {to}")))
    });
    let room = width.saturating_sub(INDENT + MOVES.len());
    let mut lines: Vec<String> = Vec::new();
    for (group, figures) in moved {
        let word = format!("{}{figures}", text::fit(group, room.saturating_sub(text::width(&figures) + 1)));
        let fits = |line: &&mut String| text::width(line) + text::width(&word) + 3 <= room;
        if let Some(line) = lines.last_mut().filter(fits) {
            *line = format!("{line}, {word}");
        } else {
            if let Some(line) = lines.last_mut() {
                line.push(',');
            }
            lines.push(word);
        }
    }
    let before = |at: usize| if at == 0 { MOVES.to_owned() } else { " ".repeat(MOVES.len()) };
    lines.iter().enumerate().map(|(at, line)| format!("{}{line}", before(at))).collect()
}
