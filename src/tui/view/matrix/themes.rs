//! View 1: headings by groups, as a pane beside the list and over the whole screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::super::again::Again;
use super::scene::Scene;
use super::sheet::{Ends, Rows, Sheet};
use super::{digest, head, under};
use crate::tui::action::Action;
use crate::tui::desk::{Desk, Front, Pane};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::grid::Grid;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{Hides, StepKind};

/// Lines of the grid that are not rows: headings of blocs, of columns, the foot.
const AROUND: u16 = 3;

/// Rows that stay in sight when the words below take the room of the others.
const SCROLLED: u16 = 8;

/// Lines of the legend, at the most on a screen as tall as that.
const LEGEND: u16 = 2;

/// Lines of a grid with a blank line below each row, and heads of two lines.
const fn airy(rows: u16) -> u16 {
    rows * 3 + AROUND + 1
}

/// Where the grid was drawn, and with what behind its cells: enough to find what was clicked.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    /// The grid's place.
    area: Rect,
    ends: Ends,
    cursor: Option<(usize, usize)>,
}

impl Drawn {
    /// The cell at a place of the screen, as the matrix cursor counts; `width` is that of the whole matrix.
    #[must_use]
    pub fn cell_at(self, scene: &Scene<'_>, width: u16, theme: &Theme, (x, y): (u16, u16)) -> Option<(usize, usize)> {
        let sheet = Sheet::of(scene, self.ends, width, theme, &mut Rows::default());
        let cursor = self.cursor.map(|cursor| sheet.cursor(cursor));
        sheet.grid("Matrix", cursor, theme).hit(self.area, x, y)
    }
}

