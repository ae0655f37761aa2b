//! Elastic timing: when it runs late, the cut that is proposed and what it costs, in one calm line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::keyed::key;
use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::model::Model;
use crate::widget::text;
use crate::workshop::schedule::schedule;

/// Columns from which the line also says how much is won.
const ROOMY: u16 = 110;

/// The line; none while there is nothing to propose.
fn line(model: &Model, desk: &Desk, width: u16) -> Option<String> {
    let schedule = schedule(desk.workshop(), model.now, model.finish_by());
    let (late, cut) = (schedule.minutes_late()?, schedule.cut?);
    let key = key(model, Action::TakeCut);
    let does = if cut.whole { "leaves out" } else { "shortens" };
    // What it loses, without what could be done instead.
    let cost = cut.loses.split(';').next().unwrap_or_default().trim_end_matches('.');
    let wins = if width >= ROOMY { format!(", {} min won", cut.saves / 60) } else { String::new() };
    Some(format!("{late} min behind: {key} {does} “{}”{wins}; cost: {cost}", cut.title))
}

/// Draws the line in the first row of `area`, if there is something to propose. Returns the first row below it.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> u16 {
    match line(model, desk, area.width) {
        Some(words) if area.height > 0 => {
            text::put(buf, area.x, area.y, &text::fit(&words, area.width.into()), area.width, model.theme.amber);
            area.y + 1
        }
        _ => area.y,
    }
}
