//! The script: the texts of a step with `{...}` filled in from the workshop and the moment.
//!
//! What is not known yet stays visible as `...`; braces never reach a screen. Pure: it must not know who reads it, so
//! a text for the room must be taken from [`Step::room`] only.

use jiff::civil::{Date, Time};
use jiff::{Span, Unit};

use super::{Presence, Shown, Step, Workshop, capitalised};
use crate::words::Words;

/// What stands for something that is not known yet.
const UNKNOWN: &str = "...";

/// What a text may need to know and a workshop does not hold.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The language that is spoken.
    pub words: &'a Words,
    /// The step that the text belongs to.
    pub step: Option<&'a Step>,
    /// Today here: the workshop's day where nobody wrote one down.
    pub today: Option<Date>,
    /// The local time at which the workshop starts or started.
    pub start: Option<Time>,
    /// The local time at which it is planned to end; a finish-by time goes first.
    pub finish: Option<Time>,
    /// The local time at which this step is planned to end.
    pub step_ends: Option<Time>,
    /// Seconds left in the step; negative when over.
    pub seconds_left: Option<i64>,
    /// The group that is spoken to.
    pub group: Option<&'a str>,
    /// The heading that is spoken of.
    pub theme: Option<&'a str>,
    /// Whose slips are in, in words.
    pub slips_in: Option<&'a str>,
    /// What is promised about small groups; none: what the workshop's own groups ask for.
    pub promise: Option<&'a Promise>,
}

impl<'a> Moment<'a> {
    /// A moment of which nothing is known but its language.
    #[must_use]
    pub const fn new(words: &'a Words) -> Self {
        Self {
            words,
            step: None,
            today: None,
            start: None,
            finish: None,
            step_ends: None,
            seconds_left: None,
            group: None,
            theme: None,
            slips_in: None,
            promise: None,
        }
    }
}

/// What is promised about small groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Promise {
    /// Nothing: every group was counted, and none is small.
    Nothing,
    /// That they are shown with others, but for these, which agreed to be shown on their own.
    Together {
        /// The names of those groups.
        but: Vec<String>,
    },
}

impl Promise {
    /// What a workshop's groups ask for, from the headcounts.
    #[must_use]
    pub fn of(workshop: &Workshop) -> Self {
        let uncounted = workshop.groups().any(|group| group.size.is_none() && group.presence != Presence::Absent);
        if !uncounted && !workshop.groups().any(super::Group::is_small) {
            return Self::Nothing;
        }
        let open = workshop.groups().filter(|group| group.is_small() && group.choice == Some(Shown::Open));
        Self::Together { but: open.map(|group| group.name.to_string()).collect() }
    }
}

/// What a field comes to.
enum Field {
    /// These words.
    Known(String),
    /// Nobody knows yet.
    Unknown,
    /// There is nothing to say, nor is the line it stands in.
    Nothing,
}

/// `text` with its fields filled in.
#[must_use]
pub fn fill(text: &str, workshop: &Workshop, moment: &Moment) -> String {
    filled(text, workshop, moment).0
}

/// The lines of a step that the room sees, filled in. Lines about nothing, and lines that are nothing but an unknown,
/// are left out.
#[must_use]
pub fn room_lines(step: &Step, workshop: &Workshop, moment: &Moment) -> Vec<String> {
    let moment = Moment { step: Some(step), ..*moment };
    let lines = step.room.iter().map(|line| filled(line, workshop, &moment));
    lines.filter(|(line, says_nothing)| !says_nothing && line != UNKNOWN).map(|(line, _)| line).collect()
}

/// The text, and whether a field in it had nothing to say.
fn filled(text: &str, workshop: &Workshop, moment: &Moment) -> (String, bool) {
    let mut out = String::with_capacity(text.len());
    let mut nothing = false;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        match field(name, workshop, moment) {
            Field::Known(words) if starts_a_sentence(&out) => out.push_str(&capitalised(&words)),
            Field::Known(words) => out.push_str(&words),
            Field::Unknown => out.push_str(UNKNOWN),
            Field::Nothing => nothing = true,
        }
        rest = tail;
    }
    out.push_str(rest);
    (out.replace('}', ""), nothing)
}

