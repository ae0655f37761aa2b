//! The line at the foot and, right of it or under it, what it was read as.

mod aside;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use aside::aside;
pub(super) use aside::not_taken;

use super::{footer, header};
use crate::capture::Role;
use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, Front, LineUse, Pane};
use crate::tui::keymap::first_label;
use crate::tui::model::Model;
use crate::widget::field::FieldView;
use crate::widget::theme::Theme;
use crate::widget::{pane, text};
use crate::workshop::Kind;

/// Draws the rule above the line. Where the first line of the screen has none under it (`low`), what is promised stands in
/// it, and what was just done.
pub fn draw_rule(model: &Model, desk: &Desk, rule: Rect, low: bool, buf: &mut Buffer) {
    pane::rule_across(rule, buf, &model.theme);
    if low && !footer::draw_in_rule(model, rule, buf) {
        header::promise_in_rule(model, desk, rule, buf);
    }
}

/// The line, and what stands beside it.
pub struct Laid {
    row: Rect,
    field: Rect,
    words: Line<'static>,
    /// The row in which they stand, at its right end.
    at: Rect,
}

impl Laid {
    /// Whether what the line was read as stands in the rule above it.
    pub const fn takes_rule(&self) -> bool {
        self.at.y < self.row.y
    }
}

/// Lays the line out, in the second row of its place.
pub fn lay_out(model: &Model, desk: &Desk, area: Rect) -> Laid {
    let row = Rect { y: area.y + 1, height: 1, ..area };
    let idle = !desk.line_has_caret && model.overlays.is_empty();
    match point_whole(desk, &model.theme, row.width.saturating_sub(IDLE + 6).into()) {
        Some(words) if idle => Laid { row, field: Rect { x: row.x + 3, width: IDLE, ..row }, words, at: row },
        _ => with_reading(model, desk, row),
    }
}

/// Draws the line; where its caret is, if it has it.
pub fn draw(model: &Model, desk: &Desk, laid: &Laid, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let row = laid.row;
    let focused = desk.line_has_caret && model.overlays.is_empty();
    let (mark, style) = prompt(desk, focused, theme);
    let placeholder = placeholder(model, desk, focused);
    // Where no key leads into the line, as in the timeline, nothing asks for one.
    let shown = focused || !placeholder.is_empty() || !desk.line.is_empty();
    if shown && (model.overlays.is_empty() || !desk.line.is_empty()) {
        text::put(buf, row.x + 1, row.y, mark, 1, style);
    }
    beside(&laid.words, laid.at, buf, theme);
    let field = laid.field;
    let (mut spans, mut ghost) = dress(desk, theme);
    if !focused {
        // Letters go elsewhere: nothing in it looks as if it were being typed.
        (spans, ghost) = (vec![(0..desk.line.text().len(), theme.dim)], String::new());
    }
    let placeholder = placeholder_in(field.width, placeholder);
    let view = FieldView { spans: &spans, ghost: &ghost, placeholder: &placeholder, ..FieldView::new(&desk.line, theme) };
    let caret = view.draw(field, buf);
    focused.then_some(caret).flatten()
}

/// Where a click at this column would put the caret: a byte offset into what is typed.
#[must_use]
pub fn offset_at(model: &Model, desk: &Desk, area: Rect, x: u16) -> usize {
    FieldView::new(&desk.line, &model.theme).offset_at(lay_out(model, desk, area).field, x)
}

/// Columns of the line while it is empty and has no caret.
const IDLE: u16 = 28;

/// Columns beside what is typed: the mark before it, and room for a word or its completion behind it.
const TYPING: u16 = 20;

/// What stands before the line: another sign while Enter is refused.
pub(super) const fn prompt(desk: &Desk, focused: bool, theme: &Theme) -> (&'static str, Style) {
    match (desk.line_refused(), focused) {
        (true, _) => ("!", theme.warn),
        (false, true) => (">", theme.accent),
        (false, false) => (">", theme.faint),
    }
}

/// What is typed in the line.
fn typing(desk: &Desk) -> &'static str {
    match desk.line_use() {
        LineUse::Capture => "type a point",
        LineUse::Tally => "type the counts",
        LineUse::Slip => "type a slip",
        LineUse::Sentence => "type the sentence",
    }
}

