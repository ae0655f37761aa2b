//! What a room screen shows: the session as far as it could be read, where the facilitator points, colours and pages of
//! its own.

use std::path::Path;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::Next;
use crate::present::{self, Stage};
use crate::room::{Moment, Room, Spotlight};
use crate::shell::{Clock, Surroundings, clock};
use crate::store::{self, Follow, SessionFiles, State, StoreError};
use crate::widget::theme::{Depth, Theme, ThemeName};
use crate::words::Words;
use crate::workshop::schedule::schedule;

/// What is wrong with what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    None,
    Newer,
    OutOfReach,
    NotWhole,
}

impl Trouble {
    /// In a few words, for whoever looks after the screen.
    fn said(self, words: &Words) -> &str {
        match self {
            Self::None => "",
            Self::Newer => words.screen.newer(),
            Self::OutOfReach => words.screen.out_of_reach(),
            Self::NotWhole => words.screen.not_whole(),
        }
    }
}

/// A room screen's state.
pub(super) struct Show {
    follow: Follow,
    files: SessionFiles,
    room: Room,
    /// The commits that the room was made of.
    shown: u64,
    spotlight: Spotlight,
    turned: i32,
    theme: Theme,
    name: ThemeName,
    depth: Depth,
    clock: Clock,
    zone: TimeZone,
    trouble: Trouble,
    broken: bool,
    words: Words,
    told: bool,
}

impl Show {
    /// The session as it was read.
    pub fn new(around: &Surroundings, session: &Path, follow: Follow) -> Self {
        let depth = crate::shell::setting::depth(around.config.settings.depth, &around.env);
        let (name, theme) = colours(around, depth);
        let (room, shown) = (Room::of(follow.history().workshop()), follow.history().last_seq());
        let mut show = Self {
            follow,
            files: SessionFiles::of(session),
            room,
            shown,
            spotlight: Spotlight::default(),
            turned: 0,
            theme,
            name,
            depth,
            clock: around.clock,
            zone: clock::zone(),
            trouble: Trouble::None,
            broken: false,
            words: around.config.language.words.clone(),
            told: false,
        };
        show.point();
        show
    }

    /// Reads what changed. Returns whether the screen has.
    pub fn look(&mut self) -> bool {
        let pointed = self.point();
        let followed = self.follow();
        pointed || followed
    }

    /// Reads on in the session. A file that is damaged, gone or unreadable leaves what was read last.
    fn follow(&mut self) -> bool {
        let before = self.trouble;
        let polled = self.follow.poll();
        self.trouble = match polled {
            Ok(_) => Trouble::None,
            Err(StoreError::Newer { .. }) => Trouble::Newer,
            Err(_) => Trouble::OutOfReach,
        };
        // A file that ends too early is damaged, or is just being written: what was shown stands.
        let lost = !matches!(self.follow.state(), State::Intact) && self.follow.history().last_seq() < self.shown;
        if lost {
            self.trouble = Trouble::NotWhole;
        }
        let changed = matches!(polled, Ok(true)) && !lost;
        if changed {
            let step = self.room.seen().progress.step.clone();
            self.room = Room::of(self.follow.history().workshop());
            self.shown = self.follow.history().last_seq();
            if step != self.room.seen().progress.step {
                self.turned = 0;
            }
        }
        changed || before != self.trouble
    }

    /// Reads where the facilitator points; half or no news is none.
    fn point(&mut self) -> bool {
        let Some(bytes) = store::read_side_file(&self.files.live()) else { return false };
        let Some(spotlight) = std::str::from_utf8(&bytes).ok().and_then(|text| ron::from_str::<Spotlight>(text).ok()) else {
            return false;
        };
        let moved = spotlight != self.spotlight;
        if moved {
            self.turned = 0;
            self.spotlight = spotlight;
        }
        moved
    }

    /// Draws what the room sees now.
    pub fn draw(&self, area: Rect, buf: &mut Buffer) {
        let remark = match (self.told, self.broken) {
            (true, _) => self.words.screen.keys(),
            (false, true) => self.words.screen.broken(),
            (false, false) => self.trouble.said(&self.words),
        };
        let stage = Stage { theme: &self.theme, moment: self.moment(), turned: self.turned, framed: true, turns: "", remark };
        present::draw(&self.room, &self.spotlight, &stage, area, buf);
    }

    /// Part of the program broke down: what is shown stands, and whoever can mend that is told.
    pub fn break_down(&mut self) -> Next {
        self.broken = true;
        Next::Draw
    }

    /// Whether the screen changes with every second.
    pub fn counts_down(&self) -> bool {
        present::counts_down(&self.room, &self.moment(), &self.spotlight)
    }

    /// How long it is until the next whole second.
    pub fn until_next_second(&self) -> Duration {
        self.clock.until_next_second()
    }

    /// Turns this screen's pages on or back.
    pub fn turn(&mut self, by: i32) -> Next {
        self.turned = self.turned.saturating_add(by);
        Next::Draw
    }

    /// The next of the embedded themes.
    pub fn next_theme(&mut self) {
        let at = ThemeName::ALL.iter().position(|name| *name == self.name).unwrap_or(0);
        self.name = ThemeName::ALL[(at + 1) % ThemeName::ALL.len()];
        self.theme = Theme::embedded(self.name, self.depth);
    }

    /// Shows the keys in the last line, or no longer.
    pub fn tell_keys(&mut self, told: bool) -> Next {
        if std::mem::replace(&mut self.told, told) == told { Next::Stay } else { Next::Draw }
    }

    fn moment(&self) -> Moment<'_> {
        let seen = self.room.seen();
        let now = self.clock.now();
        let local = |at: Timestamp| at.to_zoned(self.zone.clone()).time();
        let left = schedule(seen, now, None).remaining;
        Moment {
            start: seen.progress.started.map(local),
            finish: seen.finish_by,
            seconds_left: left,
            step_ends: left.and_then(|left| now.checked_add(SignedDuration::from_secs(left)).ok()).map(local),
            ..Moment::new(&self.words)
        }
    }
}

/// The colours set for room screens: an embedded theme or the user's own; plain where colours are not wanted.
fn colours(around: &Surroundings, depth: Depth) -> (ThemeName, Theme) {
    let word = &around.config.settings.room_theme;
    let embedded = |name| (name, Theme::embedded(name, depth));
    if around.env.no_colour {
        return embedded(ThemeName::Plain);
    }
    if let Some(name) = ThemeName::from_word(word) {
        return embedded(name);
    }
    let own = around.config.own_themes(depth).themes.into_iter().find(|(name, _)| name == word).map(|(_, theme)| theme);
    own.map_or_else(|| embedded(ThemeName::ProjectorDark), |theme| (ThemeName::ProjectorDark, theme))
}
