//! The points behind a cell, a pair of cells or a heading: in the groups' own words, with ratings, merges, dots, actions
//! and notes; and whether all mean the same by the heading.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::themes::put_lines;
use crate::alignment::consensus;
use crate::tui::action::Action;
use crate::tui::desk::{Behind, Desk};
use crate::tui::figure;
use crate::tui::keyed::{key, there};
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::widget::theme::Theme;
use crate::widget::{dots, pane, text};
use crate::workshop::{Basis, Evidence, Factor, FactorId, GroupId, Kind, Meaning, Shown, ThemeId, Workshop};

/// Columns from which a pair's points stand side by side.
const SIDE_BY_SIDE: u16 = 76;

/// Lines that what hangs on a point takes at most: a note may be long.
const FEW: usize = 3;

/// Columns below which a point has its group on a line of its own.
const NARROW: usize = 48;

/// Draws opened points over the whole body.
pub fn draw(model: &Model, desk: &Desk, behind: Behind, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let aside = Line::styled(meaning(model, desk.workshop(), behind.theme()), theme.dim);
    let below = pane::heading(area, &title(desk, behind), &aside, buf, theme);
    let below = definition(desk, behind.theme(), below, buf, theme);
    let columns = lists(desk, behind, below);
    if columns.iter().all(|list| list.group.is_none() && list.points.is_empty()) {
        return put_lines(&empty(model, desk, behind), below, buf);
    }
    for list in columns {
        match list.group {
            Some(group) => group_list(desk, group, &list, buf, theme),
            None => self::list(desk, &list.points, list.cursor, list.place, buf, theme),
        }
        if list.place.right() < below.right() {
            pane::rule_down(Rect { x: list.place.right() + 1, width: 1, ..below }, buf, theme);
        }
    }
}

/// The most points that stand beside view 1: more would be said anew with every step of its cursor.
const BESIDE: usize = 10;

/// Draws the strongest of opened points beside view 1, and how many more there are.
pub fn beside(model: &Model, desk: &Desk, behind: Behind, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let below = pane::heading(area, &title(desk, behind), &Line::default(), buf, theme);
    let below = definition(desk, behind.theme(), below, buf, theme);
    let (points, more) = strongest(desk, behind);
    if points.is_empty() {
        return put_lines(&empty(model, desk, behind), below, buf);
    }
    let place = Rect { height: below.height.saturating_sub(2), ..below };
    let drawn = placed(desk, &points, None, place, theme);
    let (shown, end) = drawn.last().map_or((0, below.y), |line| (line.point + 1, line.y + 1));
    put_placed(&drawn, None, place, buf, theme);
    let more = more + points.len() - shown;
    if more > 0 {
        let words = format!("{more} more: {}", key(model, Action::Open));
        text::put(buf, below.x, end + 1, &text::fit(&words, below.width.into()), below.width, theme.dim);
    }
}

/// The strongest points, and how many others there are; those that nobody scored come last.
fn strongest(desk: &Desk, behind: Behind) -> (Vec<FactorId>, usize) {
    let strength = |id: &FactorId| desk.workshop().factor(*id).and_then(Factor::strength).unwrap_or(f64::NEG_INFINITY);
    let mut points = desk.behind_points(behind);
    points.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
    let more = points.len().saturating_sub(BESIDE);
    points.truncate(BESIDE);
    (points, more)
}

/// Points in one column.
struct Column {
    /// The group that stands over it, where there is one for each.
    group: Option<GroupId>,
    points: Vec<FactorId>,
    /// How many points stand in the columns before it.
    before: usize,
    cursor: Option<usize>,
    place: Rect,
}

