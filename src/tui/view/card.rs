//! *How much does it matter?*: the card of one group, numbered as on paper, and below its points the headings that it did
//! not raise. Who is scored so far stands in the rail, or in one line above the card where there is no rail.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::stack::{self, Row, cell};
use crate::capture::Raters;
use crate::tui::desk::{CardRow, Desk, Front, LineFor, Pane};
use crate::tui::model::Model;
use crate::tui::step::is_scored;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{dots, pane};
use crate::workshop::{Basis, Evidence, Factor, Group, Kind, Shown, Tally, ThemeId};

/// Columns of the last column: how the figure came about.
const STATE: usize = 12;
/// What is said of a row that a line was typed for, and left.
const NOT_ENTERED: &str = "not entered";
/// The same of a point that is scored: its figures stand beside it.
const LINE_WAITS: &str = "line waits";
/// Points that a group scores at most in the time there is; on paper it put them in order.
const AT_MOST: usize = 4;
/// Columns from which strengths are also shown as dots.
const WITH_DOTS: u16 = 86;

/// Draws the card of the group whose turn it is.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(group) = desk.group.and_then(|id| desk.workshop().group(id)) else {
        text::put(buf, area.x, area.y, "There is no group yet: A adds one.", area.width, theme.dim);
        return;
    };
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let held = if desk.kept().is_held(group.id) { format!(" ({})", Shown::Held.word()) } else { String::new() };
    let title = format!("{}{held}", text::fit(&group.name, 40));
    let beside = area.width.saturating_sub(text::columns(&title));
    let below = pane::heading(area, &title, &about(desk, group, beside, theme), buf, theme);
    let list = list(model, area);
    if list.y > below.y + 1 {
        text::put_line(buf, below.x, below.y, &text::fit_line(&groups(desk, theme), below.width.into()), below.width, theme.dim);
    }
    let shape = Shape::of(desk, group, below.width);
    text::put_line(buf, list.x, list.y.saturating_sub(1), &shape.head(theme), list.width, theme.dim);
    let card = desk.card();
    let rows = stack::whole_if_it_fits(list.height, |whole| rows(desk, group, &card, (&shape, whole), theme));
    stack::draw(&rows, cursor(desk, &card), list, buf, theme);
}

/// The row of the card at this line of the screen.
pub fn row_at(model: &Model, desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let group = desk.group.and_then(|id| desk.workshop().group(id))?;
    let list = list(model, Rect { width: area.width.saturating_sub(1), ..area });
    let card = desk.card();
    let shape = Shape::of(desk, group, list.width);
    let rows = stack::whole_if_it_fits(list.height, |whole| rows(desk, group, &card, (&shape, whole), &model.theme));
    stack::row_at(&rows, cursor(desk, &card), list, y)
}

/// The row under the cursor, or of the point whose counts are typed; none while the cursor is in another pane.
fn cursor(desk: &Desk, card: &[CardRow]) -> Option<usize> {
    let here = desk.pane == Pane::Card || desk.line_has_caret || desk.front == Front::Card;
    here.then(|| desk.cursors.card.min(card.len().saturating_sub(1)))
}

/// The place of the rows: below the heading, below the groups where the rail does not show them, below the columns' heads.
fn list(model: &Model, area: Rect) -> Rect {
    let with_groups = !super::rail::shows_who(model.size) && area.height > 9;
    let above = 2 + u16::from(with_groups);
    Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area }
}

/// How many people, and how they score, in so many columns.
fn about(desk: &Desk, group: &Group, width: u16, theme: &Theme) -> Line<'static> {
    let raters = Raters::of(group);
    let (scored, all) = desk.scored_of(group.id);
    let people = match raters.people {
        _ if group.presence == crate::workshop::Presence::Absent => "not here".to_owned(),
        Some(1) => "1 person".to_owned(),
        Some(people) => format!("{people} people"),
        None => "nobody counted".to_owned(),
    };
    let absent = group.presence == crate::workshop::Presence::Absent;
    let some_do = all > AT_MOST && scored < AT_MOST && !absent && !raters.agrees;
    let ways = ["; their first four are enough", "; first four do"];
    let room = usize::from(width).saturating_sub(text::width(&format!("{people} · {scored} of {all} scored")) + 2);
    let enough = ways.into_iter().find(|words| some_do && text::width(words) <= room).unwrap_or_default();
    let mut spans = vec![Span::styled(format!("{people} · {scored} of {all} scored{enough}"), theme.dim)];
    if absent {
        spans.push(Span::styled("   others guess for them", theme.dim));
    } else if raters.agrees {
        spans.push(Span::styled("   one figure that they agree: type 4", theme.accent));
    }
    Line::from(spans)
}

