//! View 3: the force field of one group. What drives it grows to the right, what holds it back to the left, from the most
//! driving to the most restraining; its totals and its balance.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::Spot;
use super::themes::put_lines;
use crate::alignment::consensus;
use crate::tui::desk::Desk;
use crate::tui::figure::{amount, signed};
use crate::tui::model::Model;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;
use crate::widget::{bar, pane, scroll};
use crate::workshop::{Basis, Evidence, Factor, FactorId, GroupId, Kind};

/// Draws the force field of the group chosen.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(id) = desk.force_group() else { return };
    let aside = Line::styled("← → another group", theme.dim);
    let name = desk.workshop().group(id).map_or("", |group| group.name.as_str());
    let mut below = pane::heading(area, &format!("Force field: {name}"), &aside, buf, theme);
    if names_groups(below) {
        let style = |shown: bool| if shown { theme.accent } else { theme.dim };
        let dress = |(at, words): (usize, String)| Span::styled(words, style(desk.columns().get(at) == Some(&id)));
        let lines = groups(desk, id, usize::from(below.width));
        let lines: Vec<Line<'static>> = lines.into_iter().map(|line| line.into_iter().map(dress).collect()).collect();
        put_lines(&lines, below, buf);
        below = Rect { y: below.y + GROUPS, height: below.height - GROUPS, ..below };
    }
    let totals = totals(desk, id, theme);
    let points = desk.force_points();
    let cursor = desk.cursors.view.min(points.len().saturating_sub(1));
    let foot = u16::try_from(totals.len()).unwrap_or(0) + 2;
    let (body, shown) = listed(below, foot, cursor, points.len());
    let first = shown.start;
    let bars = bars(desk, below);
    heads(&shown, &points, Drawn { desk, bars, theme }, below, buf);
    if points.is_empty() {
        put_lines(&[Line::styled("Nothing was said by this group yet.", theme.dim)], body, buf);
    }
    for ((index, point), y) in points.iter().enumerate().skip(first).zip(body.y..body.bottom()) {
        if let Some(factor) = desk.workshop().factor(*point) {
            row(Drawn { desk, bars, theme }, factor, index == cursor, Rect { y, height: 1, ..body }, buf);
        }
    }
    let mut under = vec![points.get(cursor).map_or_else(Line::default, |id| whole(desk, *id, theme))];
    under.extend(totals);
    put_lines(&under, Rect { y: below.bottom().saturating_sub(foot - 1), height: foot - 1, ..below }, buf);
}

/// Whether there is room for the groups in a line.
fn names_groups(below: Rect) -> bool {
    below.height > 12
}

/// Lines that the groups have, and what parts them from the points.
const GROUPS: u16 = 2;

/// Where the points stand, and which of them are seen.
fn listed(below: Rect, foot: u16, cursor: usize, all: usize) -> (Rect, std::ops::Range<usize>) {
    let body = Rect { y: below.y + 1, height: below.height.saturating_sub(foot + 1), ..below };
    let first = scroll::first(Some(cursor), usize::from(body.height), all);
    (body, first..(first + usize::from(body.height)).min(all))
}

/// What lies at a place of the screen: a group in the line of groups, or a point.
pub fn spot_at(desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<Spot> {
    let id = desk.force_group()?;
    let mut below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if names_groups(below) {
        if (below.y..below.y + GROUPS).contains(&y) {
            let mut end = below.x;
            let lines = groups(desk, id, usize::from(below.width));
            let mut groups = lines.into_iter().nth((y - below.y).into())?.into_iter();
            let under = groups.find(|(_, words)| {
                end += text::columns(words);
                x < end
            });
            return under.map(|(at, _)| Spot::Forces(at));
        }
        below = Rect { y: below.y + GROUPS, height: below.height - GROUPS, ..below };
    }
    let points = desk.force_points().len();
    let scored = desk.measures().group(id).is_some();
    let foot = if scored { TOTALS } else { 0 } + 2;
    let (body, shown) = listed(below, foot, desk.cursors.view.min(points.saturating_sub(1)), points);
    let row = shown.start + usize::from(y.checked_sub(body.y)?);
    shown.contains(&row).then_some(Spot::Row(row))
}

/// What a row is drawn from, beside its point.
#[derive(Clone, Copy)]
struct Drawn<'a> {
    desk: &'a Desk,
    /// Where the bars lie.
    bars: Rect,
    theme: &'a Theme,
}

