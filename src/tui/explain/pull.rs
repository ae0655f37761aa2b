//! Why a group, or a side, is pulled the way it is.

use super::{Said, Why, range};
use crate::alignment::{Choice, Pull, choices};
use crate::tui::figure::{amount, signed};
use crate::workshop::{Bloc, Evidence, Factor, GroupId, Kind};

const MIND: &str = "compare by balance, −1 to +1: talkative groups have larger totals. All points count here, not only the \
                    strongest of each square.";

/// The explanation of a group's pull; none for a group that is not on the list.
pub fn of_group(said: &Said<'_>, group: GroupId) -> Option<Why> {
    let pull = said.measures.group(group)?.pull;
    let with = guessed(said, group);
    Some(Why {
        about: format!("The pull of {}", said.group(group)),
        formula: "A force field (Lewin 1951): all points of the group that were heard or told before and have a score, with or \
                  without a heading. Driving is the sum of what makes it worth it, restraining of what gets in the way; net is \
                  their difference, balance is net of both together. What others assume does not count."
            .into(),
        stands: vec![
            format!("driving: {} = {}", strengths(said, group, Kind::Incentive), amount(pull.driving)),
            format!("restraining: {} = {}", strengths(said, group, Kind::Barrier), amount(pull.restraining)),
        ],
        worked: vec![format!(
            "Net = {} − {} = {}. Balance = {}.",
            amount(pull.driving),
            amount(pull.restraining),
            amount(pull.net()),
            balance(pull)
        )],
        range: vec![format!("with the guesses let in the balance is {}.", balance(with))],
        say: say(pull),
        mind: MIND.into(),
    })
}

/// The explanation of the pull of the clinical or the managerial side.
pub fn of_side(said: &Said<'_>, bloc: Bloc) -> Why {
    let weights: Vec<(Bloc, f64)> = said.measures.board().seats().iter().map(|seat| (seat.bloc, seat.weight)).collect();
    let pulls: Vec<Pull> = said.measures.groups.iter().map(|group| group.pull).collect();
    let pull = sum(&weights, &pulls, bloc);
    let members = said.measures.groups.iter().enumerate().filter(|(_, group)| group.bloc == bloc);
    let mut stands: Vec<String> = members
        .map(|(g, group)| {
            let (driving, restraining) = (amount(group.pull.driving), amount(group.pull.restraining));
            format!("{}: driving {driving}, restraining {restraining}{}", said.group(group.id), said.weight(g))
        })
        .collect();
    if stands.is_empty() {
        stands.push(format!("no {} group is on the list.", bloc.word()));
    }
    Why {
        about: format!("The pull of the {} groups", bloc.word()),
        formula: "The driving sums of the side's groups less their restraining sums, each times the group's weight, of both \
                  together."
            .into(),
        stands,
        worked: vec![format!("Balance = {}.", balance(pull))],
        range: range::spread(said, pull.balance(), signed, &under(said, bloc)),
        say: say(pull),
        mind: MIND.into(),
    }
}

/// The weighted pull of one side.
pub fn sum(seats: &[(Bloc, f64)], pulls: &[Pull], bloc: Bloc) -> Pull {
    let members = seats.iter().zip(pulls).filter(|((side, _), _)| *side == bloc);
    members.fold(Pull::default(), |sum, ((_, weight), pull)| sum.plus(*pull, *weight))
}

/// The balance of some forces, worked.
pub fn balance(pull: Pull) -> String {
    let (driving, restraining) = (amount(pull.driving), amount(pull.restraining));
    format!("({driving} − {restraining}) / ({driving} + {restraining}) = {}", signed(pull.balance()))
}

fn under(said: &Said<'_>, bloc: Bloc) -> Vec<(Choice, Option<f64>)> {
    let pulls: Vec<Pull> = said.measures.groups.iter().map(|group| group.pull).collect();
    let with: Vec<Pull> = said.measures.groups.iter().map(|group| guessed(said, group.id)).collect();
    let boards = choices(said.workshop, said.measures).into_iter();
    let figure = |(choice, board): (Choice, crate::alignment::Board)| {
        let seats: Vec<(Bloc, f64)> = board.seats().iter().map(|seat| (seat.bloc, seat.weight)).collect();
        let pulls = if choice == Choice::WithAssumed { &with } else { &pulls };
        (choice, sum(&seats, pulls, bloc).balance())
    };
    boards.map(figure).collect()
}

/// A group's pull with the guesses let in.
fn guessed(said: &Said<'_>, group: GroupId) -> Pull {
    let of = |kind: Kind| -> Vec<f64> {
        said.workshop.factors_of(group).filter(|factor| factor.kind == kind).filter_map(Factor::strength).collect()
    };
    Pull::of(&of(Kind::Incentive), &of(Kind::Barrier))
}

fn strengths(said: &Said<'_>, group: GroupId, kind: Kind) -> String {
    let points = said.workshop.factors_of(group).filter(|f| f.kind == kind && f.evidence != Evidence::Assumed);
    let list: Vec<String> = points.filter_map(Factor::strength).map(amount).collect();
    if list.is_empty() { "nothing scored".to_owned() } else { list.join(" + ") }
}

fn say(pull: Pull) -> String {
    match pull.balance() {
        Some(balance) if balance < 0.0 => "“More stands in your way than draws you. What would have to go first?”".into(),
        Some(_) => "“More draws you than stands in your way. What would you need to help the others?”".into(),
        None => "nothing yet: nothing of it is scored. No data is not 0.".into(),
    }
}
