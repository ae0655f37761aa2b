//! The points, by group, as they come in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::desk::{Desk, Pane};
use crate::tui::model::Model;
use crate::widget::theme::Theme;
use crate::widget::{dots, pane, text};
use crate::workshop::{Basis, Code, Evidence, FactorId, GroupId, Kind, Line as Name, Shown, StepKind};

/// One row of the list: a group's name, or one of its points.
enum Row {
    Group(GroupId),
    Point(FactorId),
    /// What of its words has no room in its first line.
    Rest(FactorId),
}

/// What the rows of the list were drawn from, so that a frame draws only those that changed: a point costs its row.
#[derive(Debug, Default)]
pub struct Memo {
    area: Rect,
    rows: Vec<Face>,
    /// Whether the list moves once the newest point is saved.
    put_off: bool,
}

impl Memo {
    /// Whether the list has to be drawn for what it put off, though nothing that it is drawn from has changed.
    pub fn is_due(&self, desk: &Desk) -> bool {
        self.put_off && !desk.waits_for_disk()
    }
}

/// All that a row of the list is drawn from, so a row that looks otherwise is never taken for the same.
#[derive(Debug, Clone, PartialEq)]
enum Face {
    Free,
    Group(Name, bool),
    Point(Box<PointFace>),
}

/// All that a point is drawn from.
#[derive(Debug, Clone, PartialEq)]
struct PointFace {
    words: Name,
    kind: Kind,
    evidence: Evidence,
    strength: Option<f64>,
    entered: bool,
    heading: Option<(Code, Name)>,
    /// How many points were merged into it.
    merged: usize,
    /// Whether its group is held: the room sees nothing of it.
    held: bool,
    lit: bool,
    /// Which of its lines this is.
    of: Lines,
}

/// The lines of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lines {
    /// Its first, with all that is said of it.
    First,
    /// Its second, with the rest of its words.
    Rest,
}

/// Draws the points around the cursor (or the last point, while the line has the caret), on a blank area.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    draw_again(model, desk, area, buf, &mut Memo::default(), |_, _| {});
}

/// Draws the points but the rows that look as they do; what is drawn is made blank before.
pub fn draw_again(
    model: &Model,
    desk: &Desk,
    area: Rect,
    buf: &mut Buffer,
    memo: &mut Memo,
    mut blank: impl FnMut(Rect, &mut Buffer),
) {
    let theme = &model.theme;
    let points = &desk.kept().points;
    let aside = match desk.next_in_turn().and_then(|id| desk.workshop().group(id)) {
        Some(group) if points.len() < 10_000 => Line::styled(format!("next: {}", text::fit(&group.name, 22)), theme.dim),
        _ => Line::default(),
    };
    let cursor = shown_point(desk);
    let (rows, put_off) = window(desk, cursor, (area.width, usize::from(area.height.saturating_sub(1))));
    let stays = memo.area == area && !memo.rows.is_empty() && !points.is_empty();
    if !stays {
        *memo = Memo { area, ..Memo::default() };
    }
    memo.put_off = put_off;
    blank(if stays { Rect { height: area.height.min(1), ..area } } else { area }, buf);
    let below = pane::heading(area, &title(desk, &rows), &aside, buf, theme);
    if points.is_empty() {
        return empty(model, below, buf);
    }
    let focused = desk.pane == Pane::Points && !desk.line_has_caret;
    let mut shown = rows.into_iter();
    for (at, y) in (below.y..below.bottom()).enumerate() {
        let face = shown.next().map_or(Face::Free, |row| face(desk, &row, focused.then_some(cursor).flatten()));
        if memo.rows.get(at) == Some(&face) {
            continue;
        }
        let line = Rect { y, height: 1, ..below };
        if at < memo.rows.len() {
            blank(line, buf);
        }
        face.draw(line, buf, theme);
        if at < memo.rows.len() { memo.rows[at] = face } else { memo.rows.push(face) }
    }
}

/// What is said of a group that is held.
const NOT_SEEN: &str = "held: not shown to the room";

