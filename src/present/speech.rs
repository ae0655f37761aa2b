//! Screens that are mostly words: waiting, the promise, the question, silence, talk, a break, thanks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Paged;
use super::scene::{Scene, below};
use crate::widget::big::{self, Size};
use crate::widget::text::{self, Align};

/// What a question ends with, in the scripts that we know of.
const QUESTION_MARKS: [char; 4] = ['?', '？', '؟', ';'];

/// The lines from which what stands above a list may be larger than the list.
const TALL: u16 = 44;

/// Some texts one below the other with a blank line between, each in its size and style.
struct Said<'a> {
    words: &'a str,
    size: Size,
    style: Style,
}

/// Before the start: the title, and where to sit.
pub(super) fn waiting(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let title = if scene.title().is_empty() { scene.words.room.welcome() } else { scene.title() };
    say(scene, title, &scene.lines_beside(title), area, buf);
    Paged::WHOLE
}

/// After the end.
pub(super) fn thanks(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    say(scene, scene.words.room.thanks(), &[scene.title()], area, buf);
    Paged::WHOLE
}

/// The promise: the question of the day large, and every promise whole; large too where all of them fit.
pub(super) fn promise(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let promises = scene.lines_beside(scene.title());
    let Some((first, rest)) = promises.split_first() else { return waiting(scene, area, buf) };
    say(scene, first, rest, area, buf);
    Paged::WHOLE
}

/// The sentence, large, once it is no draft; before that the question that it answers.
pub(super) fn question(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let seen = scene.room.seen();
    if seen.intervention.is_empty() || seen.intervention_draft {
        say(scene, scene.words.room.question(), &[], area, buf);
        return Paged::WHOLE;
    }
    let sentence = seen.intervention.as_str();
    say(scene, sentence, &scene.lines_beside(sentence), area, buf);
    Paged::WHOLE
}

/// What to do in silence, at the tables or in the break: the question large, and a calm timer below.
pub(super) fn prompt(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    let area = timer(scene, area, buf);
    let asked = scene.lines.iter().position(|line| line.ends_with(QUESTION_MARKS)).unwrap_or(0);
    let before: Vec<&str> = scene.lines.iter().take(asked).map(String::as_str).collect();
    let after: Vec<&str> = scene.lines.iter().skip(asked + 1).map(String::as_str).collect();
    let mut place = area;
    for line in &before {
        let used = heading(line, scene.theme.subheading, place, buf);
        place = below(place, used);
    }
    say(scene, scene.line(asked), &after, place, buf);
    Paged::WHOLE
}

/// The time left at the bottom, and what is above it.
fn timer(scene: &Scene, area: Rect, buf: &mut Buffer) -> Rect {
    let Some(left) = scene.time_left() else { return area };
    let style = if scene.time_is_over() { scene.theme.accent } else { scene.theme.time_left };
    let high = if area.height >= 16 { 4 } else { 1 };
    let size = if big::height(&left, Size::Large, area.width).is_some_and(|lines| lines <= high) {
        Size::Large
    } else {
        big::best(&left, area.width, high)
    };
    let place = Rect { y: area.bottom() - high, height: high, ..area };
    big::draw_in(&left, size, place, Align::Left, style, buf);
    Rect { height: area.height - high - 1, ..area }
}

/// What stands above a list, large where that takes little of the height, over two lines too; the lines used.
pub(super) fn heading(words: &str, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    if big::best(words, area.width, area.height / 9) >= Size::Spaced {
        return modest(words, Size::Small, area.height / 5, style, area, buf);
    }
    modest(words, Size::Huge, area.height / 9, style, area, buf)
}

