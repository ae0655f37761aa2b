//! The power goes at every step of every kind of morning, and again while the session is being opened.
//!
//! `TANDEM_CUTS` sets the number of outcomes looked at.

use std::time::Instant;

use tandem::store::sim::{Fault, SimDisk};

use crate::morning::{Good, Tamper, Told, cut_morning, untampered};
use crate::row::{count, proved};

/// The ways in which the morning may go wrong before the power goes: `wanted` of them, some without any fault.
fn mornings(wanted: u64, calls: u64) -> Vec<Option<(u64, Fault)>> {
    let faults = [Fault::FailedSync, Fault::Full, Fault::InputOutput, Fault::ShortWrite];
    let all: Vec<_> = (1..=calls).flat_map(|call| faults.map(|fault| Some((call, fault)))).collect();
    let failing = usize::try_from(wanted * 3 / 4).unwrap().clamp(1, all.len());
    let chosen = (0..failing).map(|place| all[place * all.len() / failing]);
    std::iter::repeat_n(None, failing.div_ceil(3)).chain(chosen).collect()
}

/// What was looked at.
pub struct LookedAt {
    /// Outcomes of power cuts.
    pub outcomes: u64,
    /// Of them, those that differ from each other.
    pub distinct: usize,
}

/// Cuts the power at every step of every kind of morning; gives what was looked at, or the first loss.
pub fn cut_everywhere(cuts: u64, tamper: Tamper) -> Result<LookedAt, String> {
    let calls = cut_morning(u64::MAX, None, tamper).0.calls();
    // A morning with a rescue has more steps than one without.
    let steps = calls + calls / 2;
    let mornings = mornings(cuts / (2 * steps), calls);
    let outcomes_each = cuts.div_ceil(2 * steps * mornings.len() as u64).max(1);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get() as u64);
    let cut_at = |step: u64, good: &mut Good| -> Result<u64, String> {
        let mut looked_at = 0;
        for (number, fault) in mornings.iter().enumerate() {
            let (disk, told) = cut_morning(step, *fault, tamper);
            for outcome in 0..outcomes_each {
                let seed = ((step * mornings.len() as u64 + number as u64) * outcomes_each + outcome) * 2;
                looked_at += 2;
                look_at_outcome(&disk, &told, seed, good)
                    .map_err(|why| format!("cut at step {step}, fault {fault:?}, seed {seed}: {why}"))?;
            }
        }
        Ok(looked_at)
    };
    let share = |first: u64| -> Result<LookedAt, String> {
        let mut good = Good::default();
        let mut outcomes = 0;
        for step in (1..=steps).filter(|step| step % threads == first) {
            outcomes += cut_at(step, &mut good)?;
        }
        Ok(LookedAt { outcomes, distinct: good.distinct() })
    };
    std::thread::scope(|scope| {
        let shares: Vec<_> = (0..threads).map(|first| scope.spawn(move || share(first))).collect();
        shares.into_iter().try_fold(LookedAt { outcomes: 0, distinct: 0 }, |sum, share| {
            let share = share.join().map_err(|_| "a panic".to_owned())??;
            Ok(LookedAt { outcomes: sum.outcomes + share.outcomes, distinct: sum.distinct + share.distinct })
        })
    })
}

/// Looks at what one cut left, and at what another cut leaves while that is being opened.
fn look_at_outcome(disk: &SimDisk, told: &Told, seed: u64, good: &mut Good) -> Result<(), String> {
    good.check(disk.after_power_cut(seed), told)?;
    let left = good.opened(disk.after_power_cut(seed), told, 1 + seed / 2 % 20).after_power_cut(seed + 1);
    good.check(left, told).map_err(|why| format!("cut again: {why}"))
}

#[test]
fn no_power_cut_loses_what_was_reported_as_saved() {
    let since = Instant::now();
    let cuts = count("TANDEM_CUTS", 10_000, 100_000);
    let found = cut_everywhere(cuts, untampered).unwrap();
    assert!(found.outcomes >= cuts / 2, "{}", found.outcomes);
    let what = format!("{} outcomes, {} of them different; 0 entries lost", found.outcomes, found.distinct);
    proved("power cuts at every step", &what, since);
}