/// How to get back into the line.
fn way_back(model: &Model, desk: &Desk, to: &str) -> String {
    let key = model.keymap.keys_for(Action::FocusLine, &desk.contexts(), false);
    key.first().map_or_else(String::new, |key| format!("press {} to {to}", key.label()))
}

/// The line with what it was read as at its right, or, where both do not fit, at the end of the rule above it.
fn with_reading(model: &Model, desk: &Desk, row: Rect) -> Laid {
    let most = if matches!(desk.line_use(), LineUse::Tally | LineUse::Slip) { row.width * 3 / 4 } else { left_by(desk, row) };
    let words = whole_words(&aside(model, desk, most.into()), most.into());
    let wide = u16::try_from(text::line_width(&words)).unwrap_or(0);
    let field = Rect { x: row.x + 3, width: row.width.saturating_sub(wide + 6), ..row };
    // Of a point that is mended all of it is looked at: what it was read as is not cut where the rule has room.
    let whole = desk.mending.is_none() || text::line_width(&aside(model, desk, usize::MAX)) <= usize::from(most);
    let typed = text::width(desk.line.text());
    let middle = row.width / 2;
    if row.width >= STEADY && steady(desk) && typed + usize::from(TYPING) < usize::from(middle) && middle + wide < row.width {
        let field = Rect { width: middle - 5, ..field };
        return Laid { row, field, words, at: Rect { width: middle + wide + 1, ..row } };
    }
    if wide == 0 || whole && typed < usize::from(field.width) {
        return Laid { row, field, words, at: row };
    }
    let most = row.width.saturating_sub(8);
    let mut words = whole_words(&aside(model, desk, most.into()), most.into());
    words.spans.insert(0, Span::raw(" "));
    words.spans.push(Span::raw(" "));
    let field = Rect { x: row.x + 3, width: row.width.saturating_sub(4), ..row };
    Laid { row, field, words, at: Rect { y: row.y - 1, ..row } }
}

/// Columns from which half a row has room for the hint in an empty line.
const STEADY: u16 = 110;

/// Whether what the line was read as begins in the middle of a wide row while it has room there: so whose point it is stays where
/// it stands, whatever is typed, and Enter does not write it anew.
fn steady(desk: &Desk) -> bool {
    desk.line_use() == LineUse::Capture && desk.line_has_caret && desk.mending.is_none() && !desk.line_refused()
}

/// Columns for what a point was read as: half of the row, and what the words that are typed leave free besides.
fn left_by(desk: &Desk, row: Rect) -> u16 {
    if desk.line.is_empty() {
        return row.width / 2;
    }
    let typed = u16::try_from(text::width(desk.line.text())).unwrap_or(u16::MAX);
    (row.width / 2).max(row.width.saturating_sub(typed.saturating_add(TYPING)))
}

/// A line in so many columns; where it is cut, behind a whole word.
pub(super) fn whole_words(line: &Line<'static>, columns: usize) -> Line<'static> {
    let mut fitted = text::fit_line(line, columns);
    if text::line_width(line) > columns
        && let Some(last) = fitted.spans.last_mut()
        && let Some(at) = last.content.rfind(' ').filter(|at| *at > 0)
    {
        last.content = format!("{} …", &last.content[..at]).into();
    }
    fitted
}

/// Puts words at the right end of a row.
fn beside(words: &Line<'_>, row: Rect, buf: &mut Buffer, theme: &Theme) {
    let wide = u16::try_from(text::line_width(words)).unwrap_or(0);
    text::put_line(buf, row.right().saturating_sub(wide + 1), row.y, words, wide, theme.dim);
}

/// The point under the cursor of a list, whole, for a list may have had to cut it; none while something is typed.
fn point_whole(desk: &Desk, theme: &Theme, room: usize) -> Option<Line<'static>> {
    if !desk.line.is_empty() || desk.front != Front::Step || !matches!(desk.pane, Pane::Points | Pane::Dots) {
        return None;
    }
    let factor = match desk.pane {
        Pane::Dots => desk.listed_at_cursor().and_then(|id| desk.workshop().factor(id))?,
        _ => desk.point()?,
    };
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    let mut spans =
        vec![Span::styled(format!("{} ", factor.kind.sign()), sign), Span::styled(factor.text.to_string(), theme.text)];
    if let Some(heading) = factor.theme.and_then(|id| desk.workshop().theme(id)) {
        spans.push(Span::styled(format!("   {}", heading.name), theme.dim));
    }
    let line = Line::from(spans);
    Some(text::fit_line(&line, room))
}

