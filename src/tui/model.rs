//! The model: all that the facilitator's screen knows.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::desk::Desk;
use super::effect::Effect;
use super::habits::Habits;
use super::home::Home;
use super::keymap::{Context, Keymap};
use super::letters::Letters;
use super::overlay::{LeftForm, Overlay};
use super::step::held;
use super::update::letters;
use crate::widget::theme::{Depth, Theme, ThemeName};
use crate::words::Words;
use crate::workshop::schedule::schedule;
use crate::workshop::script::Moment;
use crate::workshop::template::Templates;
use crate::workshop::{Change, StepKind};

/// All that the screen knows.
#[derive(Debug)]
pub struct Model {
    /// What is on the screen behind everything else.
    pub screen: Screen,
    /// How many sessions were opened since the start.
    pub opened: usize,
    /// What lies in front of it, the innermost last.
    pub overlays: Vec<Overlay>,
    /// What was typed into forms that were left, the newest last.
    pub left: Vec<LeftForm>,
    /// The sentence that stands above the footer, until something else happens.
    pub status: Option<Status>,
    /// The keys in force.
    pub keymap: Keymap,
    /// The colours in force.
    pub theme: Theme,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// The user's own themes.
    pub own_themes: Vec<Theme>,
    /// The words of rooms and reports.
    pub words: Words,
    /// Templates that a workshop can begin with.
    pub templates: Templates,
    /// The template that a new workshop takes when none is chosen.
    pub template: String,
    /// Where sessions lie, for people.
    pub folder: String,
    /// The folder that files without one are written into, for people.
    pub here: String,
    /// The time of the last message.
    pub now: Timestamp,
    /// The zone that people's clocks are in.
    pub zone: TimeZone,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is done unless something else is said.
    pub habits: Habits,
    /// Whether the mouse is ours.
    pub mouse: bool,
    /// What was searched for last, for the next match.
    pub sought: Option<String>,
    /// Ctrl-C was the last key.
    pub interrupted: bool,
    /// The letters pressed as commands since the last key that was none.
    pub letters: Letters,
}

/// What is on the screen.
#[derive(Debug)]
pub enum Screen {
    /// No session is open.
    Home(Home),
    /// A session is open.
    Desk(Box<Desk>),
}

/// A sentence for the facilitator.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The sentence.
    pub text: String,
    /// Whether something did not work.
    pub trouble: bool,
    /// Whether what the world says next of it (a report that was written) stands after it, not in its place.
    pub leads: bool,
}

/// What a model is made of at the start.
#[derive(Debug)]
pub struct Setting {
    /// The keys in force.
    pub keymap: Keymap,
    /// The theme to begin with, if no theme of the user's is.
    pub theme: ThemeName,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// The user's own themes.
    pub own_themes: Vec<Theme>,
    /// Which of these to begin with, if one is, by its place.
    pub own_theme: Option<usize>,
    /// The words of rooms and reports.
    pub words: Words,
    /// Templates that a workshop can begin with.
    pub templates: Templates,
    /// The template that a new workshop takes when none is chosen.
    pub template: String,
    /// Where sessions lie, for people.
    pub folder: String,
    /// The folder that files without one are written into, for people.
    pub here: String,
    /// Now.
    pub now: Timestamp,
    /// The zone that people's clocks are in.
    pub zone: TimeZone,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is done unless something else is said.
    pub habits: Habits,
}

impl Model {
    /// The home screen with nothing on its shelf yet.
    #[must_use]
    pub fn new(setting: Setting) -> Self {
        let Setting {
            keymap,
            theme,
            depth,
            own_themes,
            own_theme,
            words,
            templates,
            template,
            folder,
            here,
            now,
            zone,
            size,
            habits,
        } = setting;
        let first = own_theme.and_then(|at| own_themes.get(at).cloned());
        Self {
            screen: Screen::Home(Home::default()),
            opened: 0,
            overlays: Vec::new(),
            left: Vec::new(),
            status: None,
            keymap,
            theme: first.unwrap_or_else(|| Theme::embedded(theme, depth)),
            depth,
            own_themes,
            words,
            templates,
            template,
            folder,
            here,
            now,
            zone,
            size,
            habits,
            mouse: true,
            sought: None,
            interrupted: false,
            letters: Letters::default(),
        }
    }

