//! What stands beside the line: whose point it would be, what was read, what Enter does.

use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::{style_of, way_back, whole_words};
use crate::capture::{self, Outcome, Role, SlipLine};
use crate::tui::action::Action;
use crate::tui::desk::{CardRow, Desk, LineUse, Typed};
use crate::tui::keyed::key;
use crate::tui::model::Model;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{Bloc, Group};

/// What the line was read as.
pub(super) fn aside(model: &Model, desk: &Desk, room: usize) -> Line<'static> {
    let theme = &model.theme;
    if !model.overlays.is_empty() && desk.line.is_empty() && desk.line_use() == LineUse::Capture {
        // Keys go to what lies in front: nothing here names one.
        return Line::default();
    }
    if desk.line_refused() && desk.line_has_caret {
        // Why it was refused stands below.
        let key = model.keymap.keys_for(Action::Interrupt, &desk.contexts(), true);
        let words = key.first().map_or_else(String::new, |key| format!("  {} empties the line", key.label()));
        return Line::from(vec![not_taken(desk, theme), Span::styled(words, theme.accent)]);
    }
    if !desk.line_has_caret && !desk.line.is_empty() {
        let way = way_back(model, desk, "go on typing");
        if desk.mending.is_some() && desk.line_use() == LineUse::Capture {
            let mends = way_back(model, desk, "go on");
            return Line::from(vec![Span::styled("mends a point   ", theme.amber), Span::styled(mends, theme.accent)]);
        }
        return Line::styled(way, theme.accent);
    }
    match desk.line_use() {
        LineUse::Capture => captured(model, desk, room),
        LineUse::Tally => tally(desk, theme),
        LineUse::Slip => slip(desk, theme),
        LineUse::Sentence if !desk.line_has_caret => Line::default(),
        LineUse::Sentence => Line::styled("⏎ agreed, the room reads it", theme.dim),
    }
}

/// Before the name of the group whose point it is.
const FOR: &str = "for ";

fn captured(model: &Model, desk: &Desk, room: usize) -> Line<'static> {
    let theme = &model.theme;
    if desk.line.is_empty() {
        // Whose point an unnamed one would be.
        let group = desk.group.filter(|_| desk.line_has_caret).and_then(|id| desk.workshop().group(id));
        return group.map_or_else(Line::default, |group| whose(model, desk, group, room));
    }
    let Some(typed) = desk.typed() else { return Line::default() };
    let ready = matches!(typed.reading.outcome, Outcome::Ready(_));
    let enter = match (ready, desk.mending.is_some()) {
        (false, _) => "",
        (true, true) => "  ⏎ mend",
        (true, false) => "  ⏎ add",
    };
    // What Enter does never goes; what it was read as is cut where there is no room.
    let room = room.saturating_sub(text::width(enter));
    let mut full = fullest(desk, typed, room, theme);
    if desk.mending.is_none() && typed.preview.first().is_some_and(|(_, role)| *role == Role::Group) {
        full.spans.insert(0, Span::styled(FOR, theme.dim));
    }
    // What has no room is the whole of it, not what may be wrong with it.
    if let Some(hint) = typed.reading.hint().filter(|_| text::line_width(&full) > room) {
        full = Line::styled(hint, theme.suspect);
    }
    let mut line = whole_words(&full, room);
    line.spans.push(Span::styled(enter, theme.accent));
    line
}

/// Whose point an unnamed one would be, and the key that goes on to whom: by their codes where there is no room for names. The
/// key has no ink of its own, for the row of keys has it too, and a colour here is written anew with every point.
fn whose(model: &Model, desk: &Desk, group: &Group, room: usize) -> Line<'static> {
    let theme = &model.theme;
    let tab = key(model, Action::NextGroup);
    let next = desk.next_in_turn().and_then(|id| desk.workshop().group(id));
    let line = |now: &str, then: Option<&str>| {
        let then = then.map_or_else(String::new, |then| format!(", {tab}: {then}"));
        let styled = [(FOR.to_owned(), theme.dim), (now.to_owned(), theme.accent), (then, theme.dim)];
        styled.into_iter().map(|(words, style)| Span::styled(words, style)).collect::<Line<'_>>()
    };
    let (name, code) = (next.map(|next| next.name.as_str()), next.map(|next| &*next.code));
    let ways = [line(&group.name, name), line(&group.name, code), line(&group.code, code)];
    ways.into_iter().find(|line| text::line_width(line) <= room).unwrap_or_else(|| line(&group.name, None))
}

