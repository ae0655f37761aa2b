//! *The picture*: the matrix in three beats, large, as dots; before it is shown only what is going to be.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::legend::Legend;
use super::scene::{Scene, after, below};
use super::{Paged, speech};
use crate::room::{self, Bloc, GroupId, Meaning, Presence, Reading, State, ThemeFigures, ThemeId};
use crate::widget::grid::{self, Blank, CellFace, Channel, Column, Grid, GridRow, MeasuredRow, Scale, Split};
use crate::widget::text;

/// The beat that shows both sides.
pub(super) const BOTH: u8 = 3;

/// The lines below which the matrix follows its heading without a blank one: the head of its first column is mostly blank.
const LOW: u16 = 20;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    if scene.hides_scores() {
        return coming(scene, area, buf);
    }
    let beat = scene.spotlight.beat.clamp(1, BOTH);
    let heading = scene.lines.get(usize::from(beat) - 1).map_or(scene.words.room.picture(), String::as_str);
    let place = under_heading(scene, heading, area, buf);
    matrix(scene, beat, place, buf)
}

/// Draws what stands above the matrix and gives the place below. On a usual screen a line more would cost a page.
pub(super) fn under_heading(scene: &Scene, words: &str, area: Rect, buf: &mut Buffer) -> Rect {
    let say = if area.height >= 40 { speech::heading } else { speech::lines };
    let used = say(words, scene.theme.heading, area, buf);
    if area.height < LOW { after(area, used) } else { below(area, used) }
}

/// Before the reveal: what will be shown.
fn coming(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let title = scene.room.step().map_or("", |step| step.title.as_str());
    let lines: Vec<&str> = scene.lines.iter().map(String::as_str).collect();
    speech::say(scene, title, &lines, area, buf);
    Paged::WHOLE
}

/// The matrix as it may be seen now; in the first beat only what makes it worth it, in the second only what is in the way.
pub(super) fn matrix(scene: &Scene, beat: u8, area: Rect, buf: &mut Buffer) -> Paged {
    let sheet = Sheet::of(scene, beat, &|_| true);
    let base = sheet.base_page(scene, area);
    let paged = scene.page(base, sheet.grid(scene, 0).pages(area));
    sheet.grid(scene, paged.page).draw(area, buf);
    paged
}

/// What the signs mean of what is shown of the picture, where all of it has such an area.
pub(super) fn marks(scene: &Scene, legend: Legend, area: Rect) -> Vec<String> {
    let sheet = match (legend, scene.lit()) {
        (Legend::Picture(beat), _) => Sheet::of(scene, beat.clamp(1, BOTH), &|_| true),
        // Without scores there is no row of squares above what is behind a heading.
        (Legend::Heading, Some(lit)) if !scene.hides_scores() => Sheet::alone(scene, lit.id),
        _ => return Vec::new(),
    };
    sheet.marks(scene, sheet.grid(scene, 0).square(area))
}

/// Everything that the grid borrows.
pub(super) struct Sheet<'a> {
    sections: Vec<grid::Bloc<'a>>,
    themes: Vec<ThemeId>,
    rows: Vec<MeasuredRow>,
    /// The square that is lit: its row and its column.
    lit: Option<(usize, usize)>,
}

