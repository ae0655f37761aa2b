//! Drawing: a [`Model`] in, a frame out. Nothing here decides or changes anything.
//!
//! ```text
//! header.rs   Tandem  title        step  time left        elapsed, on time        saved 42
//! ┌ rail.rs ──┬ script.rs: say, do ───────────────────────────────────────────┐
//! │ agenda,   │ the step's panes, one file each:                              │
//! │ who has   │ points.rs  matrix.rs  groups.rs  card.rs  dots.rs  actions.rs │
//! │ spoken    │ standing.rs  pairs.rs  headings.rs  parked.rs  agenda.rs      │
//! └───────────┴───────────────────────────────────────────────────────────────┘
//! line.rs     > what is typed                                what it was read as
//! share.rs    how many rows say and do take of the place they share with the panes
//! again.rs    what of it need not be drawn again
//! footer.rs   what was just done · the keys that matter now
//! one_screen.rs  the room's view with the line at its foot, where laptop and room share one screen
//! overlay.rs  questions, forms, lists, help in front of it all; home.rs before a session is open, opening.rs while it is read
//! ```

mod again;
mod agenda;
mod body;
mod card;
mod dots;
mod footer;
mod groups;
mod header;
mod headings;
pub mod hit;
mod home;
mod late;
mod line;
mod matrix;
mod one_screen;
pub mod opening;
mod outcome;
mod overlay;
mod pairs;
mod parked;
mod points;
mod rail;
mod reading;
pub mod rehearsal;
mod right;
mod script;
mod share;
mod stack;
mod standing;
mod tabs;
mod timeline;

pub use again::Again;
use again::{Layout, Place};
pub use footer::actions as foot_actions;
pub use matrix::Spot;
pub use overlay::last_top;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::desk::{Desk, Front, Sight};
use super::model::{Model, Screen};
use super::overlay::Overlay;
use crate::widget::{pane, text};

/// The smallest terminal that a session is shown in.
pub const SMALLEST: (u16, u16) = (60, 16);

/// Draws the model on a buffer; where the caret is, if a field has it.
pub fn draw_on(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    draw_again(model, area, buf, &mut Again::default())
}

/// Draws the model on a buffer that holds the frame before, drawn with the same `again`: what would look as it does is
/// left alone. `again` must be forgotten when the buffer is another.
pub fn draw_again(model: &Model, area: Rect, buf: &mut Buffer, again: &mut Again) -> Option<Position> {
    match &model.screen {
        Screen::Desk(desk) if model.overlays.is_empty() && desk.rehearsal.is_none() && !shares(desk) && is_enough(area) => {
            let regions = regions(model, area, desk.front == Front::Step);
            again.begin(area, Some(Layout::of(model, desk, area, regions)), model.theme.ground, buf);
            draw_desk(model, desk, area, buf, again)
        }
        _ => {
            again.begin(area, None, model.theme.ground, buf);
            whole(model, area, buf)
        }
    }
}

/// Whether laptop and room share one screen, and the room's view is seen.
const fn shares(desk: &Desk) -> bool {
    desk.one_screen && !(desk.alone && desk.front.is_private())
}

const fn is_enough(area: Rect) -> bool {
    area.width >= SMALLEST.0 && area.height >= SMALLEST.1
}

/// Draws the model whole, on a blank area.
fn whole(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    if !is_enough(area) {
        pane::too_small(area, SMALLEST, buf, (&model.theme, &model.words));
        return None;
    }
    let (area, strip) = rehearsal::divide(model, area);
    if let (Some(strip), Some(desk)) = (strip, model.desk()) {
        rehearsal::draw(model, desk, strip, buf);
    }
    let behind = match &model.screen {
        Screen::Home(home) => {
            home::draw(model, home, area, buf);
            None
        }
        Screen::Desk(desk) if shares(desk) => one_screen::draw(model, desk, area, buf),
        Screen::Desk(desk) => draw_desk(model, desk, area, buf, &mut Again::on_blank(area)),
    };
    match model.overlays.last() {
        Some(in_front) => in_place(model, area, buf).or_else(|| {
            if !matches!(in_front, Overlay::Find(_)) {
                without_cursor(area, model.theme.cursor, model.theme.ground, buf);
            }
            if overlay::has_keys(in_front) {
                let foot = Rect { y: area.bottom() - 1, height: 1, ..area };
                text::fill(buf, foot, model.theme.ground);
            }
            overlay::draw(model, in_front, area, buf)
        }),
        None => behind,
    }
}