/// Every group by its code, with how many of its points are scored.
fn groups(desk: &Desk, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for group in desk.workshop().groups() {
        let (scored, all) = desk.scored_of(group.id);
        let style = scored_style(desk, group.id, scored, all, theme);
        spans.push(Span::styled(format!("{} {scored}/{all}  ", group.code), style));
    }
    Line::from(spans)
}

/// The turn in the accent, what is complete in green, the rest plain; nothing to score is faint.
pub fn scored_style(desk: &Desk, group: crate::workshop::GroupId, scored: usize, all: usize, theme: &Theme) -> Style {
    if desk.group == Some(group) {
        theme.accent
    } else if all == 0 {
        theme.dim
    } else if scored == all {
        theme.done
    } else {
        theme.text
    }
}

/// Which columns a card has.
struct Shape {
    /// Columns of the words.
    words: usize,
    /// Columns of each of the five counts; none where the group agrees its figures.
    count: usize,
    /// Whether somebody said "not relevant" or "don't know".
    others: bool,
    /// Whether strengths are also shown as dots.
    dots: bool,
}

impl Shape {
    fn of(desk: &Desk, group: &Group, width: u16) -> Self {
        let tallies: Vec<Tally> = desk.factors_in(group.id).filter_map(|factor| factor.tally).collect();
        let most = tallies.iter().flat_map(|tally| tally.counts).max().unwrap_or(0);
        let counted = !Raters::of(group).agrees || !tallies.is_empty();
        let count = if counted { most.to_string().len().max(1) + 2 } else { 0 };
        let others = tallies.iter().any(|tally| tally.not_relevant > 0 || tally.dont_know > 0);
        let dots = width >= WITH_DOTS;
        let taken = 7 + 5 * count + if others { 8 } else { 0 } + 4 + if dots { 7 } else { 0 } + 2 + STATE;
        Self { words: usize::from(width).saturating_sub(taken), count, others, dots }
    }

    /// What the columns are.
    fn head(&self, theme: &Theme) -> Line<'static> {
        let style = theme.dim;
        let mut spans = vec![Span::raw(" ".repeat(7 + self.words))];
        if self.count > 0 {
            spans.extend((1..=5).map(|n: u8| cell(&n.to_string(), self.count, Align::Right, style)));
        }
        if self.others {
            spans.extend(["n", "d"].map(|word| cell(word, 4, Align::Right, style)));
        }
        // The middle of what they wrote, its word beginning over the figure; the figure that is agreed where nobody writes.
        spans.push(Span::styled(if self.count > 0 { "  middle" } else { "  figure" }, style));
        Line::from(spans)
    }

    /// The figures of one point; whether a line for it was typed and not entered.
    fn figures(&self, factor: &Factor, group: &Group, typed: bool, theme: &Theme) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        let number = |n: u16, columns: usize| {
            let (words, style) = if n == 0 { ("·".to_owned(), theme.faint) } else { (n.to_string(), theme.text) };
            cell(&words, columns, Align::Right, style)
        };
        match factor.tally {
            Some(tally) if self.count > 0 => spans.extend(tally.counts.map(|n| number(n, self.count))),
            _ => spans.push(Span::raw(" ".repeat(5 * self.count))),
        }
        if self.others {
            let tally = factor.tally.unwrap_or_default();
            match factor.tally {
                Some(_) => spans.extend([tally.not_relevant, tally.dont_know].map(|n| number(n, 4))),
                None => spans.push(Span::raw(" ".repeat(8))),
            }
        }
        let strength = factor.strength();
        spans.push(cell(&strength.map_or_else(String::new, dots::number), 4, Align::Right, theme.heading));
        if self.dots {
            let style = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
            spans.push(cell(&strength.map_or_else(String::new, dots::strength), 7, Align::Right, style));
        }
        let (words, style) = match typed {
            true if is_scored(factor) => (LINE_WAITS.to_owned(), theme.amber),
            true => (NOT_ENTERED.to_owned(), theme.amber),
            false => state(factor, group, theme),
        };
        spans.push(cell(&format!("  {words}"), 2 + STATE, Align::Left, style));
        spans
    }
}