/// The two signs, where both kinds of points are typed.
const BOTH: &str = "+ what makes it worth it, or − what gets in the way";

/// Whether what the line was read as stands in the rule above it, on a screen so wide.
pub fn takes_rule(model: &Model, desk: &Desk, width: u16) -> bool {
    lay_out(model, desk, Rect::new(0, 0, width, 2)).takes_rule()
}

/// What the five figures of a card are.
const FIVE: &str = "five counts, ";

/// A placeholder in so many columns: where not all of it fits, without what the figures of a card are, else without
/// what stands behind its semicolon.
pub(super) fn placeholder_in(width: u16, words: String) -> String {
    match words.split_once(';') {
        _ if text::width(&words) <= width.into() => words,
        Some((first, rest)) => {
            let brief = first.strip_prefix(FIVE).map(|such| format!("{such};{rest}"));
            brief.filter(|brief| text::width(brief) <= width.into()).unwrap_or_else(|| first.to_owned())
        }
        None if words == BOTH => "+ worth it, or − in the way".to_owned(),
        None => words,
    }
}

pub(super) fn placeholder(model: &Model, desk: &Desk, focused: bool) -> String {
    if !model.overlays.is_empty() {
        // Keys go to what lies in front: nothing here asks for one.
        return String::new();
    }
    if !focused {
        return way_back(model, desk, if desk.line.is_empty() { typing(desk) } else { "go on typing" });
    }
    match desk.line_use() {
        LineUse::Capture => {
            let same = desk.same_for().map_or_else(String::new, |group| format!("; “{} =” same for us", group.code));
            match desk.default_kind() {
                // Who has entered so many needs no whole sentence, and it is said anew after every point.
                None if desk.kept().points.len() >= 20 => "+ worth it, or − in the way".into(),
                Some(_) => format!("the point, in their words{same}"),
                None if same.is_empty() => BOTH.into(),
                None => format!("+ worth it, or − in the way{same}"),
            }
        }
        LineUse::Tally => match desk.card_row() {
            Some(CardRow::Heading(_)) => "+ or − and the counts, or no".into(),
            _ if desk.raters().agrees => "one figure, such as 4".into(),
            _ => {
                let counts = desk.raters().example().map(|count| count.to_string()).join(" ");
                format!("{FIVE}such as {counts}; not relevant n2, don’t know d1")
            }
        },
        LineUse::Slip if desk.workshop().shortlist.is_empty() => "nothing is on the list yet".into(),
        LineUse::Slip => "one slip, such as 4 4 7".into(),
        LineUse::Sentence if !desk.workshop().intervention.is_empty() => {
            let key = model.keymap.keys_for(Action::RecallLast, &desk.contexts(), true);
            format!("{} mends the sentence", first_label(&key))
        }
        LineUse::Sentence => "From (when), (who) will (do what differently)".into(),
    }
}

/// Styles for what was typed, and the completion in grey.
pub(super) fn dress(desk: &Desk, theme: &Theme) -> (Vec<(std::ops::Range<usize>, Style)>, String) {
    if desk.line_use() != LineUse::Capture || desk.line.is_empty() {
        return (Vec::new(), String::new());
    }
    let Some(typed) = desk.typed() else { return Default::default() };
    let spans = typed.reading.spans.iter().filter_map(|span| Some((span.range.clone(), style_of(span.role, theme)?)));
    (spans.collect(), typed.completion.clone())
}

/// How a stretch of the line is drawn.
pub(super) fn style_of(role: Role, theme: &Theme) -> Option<Style> {
    Some(match role {
        Role::Group | Role::Theme => theme.accent,
        Role::Sign(Kind::Incentive) => theme.worth_text,
        Role::Sign(Kind::Barrier) => theme.way_text,
        Role::Same | Role::Strength | Role::Evidence => theme.heading,
        Role::Overridden | Role::Escape | Role::Hint => theme.dim,
        Role::LookAlike => theme.suspect,
        Role::Refused => theme.warn,
        Role::Text => return None,
    })
}
