//! The room screen: draws a [`Room`], step by step, in words and dots that the last row of chairs can read.
//!
//! Why: the room sees prompts, what was committed and the picture once it is shown; the same drawing serves a screen of
//! the room's own and the one screen that laptop and room share. Must not know: the workshop behind the room, files,
//! clocks. What is not in the [`Room`] cannot be drawn here.
//!
//! ```text
//!  Morning briefing, Ward 6                    The picture   1 of 2     frame: title, step, page
//!
//!  What makes it worth it, and what gets in the way                     the step's view, one file each:
//!                                                                       speech   set-up, promise, question, silence, talk
//!                clinical            managerial                         points   the list as it grows; tidy, score, reading,
//!                Nurses    Doctors   Managers                           picture, changes, first, actions, stand, close
//!  Safety        ●●●●○     ●●●●●     ●●●○○
//!
//!  Blank: nobody shown here ...   Managers: two small groups, ...        frame: the one small line
//! ```

mod actions;
mod changes;
mod close;
mod first;
mod flow;
mod frame;
mod legend;
mod picture;
mod point;
mod points;
mod reading;
mod scene;
mod score;
mod speech;
mod stand;
mod table;
mod tidy;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::room::{Moment, Room, Spotlight, StepKind};
use crate::widget::theme::Theme;
use crate::widget::{pane, text};
use legend::Legend;
use scene::Scene;

/// The smallest screen that a room is shown on: columns and rows.
pub const SMALLEST: (u16, u16) = (40, 12);

/// How a room is shown just now.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'a> {
    /// The styles.
    pub theme: &'a Theme,
    /// The time: start, finish, seconds left, when the step ends. What it says of groups and headings is not used: those
    /// come from the room and the spotlight.
    pub moment: Moment<'a>,
    /// Pages that this screen was turned further than the facilitator's, back where negative.
    pub turned: i32,
    /// Whether the first line names workshop and step; where something else does, it is left out.
    pub framed: bool,
    /// The key that turns to the next page, if it is pressed at this screen by whoever leads; else empty.
    pub turns: &'a str,
    /// What is wrong with this screen, in a few words for whoever looks after it; empty if nothing is.
    pub remark: &'a str,
}

/// Which page of how many was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paged {
    /// From 0.
    pub page: usize,
    /// At least 1.
    pub of: usize,
}

impl Paged {
    /// All there is, on one page.
    pub(crate) const WHOLE: Self = Self { page: 0, of: 1 };
}

/// Draws what the room sees now over the whole area, and says which page that is.
pub fn draw(room: &Room, spotlight: &Spotlight, stage: &Stage, area: Rect, buf: &mut Buffer) -> Paged {
    let area = area.intersection(buf.area);
    text::fill(buf, area, stage.theme.ground);
    if spotlight.covered {
        return Paged::WHOLE;
    }
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        pane::too_small(area, SMALLEST, buf, (stage.theme, stage.moment.words));
        return Paged::WHOLE;
    }
    let scene = Scene::new(room, spotlight, stage);
    let frame = frame::Frame::new(&scene, Legend::of(&scene), area);
    let paged = view(&scene, frame.body, buf);
    frame.draw(&scene, paged, buf);
    paged
}

/// Draws the matrix as the room may see it, whatever the step.
pub fn draw_matrix(room: &Room, spotlight: &Spotlight, stage: &Stage, area: Rect, buf: &mut Buffer) -> Paged {
    let matrix = |scene: &Scene, body, buf: &mut _| picture::matrix(scene, picture::BOTH, body, buf);
    apart(room, spotlight, stage, area, buf, (Legend::Picture(picture::BOTH), matrix))
}

/// Draws the car park, whatever the step.
pub fn draw_car_park(room: &Room, spotlight: &Spotlight, stage: &Stage, area: Rect, buf: &mut Buffer) -> Paged {
    apart(room, spotlight, stage, area, buf, (Legend::None, close::car_park))
}

/// Draws something else than the step's own view; covered, nothing.
fn apart(
    room: &Room,
    spotlight: &Spotlight,
    stage: &Stage,
    area: Rect,
    buf: &mut Buffer,
    (legend, view): (Legend, impl FnOnce(&Scene, Rect, &mut Buffer) -> Paged),
) -> Paged {
    let area = area.intersection(buf.area);
    if spotlight.covered || area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        return draw(room, spotlight, stage, area, buf);
    }
    text::fill(buf, area, stage.theme.ground);
    let scene = Scene::new(room, spotlight, stage);
    let frame = frame::Frame::new(&scene, legend, area);
    let paged = view(&scene, frame.body, buf);
    frame.draw(&scene, paged, buf);
    paged
}

/// Whether the seconds left are on the room's screen and run, so that it changes with every second.
#[must_use]
pub fn counts_down(room: &Room, moment: &Moment, spotlight: &Spotlight) -> bool {
    let running = room.seen().progress.running_since.is_some() && moment.seconds_left.is_some_and(|left| left > 0);
    running && !spotlight.covered && scene::has_countdown(room)
}

fn view(scene: &Scene, body: Rect, buf: &mut Buffer) -> Paged {
    if scene.room.seen().progress.ended.is_some() {
        return speech::thanks(scene, body, buf);
    }
    let Some(step) = scene.room.step() else { return speech::waiting(scene, body, buf) };
    match step.kind {
        StepKind::SetUp => speech::waiting(scene, body, buf),
        StepKind::Promise => speech::promise(scene, body, buf),
        StepKind::Question => speech::question(scene, body, buf),
        StepKind::Silent(_) | StepKind::Talk | StepKind::Break => speech::prompt(scene, body, buf),
        StepKind::Round | StepKind::Capture(_) => points::draw(scene, body, buf),
        StepKind::Tidy => tidy::draw(scene, body, buf),
        StepKind::Score => score::draw(scene, body, buf),
        StepKind::Picture => picture::draw(scene, body, buf),
        StepKind::Reading => reading::draw(scene, body, buf),
        StepKind::PutRight => changes::draw(scene, body, buf),
        StepKind::First => first::draw(scene, body, buf),
        StepKind::Move => actions::draw(scene, body, buf),
        StepKind::Stand => stand::draw(scene, body, buf),
        StepKind::Close => close::draw(scene, body, buf),
    }
}