/// The points in one column, or those of a pair side by side.
fn lists(desk: &Desk, behind: Behind, below: Rect) -> Vec<Column> {
    let at = desk.look.behind;
    let Behind::Pair(a, b, id) = behind else {
        let points = desk.behind_points(behind);
        return vec![Column { group: None, points, before: 0, cursor: Some(at), place: below }];
    };
    if below.width < SIDE_BY_SIDE {
        return vec![Column { group: None, points: desk.behind_points(behind), before: 0, cursor: Some(at), place: below }];
    }
    let half = below.width / 2 - 2;
    let x = below.x + half + 3;
    let places = [Rect { width: half, ..below }, Rect { x, width: below.right().saturating_sub(x), ..below }];
    let mut before = 0;
    let column = |(group, place): (GroupId, Rect)| {
        let points = desk.behind_points(Behind::Cell(group, id));
        let cursor = at.checked_sub(before).filter(|at| *at < points.len());
        let column = Column { group: Some(group), before, cursor, place, points };
        before += column.points.len();
        column
    };
    [a, b].into_iter().zip(places).map(column).collect()
}

/// The point at a place of the screen, as the cursor counts.
pub fn row_at(model: &Model, desk: &Desk, behind: Behind, area: Rect, (x, y): (u16, u16)) -> Option<usize> {
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let below = definition(desk, behind.theme(), below, &mut Buffer::empty(area), &model.theme);
    let column = lists(desk, behind, below).into_iter().find(|list| list.place.contains((x, y).into()))?;
    let heading = u16::from(column.group.is_some());
    let place = Rect { y: column.place.y + heading, height: column.place.height.saturating_sub(heading), ..column.place };
    let drawn = placed(desk, &column.points, column.cursor, place, &model.theme);
    drawn.into_iter().find(|line| line.y == y).map(|line| column.before + line.point)
}

fn title(desk: &Desk, behind: Behind) -> String {
    let workshop = desk.workshop();
    let group = |id: GroupId| workshop.group(id).map_or("", |group| group.name.as_str());
    let heading = workshop.theme(behind.theme()).map_or("", |theme| theme.name.as_str());
    match behind {
        Behind::Cell(id, _) => format!("{} · {heading}", group(id)),
        Behind::Pair(a, b, _) => format!("{} and {} · {heading}", group(a), group(b)),
        Behind::Heading(_) => heading.to_owned(),
    }
}

/// What the room found when it was asked whether all mean the same.
pub fn meaning(model: &Model, workshop: &Workshop, id: ThemeId) -> String {
    match workshop.theme(id).map(|theme| theme.meaning) {
        Some(Meaning::Same) => "same meaning".to_owned(),
        Some(Meaning::Two) => "two meanings".to_owned(),
        _ => {
            let key = |action| there(model, action, Context::Matrix);
            format!("not checked: {} same meaning, {} two", key(Action::MarkSameMeaning), key(Action::MarkTwoMeanings))
        }
    }
}

fn definition(desk: &Desk, id: ThemeId, area: Rect, buf: &mut Buffer, theme: &Theme) -> Rect {
    let words = desk.workshop().theme(id).map_or("", |theme| theme.definition.as_str());
    if words.is_empty() || area.height < 8 {
        return area;
    }
    let whole = text::wrap(words, usize::from(area.width));
    let most = usize::from(area.height / 4).max(2);
    let mut lines: Vec<Line<'static>> = whole.iter().take(most).map(|line| Line::styled(line.clone(), theme.dim)).collect();
    if let Some(last) = lines.last_mut().filter(|_| whole.len() > most) {
        *last = Line::styled(text::fit(&format!("{last} {}", whole[most]), usize::from(area.width)), theme.dim);
    }
    let used = u16::try_from(lines.len()).unwrap_or(2) + 1;
    put_lines(&lines, area, buf);
    Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area }
}

fn empty(model: &Model, desk: &Desk, behind: Behind) -> Vec<Line<'static>> {
    let words = match behind {
        Behind::Cell(group, theme) if desk.workshop().asked_no.contains(&(group, theme)) => {
            "They were asked and said no.".to_owned()
        }
        Behind::Cell(..) => {
            let key = |action| there(model, action, Context::Matrix);
            let (also, no) = (key(Action::AlsoForUs), key(Action::ToggleAskedNo));
            format!("Nobody asked them yet. {also} says it holds for them too, {no} that they were asked and said no.")
        }
        Behind::Pair(..) | Behind::Heading(_) => "Nobody raised it yet.".to_owned(),
    };
    vec![Line::default(), Line::styled(words, model.theme.dim)]
}

