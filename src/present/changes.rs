//! *Put it right*: what changed since the picture was shown, the old value in grey beside the new.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, point, speech, table};
use crate::room::{Moved, ThemeId};
use crate::widget::big::Setting;
use crate::widget::dots;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let moved = scene.room.moved();
    if moved.is_empty() {
        return speech::prompt(scene, area, buf);
    }
    let used = speech::heading(scene.line(0), scene.theme.heading, area, buf);
    Flow::new(below(area, used), 48, 2).short().draw(scene, buf, |set| blocks(scene, set, moved))
}

/// What changed, group by group.
fn blocks(scene: &Scene, set: Setting, moved: &[Moved]) -> Vec<Block> {
    let mut blocks = Vec::new();
    for group in scene.groups() {
        let here = moved.iter().filter(|moved| scene.room.seen().factor(moved.factor).is_some_and(|f| f.group == group.id));
        let items: Vec<_> = here.filter_map(|moved| change(scene, set, moved)).collect();
        if !items.is_empty() {
            let head = table::wrapped(set, &group.name, set.letters(), scene.theme.heading);
            blocks.push(Block { head, items, ..Block::default() });
        }
    }
    blocks
}

/// The point, and under it each value that changed: the new one, then the old in grey.
fn change(scene: &Scene, set: Setting, moved: &Moved) -> Option<Vec<Line<'static>>> {
    let theme = scene.theme;
    // Its parts stand close: a line between those of one part would be more than the parts have between them.
    let set = set.apart(0);
    let factor = scene.room.seen().factor(moved.factor)?;
    let mut lines = point::lines(scene, set, factor, theme.text);
    let mut tell = |now: String, before: String| {
        let was = format!(" ({})", scene.words.room.was(before));
        let values = [Span::styled(now, theme.heading), Span::styled(was, theme.dim)];
        lines.extend(set.hanging(&Span::styled("→ ", theme.accent), &values, set.letters()));
    };
    if factor.strength() != moved.strength_before {
        tell(value(scene, factor.strength()), value(scene, moved.strength_before));
    }
    if factor.theme != moved.theme_before {
        tell(heading(scene, factor.theme), heading(scene, moved.theme_before));
    }
    Some(lines)
}

fn value(scene: &Scene, strength: Option<f64>) -> String {
    strength.map_or_else(|| scene.words.values.not_scored().to_owned(), dots::strength)
}

fn heading(scene: &Scene, theme: Option<ThemeId>) -> String {
    let name = theme.and_then(|id| scene.room.seen().theme(id)).map(|theme| theme.name.to_string());
    name.unwrap_or_else(|| scene.words.room.no_heading().to_owned())
}
