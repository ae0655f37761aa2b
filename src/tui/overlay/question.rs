//! A question with its answers.

use super::Then;

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// What it is about.
    pub title: String,
    /// What to know before answering, a paragraph each.
    pub body: Vec<String>,
    /// The answers; the first is the harmless one and stands chosen.
    pub answers: Vec<Answer>,
    /// The answer that Enter would take.
    pub chosen: usize,
    /// The first line shown of what to know, where it does not all fit.
    pub top: usize,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The letter that takes it at once.
    pub key: char,
    /// What it says.
    pub label: String,
    /// What it does.
    pub then: Then,
}

impl Question {
    /// A question whose harmless answer is No and stands chosen; the other one says what it does.
    #[must_use]
    pub fn confirm(title: impl Into<String>, body: Vec<String>, yes: impl Into<String>, then: Then) -> Self {
        let no = Answer { key: 'n', label: "No".into(), then: Then::Nothing };
        Self { title: title.into(), body, answers: vec![no, Answer { key: 'y', label: yes.into(), then }], chosen: 0, top: 0 }
    }

    /// A question with these answers; the first is the harmless one and stands chosen.
    #[must_use]
    pub fn new(title: impl Into<String>, body: Vec<String>, answers: Vec<Answer>) -> Self {
        Self { title: title.into(), body, answers, chosen: 0, top: 0 }
    }

    /// The answer with this letter.
    #[must_use]
    pub fn answer(&self, key: char) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.key == key.to_ascii_lowercase())
    }
}
