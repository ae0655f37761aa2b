//! The matrix as values for the grid: columns by bloc, a face for every cell, the ghost of what is being typed. Rows are made
//! again only where they do not stand as they were made.

use ratatui::text::{Line, Span};

use super::scene::Scene;
use crate::alignment::{self, Cell, Reading};
use crate::capture::ThemeChoice;
use crate::tui::figure;
use crate::widget::grid::{
    Blank, Bloc as Section, CellFace, Channel, Column, Foot, Grid, GridRow, MeasuredRow, RowEnd, Scale, Split,
};
use crate::widget::theme::Theme;
use crate::widget::{bar, text};
use crate::workshop::{Bloc, GroupId, Meaning, Presence, ThemeId, Workshop};

/// What stands behind the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    /// Nothing: there is no room.
    None,
    /// The bar, coverage and the reading.
    Words,
    /// The bar, coverage and alignment: the reading stands under the name.
    Figures,
}

/// Everything that the grid borrows.
#[derive(Debug)]
pub struct Sheet<'a> {
    sections: Vec<Section<'a>>,
    /// The rows.
    pub rows: Vec<MeasuredRow>,
    columns: usize,
    /// What its last row says of the groups, and what it is called.
    foot: (&'static str, Vec<String>),
}

impl<'a> Sheet<'a> {
    /// The matrix of a scene for so many columns of the screen; of the rows made before, those that stand are taken.
    #[must_use]
    pub fn of(scene: &Scene<'a>, ends: Ends, width: u16, theme: &Theme, made: &mut Rows) -> Self {
        let (sections, groups) = columns(scene);
        let head = head_room(groups.len(), sections.len(), width);
        let rows = made.bring_up_to_date(scene, &groups, (ends, head, theme)).to_vec();
        let foot = ("pull", groups.iter().map(|id| pull(scene, *id)).collect());
        Self { sections, rows, columns: groups.len(), foot }
    }

    /// Today's rows, each with the row that it would be below it where something would move; the others too if `all`.
    #[must_use]
    pub fn compared(today: &Scene<'a>, then: &Scene<'a>, all: bool, ends: Ends, width: u16, theme: &Theme) -> Self {
        let (sections, groups) = columns(today);
        let head = head_room(groups.len(), sections.len(), width);
        let moved = then.moved();
        let mut rows: Vec<MeasuredRow> = Vec::new();
        let made =
            |scene: &Scene<'_>, figures| GridRow { words: Line::default(), ..row(scene, figures, &groups, (ends, head, theme)) };
        for (before, after) in today.measures.themes.iter().zip(&then.measures.themes) {
            let moves = moved.contains(&before.id);
            if moves || all {
                rows.push(made(today, before).into());
            }
            if moves {
                rows.push(GridRow { name: "  then".into(), ..made(then, after) }.into());
            }
        }
        // Below the rows of today and of then: whose it is must be said.
        let foot = ("pull then", groups.iter().map(|id| pull(then, *id)).collect());
        Self { sections, rows, columns: groups.len(), foot }
    }

    /// The grid to draw.
    #[must_use]
    pub fn grid<'b>(&'b self, title: &'b str, cursor: Option<(usize, usize)>, theme: &'b Theme) -> Grid<'b> {
        let foot = Some(Foot { label: self.foot.0, texts: self.foot.1.clone() });
        Grid { title, blocs: &self.sections, rows: &self.rows, foot, cursor, scale: Scale::Figures, theme }
    }

    /// Where a cursor stands that may have been left beyond what there is now.
    #[must_use]
    pub fn cursor(&self, (row, column): (usize, usize)) -> (usize, usize) {
        (row.min(self.rows.len()), column.min(self.columns))
    }
}

/// The rows of the open session's matrix as they were made last, for frames in which most of them stand.
#[derive(Debug, Default)]
pub struct Rows {
    made: Option<Made>,
    rows: Vec<MeasuredRow>,
}

/// What rows were made from, beside the session.
#[derive(Debug)]
struct Made {
    state: u64,
    ends: Ends,
    head: usize,
    theme: Theme,
    groups: Vec<GroupId>,
    themes: Vec<ThemeId>,
    /// The rows that something lies over: what is lit, what is typed.
    over: [Option<ThemeId>; 2],
}

impl Rows {
    /// Makes the rows that do not stand as they were made, or all of them.
    fn bring_up_to_date(&mut self, scene: &Scene<'_>, groups: &[GroupId], look: (Ends, usize, &Theme)) -> &[MeasuredRow] {
        let themes = &scene.measures.themes;
        let make = |figures| MeasuredRow::from(row(scene, figures, groups, look));
        let over = [scene.lit.map(|(_, theme)| theme), scene.typed_into()];
        let before = self.made.take().filter(|made| made.is_of(themes, groups, look));
        match (before, scene.stood) {
            (Some(mut made), Some((state, stood))) => {
                for (kept, figures) in self.rows.iter_mut().zip(themes) {
                    let lies_over = made.over.contains(&Some(figures.id)) || over.contains(&Some(figures.id));
                    if lies_over || stood.since(figures.id) > made.state {
                        *kept = make(figures);
                    }
                }
                (made.state, made.over) = (state, over);
                self.made = Some(made);
            }
            (_, stood) => {
                self.rows = themes.iter().map(make).collect();
                let (ends, head, theme) = look;
                let themes = themes.iter().map(|figures| figures.id).collect();
                self.made = stood.map(|(state, _)| Made {
                    state,
                    ends,
                    head,
                    theme: theme.clone(),
                    groups: groups.to_vec(),
                    themes,
                    over,
                });
            }
        }
        &self.rows
    }
}

