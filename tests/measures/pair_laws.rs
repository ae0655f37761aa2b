//! Laws of the pair measure under random boards: 10,000 of each, or as many as `PROPTEST_CASES` asks for if more.

use proptest::prelude::*;
use tandem::alignment::{Channels, Shares, align, bray_curtis};

const CLOSE: f64 = 1e-9;

/// At least `least` cases; the environment may ask for more.
pub fn cases(least: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(0);
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(least.max(asked)) }
}

/// A strength in halves, 1 to 5, or nothing, which is as likely.
fn strength() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), (2_u8..=10).prop_map(|halves| f64::from(halves) / 2.0)]
}

fn cell() -> impl Strategy<Value = Channels> {
    (strength(), strength()).prop_map(|(incentive, barrier)| Channels::new(incentive, barrier))
}

fn weight() -> impl Strategy<Value = f64> {
    prop_oneof![4 => Just(1.0), 1 => Just(0.0), 4 => 0.01_f64..20.0]
}

/// Two groups and the weights of up to eight themes.
fn two() -> impl Strategy<Value = Vec<(Channels, Channels, f64)>> {
    prop::collection::vec((cell(), cell(), weight()), 0..8)
}

fn columns(board: &[(Channels, Channels, f64)]) -> (Vec<Channels>, Vec<Channels>, Vec<f64>) {
    (board.iter().map(|x| x.0).collect(), board.iter().map(|x| x.1).collect(), board.iter().map(|x| x.2).collect())
}

fn of(board: &[(Channels, Channels, f64)]) -> Option<Shares> {
    let (g, h, weights) = columns(board);
    align(&g, &h, &weights)
}

fn mapped(board: &[(Channels, Channels, f64)], change: impl Fn(Channels) -> Channels) -> Vec<(Channels, Channels, f64)> {
    board.iter().map(|(g, h, weight)| (change(*g), change(*h), *weight)).collect()
}

fn agree(a: Option<Shares>, b: Option<Shares>) -> Result<(), TestCaseError> {
    match (a, b) {
        (None, None) => Ok(()),
        (Some(a), Some(b)) => {
            let figures = |s: Shares| [s.shared, s.opposed, s.unmatched, s.alignment];
            for (x, y) in figures(a).into_iter().zip(figures(b)) {
                prop_assert!((x - y).abs() <= CLOSE, "{a:?} is not {b:?}");
            }
            Ok(())
        }
        _ => Err(TestCaseError::fail(format!("{a:?} is not {b:?}"))),
    }
}

/// A board, and what the laws add to it or do with it.
#[derive(Debug, Clone)]
struct Ground {
    board: Vec<(Channels, Channels, f64)>,
    shuffled: Vec<(Channels, Channels, f64)>,
    /// Two cells of a fresh theme, and its weight.
    fresh: (Channels, Channels, f64),
    at: prop::sample::Index,
    scale: f64,
    strength: u8,
    /// A choice for each theme.
    choices: Vec<bool>,
}

fn ground() -> impl Strategy<Value = Ground> {
    let boards = two().prop_flat_map(|board| (Just(board.clone()), Just(board).prop_shuffle()));
    let fresh = (cell(), cell(), weight());
    let rest = (any::<prop::sample::Index>(), 0.01_f64..50.0, 1_u8..=5, prop::collection::vec(any::<bool>(), 8));
    (boards, fresh, rest).prop_map(|((board, shuffled), fresh, (at, scale, strength, choices))| Ground {
        board,
        shuffled,
        fresh,
        at,
        scale,
        strength,
        choices,
    })
}

type Law = fn(&Ground) -> Result<(), TestCaseError>;

proptest! {
    #![proptest_config(cases(10_000))]

    /// All laws on each board: drawing boards takes longer than judging them.
    #[test]
    fn the_pair_measure_keeps_its_laws(ground in ground()) {
        let laws: [Law; 16] = [
            shares_stay_in_range_and_add_up,
            undefined_exactly_when_a_group_is_empty,
            symmetric,
            a_group_is_at_one_with_itself,
            the_order_of_themes_does_not_matter,
            incentive_and_barrier_are_mirror_images,
            scaling_all_channels_changes_nothing,
            scaling_all_weights_changes_nothing,
            a_theme_that_nobody_raised_changes_nothing,
            a_theme_of_weight_nothing_changes_nothing,
            the_same_new_factor_for_both_never_lowers_alignment,
            what_only_one_group_says_pulls_towards_nought_and_keeps_the_sign,
            a_fresh_quarrel_never_raises_alignment,
            groups_without_a_common_theme_are_unmatched,
            a_mirror_image_of_one_polarity_a_theme_is_opposed,
            shared_is_bray_curtis_similarity,
        ];
        for law in laws {
            law(&ground)?;
        }
    }
}

fn shares_stay_in_range_and_add_up(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    if let Some(shares) = of(board) {
        prop_assert!((-1.0..=1.0).contains(&shares.alignment));
        for share in [shares.shared, shares.opposed, shares.unmatched] {
            prop_assert!((0.0..=1.0).contains(&share));
        }
        prop_assert!((shares.shared + shares.opposed + shares.unmatched - 1.0).abs() <= CLOSE);
        for figure in [shares.shared, shares.opposed, shares.unmatched, shares.alignment] {
            prop_assert!(figure != 0.0 || figure.is_sign_positive());
        }
    }
    Ok(())
}

