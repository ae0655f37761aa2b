//! What lies in front of the screen: questions, forms, choices, texts to read. All are values; what an answer does is
//! a [`Then`], so that no kind of dialog needs code of its own.

mod form;
mod picker;
mod purpose;
mod question;

pub use form::{Form, Input, LeftForm, Takes};
pub use picker::{Fresh, Item, Picker};
pub use purpose::{
    A_DRAFT, AGREED, AGREED_NOW, GroupForm, HERE, HeadingForm, NONE_YET, NOT_ASKED, NOT_HERE, OutcomeForm, ParkForm, PointForm,
    Purpose, count, evidence_words,
};
pub use question::{Answer, Question};

use super::action::Action;
use super::desk::{Cursors, Front};
use super::effect::Effect;
use super::keymap::Context;
use crate::widget::field::Field;
use crate::workshop::Change;

/// One thing in front of the screen.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Help: every key, this place first.
    Help(Reader),
    /// A text to read: details, an explanation.
    Text(Page),
    /// A question with its answers.
    Ask(Question),
    /// Fields to fill in.
    Form(Form),
    /// A list narrowed by typing.
    Pick(Picker),
    /// A search in the list that has the cursor.
    Find(Finder),
}

impl Overlay {
    /// Every field in it that is typed in.
    pub fn fields_mut(&mut self) -> Vec<&mut Field> {
        match self {
            Self::Help(reader) => vec![&mut reader.search],
            Self::Form(form) => form.inputs.iter_mut().map(|input| &mut input.field).collect(),
            Self::Pick(picker) => vec![&mut picker.field],
            Self::Find(finder) => vec![&mut finder.field],
            Self::Text(_) | Self::Ask(_) => Vec::new(),
        }
    }
}

/// A search in the list that has the cursor.
#[derive(Debug, Clone)]
pub struct Finder {
    /// What is searched for.
    pub field: Field,
    /// The row that the cursor was on when it began.
    pub row: usize,
    /// Where the cursors were then: Esc goes back there.
    pub from: Stood,
}

/// Where cursors stood.
#[derive(Debug, Clone)]
pub enum Stood {
    /// At home, on this row.
    Home(usize),
    /// In a session.
    Desk {
        /// In its panes.
        cursors: Cursors,
        /// Among the pairs of groups.
        pair: (usize, usize),
        /// Among the points opened from the matrix.
        behind: usize,
        /// In the three lists of view 5.
        levers: [usize; 3],
    },
}

/// What happens then.
#[derive(Debug, Clone)]
pub enum Then {
    /// Nothing.
    Nothing,
    /// Nothing but a sentence that says so.
    Say(String),
    /// Changes are committed, and a sentence is said.
    Commit(Vec<Change>, String),
    /// The world is asked for something.
    Do(Vec<Effect>),
    /// The world is asked for something that the form names: it stays in front until that is done.
    Await(Box<Effect>),
    /// An action is performed, as if its key had been pressed.
    Act(Action),
    /// Something else comes to the front.
    Open(Box<Overlay>),
    /// The form that waits behind the question is closed.
    CloseForm,
    /// The first; if it was not refused, the second too.
    Both(Box<Then>, Box<Then>),
    /// The room sees the scores.
    Reveal,
    /// The workshop goes to its close, from wherever it stands.
    FinishNow,
    /// Something comes to the front that the facilitator reads alone, on a screen that the room sees at other times.
    OpenAlone(Box<Overlay>),
    /// The same with what fills the screen.
    LookAlone(Front),
}

/// How far a text is scrolled, and what is searched in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reader {
    /// The first line shown, from 0; drawing stops at the last page.
    pub top: usize,
    /// What is searched for: only what holds it is shown.
    pub search: Field,
    /// Whether the search has the caret.
    pub searching: bool,
    /// Where keys went when it was opened: this comes first.
    pub contexts: Vec<Context>,
    /// Whether a field had the caret then.
    pub in_field: bool,
}

/// A text to read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub title: String,
    /// Its paragraphs; one that begins with `# ` is a heading, one that begins with two spaces a line of a list.
    pub paragraphs: Vec<String>,
    /// The first line shown.
    pub top: usize,
}

impl Overlay {
    /// The place of the key table that it is.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Help(_) | Self::Text(_) => Context::Help,
            Self::Ask(_) | Self::Form(_) => Context::Dialog,
            Self::Pick(_) | Self::Find(_) => Context::Picker,
        }
    }

    /// Whether a field in it has the caret.
    #[must_use]
    pub fn has_field(&self) -> bool {
        match self {
            Self::Help(reader) => reader.searching,
            Self::Text(_) | Self::Ask(_) => false,
            Self::Form(form) => form.input().is_some_and(|input| input.choices.is_empty()),
            Self::Pick(_) | Self::Find(_) => true,
        }
    }
}
