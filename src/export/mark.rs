//! A square of the matrix as text: what makes it worth it and what gets in the way, side by side, with marks.

use super::figure::said;
use crate::alignment::{Cell, Channel, State};
use crate::words::Words;
use crate::workshop::{Kind, Presence};

/// What the marks mean, one after the other.
pub(super) fn legend(words: &Words, between: &str) -> String {
    let said = &words.marks;
    let marks = [
        ("+", Kind::Incentive.said(words)),
        ("−", Kind::Barrier.said(words)),
        ("≈", said.split()),
        ("~", said.provisional()),
        ("?", said.assumed()),
        ("+·2", said.two_unscored()),
        ("×", said.not_relevant()),
        ("o", said.asked_no()),
        ("·", said.not_asked()),
        ("∅", said.not_here()),
    ];
    marks.map(|(mark, meaning)| format!("{mark} {meaning}")).join(between)
}

/// A square with numbers: `+4.5 −3~`.
pub(super) fn numbers(cell: &Cell, presence: Presence, words: &Words) -> String {
    drawn(cell, presence, &|strength| said(strength, words))
}

/// A square with dots: `+●●●●◐ −●●●`.
pub(super) fn dots(cell: &Cell, presence: Presence, _: &Words) -> String {
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
