//! View 5: what could be eased or removed, ranked; what only one side wants, as questions; tomorrow's matrix. Beside the
//! list what it would come to, in figures and in the matrix. For the facilitator alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::scene::Scene;
use super::sheet::{Ends, Sheet};
use super::themes::put_lines;
use crate::alignment::{ActionShare, Lever, Measures, Overall, Question};
use crate::tui::desk::{Desk, LeverList, target};
use crate::tui::figure::{amount, brief, share, signed};
use crate::tui::model::Model;
use crate::tui::step::matrix::words;
use crate::widget::theme::Theme;
use crate::widget::{list, pane, text};
use crate::workshop::FactorId;

/// Columns from which the preview stands beside the list.
const BESIDE: u16 = 110;

/// Rows of the preview under the list.
const UNDER: u16 = 7;

/// Draws the list that has the cursor and its preview.
pub fn draw(model: &Model, desk: &Desk, area: Rect, buf: &mut Buffer) {
    let theme = &model.theme;
    let aside = Line::styled("arithmetic on what was said, not a forecast", theme.dim);
    let below = pane::heading(area, "Levers and tomorrow", &aside, buf, theme);
    put_lines(&[tabs(desk, theme)], below, buf);
    let below = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    let (rows, preview) = if area.width >= BESIDE {
        let width = below.width * 9 / 20;
        pane::rule_down(Rect { x: below.x + width + 1, width: 1, ..below }, buf, theme);
        let x = below.x + width + 3;
        (Rect { width, ..below }, Rect { x, width: below.right() - x, ..below })
    } else {
        let under = UNDER.min(below.height / 2);
        let y = below.bottom() - under;
        pane::rule_across(Rect { y: y.saturating_sub(1), height: 1, ..below }, buf, theme);
        (Rect { height: below.height.saturating_sub(under + 1), ..below }, Rect { y, height: under, ..below })
    };
    match desk.look.list {
        LeverList::Levers => levers(desk, rows, preview, buf, theme),
        LeverList::Questions => questions(desk, rows, preview, buf, theme),
        LeverList::Tomorrow => tomorrow(desk, rows, preview, buf, theme),
    }
}

fn tabs(desk: &Desk, theme: &Theme) -> Line<'static> {
    let count = |list: LeverList| match list {
        LeverList::Levers => desk.levers().map_or(0, |levers| levers.list.len()),
        LeverList::Questions => desk.levers().map_or(0, |levers| levers.questions.len()),
        LeverList::Tomorrow => desk.tomorrow().map_or(0, |tomorrow| tomorrow.shares.len()),
    };
    let name = |list| match list {
        LeverList::Levers => "what to ease first",
        LeverList::Questions => "would this matter to you too?",
        LeverList::Tomorrow => "tomorrow",
    };
    let mut spans = Vec::new();
    for list in LeverList::ALL {
        let style = if list == desk.look.list { theme.accent } else { theme.dim };
        spans.push(Span::styled(format!("{} {}   ", name(list), count(list)), style));
    }
    spans.push(Span::styled("← →", theme.faint));
    Line::from(spans)
}

/// A list with its columns' names over it.
fn listed(heads: &[&str], items: Vec<list::Item<'_>>, cursor: usize, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let aside = heads.iter().map(|head| Line::styled((*head).to_owned(), theme.faint)).collect();
    let top = [list::Row::Item(list::Item { text: Line::default(), aside })];
    let rows: Vec<list::Row<'_>> = items.into_iter().map(list::Row::Item).collect();
    let cursor = cursor.min(rows.len().saturating_sub(1));
    if !heads.is_empty() && area.height > 4 {
        let mut all = top.to_vec();
        all.extend(rows);
        // The heads stay: the list is drawn below them with the same columns.
        let below = Rect { y: area.y + 1, height: area.height - 1, ..area };
        let scrolls = all.len() > usize::from(area.height);
        let head = Rect { height: 1, width: area.width + u16::from(!scrolls), ..area };
        list::List { rows: &all, cursor: None, marker: true, theme }.draw(head, buf);
        text::put(buf, head.right() - 1, head.y, " ", 1, theme.text);
        return list::List { rows: &all[1..], cursor: Some(cursor), marker: true, theme }.draw(below, buf);
    }
    list::List { rows: &rows, cursor: Some(cursor), marker: true, theme }.draw(area, buf);
}

fn levers(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let found = desk.levers().map_or(&[][..], |levers| levers.list.as_slice());
    if found.is_empty() {
        let words = "Nothing in the way was scored yet, so there is nothing to ease.";
        return put_lines(&[Line::default(), Line::styled(words, theme.dim)], rows, buf);
    }
    let item = |(at, lever): (usize, &Lever)| list::Item {
        text: Line::styled(format!("{} {}", at + 1, words(desk, lever)), theme.text),
        aside: vec![Line::raw(brief(lever.rise)), Line::raw(brief(lever.drop))],
    };
    let items = found.iter().enumerate().map(item).collect();
    listed(&["lower pull", "gap drops"], items, desk.look.levers[0], rows, buf, theme);
    let Some(lever) = desk.lever() else { return };
    let after = Overall {
        gap: lever.gap,
        pull_clinical: lever.pull_clinical,
        pull_managerial: lever.pull_managerial,
        ..desk.measures().overall
    };
    let mut lines = vec![Line::styled(words(desk, lever), theme.heading)];
    lines.extend(then_and_now(&desk.measures().overall, &after, theme));
    if lever.leaves_less_to_agree_on() {
        lines.push(Line::styled("Less to agree on, less in the way.", theme.amber));
    }
    lines.push(Line::styled("Enter makes an action of it   w why   d its points", theme.dim));
    let strength = |id: FactorId| desk.measures().factor(id).and_then(|figures| figures.strength).unwrap_or(0.0);
    lines.extend(lever.factors.iter().map(|id| moved(desk, *id, strength(*id), target(lever.deed, strength(*id)), theme)));
    with_matrix(desk, &lines, desk.preview(), preview, buf, theme);
}

