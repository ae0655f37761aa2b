//! What a grid on the screen was drawn from, so that a frame draws only what changed of it: a letter of the ghost, a point
//! or a step of the cursor costs its row. What is kept of a row, of the heads and of the foot is all that they are drawn
//! from, so what looks otherwise is never taken for the same.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::end::EndNames;
use super::plan::{Line, Plan};
use super::{Grid, MeasuredRow};
use crate::widget::theme::Theme;

/// What one grid was drawn from.
#[derive(Debug, Default)]
pub struct Memo {
    layout: Option<Layout>,
    heads: Option<Heads>,
    foot: Option<Foot>,
    rows: Vec<Option<Row>>,
}

/// Where everything stands, and in which colours.
#[derive(Debug, Clone, PartialEq)]
struct Layout {
    area: Rect,
    rows: Rect,
    head: Rect,
    head_lines: u16,
    words: bool,
    columns: Vec<Line>,
    ends: Option<Rect>,
    bars: bool,
    theme: Theme,
}

/// What stands above the rows: what it was drawn from, beside the layout.
#[derive(Debug, PartialEq)]
struct Heads {
    title: String,
    blocs: Vec<String>,
    columns: Vec<(usize, String, String)>,
    rows: Option<(usize, usize)>,
    of: usize,
    whole: bool,
    ends: EndNames,
}

/// What stands below them.
#[derive(Debug, PartialEq)]
struct Foot {
    label: String,
    texts: Vec<String>,
    cursor: Option<usize>,
}

/// One row: what it was drawn from.
#[derive(Debug)]
struct Row {
    line: Line,
    shown: MeasuredRow,
    cursor: Option<usize>,
}

impl Memo {
    /// Draws a grid in figures but for what looks as it does; what is drawn is made blank before.
    pub(super) fn draw(
        &mut self,
        grid: &Grid<'_>,
        plan: &Plan,
        area: Rect,
        buf: &mut Buffer,
        mut blank: impl FnMut(Rect, &mut Buffer),
    ) {
        let rows = rows(plan, area);
        let stands = self.layout.as_ref().is_some_and(|layout| layout.is(plan, area, rows, grid.theme));
        if !stands || rows.is_empty() {
            blank(area, buf);
            *self = Self { layout: Some(Layout::of(plan, area, rows, grid.theme)), ..Self::default() };
        }
        let known = self.heads.is_some();
        if self.heads.as_ref().is_none_or(|heads| !heads.is(grid, plan)) {
            if known {
                blank(Rect { height: rows.y - area.y, ..area }, buf);
            }
            grid.heads(plan, buf);
            self.heads = Some(Heads::of(grid, plan));
        }
        for (place, line) in plan.rows.iter().enumerate() {
            let Some(row) = grid.rows.get(line.index) else { continue };
            let cursor = grid.cursor.filter(|(at, _)| *at == line.index).map(|(_, column)| column);
            let kept = self.rows.get(place).and_then(Option::as_ref);
            if kept.is_some_and(|kept| kept.line == *line && kept.cursor == cursor && kept.shown == *row) {
                continue;
            }
            if self.rows.len() > place {
                blank(Rect { y: line.at, height: plan.head_lines.max(line.length), ..rows }.intersection(rows), buf);
            } else {
                self.rows.resize_with(place + 1, || None);
            }
            grid.row(plan, line, buf);
            self.rows[place] = Some(Row { line: *line, shown: row.clone(), cursor });
        }
        if self.foot.as_ref().is_none_or(|foot| !foot.is(grid)) {
            if known {
                blank(Rect { y: rows.bottom(), height: area.bottom() - rows.bottom(), ..area }, buf);
            }
            grid.foot(plan, buf);
            self.foot = Some(Foot::of(grid));
        }
        // Over what it lies on, which was blank or drawn the same before.
        grid.beyond(plan, buf);
    }
}

/// The lines that hold rows and nothing else.
fn rows(plan: &Plan, area: Rect) -> Rect {
    let (Some(first), Some(last)) = (plan.rows.first(), plan.rows.last()) else { return Rect { height: 0, ..area } };
    let end = (last.at + plan.head_lines.max(last.length)).min(plan.head.bottom()).min(area.bottom());
    Rect { y: first.at, height: end.saturating_sub(first.at), ..area }
}

impl Layout {
    fn of(plan: &Plan, area: Rect, rows: Rect, theme: &Theme) -> Self {
        let columns = plan.columns.clone();
        Self {
            area,
            rows,
            head: plan.head,
            head_lines: plan.head_lines,
            words: plan.words,
            columns,
            ends: plan.ends,
            bars: plan.bars,
            theme: theme.clone(),
        }
    }

    fn is(&self, plan: &Plan, area: Rect, rows: Rect, theme: &Theme) -> bool {
        self.area == area
            && self.rows == rows
            && self.head == plan.head
            && self.head_lines == plan.head_lines
            && self.words == plan.words
            && self.columns == plan.columns
            && self.ends == plan.ends
            && self.bars == plan.bars
            && self.theme == *theme
    }
}

