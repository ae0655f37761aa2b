//! What to say just now, where a step's text speaks of one of several things: of what is lit, of the pair or the points
//! that are there.

use super::reading;
use crate::alignment::{Discuss, Topic};
use crate::tui::desk::{Behind, Desk, Pane};
use crate::workshop::StepKind;

/// What to say now instead of the step's own words; none where these hold.
#[must_use]
pub fn now(desk: &Desk) -> Option<String> {
    match desk.step_kind() {
        StepKind::Reading => reading::discussed(desk).map(|(topic, behind)| of_lit(desk, topic, behind)),
        StepKind::Tidy if desk.open_pairs().is_empty() || desk.pane == Pane::Headings => Some(without_pairs(desk)),
        _ => None,
    }
}

fn without_pairs(desk: &Desk) -> String {
    let waiting = desk.kept().without_heading.len();
    if waiting > 0 {
        return "“These have no heading yet. Which one does each belong under, for you?”".into();
    }
    "“Every point stands under a heading now. Shout if one is in the wrong place.”".into()
}

fn of_lit(desk: &Desk, topic: Option<Discuss>, behind: Behind) -> String {
    let heading = |id| desk.workshop().theme(id).map_or("", |theme| theme.name.as_str());
    let lit = heading(behind.theme());
    match topic.map(|discuss| discuss.topic) {
        Some(Topic::Shared(theme)) => format!(
            "“Everyone brought {}. Is it the same thing you want? One clinical group, say yours; one managerial, say yours.”",
            heading(theme)
        ),
        Some(Topic::Difference(theme)) => {
            format!("“{}: here one side gains what the other side pays for. Help us see why both make sense.”", heading(theme))
        }
        Some(Topic::Split { .. }) => {
            "“In this group some said one and some said five. You need not say who. What would someone think who said five?”"
                .into()
        }
        Some(Topic::Quiet(_)) => {
            format!("“{lit}: which of these did we only guess, and which did nobody ask? Who could tell us?”")
        }
        None => match behind.group().and_then(|id| desk.workshop().group(id)) {
            Some(group) => format!("“{lit}, for {}: these are your words. What should the others know about it?”", group.name),
            None => format!("“{lit}: whose words are these? What is behind them?”"),
        },
    }
}
