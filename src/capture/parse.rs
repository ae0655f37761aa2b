//! Reading a capture line: head, body, and what Enter would do.

use super::body::Body;
use super::context::Context;
use super::head::{Act, Head};
use super::missing;
use super::reading::{Entry, Outcome, Parts, Reading};
use crate::workshop::{Evidence, GroupId, Line, clean_line};

/// Why *same for us* does not copy the words of a group that is held: they would be read under another group's name.
pub const KEPT: &str = "That point is kept from the room. Type it in the group’s own words.";

/// Reads `line` against `context`. Total: any text has a reading, and what could be text is not refused.
#[must_use]
pub fn parse(line: &str, context: &Context) -> Reading {
    let (mut head, body) = halves(line, context);
    let text = Line::new(&body.text);
    let dropped = if text.as_str() == body.text { 0 } else { clean_line(&body.text).1 };
    let group = match &head.group {
        Some(named) => named.as_ref().ok().copied(),
        None => context.current.filter(|id| context.group(*id).is_some()),
    };
    let same = matches!(head.act, Act::Same(_));
    let kind = match head.act {
        Act::Signed(kind) => Some(kind),
        Act::Same(_) => context.point.as_ref().map(|point| point.kind),
        Act::Unsigned => context.kind,
    };
    let evidence = body.evidence.or_else(|| group.map(|group| default_evidence(group, context)));
    let Body { spans, theme, strength, refusal, meant, .. } = body;
    let parts = Parts { group, kind, theme, strength, evidence, text, same };
    head.spans.extend(spans);
    let same_words = missing::same_words(&parts.text, context).filter(|_| head.act == Act::Unsigned);
    let (not_one, unknown_group, group_meant) = match head.group {
        Some(Err(named)) => (Some(named.sentence), named.stranger, named.meant),
        _ => (None, None, None),
    };
    let meant = if not_one.is_some() { group_meant } else { meant };
    let refusal = not_one.or(refusal);
    let outcome = match refusal {
        Some(sentence) => Outcome::Refused(sentence),
        None if line.trim().is_empty() => Outcome::Empty,
        None => outcome(&parts, context),
    };
    let same_words = same_words.map(|code| missing::same_hint(&code));
    Reading { spans: head.spans, outcome, parts, dropped, unknown_group, meant, same_words }
}

/// The head and the body; an `=` that more than tags follow was text.
fn halves(line: &str, context: &Context) -> (Head, Body) {
    let head = Head::read(line, context);
    let body = Body::read(line, head.end, None, context);
    match head.act {
        Act::Same(equals) if !body.text.is_empty() => {
            let hinted = matches!(head.group, Some(Ok(_))).then_some(equals);
            (Head::none(), Body::read(line, 0, hinted, context))
        }
        _ => (head, body),
    }
}

/// Heard, but assumed where the group is not here to say it.
pub(super) fn default_evidence(group: GroupId, context: &Context) -> Evidence {
    let absent = context.group(group).is_some_and(|group| group.absent);
    if absent { Evidence::Assumed } else { Evidence::Heard }
}

fn outcome(parts: &Parts, context: &Context) -> Outcome {
    let (Some(group), Some(evidence)) = (parts.group, parts.evidence) else {
        return Outcome::NothingYet("There is no group yet: add one first.".to_owned());
    };
    let name = context.group(group).map_or("this group", |group| group.name);
    let Parts { theme, strength, .. } = parts.clone();
    if parts.same {
        return match &context.point {
            None => Outcome::NothingYet("There is no point yet to say “same for us” to.".to_owned()),
            Some(point) if point.group == group => {
                Outcome::NothingYet(format!("That point came from {name}: name another group before =."))
            }
            Some(_) if context.keeps_from(group) => Outcome::Refused(KEPT.to_owned()),
            Some(point) => Outcome::Ready(Entry::SameForUs { group, of: point.id, theme, strength, evidence }),
        };
    }
    if parts.text.is_empty() {
        return Outcome::NothingYet(format!("Type what {name} said."));
    }
    match parts.kind {
        None => Outcome::NeedsSign,
        Some(kind) => Outcome::Ready(Entry::Point { group, kind, text: parts.text.clone(), theme, strength, evidence }),
    }
}
