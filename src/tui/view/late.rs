//! Elastic timing: when it runs late, the cut that is proposed and what it costs, in one calm line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::text;
use crate::workshop::schedule::schedule;

/// Columns from which the line also says how much is won.
const ROOMY: u16 = 110;

/// What is drawn; none while there is nothing to propose.
pub fn words(model: &Model, desk: &Desk, width: u16) -> Option<String> {
    let schedule = schedule(desk.workshop(), model.now, model.finish_by());
    let (late, cut) = (schedule.minutes_late()?, schedule.cut?);
    let key = key(model, Action::TakeCut);
    let does = if cut.whole { "leaves out" } else { "shortens" };
    // What it loses, without what could be done instead.
    let cost = cut.loses.split(';').next().unwrap_or_default().trim_end_matches('.');
    let wins = if width >= ROOMY { format!(", {} min won", cut.saves / 60) } else { String::new() };
    let whole = format!("{late} min behind: {key} {does} “{}”{wins}; cost: {cost}", cut.title);
    let short = format!("{late} min behind: {key} {does} “{}” ({cost})", cut.title);
    Some(if text::columns(&whole) <= width { whole } else { short })
}

/// Rows that it takes on so many columns, two at the most.
pub fn rows(model: &Model, desk: &Desk, width: u16) -> u16 {
    let lines = words(model, desk, width).map_or(0, |words| text::wrap(&words, width.into()).len());
    u16::try_from(lines.min(2)).unwrap_or(2)
}

/// Draws it in the first row of `area`, or in two where one is too short, if there is something to propose. Returns the
/// first row below it.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> u16 {
    match words(model, desk, area.width) {
        Some(words) if area.height > 0 => {
            let mut y = area.y;
            for line in text::wrap(&words, area.width.into()).iter().take(usize::from(area.height).min(2)) {
                text::put(buf, area.x, y, line, area.width, model.theme.amber);
                y += 1;
            }
            y
        }
        _ => area.y,
    }
}
