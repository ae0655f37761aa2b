//! What the user's settings say of how the program behaves, as far as the screen has to know it.

/// What is done unless something else is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Habits {
    /// Laptop and room share one screen, in a session that does not say whether they do.
    pub one_screen: bool,
    /// The terminal's bell sounds when the time of a step is over.
    pub sound: bool,
}
