//! *What first?*: the shortlist, numbered; after the reveal the dots of the two sides beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::flow::{Block, Flow};
use super::scene::{Scene, below};
use super::{Paged, speech, table};
use crate::room::{Bloc, Factor, FactorId, Hides};
use crate::widget::big::{Setting, Size};
use crate::widget::text;
use crate::widget::theme::Theme;
use crate::words::Words;

/// Columns of one side's dots and their number.
const SIDE: u16 = 18;
/// Columns of the number before a point.
const NUMBER: u16 = 5;

/// The columns and lines from which the shortlist is large.
const CARDS: (u16, u16) = (100, 24);
/// The least letters of a card, its lines, and the columns of its number in large type.
const CARD: u16 = 46;
const CARD_LINES: usize = 3;
const NUMBER_LARGE: u16 = 10;

/// The sign of what was chosen.
const CHOSEN: &str = "✓";

/// Whose dots are shown in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Side(Bloc),
    All,
}

pub(super) fn draw(scene: &Scene, area: Rect, buf: &mut Buffer) -> Paged {
    if area.width >= CARDS.0 && area.height >= CARDS.1 {
        let place = speech::above(scene, &said(scene), cards_high(scene), area, buf);
        // As a list where that is in large type, else as cards with their numbers large.
        let list = |set| vec![block(scene, set)];
        let flow = Flow::whole(place);
        if flow.is_large(list) {
            return flow.draw(scene, buf, list);
        }
        return Flow::new(place, CARD, 2).even().draw_plain(scene, buf, |set| vec![cards(scene, set)]);
    }
    let theme = scene.theme;
    let mut place = area;
    for (at, line) in said(scene).into_iter().enumerate() {
        let used = match at {
            0 => speech::heading(line, theme.heading, place, buf),
            _ => speech::lines(line, theme.text, place, buf),
        };
        place = below(place, used);
    }
    Flow::whole(place).draw(scene, buf, |set| vec![block(scene, set)])
}

/// What is asked, and until the dots are seen how it is answered.
fn said<'a>(scene: &'a Scene) -> Vec<&'a str> {
    let most = if columns(scene).is_empty() { scene.lines.len() } else { 1 };
    scene.lines.iter().take(most).map(String::as_str).collect()
}

/// What the sign of the chosen ones means, if one of them is seen.
pub(super) fn sign(scene: &Scene) -> Option<String> {
    let seen = points(scene).iter().any(|point| is_chosen(scene, point));
    seen.then(|| format!("{CHOSEN} {}", scene.words.room.chosen()))
}

/// The lines that the cards take in two columns.
fn cards_high(scene: &Scene) -> u16 {
    let rows = points(scene).len().div_ceil(2);
    u16::try_from(rows * (CARD_LINES + 1)).unwrap_or(u16::MAX).saturating_sub(1)
}

/// The points of the shortlist that still stand, in its order.
fn points<'a>(scene: &Scene<'a>) -> Vec<&'a Factor> {
    let seen = scene.room.seen();
    seen.shortlist.iter().filter_map(|id| seen.factor(*id)).filter(|point| point.is_live()).collect()
}

/// Whether a point was chosen, and the room may know.
fn is_chosen(scene: &Scene, point: &Factor) -> bool {
    scene.room.seen().chosen.contains(&point.id) && !scene.room.seen().hides(Hides::Dots)
}

/// The shortlist as cards: the number large, beside it the point, and below that whose it is or the dots it has.
fn cards(scene: &Scene, set: Setting) -> Block {
    let theme = scene.theme;
    let columns = columns(scene);
    let points = points(scene);
    let width = set.letters().saturating_sub(NUMBER_LARGE + 1);
    let number = Setting::new(Size::Small, NUMBER_LARGE);
    let mut items = Vec::new();
    for (at, point) in (1..).zip(&points) {
        let chosen = is_chosen(scene, point);
        let (mark, style) = if chosen { (format!("{at} ✓"), theme.done) } else { (at.to_string(), theme.accent) };
        let said = if chosen { theme.done.add_modifier(Modifier::BOLD) } else { theme.text };
        let mut words = table::wrapped(set, &point.text, width, said);
        if columns.is_empty() {
            words.extend(table::wrapped(set, &said_by(scene, point.id), width, theme.dim));
        } else {
            words.push(side_by_side(scene, point.id, width, &columns));
        }
        items.push(set.row(&[(number.wrapped(&[Span::styled(mark, style)], number.letters()), NUMBER_LARGE), (words, width)], 1));
    }
    let focus = points.iter().position(|point| is_chosen(scene, point));
    Block { items, focus, ..Block::default() }
}

/// The dots of each side behind its name, in one line.
fn side_by_side(scene: &Scene, point: FactorId, width: u16, columns: &[Column]) -> Line<'static> {
    let each = width / u16::try_from(columns.len()).unwrap_or(1).max(1);
    let mut spans = Vec::new();
    for column in columns {
        let name = column.name(scene.words).to_owned();
        let mut side = vec![Span::styled(format!("{name} "), scene.theme.dim)];
        side.extend(dots(column.dots(scene, point), each.saturating_sub(text::columns(&name) + 1), scene.theme));
        let used: usize = side.iter().map(|span| text::width(&span.content)).sum();
        side.push(Span::raw(" ".repeat(usize::from(each).saturating_sub(used))));
        spans.extend(side);
    }
    Line::from(spans)
}

