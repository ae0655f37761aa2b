//! What stands round every view: the workshop and its step above, one small line below, white space at the sides.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::legend::{self, Legend};
use super::scene::Scene;
use super::{Paged, first, picture, points};
use crate::room::StepKind;
use crate::widget::text::{self, Align};

/// Lines that the small line may take where it does not fit in one.
const SMALL_LINES: usize = 3;
/// Columns between the small line and the page.
const GAP: usize = 3;
/// A number of pages as wide as any that there may be.
const MOST_PAGES: usize = 10;

/// The places of head, body and foot.
pub(super) struct Frame {
    head: Option<Rect>,
    pub body: Rect,
    foot: Rect,
    /// The small line, wrapped.
    words: Vec<String>,
    /// What signs and dots mean, above it.
    legend: Vec<Line<'static>>,
}

impl Frame {
    pub fn new(scene: &Scene, legend: Legend, area: Rect) -> Self {
        let roomy = area.height >= 30;
        let side = match area.width {
            100.. => 4,
            70.. => 2,
            _ => 1,
        };
        let inside = Rect { x: area.x + side, width: area.width - 2 * side, ..area };
        let top = inside.y + u16::from(roomy);
        let head = scene.stage.framed.then_some(Rect { y: top, height: 1, ..inside });
        let start = top + if head.is_some() { 2 } else { u16::from(!roomy) };
        let mut words = wrapped(scene, legend, inside);
        words.retain(|line| !line.is_empty());
        if words.len() > SMALL_LINES {
            let rest = words.split_off(SMALL_LINES - 1).join(" ");
            words.push(text::fit(&rest, inside.width.into()));
        }
        let lines = u16::try_from(words.len().max(1)).unwrap_or(1);
        let foot = Rect { y: inside.bottom() - lines - u16::from(roomy), height: lines, ..inside };
        let legend = legend.lines(scene, inside.width, area.height);
        let above = u16::try_from(legend.len()).unwrap_or(0);
        // Where there is no room for more, the two small texts stand together: on one screen, too, a line is worth more above.
        let apart = if above > 0 && roomy && head.is_some() && !words.is_empty() { above + 1 } else { above };
        let end = foot.y.saturating_sub(1 + apart);
        let body = Rect { y: start, height: end.saturating_sub(start), ..inside };
        Self { head, body, foot, words, legend }
    }

    pub fn draw(&self, scene: &Scene, paged: Paged, buf: &mut Buffer) {
        let theme = scene.theme;
        let said = &scene.words.room;
        let page = match scene.stage.turns {
            _ if paged.of < 2 => String::new(),
            "" => said.page(paged.page + 1, paged.of),
            key => said.page_and_key(paged.page + 1, paged.of, key),
        };
        let foot = self.foot;
        for (line, y) in self.legend.iter().zip(self.body.bottom() + 1..foot.top()) {
            text::put_line(buf, foot.x, y, line, foot.width, theme.dim);
        }
        for (line, y) in self.words.iter().zip(foot.top()..foot.bottom()) {
            text::put(buf, foot.x, y, line, foot.width, theme.dim);
        }
        let last = Rect { y: foot.bottom() - 1, height: 1, ..foot };
        match self.head {
            Some(head) => self.headline(scene, head, &page, buf),
            None => text::put_in(buf, last, &page, Align::Right, theme.dim),
        }
        if !scene.stage.remark.is_empty() && self.words.is_empty() {
            text::put_in(buf, last, scene.stage.remark, Align::Left, theme.dim);
        }
    }

    #[expect(clippy::unused_self, reason = "it belongs to the frame")]
    fn headline(&self, scene: &Scene, head: Rect, page: &str, buf: &mut Buffer) {
        let theme = scene.theme;
        let step = scene.room.step().map_or("", |step| step.title.as_str());
        let right = if page.is_empty() { step.to_owned() } else { format!("{step}    {page}") };
        let right = text::fit(&right, usize::from(head.width) * 2 / 3);
        text::put_in(buf, head, &right, Align::Right, theme.dim);
        let left = head.width.saturating_sub(text::columns(&right) + 3);
        text::put_in(buf, Rect { width: left, ..head }, scene.title(), Align::Left, theme.dim);
    }
}

/// The small line on so many columns. Without a head the page stands at the end of its last line, with the key that turns
/// it: what would touch it is wrapped before it.
fn wrapped(scene: &Scene, legend: Legend, inside: Rect) -> Vec<String> {
    let (words, width) = (small_line(scene, legend, inside), inside.width);
    let lines = text::wrap(&words, width.into());
    let said = &scene.words.room;
    let page = match scene.stage.turns {
        "" => said.page(MOST_PAGES, MOST_PAGES),
        key => said.page_and_key(MOST_PAGES, MOST_PAGES, key),
    };
    let room = usize::from(width).saturating_sub(text::width(&page) + GAP);
    let touches = lines.last().is_some_and(|line| text::width(line) > room);
    if !scene.stage.framed && touches { text::wrap(&words, room) } else { lines }
}

/// What a blank means where there are blanks, and which groups are shown together where groups are shown: in their steps,
/// and wherever the matrix is seen.
fn small_line(scene: &Scene, legend: Legend, area: Rect) -> String {
    use StepKind as K;
    let Some(kind) = scene.room.step().map(|step| step.kind) else { return String::new() };
    let mut said: Vec<String> = Vec::new();
    let marks = picture::marks(scene, legend, area);
    said.extend((!marks.is_empty()).then(|| scene.words.lists.sentence(marks.join(scene.words.lists.semicolon()))));
    let seen = legend != Legend::None;
    let lists = match kind {
        _ if seen => false,
        K::Round => scene.room.seen().factors().next().is_some() && !points::has_signs_beside(scene, area.width),
        K::PutRight => !scene.room.moved().is_empty(),
        _ => false,
    };
    said.extend(lists.then(|| legend::in_small(scene)));
    let sign = if kind == K::First && !seen { first::sign(scene) } else { None };
    said.extend(sign.map(|sign| scene.words.lists.sentence(sign)));
    let spoken = || scene.room.seen().factors().next().is_some();
    let with_groups = match kind {
        K::Round | K::Capture(_) => spoken(),
        K::PutRight => !scene.room.moved().is_empty(),
        K::Score | K::Reading | K::First | K::Stand => true,
        _ => false,
    };
    if seen || (with_groups && scene.room.seen().progress.ended.is_none()) {
        said.extend(scene.room.small_groups(scene.words).iter().map(|groups| scene.words.lists.sentence(groups)));
    }
    said.join("   ")
}
