//! The strip at the foot of a rehearsal: what the room says, and what to press.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::tui::action::Action;
use crate::tui::desk::Desk;
use crate::tui::keymap::Key;
use crate::tui::model::Model;
use crate::tui::rehearsal::Rehearsal;
use crate::widget::text;
use crate::widget::theme::Theme;

/// Rows of the strip.
const ROWS: u16 = 4;
/// Rows that the rest of the screen keeps.
const KEPT: u16 = 18;
/// Columns before the words.
const LABEL: u16 = 12;

/// Divides the screen: what is left above the strip, and the strip; none where this is no rehearsal or there is no room.
#[must_use]
pub fn divide(model: &Model, area: Rect) -> (Rect, Option<Rect>) {
    let wanted = model.desk().is_some_and(|desk| desk.rehearsal.is_some()) && area.height >= KEPT + ROWS;
    if !wanted {
        return (area, None);
    }
    let above = Rect { height: area.height - ROWS, ..area };
    (above, Some(Rect { y: above.bottom(), height: ROWS, ..area }))
}

/// Marks what is to be typed, and keys, inside the words.
const TYPED: char = '`';
const KEY: char = '\u{1}';

/// Draws the strip.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let Some(rehearsal) = &desk.rehearsal else { return };
    text::fill(buf, area, theme.title_bar);
    for y in area.y..area.bottom() {
        text::put(buf, area.x, y, "▌", 1, theme.done);
    }
    let (room, press) = said(model, desk, rehearsal);
    let (done, all) = rehearsal.count();
    let count = format!("{done} of {all} practised");
    let wide = text::columns(&count);
    let words = Rect { x: area.x + LABEL, width: area.width.saturating_sub(LABEL + 1), ..area };
    text::put(buf, area.x + 2, area.y, "The room", LABEL, theme.done);
    let room = text::wrap(&room, usize::from(words.width));
    for (line, y) in room.iter().zip(area.y..area.y + 2) {
        text::put(buf, words.x, y, line, words.width, theme.heading);
    }
    text::put(buf, area.right().saturating_sub(wide + 1), area.bottom() - 1, &count, wide, theme.dim);
    let y = area.y + u16::try_from(room.len().clamp(1, 2)).unwrap_or(1);
    text::put(buf, area.x + 2, y, "You", LABEL, theme.accent);
    let (mut typed, mut in_key) = (false, false);
    for (line, y) in text::wrap(&press, usize::from(words.width)).iter().zip(y..area.bottom() - 1) {
        let line = dressed(line, &mut typed, &mut in_key, theme);
        text::put_line(buf, words.x, y, &line, words.width, theme.text);
    }
    help(model, Rect { y: area.bottom() - 1, height: 1, ..words }, buf);
}

/// What the room says, and what to press, with the keys that are in force.
fn said(model: &Model, desk: &Desk, rehearsal: &Rehearsal) -> (String, String) {
    let step = desk.workshop().progress.step.as_deref().unwrap_or_default();
    let Some(cue) = rehearsal.cue(step) else {
        let over = desk.workshop().progress.ended.is_some();
        let press = if over { "{Quit} ends the rehearsal and tells how it went." } else { "{NextStep} goes on to the next one." };
        return ("Nothing more to practise in this step.".to_owned(), with_keys(press, model));
    };
    let typing = model.field_focused();
    let begins = cue.begins_with().filter(|_| !cue.in_line());
    let unheard = begins.is_some_and(|action| model.keymap.keys_for(action, &model.contexts(), true).is_empty());
    let before = match model.overlays.is_empty() {
        true if cue.in_line() && !typing => "{FocusLine} puts the caret into the line. Then ",
        true if typing && unheard => "{Back} leaves the line. Then ",
        _ => "",
    };
    (cue.room.clone(), with_keys(&format!("{before}{}", cue.press), model))
}

/// A line with what is to be typed and the keys lit; the marks go, and a stretch may go on in the next line.
fn dressed(line: &str, typed: &mut bool, in_key: &mut bool, theme: &Theme) -> Line<'static> {
    let mut spans = Vec::new();
    for piece in line.split_inclusive([TYPED, KEY]) {
        let words = piece.trim_end_matches([TYPED, KEY]);
        let style = match (*typed, *in_key) {
            (true, _) => theme.accent,
            (_, true) => theme.key,
            _ => theme.text,
        };
        spans.push(Span::styled(words.to_owned(), style));
        *typed ^= piece.ends_with(TYPED);
        *in_key ^= piece.ends_with(KEY);
    }
    Line::from(spans)
}

/// The two keys of a rehearsal itself.
fn help(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let mut spans = Vec::new();
    for (action, words) in [(Action::HelpMeRehearse, "does it for you"), (Action::PassInRehearsal, "passes over it")] {
        spans.push(Span::styled(key(model, action), theme.key));
        spans.push(Span::styled(format!(" {words}   "), theme.dim));
    }
    text::put_line(buf, area.x, area.y, &Line::from(spans), area.width, theme.dim);
}

/// The text with `{Action}` as the key that asks for it, marked.
fn with_keys(words: &str, model: &Model) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        let action = Action::ALL.iter().find(|action| action.name() == name);
        let key = action.map_or_else(|| name.to_owned(), |action| key(model, *action));
        out.extend([before, KEY.encode_utf8(&mut [0; 4]), &key, KEY.encode_utf8(&mut [0; 4])]);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// The key that asks for an action now, else its first one anywhere; for going back the one that works in a field too.
fn key(model: &Model, action: Action) -> String {
    let now = model.keymap.keys_for(action, &model.contexts(), model.field_focused());
    let all = model.keymap.all_keys_for(action);
    let plain = |keys: &[Key]| keys.iter().find(|key| key.text().is_none()).copied();
    let found = if action == Action::Back { plain(&now).or(plain(&all)) } else { now.first().or(all.first()).copied() };
    found.map_or_else(String::new, Key::label)
}