/// Behind a sheet no row is under the cursor: the one in the sheet would look the same, and without colours, where it is
/// turned round, what looks out beside the sheet would be white blocks.
fn without_cursor(area: Rect, cursor: Style, ground: Style, buf: &mut Buffer) {
    buf.set_style(area, Style::new().remove_modifier(Modifier::REVERSED));
    let (Some(cursor), Some(ground)) = (cursor.bg, ground.bg) else { return };
    for at in area.positions() {
        if buf[at].bg == cursor {
            buf[at].bg = ground;
        }
    }
}

/// Draws what lies in front where it belongs, if it is so small that it needs no sheet; where its caret is.
fn in_place(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let desk = model.desk()?;
    groups::field_in_place(model, desk, regions(model, area, true).body, buf)
}

/// Whether what lies in front has its keys itself, and the foot of the screen has none.
fn has_keys_in_front(model: &Model, area: Rect) -> bool {
    let in_place = |desk| groups::is_in_place(model, desk, regions(model, area, true).body);
    model.overlays.last().is_some_and(overlay::has_keys) && !model.desk().is_some_and(in_place)
}

/// Where the parts of an open session's screen lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Regions {
    /// The first line.
    pub header: Rect,
    /// The agenda, if there is room for it.
    pub rail: Option<Rect>,
    /// The step's panes.
    pub body: Rect,
    /// The rule, the line and what it was read as.
    pub line: Rect,
    /// What was just done, and the keys.
    pub footer: Rect,
}

/// Columns from which the agenda's rail is there.
const RAILED: u16 = 100;

/// Columns of the agenda's rail: on a very wide screen as many as whole names take.
fn rail_width(model: &Model, width: u16) -> u16 {
    match width {
        200.. => model.desk().map_or(0, rail::names_wide).clamp(36, 48),
        140.. => 30,
        _ => 22,
    }
}

/// Lays an open session's screen out. The rail is there from 100 columns on, and not beside a full-screen view.
#[must_use]
pub fn regions(model: &Model, area: Rect, with_rail: bool) -> Regions {
    let roomy = area.height >= 30;
    let top = area.y + 1 + u16::from(roomy);
    let foot = footer::rows(model, area);
    let footer = Rect { y: area.bottom().saturating_sub(foot), height: foot, ..area };
    let line = Rect { y: footer.y.saturating_sub(2), height: 2, ..area };
    let middle = Rect { y: top, height: line.y.saturating_sub(top), ..area };
    let rail = (with_rail && area.width >= RAILED).then_some(Rect { width: rail_width(model, area.width), ..middle });
    let body = match rail {
        Some(rail) => Rect { x: rail.right() + 2, width: area.width - rail.width - 3, ..middle },
        None => Rect { x: middle.x + 1, width: middle.width.saturating_sub(2), ..middle },
    };
    Regions { header: Rect { height: 1, ..area }, rail, body, line, footer }
}

fn draw_desk(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer, again: &mut Again) -> Option<Position> {
    let parts = regions(model, area, desk.front == Front::Step);
    let sight = desk.sight(model.now);
    let low = parts.body.y <= area.y + 1;
    again.region(Place::Header, parts.header, sight.as_ref().map(Sight::of_header), buf, |buf| {
        header::draw(model, desk, parts.header, buf);
    });
    // What is promised follows from the layout; so does the rule above the line, where nothing is said in it.
    let plain = sight.as_ref().map(|_| Sight::default());
    if !low {
        let row = Rect { y: area.y + 1, height: 1, ..area };
        again.region(Place::Promise, row, plain.clone(), buf, |buf| {
            header::promise(model, desk, row, buf);
        });
    }
    if let Some(rail) = parts.rail {
        let with_rule = Rect { width: rail.width + 1, ..rail };
        let of = sight.as_ref().map(Sight::of_rail);
        again.worded(
            Place::Rail,
            with_rule,
            of,
            || rail::words(desk),
            buf,
            |buf| {
                rail::draw(model, desk, rail, buf);
                pane::rule_down(Rect { x: rail.right(), width: 1, ..rail }, buf, &model.theme);
            },
        );
    }
    body::draw_again(model, desk, parts.body, (parts.rail.is_some(), sight), buf, again);
    let rule = Rect { height: 1, ..parts.line };
    let laid = line::lay_out(model, desk, parts.line);
    again.region(Place::Rule, rule, plain.filter(|_| !low && !laid.takes_rule()), buf, |buf| {
        line::draw_rule(model, desk, rule, low, buf);
    });
    again.blank(Rect { y: rule.bottom(), height: parts.line.height.saturating_sub(1), ..parts.line }, buf);
    let caret = line::draw(model, desk, &laid, buf);
    footer::draw_again(model, parts.footer, buf, again);
    caret
}
