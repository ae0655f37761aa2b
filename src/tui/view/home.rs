//! The home screen: carry on, recent, start. Laid out once for drawing and for finding what was clicked.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::tui::action::Action;
use crate::tui::home::{Condition, Home, Shelved};
use crate::tui::keyed::there;
use crate::tui::keymap::Context;
use crate::tui::model::Model;
use crate::tui::view::footer;
use crate::widget::text::{self, Align};
use crate::widget::theme::Theme;

/// The widest the words get: more is not read at a glance.
const WIDEST: u16 = 108;
/// What can be begun: its name, and what comes of it.
const START: [(Action, &str, &str); 4] = [
    (Action::NewWorkshop, "New workshop", "90 minutes, ready at once; {NewFromTemplate} for other agendas"),
    (Action::OpenSample, "Look at the sample", "a finished workshop, invented; {ChooseSample} for others"),
    (Action::Rehearse, "Rehearse", "the 90 minutes in nine, with a room that answers"),
    (Action::Help, "Help", "every key, and what to say when it goes quiet"),
];
/// What stands in those words for the key of another action.
const OTHERS: [(&str, Action); 2] = [("{NewFromTemplate}", Action::NewFromTemplate), ("{ChooseSample}", Action::ChooseSample)];
/// What this is, for who sees it the first time.
const ABOUT: &str = "You lead a room of staff groups through a timed agenda and type what each of them says: what would make a \
                     change worth it, and what gets in the way. A matrix shows, as you type, where clinical and managerial \
                     groups pull together, where they pull apart, and what to change first.";

/// One line of the screen.
enum Item<'a> {
    Name,
    Motto,
    About(String),
    Heading(&'static str),
    /// A session, by its place on the shelf.
    Session(usize, &'a Shelved),
    Start(Action, &'static str, &'static str),
    Where(String),
    Gap,
}

/// What a click at home means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// A session, by its place on the shelf.
    Session(usize),
    /// Something to begin.
    Start(Action),
}

/// Draws the home screen.
pub fn draw(model: &Model, home: &Home, area: Rect, buf: &mut Buffer) {
    for (item, line) in plan(model, home, area) {
        draw_item(model, home, &item, line, buf);
    }
    let rows = footer::rows(model, area);
    footer::draw(model, Rect { y: area.bottom().saturating_sub(rows), height: rows, ..area }, buf);
}

/// What lies at this line of the screen.
#[must_use]
pub fn hit(model: &Model, home: &Home, area: Rect, y: u16) -> Option<Hit> {
    plan(model, home, area).into_iter().find(|(_, line)| line.y == y).and_then(|(item, _)| match item {
        Item::Session(at, _) => Some(Hit::Session(at)),
        Item::Start(action, ..) => Some(Hit::Start(action)),
        _ => None,
    })
}

/// Every line with its place, spread over the screen as far as there is room.
fn plan<'a>(model: &Model, home: &'a Home, area: Rect) -> Vec<(Item<'a>, Rect)> {
    let margin = if area.width >= 100 { 6 } else { 2 };
    let width = area.width.saturating_sub(2 * margin).min(WIDEST);
    let left = area.x + (area.width.saturating_sub(width)) / 2;
    let height = area.height.saturating_sub(1 + footer::rows(model, area));
    let most = usize::from(height);
    let fixed = items(model, home, width, 1, 0).len();
    let room = most.saturating_sub(fixed).max(1);
    let spread = items(model, home, width, 2, home.shelf.len());
    let items = if spread.len() <= most { spread } else { items(model, home, width, 1, room) };
    let free = most.saturating_sub(items.len());
    let top = area.y + u16::try_from(free / 3).unwrap_or(0).max(1);
    let place = |index: usize| Rect { x: left, y: top + u16::try_from(index).unwrap_or(u16::MAX), width, height: 1 };
    let seen = |line: &Rect| line.y < area.y + height + 1;
    let placed = items.into_iter().enumerate().map(|(index, item)| (item, place(index)));
    placed.filter(|(item, line)| !matches!(item, Item::Gap) && seen(line)).collect()
}