fn field(name: &str, workshop: &Workshop, moment: &Moment) -> Field {
    let said = moment.words;
    match name.trim() {
        "title" => words(&workshop.title),
        "intervention" if workshop.intervention.is_empty() => known(said.room.question()),
        "intervention" => words(&workshop.intervention),
        "place" => words(&workshop.place),
        "recipients" | "who" | "who receives it" if workshop.recipients.is_empty() => known(said.room.recipients()),
        "recipients" | "who" | "who receives it" => words(&workshop.recipients),
        "date" => date(workshop.date.or(moment.today), said),
        "date + 14" => date(workshop.date.or(moment.today).and_then(|day| day.checked_add(Span::new().days(14)).ok()), said),
        "next look" if workshop.next_look.is_none() => known(said.room.next_look()),
        "next look" => date(workshop.next_look, said),
        "weeks" => weeks(workshop, moment),
        "start" => time(moment.start, said),
        "finish" => time(workshop.finish_by.or(moment.finish), said),
        "back at" => time(moment.step_ends, said),
        "time left" => moment.seconds_left.map_or(Field::Unknown, |seconds| Field::Known(said.time_left(seconds))),
        "plan" => moment.step.map_or(Field::Unknown, |step| Field::Known(said.number(u32::from(step.plan)))),
        "dots" => Field::Known(said.number(u32::from(workshop.agenda.dots))),
        "groups" => Field::Known(said.number(groups_here(workshop))),
        "minutes" => Field::Known(said.number(groups_here(workshop).saturating_mul(4 * 20).div_ceil(60))),
        "n" | "points" => Field::Known(said.number(u32::try_from(workshop.factors().count()).unwrap_or(u32::MAX))),
        "group" => moment.group.map_or(Field::Unknown, known),
        "theme" => moment.theme.map_or(Field::Unknown, known),
        "slips in" => moment.slips_in.map_or(Field::Unknown, known),
        "small groups" => match moment.promise {
            Some(promise) => small_groups(promise, said),
            None => small_groups(&Promise::of(workshop), said),
        },
        "absent" => absent(workshop, said),
        _ => Field::Unknown,
    }
}

fn known(text: &str) -> Field {
    Field::Known(text.to_owned())
}

fn words(text: &str) -> Field {
    if text.is_empty() { Field::Unknown } else { known(text) }
}

fn date(date: Option<Date>, said: &Words) -> Field {
    date.map_or(Field::Unknown, |date| Field::Known(said.day(date)))
}

fn time(time: Option<Time>, said: &Words) -> Field {
    time.map_or(Field::Unknown, |time| Field::Known(said.time(time)))
}

fn weeks(workshop: &Workshop, moment: &Moment) -> Field {
    let days = workshop.date.or(moment.today).zip(workshop.next_look).and_then(|(day, next)| next.since((Unit::Day, day)).ok());
    let weeks = days.and_then(|span| u32::try_from(span.get_days() / 7).ok()).filter(|&weeks| weeks > 0);
    weeks.map_or_else(|| known(moment.words.room.weeks()), |weeks| Field::Known(moment.words.number(weeks)))
}

/// Groups that speak: those here, and those expected, for a group is here at its first point at the latest.
fn groups_here(workshop: &Workshop) -> u32 {
    let speaks = |presence| matches!(presence, Presence::Expected | Presence::Present | Presence::SteppedOut);
    u32::try_from(workshop.groups().filter(|group| speaks(group.presence)).count()).unwrap_or(u32::MAX)
}

fn small_groups(promise: &Promise, said: &Words) -> Field {
    match promise {
        Promise::Nothing => Field::Nothing,
        Promise::Together { but } if but.is_empty() => known(said.room.promise()),
        Promise::Together { but } => {
            Field::Known(format!("{} {}", said.room.promise(), said.room.promise_open(said.listed(but))))
        }
    }
}

fn absent(workshop: &Workshop, said: &Words) -> Field {
    let names: Vec<&str> = workshop.groups().filter(|g| g.presence == Presence::Absent).map(|g| g.name.as_str()).collect();
    if names.is_empty() { Field::Nothing } else { Field::Known(said.listed(&names)) }
}

fn starts_a_sentence(before: &str) -> bool {
    let said = before.trim_end();
    said.is_empty() || said.ends_with(['.', '?', '!', '“']) || before.ends_with('\n')
}
