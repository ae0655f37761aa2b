//! View 2: groups by groups. Each pair as a bar in three parts, with its alignment and the word for it; the weakest pair
//! marked, the two sides framed. For the facilitator alone.
//!
//! ```text
//! Pairs           clinical                     │ managerial
//!                 nur      res      con        │ wm       ops
//! nur Nurses         ·     ███▒░░   ██▒░░░     │ ██▒▒░░   ...
//!                          +0.45    +0.30      │ −0.10
//!                          partly   partly     │ torn
//! managerial ──────────────────────────────────┼─────────
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::head::shares_line;
use crate::alignment::{PairReading, Shares};
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::figure;
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::bar::{self, Parts};
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{pane, scroll};
use crate::workshop::{Bloc, Group, GroupId};

/// The narrowest and the widest bar.
const BAR: (u16, u16) = (6, 14);

/// Columns of a name below which it says no more than the code.
const SHORTEST_NAME: usize = 8;

/// Columns that the longest word for a pair takes.
const WORD: u16 = 8;

/// Rows of a pair: its bar and its alignment; and its word, where all pairs have room for it.
const TALL: (u16, u16) = (2, 3);

/// Draws the pairs, and below them the pair under the cursor in words.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let groups = desk.columns();
    let below = pane::heading(area, "Groups with groups", &legend(theme), buf, theme);
    if groups.len() < 2 {
        let words = format!("With one group there is no pair: add another with {}.", key(model, Action::AddGroup));
        text::put(buf, below.x, below.y + 1, &text::fit(&words, usize::from(below.width)), below.width, theme.dim);
        return;
    }
    let foot = foot(below);
    let plan = Plan::new(desk, &groups, Rect { height: below.height - foot, ..below });
    plan.heads(desk, buf, theme);
    for row in plan.rows() {
        for column in plan.columns() {
            plan.pair(desk, row, column, buf, theme);
        }
    }
    let words = Rect { y: below.bottom() - foot, height: foot, ..below };
    under_cursor(model, desk, plan.cursor, &groups, words, buf);
}

/// What the parts of the bars mean, each in its colour.
fn legend(theme: &Theme) -> Line<'static> {
    let parts = [("shared ", theme.bar_shared), ("  opposed ", theme.bar_opposed), ("  unmatched ", theme.bar_unmatched)];
    let parts = parts.into_iter().zip(bar::PART_GLYPHS);
    parts.flat_map(|((words, style), glyph)| [Span::styled(words, theme.dim), Span::styled(glyph, style)]).collect()
}

/// Lines for the pair under the cursor.
fn foot(below: Rect) -> u16 {
    if below.height > 24 { 3 } else { 2.min(below.height / 4) }
}

/// The pair at a place of the screen: row and column, as places among the columns of the matrix.
pub fn pair_at(desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<(usize, usize)> {
    let groups = desk.columns();
    if groups.len() < 2 {
        return None;
    }
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let plan = Plan::new(desk, &groups, Rect { height: below.height - foot(below), ..below });
    let row = plan.rows().find(|row| (plan.y(*row)..plan.y(*row) + plan.tall).contains(&y))?;
    let column = plan.columns().find(|column| (plan.x(*column)..plan.x(*column) + plan.bar).contains(&x))?;
    Some((row, column))
}

/// Where pairs lie: as many whole rows and columns around the cursor as fit.
struct Plan<'a> {
    groups: &'a [GroupId],
    blocs: Vec<Bloc>,
    area: Rect,
    head: u16,
    bar: u16,
    tall: u16,
    /// Columns of the codes that head columns and rows; none where all the names have room for that.
    code: Option<u16>,
    first: (usize, usize),
    shown: (usize, usize),
    cursor: (usize, usize),
}

