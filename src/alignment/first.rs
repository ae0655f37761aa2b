//! *What first?*: which barriers both sides put high.

use crate::workshop::{Bloc, FactorId, Workshop};

/// The most barriers that are proposed.
const PROPOSED: usize = 3;

/// Barriers of the room's list that the clinical and the managerial side both put high: on either side at least its even
/// share of that side's dots. A point whose group is held meanwhile is not on that list. At most three, the one whose lower
/// share is highest first; ties in the order of the list. Empty while a side has no dots.
#[must_use]
pub fn high_on_both_sides(workshop: &Workshop) -> Vec<FactorId> {
    let list = workshop.ballot();
    let dots = |side: Bloc| -> Vec<u32> { list.iter().map(|id| workshop.dots_of(*id, |bloc| bloc == side)).collect() };
    let sides = [dots(Bloc::Clinical), dots(Bloc::Managerial)];
    let totals: [u32; 2] = [sides[0].iter().sum(), sides[1].iter().sum()];
    if totals.contains(&0) {
        return Vec::new();
    }
    let listed = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let high = |at: usize| sides.iter().zip(totals).all(|(side, total)| side[at].saturating_mul(listed) >= total);
    let lower_share = |at: usize| {
        let share = |side: usize| f64::from(sides[side][at]) / f64::from(totals[side]);
        share(0).min(share(1))
    };
    let mut both: Vec<usize> = (0..list.len()).filter(|&at| high(at)).collect();
    both.sort_by(|&a, &b| lower_share(b).total_cmp(&lower_share(a)));
    both.truncate(PROPOSED);
    both.into_iter().map(|at| list[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::{Change, Code, Evidence, GroupId, Kind, Line, Presence, Shown, SlipId};

    /// Five barriers, and a slip a row: its side and the numbers on it.
    fn after(slips: &[(Bloc, &[u32])]) -> Vec<u32> {
        proposed(&of(slips))
    }

    fn proposed(workshop: &Workshop) -> Vec<u32> {
        high_on_both_sides(workshop).into_iter().map(FactorId::number).collect()
    }

    fn of(slips: &[(Bloc, &[u32])]) -> Workshop {
        let mut workshop = Workshop::default();
        let mut apply = |change: Change| {
            workshop.apply(&change).unwrap();
        };
        apply(Change::AddGroup {
            id: GroupId::new(1),
            name: Line::new("Nurses"),
            code: Code::new("nur").unwrap(),
            bloc: Bloc::Clinical,
            people: None,
            presence: Presence::Present,
            weight: 1.0,
        });
        for n in 1..=5 {
            apply(Change::AddFactor {
                id: FactorId::new(n),
                group: GroupId::new(1),
                kind: Kind::Barrier,
                text: Line::new("x"),
                theme: None,
                evidence: Evidence::Heard,
                same_as: None,
            });
        }
        apply(Change::SetShortlist { factors: (1..=5).map(FactorId::new).collect() });
        for (n, (bloc, picks)) in (1..).zip(slips) {
            let picks = picks.iter().map(|n| FactorId::new(*n)).collect();
            apply(Change::AddSlip { id: SlipId::new(n), bloc: *bloc, picks });
        }
        workshop
    }

    #[test]
    fn a_group_that_is_held_meanwhile_has_nothing_proposed() {
        let mut workshop = of(&[(Bloc::Clinical, &[1, 1, 2]), (Bloc::Managerial, &[2, 1, 1])]);
        assert_eq!(proposed(&workshop), [1, 2]);
        let id = GroupId::new(1);
        workshop.apply(&Change::CorrectPeople { id, people: Some(2), size: Some(2) }).unwrap();
        workshop.apply(&Change::ChooseShown { id, shown: Some(Shown::Held) }).unwrap();
        assert!(proposed(&workshop).is_empty());
    }

    #[test]
    fn what_only_one_side_puts_high_is_not_proposed() {
        let slips: [(Bloc, &[u32]); 4] = [
            (Bloc::Clinical, &[1, 1, 2]),
            (Bloc::Clinical, &[1, 2, 3]),
            (Bloc::Managerial, &[2, 2, 4]),
            (Bloc::Managerial, &[2, 4, 3]),
        ];
        assert_eq!(after(&slips), [2], "3 has one of six on either side: less than its share of a fifth");
    }

    #[test]
    fn sides_of_different_size_count_alike() {
        let slips: [(Bloc, &[u32]); 4] = [
            (Bloc::Clinical, &[1, 1, 2]),
            (Bloc::Clinical, &[1, 1, 2]),
            (Bloc::Clinical, &[1, 1, 2]),
            (Bloc::Managerial, &[2, 2, 1]),
        ];
        assert_eq!(after(&slips), [1, 2]);
    }

    #[test]
    fn while_a_side_has_no_slips_nothing_is_proposed() {
        assert!(after(&[]).is_empty());
        assert!(after(&[(Bloc::Clinical, &[1, 1, 1])]).is_empty());
        assert!(after(&[(Bloc::Clinical, &[1]), (Bloc::Other, &[1])]).is_empty());
    }
}
