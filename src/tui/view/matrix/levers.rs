//! View 5: what could be eased or removed, ranked; what only one side wants, as questions; tomorrow's matrix. Beside the
//! list what it would come to, in figures and in the matrix. For the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::themes::put_lines;
use super::{Spot, compare, tomorrow};
use crate::alignment::levers::Deed;
use crate::alignment::{Lever, Measures, Overall, Question};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, LeverList, target};
use crate::tui::figure::{amount, brief, share, signed};
use crate::tui::keyed::beside;
use crate::tui::model::Model;
use crate::tui::step::matrix::words;
use crate::widget::text::Align;
use crate::widget::theme::Theme;
use crate::widget::{list, pane, scroll, text};
use crate::workshop::{FactorId, GroupId};

/// Columns from which the preview stands beside the list.
const BESIDE: u16 = 150;

/// Columns from which the list itself has both pulls after each lever; the preview has them at every size.
const FIGURES: u16 = 96;

/// What stands over the columns of the levers: whose it is, what it changes, what it comes to.
const HEADS: [&str; 6] = ["whose", "pull by", "gap by", "gap to", "clin. to", "manag. to"];

/// Draws the list that has the cursor and its preview.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let aside = Line::styled("arithmetic on what was said, not a forecast", theme.dim);
    let below = pane::heading(area, "Levers and tomorrow", &aside, buf, theme);
    put_lines(&[tabs_line(desk, theme)], below, buf);
    let below = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    let (rows, preview) = divide(desk, below);
    if rows.height == below.height {
        pane::rule_down(Rect { x: rows.right() + 1, width: 1, ..below }, buf, theme);
    } else {
        pane::rule_across(Rect { y: preview.y.saturating_sub(1), height: 1, ..below }, buf, theme);
    }
    match desk.look.list {
        LeverList::Levers => levers(model, desk, rows, preview, buf),
        LeverList::Questions => questions(desk, rows, preview, buf, theme),
        LeverList::Tomorrow => tomorrow::draw(desk, rows, preview, buf, theme),
    }
}

/// The place of the list and that of its preview.
fn divide(desk: &Desk, below: Rect) -> (Rect, Rect) {
    if below.width >= BESIDE {
        let width = below.width / 2;
        let x = below.x + width + 3;
        return (Rect { width, ..below }, Rect { x, width: below.right() - x, ..below });
    }
    let under = below.height - listed_rows(desk, below).min(below.height);
    let y = below.bottom() - under;
    (Rect { height: below.height.saturating_sub(under + 1), ..below }, Rect { y, height: under, ..below })
}

/// What lies at a place of the screen: the name of a list, or a row of the one shown.
pub fn spot_at(model: &Model, desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<Spot> {
    let names = area.y + 1;
    if y == names {
        let mut end = area.x;
        let under = tabs(desk).into_iter().find(|(_, words)| {
            end += text::columns(words);
            x < end
        });
        return under.map(|(list, _)| Spot::List(list));
    }
    let below = Rect { y: names + 1, height: area.height.saturating_sub(2), ..area };
    let (rows, _) = divide(desk, below);
    if desk.look.list == LeverList::Tomorrow {
        let row = rows.contains((x, y).into()).then(|| tomorrow::row_at(desk, rows, y, &model.theme));
        return row.flatten().map(Spot::Row);
    }
    let count = crate::tui::step::matrix::lever_rows(desk);
    let heads = u16::from(desk.look.list != LeverList::Questions && rows.height > 2);
    let rows = Rect { y: rows.y + heads, height: rows.height.saturating_sub(heads), ..rows };
    let first = scroll::first(Some(desk.look.levers[desk.look.list as usize]), rows.height.into(), count);
    let row = first + usize::from(y.checked_sub(rows.y)?);
    (rows.contains((x, y).into()) && row < count).then_some(Spot::Row(row))
}

/// Lines of the list where the preview stands below it: as many as it has, from 4 up to two fifths.
fn listed_rows(desk: &Desk, below: Rect) -> u16 {
    let rows = match desk.look.list {
        LeverList::Tomorrow => tomorrow::lines(desk, below.width),
        _ => crate::tui::step::matrix::lever_rows(desk) + 1,
    };
    u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(1).min(below.height * 2 / 5).max(4)
}

/// The names of the lists, each with how much is in it.
fn tabs(desk: &Desk) -> [(LeverList, String); 3] {
    let count = |list: LeverList| match list {
        LeverList::Levers => desk.levers().map_or(0, |levers| levers.list.len()),
        LeverList::Questions => desk.levers().map_or(0, |levers| levers.questions.len()),
        LeverList::Tomorrow => desk.tomorrow().map_or(0, |tomorrow| tomorrow.shares.len()),
    };
    let name = |list| match list {
        LeverList::Levers => "what to ease first",
        LeverList::Questions => "would this matter to you too?",
        LeverList::Tomorrow => "tomorrow",
    };
    LeverList::ALL.map(|list| (list, format!("{} {}   ", name(list), count(list))))
}

fn tabs_line(desk: &Desk, theme: &Theme) -> Line<'static> {
    let style = |list| if list == desk.look.list { theme.accent } else { theme.dim };
    let mut spans: Vec<Span<'static>> = tabs(desk).into_iter().map(|(list, words)| Span::styled(words, style(list))).collect();
    spans.push(Span::styled("← →", theme.dim));
    Line::from(spans)
}

