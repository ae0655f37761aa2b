//! How the step's place is shared between say and do above and the pane below: a quarter is for what is said, and what the
//! pane leaves free besides, so that nothing is cut above rows that stay empty.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{body, points, script};
use crate::tui::desk::Desk;
use crate::tui::model::Model;

/// Rows that say and do may take in `area`.
#[must_use]
pub fn rows(model: &Model, desk: &Desk, area: Rect) -> u16 {
    let quarter = (area.height / 4).clamp(2, 14);
    let Some(draw) = body::pane_below(desk, area) else { return quarter };
    let wanted = script::brief_rows(model, desk, area.width);
    if wanted <= quarter {
        return quarter;
    }
    let below = body::below_script_of(model, desk, area, quarter, &mut Buffer::empty(area));
    // What a list that moves leaves free at its end is not free: it is there for those to come.
    if body::lists_points(desk) && !points::all_fit(desk, (below.width, below.height)) {
        return quarter;
    }
    quarter + free(model, desk, below, draw).min(wanted - quarter)
}

/// Rows at the end of `area` that the pane leaves empty and does without: it looks the same in what is left.
fn free(model: &Model, desk: &Desk, area: Rect, draw: body::Draw) -> u16 {
    let whole = drawn(model, desk, area, draw);
    let is_empty = |y: &u16| (area.x..area.right()).all(|x| whole[(x, *y)].symbol() == " ");
    let empty = u16::try_from((area.y..area.bottom()).rev().take_while(is_empty).count()).unwrap_or(0);
    // A row of air stays above the line.
    let spare = empty.saturating_sub(1);
    let less = Rect { height: area.height - spare, ..area };
    let same = drawn(model, desk, less, draw).content.iter().eq(whole.content.iter().take(less.area() as usize));
    if same { spare } else { 0 }
}

fn drawn(model: &Model, desk: &Desk, area: Rect, draw: body::Draw) -> Buffer {
    let mut buf = Buffer::empty(area);
    draw(model, desk, area, &mut buf);
    buf
}
