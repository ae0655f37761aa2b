//! *What first?*: the numbered shortlist with each side's dots beside it, what both put high, what is chosen, and what
//! the room sees of it. The facilitator sees both sides always.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::stack::{self, Row, cell};
use crate::room;
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Pane};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::tui::step::dots::unlisted;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::workshop::{Bloc, FactorId, GroupId, Hides, Shown};

/// Columns of a number of dots, right of which its bar begins.
const FIGURE: usize = 4;

/// Draws the shortlist.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let foot = foot(model, desk, theme);
    let (list, rows) = list(area, foot.len());
    let shape = Shape::of(desk, area.width);
    text::put_line(buf, area.x, area.y, &shape.head(desk, theme), area.width, theme.heading);
    let below = if let Some(words) = unlisted(model, desk) {
        let lines = text::wrap(&words, list.width.into());
        for (line, y) in lines.iter().zip(list.y + 1..list.bottom()) {
            text::put(buf, list.x, y, line, list.width, theme.dim);
        }
        list.y + 1 + u16::try_from(lines.len()).unwrap_or(0)
    } else {
        stack::draw(&list_rows(desk, &shape, list.height, theme), cursor(desk), list, buf, theme)
    };
    // A blank line before what it comes to, where there is room for one.
    let y = (below + 1).min(area.bottom().saturating_sub(rows));
    for (line, y) in foot.iter().zip(y..area.bottom()) {
        text::put_fitted(buf, (area.x, y), line, area.width, theme.text);
    }
}

/// The row of the shortlist at this line of the screen.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let (list, _) = list(area, foot(model, desk, &model.theme).len());
    stack::row_at(&list_rows(desk, &Shape::of(desk, area.width), list.height, &model.theme), cursor(desk), list, y)
}

fn cursor(desk: &Desk) -> Option<usize> {
    let focused = desk.pane == Pane::Dots && !desk.line_has_caret;
    let last = desk.workshop().shortlist.len().checked_sub(1)?;
    focused.then_some(desk.cursors.dots.min(last))
}

/// The place of the rows between the heads and a foot of so many lines, and how many of these are shown.
fn list(area: Rect, foot: usize) -> (Rect, u16) {
    let rows = u16::try_from(foot).unwrap_or(0).min(area.height / 2);
    (Rect { y: area.y + 1, height: area.height.saturating_sub(rows + 1), ..area }, rows)
}

/// Which columns the list has.
struct Shape {
    sides: Vec<Bloc>,
    words: usize,
    group: usize,
    bar: usize,
    /// The most dots that one side put on one barrier.
    most: u32,
}

impl Shape {
    fn of(desk: &Desk, width: u16) -> Self {
        let sides = desk.sides();
        let code = desk.workshop().groups().map(|group| group.code.len()).max().unwrap_or(0);
        let said_by = desk.workshop().shortlist.iter().map(|id| whose(desk, *id).0.len()).max().unwrap_or(0);
        let group = said_by.max(code).min(usize::from(width) / 4) + 2;
        let width = usize::from(width);
        let bar = (width / 8).clamp(6, 16) * 2 / sides.len().max(2);
        let taken = 7 + group + sides.len() * (FIGURE + 1 + bar);
        let on = |id: &FactorId| sides.iter().map(|side| dots(desk, *id, *side)).max();
        let most = desk.workshop().shortlist.iter().filter_map(on).max().unwrap_or(0);
        Self { words: width.saturating_sub(taken), group, bar, most, sides }
    }

    /// What the columns are, and how many slips of each side are in.
    fn head(&self, desk: &Desk, theme: &Theme) -> Line<'static> {
        let listed = format!("Shortlist {}", desk.workshop().shortlist.len());
        let mut spans = vec![cell(&listed, 7 + self.words + self.group, Align::Left, theme.heading)];
        for side in &self.sides {
            let slips = desk.workshop().slips().filter(|slip| slip.bloc == *side).count();
            let style = if desk.line_has_caret && *side == desk.slip_side { theme.accent } else { theme.subheading };
            let full = format!("  {}, {slips} slips", side.word());
            let fits = text::width(&full) <= FIGURE + 1 + self.bar;
            let words = if fits { full } else { format!("  {} {slips}", side.word()) };
            spans.push(cell(&words, FIGURE + 1 + self.bar, Align::Left, style));
        }
        Line::from(spans)
    }
}

/// The codes of the groups that say this, those that the room does not see with the word for it; and whether one is such.
fn whose(desk: &Desk, id: FactorId) -> (String, bool) {
    let code = |id: &GroupId| {
        let held = if desk.kept().is_held(*id) { format!(" {}", Shown::Held.word()) } else { String::new() };
        Some(format!("{}{held}", desk.workshop().group(*id)?.code))
    };
    let groups = desk.said_by(id);
    let codes: Vec<String> = groups.iter().filter_map(code).collect();
    (codes.join(", "), groups.iter().any(|id| desk.kept().is_held(*id)))
}

fn dots(desk: &Desk, id: FactorId, side: Bloc) -> u32 {
    desk.workshop().dots_of(id, |bloc| bloc == side)
}

