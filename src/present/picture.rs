//! *The picture*: the matrix in three beats, large, as dots; before it is shown only what is going to be.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::scene::{Scene, below};
use super::{Paged, speech};
use crate::room::{self, Bloc, GroupId, Meaning, Presence, Reading, State, StepKind, ThemeFigures, ThemeId};
use crate::widget::big::{Setting, Size};
use crate::widget::grid::{self, Blank, CellFace, Channel, Column, Grid, GridRow, MeasuredRow, Scale, Split};
use crate::widget::text;

/// The beat that shows both sides.
pub(super) const BOTH: u8 = 3;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    if scene.hides_scores() {
        return coming(scene, area, buf);
    }
    let beat = scene.spotlight.beat.clamp(1, BOTH);
    let heading = scene.lines.get(usize::from(beat) - 1).map_or(scene.words.room.picture(), String::as_str);
    let used = self::heading(scene, heading, area, buf);
    matrix(scene, beat, below(area, used), buf)
}

/// What stands above the matrix; the lines used. On a usual screen a line more would cost a page.
pub(super) fn heading(scene: &Scene, words: &str, area: Rect, buf: &mut Buffer) -> u16 {
    let say = if area.height >= 40 { speech::heading } else { speech::lines };
    say(words, scene.theme.heading, area, buf)
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
    let under = under(scene, area);
    let high = u16::try_from(under.len()).unwrap_or(0);
    let place = Rect { height: area.height.saturating_sub(high), ..area };
    let base = sheet.base_page(scene, place);
    let paged = scene.page(base, sheet.grid(scene, 0).pages(place));
    sheet.grid(scene, paged.page).draw(place, buf);
    // Marks would touch the last row: for them the legend takes the blank line above the small one.
    let touches = under.first().is_some_and(|line| text::line_width(line) > 0) && blank_at_the_end(scene, place, buf) == 0;
    let lower = u16::from(touches).min(buf.area.bottom().saturating_sub(area.bottom()));
    put(&under, (area.x, place.bottom() + lower), area.width, buf);
    if under.is_empty() && !scene.hides_scores() {
        // On a usual screen it stands where the rows leave room for it.
        let lines: Vec<Line<'static>> = legend(scene).map(Line::from).into();
        let high = u16::try_from(lines.len()).unwrap_or(0);
        if high < blank_at_the_end(scene, place, buf) {
            put(&lines, (area.x, area.bottom() - high), area.width, buf);
        }
    }
    paged
}

fn put(lines: &[Line<'static>], (x, y): (u16, u16), width: u16, buf: &mut Buffer) {
    for (line, y) in lines.iter().zip(y..) {
        text::put_line(buf, x, y, line, width, Style::default());
    }
}

/// The lines at the end of an area on which nothing was drawn.
fn blank_at_the_end(scene: &Scene, area: Rect, buf: &Buffer) -> u16 {
    let ground = scene.theme.ground.bg.unwrap_or_default();
    let is_blank = |cell: &Cell| cell.symbol() == " " && cell.bg == ground;
    let blank_line = |y: &u16| (area.left()..area.right()).all(|x| buf.cell((x, *y)).is_none_or(is_blank));
    u16::try_from((area.top()..area.bottom()).rev().take_while(blank_line).count()).unwrap_or(0)
}

/// What dots and signs mean, where there is room for it; large on a large screen.
fn under(scene: &Scene, area: Rect) -> Vec<Line<'static>> {
    if area.height < 22 {
        return Vec::new();
    }
    if scene.hides_scores() {
        return vec![Line::default()];
    }
    let plain = Setting::new(Size::Plain, area.width);
    let large = Setting::new(Size::Small, area.width);
    let legend = legend(scene).join(&Span::styled(" · ", scene.theme.dim));
    let set = |set: Setting| set.wrapped(&legend, set.letters());
    let large = Some(set(large)).filter(|lines| area.height >= 44 && lines.len() == 3 && large.holds(lines));
    large.unwrap_or_else(|| set(plain).into_iter().take(1).collect())
}

/// What the signs of the picture mean that stand in it now, in this beat, where all of it has such an area.
pub(super) fn marks(scene: &Scene, area: Rect) -> Vec<String> {
    let beat = if scene.room.step().is_some_and(|step| step.kind == StepKind::Picture) { scene.spotlight.beat } else { BOTH };
    let lit = scene.spotlight.theme.filter(|_| beat == BOTH);
    let sheet = Sheet::of(scene, beat.clamp(1, BOTH), &|theme| lit.is_none_or(|lit| lit == theme));
    sheet.marks(scene, sheet.grid(scene, 0).square(area))
}

/// What the signs mean, and what the dots.
fn legend(scene: &Scene) -> [Vec<Span<'static>>; 2] {
    let (theme, words) = (scene.theme, scene.words);
    let (worth, way) = (words.values.worth_it(), words.values.in_the_way());
    let signs = vec![
        Span::styled("+ ", theme.worth_text),
        Span::styled(format!("{worth} · "), theme.dim),
        Span::styled("− ", theme.way_text),
        Span::styled(way.to_owned(), theme.dim),
    ];
    [signs, vec![Span::styled(format!("●●●●● {} · ●○○○○ {}", words.room.decides(), words.room.hardly()), theme.dim)]]
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
