//! Two points of one group and kind side by side, and the question that only the group can answer.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Rect};
use ratatui::text::{Line, Span};

use super::footer;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::widget::{dots, pane, text};
use crate::workshop::{Factor, Kind, Shown};

/// Draws the pair under the cursor.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let open = desk.open_pairs().len();
    let pair = desk.pair().and_then(|(one, other)| Some((desk.workshop().factor(one)?, desk.workshop().factor(other)?)));
    let Some((one, other)) = pair else {
        none(model, desk, area, buf);
        return;
    };
    let group = desk.workshop().group(one.group).map_or("", |group| group.name.as_str());
    let which = desk.cursors.pairs.min(open.saturating_sub(1)) + 1;
    let mut aside = Line::styled(format!("pair {which} of {open}"), theme.dim);
    if desk.kept().is_held(one.group) {
        aside.spans.insert(0, Span::styled(format!("{}   ", Shown::Held.word()), theme.amber));
    }
    let below = pane::heading(area, &format!("{group}, {}", one.kind.room_words()), &aside, buf, theme);
    let cards = cards(below);
    let [left, right] = pane::columns(cards, [Constraint::Fill(1), Constraint::Fill(1)], buf, theme);
    card(model, desk, one, left, buf);
    card(model, desk, other, right, buf);
    text::put(buf, area.x, cards.bottom() + 1, "Is this the same thing, for you?", area.width, theme.accent);
    footer::draw_keys(model, &ANSWERS, keys_row(area, cards.bottom() + 2), buf);
}

/// What the group can answer.
const ANSWERS: [Action; 3] = [Action::MergePoints, Action::KeepApart, Action::SkipQuestion];

/// Where the two points stand, below the heading.
fn cards(below: Rect) -> Rect {
    Rect { y: below.y + 1, height: below.height.saturating_sub(5).clamp(1, 6), ..below }
}

/// A row of keys.
fn keys_row(area: Rect, y: u16) -> Rect {
    Rect { x: area.x.saturating_sub(1), y, width: area.width + 1, height: 1 }
}

/// The key at a place of the screen.
#[must_use]
pub fn key_at(model: &Model, desk: &Desk, area: Rect, (x, y): (u16, u16)) -> Option<Action> {
    let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let (actions, row) = match desk.pair() {
        Some(_) => (&ANSWERS[..], keys_row(area, cards(below).bottom() + 2)),
        None => (to_come(desk), keys_row(area, below.y + 4)),
    };
    (row.y == y).then(|| footer::key_at(model, actions, row, x)).flatten()
}

/// What comes next once no pair is left.
fn to_come(desk: &Desk) -> &'static [Action] {
    if desk.kept().without_heading.is_empty() { &[Action::NextStep] } else { &[Action::ReviewHeadings, Action::NextStep] }
}

/// One point with its words in full.
fn card(model: &Model, desk: &Desk, factor: &Factor, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let sign = if factor.kind == Kind::Incentive { theme.worth_text } else { theme.way_text };
    text::put(buf, area.x, area.y, &factor.kind.sign().to_string(), 1, sign);
    let width = area.width.saturating_sub(2);
    let last = area.bottom().saturating_sub(1);
    let mut y = area.y;
    for line in text::wrap(&factor.text, width.into()).iter().take(usize::from(last.saturating_sub(area.y)).max(1)) {
        text::put(buf, area.x + 2, y, line, width, theme.heading);
        y += 1;
    }
    let heading = factor.theme.and_then(|id| desk.workshop().theme(id)).map_or("no heading yet", |theme| theme.name.as_str());
    let strength = factor.strength().map(|strength| format!("  {}", dots::number(strength))).unwrap_or_default();
    let line = Line::from(vec![Span::styled(heading.to_owned(), theme.dim), Span::styled(strength, theme.text)]);
    if y <= last && area.height > 1 {
        text::put_line(buf, area.x + 2, y, &line, width, theme.dim);
    }
}

/// No pair is left: what comes next.
fn none(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let below = pane::heading(area, "Pairs", &Line::default(), buf, theme);
    let kept = desk.kept_apart.len();
    let points = desk.kept().points.len();
    let done = if points == 0 {
        "No points yet."
    } else if kept == 0 {
        "No two points of one group look alike."
    } else {
        "Every pair that looks alike is decided."
    };
    text::put(buf, below.x, below.y + 1, done, below.width, theme.text);
    let without = desk.kept().without_heading.len();
    let next = match without {
        _ if points == 0 => String::new(),
        0 => "Every point has a heading, or stays off the matrix.".to_owned(),
        1 => "1 point has no heading yet.".to_owned(),
        _ => format!("{without} points have no heading yet."),
    };
    text::put(buf, below.x, below.y + 2, &next, below.width, theme.dim);
    let line = keys_row(area, below.y + 4);
    if line.y < area.bottom() {
        footer::draw_keys(model, to_come(desk), line, buf);
    }
}