fn list_rows(desk: &Desk, shape: &Shape, height: u16, theme: &Theme) -> Vec<Row> {
    stack::whole_if_it_fits(height, |whole| {
        let rows = desk.workshop().shortlist.iter().enumerate();
        rows.map(|(at, id)| Row::item(at, row(desk, *id, shape, whole, theme))).collect()
    })
}

fn row(desk: &Desk, id: FactorId, shape: &Shape, whole: bool, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let Some(factor) = workshop.factor(id) else { return vec![Line::default()] };
    let chosen = workshop.chosen.contains(&id);
    let style = match (factor.is_live(), chosen) {
        (false, _) => theme.dim.add_modifier(Modifier::CROSSED_OUT),
        (true, true) => theme.heading,
        (true, false) => theme.text,
    };
    let (said_by, held) = whose(desk, id);
    let number = desk.number(id).map_or_else(|| "–".to_owned(), |number| number.to_string());
    let whose_style = if held { theme.amber } else { theme.dim };
    let mut words = stack::column(&factor.text, shape.words, whole);
    let first = words.remove(0);
    let mut spans = vec![
        cell(&number, 3, Align::Right, theme.accent),
        Span::raw(" "),
        cell(if chosen { "✓" } else { "" }, 2, Align::Left, theme.done),
        cell(&first, shape.words, Align::Left, style),
        Span::raw(" "),
        cell(&format!(" {said_by}"), shape.group, Align::Left, whose_style),
    ];
    for side in &shape.sides {
        let dots = dots(desk, id, *side);
        let (words, style) = if dots == 0 { ("·".to_owned(), theme.faint) } else { (dots.to_string(), theme.text) };
        spans.push(cell(&words, FIGURE, Align::Right, style));
        spans.push(Span::raw(" "));
        // Where the row under the cursor is turned round, the place of the bar is not: it would be a hole in it.
        let bar = bar(dots, shape);
        let rest = " ".repeat(shape.bar.saturating_sub(text::width(&bar)));
        let as_is = |style: Style| style.remove_modifier(Modifier::REVERSED);
        spans.extend([Span::styled(bar, as_is(theme.way_text)), Span::styled(rest, as_is(Style::new()))]);
    }
    stack::going_on(Line::from(spans), words, 6, style)
}

/// A dot each; a bar in proportion where there are more dots than columns.
fn bar(dots: u32, shape: &Shape) -> String {
    let columns = u32::try_from(shape.bar.saturating_sub(1)).unwrap_or(0);
    if shape.most <= columns {
        return "●".repeat(dots as usize);
    }
    let most = shape.most.max(1);
    let share = (dots.saturating_mul(columns) + most / 2) / most;
    "▇".repeat(share.max(u32::from(dots > 0)) as usize)
}

/// What it comes to: what both sides put high, what is chosen, what the room sees.
fn foot(model: &Model, desk: &Desk, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let mut lines = Vec::new();
    if desk.kept().ballot.len() < workshop.shortlist.len() {
        let off = key(model, Action::Remove);
        let moved = if workshop.slips().next().is_some() { ": say that the numbers below it moved up" } else { "" };
        let words = format!("–  held: not on the room’s list, so without a number{moved}. {off} takes it off.");
        lines.push(Line::styled(words, theme.amber));
    }
    let taken = !workshop.chosen.is_empty() && desk.both_high().iter().all(|id| workshop.chosen.contains(id));
    if workshop.slips().next().is_some() && !taken {
        lines.push(suggestion(model, desk, theme));
        if !desk.both_high().is_empty() {
            lines.push(Line::styled("High: with each side’s even share of its dots or more.", theme.dim));
        }
    }
    if !workshop.chosen.is_empty() {
        let numbers = desk.numbers(&workshop.chosen);
        let numbers = if numbers.is_empty() { format!("{}, not on this list", workshop.chosen.len()) } else { numbers };
        lines.push(Line::from(vec![Span::styled("Chosen: ", theme.dim), Span::styled(numbers, theme.done)]));
    }
    let apart = room::dots_apart(workshop);
    if workshop.veil.hidden.contains(&Hides::Dots) {
        let how = if apart { "" } else { " as one total: a side has fewer than three people" };
        lines
            .push(Line::styled(format!("The room sees no dots yet: {} shows them{how}.", key(model, Action::Reveal)), theme.dim));
    } else if !apart {
        lines.push(Line::styled("The room sees one total: a side has fewer than three people here.", theme.dim));
    }
    lines
}

fn suggestion(model: &Model, desk: &Desk, theme: &Theme) -> Line<'static> {
    let workshop = desk.workshop();
    let both = desk.both_high();
    let empty = [Bloc::Clinical, Bloc::Managerial].into_iter().find(|side| !workshop.slips().any(|slip| slip.bloc == *side));
    let words = match empty {
        Some(side) => format!("No {} slips yet.", side.word()),
        None if both.is_empty() => "Nothing is high on both sides: ask what both would lift.".to_owned(),
        None => {
            let which = if both.len() == 1 { "number" } else { "numbers" };
            let numbers = format!("{which} {}", desk.numbers(both));
            return Line::from(vec![
                Span::styled("High on both sides: ", theme.dim),
                Span::styled(numbers, theme.heading),
                Span::styled(format!("   {}", key(model, Action::TakeSuggestion)), theme.key),
                Span::styled(" chooses them", theme.key_label),
            ]);
        }
    };
    Line::styled(words, theme.dim)
}
