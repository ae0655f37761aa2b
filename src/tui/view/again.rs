//! A frame drawn over the one before it: what would look as it does is left alone, neither blanked nor drawn nor compared.
//!
//! Why: a letter changes two lines of the screen. A region stays as long as it lies where it lay and all that it is drawn
//! from is as it was ([`Sight`]); when the layout changes everything is drawn. It must not know what is drawn in a
//! region. `tests/screens_steps/again.rs` compares frames drawn this way with frames drawn afresh.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::footer::Keys;
use super::matrix::sheet::Rows;
use super::{Regions, points};
use crate::tui::desk::{Desk, Front, Pane, Sight};
use crate::tui::model::Model;
use crate::widget::grid::Memo;
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::workshop::StepKind;

/// A part of an open session's screen that is drawn as a whole, or left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first line.
    Header,
    /// The line below it.
    Promise,
    /// The agenda.
    Rail,
    /// The rule above the line.
    Rule,
    /// What to say and do, and the tabs.
    Script,
    /// The list of points beside the matrix.
    Points,
    /// The matrix.
    Matrix,
    /// The step's panes or the view in front, as one.
    Body,
}

impl Place {
    /// Whether it lies around the body.
    const fn is_around(self) -> bool {
        matches!(self, Self::Header | Self::Promise | Self::Rail | Self::Rule)
    }
}

/// What a frame is laid out by: when any of it changes, nothing stays.
#[derive(Debug, PartialEq)]
pub struct Layout {
    area: Rect,
    size: (u16, u16),
    regions: Regions,
    theme: Theme,
    session: usize,
    step: StepKind,
    front: Front,
    pane: Pane,
    caret: bool,
    alone: bool,
}

impl Layout {
    /// The layout of an open session. Here a model is taken apart, as [`Desk::sight`] does it with a desk.
    pub fn of(model: &Model, desk: &Desk, area: Rect, regions: Regions) -> Self {
        let Model {
            // These never change while the screen runs.
            keymap: _,
            depth: _,
            own_themes: _,
            words: _,
            templates: _,
            template: _,
            folder: _,
            here: _,
            zone: _,
            // The desk is told apart by its number; with an overlay in front nothing is left alone.
            screen: _,
            overlays: _,
            // Only the foot says these, and it is always drawn.
            status: _,
            sought: _,
            interrupted: _,
            mouse: _,
            // What it has to say stands in the status.
            letters: _,
            // Not seen until its form is opened again.
            left: _,
            habits: _,
            // In the sight.
            now: _,
            opened,
            theme,
            size,
        } = model;
        Self {
            area,
            size: *size,
            regions,
            theme: theme.clone(),
            session: *opened,
            step: desk.step_kind(),
            front: desk.front,
            pane: desk.pane,
            caret: desk.line_has_caret,
            alone: desk.alone,
        }
    }
}

/// What stands in a buffer since the frame before.
#[derive(Debug, Default)]
pub struct Again {
    layout: Option<Layout>,
    stands: Vec<(Place, Rect, Sight)>,
    ground: Style,
    whole: bool,
    touched: Vec<Rect>,
    /// What lies below say and do.
    below: Rect,
    /// The words of the agenda, and of say and do.
    words: Vec<(Place, Vec<String>)>,
    /// The keys at the foot, and where they stand.
    keys: Option<(Rect, Keys)>,
    /// The matrix as it was drawn.
    pub(super) rows: Memo,
    /// Its rows as they were made: of the session that the layout names.
    pub(super) made: Rows,
    /// The rows of the list beside it.
    pub(super) list: points::Memo,
}

impl Again {
    /// For drawing once, on an area that is blank.
    pub(super) fn on_blank(area: Rect) -> Self {
        Self { whole: true, touched: vec![area], ..Self::default() }
    }

    /// Begins a frame with this layout; none for one in which nothing is left alone. Then the area is blank.
    pub(super) fn begin(&mut self, area: Rect, layout: Option<Layout>, ground: Style, buf: &mut Buffer) {
        self.touched.clear();
        self.whole = layout.is_none() || self.layout != layout;
        if self.whole {
            *self = Self { layout, ground, whole: true, ..Self::default() };
            self.blank(area, buf);
        }
    }

    /// Nothing is known of the buffer any more: the next frame is drawn whole.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Where the last frame drew: elsewhere the buffer is as it was.
    #[must_use]
    pub fn touched(&self) -> &[Rect] {
        &self.touched
    }

