//! Why the gap is what it is, and what it would be under other honest choices.

use super::{CAVEAT, Said, pair, worked};
use crate::alignment::{Choice, Sensitivity, Sums};
use crate::tui::figure::{percent, share, signed};
use crate::workshop::Bloc;

/// The explanation of the gap.
pub fn paragraphs(said: &Said<'_>) -> Vec<String> {
    let overall = &said.measures.overall;
    let mut lines = vec![
        "The gap is (1 − alignment between clinical and managerial groups) / 2: 0 identical, 0.5 unrelated, 1 mirror images. \
         The alignment is a ratio of sums over all pairs of one clinical with one managerial group, neither of them empty, each \
         weighing as much as the other unless a weight was changed; headcount is not a weight."
            .to_owned(),
        format!("Clinical with managerial: {}", worked(sums(said))),
    ];
    if let Some(between) = overall.between {
        lines.push(format!("Gap = (1 − {}) / 2 = {}.", signed(Some(between.alignment)), share(overall.gap)));
    }
    lines.push(format!(
        "Never the gap alone: inside the clinical groups the alignment is {}, inside the managerial ones {}. A large gap with \
         low alignment inside the sides is general dispersion, not a divide between clinicians and managers.",
        signed(overall.within_clinical.map(|shares| shares.alignment)),
        signed(overall.within_managerial.map(|shares| shares.alignment))
    ));
    if let Some(weakest) = overall.weakest_pair {
        lines.push(format!(
            "Weakest pair: {} and {}, {}.",
            said.group(weakest.a),
            said.group(weakest.b),
            signed(Some(weakest.alignment))
        ));
    }
    lines.extend(rests(said));
    lines.extend(range(said));
    lines.push(spoken(said));
    lines.push(CAVEAT.into());
    lines
}

/// The weighted sums over the pairs of a clinical and a managerial group that are not empty.
pub fn sums(said: &Said<'_>) -> Sums {
    let board = said.measures.board();
    let seats = board.seats();
    let mut sums = Sums::default();
    for a in 0..seats.len() {
        for b in a + 1..seats.len() {
            let across =
                matches!((seats[a].bloc, seats[b].bloc), (Bloc::Clinical, Bloc::Managerial) | (Bloc::Managerial, Bloc::Clinical));
            if across && !board.is_empty(a) && !board.is_empty(b) {
                sums.add(pair::sums(said, a, b), seats[a].weight * seats[b].weight);
            }
        }
    }
    sums
}

fn rests(said: &Said<'_>) -> Option<String> {
    let (counts, overall) = (&said.measures.counts, &said.measures.overall);
    if counts.factors == 0 {
        return None;
    }
    let heard = counts.heard_share;
    let mut words = format!("What it rests on: {} of {} squares were heard or asked.", heard.heard, heard.of);
    if heard.is_too_little() {
        words.push_str(" That is below two thirds, too little to say: much of a gap can be airtime.");
    }
    if let Some(assumed) = overall.assumed_share.filter(|share| *share > 0.0) {
        words.extend([
            " Guesses are left out; with them the gap is ",
            &share(overall.with_assumed.gap),
            ", and ",
            &percent(assumed),
            " of the board rests on them alone.",
        ]);
    }
    let left_out =
        [(counts.entered, "provisional"), (counts.unscored, "not scored"), (counts.without_theme, "without a heading")];
    for (count, what) in left_out.into_iter().filter(|(count, _)| *count > 0) {
        words.extend([" Points ", what, ": ", &count.to_string(), "."]);
    }
    Some(words)
}

/// The gap under the other honest choices.
fn range(said: &Said<'_>) -> Vec<String> {
    let sensitivity = Sensitivity::of(said.workshop, said.measures);
    let Some(((_, low), (_, high))) = sensitivity.range() else { return Vec::new() };
    let each = sensitivity.choices.iter().map(|under| format!("{} {}", choice(said, under.choice), share(under.gap)));
    vec![
        format!("Under other honest choices the gap lies between {} and {}.", share(Some(low)), share(Some(high))),
        format!("One at a time: {}.", each.collect::<Vec<_>>().join("; ")),
    ]
}

fn choice(said: &Said<'_>, choice: Choice) -> String {
    match choice {
        Choice::Without(group) => format!("without {}", said.group(group)),
        Choice::Counted(group, bloc) => format!("{} counted as {}", said.group(group), bloc.word()),
        Choice::WithAssumed => "with the guesses let in".into(),
    }
}

fn spoken(said: &Said<'_>) -> String {
    match said.measures.overall.gap {
        None => "Say: “We have not heard both sides yet.”".into(),
        Some(_) if said.measures.counts.heard_share.is_too_little() => {
            "Say: “We have heard too little to say how far apart we are. Who has not spoken?”".into()
        }
        Some(gap) if gap < 0.35 => "Say: “You have more in common than not. Where do you differ?”".into(),
        Some(gap) if gap <= 0.55 => "Say: “Some of it you share, much of it only one side has on its list.”".into(),
        Some(_) => "Say: “What one side wants, the other pays for more often than not. Help us see why both make sense.”".into(),
    }
}
