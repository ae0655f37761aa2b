//! How wide the cells in figures are, and which are shown where not all fit: never one bloc alone.

use crate::widget::grid::{Grid, figures};
use crate::widget::{scroll, text};

/// The columns that the longest code of a group takes: no column is narrower than its code.
const LONGEST_CODE: u16 = 8;

/// The columns shown, each with its width, in so much room: all of them as wide as the widest; else without the counts in
/// the cells; else each as wide as it must be; else so many of each bloc as fit.
pub(super) fn cells(grid: &Grid<'_>, room: u32) -> Vec<(usize, u16)> {
    let codes: Vec<u16> = grid.columns().map(|(_, column)| text::columns(column.short).min(LONGEST_CODE)).collect();
    let fits = |widths: &[u16]| widths.iter().map(|width| u32::from(width + 1)).sum::<u32>() <= room;
    let same = |width: u16| vec![width; codes.len()];
    let longest = codes.iter().copied().max().unwrap_or(0);
    let full = same(figures::least(grid.rows).max(longest));
    if fits(&full) {
        return full.into_iter().enumerate().collect();
    }
    let each: Vec<u16> = codes.iter().enumerate().map(|(at, code)| figures::tight(grid.rows, at).max(*code)).collect();
    let widest = each.iter().copied().max().unwrap_or(longest);
    if let Some(widths) = [same(widest), each].into_iter().find(|widths| fits(widths)) {
        return widths.into_iter().enumerate().collect();
    }
    let shown = usize::try_from(room / u32::from(widest + 1)).unwrap_or(0).max(1);
    windows(grid, shown).into_iter().map(|index| (index, widest)).collect()
}

/// So many columns, some of each bloc: around the cursor in its own, from the first in the others. Where there is not
/// even one for each bloc, those around the cursor.
fn windows(grid: &Grid<'_>, shown: usize) -> Vec<usize> {
    let cursor = grid.anchor().map(|(_, column)| column);
    let sizes: Vec<usize> = grid.blocs.iter().map(|bloc| bloc.columns.len()).filter(|size| *size > 0).collect();
    let total: usize = sizes.iter().sum();
    if shown < sizes.len() {
        let first = scroll::first(cursor, shown, total);
        return (first..(first + shown).min(total)).collect();
    }
    let mut from = 0;
    let windows = sizes.iter().zip(shares(&sizes, shown)).flat_map(|(&size, share)| {
        let (start, last) = (from, from + size == total);
        from += size;
        // Behind the last column is the row's end: it belongs to the last bloc.
        let here = cursor.and_then(|at| at.checked_sub(start)).filter(|at| *at < size || last);
        let first = start + scroll::first(here, share, size);
        first..(first + share).min(start + size)
    });
    windows.collect()
}

/// How many of each bloc are shown, in proportion, at least one of each.
fn shares(sizes: &[usize], shown: usize) -> Vec<usize> {
    let total = sizes.iter().sum::<usize>().max(1);
    let mut shares: Vec<usize> = sizes.iter().map(|size| (shown * size / total).clamp(1, *size)).collect();
    while shares.iter().sum::<usize>() > shown {
        let Some(most) = shares.iter_mut().max() else { break };
        *most -= 1;
    }
    while shares.iter().sum::<usize>() < shown.min(total) {
        let wanting = shares.iter().zip(sizes).enumerate().max_by_key(|(_, (share, size))| *size - *share);
        let Some((at, _)) = wanting else { break };
        shares[at] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bloc_has_its_share() {
        for (sizes, shown, shares_of) in
            [(vec![5, 3], 5, vec![3, 2]), (vec![7, 1], 2, vec![1, 1]), (vec![20, 20], 9, vec![4, 5]), (vec![3, 3], 9, vec![3, 3])]
        {
            assert_eq!(shares(&sizes, shown), shares_of, "{sizes:?} in {shown}");
        }
    }
}
