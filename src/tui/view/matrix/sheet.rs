//! The matrix as values for the grid: columns by bloc, a face for every cell, the ghost of what is being typed.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::alignment::{self, Cell, Reading};
use crate::capture::{self, Parts, ThemeChoice};
use crate::tui::desk::{Desk, LineUse};
use crate::widget::bar;
use crate::widget::grid::{Blank, Bloc as Section, CellFace, Channel, Column, Foot, Grid, GridRow, RowEnd, Scale};
use crate::widget::theme::Theme;
use crate::workshop::{Bloc, GroupId, Meaning, Presence, ThemeId};

/// Everything that the grid borrows.
#[derive(Debug)]
pub struct Sheet<'a> {
    sections: Vec<Section<'a>>,
    /// Columns in the order shown: bloc by bloc.
    pub groups: Vec<GroupId>,
    /// Rows in workshop order.
    pub themes: Vec<ThemeId>,
    /// Row heads and ends.
    pub rows: Vec<GridRow<'a>>,
    faces: Vec<CellFace>,
    foot: Vec<String>,
}

impl<'a> Sheet<'a> {
    /// The matrix of the open session as it stands, with the ghost of the line. `ends` says whether rows have ends.
    #[must_use]
    pub fn of(desk: &'a Desk, theme: &Theme, ends: bool) -> Self {
        let (sections, groups) = columns(desk);
        let measures = desk.measures();
        let themes: Vec<ThemeId> = measures.themes.iter().map(|figures| figures.id).collect();
        let typed = typed(desk);
        let rows = measures.themes.iter().map(|figures| row(desk, figures, theme, ends)).collect();
        let cells = themes.iter().flat_map(|theme| groups.iter().map(move |group| (*group, *theme)));
        let faces = cells.map(|(group, theme)| face(desk, group, theme, typed.as_ref())).collect();
        let foot = groups.iter().map(|id| pull(desk, *id)).collect();
        Self { sections, groups, themes, rows, faces, foot }
    }

    /// The grid to draw.
    #[must_use]
    pub fn grid<'b>(&'b self, title: &'b str, cursor: Option<(usize, usize)>, scale: Scale, theme: &'b Theme) -> Grid<'b> {
        let foot = Some(Foot { label: "pull", texts: self.foot.clone() });
        Grid { title, blocs: &self.sections, rows: &self.rows, faces: &self.faces, foot, cursor, scale, theme }
    }

    /// Where the desk's cursor stands.
    #[must_use]
    pub fn cursor(&self, desk: &Desk) -> Option<(usize, usize)> {
        let (row, column) = desk.cursors.matrix;
        let last = (self.rows.len().checked_sub(1)?, self.groups.len().checked_sub(1)?);
        Some((row.min(last.0), column.min(last.1)))
    }
}

/// The columns in their sections, and the groups in that order.
fn columns(desk: &Desk) -> (Vec<Section<'_>>, Vec<GroupId>) {
    let mut groups = Vec::new();
    let mut sections = Vec::new();
    for bloc in Bloc::ALL {
        let members: Vec<_> = desk.workshop().groups().filter(|group| group.bloc == bloc).collect();
        if members.is_empty() {
            continue;
        }
        groups.extend(members.iter().map(|group| group.id));
        let columns = members.iter().map(|group| Column { name: &group.name, short: &group.code }).collect();
        sections.push(Section { name: bloc.word(), columns });
    }
    (sections, groups)
}

/// What the capture line says so far, if it is one.
fn typed(desk: &Desk) -> Option<Parts> {
    if desk.line_use() != LineUse::Capture || desk.line.is_empty() {
        return None;
    }
    Some(capture::parse(desk.line.text(), &desk.capture_context()).parts)
}

fn face(desk: &Desk, group: GroupId, theme: ThemeId, typed: Option<&Parts>) -> CellFace {
    let Some(cell) = desk.measures().cell(group, theme) else { return CellFace::default() };
    let mut face = CellFace {
        incentive: channel(&cell.incentive),
        barrier: channel(&cell.barrier),
        blank: blank(desk, cell),
        split: cell.split,
        ..CellFace::default()
    };
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
    } else if channel.unscored > 0 {
        Channel::Unscored { points: channel.unscored as usize }
    } else if channel.assumed > 0.0 {
        Channel::Assumed { strength: Some(channel.assumed) }
    } else if channel.unscored_assumed > 0 {
        Channel::Assumed { strength: None }
    } else {
        Channel::None
    }
}

fn blank(desk: &Desk, cell: &Cell) -> Blank {
    let absent = desk.workshop().group(cell.group).is_some_and(|group| group.presence == Presence::Absent);
    match cell.state {
        alignment::State::AskedNo => Blank::AskedNo,
        _ if cell.not_relevant => Blank::NotRelevant,
        _ if absent => Blank::Absent,
        _ => Blank::NotAsked,
    }
}

fn row<'a>(desk: &'a Desk, figures: &alignment::ThemeFigures, theme: &Theme, ends: bool) -> GridRow<'a> {
    let name = desk.workshop().theme(figures.id).map_or("", |theme| theme.name.as_str());
    let words = reading(figures, theme);
    let end = ends.then(|| RowEnd {
        parts: figures.shape.shares.map(|s| bar::Parts { shared: s.shared, opposed: s.opposed, unmatched: s.unmatched }),
        words: words.clone(),
    });
    GridRow { name, words, lit: desk.spotlight.theme == Some(figures.id), end }
}

/// The reading in words, in the colour that it has a meaning for.
#[must_use]
pub fn reading(figures: &alignment::ThemeFigures, theme: &Theme) -> Line<'static> {
    let unchecked = figures.meaning == Meaning::NotChecked;
    let (words, style): (String, Style) = match figures.shape.reading {
        Reading::NoData => ("no data yet".into(), theme.faint),
        Reading::OnlyClinical => ("only clinical".into(), theme.dim),
        Reading::OnlyManagerial => ("only managerial".into(), theme.dim),
        Reading::Contested => ("contested".into(), theme.amber),
        Reading::CommonMotive if unchecked => ("looks like a common motive (not checked)".into(), theme.done),
        Reading::CommonMotive => ("common motive".into(), theme.done),
        Reading::CommonObstacle if unchecked => ("looks like a common obstacle (not checked)".into(), theme.way_text),
        Reading::CommonObstacle => ("common obstacle".into(), theme.way_text),
        Reading::Mixed => ("mixed".into(), theme.dim),
    };
    let mut spans = vec![Span::styled(words, style)];
    if figures.meaning == Meaning::Two {
        spans.push(Span::styled(" · two meanings", theme.amber));
    }
    Line::from(spans)
}

/// A group's balance of forces, −1 to +1.
fn pull(desk: &Desk, id: GroupId) -> String {
    match desk.measures().group(id).and_then(|group| group.pull.balance()) {
        Some(balance) if balance < 0.0 => format!("−{:.1}", -balance),
        Some(balance) => format!("+{balance:.1}"),
        None => "·".into(),
    }
}