/// Draws the matrix as a pane: the grid first, below it the head line and the matrix in words as far as there is room.
pub fn pane(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer, again: &mut Again) -> Drawn {
    let theme = &model.theme;
    let scene = Scene::now(desk);
    let (whole, seen) = (area, seen_by_the_room(model, desk, area.width.into()));
    let area = Rect { y: area.y + u16::from(seen.is_some()), height: area.height.saturating_sub(seen.is_some().into()), ..area };
    let wide = usize::from(area.width);
    let rows = rows(&scene);
    let long = head::lines(scene.workshop, scene.measures, theme, wide, false);
    let brief = || head::lines(scene.workshop, scene.measures, theme, wide, true);
    let fits = |lines: &[Line<'_>], each: u16| count(lines) + 1 + rows * each + AROUND <= area.height;
    // That every row has its reading comes before the long head, which comes before nothing.
    let shorter = if fits(&long, 2) { None } else { Some(brief()) };
    let mut below = shorter.filter(|brief| fits(brief, 2) || !fits(&long, 1)).unwrap_or(long);
    below.splice(0..0, digest::nudge(desk, theme, wide));
    // The words of the matrix take a line at least: they are put together where there is one.
    if fits(&below, 2) {
        let words = digest::lines(scene.workshop, scene.measures, theme, wide);
        if count(&below) + count(&words) + 1 + rows * 2 + AROUND <= area.height {
            below.push(Line::default());
            below.extend(words);
        }
    }
    below.truncate(usize::from(area.height.saturating_sub(AROUND + rows.min(4))));
    let room = area.height.saturating_sub(count(&below) + u16::from(!below.is_empty()));
    let height = if airy(rows) < room {
        airy(rows)
    } else if rows * 2 + AROUND <= room {
        (rows * 2 + AROUND + 1).min(room)
    } else {
        room
    };
    let focused = desk.pane == Pane::Matrix && !desk.line_has_caret && desk.front == Front::Step;
    let ends = if area.width >= 90 { Ends::Figures } else { Ends::None };
    let sheet = Sheet::of(&scene, ends, area.width, theme, &mut again.made);
    let cursor = focused.then_some(desk.cursors.matrix);
    let place = Rect { height, ..area };
    let grid = sheet.grid("Matrix", cursor.map(|cursor| sheet.cursor(cursor)), theme);
    around_and_grid(&grid, whole, place, buf, again);
    if let Some(line) = seen {
        text::put_fitted(buf, (whole.x, whole.y), &line, whole.width, theme.text);
    }
    put_lines(&below, Rect { y: area.y + height + 1, height: area.height.saturating_sub(height + 1), ..area }, buf);
    Drawn { area: place, ends, cursor }
}

/// Makes what lies above and below the grid blank, and draws the grid over that of the frame before.
fn around_and_grid(grid: &Grid<'_>, area: Rect, place: Rect, buf: &mut Buffer, again: &mut Again) {
    again.blank(Rect { height: place.y - area.y, ..area }, buf);
    again.blank(Rect { y: place.bottom(), height: area.bottom().saturating_sub(place.bottom()), ..area }, buf);
    let mut rows = std::mem::take(&mut again.rows);
    grid.draw_again(&mut rows, place, buf, |place, buf| again.blank(place, buf));
    again.rows = rows;
}

/// What stands around a matrix over the whole screen.
#[derive(Debug, Default)]
pub struct Around {
    /// The word in its corner.
    pub title: &'static str,
    /// The cursor, if it is in the matrix.
    pub cursor: Option<(usize, usize)>,
    /// Whose voice is missing, while that can still be mended.
    pub nudge: Option<Line<'static>>,
}

/// Draws the matrix of a scene over the whole screen: the head line, the grid, below it what is under the cursor, the
/// matrix in words and what the marks mean. The words come before a second line for each row, and before the long head.
pub fn full(model: &Model, scene: &Scene<'_>, around: Around, area: Rect, buf: &mut Buffer, again: &mut Again) -> Drawn {
    let theme = &model.theme;
    let wide = usize::from(area.width);
    let mut words: Vec<Line<'static>> = around.nudge.into_iter().collect();
    words.extend(around.cursor.map(|cursor| under::line(model, scene, cursor, wide)));
    words.extend(digest::lines(scene.workshop, scene.measures, theme, wide));
    let fold = Fold::new(rows(scene), area.height, count(&words), |brief| {
        head::lines(scene.workshop, scene.measures, theme, wide, brief)
    });
    words.truncate(usize::from(fold.words));
    let top = area.y + count(&fold.head) + u16::from(fold.airy);
    let left = area.bottom().saturating_sub(top);
    let mut gap = u16::from(fold.airy && !words.is_empty());
    let ends = if fold.under { Ends::Figures } else { Ends::Words };
    let sheet = Sheet::of(scene, ends, area.width, theme, &mut again.made);
    let room = left.saturating_sub(count(&words) + gap);
    let marks = legend(theme, wide, &MARKS);
    // Where there is no room for all of them, those in sight take the blank line above the foot.
    let spare = u16::from(!fold.airy);
    if fold.grid + count(&marks) <= room {
        words.extend(marks);
    } else if fold.grid < room + spare {
        words.extend(legend(theme, wide, &in_sight(&sheet)).into_iter().take(1));
    }
    let height = left.saturating_sub(count(&words) + gap).min(fold.grid);
    gap = gap.max(u16::from(height + count(&words) < left && !words.is_empty()));
    let cursor = around.cursor.map(|cursor| sheet.cursor(cursor));
    let (grid, place) = (sheet.grid(around.title, cursor, theme), Rect { y: top, height, ..area });
    around_and_grid(&grid, area, place, buf, again);
    put_lines(&fold.head, Rect { height: top.saturating_sub(area.y).min(area.height), ..area }, buf);
    put_lines(&words, Rect { y: top + height + gap, height: left.saturating_sub(height + gap), ..area }, buf);
    Drawn { area: place, ends, cursor: around.cursor }
}

/// How the matrix is folded into so many lines.
struct Fold {
    head: Vec<Line<'static>>,
    /// Whether a blank line parts head, grid and words.
    airy: bool,
    /// Whether each row has a second line, for its reading.
    under: bool,
    /// Lines that the grid would like.
    grid: u16,
    /// Lines of words below it.
    words: u16,
}

impl Fold {
    fn new(rows: u16, height: u16, words: u16, head: impl Fn(bool) -> Vec<Line<'static>>) -> Self {
        let (long, short) = (head(false), head(true));
        let (one, two) = (rows + AROUND, rows * 2 + AROUND);
        if count(&long) + 1 + airy(rows) + 1 + words + LEGEND <= height {
            return Self { head: long, airy: true, under: true, grid: airy(rows), words };
        }
        if count(&long) + 1 + two + 1 + words <= height {
            return Self { head: long, airy: true, under: true, grid: two + 1, words };
        }
        let most = usize::from((height / 6).max(1));
        let short: Vec<Line<'static>> = short.into_iter().take(most).collect();
        let taken = count(&short);
        if taken + two + words <= height {
            return Self { head: short, airy: false, under: true, grid: two + 1, words };
        }
        let least = rows.min(SCROLLED) + AROUND;
        if taken + least + words <= height {
            return Self { head: short, airy: false, under: false, grid: one + 1, words };
        }
        let words = height.saturating_sub(taken + least).min(words);
        Self { head: short, airy: false, under: false, grid: one + 1, words }
    }
}

fn rows(scene: &Scene<'_>) -> u16 {
    u16::try_from(scene.measures.themes.len()).unwrap_or(1000).min(1000)
}

fn count(lines: &[Line<'_>]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// Draws lines as far as there is room.
pub fn put_lines(lines: &[Line<'static>], area: Rect, buf: &mut Buffer) {
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        text::put_fitted(buf, (area.x, y), line, area.width, Style::default());
    }
}

/// The marks in the cells, and what they mean.
const MARKS: [(&str, &str); 10] = [
    ("+", "worth it"),
    ("−", "in the way"),
    ("≈", "split inside the group"),
    ("~", "provisional"),
    ("?", "a guess or not checked"),
    ("+·2", "not scored"),
    ("×", "not relevant"),
    ("o", "asked, no"),
    ("·", "not asked"),
    ("∅", "not here"),
];

/// The marks that some cell of the matrix shows, the rarer first; the signs say themselves.
fn in_sight(sheet: &Sheet<'_>) -> Vec<(&'static str, &'static str)> {
    let shown = |mark: &str| sheet.rows.iter().flat_map(|row| &row.faces).any(|face| face.shows(mark));
    MARKS.into_iter().skip(2).filter(|(mark, _)| shown(mark)).collect()
}

/// What the marks in the cells mean, in as many lines as it takes.
fn legend(theme: &Theme, width: usize, marks: &[(&'static str, &'static str)]) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut used = 0;
    for (mark, words) in marks {
        let wide = text::width(mark) + text::width(words) + 1;
        if lines.is_empty() || used + 3 + wide > width {
            lines.push(Line::default());
            used = 0;
        }
        let Some(line) = lines.last_mut() else { continue };
        let between = if used > 0 { 3 } else { 0 };
        used += between + wide;
        line.spans.push(Span::raw(" ".repeat(between)));
        line.spans.push(Span::styled(*mark, theme.text));
        line.spans.push(Span::styled(format!(" {words}"), theme.dim));
    }
    lines
}

/// In *The picture*: what the room sees at this moment.
fn seen_by_the_room(model: &Model, desk: &Desk, width: usize) -> Option<Line<'static>> {
    let theme = &model.theme;
    if desk.step_kind() != StepKind::Picture {
        return None;
    }
    let veil = &desk.workshop().veil;
    if veil.hidden.contains(&Hides::Scores) || (veil.reveals.is_empty() && desk.workshop().agenda.steps.iter().any(hides_scores))
    {
        return Some(Line::styled(
            format!("The room does not see scores yet: {} shows them.", key(model, Action::Reveal)),
            theme.amber,
        ));
    }
    let (beat, words) = match desk.spotlight.beat {
        0 | 1 => (1, "what makes it worth it"),
        2 => (2, "what gets in the way"),
        _ => (3, "both; half a minute, just look"),
    };
    let (turn, what) = if beat < 3 { (Action::NextBeat, "next") } else { (Action::PreviousBeat, "back") };
    let mut parts = vec![
        Span::styled(format!("The room sees {words}"), theme.accent),
        Span::styled(format!("   beat {beat} of 3"), theme.dim),
        Span::styled(format!(" · {}: {what}", key(model, turn)), theme.dim),
    ];
    // Whole parts only: the key stands at the foot too.
    while parts.len() > 1 && parts.iter().map(|part| text::width(&part.content)).sum::<usize>() > width {
        parts.pop();
    }
    Some(Line::from(parts))
}

fn hides_scores(step: &crate::workshop::Step) -> bool {
    step.hides.contains(&Hides::Scores)
}