fn undefined_exactly_when_a_group_is_empty(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let says = |side: fn(&(Channels, Channels, f64)) -> Channels| board.iter().map(|x| side(x).sum() * x.2).sum::<f64>() > 0.0;
    prop_assert_eq!(of(board).is_some(), says(|x| x.0) && says(|x| x.1));
    Ok(())
}

fn symmetric(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let turned: Vec<_> = board.iter().map(|(g, h, weight)| (*h, *g, *weight)).collect();
    agree(of(board), of(&turned))?;
    Ok(())
}

fn a_group_is_at_one_with_itself(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let own: Vec<_> = board.iter().map(|(g, _, weight)| (*g, *g, *weight)).collect();
    if let Some(shares) = of(&own) {
        prop_assert!((shares.alignment - 1.0).abs() <= CLOSE && (shares.shared - 1.0).abs() <= CLOSE);
    }
    Ok(())
}

fn the_order_of_themes_does_not_matter(ground: &Ground) -> Result<(), TestCaseError> {
    let Ground { board, shuffled, .. } = ground;
    agree(of(board), of(shuffled))?;
    Ok(())
}

fn incentive_and_barrier_are_mirror_images(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    agree(of(board), of(&mapped(board, |c| Channels::new(c.barrier, c.incentive))))?;
    Ok(())
}

fn scaling_all_channels_changes_nothing(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let scale = ground.scale;
    agree(of(board), of(&mapped(board, |c| Channels::new(c.incentive * scale, c.barrier * scale))))?;
    Ok(())
}

fn scaling_all_weights_changes_nothing(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let scale = ground.scale;
    let scaled: Vec<_> = board.iter().map(|(g, h, weight)| (*g, *h, weight * scale)).collect();
    agree(of(board), of(&scaled))?;
    Ok(())
}

fn a_theme_that_nobody_raised_changes_nothing(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let at = ground.at;
    let (_, _, weight) = ground.fresh;
    let mut longer = board.clone();
    longer.insert(at.index(board.len() + 1), (Channels::default(), Channels::default(), weight));
    agree(of(board), of(&longer))?;
    Ok(())
}

fn a_theme_of_weight_nothing_changes_nothing(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let (g, h, _) = ground.fresh;
    let mut longer = board.clone();
    longer.push((g, h, 0.0));
    agree(of(board), of(&longer))?;
    Ok(())
}

fn the_same_new_factor_for_both_never_lowers_alignment(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let (added, _, weight) = ground.fresh;
    if let Some(before) = of(board) {
        let mut longer = board.clone();
        longer.push((added, added, weight));
        let after = of(&longer).unwrap();
        prop_assert!(after.alignment >= before.alignment - CLOSE, "{before:?} {after:?}");
    }
    Ok(())
}

fn what_only_one_group_says_pulls_towards_nought_and_keeps_the_sign(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let (added, _, weight) = ground.fresh;
    if let Some(before) = of(board) {
        let mut longer = board.clone();
        longer.push((added, Channels::default(), weight));
        let after = of(&longer).unwrap();
        prop_assert!(after.alignment.abs() <= before.alignment.abs() + CLOSE, "{before:?} {after:?}");
        prop_assert!(after.alignment * before.alignment >= 0.0);
        prop_assert_eq!(after.alignment.abs() > CLOSE, before.alignment.abs() > CLOSE);
    }
    Ok(())
}

fn a_fresh_quarrel_never_raises_alignment(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let strength = ground.strength;
    let (_, _, weight) = ground.fresh;
    if let Some(before) = of(board) {
        let mut longer = board.clone();
        longer.push((Channels::new(f64::from(strength), 0.0), Channels::new(0.0, f64::from(strength)), weight));
        prop_assert!(of(&longer).unwrap().alignment <= before.alignment + CLOSE);
    }
    Ok(())
}

fn groups_without_a_common_theme_are_unmatched(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let mine = &ground.choices;
    let apart: Vec<_> = board
        .iter()
        .zip(mine)
        .map(|((g, h, weight), mine)| if *mine { (*g, Channels::default(), *weight) } else { (Channels::default(), *h, *weight) })
        .collect();
    if let Some(shares) = of(&apart) {
        prop_assert_eq!((shares.alignment, shares.unmatched), (0.0, 1.0));
    }
    Ok(())
}

fn a_mirror_image_of_one_polarity_a_theme_is_opposed(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let incentive = &ground.choices;
    let mirrored: Vec<_> = board
        .iter()
        .zip(incentive)
        .map(|((g, _, weight), incentive)| {
            let one = if *incentive { Channels::new(g.incentive, 0.0) } else { Channels::new(0.0, g.barrier) };
            (one, Channels::new(one.barrier, one.incentive), *weight)
        })
        .collect();
    if let Some(shares) = of(&mirrored) {
        prop_assert!((shares.alignment + 1.0).abs() <= CLOSE && (shares.opposed - 1.0).abs() <= CLOSE);
    }
    Ok(())
}

fn shared_is_bray_curtis_similarity(ground: &Ground) -> Result<(), TestCaseError> {
    let board = &ground.board;
    let (g, h, weights) = columns(board);
    let vector =
        |side: &[Channels]| side.iter().zip(&weights).flat_map(|(c, w)| [c.incentive * w, c.barrier * w]).collect::<Vec<_>>();
    if let Some(shares) = of(board) {
        let apart = bray_curtis(&vector(&g), &vector(&h)).unwrap();
        prop_assert!((shares.shared - (1.0 - apart)).abs() <= CLOSE);
    }
    Ok(())
}
