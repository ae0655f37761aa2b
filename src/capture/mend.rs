//! A point as a line again, to mend it: Up in an empty line.

use super::context::Context;
use super::entry::Batch;
use super::matching::{Match, find};
use super::parse::default_evidence;
use super::reading::Entry;
use super::word::{is_escape, token, words};
use crate::workshop::{Basis, Change, Factor, FactorId, Kind, ThemeId, Workshop};

/// The line that reads back as `factor`: same group, kind, text, heading, figure and evidence.
///
/// Two things no line can say, and [`mend`] then leaves them alone: a heading whose code and name both begin with
/// something other than a letter (`#5s` is text), and a figure that slips decide.
#[must_use]
pub fn render(factor: &Factor, workshop: &Workshop) -> String {
    let context = Context::of(workshop, Some(factor.group), None, None);
    let group = context.group(factor.group).map_or("", |group| group.code);
    let sign = if factor.kind == Kind::Incentive { '+' } else { '-' };
    let mut line = format!("{group} {sign} {}", escaped(&factor.text));
    if let Some(tag) = factor.theme.and_then(|theme| theme_tag(theme, &context)) {
        line.push_str(" #");
        line.push_str(tag);
    }
    if let Some(strength) = typed_strength(factor) {
        line.push_str(" !");
        line.push(char::from(b'0' + strength));
    }
    if factor.evidence != default_evidence(factor.group, &context) {
        line.push_str(" @");
        line.push_str(factor.evidence.word());
    }
    line
}

/// `text` with a `\` before each word that would otherwise be a tag, or lose a `\` of its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut end = 0;
    for range in words(text, 0) {
        let word = &text[range.clone()];
        out.push_str(&text[end..range.start]);
        if token(word).is_tag() || is_escape(word) {
            out.push('\\');
        }
        out.push_str(word);
        end = range.end;
    }
    out
}

/// The word after `#` that means this heading: its code, else the first word of its name, if either can.
fn theme_tag<'a>(theme: ThemeId, context: &Context<'a>) -> Option<&'a str> {
    let at = context.themes.iter().position(|named| named.id == theme)?;
    let named = context.themes[at];
    [Some(named.code), named.name.split_whitespace().next()].into_iter().flatten().find(|word| {
        let pairs = context.themes.iter().map(|theme| (theme.code, theme.name));
        word.starts_with(char::is_alphabetic) && find(word, pairs) == Match::One(at)
    })
}

/// The figure that a line can say: given, whole, and not decided by slips.
fn typed_strength(factor: &Factor) -> Option<u8> {
    if factor.basis() == Some(Basis::Rated) {
        return None;
    }
    (1_u8..=5).find(|&strength| factor.strength() == Some(f64::from(strength)))
}

/// The changes of one commit that make the point `id` what the mended line says: only what differs. The line is to be
/// read against [`Context::mending`], so that what is left out stays. A figure typed anew is provisional (entered). *Same for us* is no mending: it adds. Empty if nothing differs or there is no
/// such point.
#[must_use]
pub fn mend(entry: &Entry, id: FactorId, workshop: &Workshop) -> Vec<Change> {
    let Entry::Point { group, kind, text, theme, strength, evidence } = entry else { return entry.changes(workshop) };
    let Some(factor) = workshop.factor(id) else { return Vec::new() };
    let mut batch = Batch::new(workshop);
    let theme = theme.as_ref().map(|choice| batch.theme(choice));
    let mut changes = batch.into_changes();
    let mut differs = |differs: bool, change: Change| {
        if differs {
            changes.push(change);
        }
    };
    differs(*group != factor.group, Change::MoveFactor { id, group: *group });
    differs(*kind != factor.kind, Change::SetKind { id, kind: *kind });
    differs(*text != factor.text, Change::RewordFactor { id, text: text.clone() });
    let unsayable = theme.is_none() && factor.theme.is_some_and(|theme| theme_tag(theme, &names(workshop)).is_none());
    differs(theme != factor.theme && !unsayable, Change::SetTheme { id, theme });
    match *strength {
        Some(strength) => {
            differs(typed_strength(factor) != Some(strength), Change::Score { id, strength, basis: Basis::Entered });
        }
        None => differs(typed_strength(factor).is_some(), Change::Unscore { id }),
    }
    differs(*evidence != factor.evidence, Change::SetEvidence { id, evidence: *evidence });
    changes
}

fn names(workshop: &Workshop) -> Context<'_> {
    Context::of(workshop, None, None, None)
}
