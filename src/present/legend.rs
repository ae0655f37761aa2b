//! What the signs and dots of the picture mean: one line on every page that has them.

use ratatui::text::{Line, Span};

use super::scene::Scene;
use crate::room::StepKind;
use crate::widget::big::{Setting, Size};
use crate::widget::text;

/// The lines of a screen from which the legend of the picture is in large type.
const TALL: u16 = 50;

/// What a page has that must be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Legend {
    /// Nothing.
    None,
    /// The picture in one of its beats: its signs, and the dots.
    Picture(u8),
    /// One heading and what is behind it.
    Heading,
}

impl Legend {
    /// What the step shows now.
    pub fn of(scene: &Scene) -> Self {
        let kind = scene.room.step().map(|step| step.kind).filter(|_| scene.room.seen().progress.ended.is_none());
        match kind {
            Some(StepKind::Picture) if !scene.hides_scores() => Self::Picture(scene.spotlight.beat),
            Some(StepKind::Reading) if scene.lit().is_some() => Self::Heading,
            Some(StepKind::Reading) => Self::Picture(BOTH),
            _ => Self::None,
        }
    }

    /// The lines of the screen that it takes in so many columns, on a screen so high: as much of it as has room in one
    /// line of type.
    pub fn lines(self, scene: &Scene, width: u16, screen: u16) -> Vec<Line<'static>> {
        let (beat, dots) = match self {
            Self::None => return Vec::new(),
            Self::Picture(beat) => (beat, !scene.hides_scores()),
            Self::Heading => (BOTH, !scene.hides_scores() && screen >= super::reading::STRIP_FROM),
        };
        let signs = signs(scene, beat);
        let dots = if dots { self::dots(scene) } else { Vec::new() };
        let dim = scene.theme.dim;
        let with = |dots: &String| {
            let mut whole = signs.clone();
            whole.push(Span::styled(format!(" · {dots}"), dim));
            whole
        };
        let choices: Vec<_> = dots.iter().map(with).chain([signs.clone()]).collect();
        if screen >= TALL && self != Self::Heading {
            let large = Setting::new(Size::Small, width);
            let set = choices.iter().map(|spans| large.wrapped(spans, large.letters()));
            if let Some(lines) = { set }.find(|lines| lines.len() == 3 && large.holds(lines)) {
                return lines;
            }
        }
        let mut lines = choices.into_iter().map(Line::from);
        lines.find(|line| text::line_width(line) <= width.into()).into_iter().collect()
    }
}

/// The beat that shows both sides.
const BOTH: u8 = super::picture::BOTH;

/// What the signs mean that stand in a beat.
fn signs(scene: &Scene, beat: u8) -> Vec<Span<'static>> {
    let (theme, values) = (scene.theme, &scene.words.values);
    let worth = [Span::styled("+ ", theme.worth_text), Span::styled(values.worth_it().to_owned(), theme.dim)];
    let way = [Span::styled("− ", theme.way_text), Span::styled(values.in_the_way().to_owned(), theme.dim)];
    match beat {
        1 => worth.into(),
        2 => way.into(),
        _ => worth.into_iter().chain([Span::styled(" · ", theme.dim)]).chain(way).collect(),
    }
}

/// What the dots mean, in words and in fewer.
fn dots(scene: &Scene) -> Vec<String> {
    let said = &scene.words.room;
    let most = [said.decides(), said.decides_in_short()].map(|decides| format!("●●●●● {decides}"));
    let both = most.iter().map(|most| format!("{most} · ●○○○○ {}", said.hardly()));
    both.chain(most.last().cloned()).collect()
}

/// What the signs of a list of points mean, beside something else in its last line.
pub(super) fn beside(scene: &Scene) -> Line<'static> {
    Line::from(signs(scene, BOTH))
}

/// What the signs of a list of points mean, as a sentence of the small line.
pub(super) fn in_small(scene: &Scene) -> String {
    let values = &scene.words.values;
    let signs = [format!("+ {}", values.worth_it()), format!("− {}", values.in_the_way())];
    scene.words.lists.sentence(signs.join(scene.words.lists.semicolon()))
}