/// What stands over the columns, whatever the rows below do: which of how many are shown, what their marks mean, and the two
/// directions.
fn heads(shown: &std::ops::Range<usize>, points: &[FactorId], drawn: Drawn<'_>, area: Rect, buf: &mut Buffer) {
    let Drawn { desk, bars, theme } = drawn;
    let mut parts = Vec::new();
    if shown.len() < points.len() {
        parts.push(format!("{}–{} of {}", shown.start + 1, shown.end, points.len()));
    }
    let marked = |mark: &str| points.iter().filter_map(|id| desk.workshop().factor(*id)).any(|factor| marks(factor) == mark);
    let meanings = [("≈", "≈ split inside the group"), ("~", "~ provisional")];
    parts.extend(meanings.into_iter().filter(|(mark, _)| marked(mark)).map(|(_, words)| words.to_owned()));
    let room = usize::from((bars.x - area.x).saturating_add(bars.width / 2).saturating_sub(12));
    while text::width(&parts.join("   ")) > room {
        parts.pop();
    }
    text::put(buf, area.x, area.y, &parts.join("   "), area.width, theme.dim);
    let [way, worth] = sides(Rect { y: area.y, height: 1, ..bars });
    text::put_in(buf, way, "in the way", Align::Right, theme.way_text);
    text::put(buf, way.right(), area.y, "│", 1, theme.rule);
    text::put_in(buf, worth, "worth it", Align::Left, theme.worth_text);
}

/// The places left and right of the line in the middle of the bars.
const fn sides(bars: Rect) -> [Rect; 2] {
    let side = bars.width.saturating_sub(1) / 2;
    [Rect { width: side, ..bars }, Rect { x: bars.x + side + 1, width: side, ..bars }]
}

/// The most and the fewest columns of the bars.
const BARS: (u16, u16) = (101, 27);

/// Columns of the headings beside the words, in room for so many.
const fn headings(width: u16) -> u16 {
    match width {
        0..160 => 0,
        160..220 => 20,
        _ => 28,
    }
}

/// Where the bars lie: right of the words, which have the room that the longest point of the group takes.
fn bars(desk: &Desk, area: Rect) -> Rect {
    let points = desk.force_points();
    let words = points.iter().filter_map(|id| desk.workshop().factor(*id)).map(|factor| text::columns(&factor.text));
    let words = MARKS + words.max().unwrap_or(0).max(20) + 2 + headings(area.width);
    let (most, least) = BARS;
    let wide = area.width.saturating_sub(words).clamp(least, most).min(area.width);
    Rect { x: area.x + words.min(area.width - wide), width: wide, ..area }
}

/// The point under the cursor in all its words.
fn whole(desk: &Desk, id: FactorId, theme: &Theme) -> Line<'static> {
    let Some(factor) = desk.workshop().factor(id) else { return Line::default() };
    let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading", |theme| theme.name.as_str());
    let known = match factor.evidence {
        Evidence::Heard => "",
        Evidence::Survey => ", told before",
        Evidence::Assumed => ", a guess",
    };
    let provisional = if factor.basis() == Some(Basis::Entered) { ", ~ provisional" } else { "" };
    Line::from(vec![
        Span::styled(format!("{} {}", factor.kind.sign(), factor.text), theme.text),
        Span::styled(format!("  {heading}{known}{provisional}"), theme.dim),
    ])
}

/// Columns between two groups in a line.
const GAP: usize = 3;

/// The groups around the one shown, each by its place among the columns, with its balance, in one line or two. No figure is
/// cut: those that have no room stand behind a `…`, which leads to the next of them.
fn groups(desk: &Desk, shown: GroupId, width: usize) -> Vec<Vec<(usize, String)>> {
    let each = |id: GroupId| {
        let code = desk.workshop().group(id).map_or("", |group| &*group.code);
        let balance = desk.measures().group(id).and_then(|figures| figures.pull.balance());
        format!("{code} {}", balance.map_or_else(|| "·".to_owned(), |balance| signed(Some(balance))))
    };
    let all: Vec<(GroupId, String)> = desk.columns().into_iter().map(|id| (id, each(id))).collect();
    let at = all.iter().position(|(id, _)| *id == shown).unwrap_or(0);
    let words: Vec<&str> = all.iter().map(|(_, words)| words.as_str()).collect();
    let first = first_line(&words, width);
    if first + first_line(&words[first..], width) == words.len() {
        let line = |from: usize, to: usize| (from..to).map(|at| (at, format!("{}{}", words[at], " ".repeat(GAP)))).collect();
        return vec![line(0, first), line(first, words.len())];
    }
    vec![around(&words, at, width)]
}

/// How many groups stand in a line, each with all of its words.
fn first_line(words: &[&str], width: usize) -> usize {
    let mut used = 0;
    let fits = |words: &&&str| {
        used += text::width(words) + GAP;
        used <= width + GAP
    };
    words.iter().take_while(fits).count()
}

