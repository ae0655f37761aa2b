//! The places where a key can mean something, and which of them are in force together.

use serde::{Deserialize, Serialize};

/// A place of the key table. `Anywhere`, `Free`, `Field` and `List` are added by the key map itself; the others are
/// named by the screen, innermost first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Context {
    /// Always, also while a field has focus: no key that types a character.
    Anywhere,
    /// In an open session while no field has focus.
    Free,
    /// While any text field has focus.
    Field,
    /// In every list, table and scrolling text.
    List,
    /// The capture line.
    Line,
    /// The card view's tally line.
    Tally,
    /// The screen before a session is open.
    Home,
    /// The room screen of `tandem present`.
    Present,
    /// The step Set up.
    Setup,
    /// Steps in which points are captured.
    Capture,
    /// The step Tidy up.
    Tidy,
    /// The step How much does it matter?
    Card,
    /// The step What first?
    Dots,
    /// The step The picture.
    Picture,
    /// The step Reading it together.
    Reading,
    /// The step Make it move.
    Actions,
    /// The step Where do we stand?
    Standing,
    /// The step Before you go.
    Close,
    /// The agenda's pane.
    Agenda,
    /// The pane of groups.
    Groups,
    /// The pane of points.
    Points,
    /// The matrix, as a pane or over the whole screen.
    Matrix,
    /// The car park's pane.
    Parked,
    /// A question with its answers or fields.
    Dialog,
    /// A list that is narrowed by typing: the command palette, a choice of heading.
    Picker,
    /// Points that look alike, one pair at a time.
    Pairs,
    /// Points without a heading, one at a time.
    Headings,
    /// How the gap moved.
    Timeline,
    /// Help and explanations.
    Help,
    /// A rehearsal, beside whatever else is in force.
    Rehearsal,
}

/// What part of the screen a context stands for; contexts of one kind are never in force together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// One of the four that the key map adds.
    Base,
    /// The field that has the caret.
    Caret,
    /// A whole screen other than an open session's.
    Screen,
    /// The step that the session stands at.
    Step,
    /// The pane that has the cursor.
    Pane,
    /// Heard beside all others, in front of them too.
    Beside,
    /// Something in front that keeps what lies behind from hearing letters.
    Modal,
}

impl Context {
    /// Every context, in the order in which a reader of the table meets them.
    pub const ALL: [Context; 30] = [
        Context::Anywhere,
        Context::Free,
        Context::Field,
        Context::List,
        Context::Line,
        Context::Tally,
        Context::Home,
        Context::Present,
        Context::Setup,
        Context::Capture,
        Context::Tidy,
        Context::Card,
        Context::Dots,
        Context::Picture,
        Context::Reading,
        Context::Actions,
        Context::Standing,
        Context::Close,
        Context::Agenda,
        Context::Groups,
        Context::Points,
        Context::Matrix,
        Context::Parked,
        Context::Dialog,
        Context::Picker,
        Context::Pairs,
        Context::Headings,
        Context::Timeline,
        Context::Help,
        Context::Rehearsal,
    ];

