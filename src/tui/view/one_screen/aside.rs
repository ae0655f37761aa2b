//! What stands beside the line on the one screen: what it is for, or what the cursor is on, as the room may know it.

use ratatui::text::{Line, Span};

use crate::capture::{Outcome, Role};
use crate::tui::desk::{CardRow, Desk, LineUse, Pane};
use crate::tui::view::line::{not_taken, style_of};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::{FactorId, GroupId};

/// What stands for a group that the room does not see.
const HELD: &str = "a small group";

/// Columns that one name may take.
const NAME: usize = 32;

/// The words beside the line.
pub(super) fn of(desk: &Desk, theme: &Theme) -> Line<'static> {
    if !desk.line_has_caret {
        return Line::styled(under_cursor(desk).unwrap_or_default(), theme.dim);
    }
    if desk.line_refused() {
        return Line::from(not_taken(desk, theme));
    }
    match desk.line_use() {
        LineUse::Capture => captured(desk, theme),
        LineUse::Tally => tally(desk, theme),
        LineUse::Slip => Line::styled(format!("a {} slip", side(desk)), theme.dim),
        LineUse::Sentence => Line::styled("⏎ agreed, the room reads it", theme.dim),
    }
}

/// A group as the room may know it.
fn group_name(desk: &Desk, id: GroupId) -> String {
    let name = desk.workshop().group(id).filter(|_| !desk.kept().is_held(id)).map_or(HELD, |group| group.name.as_str());
    text::fit(name, NAME)
}

fn captured(desk: &Desk, theme: &Theme) -> Line<'static> {
    let Some(typed) = desk.typed() else { return Line::default() };
    let reading = &typed.reading;
    if reading.outcome == Outcome::Empty {
        return Line::styled(desk.group.map_or_else(String::new, |id| group_name(desk, id)), theme.accent);
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    if desk.mending.is_some() {
        spans.push(Span::styled("mending", theme.amber));
    }
    let held = desk.typed_for_held();
    for (word, role) in typed.preview.iter().cloned() {
        let words = match role {
            // Of a group that is held neither the side nor the heading.
            Role::Sign(_) | Role::Theme | Role::Evidence if held => continue,
            // A text is that of a point which is copied: it may be one that the room does not see.
            Role::Strength | Role::Text => continue,
            Role::Hint if word == "not scored" => continue,
            Role::Group => reading.parts.group.map_or(word, |id| group_name(desk, id)),
            _ => word,
        };
        if !spans.is_empty() {
            spans.push(Span::raw(" "));
        }
        spans.push(Span::styled(words, style_of(role, theme).unwrap_or(theme.text)));
    }
    if matches!(reading.outcome, Outcome::Ready(_)) {
        spans.push(Span::styled("  ⏎", theme.accent));
    }
    Line::from(spans)
}

/// Which point of whom is scored, and whether the line cannot be written down yet; never what it says.
fn tally(desk: &Desk, theme: &Theme) -> Line<'static> {
    let name = desk.group.map_or_else(String::new, |id| group_name(desk, id));
    // Of a group that is held not even which of its points is next.
    let what = match desk.card_row() {
        _ if name == HELD => String::new(),
        Some(CardRow::Point(number, _)) => format!("point {number}"),
        Some(CardRow::Heading(id)) => {
            format!("also for you? {}", desk.workshop().theme(id).map_or("", |theme| theme.name.as_str()))
        }
        None => "no points".into(),
    };
    let mut spans = vec![Span::styled(name, theme.accent), Span::styled(format!("  {what}"), theme.text)];
    if desk.tally_remark().is_some() {
        spans.push(Span::styled("  look again", theme.amber));
    }
    Line::from(spans)
}

fn side(desk: &Desk) -> &'static str {
    desk.group.and_then(|id| desk.workshop().group(id)).map_or("clinical", |group| group.bloc.word())
}

/// What the cursor is on in the pane that has it, for nothing else on this screen shows it.
fn under_cursor(desk: &Desk) -> Option<String> {
    let (kept, cursors, workshop) = (desk.kept(), &desk.cursors, desk.workshop());
    let point = |id: FactorId| desk.room().seen().factor(id).map_or_else(|| HELD.to_owned(), |point| point.text.to_string());
    let at = |list: &[FactorId], row: usize| list.get(row.min(list.len().checked_sub(1)?)).copied();
    Some(match desk.pane {
        Pane::Points => point(at(&kept.points, cursors.points)?),
        Pane::Headings => point(at(&kept.without_heading, cursors.headings)?),
        Pane::Dots => point(at(&workshop.shortlist, cursors.dots)?),
        Pane::Groups => group_name(desk, workshop.groups().nth(cursors.groups)?.id),
        Pane::Standing => {
            let column = if cursors.needed { "needed?" } else { "today?" };
            format!("{}: {column}", group_name(desk, desk.standing_at_cursor()?))
        }
        Pane::Actions => workshop.actions().nth(cursors.actions)?.deed.what.to_string(),
        Pane::Parked => workshop.parked().nth(cursors.parked)?.text.to_string(),
        Pane::Agenda => workshop.agenda.steps.get(cursors.agenda)?.title.to_string(),
        Pane::Pairs | Pane::Card | Pane::Matrix | Pane::Script => return None,
    })
}