/// The lines from the top: entries `every` so many lines, of the shelf at most `room` rows around the cursor.
fn items<'a>(model: &Model, home: &'a Home, width: u16, every: usize, room: usize) -> Vec<Item<'a>> {
    let mut items = vec![Item::Name, Item::Motto, Item::Gap];
    items.extend((every > 1).then_some(Item::Gap));
    if home.shelf.is_empty() && home.read {
        items.extend(text::wrap(ABOUT, usize::from(width).min(84)).into_iter().map(Item::About));
        items.push(Item::Gap);
        items.extend((every > 1).then_some(Item::Gap));
    }
    let first = (home.at + 1).saturating_sub(room.max(1));
    let mut heading = "";
    for (at, row) in home.shelf.iter().enumerate().skip(first).take(room) {
        let words = if row.state == Condition::Interrupted { "Carry on" } else { "Recent" };
        if words != heading {
            items.extend((!heading.is_empty()).then_some(Item::Gap));
            items.push(Item::Heading(words));
            heading = words;
        }
        items.push(Item::Session(at, row));
        items.extend((every > 1).then_some(Item::Gap));
    }
    items.extend((!heading.is_empty()).then_some(Item::Gap));
    items.push(Item::Heading("Start"));
    for (action, name, words) in START {
        items.push(Item::Start(action, name, words));
        items.extend((every > 1).then_some(Item::Gap));
    }
    items.push(Item::Gap);
    let kept = format!("Tandem has sent nothing anywhere. Sessions are kept in {}.", model.folder);
    items.extend(text::wrap(&kept, width.into()).into_iter().map(Item::Where));
    items
}

fn draw_item(model: &Model, home: &Home, item: &Item<'_>, line: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let mut put = |words: &str, style: Style| text::put(buf, line.x, line.y, words, line.width, style);
    match item {
        Item::Name => drop(put("T a n d e m", theme.accent)),
        Item::Motto => drop(put("Find where a room pulls together, and where it does not.", theme.dim)),
        Item::About(words) => drop(put(words, theme.text)),
        Item::Heading(words) => drop(put(words, theme.subheading)),
        Item::Where(words) => drop(put(words, theme.dim)),
        Item::Session(at, row) => session(model, home, row, *at == home.at, line, buf),
        Item::Start(action, name, words) => {
            let contexts = model.screen_contexts();
            let key = model.keymap.keys_for(*action, &contexts, false).first().map(|key| key.label()).unwrap_or_default();
            text::put(buf, line.x + 2, line.y, &key, 3, theme.key);
            text::put(buf, line.x + 5, line.y, name, 22, theme.heading);
            let at = 5 + if line.width >= 90 { 23 } else { 20 };
            let room = line.width.saturating_sub(at);
            let words = OTHERS
                .into_iter()
                .fold((*words).to_owned(), |words, (name, action)| words.replace(name, &there(model, action, Context::Home)));
            // What does not fit ends where a part of it ends.
            let shorter = [';', ','].map(|end| words.split(end).next().unwrap_or(&words));
            let fitting = |words: &&str| text::columns(words) <= room;
            let words = [words.as_str()].into_iter().chain(shorter).find(fitting).unwrap_or(shorter[1]);
            text::put(buf, line.x + at, line.y, &text::fit(words, room.into()), room, theme.dim);
        }
        Item::Gap => {}
    }
}

fn session(model: &Model, home: &Home, row: &Shelved, selected: bool, line: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    if selected {
        text::fill(buf, Rect { x: line.x.saturating_sub(1), width: line.width + 2, ..line }, theme.cursor);
        text::put(buf, line.x, line.y, "▸", 1, theme.accent);
    }
    let name = usize::from(title_columns(home, line.width, theme));
    let style = if selected { theme.heading } else { theme.text };
    text::put(buf, line.x + 2, line.y, &text::fit(title(row), name), line.width, style);
    let x = line.x + 2 + u16::try_from(name).unwrap_or(0) + 2;
    let room = line.right().saturating_sub(x);
    text::put_line(buf, x, line.y, &facts(model, home, row, room.into()), room, theme.dim);
}