/// As many groups in a line as fit around the one at this place.
fn around(all: &[&str], at: usize, width: usize) -> Vec<(usize, String)> {
    let wide = |from: usize, to: usize| all[from..to].iter().map(|words| text::width(words) + GAP).sum::<usize>();
    let fits = |from: usize, to: usize| {
        let dots = if from > 0 { 2 } else { 0 } + usize::from(to < all.len());
        wide(from, to) + dots <= width + if to < all.len() { 0 } else { GAP }
    };
    let first = (0..=at).find(|from| fits(*from, at + 1)).unwrap_or(at);
    let end = (at + 1..=all.len()).rev().find(|to| fits(first, *to)).unwrap_or(at + 1);
    let mut line: Vec<(usize, String)> = Vec::new();
    line.extend(first.checked_sub(1).map(|before| (before, "… ".to_owned())));
    line.extend((first..end).map(|at| (at, format!("{}{}", all[at], " ".repeat(GAP)))));
    line.extend((end < all.len()).then(|| (end, "…".to_owned())));
    line
}

/// Lines of the totals.
const TOTALS: u16 = 2;

fn totals(desk: &Desk, id: GroupId, theme: &Theme) -> Vec<Line<'static>> {
    let Some(pull) = desk.measures().group(id).map(|group| group.pull) else { return Vec::new() };
    let words = match pull.balance() {
        None => "nothing scored yet",
        Some(balance) if balance < 0.0 => "more in the way than worth it",
        Some(balance) if balance > 0.0 => "more worth it than in the way",
        Some(_) => "as much worth it as in the way",
    };
    vec![
        Line::from(vec![
            Span::styled("driving, worth it ", theme.dim),
            Span::styled(amount(pull.driving), theme.worth_text),
            Span::styled("   restraining, in the way ", theme.dim),
            Span::styled(amount(pull.restraining), theme.way_text),
            Span::styled("   net ", theme.dim),
            Span::styled(amount(pull.net()), theme.text),
        ]),
        Line::from(vec![
            Span::styled("balance ", theme.dim),
            Span::styled(signed(pull.balance()), theme.heading),
            Span::styled(format!("   {words}"), theme.text),
        ]),
    ]
}

/// Columns before the words: `~` provisional, `≈` split inside the group.
const MARKS: u16 = 3;

fn marks(factor: &Factor) -> &'static str {
    let split = factor.tally.is_some_and(|tally| consensus::is_split(tally.counts));
    match (factor.basis() == Some(Basis::Entered), split) {
        (true, _) => "~",
        (false, true) => "≈",
        (false, false) => "",
    }
}

/// A point: its words as far as its bar leaves room, its heading, its bar. What is not scored, or not counted, says so on its
/// own side.
fn row(drawn: Drawn<'_>, factor: &Factor, here: bool, area: Rect, buf: &mut Buffer) {
    let Drawn { desk, bars, theme } = drawn;
    let place = Rect { y: area.y, height: 1, ..bars };
    let sides = sides(place);
    let (at, beside) = (usize::from(factor.kind == Kind::Incentive), headings(area.width));
    let assumed = factor.evidence == Evidence::Assumed;
    let sign = factor.kind.sign();
    let said = match factor.strength() {
        None => Some((format!("{sign} not scored"), theme.dim)),
        Some(strength) if assumed => Some((format!("{sign}{}? a guess, not counted", amount(strength)), theme.ghost)),
        Some(_) => None,
    };
    let strength = |kind: Kind| factor.strength().filter(|_| said.is_none() && factor.kind == kind);
    let bar = bar::forces(strength(Kind::Barrier), strength(Kind::Incentive), place.width, theme);
    // The words go on over the side of the bars that this point does not need.
    let taken = match &said {
        Some((words, _)) if at == 0 => text::columns(words),
        _ => bar.spans.first().map_or(0, |way| text::columns(way.content.trim_start())),
    };
    let free = if beside == 0 { sides[0].width.saturating_sub(taken + 1) } else { 0 };
    let words = (place.x - area.x).saturating_sub(MARKS + 1 + beside) + free;
    let shown = text::fit_words(&factor.text, words.into());
    let lit = (place.x - area.x).max(MARKS + text::columns(&shown) + 1);
    text::put_line(buf, place.x, place.y, &bar, place.width, theme.text);
    if let Some((words, style)) = said {
        let align = [Align::Right, Align::Left][at];
        text::put_in(buf, sides[at], &text::fit_words(&words, sides[at].width.into()), align, style);
    }
    if here {
        // The bar is left as it is in the other rows: turned round, it would look like a hole.
        text::fill(buf, Rect { width: lit.min(area.width), ..area }, theme.cursor);
    }
    text::put(buf, area.x, area.y, marks(factor), MARKS, theme.amber);
    text::put(buf, area.x + MARKS, area.y, &shown, words, if assumed { theme.ghost } else { theme.text });
    if beside > 0 {
        let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading", |theme| theme.name.as_str());
        let heading = text::fit_words(heading, (beside - 2).into());
        text::put(buf, area.x + MARKS + words + 1, area.y, &heading, beside - 2, theme.dim);
    }
}
