//! One explanation in its six parts. That each has all of them is so by construction: a figure that lacks one does not
//! compile.

/// Why a figure is what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The figure.
    pub about: String,
    /// The formula in words.
    pub formula: String,
    /// The inputs as they stand, one a line; at least one.
    pub stands: Vec<String>,
    /// The arithmetic with this workshop's figures, one step a line; at least one.
    pub worked: Vec<String>,
    /// What it would be under other honest choices; at least one line.
    pub range: Vec<String>,
    /// What to say to the room, or to the two groups.
    pub say: String,
    /// What not to make of it.
    pub mind: String,
}

/// The label of each part, in the order in which they are read.
pub const LABELS: [&str; 5] = ["As it stands", "Worked", "Under other honest choices", "Say", "Mind"];

impl Why {
    /// The parts as paragraphs: a heading, then each part with its label; lines of a list begin with two spaces.
    #[must_use]
    pub fn paragraphs(self) -> Vec<String> {
        let mut lines = vec![format!("# {}", self.about), self.formula];
        let parts = [self.stands, self.worked, self.range, vec![self.say], vec![self.mind]];
        for (label, part) in LABELS.into_iter().zip(parts) {
            match part.as_slice() {
                [one] => lines.push(format!("{label}: {one}")),
                many => {
                    lines.push(format!("{label}:"));
                    lines.extend(many.iter().map(|line| format!("  {line}")));
                }
            }
        }
        lines
    }
}