/// What a row is drawn from; `lit` is the point under the cursor.
fn face(desk: &Desk, row: &Row, lit: Option<FactorId>) -> Face {
    match row {
        Row::Group(id) => {
            desk.workshop().group(*id).map_or(Face::Free, |group| Face::Group(group.name.clone(), desk.kept().is_held(*id)))
        }
        Row::Point(id) | Row::Rest(id) => desk.workshop().factor(*id).map_or(Face::Free, |factor| {
            Face::Point(Box::new(PointFace {
                words: factor.text.clone(),
                kind: factor.kind,
                evidence: factor.evidence,
                strength: factor.strength(),
                entered: factor.basis() == Some(Basis::Entered),
                heading: factor
                    .theme
                    .and_then(|id| desk.workshop().theme(id))
                    .map(|heading| (heading.code.clone(), heading.name.clone())),
                merged: desk.kept().merged_into(factor.id),
                held: desk.kept().is_held(factor.group),
                lit: lit == Some(*id),
                of: if matches!(row, Row::Rest(_)) { Lines::Rest } else { Lines::First },
            }))
        }),
    }
}

/// How many points there are, and how many of them stand above and below those that are shown.
fn title(desk: &Desk, rows: &[Row]) -> String {
    let count = desk.kept().points.len();
    let first = rows.iter().find_map(|row| if let Row::Point(id) = row { desk.kept().place_of(*id) } else { None });
    let last = rows.iter().rev().find_map(|row| if let Row::Point(id) = row { desk.kept().place_of(*id) } else { None });
    let above = first.filter(|above| *above > 0).map_or_else(String::new, |above| format!("   ▴ {above} above"));
    let below = last.map(|last| count.saturating_sub(last + 1)).filter(|below| *below > 0);
    let below = below.map_or_else(String::new, |below| format!("   ▾ {below} below"));
    format!("Points {count}{above}{below}")
}

/// The point of the row at this line of the screen, by its place in the list.
#[must_use]
pub fn row_at(desk: &Desk, area: Rect, y: u16) -> Option<usize> {
    let list = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let row = usize::from(y.checked_sub(list.y)?);
    match window(desk, shown_point(desk), (list.width, usize::from(list.height))).0.get(row)? {
        Row::Point(id) | Row::Rest(id) if y < list.bottom() => desk.kept().place_of(*id),
        _ => None,
    }
}

/// The point that must be seen: under the cursor, else the one captured last.
fn shown_point(desk: &Desk) -> Option<FactorId> {
    let focused = desk.pane == Pane::Points && !desk.line_has_caret;
    if focused { desk.kept().points.get(desk.cursors.points) } else { None }.copied().or(desk.selected)
}

/// Columns of a heading beside a point: of its code, or, in a list from so many columns on, of its name, as the matrix has it. In
/// one list it is always the one or the other.
const fn heading_wide(width: u16) -> u16 {
    if width < NAMED { 8 } else { 22 }
}
const NAMED: u16 = 70;

/// Columns of a strength with its mark.
const STRENGTH: u16 = 5;

/// Whether the headings have room beside the points.
const fn with_heading(width: u16) -> bool {
    width >= 40
}

/// Rows that a long list moves by at once: in between it stands still while points come in, and a point costs its row.
const MOVES_BY: usize = 8;

/// The rows that are shown: so many around the cursor, with the names of groups between. While points of a group come in, what
/// lies below the last of a very long list is left free; and where the newest has a row still, the list moves only once it is
/// saved, so that the key that enters it writes its row and not the whole list. Says also whether it has yet to.
fn window(desk: &Desk, cursor: Option<FactorId>, (width, height): (u16, usize)) -> (Vec<Row>, bool) {
    let points = &desk.kept().points;
    let at = cursor.and_then(|id| desk.kept().place_of(id)).unwrap_or(points.len().saturating_sub(1));
    let group_of = |id: &FactorId| desk.workshop().factor(*id).map(|factor| factor.group);
    let long = |id: &FactorId| is_long(desk, *id, width);
    let come_in = desk.line_has_caret && matches!(desk.step_kind(), StepKind::Round | StepKind::Capture(_));
    let leaves_free = come_in && desk.is_written_into();
    let settled = first_shown(points, at, height, group_of, long);
    if come_in && desk.waits_for_disk() && at > 0 && points.get(at - 1).map(group_of) == points.get(at).map(group_of) {
        let before = first_shown(points, at - 1, height, group_of, long);
        let last = if leaves_free { at } else { before + height };
        let (rows, at_row) = rows_from(points, before, last, at, group_of, long);
        if before < settled && at_row < height {
            return (within(rows, height), true);
        }
    }
    let last = if settled > 0 && leaves_free { at } else { settled + height };
    let (mut rows, at_row) = rows_from(points, settled, last, at, group_of, long);
    rows.drain(..(at_row + 1).saturating_sub(height));
    (within(rows, height), false)
}

