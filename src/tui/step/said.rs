//! What to say just now, where a step's text speaks of one of several things: of what is lit, of the pair or the points
//! that are there.

use super::reading;
use crate::alignment::{Cell, Discuss, ThemeFigures, Topic};
use crate::tui::desk::{Behind, Desk, Pane};
use crate::workshop::{Bloc, Group, StepKind, ThemeId};

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
    let aside = desk.workshop().factors().any(|factor| factor.off_matrix && factor.theme.is_none());
    let every = if aside { "Every point of the picture" } else { "Every point" };
    format!("“{every} stands under a heading now. Shout if one is in the wrong place.”")
}

/// A heading's figures as the room has them; our own while it has none.
fn figures(desk: &Desk, theme: ThemeId) -> Option<&ThemeFigures> {
    desk.room().measures().theme(theme).filter(|figures| figures.balance.is_some()).or_else(|| desk.measures().theme(theme))
}

/// Who brought what is shared, and whether it is wanted or in the way: of the groups that the room sees.
fn shared(desk: &Desk, theme: ThemeId, name: &str) -> String {
    let room = desk.room();
    let brought = |group: &&Group| room.measures().cell(group.id, theme).is_some_and(Cell::is_heard);
    let here = room.seen().groups().filter(|group| group.presence.was_here() || brought(group));
    let (with, without): (Vec<&Group>, Vec<&Group>) = here.partition(brought);
    let sides = [Bloc::Clinical, Bloc::Managerial].iter().all(|side| with.iter().any(|group| group.bloc == *side));
    // Of a group that is held nothing is said, not even that it brought it or not.
    let all_shown = !desk.workshop().groups().any(|group| desk.kept().is_held(group.id));
    // Where one of two groups shown together brought it, the other one sits there too.
    let heard = |group: &Group| desk.measures().cell(group.id, theme).is_some_and(Cell::is_heard);
    let each = desk.workshop().groups().filter(|group| group.presence.was_here()).all(heard);
    let who = match &without[..] {
        [] if all_shown && each => "Everyone here".to_owned(),
        [one] if all_shown && with.len() >= 3 => format!("All but {}", one.name),
        [one, other] if all_shown && with.len() >= 4 => {
            // `Therapists and pharmacy, and Executive,`: two groups, not three.
            let comma = if one.name.contains(" and ") || other.name.contains(" and ") { "," } else { "" };
            format!("All but {}{comma} and {}{comma}", one.name, other.name)
        }
        _ if sides => "Both sides".to_owned(),
        _ => "Several groups".to_owned(),
    };
    let alike = match figures(desk, theme).and_then(|figures| figures.balance) {
        Some(balance) if balance < 0.0 => "Is it the same thing that gets in the way?",
        _ => "Is it the same thing you want?",
    };
    let then = if sides { "One clinical group, say yours; one managerial, say yours." } else { "Two groups, say yours." };
    format!("“{who} brought {name}. {alike} {then}”")
}

fn of_lit(desk: &Desk, topic: Option<Discuss>, behind: Behind) -> String {
    let lit = desk.workshop().theme(behind.theme()).map_or("", |theme| theme.name.as_str());
    match topic.map(|discuss| discuss.topic) {
        Some(Topic::Shared(theme)) => shared(desk, theme, lit),
        Some(Topic::Difference(theme)) => {
            let sides = figures(desk, theme).is_some_and(|figures| figures.leans_both_ways());
            let who = if sides { "one side gains what the other side pays for" } else { "some gain what others pay for" };
            format!("“{lit}: here {who}. Help us see why both make sense.”")
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