fn group_list(desk: &Desk, group: GroupId, column: &Column, buf: &mut Buffer, theme: &Theme) {
    let name = desk.workshop().group(group).map_or("", |group| group.name.as_str());
    let below = pane::heading(column.place, name, &Line::default(), buf, theme);
    if column.points.is_empty() {
        text::put(buf, below.x, below.y, "nothing said here", below.width, theme.dim);
        return;
    }
    list(desk, &column.points, column.cursor, below, buf, theme);
}

/// Draws points, each over two or more lines, around the cursor.
pub fn list(desk: &Desk, points: &[FactorId], cursor: Option<usize>, area: Rect, buf: &mut Buffer, theme: &Theme) {
    put_placed(&placed(desk, points, cursor, area, theme), cursor, area, buf, theme);
}

fn put_placed(lines: &[Placed], cursor: Option<usize>, area: Rect, buf: &mut Buffer, theme: &Theme) {
    for Placed { point, first, line, y } in lines {
        if *first && cursor == Some(*point) {
            text::fill(buf, Rect { y: *y, height: 1, ..area }, theme.cursor);
        }
        text::put_line(buf, area.x, *y, line, area.width, theme.text);
    }
}

/// A line of a point, with its place.
struct Placed {
    /// Which point.
    point: usize,
    /// Whether it is the point's first line.
    first: bool,
    line: Line<'static>,
    y: u16,
}

/// The lines of as many points around the cursor as fit.
fn placed(desk: &Desk, points: &[FactorId], cursor: Option<usize>, area: Rect, theme: &Theme) -> Vec<Placed> {
    let factors: Vec<&Factor> = points.iter().filter_map(|id| desk.workshop().factor(*id)).collect();
    let Some(last) = factors.len().checked_sub(1) else { return Vec::new() };
    let several = factors.iter().any(|factor| factor.group != factors[0].group);
    // Only what is seen is put into words.
    let block = |at: usize| block(desk, factors[at], several, area.width, theme);
    let at = cursor.unwrap_or(0).min(last);
    let mut first = at;
    let mut room = (usize::from(area.height) + 1).saturating_sub(block(at).len() + 1);
    while let Some(before) = first.checked_sub(1) {
        let Some(left) = room.checked_sub(block(before).len() + 1) else { break };
        (first, room) = (before, left);
    }
    let mut y = area.y;
    let mut lines = Vec::new();
    for point in first..=last {
        for (at, line) in block(point).into_iter().enumerate() {
            if y >= area.bottom() {
                return lines;
            }
            lines.push(Placed { point, first: at == 0, line, y });
            y += 1;
        }
        y += 1;
    }
    lines
}

/// A point: its words, how strong and how known, its ratings, what hangs on it.
fn block(desk: &Desk, factor: &Factor, with_group: bool, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let workshop = desk.workshop();
    let wide = usize::from(width);
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    let mut lines = Vec::new();
    // In little room the group stands below the words, which would be a narrow pile beside it.
    let narrow = wide < NARROW;
    let of = workshop.group(factor.group).filter(|_| with_group).map(|group| format!("  {}", group.name));
    let group = of.clone().filter(|_| !narrow).unwrap_or_default();
    let words = if factor.evidence == Evidence::Assumed { theme.ghost } else { theme.heading };
    for (at, part) in text::wrap(&factor.text, wide.saturating_sub(2 + text::width(&group)).max(8)).into_iter().enumerate() {
        let lead = if at == 0 { format!("{} ", factor.kind.sign()) } else { "  ".into() };
        let mut spans = vec![Span::styled(lead, sign), Span::styled(part, words)];
        if at == 0 {
            spans.push(Span::styled(group.clone(), theme.dim));
        }
        lines.push(Line::from(spans));
    }
    let mut scored = scored(factor, narrow, theme);
    if desk.kept().is_held(factor.group) {
        scored.spans.insert(1, Span::styled(format!("{}   ", Shown::Held.word()), theme.amber));
    }
    lines.extend(of.filter(|_| narrow).map(|group| Line::styled(text::fit(&group, wide), theme.dim)));
    lines.push(text::fit_line(&scored, wide));
    if let Some(tally) = factor.tally.filter(|tally| tally.slips() > 0) {
        let mut line = dots::spread_line(tally.counts.map(u32::from), width.saturating_sub(4), theme);
        line.spans.insert(0, Span::raw("    "));
        let aside = [(tally.not_relevant, "not relevant"), (tally.dont_know, "don't know")];
        for (count, what) in aside.into_iter().filter(|(count, _)| *count > 0) {
            line.spans.push(Span::styled(format!("   {what} {count}"), theme.dim));
        }
        lines.push(text::fit_line(&line, wide));
    }
    for words in hanging(desk, factor) {
        let parts = few_lines(&words, wide.saturating_sub(6).max(8));
        let indent = |at: usize| if at == 0 { "    " } else { "      " };
        let parts = parts.iter().enumerate().map(|(at, part)| Line::styled(format!("{}{part}", indent(at)), theme.dim));
        lines.extend(parts.map(|line| text::fit_line(&line, wide)));
    }
    lines
}