    /// The open session, if one is.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        match &self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Home(_) => None,
        }
    }

    /// The open session, to change it.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.screen {
            Screen::Desk(desk) => Some(desk),
            Screen::Home(_) => None,
        }
    }

    /// Where keys go, innermost first.
    #[must_use]
    pub fn contexts(&self) -> Vec<Context> {
        let mut contexts = self.overlays.last().map_or_else(|| self.screen_contexts(), |overlay| vec![overlay.context()]);
        if self.desk().is_some_and(|desk| desk.rehearsal.is_some()) {
            contexts.insert(0, Context::Rehearsal);
        }
        contexts
    }

    /// Where keys go when nothing lies in front.
    #[must_use]
    pub fn screen_contexts(&self) -> Vec<Context> {
        match &self.screen {
            Screen::Home(_) => vec![Context::Home],
            Screen::Desk(desk) => desk.contexts(),
        }
    }

    /// Whether a text field has the caret.
    #[must_use]
    pub fn field_focused(&self) -> bool {
        match (self.overlays.last(), &self.screen) {
            (Some(overlay), _) => overlay.has_field(),
            (None, Screen::Desk(desk)) => desk.line_focused(),
            (None, Screen::Home(_)) => false,
        }
    }

    /// Whether a clock is on the screen, so that seconds matter.
    #[must_use]
    pub fn shows_clock(&self) -> bool {
        self.desk().is_some_and(|desk| desk.workshop().progress.running_since.is_some())
    }

    /// The moment by which the open session must be over, if a time was set: on its day, else today. None on any other day:
    /// who runs it then tries it out, or looks into it, and is in no hurry.
    #[must_use]
    pub fn finish_by(&self) -> Option<Timestamp> {
        let workshop = self.desk()?.workshop();
        let time = workshop.finish_by?;
        let today = self.now.to_zoned(self.zone.clone()).date();
        let day = Some(workshop.date.unwrap_or(today)).filter(|day| *day == today)?;
        day.to_datetime(time).to_zoned(self.zone.clone()).ok().map(|zoned| zoned.timestamp())
    }

    /// What the step's texts need to know of this moment.
    #[must_use]
    pub fn moment<'a>(&'a self, desk: &'a Desk) -> Moment<'a> {
        let workshop = desk.workshop();
        let local = |at: Timestamp| at.to_zoned(self.zone.clone()).time();
        let schedule = schedule(workshop, self.now, self.finish_by());
        Moment {
            step: workshop.current_step(),
            today: Some(self.now.to_zoned(self.zone.clone()).date()),
            start: workshop.progress.started.map(local),
            finish: workshop.finish_by,
            seconds_left: schedule.remaining,
            step_ends: schedule
                .remaining
                .and_then(|left| self.now.checked_add(jiff::SignedDuration::from_secs(left)).ok())
                .map(local),
            group: desk.group_spoken_to().and_then(|id| workshop.group(id)).map(|group| group.name.as_str()),
            // In *Tidy up* the cursor is in no row of the matrix.
            theme: desk
                .theme_at_cursor()
                .filter(|_| desk.step_kind() != StepKind::Tidy)
                .and_then(|id| workshop.theme(id))
                .map(|theme| theme.name.as_str()),
            ..Moment::new(&self.words)
        }
    }

    /// Says a sentence.
    pub fn say(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.status = (!text.is_empty()).then_some(Status { text, trouble: false, leads: false });
    }

    /// Says a sentence that waits for another, which then stands after it.
    pub fn say_first(&mut self, text: impl Into<String>) {
        self.status = Some(Status { text: text.into(), trouble: false, leads: true });
    }

    /// The sentence after the one that waits for it, if one does.
    #[must_use]
    pub fn after_first(&self, text: String) -> String {
        match &self.status {
            Some(first) if first.leads => format!("{} {text}", first.text),
            _ => text,
        }
    }

    /// Says that something did not work.
    pub fn say_trouble(&mut self, text: impl Into<String>) {
        self.status = Some(Status { text: text.into(), trouble: true, leads: false });
    }

    /// Commits `changes` to the open session and says `label`; a refusal is said instead and changes nothing.
    /// Nothing to change is no commit; what a letter must name first is not committed yet. Returns whether the session now holds the changes.
    pub fn commit(&mut self, changes: Vec<Change>, label: impl Into<String>, effects: &mut Vec<Effect>) -> bool {
        let now = self.now;
        let points = held::brought(&changes);
        if changes.is_empty() {
            return self.desk().is_some();
        }
        if letters::hold_back(self, &changes) {
            return false;
        }
        let Some(desk) = self.desk_mut() else { return false };
        match desk.commit(now, changes) {
            Ok(commit) => {
                effects.push(Effect::Append(commit));
                let label = held::said(self, label.into(), &points);
                self.status = (!label.is_empty()).then_some(Status { text: label, trouble: false, leads: false });
                true
            }
            Err(sentence) => {
                self.say_trouble(sentence);
                false
            }
        }
    }
}