/// A list with its columns' names over it, which stay while it scrolls.
fn listed(heads: &[&str], items: Vec<list::Item<'_>>, cursor: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let rows: Vec<list::Row<'_>> = items.into_iter().map(list::Row::Item).collect();
    let cursor = cursor.min(rows.len().saturating_sub(1));
    let list = list::List { rows: &rows, cursor: Some(cursor), marker: true, theme };
    if heads.is_empty() || area.height <= 2 {
        return list.draw(area, buf);
    }
    list.draw_headed(heads, area, buf);
}

/// Whose barrier a lever eases, in a word: a group's code, or how many groups.
fn whose(desk: &Desk, groups: &[GroupId]) -> String {
    match groups {
        [one] => desk.workshop().group(*one).map_or_else(String::new, |group| group.code.to_string()),
        many => format!("{} groups", many.len()),
    }
}

fn levers(model: &Model, desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let found = desk.levers().map_or(&[][..], |levers| levers.list.as_slice());
    if found.is_empty() {
        let words = "Nothing in the way was scored yet, so there is nothing to ease.";
        return put_lines(&[Line::default(), Line::styled(words, theme.dim)], rows, buf);
    }
    let figures = rows.width >= FIGURES;
    let item = |(at, lever): (usize, &Lever)| {
        let verb = if lever.deed == Deed::Ease { "Ease" } else { "Remove" };
        let heading = desk.workshop().theme(lever.theme).map_or("", |theme| theme.name.as_str());
        // A gap that grows is what to look at before this one is chosen.
        let says_so = brief(lever.grows()).starts_with('+');
        let grows = if says_so && lever.leaves_less_to_agree_on() { theme.amber } else { Style::new() };
        let gap = lever.gap.map_or_else(|| "·".to_owned(), |gap| share(Some(gap)));
        let mut aside = vec![Line::raw(whose(desk, &lever.groups)), Line::raw(brief(lever.rise))];
        aside.extend([Line::styled(brief(lever.grows()), grows), Line::raw(gap)]);
        if figures {
            aside.extend([brief(lever.pull_clinical), brief(lever.pull_managerial)].map(Line::raw));
        }
        list::Item { text: Line::styled(format!("{} {verb} {heading}", at + 1), theme.text), aside }
    };
    let items = found.iter().enumerate().map(item).collect();
    listed(&HEADS[..if figures { 6 } else { 4 }], items, desk.look.levers[0], rows, buf, theme);
    let Some(lever) = desk.lever() else { return };
    let after = Overall {
        gap: lever.gap,
        pull_clinical: lever.pull_clinical,
        pull_managerial: lever.pull_managerial,
        ..desk.measures().overall
    };
    let mut above = vec![Line::styled(words(desk, lever), theme.heading)];
    above.extend(then_and_now(&desk.measures().overall, &after, preview.width, theme));
    let less = lever.leaves_less_to_agree_on();
    let keys = [(Action::Open, "makes an action"), (Action::ExplainWhy, "why"), (Action::ShowDetails, "points")];
    above.push(Line::from(vec![
        Span::styled(if less { "Less to agree on, less in the way." } else { "" }, theme.amber),
        Span::raw(if less { "   " } else { "" }),
        Span::styled(beside(model, &keys), theme.dim),
    ]));
    let strength = |id: FactorId| desk.measures().factor(id).and_then(|figures| figures.strength).unwrap_or(0.0);
    let moves: Vec<_> =
        lever.factors.iter().map(|id| moved(desk, *id, strength(*id), target(lever.deed, strength(*id)), theme)).collect();
    with_matrix(desk, &above, desk.preview(), &moves, preview, buf, theme);
}