/// Words in at most [`FEW`] lines, the last of which is cut where they take more.
fn few_lines(words: &str, columns: usize) -> Vec<String> {
    let mut lines = text::wrap(words, columns);
    if lines.len() > FEW {
        let rest = lines.split_off(FEW - 1).join(" ");
        lines.push(text::fit(&rest, columns));
    }
    lines
}

/// How strong, how together, how known; in little room without the figure of how together: the why has it.
fn scored(factor: &Factor, narrow: bool, theme: &Theme) -> Line<'static> {
    let between = if narrow { "  " } else { "   " };
    let mut spans = vec![Span::raw("    ")];
    match (factor.strength(), factor.basis()) {
        (Some(strength), Some(Basis::Entered)) => {
            spans.push(Span::styled(format!("{} ~{}", dots::strength(strength), dots::number(strength)), theme.text));
            spans.push(Span::styled("  provisional", theme.amber));
        }
        (Some(strength), basis) => {
            let median = if basis == Some(Basis::Rated) { "median " } else { "agreed " };
            spans.push(Span::styled(format!("{} {median}{}", dots::strength(strength), dots::number(strength)), theme.text));
        }
        (None, _) => spans.push(Span::styled("not scored", theme.amber)),
    }
    if let Some(tally) = factor.tally {
        if let Some(word) = consensus::words(tally.counts) {
            let figure = figure::share(consensus::consensus(tally.counts));
            let figure = if narrow { String::new() } else { format!(", consensus {figure}") };
            spans.push(Span::styled(format!("{between}{}{figure}", word.words()), theme.dim));
        }
        if consensus::is_split(tally.counts) {
            spans.push(Span::styled("  ≈ split inside the group", theme.amber));
        }
    }
    let evidence = match factor.evidence {
        Evidence::Heard => "heard",
        Evidence::Survey => "told before",
        Evidence::Assumed => "a guess of others?",
    };
    spans.push(Span::styled(format!("{between}{evidence}"), theme.dim));
    Line::from(spans)
}

/// What was merged in, dots, links, actions, the note.
fn hanging(desk: &Desk, factor: &Factor) -> Vec<String> {
    let workshop = desk.workshop();
    let mut words = Vec::new();
    if desk.kept().merged_into(factor.id) > 0 {
        words.extend(workshop.merged_into(factor.id).map(|merged| format!("merged in: {}", merged.text)));
    }
    let given = workshop.dots(factor.id);
    if given > 0 {
        words.push(format!("dots in “What first?”: {given}"));
    }
    if let Some(other) = factor.same_as.and_then(|id| workshop.factor(id)).and_then(|other| workshop.group(other.group)) {
        words.push(format!("the same for them as for {}", other.name));
    }
    for action in workshop.actions() {
        if let Some(shift) = action.deed.shifts.iter().find(|shift| shift.factor == factor.id) {
            let to = if shift.to == 0 { "gone".to_owned() } else { format!("{}{}", factor.kind.sign(), shift.to) };
            words.push(format!("action: {} → {to}", action.deed.what));
        }
    }
    if !factor.note.is_empty() {
        words.push(format!("note, for you alone: {}", factor.note.replace('\n', " ")));
    }
    words
}
