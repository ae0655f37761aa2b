//! The capture line: what a facilitator types while a room speaks, read into points.
//!
//! It exists so that an item costs a few keys and nothing typed is lost: what could be text is text. Pure: a line
//! and a [`Context`] in; a [`Reading`] out: spans to draw, and what Enter would do. It must not know about keys,
//! drawing, files or clocks.
//!
//! The rules that the contract leaves open, decided here:
//! - `\` at the start of a word, before a sign, `=`, `#`, `!` or `@`, goes and makes the word text (`\- late`,
//!   `\#time`, and `\\#time` for a text that has the `\` itself). So every text can be typed.
//! - `nur -` without a text adds nothing yet: [`Outcome::NothingYet`] with a hint.
//! - `=` with the group left out is the same for the current group, if nothing but tags follows.
//! - `thp = words` is text (after `=` only tags may follow), its `=` underlined. `xyz = !3` is refused like a
//!   signed group that matches none.
//! - `#t` that is the beginning of several headings is unknown; `##time` is the heading named *Time* if there is one.
//! - A real tag before a sign is no group: `#time - late` is the text `- late`. The head stands only at the start.

mod also;
mod body;
mod complete;
mod context;
mod entry;
mod head;
mod matching;
mod mend;
mod missing;
mod name;
mod parse;
mod paste;
mod preview;
mod reading;
mod slip;
mod tally;
mod word;

pub use also::{Also, read_also};
pub use complete::{Completion, complete};
pub use context::{Context, GroupName, Point, ThemeName, kind_of_step};
pub use mend::{mend, render};
pub use missing::missing_sign;
pub use name::{is_like_a_name, names_somebody};
pub use parse::{KEPT, parse};
pub use paste::{Pasted, PastedLine, read_paste};
pub use preview::{Word, preview};
pub use reading::{Entry, Meant, Outcome, Parts, Reading, Role, Span, ThemeChoice};
pub use slip::{SlipLine, read_slip};
pub use tally::{Raters, TallyLine, read_tally};
