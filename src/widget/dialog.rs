//! The one dialog: a title, words, fields and choices if any, and what the keys do.
//!
//! Why: questions, forms, help and "before you show it" are one thing with different words; one value draws them all, in
//! the middle of the screen and no larger than what it says. Must not know: what is asked, or what an answer does.

mod plan;

use plan::Plan;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::field::{Field, FieldView};
use super::text::{self, Align};
use super::theme::Theme;

/// How serious a dialog is: the colour of its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// An ordinary question or form.
    #[default]
    Calm,
    /// Something to look at first: amber.
    Look,
    /// Something that cannot be undone, or went wrong: red.
    Warn,
}

/// Something to fill in or to choose, one line each.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A line of text.
    Field {
        /// What is asked for.
        label: &'a str,
        /// What is typed.
        field: &'a Field,
        /// What stands there while nothing is typed.
        placeholder: &'a str,
    },
    /// One of several.
    Choice {
        /// What is chosen.
        label: &'a str,
        /// The words to choose from.
        options: &'a [&'a str],
        /// Which of them, an index.
        chosen: usize,
    },
    /// Yes or no.
    Tick {
        /// What is ticked.
        label: &'a str,
        /// Whether it is.
        on: bool,
    },
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Button<'a> {
    /// The key's name.
    pub key: &'a str,
    /// What it does, in a word or two.
    pub label: &'a str,
}

/// A part of a dialog that can hold the focus or be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The entry of that index.
    Entry(usize),
    /// The option of an entry: entry, option.
    Option(usize, usize),
    /// The button of that index.
    Button(usize),
}

/// A dialog.
#[derive(Debug, Clone, Copy)]
pub struct Dialog<'a> {
    /// What it is about.
    pub title: &'a str,
    /// How serious it is.
    pub tone: Tone,
    /// Words over the entries, wrapped to the width; line feeds part paragraphs. Empty for none.
    pub body: &'a str,
    /// How many of the body's lines are scrolled away; more than can be is as many as can be.
    pub scroll: usize,
    /// What is to be filled in.
    pub entries: &'a [Entry<'a>],
    /// What the keys do, in one line at the foot.
    pub buttons: &'a [Button<'a>],
    /// Where the focus is.
    pub focus: Option<Part>,
    /// The styles.
    pub theme: &'a Theme,
}

/// Where a dialog came to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The whole dialog.
    pub area: Rect,
    /// Where the terminal's cursor belongs, if a field has the focus.
    pub caret: Option<Position>,
    /// The furthest [`Dialog::scroll`] that shows something new.
    pub furthest: usize,
}