/// Sentences above a list, as large as leaves it `least` lines, the first as large as the others at least; gives the place
/// below them.
pub(super) fn above(scene: &Scene, words: &[&str], least: u16, area: Rect, buf: &mut Buffer) -> Rect {
    use Size::{Narrow, Plain, Small};
    // On a usual screen what stands below is what is read: it is never much smaller than what stands above.
    let all = [(Narrow, Small), (Small, Small), (Small, Plain)];
    let sizes = if area.height >= TALL { &all[..] } else { &all[1..] };
    let size_of = |(first, rest): (Size, Size), at: usize| if at == 0 { first } else { rest };
    let fits = |sizes: &(Size, Size)| {
        let high = |(at, words): (usize, &&str)| big::height(words, size_of(*sizes, at), area.width);
        let high = words.iter().enumerate().map(high).sum::<Option<u16>>();
        let gaps = u16::try_from(words.len()).unwrap_or(0);
        high.is_some_and(|high| high + gaps + least <= area.height)
    };
    let chosen = sizes.iter().copied().find(fits).unwrap_or((Plain, Plain));
    let mut place = area;
    for (at, words) in words.iter().enumerate() {
        let style = if at == 0 { scene.theme.heading } else { scene.theme.text };
        let used = big::draw_in(words, size_of(chosen, at), place, Align::Left, style, buf);
        place = below(place, used);
    }
    place
}

/// What is said beside it, a little smaller; the lines used.
pub(super) fn lines(words: &str, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    modest(words, Size::Small, area.height / 12, style, area, buf)
}

/// In block letters of at most that size if they take at most so many lines, else plainly in as many as it takes.
fn modest(words: &str, largest: Size, most: u16, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let size = match big::best(words, area.width, most).max(largest) {
        block if block < Size::Spaced => block,
        _ => Size::Plain,
    };
    big::draw_in(words, size, area, Align::Left, style, buf)
}

/// Says one thing large and the rest as large as leaves room for all of it.
pub(super) fn say(scene: &Scene, first: &str, rest: &[&str], area: Rect, buf: &mut Buffer) {
    let theme = scene.theme;
    let sizes = [Size::Large, Size::Narrow, Size::Small, Size::Plain];
    let choices = sizes.iter().flat_map(|rest| sizes.iter().map(move |first| (*first, *rest)));
    let mut best = (Size::Plain, Size::Plain);
    for (first_size, rest_size) in choices.filter(|(first, rest)| first <= rest) {
        let height = |words: &str, size| big::height(words, size, area.width);
        let heights: Option<Vec<u16>> =
            std::iter::once(height(first, first_size)).chain(rest.iter().map(|words| height(words, rest_size))).collect();
        let fits = heights.is_some_and(|heights| {
            let gaps = rest.len();
            heights.iter().map(|height| usize::from(*height)).sum::<usize>() + gaps <= usize::from(area.height)
        });
        if fits {
            best = (first_size, rest_size);
            break;
        }
    }
    let mut said = vec![Said { words: first, size: best.0, style: theme.heading }];
    said.extend(rest.iter().map(|words| Said { words, size: best.1, style: theme.text }));
    let total: u16 = said.iter().map(|said| big::height(said.words, said.size, area.width).unwrap_or(1)).sum();
    let gaps = u16::try_from(rest.len()).unwrap_or(0);
    // Lines of block letters are set apart where there is room for all of them and for more between two texts.
    let led: u16 = said.iter().map(|said| big::height_apart(said.words, (said.size, 1), area.width).unwrap_or(1)).sum();
    let (lead, total) = if led + 2 * gaps <= area.height { (1, led) } else { (0, total) };
    let spare = area.height.saturating_sub(total + gaps);
    let gap = if spare >= gaps { 2 } else { 1 };
    let top = area.height.saturating_sub(total + gaps * gap) / 3;
    let mut y = area.y + top;
    for said in said {
        let place = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        y += big::draw_apart(said.words, (said.size, lead), place, Align::Left, said.style, buf) + gap;
        if y >= area.bottom() {
            break;
        }
    }
}

/// A text of one line drawn as large as `height` lines allow, at the top of an area; the lines used.
pub(super) fn banner(words: &str, height: u16, style: Style, area: Rect, buf: &mut Buffer) -> u16 {
    let place = Rect { height: height.min(area.height), ..area };
    let size = match big::best(words, place.width, place.height) {
        Size::Spaced => Size::Plain,
        size => size,
    };
    let used = big::draw_in(words, size, place, Align::Left, style, buf);
    debug_assert!(text::width(words) == 0 || used > 0 || place.is_empty(), "words are drawn");
    used
}
