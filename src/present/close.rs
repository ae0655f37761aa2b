//! *Before you go*: the actions, the car park, who is missing, what leaves and to whom.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, actions, speech, table};
use crate::room::Fate;
use crate::widget::big::Setting;

/// The lines from which the signs before barriers and actions are explained.
const LOW: u16 = 24;

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    Flow::whole(area).draw(scene, buf, |set| {
        let said = scene.lines.iter().map(|line| table::wrapped(set, line, set.letters(), scene.theme.text));
        let mut deeds = actions::block(scene, set);
        // On a low screen the line is worth more to an action.
        if deeds.head.is_empty() && area.height >= LOW {
            deeds.head = actions::signs(scene, set);
        }
        let blocks = [deeds, parked(scene, set), Block { items: said.collect(), ..Block::default() }];
        blocks.into_iter().filter(|block| !block.items.is_empty()).collect()
    })
}

/// The car park over the whole screen.
pub(super) fn car_park(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let said = &scene.words.room;
    let title = if scene.room.seen().parked().next().is_none() { said.car_park_empty() } else { said.the_car_park() };
    let used = speech::banner(title, if area.height >= 20 { 4 } else { 1 }, scene.theme.heading, area, buf);
    Flow::whole(below(area, used + 1)).draw(scene, buf, |set| vec![Block { head: Vec::new(), ..parked(scene, set) }])
}

/// The car park, each with its role or that it was dropped.
fn parked(scene: &Scene, set: Setting) -> Block {
    let theme = scene.theme;
    let items = scene.room.seen().parked().map(|item| {
        let fate = match &item.fate {
            Fate::Open => scene.words.values.nobody_yet().to_owned(),
            Fate::Taken(role) => role.to_string(),
            Fate::Dropped => scene.words.values.dropped().to_owned(),
        };
        let said = [Span::styled(item.text.as_str(), theme.text), Span::styled(format!(" — {fate}"), theme.dim)];
        set.hanging(&Span::styled("· ", theme.dim), &said, set.letters())
    });
    let head = table::wrapped(set, scene.words.room.car_park(), set.letters(), theme.subheading);
    Block { head, items: items.collect(), ..Block::default() }
}
