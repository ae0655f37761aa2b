//! The numbers that some actions stand for: views of the matrix, answers.

use super::Action;

impl Action {
    /// The number of the matrix view (1 to 5) that this action shows.
    #[must_use]
    pub fn view(self) -> Option<usize> {
        const VIEWS: [Action; 5] =
            [Action::ShowThemes, Action::ShowPairs, Action::ShowForceField, Action::ShowMap, Action::ShowLevers];
        VIEWS.iter().position(|&view| view == self).map(|at| at + 1)
    }

    /// The number of the answer (1 to 9) that this action chooses.
    #[must_use]
    pub fn choice(self) -> Option<usize> {
        self.name().strip_prefix("Choose").and_then(|number| number.parse().ok())
    }
}
