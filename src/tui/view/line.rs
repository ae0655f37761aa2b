//! The line at the foot and, right of it or under it, what it was read as.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::keyed::key;
use super::{footer, header};
use crate::capture::{self, Outcome, Role, SlipLine};
use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, Front, LineUse, Pane, Typed};
use crate::tui::model::Model;
use crate::widget::field::FieldView;
use crate::widget::theme::Theme;
use crate::widget::{pane, text};
use crate::workshop::{Bloc, Group, Kind};

/// Draws the rule above the line. Where the first line of the screen has none under it (`low`), what is promised stands in
/// it, and what was just done.
pub fn draw_rule(model: &Model, desk: &Desk, rule: Rect, low: bool, buf: &mut Buffer) {
    pane::rule_across(rule, buf, &model.theme);
    if low {
        header::promise_in_rule(model, desk, rule, buf);
        footer::draw_in_rule(model, rule, buf);
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
    if model.overlays.is_empty() || !desk.line.is_empty() {
        text::put(buf, row.x + 1, row.y, mark, 1, style);
    }
    beside(&laid.words, laid.at, buf, theme);
    let field = laid.field;
    let (mut spans, mut ghost) = dress(desk, theme);
    if !focused {
        // Letters go elsewhere: nothing in it looks as if it were being typed.
        (spans, ghost) = (vec![(0..desk.line.text().len(), theme.dim)], String::new());
    }
    let placeholder = placeholder_in(field.width, placeholder(model, desk, focused));
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

/// That Enter did not take the line: it is to be seen by who only glances at the screen.
pub(super) fn not_taken(desk: &Desk, theme: &Theme) -> Span<'static> {
    let words = if desk.line_use() == LineUse::Tally { " NOT WRITTEN DOWN " } else { " NOT ADDED " };
    Span::styled(words, theme.warn.add_modifier(Modifier::REVERSED | Modifier::BOLD))
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
    if wide == 0 || whole && text::width(desk.line.text()) < usize::from(field.width) {
        return Laid { row, field, words, at: row };
    }
    let most = row.width.saturating_sub(8);
    let mut words = whole_words(&aside(model, desk, most.into()), most.into());
    words.spans.insert(0, Span::raw(" "));
    words.spans.push(Span::raw(" "));
    let field = Rect { x: row.x + 3, width: row.width.saturating_sub(4), ..row };
    Laid { row, field, words, at: Rect { y: row.y - 1, ..row } }
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

/// A placeholder in so many columns: without what stands behind its semicolon where not all of it fits.
pub(super) fn placeholder_in(width: u16, words: String) -> String {
    match words.split_once(';') {
        _ if text::width(&words) <= width.into() => words,
        Some((first, _)) => first.to_owned(),
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
                format!("five counts, such as {counts}; for 0 n2, for ? d1")
            }
        },
        LineUse::Slip if desk.workshop().shortlist.is_empty() => "nothing is on the list yet".into(),
        LineUse::Slip => "one slip, such as 4 4 7".into(),
        LineUse::Sentence if !desk.workshop().intervention.is_empty() => {
            let key = model.keymap.keys_for(Action::RecallLast, &desk.contexts(), true);
            format!("{} mends the sentence", key.first().map_or_else(String::new, |key| key.label()))
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

/// What the line was read as.
fn aside(model: &Model, desk: &Desk, room: usize) -> Line<'static> {
    let theme = &model.theme;
    if desk.line_refused() && desk.line_has_caret {
        // Why it was refused stands below.
        let key = model.keymap.keys_for(Action::Interrupt, &desk.contexts(), true);
        let words = key.first().map_or_else(String::new, |key| format!("  {} empties the line", key.label()));
        return Line::from(vec![not_taken(desk, theme), Span::styled(words, theme.accent)]);
    }
    if !desk.line_has_caret && !desk.line.is_empty() {
        return Line::styled(way_back(model, desk, "go on typing"), theme.accent);
    }
    match desk.line_use() {
        LineUse::Capture => captured(model, desk, room),
        LineUse::Tally => tally(desk, theme),
        LineUse::Slip => slip(desk, theme),
        LineUse::Sentence if !desk.line_has_caret => Line::default(),
        LineUse::Sentence => Line::styled("⏎ agreed, the room reads it", theme.dim),
    }
}

fn captured(model: &Model, desk: &Desk, room: usize) -> Line<'static> {
    let theme = &model.theme;
    if desk.line.is_empty() {
        // Whose point an unnamed one would be.
        let group = desk.group.filter(|_| desk.line_has_caret).and_then(|id| desk.workshop().group(id));
        return group.map_or_else(Line::default, |group| whose(model, desk, group, room));
    }
    let Some(typed) = desk.typed() else { return Line::default() };
    let ready = matches!(typed.reading.outcome, Outcome::Ready(_));
    let enter = match (ready, desk.mending.is_some()) {
        (false, _) => "",
        (true, true) => "  ⏎ mend",
        (true, false) => "  ⏎ add",
    };
    // What Enter does never goes; what it was read as is cut where there is no room.
    let room = room.saturating_sub(text::width(enter));
    let mut line = whole_words(&fullest(desk, typed, room, theme), room);
    line.spans.push(Span::styled(enter, theme.accent));
    line
}

/// Whose point an unnamed one would be, and the key that goes on to whom: by their codes where there is no room for names.
fn whose(model: &Model, desk: &Desk, group: &Group, room: usize) -> Line<'static> {
    let theme = &model.theme;
    let next = desk.next_in_turn().and_then(|id| desk.workshop().group(id));
    let line = |now: &str, then: Option<&str>| {
        let mut spans = vec![Span::styled("for ", theme.dim), Span::styled(now.to_owned(), theme.accent)];
        if let Some(then) = then {
            spans.push(Span::styled(format!("   {} ", key(model, Action::NextGroup)), theme.key));
            spans.push(Span::styled(then.to_owned(), theme.dim));
        }
        Line::from(spans)
    };
    let (name, code) = (next.map(|next| next.name.as_str()), next.map(|next| &*next.code));
    let ways = [line(&group.name, name), line(&group.name, code), line(&group.code, code)];
    ways.into_iter().find(|line| text::line_width(line) <= room).unwrap_or_else(|| line(&group.name, None))
}

