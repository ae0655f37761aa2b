//! Why the gap is what it is, and what it would be under other honest choices.

use super::{CAVEAT, Said, Why, pair, range, worked};
use crate::alignment::{Choice, Sensitivity, Sums};
use crate::tui::figure::{share, signed};
use crate::workshop::Bloc;

/// Whether two places lie on different sides, clinical and managerial.
pub fn across(a: Bloc, b: Bloc) -> bool {
    matches!((a, b), (Bloc::Clinical, Bloc::Managerial) | (Bloc::Managerial, Bloc::Clinical))
}

/// The explanation of the gap.
pub fn why(said: &Said<'_>) -> Why {
    let overall = &said.measures.overall;
    let mut arithmetic = vec![format!("Clinical with managerial: {}", worked(sums(said, across)))];
    if let Some(between) = overall.between {
        arithmetic.push(format!("Gap = (1 − {}) / 2 = {}.", signed(Some(between.alignment)), share(overall.gap)));
    }
    Why {
        about: "The gap between clinical and managerial groups".into(),
        formula: "The gap is (1 − alignment between clinical and managerial groups) / 2: 0 identical, 0.5 unrelated, 1 mirror \
                  images. The alignment is a ratio of sums over all pairs of one clinical with one managerial group, neither of \
                  them empty, each weighing as much as the other unless a weight was changed; headcount is not a weight."
            .into(),
        stands: stands(said),
        worked: arithmetic,
        range: spread(said),
        say: spoken(said),
        mind: format!(
            "never the gap alone: a large gap with low alignment inside the sides is general dispersion, not a \
                       divide between clinicians and managers. And {CAVEAT}"
        ),
    }
}

fn stands(said: &Said<'_>) -> Vec<String> {
    let overall = &said.measures.overall;
    let mut lines = pairs(said, across);
    if lines.is_empty() {
        lines.push("no pair of a clinical and a managerial group yet of which both said something that counts.".into());
    }
    lines.push(format!(
        "inside the clinical groups the alignment is {}, inside the managerial ones {}.",
        signed(overall.within_clinical.map(|shares| shares.alignment)),
        signed(overall.within_managerial.map(|shares| shares.alignment))
    ));
    lines
}

/// The alignment of each pair that counts, a line for each first group of them.
pub fn pairs(said: &Said<'_>, counts: fn(Bloc, Bloc) -> bool) -> Vec<String> {
    let groups = &said.measures.groups;
    let line = |(a, first): (usize, &crate::alignment::GroupFigures)| {
        let with = groups.iter().enumerate().skip(a + 1).filter(|(_, second)| counts(first.bloc, second.bloc));
        let each = with.filter_map(|(b, second)| {
            let shares = said.measures.pair(first.id, second.id)?.shares?;
            Some(format!("{}{} {}", said.group(second.id), said.weight(b), signed(Some(shares.alignment))))
        });
        let each: Vec<String> = each.collect();
        (!each.is_empty()).then(|| format!("{}{} with {}.", said.group(first.id), said.weight(a), each.join(", ")))
    };
    groups.iter().enumerate().filter_map(line).collect()
}

/// The weighted sums over the pairs that count of groups that are not empty.
pub fn sums(said: &Said<'_>, counts: fn(Bloc, Bloc) -> bool) -> Sums {
    let board = said.measures.board();
    let seats = board.seats();
    let mut sums = Sums::default();
    for a in 0..seats.len() {
        for b in a + 1..seats.len() {
            if counts(seats[a].bloc, seats[b].bloc) && !board.is_empty(a) && !board.is_empty(b) {
                sums.add(pair::sums(board, a, b), seats[a].weight * seats[b].weight);
            }
        }
    }
    sums
}

fn spread(said: &Said<'_>) -> Vec<String> {
    let sensitivity = Sensitivity::of(said.workshop, said.measures);
    let each: Vec<(Choice, Option<f64>)> = sensitivity.choices.iter().map(|under| (under.choice, under.gap)).collect();
    range::spread(said, said.measures.overall.gap, share, &each)
}

fn spoken(said: &Said<'_>) -> String {
    match said.measures.overall.gap {
        None => "“We have not heard both sides yet.”".into(),
        Some(_) if said.measures.counts.heard_share.is_too_little() => {
            "“We have heard too little to say how far apart we are. Who has not spoken?”".into()
        }
        Some(gap) if gap < 0.35 => "“You have more in common than not. Where do you differ?”".into(),
        Some(gap) if gap <= 0.55 => "“Some of it you share, much of it only one side has on its list.”".into(),
        Some(_) => "“What one side wants, the other pays for more often than not. Help us see why both make sense.”".into(),
    }
}
