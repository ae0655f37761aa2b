//! Why two groups stand as they do.

use super::{CAVEAT, Said, worked};
use crate::alignment::Sums;
use crate::tui::figure::{amount, percent};
use crate::workshop::GroupId;

/// The explanation of two groups' figures.
pub fn paragraphs(said: &Said<'_>, a: GroupId, b: GroupId) -> Vec<String> {
    let (Some(g), Some(h)) = (said.measures.group_at(a), said.measures.group_at(b)) else { return Vec::new() };
    let mut lines = vec![
        "Heading by heading: shared is what both said, the smaller figure on each side; opposed is what one wants and the \
         other suffers, of what is then left; said is half of all. Alignment is shared less opposed, of all that was said: \
         from −1, mirror images, to +1, identical. Near 0 may mean nothing in common, or half agree and half fight: so the \
         three shares stand beside it."
            .to_owned(),
    ];
    lines.extend((0..said.measures.themes.len()).filter_map(|t| heading(said, g, h, t)));
    let shares = said.measures.pair(a, b).and_then(|pair| pair.shares);
    if let Some(shares) = shares {
        lines.push(worked(sums(said, g, h)));
        lines.push(format!(
            "In words: {}. Aligned from .5 on, partly from .2, opposed from −.2 down; between those two, torn if a fifth or \
             more is opposed, else separate.",
            shares.reading().word()
        ));
        lines.push(format!(
            "Say: “Of everything these two groups brought, {} is common ground, {} pulls in opposite directions, the rest \
             only one side has on its list.” Say it to the two groups, if they ask; pair figures are not for the room.",
            percent(shares.shared),
            percent(shares.opposed)
        ));
    } else {
        lines.push("One of the two has nothing that counts yet: there is no figure, which is not 0.".into());
    }
    lines.push(CAVEAT.into());
    lines
}

/// The sums of two groups over all headings, weighted.
pub fn sums(said: &Said<'_>, g: usize, h: usize) -> Sums {
    let board = said.measures.board();
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