    /// The name in the key table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Context::Anywhere => "anywhere",
            Context::Free => "free",
            Context::Field => "field",
            Context::List => "list",
            Context::Line => "line",
            Context::Tally => "tally",
            Context::Home => "home",
            Context::Present => "present",
            Context::Setup => "setup",
            Context::Capture => "capture",
            Context::Tidy => "tidy",
            Context::Card => "card",
            Context::Dots => "dots",
            Context::Picture => "picture",
            Context::Reading => "reading",
            Context::Actions => "actions",
            Context::Standing => "standing",
            Context::Close => "close",
            Context::Agenda => "agenda",
            Context::Groups => "groups",
            Context::Points => "points",
            Context::Matrix => "matrix",
            Context::Parked => "parked",
            Context::Dialog => "dialog",
            Context::Picker => "picker",
            Context::Pairs => "pairs",
            Context::Headings => "headings",
            Context::Timeline => "timeline",
            Context::Help => "help",
            Context::Rehearsal => "rehearsal",
        }
    }

    /// What the place is called on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Anywhere => "Anywhere, in a field too",
            Self::Rehearsal => "In a rehearsal",
            Self::Free => "In an open session, while no field has the caret",
            Self::Field => "In a field",
            Self::List => "In every list",
            Self::Line => "The line at the foot",
            Self::Tally => "The line for slips",
            Self::Home => "At home",
            Self::Present => "The room screen",
            Self::Setup => "Set up",
            Self::Capture => "While points are captured",
            Self::Tidy => "Tidy up",
            Self::Card => "How much does it matter?",
            Self::Dots => "What first?",
            Self::Picture => "The picture",
            Self::Reading => "Reading it together",
            Self::Actions => "Make it move",
            Self::Standing => "Where do we stand?",
            Self::Close => "Before you go",
            Self::Agenda => "The agenda",
            Self::Groups => "The groups",
            Self::Points => "The points",
            Self::Matrix => "The matrix",
            Self::Parked => "The car park",
            Self::Dialog => "A question or a form",
            Self::Picker => "A list narrowed by typing",
            Self::Pairs => "Points that look alike",
            Self::Headings => "Points without a heading",
            Self::Timeline => "The timeline",
            Self::Help => "Help and explanations",
        }
    }

    /// Whether nothing behind this context hears a key, but for what works anywhere.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self.kind(), Kind::Screen | Kind::Modal)
    }

    /// Whether a cursor moves through rows here while no field has focus.
    #[must_use]
    pub fn has_list(self) -> bool {
        let own_list = matches!(self, Context::Card | Context::Dots | Context::Actions | Context::Standing);
        own_list || matches!(self.kind(), Kind::Screen | Kind::Pane | Kind::Modal)
    }

    /// Whether bindings of this context can work while a field has focus. They are then never characters.
    #[must_use]
    pub fn works_in_field(self) -> bool {
        let anywhere = matches!(self, Context::Anywhere | Context::Rehearsal | Context::Field | Context::Picture);
        anywhere || matches!(self, Context::Picker | Context::Dialog) || self.kind() == Kind::Caret
    }

    /// Whether bindings of this context can work while no field has focus.
    #[must_use]
    pub fn works_without_field(self) -> bool {
        !matches!(self, Context::Field | Context::Picker) && self.kind() != Kind::Caret
    }

    /// Whether a character may be bound here. It then works only while no field has focus.
    #[must_use]
    pub fn takes_characters(self) -> bool {
        !matches!(self, Context::Anywhere | Context::Rehearsal) && self.works_without_field()
    }

    /// Whether both can hear the same press.
    #[must_use]
    pub fn meets(self, other: Context) -> bool {
        if self == other {
            return true;
        }
        let shared_focus =
            (self.works_in_field() && other.works_in_field()) || (self.works_without_field() && other.works_without_field());
        let blocked = |a: Context, b: Context| {
            let behind = matches!(b.kind(), Kind::Screen | Kind::Modal | Kind::Step | Kind::Pane | Kind::Caret);
            a.is_closed() && (behind || b == Context::Free)
        };
        let (mine, others) = (self.kind(), other.kind());
        shared_focus && (mine != others || mine == Kind::Base) && !blocked(self, other) && !blocked(other, self)
    }

    /// How far inside this context lies: of two that meet, the higher hears the key first.
    #[must_use]
    pub fn depth(self) -> u8 {
        match self.kind() {
            Kind::Caret => 6,
            Kind::Modal | Kind::Screen => 5,
            Kind::Pane => 4,
            Kind::Step => 3,
            Kind::Beside => 1,
            Kind::Base => match self {
                Context::Field | Context::List => 2,
                Context::Free => 1,
                _ => 0,
            },
        }
    }

    fn kind(self) -> Kind {
        match self {
            Context::Anywhere | Context::Free | Context::Field | Context::List => Kind::Base,
            Context::Line | Context::Tally => Kind::Caret,
            Context::Home | Context::Present => Kind::Screen,
            Context::Setup
            | Context::Capture
            | Context::Tidy
            | Context::Card
            | Context::Dots
            | Context::Picture
            | Context::Reading
            | Context::Actions
            | Context::Standing
            | Context::Close => Kind::Step,
            Context::Agenda
            | Context::Groups
            | Context::Points
            | Context::Matrix
            | Context::Parked
            | Context::Pairs
            | Context::Headings => Kind::Pane,
            Context::Dialog | Context::Picker | Context::Timeline | Context::Help => Kind::Modal,
            Context::Rehearsal => Kind::Beside,
        }
    }
}
