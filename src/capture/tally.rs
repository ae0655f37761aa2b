//! The tally line of the card view: `3 5 2 0 1`, how many wrote 1, 2, 3, 4, 5.
//!
//! `n2` (not relevant to us) and `d1` (don't know) stand anywhere. `=4` is one figure that the group agreed aloud; a
//! lone `4` is the same where slips make no sense: a group of one or two people, or one that is not here. Elsewhere a
//! lone figure is the beginning of a tally. The sum is checked against people, marked and never refused.

use super::word::sign;
use crate::workshop::{Basis, Change, FactorId, Group, Presence, Tally, Workshop};

/// The most slips that a tally holds.
const MOST: u32 = 9999;

/// Who gives the ratings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Raters {
    /// People counted, if anybody counted.
    pub people: Option<u32>,
    /// Whether a lone figure is one they agreed: fewer than three people, or not here.
    pub agrees: bool,
}

impl Raters {
    /// The raters of a group.
    #[must_use]
    pub fn of(group: &Group) -> Self {
        let few = group.is_small() || matches!(group.people, Some(1 | 2));
        Self { people: group.people, agrees: few || group.presence == Presence::Absent }
    }
}

/// What a tally line was read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TallyLine {
    /// The line is blank.
    Empty,
    /// Slips, and what is odd about them: a remark, never a refusal.
    Slips {
        /// The counts.
        tally: Tally,
        /// What to look at again.
        remark: Option<String>,
    },
    /// One figure from 1 to 5 that the group agreed.
    Agreed(u8),
    /// Not a tally yet, and why.
    Unfinished(String),
}

impl TallyLine {
    /// The changes of one commit that give the point `id` what was read; empty if there is nothing yet. An agreed
    /// figure takes slips away that stood there, since ratings would decide against it.
    #[must_use]
    pub fn changes(&self, id: FactorId, workshop: &Workshop) -> Vec<Change> {
        match self {
            Self::Slips { tally, .. } => vec![Change::Rate { id, tally: Some(*tally) }],
            Self::Agreed(strength) => {
                let rated = workshop.factor(id).is_some_and(|factor| factor.tally.is_some());
                let clear = rated.then_some(Change::Rate { id, tally: None });
                clear.into_iter().chain([Change::Score { id, strength: *strength, basis: Basis::Agreed }]).collect()
            }
            Self::Empty | Self::Unfinished(_) => Vec::new(),
        }
    }
}

impl Raters {
    /// Five counts that could be this group's: as many slips as people, spread over the scale.
    #[must_use]
    pub fn example(self) -> [u32; 5] {
        /// People from which a count is rather a slip of the pen, or of an import.
        const MANY: u32 = 10_000;
        const SPREAD: [u32; 5] = [3, 5, 2, 0, 1];
        let of: u32 = SPREAD.iter().sum();
        let people = self.people.filter(|people| (1..MANY).contains(people)).unwrap_or(of);
        let mut counts = SPREAD.map(|part| part * people / of);
        let mut by_rest = [0, 1, 2, 3, 4];
        by_rest.sort_by_key(|at: &usize| std::cmp::Reverse(SPREAD[*at] * people % of));
        let missing = people - counts.iter().sum::<u32>();
        for at in by_rest.into_iter().take(missing as usize) {
            counts[at] += 1;
        }
        counts
    }
}

/// Reads a tally line of a point whose group has these raters.
#[must_use]
pub fn read_tally(line: &str, raters: Raters) -> TallyLine {
    let line = line.trim();
    if let Some(figure) = line.strip_prefix('=') {
        return agreed(figure.trim());
    }
    if line.chars().next().is_some_and(|first| sign(first).is_some()) {
        let instead = if raters.agrees { "the figure alone, such as 4" } else { "five counts, or = and one figure" };
        return TallyLine::Unfinished(format!("+ and − are for the headings under “Not raised”; here {instead}."));
    }
    let words: Vec<&str> = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|w| !w.is_empty()).collect();
    match words[..] {
        [] => TallyLine::Empty,
        [figure] if raters.agrees && is_number(figure) => agreed(figure),
        [five] if five.len() == 5 && is_number(five) => {
            let apart: Vec<String> = five.chars().map(String::from).collect();
            TallyLine::Unfinished(format!("Put spaces between them: {}", apart.join(" ")))
        }
        _ => {
            counted(&words).map_or_else(TallyLine::Unfinished, |tally| TallyLine::Slips { tally, remark: remark(&tally, raters) })
        }
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

fn agreed(figure: &str) -> TallyLine {
    match figure.as_bytes() {
        [digit @ b'1'..=b'5'] => TallyLine::Agreed(digit - b'0'),
        [] => TallyLine::Unfinished("= and the figure that they agreed, 1 to 5.".to_owned()),
        _ => TallyLine::Unfinished(format!("“{figure}” is not a figure from 1 to 5.")),
    }
}

fn counted(words: &[&str]) -> Result<Tally, String> {
    let mut counts: Vec<u16> = Vec::with_capacity(5);
    let (mut not_relevant, mut dont_know) = (None, None);
    for word in words {
        let (letter, digits) = match word.chars().next() {
            Some(letter @ ('n' | 'N' | 'd' | 'D')) => (letter.to_ascii_lowercase(), &word[1..]),
            _ => (' ', *word),
        };
        let number = number(word, digits)?;
        let twice = match letter {
            'n' => not_relevant.replace(number).is_some(),
            'd' => dont_know.replace(number).is_some(),
            _ => {
                counts.push(number);
                false
            }
        };
        if twice {
            return Err(format!("{letter} stands there twice: n2 is not relevant to us, d1 is don’t know."));
        }
    }
    let others = not_relevant.is_some() || dont_know.is_some();
    let counts = match <[u16; 5]>::try_from(counts) {
        Ok(counts) => counts,
        Err(none) if none.is_empty() && others => [0; 5],
        Err(wrong) if wrong.len() == 1 && !others && (1..=5).contains(&wrong[0]) => {
            return Err(format!("1 of 5 counts; or ={} for one figure that they agreed.", wrong[0]));
        }
        Err(wrong) => return Err(format!("{} of 5 counts: how many wrote 1, 2, 3, 4, 5.", wrong.len())),
    };
    let tally = Tally { counts, not_relevant: not_relevant.unwrap_or(0), dont_know: dont_know.unwrap_or(0) };
    if tally.slips() > MOST { Err(format!("A tally has at most {MOST} slips.")) } else { Ok(tally) }
}

fn number(word: &str, digits: &str) -> Result<u16, String> {
    if digits.is_empty() || !is_number(digits) {
        return Err(format!("“{word}” is not a count: five of them, like 3 5 2 0 1, and n2 or d1."));
    }
    digits.parse().ok().filter(|&n| u32::from(n) <= MOST).ok_or_else(|| format!("A tally has at most {MOST} slips."))
}

fn remark(tally: &Tally, raters: Raters) -> Option<String> {
    let slips = tally.slips();
    match raters.people {
        _ if slips == 0 => Some("no slips: still not scored".to_owned()),
        Some(people) if people != slips => {
            let (s, here) = (if slips == 1 { "" } else { "s" }, if people == 1 { "person" } else { "people" });
            let too_many = if slips > people { ": more slips than people" } else { "" };
            Some(format!("{slips} slip{s}, {people} {here}{too_many}"))
        }
        _ if raters.agrees => Some("so few agree one figure, such as 4".to_owned()),
        _ => None,
    }
}
