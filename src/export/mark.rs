//! A square of the matrix as text: what makes it worth it and what gets in the way, side by side, with marks.

use super::figure::short;
use crate::alignment::{Cell, Channel, State};
use crate::workshop::{Kind, Presence};

/// What the marks mean, in one line.
pub(super) const LEGEND: &str = "+ worth it   − in the way   ≈ split   ~ provisional   ? assumed by others   +·2 two not scored   \
     × not relevant   o asked, no   · not asked   ∅ not here";

/// A square with numbers: `+4.5 −3~`.
pub(super) fn numbers(cell: &Cell, presence: Presence) -> String {
    drawn(cell, presence, &|strength| short(strength))
}

/// A square with dots: `+●●●●◐ −●●●`.
pub(super) fn dots(cell: &Cell, presence: Presence) -> String {
    drawn(cell, presence, &|strength| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "strengths are 1 to 5")]
        let whole = strength.floor() as usize;
        format!("{}{}", "●".repeat(whole), if strength.fract() > 0.0 { "◐" } else { "" })
    })
}

fn drawn(cell: &Cell, presence: Presence, figure: &dyn Fn(f64) -> String) -> String {
    let of = |kind| channel(cell.channel(kind), kind, figure);
    let parts: Vec<String> = [Kind::Incentive, Kind::Barrier].into_iter().flat_map(of).collect();
    let text = parts.join(" ") + &beside(cell);
    match (text.is_empty(), cell.state, presence) {
        (false, _, _) => text,
        (true, State::AskedNo, _) => "o".to_owned(),
        (true, _, Presence::Absent) => "∅".to_owned(),
        (true, ..) => "·".to_owned(),
    }
}

/// One direction of a square: its strength, what others assume, what is not scored.
pub(super) fn channel(channel: &Channel, kind: Kind, figure: &dyn Fn(f64) -> String) -> Vec<String> {
    let Channel { strength, provisional, assumed, .. } = *channel;
    let sign = kind.sign();
    let mut parts = Vec::new();
    if strength > 0.0 {
        parts.push(format!("{sign}{}{}", figure(strength), if provisional { "~" } else { "" }));
    }
    if assumed > strength {
        parts.push(format!("{sign}{}?", figure(assumed)));
    }
    match channel.all_unscored() - channel.waved_off {
        0 => {}
        1 => parts.push(format!("{sign}·")),
        many => parts.push(format!("{sign}·{many}")),
    }
    parts
}

/// What is marked beside the directions.
pub(super) fn beside(cell: &Cell) -> String {
    [(cell.split, '≈'), (cell.not_relevant, '×')].into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect()
}
