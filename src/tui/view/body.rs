//! The step's panes: which stand beside which, by the step and by the room there is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::again::{Again, Place};
use super::{
    agenda, card, dots, groups, headings, late, matrix, outcome, pairs, parked, points, reading, right, script, share, standing,
    tabs, timeline,
};
use crate::tui::desk::{Desk, Front, Pane, Sight, View};
use crate::tui::model::Model;
use crate::widget::pane;
use crate::workshop::StepKind;

/// Columns from which points and matrix stand side by side.
const SIDE_BY_SIDE: u16 = 88;

/// Columns that a group takes in the matrix, as a rule, with the gutter.
const CELL: u16 = 6;

/// Columns that the rows' names take in the matrix at least, with the gutters.
const ROW_HEAD: u16 = 10;

/// Columns below which the list beside the matrix is of no use.
const SHORTEST_LIST: u16 = 36;

/// Columns beyond which a list only has more white in it.
const WIDEST_LIST: u16 = 140;

/// Columns that the matrix beside such a list takes at least.
const WITH_MATRIX: u16 = 80;

/// Lines of the matrix below a list: eight headings of two lines, what stands around them, the head line.
const MATRIX_LINES: u16 = 26;

/// The fewest lines of the list above it: a card, or twelve barriers.
const LIST_LINES: u16 = 17;

/// Lines of the actions below answers, and the fewest lines of those: eight groups, some of them with a note.
const ACTION_LINES: u16 = 21;
const ANSWER_LINES: u16 = 23;

/// Lines of the place from which there is air between what is said and the panes.
const AIRY: u16 = 50;

/// Draws the body of an open session over that of the frame before. `railed` says that the agenda is seen beside it.
pub fn draw_again(
    model: &Model,
    desk: &Desk,
    area: Rect,
    (railed, sight): (bool, Option<Sight>),
    buf: &mut Buffer,
    again: &mut Again,
) {
    if desk.front == Front::Matrix(View::Themes) && !desk.measures().cells.is_empty() {
        let (place, beside) = matrix::with_points(area);
        if let Some(beside) = beside {
            let ruled = Rect { x: place.right(), width: area.right() - place.right(), ..area };
            again.region(Place::Points, ruled, sight.clone(), buf, |buf| matrix::points_beside(model, desk, beside, buf));
        }
        return matrix::draw_again(model, desk, place, sight.as_ref(), buf, again);
    }
    let elsewhere = !railed && desk.pane == Pane::Agenda && !desk.line_has_caret;
    if desk.front != Front::Step || elsewhere || !matches!(stands(desk), Stands::Points) {
        return again.region(Place::Body, area, sight, buf, |buf| draw(model, desk, area, railed, buf));
    }
    let of = sight.as_ref().map(Sight::of_script);
    let words = || script_words(model, desk, area);
    let below = again.script(area, of, words, buf, |buf| below_script(model, desk, area, buf));
    points_and_matrix_again(model, desk, below, sight.as_ref(), buf, again);
}

/// The list and the matrix beside it, each over what it was.
fn points_and_matrix_again(model: &Model, desk: &Desk, area: Rect, sight: Option<&Sight>, buf: &mut Buffer, again: &mut Again) {
    let Some(list) = list_beside_matrix(desk, area) else {
        // It lies over the rows of both.
        (again.rows, again.list) = Default::default();
        return again.region(Place::Points, area, sight.cloned(), buf, |buf| points_and_matrix(model, desk, area, buf));
    };
    let left = Rect { width: list, ..area };
    let rule = Rect { x: area.x + list + 1, width: 1, ..area };
    let (whole, of) = (Rect { width: list + 3, ..area }, sight.map(Sight::of_points));
    if !again.stands(Place::Points, whole, of.as_ref()) || again.list.is_due(desk) {
        let mut memo = std::mem::take(&mut again.list);
        points::draw_again(model, desk, left, buf, &mut memo, |place, buf| again.blank(place, buf));
        again.list = memo;
        again.blank(Rect { x: left.right(), width: 3, ..area }, buf);
        pane::rule_down(rule, buf, &model.theme);
        again.keep(Place::Points, whole, of);
    }
    let x = rule.x + 2;
    matrix::draw_again(model, desk, Rect { x, width: area.right() - x, ..area }, sight, buf, again);
}

/// Draws the body of an open session on a blank area.
fn draw(model: &Model, desk: &Desk, area: Rect, railed: bool, buf: &mut Buffer) {
    match desk.front {
        Front::Matrix(view) => return matrix::full(model, desk, view, area, buf),
        Front::Behind(behind) => return matrix::behind(model, desk, behind, area, buf),
        Front::Timeline => return timeline::draw(model, desk, area, buf),
        Front::CarPark => return parked::draw(model, desk, area, buf),
        Front::Card => return card::draw(model, desk, area, buf),
        Front::Step => {}
    }
    if !railed && desk.pane == Pane::Agenda && !desk.line_has_caret {
        return agenda::draw(model, desk, area, buf);
    }
    step(model, desk, area, buf);
}

