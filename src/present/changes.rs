//! *Put it right*: what changed since the picture was shown, the old value in grey beside the new.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, point, speech, table};
use crate::room::{Moved, ThemeId};
use crate::widget::dots;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let moved = scene.room.moved();
    if moved.is_empty() {
        return speech::prompt(scene, area, buf);
    }
    let used = speech::lines(scene.line(0), scene.theme.heading, area, buf);
    let mut flow = Flow::new(below(area, used), 48, 2);
    for group in scene.groups() {
        let here = moved.iter().filter(|moved| scene.room.seen().factor(moved.factor).is_some_and(|f| f.group == group.id));
        let items: Vec<_> = here.filter_map(|moved| change(scene, moved, flow.width)).collect();
        if !items.is_empty() {
            flow.push(Block { head: table::wrapped(&group.name, flow.width, scene.theme.heading), items });
        }
    }
    flow.draw(scene, buf)
}

/// The point, and under it each value that changed: the new one, then the old in grey.
fn change(scene: &Scene, moved: &Moved, width: u16) -> Option<Vec<Line<'static>>> {
    let theme = scene.theme;
    let said = &scene.words.room;
    let factor = scene.room.seen().factor(moved.factor)?;
    let mut lines = point::lines(scene, factor, width, theme.text);
    if factor.strength() != moved.strength_before {
        lines.push(Line::from(vec![
            Span::raw("  "),
            Span::styled(value(scene, factor.strength()), theme.heading),
            Span::styled(format!("   {}", said.was(value(scene, moved.strength_before))), theme.dim),
        ]));
    }
    if factor.theme != moved.theme_before {
        lines.push(Line::from(vec![
            Span::raw("  "),
            Span::styled(heading(scene, factor.theme), theme.heading),
            Span::styled(format!("   {}", said.was(heading(scene, moved.theme_before))), theme.dim),
        ]));
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