impl<'a> Sheet<'a> {
    /// What the signs in squares so wide mean, as far as they stand there.
    fn marks(&self, scene: &Scene<'_>, square: usize) -> Vec<String> {
        let faces = || self.rows.iter().flat_map(|row| &row.faces);
        let sides = || faces().flat_map(|face| [face.incentive, face.barrier]);
        let blank = |blank: Blank| {
            let shown = faces().any(|face| face.blank == blank && face.is_blank());
            let in_words = blank != Blank::NotAsked && text::width(blank.words(scene.words)) + 2 <= square;
            shown && !in_words
        };
        let typed = sides().any(|side| matches!(side, Channel::Scored { provisional: true, .. }));
        let guess = sides().any(|side| matches!(side, Channel::Assumed { .. }));
        let said = &scene.words.room;
        let guess = guess && text::width(said.a_guess()) + 2 > square;
        let split = faces().any(|face| face.split.is_any());
        let marks = [
            (blank(Blank::NotAsked), Blank::NotAsked.glyph(), said.blank()),
            (blank(Blank::AskedNo), Blank::AskedNo.glyph(), said.said_no()),
            (blank(Blank::NotRelevant), Blank::NotRelevant.glyph(), said.not_for_them()),
            (blank(Blank::Absent), Blank::Absent.glyph(), said.not_here()),
            (guess, "?", said.a_guess()),
            (typed, "~", said.not_agreed()),
            (split, "≈", said.split_inside()),
        ];
        marks.into_iter().filter(|(stands, ..)| *stands).map(|(_, mark, words)| format!("{mark} {words}")).collect()
    }

    /// The rows that `keep` wants, in one of the beats.
    pub fn of(scene: &Scene<'a>, beat: u8, keep: &dyn Fn(ThemeId) -> bool) -> Self {
        let (sections, groups) = columns(scene);
        let kept: Vec<&ThemeFigures> = scene.room.measures().themes.iter().filter(|figures| keep(figures.id)).collect();
        let themes: Vec<ThemeId> = kept.iter().map(|figures| figures.id).collect();
        let rows = kept.iter().map(|figures| row(scene, figures, &groups, beat).into()).collect();
        let row = scene.spotlight.theme.and_then(|lit| themes.iter().position(|theme| *theme == lit));
        let column = scene.spotlight.group.and_then(|lit| groups.iter().position(|group| *group == lit));
        Self { sections, themes, rows, lit: row.zip(column) }
    }

    /// One heading alone, without its name and its words: they stand above.
    pub fn alone(scene: &Scene<'a>, heading: ThemeId) -> Self {
        let sheet = Self::of(scene, BOTH, &|theme| theme == heading);
        let bare = |row: &MeasuredRow| GridRow { name: String::new(), words: Line::default(), ..GridRow::clone(row) }.into();
        Self { rows: sheet.rows.iter().map(bare).collect(), ..sheet }
    }

    /// The page on which the column of a group stands.
    pub fn page_with(&self, scene: &Scene, group: GroupId, area: Rect) -> usize {
        let column = columns(scene).1.iter().position(|of| *of == group);
        column.map_or(0, |column| self.grid(scene, 0).page_of(area, 0, column))
    }

    /// The grid to draw.
    pub fn grid<'b>(&'b self, scene: &'b Scene, page: usize) -> Grid<'b> {
        let scale = Scale::Room { page, words: scene.words };
        Grid { title: "", blocs: &self.sections, rows: &self.rows, foot: None, cursor: self.lit, scale, theme: scene.theme }
    }

    /// The page on which what is lit stands.
    pub fn base_page(&self, scene: &Scene, area: Rect) -> usize {
        let row = scene.spotlight.theme.and_then(|lit| self.themes.iter().position(|theme| *theme == lit));
        row.map_or(0, |row| self.grid(scene, 0).page_of(area, row, self.lit.map_or(0, |(_, column)| column)))
    }
}

/// The columns in their sections, and the groups in that order.
fn columns<'a>(scene: &Scene<'a>) -> (Vec<grid::Bloc<'a>>, Vec<GroupId>) {
    let groups: Vec<_> = scene.groups().collect();
    let sections = Bloc::ALL.into_iter().map(|bloc| {
        let members = groups.iter().filter(|group| group.bloc == bloc);
        let columns = members.map(|group| Column { name: group.name.as_str(), short: group.name.as_str() }).collect();
        grid::Bloc { name: bloc.said(scene.words), columns }
    });
    (sections.filter(|section| !section.columns.is_empty()).collect(), groups.iter().map(|group| group.id).collect())
}