/// The shortlist.
fn block(scene: &Scene, set: Setting) -> Block {
    let theme = scene.theme;
    let columns = columns(scene);
    let wide = u16::try_from(columns.len()).unwrap_or(0) * (SIDE + 2);
    let beside = set.letters() >= wide + 40;
    let words = set.letters().saturating_sub(NUMBER + if beside { wide } else { 0 });
    let head = if beside && !columns.is_empty() { head(scene, set, &columns, words) } else { Vec::new() };
    let shortlist = points(scene);
    let longest = |point: &&Factor| text::width(&point.text) + text::width(&said_by(scene, point.id)) + 3;
    let named = shortlist.iter().map(longest).max().unwrap_or(0) <= usize::from(words);
    let mut items = Vec::new();
    // What is chosen is talked about: where there are pages, the one with the first of it is shown.
    let focus = shortlist.iter().position(|point| is_chosen(scene, point));
    for (number, point) in (1..).zip(shortlist) {
        let chosen = is_chosen(scene, point);
        let style = if chosen { theme.done.add_modifier(Modifier::BOLD) } else { theme.text };
        let mark = if chosen {
            Span::styled(format!("{number:>2} ✓ "), style)
        } else {
            Span::styled(format!("{number:>2}   "), theme.accent)
        };
        let mut said = vec![Span::styled(point.text.as_str(), style)];
        if named {
            said.push(Span::styled(format!(" · {}", said_by(scene, point.id)), theme.dim));
        }
        let said = set.hanging(&mark, &said, words + NUMBER);
        items.push(if beside {
            with_dots(scene, set, point.id, said, words, &columns)
        } else {
            above_dots(scene, set, point.id, said, &columns)
        });
    }
    Block { head, columns: true, items, focus, ..Block::default() }
}

/// The names of the groups that say a point in the same words.
fn said_by(scene: &Scene, point: FactorId) -> String {
    let names: Vec<&str> = scene.room.seen().said_by(point).into_iter().map(|group| scene.name(group)).collect();
    names.join(", ")
}

/// The sides whose dots are shown; one total where they are not told apart; none while hidden or before there are any.
fn columns(scene: &Scene) -> Vec<Column> {
    let seen = scene.room.seen();
    let any = |count: &dyn Fn(FactorId) -> u32| seen.shortlist.iter().any(|id| count(*id) > 0);
    if seen.hides(Hides::Dots) || !any(&|id| seen.dots(id)) {
        return Vec::new();
    }
    let apart = seen.shortlist.first().is_some_and(|id| scene.room.dots_from(*id, Bloc::Clinical).is_some());
    if !apart {
        return vec![Column::All];
    }
    let main = |bloc| matches!(bloc, Bloc::Clinical | Bloc::Managerial);
    let has = |bloc| main(bloc) || any(&|id| scene.room.dots_from(id, bloc).unwrap_or(0));
    Bloc::ALL.into_iter().filter(|bloc| has(*bloc)).map(Column::Side).collect()
}

impl Column {
    fn name(self, words: &Words) -> &str {
        match self {
            Self::Side(bloc) => bloc.said(words),
            Self::All => words.room.all_together(),
        }
    }

    fn dots(self, scene: &Scene, point: FactorId) -> u32 {
        match self {
            Self::Side(bloc) => scene.room.dots_from(point, bloc).unwrap_or(0),
            Self::All => scene.room.seen().dots(point),
        }
    }
}

fn head(scene: &Scene, set: Setting, columns: &[Column], words: u16) -> Vec<Line<'static>> {
    let mut cells = vec![table::cell(set, "", words + NUMBER, Style::default())];
    cells.extend(columns.iter().map(|column| table::cell(set, column.name(scene.words), SIDE, scene.theme.subheading)));
    set.row(&cells, 2)
}

fn with_dots(
    scene: &Scene,
    set: Setting,
    point: FactorId,
    said: Vec<Line<'static>>,
    words: u16,
    columns: &[Column],
) -> Vec<Line<'static>> {
    let mut cells = vec![(said, words + NUMBER)];
    cells.extend(columns.iter().map(|column| (set.wrapped(&dots(column.dots(scene, point), SIDE, scene.theme), SIDE), SIDE)));
    set.row(&cells, 2)
}

fn above_dots(
    scene: &Scene,
    set: Setting,
    point: FactorId,
    mut said: Vec<Line<'static>>,
    columns: &[Column],
) -> Vec<Line<'static>> {
    if !columns.is_empty() {
        let wide = set.letters().saturating_sub(NUMBER) / u16::try_from(columns.len()).unwrap_or(1).max(1);
        let mut cells = vec![table::cell(set, "", NUMBER, Style::default())];
        for column in columns {
            let mut spans = vec![Span::styled(format!("{} ", column.name(scene.words)), scene.theme.dim)];
            spans.extend(dots(column.dots(scene, point), SIDE, scene.theme));
            cells.push((set.wrapped(&spans, wide), wide));
        }
        said.extend(set.row(&cells, 0));
    }
    said
}

/// `●●●●● 5`; many dots as their number alone with a few of them.
fn dots(count: u32, width: u16, theme: &Theme) -> Vec<Span<'static>> {
    if count == 0 {
        return vec![Span::styled("·", theme.faint)];
    }
    let most = u32::from(width.saturating_sub(5));
    let shown = "●".repeat(count.min(most) as usize);
    let more = if count > most { "+" } else { "" };
    vec![Span::styled(format!("{shown}{more}"), theme.way_text), Span::raw(" "), Span::styled(count.to_string(), theme.heading)]
}