/// How the figure came about; amber where slips and people differ.
fn state(factor: &Factor, group: &Group, theme: &Theme) -> (String, Style) {
    let Some(tally) = factor.tally else {
        return match factor.basis() {
            Some(Basis::Agreed) => ("agreed".into(), theme.dim),
            Some(_) => ("provisional".into(), theme.dim),
            None => ("not scored".into(), theme.dim),
        };
    };
    let slips = tally.slips();
    match group.people {
        _ if slips == 0 => ("no slips".into(), theme.amber),
        Some(people) if slips > people => (format!("{slips} for {people} !"), theme.warn),
        Some(people) if people != slips => (format!("{slips} of {people} in"), theme.amber),
        Some(people) => (format!("{slips} of {people}"), theme.dim),
        None => (format!("{slips} in"), theme.dim),
    }
}

fn rows(desk: &Desk, group: &Group, card: &[CardRow], shape: (&Shape, bool), theme: &Theme) -> Vec<Row> {
    let mut rows = Vec::with_capacity(card.len() + 3);
    if !card.iter().any(|row| matches!(row, CardRow::Point(..))) {
        rows.push(Row::plain(Line::styled("  No points of their own.", theme.dim)));
    }
    let mut headed = false;
    for (at, row) in card.iter().enumerate() {
        match *row {
            CardRow::Point(number, id) => {
                let Some(factor) = desk.workshop().factor(id) else { continue };
                rows.push(Row::item(at, point(number, factor, group, shape, desk.waits_for(LineFor::Tally(id)), theme)));
            }
            CardRow::Heading(heading) => {
                if !std::mem::replace(&mut headed, true) {
                    rows.push(Row::gap());
                    rows.push(Row::plain(Line::from(vec![
                        Span::styled("  Not raised: also for you? ", theme.subheading),
                        Span::styled(" + or − and the counts; +4 or −4; or no", theme.dim),
                    ])));
                }
                rows.push(Row::item(at, raised_not(desk, group, heading, shape, theme)));
            }
        }
    }
    rows
}

fn point(
    number: usize,
    factor: &Factor,
    group: &Group,
    (shape, whole): (&Shape, bool),
    typed: bool,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    let guess = factor.evidence == Evidence::Assumed;
    let style = if guess { theme.ghost } else { theme.text };
    let mut words = stack::column(&factor.text, shape.words.saturating_sub(if guess { 2 } else { 0 }), whole);
    if let Some(last) = words.last_mut().filter(|_| guess) {
        last.push_str(" ?");
    }
    let first = words.remove(0);
    let mut spans = vec![
        cell(&number.to_string(), 3, Align::Right, theme.dim),
        Span::raw("  "),
        Span::styled(factor.kind.sign().to_string(), sign),
        Span::raw(" "),
        cell(&first, shape.words, Align::Left, style),
    ];
    spans.extend(shape.figures(factor, group, typed, theme));
    stack::going_on(Line::from(spans), words, 7, style)
}

fn raised_not(desk: &Desk, group: &Group, heading: ThemeId, (shape, whole): (&Shape, bool), theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let name = workshop.theme(heading).map_or("", |heading| heading.name.as_str());
    let meaning = workshop.theme(heading).map_or("", |heading| heading.definition.as_str());
    let (answer, style) = if desk.waits_for(LineFor::Also(group.id, heading)) {
        (NOT_ENTERED, theme.amber)
    } else if workshop.asked_no.contains(&(group.id, heading)) {
        ("asked: no", theme.done)
    } else {
        ("not asked", theme.dim)
    };
    let width = 7 + shape.words + 5 * shape.count + if shape.others { 8 } else { 0 } + 4 + if shape.dots { 7 } else { 0 };
    let name_wide = text::width(name).max(22).min(width.saturating_sub(7));
    let meaning_wide = width.saturating_sub(9 + name_wide);
    let mut meaning = stack::column(meaning, meaning_wide, whole);
    let row = Line::from(vec![
        Span::raw(" ".repeat(7)),
        cell(name, name_wide, Align::Left, theme.text),
        Span::raw("  "),
        cell(&meaning.remove(0), meaning_wide, Align::Left, theme.dim),
        cell(&format!("  {answer}"), 2 + STATE, Align::Left, style),
    ]);
    stack::going_on(row, meaning, 9 + name_wide, theme.dim)
}
