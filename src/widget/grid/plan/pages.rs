//! Which columns stand on which page of the room's grid.

/// The columns of each page, where at most `most` have room on one, of blocs that have so many columns: as few pages as it
/// takes, and on each of them some of every bloc, so that sides are seen beside each other. A bloc that has fewer columns
/// than there are pages has one of them on several. Where there is no room for one of each, one after the other.
pub(super) fn of(sizes: &[usize], most: usize) -> Vec<Vec<usize>> {
    let total: usize = sizes.iter().sum();
    let most = most.max(1);
    if sizes.len() > most {
        let each = total.div_ceil(total.div_ceil(most).max(1)).max(1);
        return (0..total).collect::<Vec<_>>().chunks(each).map(<[usize]>::to_vec).collect();
    }
    let dealt = |pages: usize| (0..pages).map(|page| page_of(sizes, page, pages)).collect::<Vec<_>>();
    let all_fit = |pages: &Vec<Vec<usize>>| pages.iter().all(|page| page.len() <= most);
    (total.div_ceil(most).max(1)..=total.max(1)).map(dealt).find(all_fit).unwrap_or_else(|| vec![Vec::new()])
}

/// The columns of one page of so many.
fn page_of(sizes: &[usize], page: usize, pages: usize) -> Vec<usize> {
    let mut start = 0;
    let mut columns = Vec::new();
    for &size in sizes.iter().filter(|size| **size > 0) {
        let (from, to) = ((page * size).div_ceil(pages), ((page + 1) * size).div_ceil(pages));
        let from = if from == to { from.min(size - 1) } else { from };
        columns.extend((from..to.max(from + 1)).map(|column| start + column));
        start += size;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_some_of_every_side() {
        assert_eq!(of(&[5, 2], 7), [vec![0, 1, 2, 3, 4, 5, 6]]);
        assert_eq!(of(&[5, 2], 5), [vec![0, 1, 2, 5], vec![3, 4, 6]]);
        assert_eq!(of(&[5, 1], 4), [vec![0, 1, 2, 5], vec![3, 4, 5]]);
        assert_eq!(of(&[1, 5], 4), [vec![0, 1, 2, 3], vec![0, 4, 5]]);
        assert_eq!(of(&[2, 1, 1], 2), [vec![0, 1], vec![2, 3]], "no room for one of each");
        assert_eq!(of(&[], 4), [Vec::<usize>::new()]);
        for (sizes, most) in [(vec![9, 1], 3), (vec![3, 3, 1], 4), (vec![20, 20], 6), (vec![4], 1)] {
            let pages = of(&sizes, most);
            let shown: std::collections::BTreeSet<usize> = pages.iter().flatten().copied().collect();
            assert_eq!(shown.len(), sizes.iter().sum::<usize>(), "{sizes:?} by {most}: {pages:?}");
            assert!(pages.iter().all(|page| (1..=most).contains(&page.len())), "{sizes:?} by {most}: {pages:?}");
        }
    }
}
