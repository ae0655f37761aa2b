//! Why a lever stands where it stands; what the questions are.

use super::{Keys, Said, Why, gap, pull, range, worked};
use crate::alignment::levers::Deed;
use crate::alignment::{Choice, Lever, Measures, Sensitivity};
use crate::tui::desk::{Desk, target};
use crate::tui::figure::{amount, share, signed};
use crate::workshop::Bloc;

/// What is said of every lever.
pub const ARITHMETIC: &str = "this is arithmetic on what was said, not a forecast, and for you alone: not for the room.";

/// The explanation of one lever.
pub fn why(desk: &Desk, said: &Said<'_>, lever: &Lever) -> Why {
    let what = match lever.deed {
        Deed::Ease => "To ease is to bring all the points of that side of the square that are above 1 down to 1",
        Deed::Remove => "To remove is to bring all the points of that side of the square to 0",
    };
    let after = desk.after(lever);
    let then = Said { workshop: said.workshop, measures: &after, keys: said.keys };
    Why {
        about: crate::tui::step::matrix::words(desk, lever),
        formula: format!(
            "{what}: a lever works on the square, not on one note, because a square shows its strongest point and easing one of \
             two equal ones would change nothing. Levers are ranked by the rise of the pull of the side that has the lower one, \
             then by how far the gap falls. In the list both are changes: +0.03 under “gap by” is a gap that grows."
        ),
        stands: stands(desk, said, lever),
        worked: arithmetic(said, &then, lever),
        range: gaps(said, &after),
        say: format!("“What would have to be true for this to be a one?” {} makes an action of it.", said.keys.open),
        mind: ARITHMETIC.into(),
    }
}

fn stands(desk: &Desk, said: &Said<'_>, lever: &Lever) -> Vec<String> {
    let names = lever.groups.iter().map(|id| said.group(*id)).collect::<Vec<_>>().join(", ");
    let mut lines = vec![format!("heading {}; groups {names}.", said.theme(lever.theme))];
    lines.extend(lever.factors.iter().map(|id| {
        let strength = desk.measures().factor(*id).and_then(|figures| figures.strength).unwrap_or(0.0);
        format!("− {} · {} → {}", said.words(*id), amount(strength), amount(target(lever.deed, strength)))
    }));
    lines
}

fn arithmetic(said: &Said<'_>, then: &Said<'_>, lever: &Lever) -> Vec<String> {
    let today = &said.measures.overall;
    let mut lines = pulls(said, then);
    let lower = match (today.pull_clinical, today.pull_managerial) {
        (Some(c), Some(m)) if c < m => "the clinical groups'",
        (Some(c), Some(m)) if c > m => "the managerial groups'",
        (Some(_), Some(_)) => "of two equal ones the one that rises less,",
        (Some(_), None) => "there is only the clinical groups',",
        (None, Some(_)) => "there is only the managerial groups',",
        (None, None) => "there is none,",
    };
    lines.push(format!("The lower of the two pulls, {lower} rises by {}.", signed(lever.rise)));
    lines.push(format!("Clinical with managerial afterwards: {}", worked(gap::sums(then, gap::across))));
    lines.push(format!("Gap {} → {}: {}.", share(today.gap), share(lever.gap), change(lever.grows())));
    if lever.leaves_less_to_agree_on() {
        lines.push("The gap grows because an obstacle goes that both share: less to agree on, less in the way.".into());
    }
    lines
}

/// What becomes of the gap, in words as in the list.
fn change(grows: Option<f64>) -> String {
    match (grows, signed(grows)) {
        (None, figure) => figure,
        (Some(_), figure) if figure.starts_with('+') => format!("it grows, by {figure}"),
        (Some(_), figure) if figure.starts_with('−') => format!("it falls, by {figure}"),
        (Some(_), figure) => format!("it stays, by {figure}"),
    }
}

/// Both sides' pulls, today and then, worked.
pub fn pulls(said: &Said<'_>, then: &Said<'_>) -> Vec<String> {
    let of = |measures: &Measures, bloc: Bloc| {
        let seats: Vec<(Bloc, f64)> = measures.board().seats().iter().map(|seat| (seat.bloc, seat.weight)).collect();
        let pulls: Vec<_> = measures.groups.iter().map(|group| group.pull).collect();
        pull::balance(pull::sum(&seats, &pulls, bloc))
    };
    let line = |bloc: Bloc| {
        format!("Pull of the {} groups: {}, then {}.", bloc.word(), of(said.measures, bloc), of(then.measures, bloc))
    };
    vec![line(Bloc::Clinical), line(Bloc::Managerial)]
}

/// The gap afterwards under the other honest choices.
pub fn gaps(said: &Said<'_>, after: &Measures) -> Vec<String> {
    let sensitivity = Sensitivity::of(said.workshop, after);
    let each: Vec<(Choice, Option<f64>)> = sensitivity.choices.iter().map(|under| (under.choice, under.gap)).collect();
    let mut lines = range::spread(said, after.overall.gap, share, &each);
    lines[0] = format!("the gap afterwards: {}", lines[0]);
    lines
}

/// Where there is no lever.
pub fn none() -> Why {
    Why {
        about: "Levers".into(),
        formula: "A lever eases or removes what is in the way in a square, or in all squares of a heading together.".into(),
        stands: vec!["nothing that is in the way was scored yet.".into()],
        worked: vec!["So nothing can be eased: there is no figure, which is not 0.".into()],
        range: vec!["nothing to range.".into()],
        say: "“What gets in the way, and how much?”".into(),
        mind: ARITHMETIC.into(),
    }
}

/// What the questions are.
pub fn questions(desk: &Desk, said: &Said<'_>) -> Why {
    let found = desk.levers().map_or(&[][..], |levers| levers.questions.as_slice());
    let line = |question: &crate::alignment::Question| {
        let (by, ask) = (question.named_by.word(), question.ask.word());
        format!("{}: named by {by} groups, ask the {ask} ones.", said.theme(question.theme))
    };
    let mut stands: Vec<String> = found.iter().map(line).collect();
    if stands.is_empty() {
        stands.push("no heading is wanted by one side alone.".into());
    }
    let Keys { also, no, .. } = said.keys;
    Why {
        about: "Would this matter to you too?".into(),
        formula: "Headings that only clinical, or only managerial, groups find worth it, heard or told before and scored.".into(),
        stands,
        worked: vec!["There are no numbers here on purpose: nobody can be told to want something.".into()],
        range: vec!["guesses ask nothing: only what was said does.".into()],
        say: format!("“Would this matter to you too?” If yes, {also} in the matrix writes it down; if no, {no} does."),
        mind: "that one side did not name it may only be airtime.".into(),
    }
}