/// A point that would move: from, to, whose it is, its words. Both figures have its sign, for it stays what it is.
pub(super) fn moved(desk: &Desk, id: FactorId, from: f64, to: f64, theme: &Theme) -> Line<'static> {
    let factor = desk.workshop().factor(id);
    let words = factor.map_or("", |factor| factor.text.as_str());
    let sign = factor.map_or(' ', |factor| factor.kind.sign());
    let code = factor.and_then(|factor| desk.workshop().group(factor.group)).map_or("", |group| &*group.code);
    let codes = desk.workshop().groups().map(|group| text::width(&group.code)).max().unwrap_or(0);
    let to = if to > 0.0 { format!("{sign}{}", amount(to)) } else { "gone".to_owned() };
    Line::from(vec![
        Span::styled(format!("{:>3} → {to:<4}  ", format!("{sign}{}", amount(from))), theme.text),
        Span::styled(format!("{}  ", text::pad(code, codes, Align::Left)), theme.dim),
        Span::styled(words.to_owned(), theme.dim),
    ])
}

/// The gap and both pulls, today and then: in a line where it fits.
pub(super) fn then_and_now(today: &Overall, then: &Overall, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let part = |label: &str, today: String, then: String| {
        vec![
            Span::styled(format!("{label} "), theme.dim),
            Span::styled(today, theme.text),
            Span::styled(" → ", theme.dim),
            Span::styled(then, theme.heading),
        ]
    };
    let parts = [
        part("gap", share(today.gap), share(then.gap)),
        part("clinical pull", signed(today.pull_clinical), signed(then.pull_clinical)),
        part("managerial pull", signed(today.pull_managerial), signed(then.pull_managerial)),
    ];
    let whole = Line::from(parts.join(&Span::raw("   ")));
    if text::line_width(&whole) <= usize::from(width) { vec![whole] } else { parts.map(Line::from).to_vec() }
}

/// The lines, below them today's matrix and then's, below it what moves, as far as there is room.
pub(super) fn with_matrix(
    desk: &Desk,
    above: &[Line<'static>],
    then: Option<&Measures>,
    moves: &[Line<'static>],
    area: Rect,
    buf: &mut Buffer,
    theme: &Theme,
) {
    put_lines(above, area, buf);
    let used = u16::try_from(above.len()).unwrap_or(u16::MAX).min(area.height);
    let mut left = Rect { y: area.y + used, height: area.height - used, ..area };
    if let Some(then) = then {
        let (wanted, listed) = (compare::lines(desk, then), u16::try_from(moves.len()).unwrap_or(u16::MAX));
        let blank = u16::from(wanted + listed + 2 <= left.height);
        let spare = left.height.saturating_sub(listed.saturating_add(2 * blank));
        let height = spare.max(wanted).min(left.height.saturating_sub(blank));
        let drawn = compare::draw(desk, then, Rect { y: left.y + blank, height, ..left }, buf, theme);
        let taken = (drawn + 2 * blank).min(left.height);
        left = Rect { y: left.y + taken, height: left.height - taken, ..left };
    }
    put_moves(moves, left, buf, theme);
}

/// The points that would move as far as there is room, and how many more there are.
fn put_moves(moves: &[Line<'static>], area: Rect, buf: &mut Buffer, theme: &Theme) {
    let room = usize::from(area.height);
    if moves.len() <= room {
        return put_lines(moves, area, buf);
    }
    let shown = room.saturating_sub(1);
    let rest = moves.len() - shown;
    let words = if shown > 0 { format!("{rest} more") } else { format!("{rest} points would move") };
    let mut lines = moves[..shown].to_vec();
    lines.push(Line::styled(words, theme.dim));
    put_lines(&lines, area, buf);
}

fn questions(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let found = desk.levers().map_or(&[][..], |levers| levers.questions.as_slice());
    if found.is_empty() {
        let words = "No heading is wanted by one side alone.";
        return put_lines(&[Line::default(), Line::styled(words, theme.dim)], rows, buf);
    }
    let name = |question: &Question| desk.workshop().theme(question.theme).map_or("", |theme| theme.name.as_str());
    let item = |question: &Question| list::Item {
        text: Line::styled(name(question).to_owned(), theme.text),
        aside: vec![Line::raw(format!("named by {}, ask {}", question.named_by.word(), question.ask.word()))],
    };
    let cursor = desk.look.levers[1].min(found.len() - 1);
    listed(&[], found.iter().map(item).collect(), cursor, rows, buf, theme);
    let question = &found[cursor];
    let mut lines = vec![
        Line::styled(format!("Ask the {} groups: “Would this matter to you too?”", question.ask.word()), theme.heading),
        Line::styled("No figures here: nobody can be told to want something.", theme.dim),
    ];
    lines.extend(question.factors.iter().filter_map(|id| desk.workshop().factor(*id)).map(|factor| {
        let group = desk.workshop().group(factor.group).map_or("", |group| group.name.as_str());
        Line::from(vec![
            Span::styled("+ ", theme.worth_text),
            Span::styled(factor.text.to_string(), theme.text),
            Span::styled(format!("  {group}"), theme.dim),
        ])
    }));
    put_lines(&lines, preview, buf);
}
