//! A form: named fields, filled in one after another.

use jiff::civil::Date;

use super::Purpose;
use super::purpose::{clock, day_said, expected, figure};
use crate::widget::field::Field;

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it is about.
    pub title: String,
    /// What to know, a paragraph each.
    pub body: Vec<String>,
    /// The fields in order.
    pub inputs: Vec<Input>,
    /// The field with the caret.
    pub at: usize,
    /// What is done with what was filled in.
    pub purpose: Purpose,
    /// What was wrong with it last time.
    pub error: Option<String>,
    /// The file that is being written for it: the form stays until that is told.
    pub awaits: Option<String>,
    /// What stood in it when it came to the front; none until it did.
    pub began: Option<Vec<String>>,
}

/// What was typed into a form that was left: it comes back when the same form is opened again.
#[derive(Debug, Clone)]
pub struct LeftForm {
    /// What the form was for.
    pub purpose: Purpose,
    /// What stood in it when it came to the front.
    pub began: Vec<String>,
    /// What stood in it when it was left.
    pub values: Vec<String>,
}

/// One field of a form.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name.
    pub label: String,
    /// What may be typed, in a few words.
    pub hint: String,
    /// What was typed.
    pub field: Field,
    /// What can be chosen instead of typing; empty for a free text.
    pub choices: Vec<String>,
    /// What it takes.
    pub takes: Takes,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Takes {
    /// Whatever its form makes of it.
    #[default]
    Anything,
    /// A day, or nothing.
    Day,
    /// A time of the day, or nothing.
    Time,
    /// How much a point would matter then, or nothing.
    Expected,
    /// How much a point would matter then.
    Figure,
}

impl Input {
    /// A field for text.
    #[must_use]
    pub fn text(label: &str, value: &str, hint: &str) -> Self {
        Self {
            label: label.into(),
            hint: hint.into(),
            field: Field::with_text(value),
            choices: Vec::new(),
            takes: Takes::Anything,
        }
    }

    /// A field for text with a proposal in it.
    #[must_use]
    pub fn proposal(label: &str, value: &str, hint: &str) -> Self {
        Self { field: Field::proposing(value), ..Self::text(label, value, hint) }
    }

    /// A field for a value that is set as a whole: a day, a time, a number.
    #[must_use]
    pub fn whole(label: &str, value: &str, hint: &str) -> Self {
        Self { field: Field::whole(value), ..Self::text(label, value, hint) }
    }

    /// A field for a day.
    #[must_use]
    pub fn day(label: &str, value: &str, hint: &str) -> Self {
        Self { takes: Takes::Day, ..Self::whole(label, value, hint) }
    }

    /// A field for a time of the day.
    #[must_use]
    pub fn time(label: &str, value: &str, hint: &str) -> Self {
        Self { takes: Takes::Time, ..Self::whole(label, value, hint) }
    }

    /// What is wrong with what it holds when it is read on `today`: its name, and what it takes.
    #[must_use]
    pub fn fault(&self, today: Date) -> Option<String> {
        let why = match self.takes {
            Takes::Anything => return None,
            Takes::Day => day_said(self.value(), today).err(),
            Takes::Time => clock(self.value()).err(),
            Takes::Expected => expected(self.value()).err(),
            Takes::Figure => figure(self.value()).err(),
        };
        why.map(|why| format!("{}: {why}", self.label))
    }

    /// A choice; `value` is one of `choices`, else the first stands chosen.
    #[must_use]
    pub fn choice(label: &str, choices: &[&str], value: &str) -> Self {
        let choices: Vec<String> = choices.iter().map(|choice| (*choice).to_owned()).collect();
        let chosen = choices.iter().find(|choice| *choice == value).or(choices.first()).cloned().unwrap_or_default();
        Self { label: label.into(), hint: String::new(), field: Field::with_text(&chosen), choices, takes: Takes::Anything }
    }

    /// A choice that is not made by passing over it: Enter stops there, on what is proposed.
    #[must_use]
    pub fn question(label: &str, choices: &[&str], value: &str) -> Self {
        let choice = Self::choice(label, choices, value);
        Self { field: Field::proposing(choice.field.text()), ..choice }
    }

    /// What it holds, trimmed.
    #[must_use]
    pub fn value(&self) -> &str {
        self.field.text().trim()
    }

    /// Turns a choice to the next one, or back, round and round.
    pub fn turn(&mut self, back: bool) {
        let count = self.choices.len();
        if count > 0 {
            let at = self.chosen();
            self.choose((if back { at + count - 1 } else { at + 1 }) % count);
        }
    }

    /// Moves a choice by one, and not beyond the ends: who presses the arrow that points at the last one has it.
    pub fn shift(&mut self, back: bool) {
        let at = self.chosen();
        self.choose(if back { at.saturating_sub(1) } else { at + 1 });
    }

    fn chosen(&self) -> usize {
        self.choices.iter().position(|choice| choice == self.field.text()).unwrap_or(0)
    }

    fn choose(&mut self, at: usize) {
        if let Some(choice) = self.choices.get(at).cloned() {
            self.field.set(&choice);
        }
    }
}

impl Form {
    /// A form with the caret in its first field.
    #[must_use]
    pub fn new(title: impl Into<String>, inputs: Vec<Input>, purpose: Purpose) -> Self {
        Self { title: title.into(), body: Vec::new(), inputs, at: 0, purpose, error: None, awaits: None, began: None }
    }

    /// The field with the caret.
    #[must_use]
    pub fn input(&self) -> Option<&Input> {
        self.inputs.get(self.at)
    }

    /// The field with the caret, to change it.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        self.inputs.get_mut(self.at)
    }

    /// The first of these fields that holds what it does not take, and why.
    #[must_use]
    pub fn fault(&self, fields: std::ops::RangeInclusive<usize>, today: Date) -> Option<(usize, String)> {
        self.inputs
            .iter()
            .enumerate()
            .filter(|(at, _)| fields.contains(at))
            .find_map(|(at, input)| Some((at, input.fault(today)?)))
    }

    /// Moves the caret to the next field, or back, round and round.
    pub fn turn(&mut self, back: bool) {
        let count = self.inputs.len().max(1);
        self.at = (if back { self.at + count - 1 } else { self.at + 1 }) % count;
    }

    /// The first field after the caret's that is still empty or only proposed: where Enter goes; without one Enter is done.
    #[must_use]
    pub fn next_open(&self) -> Option<usize> {
        (self.at + 1..self.inputs.len()).find(|&at| self.value(at).is_empty() || self.inputs[at].field.is_proposed())
    }

    /// What all fields hold.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        self.inputs.iter().map(|input| input.field.text().to_owned()).collect()
    }

    /// What the field at `index` holds, trimmed; empty if there is none.
    #[must_use]
    pub fn value(&self, index: usize) -> &str {
        self.inputs.get(index).map_or("", Input::value)
    }
}