impl<'a> Plan<'a> {
    fn new(desk: &Desk, groups: &'a [GroupId], area: Rect) -> Self {
        let blocs: Vec<Bloc> = groups.iter().filter_map(|id| desk.workshop().group(*id)).map(|group| group.bloc).collect();
        let count = u16::try_from(groups.len()).unwrap_or(1000).min(1000);
        let sections = u16::try_from(Bloc::ALL.iter().filter(|bloc| blocs.contains(bloc)).count()).unwrap_or(1);
        let heads = || groups.iter().filter_map(|id| desk.workshop().group(*id));
        let names = heads().map(|group| text::columns(&group.name)).max().unwrap_or(8);
        let code = heads().map(|group| text::columns(&group.code)).max().unwrap_or(0);
        let narrow = code.clamp(BAR.0, BAR.1);
        let least = (count * (narrow + 1) + 2 * sections).min(area.width);
        let widest = if area.width >= 220 { 2 * BAR.1 } else { BAR.1 };
        let with_head = |head: u16| {
            let head = head.min(area.width / 4).min(area.width.saturating_sub(least + 1)).clamp(narrow, 30);
            let room = area.width.saturating_sub(head + 2 * sections);
            (head, room, (room / count.max(1)).saturating_sub(1).clamp(narrow, widest))
        };
        // All are named, or all go by their codes: a code among names reads as if it were of another kind.
        let (named, by_code) = (with_head(names), with_head(names.saturating_add(code + 1)));
        let fit = names <= named.2 && names <= named.0;
        let ((head, room, bar), code) = if fit { (named, None) } else { (by_code, Some(code)) };
        let last = groups.len() - 1;
        let cursor = (desk.look.pair.0.min(last), desk.look.pair.1.min(last));
        let abreast = usize::from(room / (bar + 1)).max(1);
        let lines = |tall: u16| 2 + count.saturating_mul(tall) + sections.saturating_sub(1);
        let words = lines(TALL.1) <= area.height && bar >= WORD;
        let tall = if words { TALL.1 } else { TALL.0 };
        let down = usize::from((area.height + 1).saturating_sub(2 + sections) / tall).max(1);
        let first = (scroll::first(Some(cursor.0), down, groups.len()), scroll::first(Some(cursor.1), abreast, groups.len()));
        Self { groups, blocs, area, head, bar, tall, code, first, shown: (down, abreast), cursor }
    }

    fn rows(&self) -> std::ops::Range<usize> {
        self.first.0..(self.first.0 + self.shown.0).min(self.groups.len())
    }

    fn columns(&self) -> std::ops::Range<usize> {
        self.first.1..(self.first.1 + self.shown.1).min(self.groups.len())
    }

    /// How many frames lie between the first place shown and this one.
    fn frames(&self, first: usize, at: usize) -> u16 {
        let changes = (first + 1..=at).filter(|at| self.blocs[*at] != self.blocs[*at - 1]).count();
        u16::try_from(changes).unwrap_or(0)
    }

    fn x(&self, column: usize) -> u16 {
        let steps = u16::try_from(column - self.first.1).unwrap_or(0);
        self.area.x + self.head + 1 + steps * (self.bar + 1) + 2 * self.frames(self.first.1, column)
    }

    fn y(&self, row: usize) -> u16 {
        let steps = u16::try_from(row - self.first.0).unwrap_or(0);
        self.area.y + 2 + steps * self.tall + self.frames(self.first.0, row)
    }

    fn heads(&self, desk: &Desk, buf: &mut Buffer, theme: &Theme) {
        let right = self.columns().last().map_or(self.area.x, |column| self.x(column) + self.bar);
        let bottom = self.rows().last().map_or(self.area.y, |row| self.y(row) + self.tall).min(self.area.bottom());
        for column in self.columns() {
            let Some(group) = desk.workshop().group(self.groups[column]) else { continue };
            let begins = column == self.first.1 || self.blocs[column] != self.blocs[column - 1];
            if begins {
                text::put(
                    buf,
                    self.x(column),
                    self.area.y,
                    group.bloc.word(),
                    self.area.right().saturating_sub(self.x(column)),
                    theme.dim,
                );
                if column > self.first.1 {
                    let rule = Rect { x: self.x(column) - 2, y: self.area.y, width: 1, height: bottom - self.area.y };
                    pane::rule_down(rule.intersection(self.area), buf, theme);
                }
            }
            let name = if self.code.is_none() { group.name.as_str() } else { &group.code };
            let style = if column == self.cursor.1 { theme.accent } else { theme.heading };
            text::put_in(buf, Rect::new(self.x(column), self.area.y + 1, self.bar, 1), name, Align::Left, style);
        }
        for row in self.rows() {
            let Some(group) = desk.workshop().group(self.groups[row]) else { continue };
            let y = self.y(row);
            if row == self.first.0 {
                let corner = Rect { y: self.area.y + 1, height: 1, width: self.head, ..self.area };
                text::put_in(buf, corner, &self.corner(group.bloc), Align::Left, theme.dim);
            }
            if row > self.first.0 && self.blocs[row] != self.blocs[row - 1] && y < self.area.bottom() {
                let rule = Rect { y: y - 1, height: 1, width: right.saturating_sub(self.area.x), ..self.area };
                self.frame(rule, group.bloc, buf, theme);
            }
            if y < self.area.bottom() {
                let style = if row == self.cursor.0 { theme.accent } else { theme.text };
                for (line, y) in self.name(group).iter().zip(y..self.area.bottom()) {
                    text::put(buf, self.area.x, y, line, self.head, style);
                }
            }
        }
        self.out_of_sight(right, buf, theme);
    }