/// What the line was read as, as full as there is room for: of a point that is mended the figures at the end say more than
/// that it is mended, which Enter says too, and than the group's whole name.
fn fullest(desk: &Desk, typed: &Typed, room: usize, theme: &Theme) -> Line<'static> {
    if desk.mending.is_none() {
        return read_as(&typed.preview, None, theme);
    }
    let mut full = read_as(&typed.preview, None, theme);
    let without = full.clone();
    full.spans.insert(0, Span::styled("mending  ", theme.amber));
    let group = typed.reading.parts.group.and_then(|id| desk.workshop().group(id));
    let short = read_as(&typed.preview, group.map(|group| &*group.code), theme);
    [full, without].into_iter().find(|line| text::line_width(line) <= room).unwrap_or(short)
}

/// The words of a preview; the group by its code, if that is given.
fn read_as(preview: &[(String, Role)], code: Option<&str>, theme: &Theme) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (word, role) in preview {
        let style = style_of(*role, theme).unwrap_or(theme.text);
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        let word = code.filter(|_| *role == Role::Group).unwrap_or(word);
        spans.push(Span::styled(word.to_owned(), style));
    }
    Line::from(spans)
}

fn tally(desk: &Desk, theme: &Theme) -> Line<'static> {
    if let Some(remark) = desk.tally_remark() {
        let more = if desk.refusal().is_none() { "  ⏎ write all the same" } else { "" };
        return Line::from(vec![Span::styled(remark, theme.warn), Span::styled(more, theme.accent)]);
    }
    if let Some(read) = desk.tally_read() {
        return Line::from(vec![Span::styled(read, theme.text), Span::styled("  ⏎ write", theme.accent)]);
    }
    let group = desk.group.and_then(|id| desk.workshop().group(id));
    let name = group.map_or_else(String::new, |group| text::fit(&group.name, 24));
    let what = match desk.card_row() {
        Some(CardRow::Point(number, _)) => format!("point {number}"),
        Some(CardRow::Heading(theme)) => {
            desk.workshop().theme(theme).map_or_else(String::new, |theme| format!("also for you? {}", theme.name))
        }
        None => "no points".into(),
    };
    Line::from(vec![Span::styled(name, theme.accent), Span::styled(format!("  {what}"), theme.text)])
}

/// Whose slip it is and what it was read as; Tab changes the side.
fn slip(desk: &Desk, theme: &Theme) -> Line<'static> {
    let workshop = desk.workshop();
    let side = |bloc: Bloc| Span::styled(format!("{} slip", bloc.word()), theme.accent);
    match capture::read_slip(desk.line.text(), desk.slip_side, workshop) {
        SlipLine::Refused(sentence) => Line::styled(sentence, theme.amber),
        SlipLine::Ready { bloc, picks } => Line::from(vec![
            side(bloc),
            Span::styled(format!("  {} of {} dots", picks.len(), workshop.agenda.dots), theme.text),
            Span::styled("  ⏎ add", theme.accent),
        ]),
        SlipLine::Empty => {
            let next = workshop.slips().filter(|slip| slip.bloc == desk.slip_side).count() + 1;
            Line::from(vec![
                side(desk.slip_side),
                Span::styled(format!(" {next}"), theme.accent),
                Span::styled(format!("   Tab: {}", desk.next_side(false).word()), theme.dim),
            ])
        }
    }
}