    /// Makes a place blank, to be drawn in.
    pub(super) fn blank(&mut self, area: Rect, buf: &mut Buffer) {
        if self.touched.first().is_none_or(|all| !self.whole || all.intersection(area) != area) {
            text::fill(buf, area, self.ground);
            self.touched.push(area);
        }
    }

    /// Draws a region, on a blank place, unless it would look as it does.
    pub(super) fn region(
        &mut self,
        place: Place,
        area: Rect,
        of: Option<Sight>,
        buf: &mut Buffer,
        draw: impl FnOnce(&mut Buffer),
    ) {
        if !self.stands(place, area, of.as_ref()) {
            self.blank(area, buf);
            draw(buf);
            self.keep(place, area, of);
        }
    }

    /// Draws a region as [`Self::region`] does. While the log and the time change nothing but the log and the time, its words
    /// tell whether it would look as it does.
    pub(super) fn worded(
        &mut self,
        place: Place,
        area: Rect,
        of: Option<Sight>,
        words: impl FnOnce() -> Vec<String>,
        buf: &mut Buffer,
        draw: impl FnOnce(&mut Buffer),
    ) {
        if self.stands(place, area, of.as_ref()) {
            return;
        }
        if !self.says_the_same(place, area, of.as_ref(), Some(words())) {
            self.blank(area, buf);
            draw(buf);
        }
        self.keep(place, area, of);
    }

    /// Draws the keys at the foot, on a blank place, unless they stand there.
    pub(super) fn keys(&mut self, area: Rect, keys: Keys, buf: &mut Buffer, draw: impl FnOnce(&mut Buffer)) {
        let keys = Some((area, keys));
        if self.keys != keys {
            self.blank(area, buf);
            draw(buf);
            self.keys = keys;
        }
    }

    /// Whether a region is drawn from what it was drawn from, but for the log and the time, and says these words as before,
    /// which are kept.
    fn says_the_same(&mut self, place: Place, area: Rect, of: Option<&Sight>, words: Option<Vec<String>>) -> bool {
        let timeless = of.map(Sight::timeless);
        let kept = self.stands.iter().find(|(kept, lay, _)| *kept == place && *lay == area);
        let stands = kept.is_some_and(|(.., sight)| Some(sight.timeless()) == timeless);
        let before = self.words.iter().position(|(kept, _)| *kept == place).map(|at| self.words.swap_remove(at).1);
        let same = words.is_some() && words == before;
        self.words.extend(words.map(|words| (place, words)));
        stands && same
    }

    /// Draws say and do in the head of `area` as [`Self::worded`] does; gives what is left below.
    pub(super) fn script(
        &mut self,
        area: Rect,
        of: Option<Sight>,
        words: impl Fn() -> Option<Vec<String>>,
        buf: &mut Buffer,
        draw: impl Fn(&mut Buffer) -> Rect,
    ) -> Rect {
        if self.stands(Place::Script, area, of.as_ref()) {
            return self.below;
        }
        if self.says_the_same(Place::Script, area, of.as_ref(), words()) {
            self.keep(Place::Script, area, of);
            return self.below;
        }
        let head = Rect { height: self.below.y.saturating_sub(area.y).min(area.height), ..area };
        self.blank(head, buf);
        let below = draw(buf);
        if below != self.below {
            self.only_around();
            self.blank(area, buf);
            draw(buf);
        }
        self.below = below;
        self.keep(Place::Script, area, of);
        below
    }

    /// Whether a region would look as it does.
    pub(super) fn stands(&self, place: Place, area: Rect, of: Option<&Sight>) -> bool {
        let kept = self.stands.iter().find(|(kept, ..)| *kept == place);
        kept.is_some_and(|(_, lay, sight)| *lay == area && Some(sight) == of)
    }

    /// A region was drawn from this. The body as one lies over its parts, and they over it.
    pub(super) fn keep(&mut self, place: Place, area: Rect, of: Option<Sight>) {
        if place == Place::Body {
            self.only_around();
        }
        self.stands.retain(|(kept, ..)| *kept != place && (place.is_around() || *kept != Place::Body));
        self.stands.extend(of.map(|of| (place, area, of)));
    }

    /// Nothing is known of the body any more.
    fn only_around(&mut self) {
        self.stands.retain(|(kept, ..)| kept.is_around());
        (self.rows, self.list) = Default::default();
    }
}
