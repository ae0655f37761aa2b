//! Dot slips: `4 4 7`, one person's numbers on the shortlist of *What first?*.

use crate::workshop::{Bloc, Change, FactorId, Workshop};

/// What a slip's line was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipLine {
    /// The line is blank, or holds only a side.
    Empty,
    /// Enter adds this slip.
    Ready {
        /// The side it comes from.
        bloc: Bloc,
        /// One point a dot, the same one twice if they like.
        picks: Vec<FactorId>,
    },
    /// Enter refuses, and why.
    Refused(String),
}

impl SlipLine {
    /// The changes of one commit that add the slip; empty if it is not ready.
    #[must_use]
    pub fn changes(&self, workshop: &Workshop) -> Vec<Change> {
        match self {
            Self::Ready { bloc, picks } => vec![Change::AddSlip { id: workshop.next_slip(), bloc: *bloc, picks: picks.clone() }],
            Self::Empty | Self::Refused(_) => Vec::new(),
        }
    }
}

/// Reads a slip: numbers on the [`Workshop::ballot`], from 1, at most as many as a person has dots; before them,
/// if wanted, the side it comes from: `c` clinical, `m` managerial, `b` both, `o` other (`m 4 4 7`, `m4 4 7`).
/// Without one it is `side`'s. Fewer numbers than dots are a slip too.
#[must_use]
pub fn read_slip(line: &str, side: Bloc, workshop: &Workshop) -> SlipLine {
    let trimmed = line.trim();
    let typed = trimmed.chars().next().and_then(|letter| bloc(letter).map(|bloc| (bloc, &trimmed[1..])));
    let (bloc, numbers) = typed.unwrap_or((side, trimmed));
    let dots = usize::from(workshop.agenda.dots);
    let ballot = workshop.ballot();
    let mut picks = Vec::new();
    for word in numbers.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty()) {
        match pick(word, &ballot) {
            Ok(factor) => picks.push(factor),
            Err(sentence) => return SlipLine::Refused(sentence),
        }
    }
    if picks.is_empty() {
        return SlipLine::Empty;
    }
    if picks.len() > dots {
        let s = if dots == 1 { "" } else { "s" };
        return SlipLine::Refused(format!("{} numbers on one slip: a person has {dots} dot{s}.", picks.len()));
    }
    SlipLine::Ready { bloc, picks }
}

const fn bloc(letter: char) -> Option<Bloc> {
    match letter.to_ascii_lowercase() {
        'c' => Some(Bloc::Clinical),
        'm' => Some(Bloc::Managerial),
        'b' => Some(Bloc::Both),
        'o' => Some(Bloc::Other),
        _ => None,
    }
}

fn pick(word: &str, shortlist: &[FactorId]) -> Result<FactorId, String> {
    let listed = shortlist.len();
    if listed == 0 {
        return Err("The shortlist is empty: choose what stands on it first.".to_owned());
    }
    let place = word.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    place
        .and_then(|place| shortlist.get(place).copied())
        .ok_or_else(|| format!("“{word}” is not on the shortlist: type numbers from 1 to {listed}, like 4 4 7."))
}
