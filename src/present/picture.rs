//! *The picture*: the matrix in three beats, large, as dots; before it is shown only what is going to be.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::scene::{Scene, below};
use super::{Paged, speech};
use crate::room::{self, Bloc, GroupId, Meaning, Presence, Reading, State, ThemeFigures, ThemeId};
use crate::widget::grid::{self, Blank, CellFace, Channel, Column, Grid, GridRow, Scale};
use crate::widget::text;
use crate::widget::theme::Theme;

/// The beat that shows both sides.
pub(super) const BOTH: u8 = 3;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    if scene.hides_scores() {
        return coming(scene, area, buf);
    }
    let beat = scene.spotlight.beat.clamp(1, BOTH);
    let heading =
        scene.lines.get(usize::from(beat) - 1).map_or("What makes it worth it, and what gets in the way", String::as_str);
    let used = speech::lines(heading, scene.theme.heading, area, buf);
    matrix(scene, beat, below(area, used), buf)
}

/// Before the reveal: what will be shown.
fn coming(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let theme = scene.theme;
    let title = scene.room.step().map_or("", |step| step.title.as_str());
    let used = speech::banner(title, if area.height >= 20 { 8 } else { 4 }, theme.heading, area, buf);
    let mut place = below(area, used + 1);
    for line in &scene.lines {
        let used = speech::lines(line, theme.text, place, buf);
        place = below(place, used);
    }
    Paged::WHOLE
}

/// The matrix as it may be seen now; in the first beat only what makes it worth it, in the second only what is in the way.
pub(super) fn matrix(scene: &Scene, beat: u8, area: Rect, buf: &mut Buffer) -> Paged {
    let sheet = Sheet::of(scene, beat, &|_| true);
    let tall = area.height >= 22;
    let place = Rect { height: area.height.saturating_sub(if tall { 2 } else { 0 }), ..area };
    let base = sheet.base_page(scene, place);
    let paged = scene.page(base, sheet.grid(0, scene.theme).pages(place));
    sheet.grid(paged.page, scene.theme).draw(place, buf);
    if tall && !scene.hides_scores() {
        let legend = legend(scene.theme);
        text::put_line(buf, area.x, area.bottom() - 1, &legend, area.width, Style::default());
    }
    paged
}

/// What the dots and signs mean.
fn legend(theme: &Theme) -> Line<'static> {
    Line::from(vec![
        Span::styled("+ ", theme.worth_text),
        Span::styled("worth it   ", theme.dim),
        Span::styled("− ", theme.way_text),
        Span::styled("in the way   ", theme.dim),
        Span::styled("●●●●● decides whether we take part   ●○○○○ hardly matters", theme.dim),
    ])
}

/// Everything that the grid borrows.
pub(super) struct Sheet<'a> {
    sections: Vec<grid::Bloc<'a>>,
    themes: Vec<ThemeId>,
    rows: Vec<GridRow<'a>>,
    faces: Vec<CellFace>,
    /// The square that is lit: its row and its column.
    lit: Option<(usize, usize)>,
}

impl<'a> Sheet<'a> {
    /// The rows that `keep` wants, in one of the beats.
    pub fn of(scene: &Scene<'a>, beat: u8, keep: &dyn Fn(ThemeId) -> bool) -> Self {
        let (sections, groups) = columns(scene);
        let kept: Vec<&ThemeFigures> = scene.room.measures().themes.iter().filter(|figures| keep(figures.id)).collect();
        let themes: Vec<ThemeId> = kept.iter().map(|figures| figures.id).collect();
        let rows = kept.iter().map(|figures| row(scene, figures, beat)).collect();
        let cells = themes.iter().flat_map(|theme| groups.iter().map(move |group| (*group, *theme)));
        let faces = cells.map(|(group, theme)| face(scene, group, theme, beat)).collect();
        let row = scene.spotlight.theme.and_then(|lit| themes.iter().position(|theme| *theme == lit));
        let column = scene.spotlight.group.and_then(|lit| groups.iter().position(|group| *group == lit));
        Self { sections, themes, rows, faces, lit: row.zip(column) }
    }