impl Made {
    fn is_of(&self, themes: &[alignment::ThemeFigures], groups: &[GroupId], (ends, head, theme): (Ends, usize, &Theme)) -> bool {
        self.ends == ends
            && self.head == head
            && self.groups == groups
            && self.themes.iter().eq(themes.iter().map(|figures| &figures.id))
            && self.theme == *theme
    }
}

/// Columns that are left for the row heads at least, when every group is shown.
fn head_room(groups: usize, sections: usize, width: u16) -> usize {
    let cells = groups * 6 + sections;
    usize::from(width).saturating_sub(cells + 1).clamp(8, usize::from(width / 3).max(8))
}

/// The columns in their sections, and the groups in that order.
pub(super) fn columns<'a>(scene: &Scene<'a>) -> (Vec<Section<'a>>, Vec<GroupId>) {
    let mut groups = Vec::new();
    let mut sections = Vec::new();
    for bloc in Bloc::ALL {
        let members: Vec<_> = scene.workshop.groups().filter(|group| group.bloc == bloc).collect();
        if members.is_empty() {
            continue;
        }
        groups.extend(members.iter().map(|group| group.id));
        let columns = members.iter().map(|group| Column { name: &group.name, short: &group.code }).collect();
        sections.push(Section { name: bloc.word(), columns });
    }
    (sections, groups)
}

/// The sides of a cell on which the group is split.
fn split(cell: &Cell) -> Option<Split> {
    cell.split.then_some(Split { worth: cell.incentive.split, way: cell.barrier.split })
}

/// What a cell shows.
#[must_use]
pub fn face(scene: &Scene<'_>, group: GroupId, theme: ThemeId) -> CellFace {
    let Some(cell) = scene.measures.cell(group, theme) else { return CellFace::default() };
    let before = scene.today.and_then(|today| today.cell(group, theme));
    let side = |now: &alignment::Channel, before: Option<&alignment::Channel>| match before {
        Some(before) if before.strength > 0.0 && now.strength <= 0.0 => Channel::Gone,
        _ => channel(now),
    };
    let mut face = CellFace {
        incentive: side(&cell.incentive, before.map(|cell| &cell.incentive)),
        barrier: side(&cell.barrier, before.map(|cell| &cell.barrier)),
        blank: blank(scene.workshop, cell),
        // The ratings behind a split are today's: of another strength nobody rated anything.
        split: split(cell).filter(|_| !scene.changed.contains(&(group, theme))).unwrap_or_default(),
        lit: scene.is_lit(group, theme),
        figure: None,
    };
    let typed = scene.typed.as_ref();
    let here = typed.filter(|parts| parts.group == Some(group) && parts.theme == Some(ThemeChoice::Existing(theme)));
    if let Some(parts) = here {
        face.lit = true;
        let ghost = Channel::Typed { strength: parts.strength.map(f64::from) };
        match parts.kind {
            Some(crate::workshop::Kind::Incentive) if face.incentive == Channel::None => face.incentive = ghost,
            Some(crate::workshop::Kind::Barrier) if face.barrier == Channel::None => face.barrier = ghost,
            _ => {}
        }
    }
    face
}

fn channel(channel: &alignment::Channel) -> Channel {
    if channel.strength > 0.0 {
        Channel::Scored { strength: channel.strength, provisional: channel.provisional }
    } else if channel.waiting() > 0 {
        Channel::Unscored { points: channel.waiting() as usize }
    } else if channel.assumed > 0.0 {
        Channel::Assumed { strength: Some(channel.assumed) }
    } else if channel.unscored_assumed > 0 {
        Channel::Assumed { strength: None }
    } else {
        Channel::None
    }
}

fn blank(workshop: &Workshop, cell: &Cell) -> Blank {
    let absent = workshop.group(cell.group).is_some_and(|group| group.presence == Presence::Absent);
    match cell.state {
        alignment::State::AskedNo => Blank::AskedNo,
        _ if cell.not_relevant => Blank::NotRelevant,
        _ if absent => Blank::Absent,
        _ => Blank::NotAsked,
    }
}

