//! Undo inside one line: what stood there before each step. Letters typed in a row are one step, up to the next word.

/// The most steps kept.
const STEPS: usize = 500;

/// What a step did: steps of one kind in a row are taken back together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Letter,
    Space,
    Erase,
    Other,
    /// What stood there gave way to what comes next: one step with that, whatever it is.
    GivenWay,
}

/// The text and the caret at one time.
pub(super) type Moment = (String, usize);

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    undo: Vec<Moment>,
    redo: Vec<Moment>,
    last: Option<Kind>,
    count: usize,
}

impl History {
    pub(super) fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// How many changes there have been: a change of it means the text changed.
    pub(super) fn steps(&self) -> usize {
        self.count
    }

    /// The caret moved: what is typed next is a step of its own.
    pub(super) fn pause(&mut self) {
        self.last = None;
    }

    /// Called before a change, with what stands there.
    pub(super) fn before(&mut self, kind: Kind, text: &str, caret: usize) {
        self.count += 1;
        self.redo.clear();
        let goes_on = match (self.last, kind) {
            (Some(Kind::GivenWay), _) | (Some(Kind::Letter), Kind::Letter | Kind::Space) => true,
            (Some(last), Kind::Space | Kind::Erase) => last == kind,
            _ => false,
        };
        self.last = Some(kind);
        if !goes_on {
            if self.undo.len() == STEPS {
                self.undo.remove(0);
            }
            self.undo.push((text.to_owned(), caret));
        }
    }

    pub(super) fn undo(&mut self, now: Moment) -> Option<Moment> {
        let then = self.undo.pop()?;
        self.redo.push(now);
        self.last = None;
        self.count += 1;
        Some(then)
    }

    pub(super) fn redo(&mut self, now: Moment) -> Option<Moment> {
        let then = self.redo.pop()?;
        self.undo.push(now);
        self.last = None;
        self.count += 1;
        Some(then)
    }
}
