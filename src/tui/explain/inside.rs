//! Why the groups of one side stand together as they do, and which pair stands least together.

use super::{CAVEAT, Said, Why, gap, pair, range, worked};
use crate::alignment::{Board, Contrast, align};
use crate::tui::figure::signed;
use crate::workshop::Bloc;

fn clinical(a: Bloc, b: Bloc) -> bool {
    (a, b) == (Bloc::Clinical, Bloc::Clinical)
}

fn managerial(a: Bloc, b: Bloc) -> bool {
    (a, b) == (Bloc::Managerial, Bloc::Managerial)
}

/// The explanation of the alignment inside the clinical or the managerial side.
pub fn why(said: &Said<'_>, bloc: Bloc) -> Why {
    let overall = &said.measures.overall;
    let (counts, shares): (fn(Bloc, Bloc) -> bool, _) =
        if bloc == Bloc::Clinical { (clinical, overall.within_clinical) } else { (managerial, overall.within_managerial) };
    let today = shares.map(|shares| shares.alignment);
    let mut stands = gap::pairs(said, counts);
    if stands.is_empty() {
        stands.push(format!("no two {} groups yet of which both said something that counts.", bloc.word()));
    }
    let figure = move |board: &Board| {
        let contrast = Contrast::of(board);
        let sums = if bloc == Bloc::Clinical { contrast.within_clinical } else { contrast.within_managerial };
        sums.shares().map(|shares| shares.alignment)
    };
    Why {
        about: format!("The alignment inside the {} groups", bloc.word()),
        formula: format!(
            "The same ratio of sums as between the sides, over all pairs of two {} groups, neither of them empty: shared less \
             opposed, of all that they said. It stands beside the gap to tell a divide from general dispersion.",
            bloc.word()
        ),
        stands,
        worked: vec![worked(gap::sums(said, counts))],
        range: range::under(said, today, signed, &figure),
        say: match today {
            None => format!("“We have not heard two {} groups yet.”", bloc.word()),
            Some(a) if a >= 0.5 => format!("“The {} groups brought much the same.”", bloc.word()),
            Some(_) => format!("“Inside the {} side too you do not all say the same. Who sees it otherwise?”", bloc.word()),
        },
        mind: CAVEAT.into(),
    }
}

/// The explanation of the weakest pair; none while there is no pair.
pub fn weakest(said: &Said<'_>) -> Option<Why> {
    let weakest = said.measures.overall.weakest_pair?;
    let (g, h) = (said.measures.group_at(weakest.a)?, said.measures.group_at(weakest.b)?);
    let defined = said.measures.pairs.iter().filter_map(|pair| Some((pair, pair.shares?.alignment)));
    let mut ranked: Vec<_> = defined.collect();
    ranked.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let line = |(pair, alignment): &(&crate::alignment::PairFigures, f64)| {
        format!("{} and {}: {}", said.group(pair.a), said.group(pair.b), signed(Some(*alignment)))
    };
    Some(Why {
        about: "The weakest pair".into(),
        formula: format!(
            "The two groups with the lowest alignment of all {} pairs that have one, so that no average hides it. Groups of \
             weight 0 are left out; of equals the first in the order of the groups.",
            ranked.len()
        ),
        stands: ranked.iter().take(3).map(line).collect(),
        worked: vec![format!(
            "{} and {}: {}",
            said.group(weakest.a),
            said.group(weakest.b),
            worked(pair::sums(said.measures.board(), g, h))
        )],
        range: range::under(said, Some(weakest.alignment), signed, &lowest),
        say: "nothing to the room: who is furthest apart is for you, to seat and to ask. To the two, if they ask: “You have \
              least on your lists in common.”"
            .into(),
        mind: format!("with small differences the second weakest is as weak. And {CAVEAT}"),
    })
}

/// The lowest alignment of two groups of a board.
fn lowest(board: &Board) -> Option<f64> {
    let groups = board.seats().len();
    let weighs = |g: usize| board.seats()[g].weight > 0.0;
    let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| (a, b))).filter(|(a, b)| weighs(*a) && weighs(*b));
    pairs.filter_map(|(a, b)| Some(align(board.row(a), board.row(b), board.weights())?.alignment)).reduce(f64::min)
}