/// Draws a pane.
pub type Draw = fn(&Model, &Desk, Rect, &mut Buffer);

/// What stands in a step's place.
enum Stands {
    /// What has no say and do above it: it says them itself, or nothing is said.
    Whole(Draw),
    /// A pane below say and do.
    Below(Draw),
    /// The same, with the matrix beside it or below it where there is room for both.
    WithMatrix(Draw),
    /// The list of points below say and do, and the matrix: beside it, or in its place.
    Points,
}

/// What stands there, by the step and the pane that has the cursor.
fn stands(desk: &Desk) -> Stands {
    use Stands::{Below, Points, Whole, WithMatrix};

    match (desk.step_kind(), desk.pane) {
        (StepKind::SetUp, _) => Whole(set_up),
        (_, Pane::Groups) if !desk.line_has_caret => Below(groups::draw),
        (StepKind::Promise | StepKind::Question | StepKind::Silent(_) | StepKind::Talk | StepKind::Break, _) => Whole(spoken),
        (StepKind::Round | StepKind::Capture(_) | StepKind::PutRight, _)
        | (StepKind::Tidy, Pane::Points | Pane::Matrix)
        | (StepKind::Picture, Pane::Points) => Points,
        (StepKind::Tidy, Pane::Headings) => Below(headings::draw),
        (StepKind::Tidy, _) => Below(pairs::draw),
        (StepKind::Picture, _) => Below(matrix::pane),
        (StepKind::Reading, _) => Below(reading::draw),
        (StepKind::Score, _) => WithMatrix(card::draw),
        (StepKind::First, _) | (StepKind::Move, Pane::Dots) => WithMatrix(dots::draw),
        (StepKind::Move, _) => WithMatrix(outcome::actions),
        (StepKind::Stand, _) => WithMatrix(standing::draw),
        (StepKind::Close, _) => WithMatrix(outcome::close),
    }
}

fn step(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    match stands(desk) {
        Stands::Whole(draw) => draw(model, desk, area, buf),
        Stands::Below(draw) => under_script(model, desk, area, buf, draw),
        Stands::WithMatrix(draw) => and_matrix(model, desk, area, buf, draw),
        Stands::Points => under_script(model, desk, area, buf, points_and_matrix),
    }
}

/// The groups, and beside or below them what comes next where there is room.
fn set_up(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    groups::draw(model, desk, area, buf);
    script::next_to_read(model, desk, area, groups::end(model, desk, area), buf);
}

/// A step of words: say and do have the whole place, but for what is said when it runs late.
fn spoken(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let taken = late::rows(model, desk, area.width).min(area.height);
    late::draw(model, desk, Rect { y: area.bottom() - taken, height: taken, ..area }, buf);
    script::whole(model, desk, Rect { height: area.height - taken, ..area }, buf);
}

/// Say and do above, the step's panes below.
fn under_script(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer, draw: Draw) {
    let below = below_script(model, desk, area, buf);
    draw(model, desk, below, buf);
}

/// The same with the matrix beside the pane or below it, where there is room for both.
fn and_matrix(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer, draw: Draw) {
    let (place, beside) = with_matrix(desk, below_script(model, desk, area, buf));
    draw(model, desk, place, buf);
    if let Some(beside) = beside {
        if beside.y > place.y {
            pane::rule_across(Rect { y: beside.y - 1, height: 1, ..beside }, buf, &model.theme);
        } else {
            pane::rule_down(Rect { x: beside.x - 2, width: 1, ..beside }, buf, &model.theme);
        }
        let draw = if below_answers(desk) && beside.y > place.y { outcome::actions } else { matrix::pane };
        draw(model, desk, beside, buf);
    }
}

/// Whether the actions stand below the answers of *Where do we stand?*, which are about them.
fn below_answers(desk: &Desk) -> bool {
    desk.step_kind() == StepKind::Stand && outcome::are_answered(desk)
}

/// The place of a step's list, and that of the matrix beside it on a very wide screen, where the list has no use for more;
/// on a tall one below it, while what is typed there moves the matrix or is chosen by it. Below answers stand the actions.
#[must_use]
pub fn with_matrix(desk: &Desk, area: Rect) -> (Rect, Option<Rect>) {
    if area.width < WIDEST_LIST + WITH_MATRIX {
        let kind = desk.step_kind();
        let short = matches!(kind, StepKind::Score | StepKind::First) || kind == StepKind::Move && desk.pane == Pane::Dots;
        let (list, lines) = if below_answers(desk) { (ANSWER_LINES, ACTION_LINES) } else { (LIST_LINES, MATRIX_LINES) };
        if !short && !below_answers(desk) || area.height < list + 1 + lines {
            return (area, None);
        }
        let height = area.height - lines - 1;
        return (Rect { height, ..area }, Some(Rect { y: area.y + height + 1, height: lines, ..area }));
    }
    let x = area.x + WIDEST_LIST + 3;
    (Rect { width: WIDEST_LIST, ..area }, Some(Rect { x, width: area.right() - x, ..area }))
}