fn row(
    scene: &Scene<'_>,
    figures: &alignment::ThemeFigures,
    groups: &[GroupId],
    (ends, head, theme): (Ends, usize, &Theme),
) -> GridRow {
    let heading = scene.workshop.theme(figures.id);
    let name = match heading {
        // Where not all have room for their names, all stand there as they are typed.
        Some(heading) if head < 12 && scene.workshop.themes().any(|heading| text::width(&heading.name) > head) => &*heading.code,
        _ => heading.map_or("", |theme| theme.name.as_str()),
    };
    let gone = scene.today.and_then(|today| today.theme(figures.id)).is_some_and(|before| before.reading != Reading::NoData);
    let reading = |room: usize| match figures.reading {
        Reading::NoData if gone => Line::styled("nothing left", theme.dim),
        _ => reading(figures, theme, room),
    };
    let under = reading(head);
    let words = if text::line_width(&under) <= head { under } else { Line::default() };
    let shares = figures.shape.shares;
    let coverage = figures.shape.coverage.map_or_else(|| "  ".to_owned(), coverage);
    let brief = (ends == Ends::Words).then(|| spread(coverage.clone(), reading(0)));
    let end = match ends {
        Ends::None => None,
        Ends::Words => Some(spread(coverage, reading(usize::MAX))),
        // That there is no figure yet is said once, under the name.
        Ends::Figures => {
            let alignment = shares.map(|shares| Line::raw(figure::signed(Some(shares.alignment))));
            Some(spread(coverage, alignment.unwrap_or_default()))
        }
    };
    let end = end.map(|words| RowEnd {
        parts: shares.map(|s| bar::Parts { shared: s.shared, opposed: s.opposed, unmatched: s.unmatched }),
        words,
        brief,
        heads: if ends == Ends::Figures { HEADS } else { &HEADS[..2] },
    });
    let lit = scene.lit.is_some_and(|(_, theme)| theme == figures.id);
    let faces = groups.iter().map(|group| face(scene, *group, figures.id)).collect();
    GridRow { name: name.to_owned(), words, lit, faces, end }
}

/// What the ends of the rows are: of the bar its full part, of the figures what the line below the matrix calls them.
const HEADS: &[&str] = &["shared", "raised", "alignment"];

/// Coverage as it stands at a row's end, with the gap behind it.
fn coverage(share: f64) -> String {
    format!("{:>3.0} %  ", share * 100.0)
}

fn spread(coverage: String, mut words: Line<'static>) -> Line<'static> {
    words.spans.insert(0, Span::raw(coverage));
    words
}

/// The reading in a word or two, the same wherever a row is named; where one group alone raised it, it is that, not mixed.
/// What nobody checked ends in a question mark.
#[must_use]
pub fn reading_word(figures: &alignment::ThemeFigures) -> &'static str {
    match (figures.shape.reading, figures.meaning) {
        (Reading::NoData, _) => figure::NO_DATA,
        (Reading::Mixed, _) if figures.shape.voices < 2 => "one group",
        (Reading::CommonMotive, Meaning::NotChecked) => "common motive?",
        (Reading::CommonObstacle, Meaning::NotChecked) => "common obstacle?",
        (reading, _) => reading.words(),
    }
}

/// The reading in words, in the colour that has that meaning; where there is no room for the whole of it, an unchecked
/// one ends in a question mark.
#[must_use]
pub fn reading(figures: &alignment::ThemeFigures, theme: &Theme, room: usize) -> Line<'static> {
    let style = match figures.shape.reading {
        Reading::NoData | Reading::OnlyClinical | Reading::OnlyManagerial | Reading::Mixed => theme.dim,
        Reading::Contested => theme.amber,
        Reading::CommonMotive => theme.done,
        Reading::CommonObstacle => theme.way_text,
    };
    let unchecked = match (figures.shape.reading, figures.meaning) {
        (Reading::CommonMotive, Meaning::NotChecked) => Some("looks like a common motive (not checked)"),
        (Reading::CommonObstacle, Meaning::NotChecked) => Some("looks like a common obstacle (not checked)"),
        _ => None,
    };
    let said = unchecked.filter(|whole| text::width(whole) <= room).unwrap_or_else(|| reading_word(figures));
    let two = " · two meanings";
    let fits = text::width(said) + text::width(two) <= room;
    let mut spans = vec![Span::styled(said, style)];
    if figures.meaning == Meaning::Two {
        spans.push(Span::styled(if fits { two } else { " ≠" }, theme.amber));
    }
    Line::from(spans)
}

/// A group's balance of forces, −1 to +1.
fn pull(scene: &Scene<'_>, id: GroupId) -> String {
    match scene.measures.group(id).and_then(|group| group.pull.balance()) {
        Some(balance) if balance <= -0.05 => format!("−{:.1}", -balance),
        Some(balance) if balance >= 0.05 => format!("+{balance:.1}"),
        Some(_) => "0.0".into(),
        None => "·".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coverage_says_the_percent() {
        for share in (0..=2_000).map(|share| f64::from(share) / 2_000.0).chain([1.01, -0.2]) {
            assert_eq!(coverage(share), format!("{:>5}  ", figure::percent(share)), "{share}");
        }
    }
}