    /// The grid to draw.
    pub fn grid<'b>(&'b self, page: usize, theme: &'b Theme) -> Grid<'b> {
        let scale = Scale::Room { page };
        Grid {
            title: "",
            blocs: &self.sections,
            rows: &self.rows,
            faces: &self.faces,
            foot: None,
            cursor: self.lit,
            scale,
            theme,
        }
    }

    /// The page on which what is lit stands.
    pub fn base_page(&self, scene: &Scene, area: Rect) -> usize {
        let row = scene.spotlight.theme.and_then(|lit| self.themes.iter().position(|theme| *theme == lit));
        row.map_or(0, |row| self.grid(0, scene.theme).page_of(area, row, self.lit.map_or(0, |(_, column)| column)))
    }
}

/// The columns in their sections, and the groups in that order.
fn columns<'a>(scene: &Scene<'a>) -> (Vec<grid::Bloc<'a>>, Vec<GroupId>) {
    let groups: Vec<_> = scene.groups().collect();
    let sections = Bloc::ALL.into_iter().map(|bloc| {
        let members = groups.iter().filter(|group| group.bloc == bloc);
        let columns = members.map(|group| Column { name: group.name.as_str(), short: group.name.as_str() }).collect();
        grid::Bloc { name: bloc.word(), columns }
    });
    (sections.filter(|section| !section.columns.is_empty()).collect(), groups.iter().map(|group| group.id).collect())
}

fn row<'a>(scene: &Scene<'a>, figures: &ThemeFigures, beat: u8) -> GridRow<'a> {
    let name = scene.room.seen().theme(figures.id).map_or("", |theme| theme.name.as_str());
    let words = if beat == BOTH { reading(figures, scene.theme) } else { Line::default() };
    GridRow { name, words, lit: scene.spotlight.theme == Some(figures.id), end: None }
}

/// How a heading reads, in the room's words; what nobody checked is asked rather than said.
pub(super) fn reading(figures: &ThemeFigures, theme: &Theme) -> Line<'static> {
    let unchecked = figures.meaning == Meaning::NotChecked;
    let (words, style) = match figures.shape.reading {
        Reading::NoData => return Line::default(),
        Reading::OnlyClinical => ("only clinical", theme.dim),
        Reading::OnlyManagerial => ("only managerial", theme.dim),
        Reading::Contested => ("pulls both ways", theme.amber),
        Reading::CommonMotive if unchecked => ("shared? not checked", theme.done),
        Reading::CommonMotive => ("shared", theme.done),
        Reading::CommonObstacle if unchecked => ("in the way? not checked", theme.way_text),
        Reading::CommonObstacle => ("in the way of all", theme.way_text),
        Reading::Mixed => ("some of each", theme.dim),
    };
    let mut spans = vec![Span::styled(words, style)];
    if figures.meaning == Meaning::Two {
        spans.push(Span::styled(", two meanings", theme.amber));
    }
    Line::from(spans)
}

fn face(scene: &Scene, group: GroupId, theme: ThemeId, beat: u8) -> CellFace {
    let Some(cell) = scene.room.measures().cell(group, theme) else { return CellFace::default() };
    let side = |of: &room::Channel, hidden: u8| if beat == hidden { Channel::None } else { channel(of) };
    let (incentive, barrier) = (side(&cell.incentive, 2), side(&cell.barrier, 1));
    let blank = blank(scene, group, cell);
    CellFace { incentive, barrier, blank, split: beat == BOTH && cell.split, lit: false, figure: None }
}

fn channel(channel: &room::Channel) -> Channel {
    if channel.strength > 0.0 {
        Channel::Scored { strength: channel.strength, provisional: false }
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