/// As many of the rows as there is height for. The name of a group stands above its points, not below those of another.
fn within(mut rows: Vec<Row>, height: usize) -> Vec<Row> {
    rows.truncate(height);
    if matches!(rows.last(), Some(Row::Group(_))) {
        rows.pop();
    }
    rows
}

/// The rows of the points from one place to another, with the names of their groups, and which of them is the last of the
/// point `at`.
fn rows_from(
    points: &[FactorId],
    first: usize,
    last: usize,
    at: usize,
    group_of: impl Fn(&FactorId) -> Option<GroupId>,
    long: impl Fn(&FactorId) -> bool,
) -> (Vec<Row>, usize) {
    let (mut rows, mut shown, mut at_row) = (Vec::new(), None, 0);
    for (index, id) in points.iter().enumerate().take(last + 1).skip(first) {
        let group = group_of(id);
        if group != shown {
            rows.extend(group.map(Row::Group));
            shown = group;
        }
        rows.push(Row::Point(*id));
        if long(id) {
            rows.push(Row::Rest(*id));
        }
        if index == at {
            at_row = rows.len() - 1;
        }
    }
    (rows, at_row)
}

/// Whether all points and the names of their groups stand in so many columns and rows, the heading among them, with a row
/// below the last: then the list does not move with its cursor.
pub fn all_fit(desk: &Desk, (width, height): (u16, u16)) -> bool {
    let points = &desk.kept().points;
    let height = usize::from(height.saturating_sub(1));
    if points.len() > height {
        return false;
    }
    let group = |id: &FactorId| desk.workshop().factor(*id).map(|factor| factor.group);
    let names = points.chunk_by(|a, b| group(a) == group(b)).count();
    points.len() + names + points.iter().filter(|id| is_long(desk, **id, width)).count() < height
}

/// The first point that is shown in so many rows, so that the one at this place is among them with a row below it.
fn first_shown(
    points: &[FactorId],
    at: usize,
    height: usize,
    group_of: impl Fn(&FactorId) -> Option<GroupId>,
    long: impl Fn(&FactorId) -> bool,
) -> usize {
    let room = height.saturating_sub(1).max(1);
    let (mut first, mut rows, mut below) = (at, 0, None);
    // Upwards from the point as far as there is room: a row or two for each point and one for each name above it.
    for (index, id) in points.iter().enumerate().take(at + 1).rev() {
        let group = group_of(id);
        rows += 1 + usize::from(long(id)) + usize::from(group != below);
        below = group;
        if rows > room {
            break;
        }
        first = index;
    }
    let by = (height / 6).clamp(1, MOVES_BY);
    (first.div_ceil(by) * by).min(at)
}

/// Whether the words of a point need a second line in a list so wide. Every point in sight is asked: no face is made.
fn is_long(desk: &Desk, id: FactorId, width: u16) -> bool {
    desk.workshop().factor(id).is_some_and(|factor| {
        let headed = factor.theme.is_some_and(|id| desk.workshop().theme(id).is_some());
        let heading = if headed && with_heading(width) { heading_wide(width) } else { 0 };
        let beside = beside(desk.kept().merged_into(id), heading, desk.kept().is_held(factor.group));
        text::columns(&factor.text) > width.saturating_sub(beside)
    })
}

/// The columns of what stands beside the words of a point: how many it was merged from, its heading, whether it is held.
fn beside(merged: usize, heading: u16, held: bool) -> u16 {
    let merged = if merged > 0 { text::columns(&merges(merged)) } else { 0 };
    let held = if held { text::columns(Shown::Held.word()) + 1 } else { 0 };
    held + merged + heading + STRENGTH + 4
}

