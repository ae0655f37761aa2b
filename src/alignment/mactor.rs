//! MACTOR, orders 1 and 2 (Godet 1991), for experts. Order 3, who has power over whom, is left out on purpose.

use super::board::Channels;
use super::ratio::share;

/// Matrices of agreement and disagreement, groups x groups in workshop order, diagonals 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mactor {
    /// 1CAA: themes on which two groups agree in sign.
    pub agree: Vec<Vec<u32>>,
    /// 1DAA: themes on which they disagree in sign.
    pub disagree: Vec<Vec<u32>>,
    /// 2CAA: the mean of the two absolute positions, over the themes of agreement.
    pub agree_valued: Vec<Vec<f64>>,
    /// 2DAA: the same over the themes of disagreement.
    pub disagree_valued: Vec<Vec<f64>>,
    /// EQ1: each group's ambivalence by counts, 0 to 1; undefined where it meets nobody.
    pub ambivalence: Vec<Option<f64>>,
    /// EQ2: the same by values.
    pub ambivalence_valued: Vec<Option<f64>>,
    /// The sum of absolute positions by theme.
    pub mobilisation_theme: Vec<u32>,
    /// The sum of absolute positions by group.
    pub mobilisation_group: Vec<u32>,
}

/// The valued position of a cell: incentive less barrier, rounded half away from zero, clipped to -4..=4.
#[must_use]
pub fn position(channels: Channels) -> i8 {
    #[expect(clippy::cast_possible_truncation, reason = "clipped to -4..=4")]
    let position = (channels.incentive - channels.barrier).round().clamp(-4.0, 4.0) as i8;
    position
}

impl Mactor {
    /// From valued positions (2MAO), group by group; every row is of one length.
    #[must_use]
    pub fn of(positions: &[Vec<i8>]) -> Self {
        let groups = positions.len();
        let themes = positions.first().map_or(0, Vec::len);
        let mut mactor = Self {
            agree: vec![vec![0; groups]; groups],
            disagree: vec![vec![0; groups]; groups],
            agree_valued: vec![vec![0.0; groups]; groups],
            disagree_valued: vec![vec![0.0; groups]; groups],
            ..Self::default()
        };
        for a in 0..groups {
            for b in (0..groups).filter(|&b| b != a) {
                mactor.meet(a, b, positions);
            }
        }
        let weigh = |cells: &mut dyn Iterator<Item = i8>| cells.map(|cell| u32::from(cell.unsigned_abs())).sum();
        mactor.mobilisation_group = positions.iter().map(|row| weigh(&mut row.iter().copied())).collect();
        mactor.mobilisation_theme = (0..themes).map(|t| weigh(&mut positions.iter().map(|row| row[t]))).collect();
        let floats =
            |rows: &[Vec<u32>]| -> Vec<Vec<f64>> { rows.iter().map(|row| row.iter().map(|&n| f64::from(n)).collect()).collect() };
        mactor.ambivalence = ambivalence(&floats(&mactor.agree), &floats(&mactor.disagree));
        mactor.ambivalence_valued = ambivalence(&mactor.agree_valued, &mactor.disagree_valued);
        mactor
    }

    fn meet(&mut self, a: usize, b: usize, positions: &[Vec<i8>]) {
        for (&x, &y) in positions[a].iter().zip(&positions[b]) {
            let mean = f64::from(u16::from(x.unsigned_abs()) + u16::from(y.unsigned_abs())) / 2.0;
            match x.signum() * y.signum() {
                1 => {
                    self.agree[a][b] += 1;
                    self.agree_valued[a][b] += mean;
                }
                -1 => {
                    self.disagree[a][b] += 1;
                    self.disagree_valued[a][b] += mean;
                }
                _ => {}
            }
        }
    }
}

/// 1 less the absolute differences of agreement and disagreement, of both together.
fn ambivalence(agree: &[Vec<f64>], disagree: &[Vec<f64>]) -> Vec<Option<f64>> {
    let of_group = |(agree, disagree): (&Vec<f64>, &Vec<f64>)| {
        let apart: f64 = agree.iter().zip(disagree).map(|(c, d)| (c - d).abs()).sum();
        let met: f64 = agree.iter().zip(disagree).map(|(c, d)| c + d).sum();
        share(met - apart, met)
    };
    agree.iter().zip(disagree).map(of_group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_round_away_from_zero_and_are_clipped() {
        let at = |incentive, barrier| position(Channels::new(incentive, barrier));
        assert_eq!([at(5.0, 0.0), at(0.0, 5.0), at(2.5, 0.0), at(0.0, 2.5), at(1.0, 1.5), at(0.0, 0.0)], [4, -4, 3, -3, -1, 0]);
    }
}
