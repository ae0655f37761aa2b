//! What the figures rest on: how much was heard, and how much of the board is guessed.

use super::{Said, Why, range};
use crate::alignment::{Board, Cell, Choice, assumed_share, choices};
use crate::tui::figure::{amount, percent, share as figure};
use crate::workshop::GroupId;

/// The explanation of how many squares were heard or asked.
pub fn share(said: &Said<'_>) -> Why {
    let heard = said.measures.counts.heard_share;
    let of_group = |id: GroupId| {
        let cells = said.measures.row(id);
        (cells.iter().filter(|cell| known(said, cell)).count(), cells.len())
    };
    let here = || said.workshop.groups().filter(|group| group.presence.was_here());
    let mut stands: Vec<String> = here()
        .map(|group| {
            let (heard, all) = of_group(group.id);
            format!("{}: {heard} of {all}", group.name)
        })
        .collect();
    if stands.is_empty() {
        stands.push("no group is or was here yet.".into());
    }
    stands.extend(left_out(said));
    let short = if heard.is_too_little() { "below two thirds: too little heard to say" } else { "two thirds or more" };
    let small = here().filter(|group| group.is_small()).map(|group| {
        let (known, all) = of_group(group.id);
        let rest = |from: u32, less: usize| from.saturating_sub(u32::try_from(less).unwrap_or(u32::MAX));
        let (known, all) = (rest(heard.heard, known), rest(heard.of, all));
        format!("without {}: {known} of {all}", group.name)
    });
    let mut range: Vec<String> = small.collect();
    if range.is_empty() {
        range.push("no group of one or two people is here, and guesses count as not heard: it stays as it is.".into());
    }
    Why {
        about: "How much was heard".into(),
        formula:
            "Squares with a point that was heard or told before, or of which the group was asked and said no, of all squares \
                  of the groups that are or were here. Guesses of others do not count as heard."
                .into(),
        stands,
        worked: vec![match heard.share() {
            Some(share) => format!("{} / {} = {}: {short}.", heard.heard, heard.of, percent(share)),
            None => "There is no square of a group that is here: no data yet, which is not 0.".into(),
        }],
        range,
        say: if heard.is_too_little() {
            "“We have heard too little to say how far apart we are. Who has not spoken?”".into()
        } else {
            "“We heard most of you on most of it. What is blank was not asked; it is not a no.”".into()
        },
        mind: "silence looks like separateness: groups of identical feelings that each voice 4 of 8 headings show a mean gap of \
               0.25, with 2 of 8 of 0.38 (our simulation)."
            .into(),
    }
}

fn known(said: &Said<'_>, cell: &Cell) -> bool {
    cell.is_heard() || said.workshop.asked_no.contains(&(cell.group, cell.theme))
}

fn left_out(said: &Said<'_>) -> Option<String> {
    let counts = &said.measures.counts;
    let parts = [(counts.entered, "provisional"), (counts.unscored, "not scored"), (counts.without_theme, "without a heading")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{what} {count}")).collect();
    (!parts.is_empty()).then(|| format!("of {} points {}.", counts.factors, parts.join(", ")))
}

/// The explanation of how much of the board rests on guesses.
pub fn guesses(said: &Said<'_>) -> Why {
    let board = said.measures.board();
    let overall = &said.measures.overall;
    let (rests, whole) = sums(board);
    let shown = |share: Option<f64>| share.map_or_else(|| "no data yet".into(), percent);
    let boards = choices(said.workshop, said.measures).into_iter().filter(|(choice, _)| *choice != Choice::WithAssumed);
    let mut each: Vec<(Choice, Option<f64>)> = boards.map(|(choice, board)| (choice, assumed_share(&board))).collect();
    let range = if each.is_empty() {
        vec!["there is none: no group of one or two people, none of both sides.".into()]
    } else {
        range::spread(said, overall.assumed_share, shown, &std::mem::take(&mut each))
    };
    Why {
        about: "What rests on guesses".into(),
        formula:
            "Half of what the guesses add to the squares of both groups of a pair, over all pairs, of all that would then be \
                  said: what part of the board is said by nobody but others. All figures leave the guesses out; “with guesses” \
                  lets them in, always second."
                .into(),
        stands: guessed(said),
        worked: vec![
            format!("{} / {} = {}.", amount(rests), amount(whole), shown(overall.assumed_share)),
            format!("The gap is {}; with the guesses let in {}.", figure(overall.gap), figure(overall.with_assumed.gap)),
        ],
        range,
        say: "“This was said of you, not by you. Is it so?” Ask it of whoever is here; of the others say that it is a guess."
            .into(),
        mind: "a guess is often right and sometimes about the guesser. It never passes for what was said.".into(),
    }
}

/// What the guesses add, and all that would then be said, over the pairs.
fn sums(board: &Board) -> (f64, f64) {
    let full = board.with_assumed();
    let said = |board: &Board, g: usize| -> f64 {
        board.row(g).iter().zip(board.weights()).map(|(cell, weight)| weight * cell.sum()).sum()
    };
    let (mut rests, mut whole) = (0.0, 0.0);
    for a in 0..board.seats().len() {
        for b in a + 1..board.seats().len() {
            if full.is_empty(a) || full.is_empty(b) {
                continue;
            }
            let weight = board.seats()[a].weight * board.seats()[b].weight;
            let all = said(&full, a) + said(&full, b);
            rests += weight * (all - said(board, a) - said(board, b)) / 2.0;
            whole += weight * all / 2.0;
        }
    }
    (rests, whole)
}

/// The squares in which guesses would change a figure.
fn guessed(said: &Said<'_>) -> Vec<String> {
    let adds = |cell: &&Cell| cell.incentive.assumed > cell.incentive.strength || cell.barrier.assumed > cell.barrier.strength;
    let line = |cell: &Cell| {
        let sides = [('+', &cell.incentive), ('−', &cell.barrier)].into_iter().filter(|(_, side)| side.assumed > side.strength);
        let sides: Vec<String> =
            sides.map(|(sign, side)| format!("{sign}{} to {sign}{}", amount(side.strength), amount(side.assumed))).collect();
        format!("{}, {}: {}", said.group(cell.group), said.theme(cell.theme), sides.join(" and "))
    };
    let lines: Vec<String> = said.measures.cells.iter().filter(adds).map(line).collect();
    if lines.is_empty() { vec!["no guess would change a square.".into()] } else { lines }
}