fn merges(merged: usize) -> String {
    format!("({}) ", merged + 1)
}

fn empty(model: &Model, area: Rect, buf: &mut Buffer) {
    let words = "No points yet. Type one below: a group, + for worth it or − for in the way, and the words. For example:  nur + fewer interruptions";
    for (line, y) in text::wrap(words, usize::from(area.width)).iter().zip(area.y + 1..area.bottom()) {
        text::put(buf, area.x, y, line, area.width, model.theme.dim);
    }
}

impl Face {
    fn draw(&self, line: Rect, buf: &mut Buffer, theme: &Theme) {
        match self {
            Self::Free => {}
            Self::Group(name, held) => {
                let end = text::put(buf, line.x, line.y, &text::fit(name, usize::from(line.width)), line.width, theme.subheading);
                let room = line.right().saturating_sub(end + 2);
                if *held && room >= text::columns(NOT_SEEN) {
                    text::put(buf, end + 2, line.y, NOT_SEEN, room, theme.amber);
                }
            }
            Self::Point(point) => point.draw(line, buf, theme),
        }
    }
}

impl PointFace {
    fn draw(&self, area: Rect, buf: &mut Buffer, theme: &Theme) {
        if self.lit {
            text::fill(buf, area, theme.cursor);
            if self.of != Lines::Rest {
                text::put(buf, area.x, area.y, "▸", 1, theme.text);
            }
        }
        let room = self.room(area.width);
        let words_style = if self.evidence == Evidence::Assumed { theme.ghost } else { theme.text };
        let mut lines = text::wrap(&self.words, usize::from(room)).into_iter();
        let first = lines.next().unwrap_or_default();
        if self.of == Lines::Rest {
            // Nothing stands beside it.
            let room = area.width.saturating_sub(4);
            let rest = lines.collect::<Vec<_>>().join(" ");
            text::put(buf, area.x + 3, area.y, &text::fit(&rest, usize::from(room)), room, words_style);
            return;
        }
        let aside = self.aside(area.width, theme);
        let aside_wide = u16::try_from(text::line_width(&aside)).unwrap_or(0);
        let sign_style = if self.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
        text::put(buf, area.x + 1, area.y, &self.kind.sign().to_string(), 1, sign_style);
        text::put(buf, area.x + 3, area.y, &first, room, words_style);
        text::put_line(buf, area.right().saturating_sub(aside_wide), area.y, &aside, aside_wide, theme.dim);
    }

    /// The columns of its words in a list so wide.
    fn room(&self, width: u16) -> u16 {
        let heading = if self.heading.is_some() && with_heading(width) { heading_wide(width) } else { 0 };
        width.saturating_sub(beside(self.merged, heading, self.held))
    }

    /// What stands for its heading: its name, or in a narrow list its code, as at the matrix's rows where they are narrow; none
    /// without a heading, or in a list that is narrower still.
    fn heading(&self, width: u16) -> Option<String> {
        let (code, name) = self.heading.as_ref().filter(|_| with_heading(width))?;
        let wide = usize::from(heading_wide(width)) - 1;
        let padded = |words: &str| text::pad(&text::fit(words, wide), wide, text::Align::Left);
        // A name must not read as the end of the point: it has its blank before it.
        Some(if width < NAMED { format!("{} ", padded(code)) } else { format!(" {}", padded(name)) })
    }

    /// Whether it is held, the heading and the strength; `~` before a provisional one, `?` after a guess.
    fn aside(&self, width: u16, theme: &Theme) -> Line<'static> {
        let mut spans = Vec::new();
        if self.held {
            spans.push(Span::styled(format!("{} ", Shown::Held.word()), theme.amber));
        }
        if self.merged > 0 {
            spans.push(Span::styled(merges(self.merged), theme.dim));
        }
        spans.extend(self.heading(width).map(|heading| Span::styled(heading, theme.dim)));
        let mark = if self.evidence == Evidence::Assumed { "?" } else { " " };
        let strength = match self.strength {
            Some(strength) if self.entered => format!("~{}", dots::number(strength)),
            Some(strength) => dots::number(strength),
            None => String::new(),
        };
        spans.push(Span::styled(format!("{strength:>4}{mark}"), theme.text));
        Line::from(spans)
    }
}