/// What the line was read as, as full as there is room for: of a point that is mended the figures at the end say more than
/// that it is mended, which Enter says too, and than the group's whole name.
fn fullest(desk: &Desk, typed: &Typed, room: usize, theme: &Theme) -> Line<'static> {
    if desk.mending.is_none() {
        return read_as(&typed.preview, None, theme);
    }
    let mut full = read_as(&typed.preview, None, theme);
    let without = full.clone();
    full.spans.insert(0, Span::styled("mending  ", theme.amber));
    let group = typed.reading.parts.group.and_then(|id| desk.workshop().group(id));
    let short = read_as(&typed.preview, group.map(|group| &*group.code), theme);
    [full, without].into_iter().find(|line| text::line_width(line) <= room).unwrap_or(short)
}

/// The words of a preview; the group by its code, if that is given.
fn read_as(preview: &[(String, Role)], code: Option<&str>, theme: &Theme) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (word, role) in preview {
        let style = style_of(*role, theme).unwrap_or(theme.text);
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        let word = code.filter(|_| *role == Role::Group).unwrap_or(word);
        spans.push(Span::styled(word.to_owned(), style));
    }
    Line::from(spans)
}

fn tally(desk: &Desk, theme: &Theme) -> Line<'static> {
    if let Some(remark) = desk.tally_remark() {
        // Figures that are still to come are no fault.
        let comes = desk.line.text().chars().all(|c| c.is_ascii_digit() || c == ' ');
        if comes && desk.refusal().is_some() {
            return Line::styled(remark, theme.dim);
        }
        let more = if desk.refusal().is_none() { "  ⏎ write all the same" } else { "" };
        return Line::from(vec![Span::styled(remark, theme.warn), Span::styled(more, theme.accent)]);
    }
    if let Some(read) = desk.tally_read() {
        return Line::from(vec![Span::styled(read, theme.text), Span::styled("  ⏎ write", theme.accent)]);
    }
    let group = desk.group.and_then(|id| desk.workshop().group(id));
    let name = group.map_or_else(String::new, |group| text::fit(&group.name, 24));
    let what = match desk.card_row() {
        Some(CardRow::Point(number, _)) => format!("point {number}"),
        Some(CardRow::Heading(theme)) => {
            desk.workshop().theme(theme).map_or_else(String::new, |theme| format!("also for you? {}", theme.name))
        }
        None => "no points".into(),
    };
    Line::from(vec![Span::styled(name, theme.accent), Span::styled(format!("  {what}"), theme.text)])
}

/// Whose slip it is and what it was read as; Tab changes the side.
fn slip(desk: &Desk, theme: &Theme) -> Line<'static> {
    let workshop = desk.workshop();
    let side = |bloc: Bloc| Span::styled(format!("{} slip", bloc.word()), theme.accent);
    match capture::read_slip(desk.line.text(), desk.slip_side, workshop) {
        SlipLine::Refused(sentence) => Line::styled(sentence, theme.amber),
        SlipLine::Ready { bloc, picks } => Line::from(vec![
            side(bloc),
            Span::styled(format!("  {} of {} dots", picks.len(), workshop.agenda.dots), theme.text),
            Span::styled("  ⏎ add", theme.accent),
        ]),
        SlipLine::Empty => {
            let next = workshop.slips().filter(|slip| slip.bloc == desk.slip_side).count() + 1;
            Line::from(vec![
                side(desk.slip_side),
                Span::styled(format!(" {next}"), theme.accent),
                Span::styled(format!("   Tab: {}", desk.next_side(false).word()), theme.dim),
            ])
        }
    }
}

/// That Enter did not take the line: it is to be seen by who only glances at the screen.
pub(in crate::tui::view) fn not_taken(desk: &Desk, theme: &Theme) -> Span<'static> {
    let words = if desk.line_use() == LineUse::Tally { " NOT WRITTEN DOWN " } else { " NOT ADDED " };
    Span::styled(words, theme.warn.add_modifier(Modifier::REVERSED | Modifier::BOLD))
}
