//! Why two groups stand as they do.

use super::{CAVEAT, Said, Why, worked};
use crate::alignment::{Board, Sums, align};
use crate::tui::figure::{amount, percents, signed};
use crate::workshop::GroupId;

/// The explanation of two groups' figures.
pub fn why(said: &Said<'_>, a: GroupId, b: GroupId) -> Option<Why> {
    let (g, h) = (said.measures.group_at(a)?, said.measures.group_at(b)?);
    let board = said.measures.board();
    let mut stands: Vec<String> = (0..said.measures.themes.len()).filter_map(|t| heading(said, g, h, t)).collect();
    if stands.is_empty() {
        stands.push("neither has a score on any heading yet.".into());
    }
    let shares = said.measures.pair(a, b).and_then(|pair| pair.shares);
    let arithmetic = match shares {
        Some(shares) => vec![
            worked(sums(board, g, h)),
            format!(
                "In words: {}. Aligned from .5 on, partly from .2, opposed from −.2 down; between those two, torn if a fifth or \
                 more is opposed, else separate.",
                shares.reading().word()
            ),
        ],
        None => vec!["One of the two has nothing that counts yet: there is no figure, which is not 0.".into()],
    };
    let full = board.with_assumed();
    let with = align(full.row(g), full.row(h), full.weights()).map(|shares| shares.alignment);
    Some(Why {
        about: format!("{} and {}", said.group(a), said.group(b)),
        formula: "Heading by heading: shared is what both said, the smaller figure on each side; opposed is what one wants and \
                  the other suffers, of what is then left; said is half of all. Alignment is shared less opposed, of all that \
                  was said: from −1, mirror images, to +1, identical. Near 0 may mean nothing in common, or half agree and half \
                  fight: so the three shares stand beside it."
            .into(),
        stands,
        worked: arithmetic,
        range: vec![format!(
            "with the guesses let in {}. Which other groups are in the room, and on which side they count, does not touch a pair.",
            signed(with)
        )],
        say: shares.map_or_else(
            || "“We have not heard you both yet.”".to_owned(),
            |shares| {
                let [shared, opposed, _] = percents([shares.shared, shares.opposed, shares.unmatched]);
                format!(
                    "“Of everything these two groups brought, {shared} is common ground, {opposed} pulls in opposite directions, the \
                     rest only one side has on its list.” Say it to the two groups, if they ask; pair figures are not for the room."
                )
            },
        ),
        mind: CAVEAT.into(),
    })
}

/// The sums of two groups over all headings, weighted.
pub fn sums(board: &Board, g: usize, h: usize) -> Sums {
    let mut sums = Sums::default();
    for (t, weight) in board.weights().iter().enumerate() {
        sums.add(Sums::of(board.heard(g, t), board.heard(h, t)), *weight);
    }
    sums
}

fn heading(said: &Said<'_>, g: usize, h: usize, t: usize) -> Option<String> {
    let board = said.measures.board();
    let (left, right) = (board.heard(g, t), board.heard(h, t));
    let sums = Sums::of(left, right);
    let figures = &said.measures.themes[t];
    let weight = if board.weights()[t] < 1.0 { format!(", weight {}", amount(board.weights()[t])) } else { String::new() };
    (sums.said > 0.0).then(|| {
        format!(
            "{}: +{} −{} and +{} −{}: shared {}, opposed {}, said {}{weight}.",
            said.theme(figures.id),
            amount(left.incentive),
            amount(left.barrier),
            amount(right.incentive),
            amount(right.barrier),
            amount(sums.shared),
            amount(sums.opposed),
            amount(sums.said)
        )
    })
}