impl Heads {
    fn of(grid: &Grid<'_>, plan: &Plan) -> Self {
        Self {
            title: grid.title.to_owned(),
            blocs: grid.blocs.iter().map(|bloc| bloc.name.to_owned()).collect(),
            columns: grid.columns().map(|(bloc, column)| (bloc, column.name.to_owned(), column.short.to_owned())).collect(),
            rows: plan.rows.first().zip(plan.rows.last()).map(|(first, last)| (first.index, last.index)),
            of: grid.rows.len(),
            whole: grid.is_on_whole(plan),
            ends: grid.end_names(),
        }
    }

    fn is(&self, grid: &Grid<'_>, plan: &Plan) -> bool {
        let columns = self.columns.iter().map(|(bloc, name, short)| (*bloc, &**name, &**short));
        self.title == grid.title
            && self.rows == plan.rows.first().zip(plan.rows.last()).map(|(first, last)| (first.index, last.index))
            && self.of == grid.rows.len()
            && self.whole == grid.is_on_whole(plan)
            && self.ends == grid.end_names()
            && self.blocs.iter().map(String::as_str).eq(grid.blocs.iter().map(|bloc| bloc.name))
            && columns.eq(grid.columns().map(|(bloc, column)| (bloc, column.name, column.short)))
    }
}

impl Foot {
    fn of(grid: &Grid<'_>) -> Self {
        let (label, texts) = grid.foot.as_ref().map_or(("", &[][..]), |foot| (foot.label, &foot.texts));
        Self { label: label.to_owned(), texts: texts.to_vec(), cursor: grid.column_of_foot() }
    }

    fn is(&self, grid: &Grid<'_>) -> bool {
        let (label, texts) = grid.foot.as_ref().map_or(("", &[][..]), |foot| (foot.label, &foot.texts));
        self.label == label && self.texts == texts && self.cursor == grid.column_of_foot()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;
    use ratatui::text::Line as Text;

    use super::*;
    use crate::widget::bar::Parts;
    use crate::widget::grid::{Bloc, CellFace, Channel, Column, Foot, GridRow, RowEnd, Scale, Split};
    use crate::widget::theme::{Depth, ThemeName};

    /// A matrix that is another in one place with every step.
    fn faces(step: usize) -> Vec<CellFace> {
        let strength = |at: usize| f64::from(u8::try_from(at % 11).unwrap()) / 2.0;
        let face = |at: usize| CellFace {
            incentive: if at.is_multiple_of(3) {
                Channel::None
            } else {
                Channel::Scored { strength: strength(at), provisional: at.is_multiple_of(5) }
            },
            barrier: if at == step { Channel::Typed { strength: None } } else { Channel::None },
            lit: at == step,
            split: Split { worth: at.is_multiple_of(7), way: false },
            ..CellFace::default()
        };
        (0..6 * 5).map(face).collect()
    }

    #[test]
    fn rows_drawn_again_look_as_if_drawn_afresh() {
        let columns = |names: [&'static str; 3]| names.map(|name| Column { name, short: "x" }).to_vec();
        let blocs = [
            Bloc { name: "clinical", columns: columns(["Nurses", "Doctors", "日本"]) },
            Bloc { name: "managerial", columns: columns(["Ward", "Exec", "Ops"])[..2].to_vec() },
        ];
        let mut memo = Memo::default();
        let whole = Rect::new(0, 0, 100, 22);
        let (mut again, mut last) = (Buffer::empty(whole), Rect::ZERO);
        for step in 0..200 {
            let theme = Theme::embedded(if step < 150 { ThemeName::Dark } else { ThemeName::Light }, Depth::Rgb);
            let faces = faces(step * 7 % 41);
            let row = |at: usize| GridRow {
                name: ["Time", "Beds", "Safety", "Übergabe", "Learning", "Voice"][at].into(),
                faces: faces[at * 5..(at + 1) * 5].to_vec(),
                words: Text::from(if at == step % 6 { "contested" } else { "mixed" }),
                lit: at == step % 9,
                end: Some(RowEnd {
                    parts: (step % 60 < 30 && at == 2).then(Parts::default),
                    words: Text::styled(format!("{} %", at + step % 3), Style::new()),
                    heads: if step < 100 { &["shared", "raised"] } else { &["shared"] },
                    ..RowEnd::default()
                }),
            };
            let rows: Vec<MeasuredRow> = (0..6).map(row).map(MeasuredRow::from).collect();
            let foot = Some(Foot { label: "pull", texts: vec!["+1.0".into(); 5] });
            let cursor = (!step.is_multiple_of(5)).then_some((step % 8, step % 7));
            let grid = Grid { title: "Matrix", blocs: &blocs, rows: &rows, foot, cursor, scale: Scale::Figures, theme: &theme };
            let size = if step.is_multiple_of(50) { (50, 9) } else { (90, 18) };
            let area = Rect::new(1, 1, size.0, size.1);
            let mut afresh = Buffer::empty(whole);
            crate::widget::text::fill(&mut afresh, whole, theme.ground);
            if area != last || step == 150 {
                crate::widget::text::fill(&mut again, whole, theme.ground);
                last = area;
            }
            grid.draw_again(&mut memo, area, &mut again, |place, buf| crate::widget::text::fill(buf, place, theme.ground));
            grid.draw(area, &mut afresh);
            assert_eq!(again, afresh, "{step}");
        }
    }
}