    /// The head of a row: the group's name; behind its code, over the lines of the row, where codes head the columns.
    fn name(&self, group: &Group) -> Vec<String> {
        let Some(code) = self.code else { return vec![group.name.to_string()] };
        let (code, most) = (usize::from(code), usize::from(self.tall));
        let room = usize::from(self.head).saturating_sub(code + 1);
        if room < SHORTEST_NAME {
            return vec![group.code.to_string()];
        }
        let mut lines = text::wrap(&group.name, room);
        if lines.len() > most {
            let rest = lines.split_off(most - 1).join(" ");
            lines.push(text::fit(&rest, room));
        }
        let before = |at: usize| if at == 0 { &*group.code } else { "" };
        lines.iter().enumerate().map(|(at, line)| format!("{:<code$} {line}", before(at))).collect()
    }

    /// The side of the first row shown, or which rows of how many are.
    fn corner(&self, bloc: Bloc) -> String {
        if self.rows().len() < self.groups.len() {
            let rows = format!("{}–{}", self.first.0 + 1, self.rows().end);
            let whole = format!("{rows} of {}", self.groups.len());
            return if text::columns(&whole) <= self.head { whole } else { rows };
        }
        bloc.word().to_owned()
    }

    /// The line between the rows of two sides, with the name of the lower one, crossed where columns of two sides part.
    fn frame(&self, rule: Rect, bloc: Bloc, buf: &mut Buffer, theme: &Theme) {
        pane::rule_across(rule, buf, theme);
        text::put(buf, rule.x, rule.y, &format!("{} ", bloc.word()), self.head, theme.dim);
        for column in self.columns().skip(1).filter(|column| self.blocs[*column] != self.blocs[*column - 1]) {
            text::put(buf, self.x(column) - 2, rule.y, "┼", 1, theme.rule);
        }
    }

    /// Marks columns out of sight beside the heads.
    fn out_of_sight(&self, right: u16, buf: &mut Buffer, theme: &Theme) {
        let y = self.area.y + 1;
        if self.first.1 > 0 {
            text::put(buf, self.area.x + self.head, y, "‹", 1, theme.accent);
        }
        if self.columns().end < self.groups.len() {
            text::put(buf, right.min(self.area.right().saturating_sub(1)), y, "›", 1, theme.accent);
        }
    }

    fn pair(&self, desk: &Desk, row: usize, column: usize, buf: &mut Buffer, theme: &Theme) {
        let (x, y) = (self.x(column), self.y(row));
        if y + self.tall > self.area.bottom() || x + self.bar > self.area.right() {
            return;
        }
        let here = self.cursor == (row, column);
        let place = Rect::new(x, y, self.bar, 1);
        let figure_at = Rect { y: y + 1, ..place };
        if row == column {
            text::put_in(buf, place, "·", Align::Centre, theme.faint);
        } else {
            let shares = desk.measures().pair(self.groups[row], self.groups[column]).and_then(|pair| pair.shares);
            let parts =
                shares.map_or_else(Parts::default, |s| Parts { shared: s.shared, opposed: s.opposed, unmatched: s.unmatched });
            text::put_line(buf, x, y, &bar::parts(parts, self.bar, theme), self.bar, theme.text);
            let weakest = is_weakest(desk, self.groups[row], self.groups[column]);
            let style = figure_style(shares, weakest, theme);
            let word = shares.map_or("", |shares| shares.reading().word());
            if self.tall == TALL.1 {
                text::put_in(buf, figure_at, &figure_of(shares, weakest), Align::Left, style);
                text::put_in(buf, Rect { y: y + 2, ..place }, word, Align::Left, style);
            } else {
                text::put_in(buf, figure_at, &figures(shares, weakest, self.bar), Align::Left, style);
            }
        }
        if here {
            for y in y..y + self.tall {
                text::put(buf, x - 1, y, "[", 1, theme.cell_cursor);
                text::put(buf, x + self.bar, y, "]", 1, theme.cell_cursor);
            }
        }
    }
}

