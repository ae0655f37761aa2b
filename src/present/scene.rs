//! What a view is drawn from: the room, where the facilitator points, the step's lines filled in for this moment.

use jiff::Span;
use ratatui::layout::Rect;

use super::{Paged, Stage};
use crate::room::{Bloc, Factor, Group, GroupId, Hides, Moment, Presence, Room, Spotlight, StepKind, Theme};
use crate::widget::text;
use crate::widget::theme::Theme as Styles;
use crate::words::Words;

/// What stands in a line for something that nobody knows yet.
const UNKNOWN: &str = "...";

/// Days until the report, as the lines count them.
const REPORT: i32 = 14;

/// The field of the time left.
const TIME_LEFT: &str = "{time left}";

/// What ends a sentence, in the scripts that we know of.
const SENTENCE_ENDS: [char; 8] = ['.', '?', '!', '。', '？', '！', '؟', '।'];

/// Everything a view may look at.
pub(super) struct Scene<'a> {
    pub room: &'a Room,
    pub spotlight: &'a Spotlight,
    pub stage: &'a Stage<'a>,
    pub theme: &'a Styles,
    pub words: &'a Words,
    /// The step's lines, without the time left and without sentences about what is not known yet.
    pub lines: Vec<String>,
}

impl<'a> Scene<'a> {
    pub fn new(room: &'a Room, spotlight: &'a Spotlight, stage: &'a Stage<'a>) -> Self {
        let seen = room.seen();
        let group = turn_of(room, spotlight).or_else(|| spotlight.group.and_then(|id| seen.group(id)));
        let group = group.map(|group| group.name.as_str());
        let theme = spotlight.theme.and_then(|id| seen.theme(id)).map(|theme| theme.name.as_str());
        // Where whose slips are in is listed, no line says it too.
        let slips_in = room.step().filter(|step| step.kind == StepKind::Score).map(|_| UNKNOWN);
        let moment = Moment { step: None, group, theme, slips_in, seconds_left: None, ..stage.moment };
        let own = |line: &str| room.step().is_some_and(|step| step.room.iter().any(|raw| raw.as_str() == line));
        let lines = room.lines(&moment).into_iter().map(|line| if own(&line) { line } else { known(&line) });
        let days = days(room, &moment);
        let whole = |line: String| days.iter().fold(line, |line, day| line.replace(day, &text::together(day)));
        let lines = lines.filter(|line| !line.is_empty()).map(whole).collect();
        Self { room, spotlight, stage, theme: stage.theme, words: stage.moment.words, lines }
    }

    /// Whose turn it is, of the groups that are here.
    pub fn turn(&self) -> Option<&'a Group> {
        turn_of(self.room, self.spotlight)
    }

    /// A line of the step, or nothing where it has not so many.
    pub fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", String::as_str)
    }

    /// The lines that say something else than this. What a field fills in stands capitalised where a line begins with it.
    pub fn lines_beside(&self, said: &str) -> Vec<&str> {
        let said = said.to_lowercase();
        self.lines.iter().map(String::as_str).filter(|line| line.to_lowercase() != said).collect()
    }

    /// The workshop's title.
    pub fn title(&self) -> &str {
        self.room.seen().title.as_str()
    }

    /// The time left as the room reads it, where the step shows it: it never counts over.
    pub fn time_left(&self) -> Option<String> {
        let seconds = self.stage.moment.seconds_left.filter(|_| has_countdown(self.room))?;
        Some(self.words.time_left(seconds))
    }

    /// Whether that time is over.
    pub fn time_is_over(&self) -> bool {
        self.stage.moment.seconds_left.is_some_and(|left| left <= 0)
    }

    /// Whether scores are hidden from the room now.
    pub fn hides_scores(&self) -> bool {
        self.room.seen().hides(Hides::Scores)
    }

    /// The groups shown, side by side as the columns of the picture.
    pub fn groups(&self) -> impl Iterator<Item = &'a Group> {
        let room = self.room;
        Bloc::ALL.into_iter().flat_map(move |bloc| room.seen().groups().filter(move |group| group.bloc == bloc))
    }

    /// The heading that is lit, if it still stands.
    pub fn lit(&self) -> Option<&'a Theme> {
        self.spotlight.theme.and_then(|id| self.room.seen().theme(id)).filter(|theme| !theme.removed)
    }

    /// The points of a group in the order they were said.
    pub fn points_of(&self, group: GroupId) -> impl Iterator<Item = &'a Factor> {
        self.room.seen().factors_of(group)
    }

    /// The name of a group shown.
    pub fn name(&self, group: GroupId) -> &'a str {
        self.room.seen().group(group).map_or("", |group| group.name.as_str())
    }

    /// The page to show of so many: `base` is where the facilitator's focus is, from there the pages turned count on,
    /// round and round.
    pub fn page(&self, base: usize, of: usize) -> Paged {
        let of = of.max(1);
        let turned = i64::from(self.spotlight.page) + i64::from(self.stage.turned);
        let at = i64::try_from(base).unwrap_or(0) + turned;
        let page = usize::try_from(at.rem_euclid(i64::try_from(of).unwrap_or(1))).unwrap_or(0);
        Paged { page, of }
    }
}

/// The days that the lines may name, in words: each of them stays in one line where it has room.
fn days(room: &Room, moment: &Moment) -> Vec<String> {
    let day = room.seen().date.or(moment.today);
    let report = day.and_then(|day| day.checked_add(Span::new().days(REPORT)).ok());
    [day, report, room.seen().next_look].into_iter().flatten().map(|day| moment.words.day(day)).collect()
}

/// The group whose turn it is, if it is shown and somebody of it is here: who is not here has no turn.
fn turn_of<'a>(room: &'a Room, spotlight: &Spotlight) -> Option<&'a Group> {
    let group = room.seen().group(spotlight.turn?)?;
    (!matches!(group.presence, Presence::Absent | Presence::Left)).then_some(group)
}

/// Whether the step's lines ask for the time left.
pub(super) fn has_countdown(room: &Room) -> bool {
    room.step().is_some_and(|step| step.room.iter().any(|line| line.contains(TIME_LEFT)))
}

/// A line without the sentences that speak of something nobody knows yet.
fn known(line: &str) -> String {
    if !line.contains(UNKNOWN) {
        return line.to_owned();
    }
    let marked = line.replace(UNKNOWN, "\u{2026}");
    let sentences = marked.split_inclusive(SENTENCE_ENDS).filter(|sentence| !sentence.contains('\u{2026}'));
    let rest: String = sentences.collect();
    let rest = rest.trim();
    // What is left of "on ...." is a lone full stop.
    if rest == "." { String::new() } else { rest.to_owned() }
}

/// The area below `lines` of it.
pub(super) fn after(area: Rect, lines: u16) -> Rect {
    let used = lines.min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}

/// The area below `lines` of it and a blank one.
pub(super) fn below(area: Rect, lines: u16) -> Rect {
    after(area, lines.saturating_add(u16::from(lines > 0)))
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn a_sentence_about_what_nobody_knows_is_left_out() {
        assert_eq!(known("Please sit with your group. We start at ... and finish by 10:30."), "Please sit with your group.");
        assert_eq!(known("We look at this picture again on ...."), "");
        assert_eq!(known("Is that what we mean?"), "Is that what we mean?");
        assert_eq!(known("Slips in: ..."), "");
    }
}