impl Dialog<'_> {
    /// Draws the dialog in the middle of a screen over whatever stands there.
    pub fn draw(&self, screen: Rect, buf: &mut Buffer) -> Placed {
        let plan = Plan::new(self, screen.intersection(buf.area));
        text::fill(buf, plan.area, self.theme.dialog);
        self.outline(plan.area, buf);
        let style = match self.tone {
            Tone::Calm => self.theme.heading,
            Tone::Look => self.theme.amber,
            Tone::Warn => self.theme.warn,
        };
        text::put_in(buf, plan.title, self.title, Align::Left, self.over(style));
        self.body(&plan, buf);
        let mut caret = None;
        for (index, line) in &plan.entries {
            caret = self.entry(*index, *line, &plan, buf).or(caret);
        }
        for (index, place) in &plan.buttons {
            self.button(*index, *place, buf);
        }
        Placed { area: plan.area, caret, furthest: plan.furthest }
    }

    /// The part at a place of the screen.
    #[must_use]
    pub fn hit(&self, screen: Rect, x: u16, y: u16) -> Option<Part> {
        let plan = Plan::new(self, screen);
        let at = Position::new(x, y);
        if let Some((index, _)) = plan.buttons.iter().find(|(_, place)| place.contains(at)) {
            return Some(Part::Button(*index));
        }
        let (index, line) = plan.entries.iter().find(|(_, line)| line.contains(at))?;
        let options = plan.options(self.entries.get(*index)?, *line);
        let option = options.iter().position(|place| place.contains(at));
        Some(option.map_or(Part::Entry(*index), |option| Part::Option(*index, option)))
    }

    fn over(&self, style: Style) -> Style {
        self.theme.dialog.patch(style)
    }

    fn outline(&self, area: Rect, buf: &mut Buffer) {
        if area.width < 2 || area.height < 2 {
            return;
        }
        let style = self.over(self.theme.dialog_rule);
        let line = "─".repeat(usize::from(area.width) - 2);
        text::put(buf, area.x, area.y, &format!("┌{line}┐"), area.width, style);
        text::put(buf, area.x, area.bottom() - 1, &format!("└{line}┘"), area.width, style);
        for y in area.y + 1..area.bottom() - 1 {
            text::put(buf, area.x, y, "│", 1, style);
            text::put(buf, area.right() - 1, y, "│", 1, style);
        }
    }

    fn body(&self, plan: &Plan, buf: &mut Buffer) {
        let place = plan.body;
        for (y, line) in (place.top()..place.bottom()).zip(plan.words.iter().skip(plan.scroll)) {
            text::put(buf, place.x, y, line, place.width, self.over(self.theme.text));
        }
        let mark = |buf: &mut Buffer, y: u16, mark: &str| text::put(buf, place.right(), y, mark, 1, self.over(self.theme.accent));
        if plan.scroll > 0 && place.height > 0 {
            mark(buf, place.top(), "▴");
        }
        if plan.scroll < plan.furthest && place.height > 0 {
            mark(buf, place.bottom() - 1, "▾");
        }
    }

    fn entry(&self, index: usize, line: Rect, plan: &Plan, buf: &mut Buffer) -> Option<Position> {
        let entry = self.entries.get(index)?;
        let here = matches!(self.focus, Some(Part::Entry(at) | Part::Option(at, _)) if at == index);
        let label = self.over(if here { self.theme.accent } else { self.theme.dim });
        let value = plan.value(line);
        match entry {
            Entry::Field { label: words, field, placeholder } => {
                text::put_in(buf, Rect { width: plan.labels, ..line }, words, Align::Left, label);
                buf.set_style(value, Style { bg: self.theme.cursor.bg, ..Style::new() });
                let view = FieldView { placeholder, ..FieldView::new(field, self.theme) };
                view.draw(value, buf).filter(|_| here)
            }
            Entry::Choice { label: words, options, chosen } => {
                text::put_in(buf, Rect { width: plan.labels, ..line }, words, Align::Left, label);
                for (at, (place, option)) in plan.options(entry, line).into_iter().zip(*options).enumerate() {
                    let style = self.option_style(at == *chosen, here);
                    let words = if at == *chosen { format!("({option})") } else { format!(" {option} ") };
                    text::put_in(buf, place, &words, Align::Left, style);
                }
                None
            }
            Entry::Tick { label: words, on } => {
                let words = format!("{} {words}", if *on { "[x]" } else { "[ ]" });
                text::put_in(buf, line, &words, Align::Left, self.over(if here { self.theme.accent } else { self.theme.text }));
                None
            }
        }
    }

    fn option_style(&self, chosen: bool, here: bool) -> Style {
        match (chosen, here) {
            (true, true) => self.theme.chosen,
            (true, false) => self.over(self.theme.heading),
            (false, _) => self.over(self.theme.dim),
        }
    }

    fn button(&self, index: usize, place: Rect, buf: &mut Buffer) {
        let Some(button) = self.buttons.get(index) else { return };
        let here = self.focus == Some(Part::Button(index));
        let (key, label) = if here {
            (self.theme.chosen, self.theme.chosen)
        } else {
            (self.over(self.theme.key), self.over(self.theme.key_label))
        };
        if here {
            text::fill(buf, place, self.theme.chosen);
        }
        let left = place.width.saturating_sub(1);
        let end = text::put(buf, place.x + 1, place.y, button.key, left, key);
        let left = place.right().saturating_sub(end).saturating_sub(1);
        text::put(buf, end + 1, place.y, button.label, left, label);
    }
}

#[cfg(test)]
mod tests;
