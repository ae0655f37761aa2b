//! Where the parts of a dialog go: for drawing and for finding what was clicked.

use ratatui::layout::Rect;

use super::{Dialog, Entry, Part};
use crate::widget::scroll;
use crate::widget::text;

/// The widest a dialog grows, and the narrowest it wishes to be.
const WIDEST: u16 = 76;
const NARROWEST: u16 = 36;
/// The room a field has at least, if the screen is wide enough.
const FIELD: u16 = 32;
/// The columns of the outline and the white space inside it, both sides.
const SIDES: u16 = 6;

/// The places of everything in a dialog.
pub(super) struct Plan {
    pub(super) area: Rect,
    pub(super) title: Rect,
    pub(super) body: Rect,
    /// The body, wrapped.
    pub(super) words: Vec<String>,
    /// The first line of the body shown, and the last that can be.
    pub(super) scroll: usize,
    pub(super) furthest: usize,
    /// The columns of the labels, the space behind them included.
    pub(super) labels: u16,
    pub(super) entries: Vec<(usize, Rect)>,
    pub(super) buttons: Vec<(usize, Rect)>,
}

impl Plan {
    pub(super) fn new(dialog: &Dialog<'_>, screen: Rect) -> Self {
        let labels = label_width(dialog);
        let width = wanted_width(dialog, labels).clamp(NARROWEST, WIDEST).min(screen.width);
        let inner = width.saturating_sub(SIDES);
        let words = if dialog.body.is_empty() { Vec::new() } else { text::wrap(dialog.body, inner.into()) };
        let parts = Heights::new(dialog, words.len(), screen.height);
        let height = parts.total().min(screen.height);
        let area = Rect::new(screen.x + (screen.width - width) / 2, screen.y + (screen.height - height) / 2, width, height);
        let line = |y: u16, height: u16| Rect::new(area.x + SIDES / 2, area.y + y, inner, height).intersection(area);
        let body = line(2 + parts.gap, parts.body);
        let furthest = words.len().saturating_sub(body.height.into());
        let top = 2 + parts.gap + parts.body + if parts.body > 0 { parts.gap } else { 0 };
        let focus = dialog.focus.and_then(|part| match part {
            Part::Entry(at) | Part::Option(at, _) => Some(at),
            Part::Button(_) => None,
        });
        let first = scroll::first(focus, parts.entries.into(), dialog.entries.len());
        let rows = (0..parts.entries).map(|row| line(top + row, 1)).filter(|place| place.height > 0);
        let entries = (first..dialog.entries.len()).zip(rows).collect();
        let foot = line(top + parts.entries + if parts.entries > 0 { parts.gap } else { 0 }, 1);
        Self {
            area,
            title: line(1, 1),
            body,
            words,
            scroll: dialog.scroll.min(furthest),
            furthest,
            labels: labels.min(inner / 2),
            entries,
            buttons: buttons(dialog, foot),
        }
    }

    /// The part of an entry's line behind its label.
    pub(super) fn value(&self, line: Rect) -> Rect {
        Rect { x: line.x + self.labels, width: line.width.saturating_sub(self.labels), ..line }
    }

    /// The places of the options of a choice; none for other entries.
    pub(super) fn options(&self, entry: &Entry<'_>, line: Rect) -> Vec<Rect> {
        let Entry::Choice { options, .. } = entry else {
            return Vec::new();
        };
        let value = self.value(line);
        let mut x = value.x;
        let mut place = |option: &&str| {
            let wide = text::columns(option).saturating_add(2);
            let place = Rect { x, width: wide.min(value.right().saturating_sub(x)), ..value };
            x = x.saturating_add(wide).min(value.right());
            place
        };
        options.iter().map(&mut place).collect()
    }
}

/// The lines each part takes on a screen of some height: white space goes first, then the body, then the entries.
struct Heights {
    gap: u16,
    body: u16,
    entries: u16,
    buttons: u16,
}

impl Heights {
    fn new(dialog: &Dialog<'_>, words: usize, height: u16) -> Self {
        let count = |many: usize| u16::try_from(many).unwrap_or(u16::MAX / 4).min(u16::MAX / 4);
        let buttons = u16::from(!dialog.buttons.is_empty());
        let mut parts = Self { gap: 1, body: count(words), entries: count(dialog.entries.len()), buttons };
        if parts.total() > height {
            let wanted = parts.entries.min(4);
            let over = parts.total() - height;
            parts.body -= over.min(parts.body.saturating_sub(3));
            let over = parts.total().saturating_sub(height);
            parts.entries -= over.min(parts.entries - wanted);
        }
        if parts.total() > height {
            parts.gap = 0;
            let over = parts.total().saturating_sub(height);
            parts.body -= over.min(parts.body);
            let over = parts.total().saturating_sub(height);
            parts.entries -= over.min(parts.entries);
        }
        parts
    }

    /// Outline, title and every part with the white space before it.
    fn total(&self) -> u16 {
        let part = |lines: u16| if lines > 0 { lines + self.gap } else { 0 };
        3 + part(self.body) + part(self.entries) + part(self.buttons)
    }
}

fn label_width(dialog: &Dialog<'_>) -> u16 {
    let labels = dialog.entries.iter().filter_map(|entry| match entry {
        Entry::Field { label, .. } | Entry::Choice { label, .. } => Some(text::columns(label).saturating_add(2)),
        Entry::Tick { .. } => None,
    });
    labels.max().unwrap_or(0)
}

fn wanted_width(dialog: &Dialog<'_>, labels: u16) -> u16 {
    let entries = dialog.entries.iter().map(|entry| match entry {
        Entry::Field { .. } => labels.saturating_add(FIELD),
        Entry::Choice { options, .. } => {
            options.iter().fold(labels, |sum, option| sum.saturating_add(text::columns(option)).saturating_add(2))
        }
        Entry::Tick { label, .. } => text::columns(label).saturating_add(4),
    });
    let buttons = dialog.buttons.iter().fold(0u16, |sum, button| sum.saturating_add(button_width(button)).saturating_add(1));
    let body = dialog.body.split('\n').map(text::columns);
    let widest = body.chain(entries).chain([text::columns(dialog.title), buttons]).max().unwrap_or(0);
    widest.saturating_add(SIDES)
}

fn button_width(button: &super::Button<'_>) -> u16 {
    text::columns(button.key).saturating_add(text::columns(button.label)).saturating_add(3)
}

fn buttons(dialog: &Dialog<'_>, foot: Rect) -> Vec<(usize, Rect)> {
    let mut x = foot.x.saturating_sub(1);
    let mut places = Vec::new();
    for (index, button) in dialog.buttons.iter().enumerate() {
        let wide = button_width(button).min(foot.right().saturating_sub(x).saturating_add(1));
        if wide < 4 || foot.height == 0 {
            break;
        }
        places.push((index, Rect { x, width: wide, ..foot }));
        x = x.saturating_add(wide).saturating_add(1);
    }
    places
}
