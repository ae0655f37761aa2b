//! What tomorrow's figures are made of, and what each action brings.

use super::lever::{ARITHMETIC, gaps, pulls};
use super::{Said, Why, gap, worked};
use crate::alignment::{ActionShare, Tomorrow};
use crate::tui::figure::{amount, share, signed};

/// The explanation of tomorrow's figures and of the actions' shares in them.
pub fn whys(said: &Said<'_>, tomorrow: &Tomorrow) -> Vec<Why> {
    vec![figures(said, tomorrow), shares(said, tomorrow)]
}

fn figures(said: &Said<'_>, tomorrow: &Tomorrow) -> Why {
    let then = Said { workshop: said.workshop, measures: &tomorrow.measures, keys: said.keys };
    let moved = tomorrow.moves.iter().map(|moved| {
        let sign = said.workshop.factor(moved.factor).map_or(' ', |factor| factor.kind.sign());
        format!("{sign} {} · {} → {}", said.words(moved.factor), amount(moved.from), amount(moved.to))
    });
    let mut stands: Vec<String> = moved.collect();
    if stands.is_empty() {
        stands.push("no action says yet what it should move.".into());
    }
    let mut arithmetic = pulls(said, &then);
    arithmetic.push(format!("Clinical with managerial then: {}", worked(gap::sums(&then, gap::across))));
    arithmetic.push(format!("Gap {} → {}.", share(said.measures.overall.gap), share(tomorrow.measures.overall.gap)));
    Why {
        about: "Tomorrow's matrix".into(),
        formula: "Every action that was not dropped does what the room expects of it. Where several move one point, what is in \
                  the way takes the lowest strength expected, what makes it worth it the highest. A point without a strength \
                  has nothing to move from."
            .into(),
        stands,
        worked: arithmetic,
        range: gaps(said, &tomorrow.measures),
        say: "“If all of this happens: is it enough to make a start?”".into(),
        mind: ARITHMETIC.into(),
    }
}

fn shares(said: &Said<'_>, tomorrow: &Tomorrow) -> Why {
    let overall = &tomorrow.measures.overall;
    let name = |of: &ActionShare| said.workshop.action(of.action).map_or("", |action| action.deed.what.as_str());
    let without = |with: Option<f64>, lost: Option<f64>| Some(with? - lost?);
    let line = |of: &ActionShare| {
        format!(
            "{}: left out, the gap is {}; its share is {} − {} = {}. Clinical pull {}, managerial {}.",
            name(of),
            share(without(overall.gap, of.gap)),
            share(overall.gap),
            share(without(overall.gap, of.gap)),
            signed(of.gap),
            signed(of.pull_clinical),
            signed(of.pull_managerial)
        )
    };
    let mut arithmetic: Vec<String> = tomorrow.shares.iter().map(line).collect();
    if arithmetic.is_empty() {
        arithmetic.push("No action moves a point yet: no share, which is not 0.".into());
    }
    Why {
        about: "Each action's share".into(),
        formula: "The change that would be lost if the action alone were left out: tomorrow's figure less the figure without it."
            .into(),
        stands: vec![format!(
            "tomorrow with all actions: gap {}, clinical pull {}, managerial pull {}.",
            share(overall.gap),
            signed(overall.pull_clinical),
            signed(overall.pull_managerial)
        )],
        worked: arithmetic,
        range: vec!["each line above is one: the same day without that action.".into()],
        say: "“Which of these could we do without?”".into(),
        mind: format!("shares need not add up: two actions may ease the same square. And {ARITHMETIC}"),
    }
}