fn moved(desk: &Desk, id: FactorId, from: f64, to: f64, theme: &Theme) -> Line<'static> {
    let factor = desk.workshop().factor(id);
    let words = factor.map_or("", |factor| factor.text.as_str());
    let sign = factor.map_or(' ', |factor| factor.kind.sign());
    Line::from(vec![
        Span::styled(format!("{sign}{} → {}  ", amount(from), amount(to)), theme.text),
        Span::styled(words.to_owned(), theme.dim),
    ])
}

/// The gap and both pulls, today and then.
fn then_and_now(today: &Overall, then: &Overall, theme: &Theme) -> Vec<Line<'static>> {
    let line = |label: &str, today: String, then: String| {
        Line::from(vec![
            Span::styled(format!("{label:<22}"), theme.dim),
            Span::styled(today, theme.text),
            Span::styled(" → ", theme.dim),
            Span::styled(then, theme.heading),
        ])
    };
    vec![
        line("gap", share(today.gap), share(then.gap)),
        line("pull, clinical", signed(today.pull_clinical), signed(then.pull_clinical)),
        line("pull, managerial", signed(today.pull_managerial), signed(then.pull_managerial)),
    ]
}

/// The lines, and below them the matrix as it would be, what changed in it lit, where there is room.
fn with_matrix(desk: &Desk, lines: &[Line<'static>], then: Option<&Measures>, area: Rect, buf: &mut Buffer, theme: &Theme) {
    let grid = u16::try_from(desk.measures().themes.len() + 3).unwrap_or(u16::MAX);
    let room = area.height.saturating_sub(grid.saturating_add(1));
    let shows = room >= 5 && area.width >= 40;
    let wanted = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let used = if shows { wanted.min(room) } else { wanted.min(area.height) };
    put_lines(lines, Rect { height: used, ..area }, buf);
    if let (true, Some(measures)) = (shows, then) {
        let scene = Scene::would_be(desk, measures);
        let below = Rect { y: area.y + used + 1, height: area.height - used - 1, ..area };
        Sheet::of(&scene, Ends::None, below.width, theme).grid("Then", None, theme).draw(below, buf);
    }
}

fn questions(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let found = desk.levers().map_or(&[][..], |levers| levers.questions.as_slice());
    if found.is_empty() {
        let words = "No heading is wanted by one side alone.";
        return put_lines(&[Line::default(), Line::styled(words, theme.dim)], rows, buf);
    }
    let name = |question: &Question| desk.workshop().theme(question.theme).map_or("", |theme| theme.name.as_str());
    let item = |question: &Question| list::Item {
        text: Line::styled(name(question).to_owned(), theme.text),
        aside: vec![Line::raw(format!("named by {}, ask {}", question.named_by.word(), question.ask.word()))],
    };
    let cursor = desk.look.levers[1].min(found.len() - 1);
    listed(&[], found.iter().map(item).collect(), cursor, rows, buf, theme);
    let question = &found[cursor];
    let mut lines = vec![
        Line::styled(format!("Ask the {} groups: “Would this matter to you too?”", question.ask.word()), theme.heading),
        Line::styled("No figures here: nobody can be told to want something.", theme.dim),
    ];
    lines.extend(question.factors.iter().filter_map(|id| desk.workshop().factor(*id)).map(|factor| {
        let group = desk.workshop().group(factor.group).map_or("", |group| group.name.as_str());
        Line::from(vec![
            Span::styled("+ ", theme.worth_text),
            Span::styled(factor.text.to_string(), theme.text),
            Span::styled(format!("  {group}"), theme.dim),
        ])
    }));
    put_lines(&lines, preview, buf);
}

fn tomorrow(desk: &Desk, rows: Rect, preview: Rect, buf: &mut Buffer, theme: &Theme) {
    let Some(tomorrow) = desk.tomorrow() else { return };
    if tomorrow.shares.is_empty() {
        let words = "No action says yet what it should move. Enter on a lever makes one that does.";
        let lines: Vec<Line<'static>> =
            text::wrap(words, usize::from(rows.width)).into_iter().map(|line| Line::styled(line, theme.dim)).collect();
        return put_lines(&lines, Rect { y: rows.y + 1, height: rows.height.saturating_sub(1), ..rows }, buf);
    }
    let what = |share: &ActionShare| desk.workshop().action(share.action).map_or("", |action| action.deed.what.as_str());
    let item = |share: &ActionShare| list::Item {
        text: Line::styled(what(share).to_owned(), theme.text),
        aside: [share.gap, share.pull_clinical, share.pull_managerial].map(|figure| Line::raw(brief(figure))).to_vec(),
    };
    let items = tomorrow.shares.iter().map(item).collect();
    listed(&["gap", "clin.", "manag."], items, desk.look.levers[2], rows, buf, theme);
    let mut lines = vec![Line::styled("If every action did what the room expects of it", theme.heading)];
    lines.extend(then_and_now(&desk.measures().overall, &tomorrow.measures.overall, theme));
    lines.push(Line::styled("Beside each action: the change lost if it alone were left out; shares need not add up.", theme.dim));
    lines.extend(tomorrow.moves.iter().map(|step| moved(desk, step.factor, step.from, step.to, theme)));
    with_matrix(desk, &lines, Some(&tomorrow.measures), preview, buf, theme);
}
