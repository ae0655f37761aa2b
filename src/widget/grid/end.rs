//! What stands behind the cells of a row: a bar and figures, or words; and what each of them is, over the rows.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};

use super::plan::{self, Plan};
use super::{Grid, RowEnd};
use crate::widget::{bar, text};

/// Columns of the bar and the gutter behind it, if there are bars: rows without one have their words below those of the others.
const fn bar_columns(plan: &Plan) -> u16 {
    if plan.bars { plan::END_BAR + 1 } else { 0 }
}

impl Grid<'_> {
    pub(super) fn row_end(&self, plan: &Plan, line: &plan::Line, buf: &mut Buffer) {
        let Some((end, place)) = self.rows.get(line.index).and_then(|row| row.end.as_ref()).zip(plan.ends) else {
            return;
        };
        if let Some(parts) = end.parts {
            let width = plan::END_BAR.min(place.width);
            text::put_line(buf, place.x, line.at, &bar::parts(parts, width, self.theme), width, self.theme.text);
        }
        let x = place.x.saturating_add(bar_columns(plan)).min(place.right());
        let room = place.right() - x;
        let brief = end.brief.as_ref().filter(|_| text::line_width(&end.words) > usize::from(room));
        // Each of them whole or not at all, as rows and columns are.
        let mut left = usize::from(room);
        let mut fits = |span: &&Span<'_>| {
            let wide = text::width(span.content.trim_end());
            let fits = wide <= left;
            left = if fits { left.saturating_sub(text::width(&span.content)) } else { 0 };
            fits && wide > 0
        };
        let words: Vec<Span<'_>> = brief.unwrap_or(&end.words).spans.iter().take_while(&mut fits).cloned().collect();
        text::put_line(buf, x, line.at, &Line::from(words), room, self.theme.dim);
    }

    /// What the ends of the rows are, each over its own, in the last line of the heads; whole or not at all.
    pub(super) fn end_heads(&self, plan: &Plan, buf: &mut Buffer) {
        let (Some(place), Some(y)) = (plan.ends, plan.heads.bottom().checked_sub(1)) else { return };
        let Some(end) = self.named_end().filter(|_| plan.heads.height > 0) else { return };
        let mut put = |x: u16, head: &str| {
            let room = place.right().saturating_sub(x);
            if text::columns(head) <= room {
                text::put(buf, x, y, head, room, self.theme.dim);
            }
        };
        let [over_bar, over_words @ ..] = end.heads else { return };
        if plan.bars {
            put(place.x, over_bar);
        }
        let mut x = place.x.saturating_add(bar_columns(plan));
        for (head, span) in over_words.iter().zip(&end.words.spans) {
            put(x, head);
            x = x.saturating_add(text::columns(&span.content));
        }
    }

    /// Whether some row has a bar at its end.
    pub(super) fn has_bars(&self) -> bool {
        self.rows.iter().any(|row| row.end.as_ref().is_some_and(|end| end.parts.is_some()))
    }

    /// The end with the most pieces: those of the others stand below them.
    fn named_end(&self) -> Option<&RowEnd> {
        self.rows.iter().filter_map(|row| row.end.as_ref()).max_by_key(|end| end.words.spans.len())
    }

    /// All that [`Self::end_heads`] draws from, beside the plan.
    pub(super) fn end_names(&self) -> EndNames {
        let end = self.named_end();
        EndNames {
            heads: end.map_or(&[], |end| end.heads),
            wide: end.map_or_else(Vec::new, |end| end.words.spans.iter().map(|span| text::columns(&span.content)).collect()),
        }
    }
}

/// What stands over the ends of the rows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EndNames {
    heads: &'static [&'static str],
    wide: Vec<u16>,
}