/// Whether the pane below say and do is the list of points.
pub fn lists_points(desk: &Desk) -> bool {
    matches!(stands(desk), Stands::Points) && (desk.line_has_caret || desk.pane != Pane::Matrix)
}

/// The pane that stands below say and do; none where it fills its place whatever there is to show.
pub fn pane_below(desk: &Desk, area: Rect) -> Option<Draw> {
    match stands(desk) {
        _ if desk.front != Front::Step => None,
        Stands::Whole(_) => None,
        Stands::Below(draw) | Stands::WithMatrix(draw) => Some(draw),
        Stands::Points => list_beside_matrix(desk, area).is_none().then_some(points_and_matrix),
    }
}

/// Draws say and do, below them what is said when it runs late and, in *Put it right*, what changed. Gives the place below.
pub fn below_script(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) -> Rect {
    below_script_of(model, desk, area, share::rows(model, desk, area), buf)
}

/// The same with at most so many rows of say and do.
pub fn below_script_of(model: &Model, desk: &Desk, area: Rect, most: u16, buf: &mut Buffer) -> Rect {
    let below = script::brief(model, desk, area, most, buf);
    let rest = |y: u16| Rect { y, height: area.bottom().saturating_sub(y), ..area };
    let mut y = late::draw(model, desk, rest(below), buf);
    if area.height >= 16 {
        y = tabs_line(area, below, y);
        tabs::draw(model, desk, Rect { y, height: 1, ..area }, buf);
        y += 1;
    }
    if desk.step_kind() == StepKind::PutRight && desk.front == Front::Step {
        y = right::draw(model, desk, rest(y), buf);
    }
    rest(y)
}

/// What the place of say and do is drawn from that follows from the log and the time; none where that is more than words.
fn script_words(model: &Model, desk: &Desk, area: Rect) -> Option<Vec<String>> {
    if desk.step_kind() == StepKind::PutRight {
        return None;
    }
    let mut words = script::brief_words(model, desk);
    words.extend(late::words(model, desk, area.width));
    words.extend(tabs::words(model, desk, area));
    words.push(share::rows(model, desk, area).to_string());
    Some(words)
}

/// The row of the tabs, if there is one.
pub fn tabs_row(model: &Model, desk: &Desk, area: Rect) -> Option<Rect> {
    if matches!(stands(desk), Stands::Whole(_)) {
        return None;
    }
    let mut nowhere = Buffer::empty(area);
    let below = script::brief(model, desk, area, share::rows(model, desk, area), &mut nowhere);
    let y = late::draw(model, desk, Rect { y: below, height: area.bottom().saturating_sub(below), ..area }, &mut nowhere);
    (area.height >= 16).then_some(Rect { y: tabs_line(area, below, y), height: 1, ..area })
}

/// The line of the panes' names, below what is said and what is left out when it runs late: on a tall screen with a blank
/// line before them, or with that.
fn tabs_line(area: Rect, said: u16, y: u16) -> u16 {
    y + u16::from(area.height >= AIRY && y == said)
}

/// Columns of the list that stands beside the matrix; none where there is no room for both.
#[must_use]
pub fn list_beside_matrix(desk: &Desk, area: Rect) -> Option<u16> {
    if area.width < SIDE_BY_SIDE {
        return None;
    }
    // Whole points rather than a matrix with more white in it, where there is room for both; but a matrix of which one side
    // is out of sight shows nothing that matters.
    let most = (area.width * 45 / 100).min(70.max(area.width * 2 / 5));
    let groups = u16::try_from(desk.measures().groups.len()).unwrap_or(u16::MAX);
    let matrix = groups.saturating_mul(CELL).saturating_add(ROW_HEAD);
    Some(area.width.saturating_sub(matrix.saturating_add(3)).clamp(SHORTEST_LIST.min(most), most))
}

/// The list beside the matrix; where there is no room for both, the one that has the cursor.
fn points_and_matrix(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let Some(list) = list_beside_matrix(desk, area) else {
        if desk.pane == Pane::Matrix && !desk.line_has_caret {
            matrix::pane(model, desk, area, buf);
        } else {
            points::draw(model, desk, area, buf);
        }
        return;
    };
    points::draw(model, desk, Rect { width: list, ..area }, buf);
    pane::rule_down(Rect { x: area.x + list + 1, width: 1, ..area }, buf, &model.theme);
    let x = area.x + list + 3;
    matrix::pane(model, desk, Rect { x, width: area.right() - x, ..area }, buf);
}
