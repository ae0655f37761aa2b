//! *Make it move*: what gets in the way, what we will do, whose it is, the first date.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, speech, table};
use crate::room::{Action, Factor, Kind, Status};
use crate::widget::big::Setting;
use crate::widget::text;

/// From this width on the four parts stand side by side.
const TABLE: u16 = 100;

/// Days from the workshop from which a day is said with its year.
const FAR: i32 = 180;

/// Lines of the foot that is empty in this step: the small line and the one above it.
const FOOT: u16 = 2;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let used = speech::heading(scene.line(0), scene.theme.heading, area, buf);
    let place = below(area, used);
    // No small line stands below: its place is worth more as air between the actions.
    let free = if scene.stage.framed && scene.stage.remark.is_empty() { FOOT } else { 0 };
    let free = free.min(buf.area.bottom().saturating_sub(place.bottom()));
    Flow::whole(Rect { height: place.height + free, ..place }).draw(scene, buf, |set| vec![block(scene, set)])
}

/// The chosen barriers in order with their actions, then the other actions.
pub(super) fn block(scene: &Scene, set: Setting) -> Block {
    let seen = scene.room.seen();
    let live: Vec<&Action> = seen.actions().filter(|action| action.deed.status != Status::Dropped).collect();
    let answers = |action: &Action, barrier: &Factor| barrier_of(scene, action).is_some_and(|found| found.id == barrier.id);
    let mut rows: Vec<(Option<&Factor>, Option<&Action>)> = Vec::new();
    for barrier in seen.chosen.iter().filter_map(|id| seen.factor(*id)).filter(|barrier| barrier.is_live()) {
        let before = rows.len();
        rows.extend(live.iter().filter(|action| answers(action, barrier)).map(|action| (Some(barrier), Some(*action))));
        if rows.len() == before {
            rows.push((Some(barrier), None));
        }
    }
    let listed = |action: &Action| rows.iter().any(|(_, row)| row.is_some_and(|row| row.id == action.id));
    let others: Vec<_> =
        live.iter().filter(|action| !listed(action)).map(|action| (barrier_of(scene, action), Some(*action))).collect();
    rows.extend(others);
    let wide = set.letters() >= TABLE;
    let head = if wide && !rows.is_empty() { head(scene, set) } else { Vec::new() };
    let items =
        rows.iter().map(
            |(barrier, action)| {
                if wide { across(scene, set, *barrier, *action) } else { stacked(scene, set, *barrier, *action) }
            },
        );
    Block { head, items: items.collect(), ..Block::default() }
}

/// The barrier that an action answers first, as far as the room sees it.
fn barrier_of<'a>(scene: &Scene<'a>, action: &Action) -> Option<&'a Factor> {
    let points = action.deed.shifts.iter().filter_map(|shift| scene.room.seen().factor(shift.factor));
    points.into_iter().find(|point| point.is_live() && point.kind == Kind::Barrier)
}

/// Columns of the four parts.
fn widths(width: u16) -> [u16; 4] {
    let date = 16;
    let owner = width / 6;
    let rest = width.saturating_sub(date + owner + 9);
    [rest * 2 / 5, rest - rest * 2 / 5, owner, date]
}

fn head(scene: &Scene, set: Setting) -> Vec<Line<'static>> {
    let said = &scene.words.room;
    let names = [said.barrier(), said.action(), said.owner(), said.first_date()];
    let widths = widths(set.letters());
    let cells: Vec<_> = names.into_iter().zip(widths).map(|(name, wide)| table::cell(set, name, wide, scene.theme.dim)).collect();
    let mut lines = set.row(&cells, 3);
    lines.push(set.rule(scene.theme.rule));
    lines
}

/// What the signs before barriers and actions mean, where no heads of columns say it.
pub(super) fn signs(scene: &Scene, set: Setting) -> Vec<Line<'static>> {
    let (theme, said) = (scene.theme, &scene.words.room);
    let barrier = [Span::styled("− ", theme.way_text), Span::styled(format!("{} · ", said.barrier()), theme.dim)];
    let action = [Span::styled("→ ", theme.accent), Span::styled(said.action().to_owned(), theme.dim)];
    set.wrapped(&[barrier, action].concat(), set.letters())
}

fn across(scene: &Scene, set: Setting, barrier: Option<&Factor>, action: Option<&Action>) -> Vec<Line<'static>> {
    let theme = scene.theme;
    let parts = parts(scene, barrier, action);
    let styles = [theme.way_text, theme.heading, theme.text, theme.accent];
    let columns = parts.iter().zip(widths(set.letters())).zip(styles);
    let cells: Vec<_> = columns.map(|((words, wide), style)| table::cell(set, words, wide, style)).collect();
    set.row(&cells, 3)
}

fn stacked(scene: &Scene, set: Setting, barrier: Option<&Factor>, action: Option<&Action>) -> Vec<Line<'static>> {
    // Its parts stand close: a line between those of one part would be more than the parts have between them.
    let set = set.apart(0);
    let (theme, width) = (scene.theme, set.letters());
    let [barrier, what, owner, date] = parts(scene, barrier, action);
    let mut lines = Vec::new();
    if !barrier.is_empty() {
        lines.extend(table::hanging(set, &Span::styled("− ", theme.way_text), &barrier, width, theme.way_text));
    }
    if !what.is_empty() {
        lines.extend(table::hanging(set, &Span::styled("→ ", theme.accent), &what, width, theme.heading));
    }
    let by: Vec<&str> = [owner.as_str(), date.as_str()].into_iter().filter(|words| !words.is_empty()).collect();
    if !by.is_empty() {
        lines.extend(table::hanging(set, &Span::raw("  "), &by.join(" — "), width, theme.text));
    }
    lines
}

/// The four texts; what is not known yet is left blank.
fn parts(scene: &Scene, barrier: Option<&Factor>, action: Option<&Action>) -> [String; 4] {
    let barrier = barrier.map_or_else(String::new, |barrier| barrier.text.to_string());
    let Some(Action { deed, .. }) = action else { return [barrier, String::new(), String::new(), String::new()] };
    let words = scene.words;
    let owner = match deed.status {
        Status::ToBeAsked if !deed.owner.is_empty() && !deed.owner.contains(words.values.to_be_asked()) => {
            words.room.owner_to_be_asked(deed.owner.as_str())
        }
        Status::Done => words.room.owner_done(deed.owner.as_str()),
        _ => deed.owner.to_string(),
    };
    let date =
        deed.first.map_or_else(String::new, |date| if is_far(scene, date) { words.date(date) } else { words.short_day(date) });
    [barrier, deed.what.to_string(), owner.trim().to_owned(), text::together(&date)]
}

/// Whether a day is so far from the workshop's that without its year it would be taken for another.
fn is_far(scene: &Scene, day: Date) -> bool {
    let seen = scene.room.seen();
    let begun = || seen.progress.started.map(|at| at.to_zoned(TimeZone::UTC).date());
    let from = seen.date.or_else(begun);
    from.and_then(|from| from.until(day).ok()).is_some_and(|away| away.get_days().abs() > FAR)
}
