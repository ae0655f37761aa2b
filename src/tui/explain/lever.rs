//! Why a lever stands where it stands; what tomorrow's figures are made of.

use super::Said;
use crate::alignment::levers::Deed;
use crate::alignment::{Lever, Tomorrow};
use crate::tui::desk::{Desk, target};
use crate::tui::figure::{amount, share, signed};

/// What is said of every lever.
const ARITHMETIC: &str = "This is arithmetic on what was said, not a forecast, and for you alone: not for the room.";

/// The explanation of one lever.
pub fn paragraphs(desk: &Desk, said: &Said<'_>, lever: &Lever) -> Vec<String> {
    let today = &said.measures.overall;
    let what = match lever.deed {
        Deed::Ease => "To ease is to bring all the points of that side of the square that are above 1 down to 1",
        Deed::Remove => "To remove is to bring all the points of that side of the square to 0",
    };
    let mut lines = vec![
        format!(
            "{what}: a lever works on the square, not on one note, because a square shows its strongest point and easing one of \
             two equal ones would change nothing."
        ),
        format!("Heading: {}. Groups: {}.", said.theme(lever.theme), names(said, lever)),
    ];
    lines.extend(lever.factors.iter().map(|id| {
        let strength = desk.measures().factor(*id).and_then(|figures| figures.strength).unwrap_or(0.0);
        format!("− {} · {} → {}", said.words(*id), amount(strength), amount(target(lever.deed, strength)))
    }));
    lines.push(format!(
        "Pull of the clinical groups {} → {}; of the managerial groups {} → {}. The lower of the two decides the rank: it moves by {}.",
        signed(today.pull_clinical),
        signed(lever.pull_clinical),
        signed(today.pull_managerial),
        signed(lever.pull_managerial),
        signed(lever.rise)
    ));
    lines.push(format!("Gap {} → {}: it drops by {}.", share(today.gap), share(lever.gap), signed(lever.drop)));
    if lever.leaves_less_to_agree_on() {
        lines.push("The gap grows because an obstacle goes that both share: less to agree on, less in the way.".into());
    }
    lines.push(ARITHMETIC.into());
    lines.push("Ask: “What would have to be true for this to be a one?” Enter makes an action of it.".into());
    lines
}

fn names(said: &Said<'_>, lever: &Lever) -> String {
    lever.groups.iter().map(|id| said.group(*id)).collect::<Vec<_>>().join(", ")
}

/// Where there is no lever.
pub fn none() -> Vec<String> {
    vec!["Nothing that is in the way was scored yet, so nothing can be eased.".into(), ARITHMETIC.into()]
}

/// What the questions are.
pub fn questions() -> Vec<String> {
    vec![
        "What only one side finds worth it. There are no numbers here on purpose: nobody can be told to want something.".into(),
        "Ask the other side: “Would this matter to you too?” If yes, = in the matrix writes it down; if no, o does.".into(),
    ]
}

/// What tomorrow's figures are made of.
pub fn tomorrow(said: &Said<'_>, tomorrow: &Tomorrow) -> Vec<String> {
    let (now, then) = (&said.measures.overall, &tomorrow.measures.overall);
    let mut lines = vec![
        "Tomorrow: every action that was not dropped does what the room expects of it. Where several move one point, what is in \
         the way takes the lowest strength expected, what makes it worth it the highest."
            .to_owned(),
        format!(
            "Gap {} → {}. Pull of the clinical groups {} → {}; of the managerial groups {} → {}.",
            share(now.gap),
            share(then.gap),
            signed(now.pull_clinical),
            signed(then.pull_clinical),
            signed(now.pull_managerial),
            signed(then.pull_managerial)
        ),
    ];
    lines.extend(
        tomorrow
            .moves
            .iter()
            .map(|moved| format!("{} · {} → {}", said.words(moved.factor), amount(moved.from), amount(moved.to))),
    );
    lines.push(
        "An action's share is the change that would be lost if it alone were left out. Shares need not add up: two actions may \
         ease the same square."
            .into(),
    );
    lines.push(ARITHMETIC.into());
    lines
}