fn row(scene: &Scene, figures: &ThemeFigures, groups: &[GroupId], beat: u8) -> GridRow {
    let name = scene.room.seen().theme(figures.id).map_or_else(String::new, |theme| theme.name.to_string());
    let words = if beat == BOTH { text::owned(&reading(scene, figures)) } else { Line::default() };
    let faces = groups.iter().map(|group| face(scene, *group, figures.id, beat)).collect();
    GridRow { name, words, lit: scene.spotlight.theme == Some(figures.id), faces, end: None }
}

/// How a heading reads, in the room's words; what nobody checked is asked rather than said.
pub(super) fn reading<'a>(scene: &Scene<'a>, figures: &ThemeFigures) -> Line<'a> {
    let (theme, said) = (scene.theme, &scene.words.room);
    let unchecked = figures.meaning == Meaning::NotChecked;
    let (words, style) = match figures.shape.reading {
        Reading::NoData => return Line::default(),
        // What the other side brought stands in the same row.
        _ if scene.room.measures().waits_for_the_other_side(figures) => return Line::default(),
        Reading::OnlyClinical => (said.only_clinical(), theme.dim),
        Reading::OnlyManagerial => (said.only_managerial(), theme.dim),
        Reading::Contested => (said.both_ways(), theme.amber),
        Reading::CommonMotive if unchecked => (said.shared_unchecked(), theme.done),
        Reading::CommonMotive => (said.shared(), theme.done),
        Reading::CommonObstacle if unchecked => (said.obstacle_unchecked(), theme.way_text),
        Reading::CommonObstacle => (said.obstacle(), theme.way_text),
        Reading::Mixed if figures.shape.voices < 2 => (said.one_group(), theme.dim),
        Reading::Mixed => (said.some_of_each(), theme.dim),
    };
    if figures.meaning != Meaning::Two {
        return Line::styled(words, style);
    }
    // The reading keeps its style, what is said of it has its own, wherever a language puts it.
    let whole = said.two_meanings(words);
    match whole.split_once(words) {
        Some((before, after)) => Line::from(vec![
            Span::styled(before.to_owned(), theme.amber),
            Span::styled(words, style),
            Span::styled(after.to_owned(), theme.amber),
        ]),
        None => Line::styled(whole, theme.amber),
    }
}

fn face(scene: &Scene, group: GroupId, theme: ThemeId, beat: u8) -> CellFace {
    let Some(cell) = scene.room.measures().cell(group, theme) else { return CellFace::default() };
    let seen = |hidden: u8| beat != hidden;
    let side = |of: &room::Channel, hidden: u8| if seen(hidden) { channel(of) } else { Channel::None };
    let (incentive, barrier) = (side(&cell.incentive, 2), side(&cell.barrier, 1));
    let split = Split { worth: cell.incentive.split && seen(2), way: cell.barrier.split && seen(1) };
    CellFace { incentive, barrier, blank: blank(scene, group, cell), split, lit: false, figure: None }
}

fn channel(channel: &room::Channel) -> Channel {
    if channel.strength > 0.0 {
        Channel::Scored { strength: channel.strength, provisional: channel.provisional }
    } else if channel.waiting() > 0 {
        Channel::Unscored { points: channel.waiting() as usize }
    } else if channel.assumed > 0.0 || channel.unscored_assumed > 0 {
        Channel::Assumed { strength: None }
    } else {
        Channel::None
    }
}

/// What a cell with nothing in it means. A square that has something on the other side is only blank in this beat.
fn blank(scene: &Scene, group: GroupId, cell: &room::Cell) -> Blank {
    let absent = scene.room.seen().group(group).is_some_and(|group| group.presence == Presence::Absent);
    match cell.state {
        State::AskedNo => Blank::AskedNo,
        _ if cell.not_relevant => Blank::NotRelevant,
        _ if absent => Blank::Absent,
        _ => Blank::NotAsked,
    }
}