fn title(row: &Shelved) -> &str {
    if row.title.is_empty() { &row.name } else { &row.title }
}

/// Columns of the titles: as many as the longest has, as far as when and in what state a session is have room beside it.
fn title_columns(home: &Home, width: u16, theme: &Theme) -> u16 {
    let longest = home.shelf.iter().map(|row| text::columns(title(row))).max().unwrap_or(0);
    let beside = home.shelf.iter().map(|row| match row.state {
        Condition::Interrupted => text::columns(&format!("at “{}”", row.step)),
        _ => WHEN + text::columns(&state(row, theme).0),
    });
    let left = width.saturating_sub(4 + beside.max().unwrap_or(0));
    longest.min(left.max(width * 36 / 100)).max(12)
}

/// Columns of when a session was worked on.
const WHEN: u16 = 13;

/// What state a session is in.
fn state(row: &Shelved, theme: &Theme) -> (String, Style) {
    match row.state {
        Condition::Interrupted => (format!("stopped in “{}”, {} min in", row.step, row.minutes), theme.amber),
        Condition::Finished => ("finished".to_owned(), theme.done),
        Condition::Ok => (format!("at “{}”", row.step), theme.dim),
        Condition::Damaged => ("damaged: opens read only".to_owned(), theme.warn),
        Condition::Newer => ("written by a newer Tandem".to_owned(), theme.warn),
    }
}

/// When, in what state, how much, each in its column; what there is no room for is left out from the right.
fn facts(model: &Model, home: &Home, row: &Shelved, room: usize) -> Line<'static> {
    let theme = &model.theme;
    let at = row.modified.map_or_else(String::new, |at| when(model, at));
    let (words, style) = state(row, theme);
    if matches!(row.state, Condition::Interrupted) {
        // It stopped in the middle: that is said whole, without how far in where there is no room, and when at the end.
        let shorter = [words, format!("stopped in “{}”", row.step), format!("at “{}”", row.step)];
        let words = shorter.into_iter().find(|words| text::width(words) <= room).unwrap_or_else(|| format!("“{}”", row.step));
        let rest = room.saturating_sub(text::width(&words) + 2);
        let at = if text::width(&at) <= rest { text::pad(&at, rest + 2, Align::Right) } else { String::new() };
        return Line::from(vec![Span::styled(text::fit(&words, room), style), Span::styled(at, theme.dim)]);
    }
    let quiet = home.shelf.iter().filter(|row| row.state != Condition::Interrupted);
    let widest = quiet.map(|row| text::width(&state(row, theme).0)).max().unwrap_or(0);
    let counts = !matches!(row.state, Condition::Newer | Condition::Damaged);
    let number = |count: usize, of: &str| if counts { format!("{count:>3} {of}") } else { String::new() };
    let gap = row.gap.filter(|_| counts).map_or_else(String::new, |gap| format!("gap {gap:.2}"));
    let columns = [
        (at, usize::from(WHEN), theme.dim),
        (words, widest + 2, style),
        (number(row.groups, "groups"), 12, theme.dim),
        (number(row.points, "points"), 12, theme.dim),
        (gap, 8, theme.text),
    ];
    let mut spans = Vec::new();
    let mut left = room;
    for (words, wide, style) in columns {
        if text::width(&words) > left {
            break;
        }
        spans.push(Span::styled(text::pad(&words, wide.min(left), Align::Left), style));
        left = left.saturating_sub(wide);
    }
    Line::from(spans)
}

/// `12 min ago`, `today 9:30`, `23 Nov 2026`.
fn when(model: &Model, at: jiff::Timestamp) -> String {
    let minutes = (model.now.as_second() - at.as_second()) / 60;
    let there = at.to_zoned(model.zone.clone());
    let today = model.now.to_zoned(model.zone.clone()).date();
    match minutes {
        0..=1 => "just now".into(),
        2..=59 => format!("{minutes} min ago"),
        _ if there.date() == today => there.strftime("today %H:%M").to_string(),
        _ if there.date().year() == today.year() => there.strftime("%a %-d %b").to_string(),
        _ => there.strftime("%-d %b %Y").to_string(),
    }
}