fn is_weakest(desk: &Desk, a: GroupId, b: GroupId) -> bool {
    desk.measures().overall.weakest_pair.is_some_and(|weakest| (weakest.a, weakest.b) == (a.min(b), a.max(b)))
}

/// The alignment, `!` for the weakest pair.
fn figure_of(shares: Option<Shares>, weakest: bool) -> String {
    let mark = if weakest { "!" } else { "" };
    shares.map_or_else(|| "no data".into(), |shares| format!("{}{mark}", figure::signed(Some(shares.alignment))))
}

/// The same, with the word where it fits.
fn figures(shares: Option<Shares>, weakest: bool, room: u16) -> String {
    let figure = figure_of(shares, weakest);
    let Some(shares) = shares else { return figure };
    let whole = format!("{figure} {}", shares.reading().word());
    if text::columns(&whole) <= room { whole } else { figure }
}

fn figure_style(shares: Option<Shares>, weakest: bool, theme: &Theme) -> Style {
    match shares.map(|shares| shares.reading()) {
        Some(_) if weakest => theme.amber,
        Some(PairReading::Opposed | PairReading::Torn) => theme.amber,
        Some(PairReading::Aligned) => theme.done,
        None | Some(_) => theme.dim,
    }
}

/// The weakest pair in words.
fn weakest_in_words(desk: &Desk, theme: &Theme) -> Option<Line<'static>> {
    let weakest = desk.measures().overall.weakest_pair?;
    let name = |id: GroupId| desk.workshop().group(id).map_or("", |group| group.name.as_str());
    let shares = desk.measures().pair(weakest.a, weakest.b)?.shares?;
    Some(Line::from(vec![
        Span::styled("weakest pair ", theme.dim),
        Span::styled(format!("{} – {} ", name(weakest.a), name(weakest.b)), theme.text),
        Span::styled(format!("{}!  {}", figure::signed(Some(weakest.alignment)), shares.reading().word()), theme.amber),
    ]))
}

/// The pair under the cursor in words.
fn under_cursor(model: &Model, desk: &Desk, cursor: (usize, usize), groups: &[GroupId], area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let name = |id: GroupId| desk.workshop().group(id).map_or("", |group| group.name.as_str());
    let (a, b) = (groups[cursor.0], groups[cursor.1]);
    let mut lines = vec![Line::default()];
    if a == b {
        let open = key(model, Action::Open);
        lines.push(Line::styled(
            format!(
                "{}: {open} its force field. On a pair: {open} both groups' points, {} why",
                name(a),
                key(model, Action::ExplainWhy)
            ),
            theme.dim,
        ));
        lines.extend(weakest_in_words(desk, theme));
    } else if let Some(shares) = desk.measures().pair(a, b).and_then(|pair| pair.shares) {
        let weakest = if is_weakest(desk, a, b) { ", the weakest pair" } else { "" };
        let words = format!("{}{weakest}  {}", shares.reading().word(), figure::signed(Some(shares.alignment)));
        lines.push(Line::from(vec![
            Span::styled(format!("{} – {}  ", name(a), name(b)), theme.heading),
            Span::styled(words, figure_style(Some(shares), !weakest.is_empty(), theme)),
        ]));
        lines.push(shares_line(shares, theme));
    } else {
        lines.push(Line::styled(format!("{} – {}: {}", name(a), name(b), figure::NO_DATA), theme.dim));
    }
    let lines = if area.height < 3 { lines.split_off(1) } else { lines };
    super::themes::put_lines(&lines, area, buf);
}
