//! Help, made from the key table: this place first, the step's script in full, every other place, what to say when it
//! goes quiet.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Hit;
use crate::tui::action::Action;
use crate::tui::desk::LineUse;
use crate::tui::keyed::{in_front, key, there, written};
use crate::tui::keymap::{Context, Entry, Key};
use crate::tui::model::Model;
use crate::tui::overlay::Reader;
use crate::widget::field::FieldView;
use crate::widget::text;
use crate::workshop::{StepKind, script};

/// Columns of the sheet.
const WIDE: u16 = 104;
/// Columns of the keys.
const KEYS: usize = 16;

/// Draws help; where the caret is, while something is searched in it.
pub fn draw(model: &Model, reader: &Reader, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let theme = &model.theme;
    let columns = super::words_wide(area, WIDE);
    let all = Writer { model, columns }.all(reader);
    let height = super::rows(all.len() + usize::from(under(reader)), area);
    let inside = super::sheet(super::sheet_place(area, columns, height), "Help", buf, theme);
    let words = Rect { height: inside.height.saturating_sub(under(reader)), ..inside };
    let lines = if reader.search.is_empty() { all } else { holding(all, reader.search.text().trim(), model) };
    super::scrolled(&ending_well(lines, reader.top, words.height.into(), model), reader.top, words, buf, theme);
    if !reader.searching {
        // Its keys stand at the foot of the screen.
        return None;
    }
    let last = super::foot(inside);
    text::put(buf, last.x, last.y, "/", 1, theme.dialog.patch(theme.accent));
    FieldView { placeholder: "a word; Enter keeps what holds it", ..FieldView::new(&reader.search, theme) }
        .draw(search_place(last), buf)
}

/// The lines without a heading that would be the last one seen: it comes with what it is of.
fn ending_well(mut lines: Vec<Line<'static>>, top: usize, height: usize, model: &Model) -> Vec<Line<'static>> {
    let last = top.min(lines.len().saturating_sub(height)) + height;
    let goes_on = last < lines.len();
    if let Some(line) = last.checked_sub(1).and_then(|at| lines.get_mut(at)).filter(|_| goes_on)
        && line.style == model.theme.accent
    {
        *line = Line::default();
    }
    lines
}

/// Rows below the words: what is searched, while it is typed.
const fn under(reader: &Reader) -> u16 {
    if reader.searching { 2 } else { 0 }
}

/// Where the search is typed in the last line.
fn search_place(last: Rect) -> Rect {
    Rect { x: last.x + 2, width: last.width.saturating_sub(2), ..last }
}

/// The sheet's place, and the key or the place in the search at this place of the screen.
pub fn hit(model: &Model, reader: &Reader, area: Rect, (x, y): (u16, u16)) -> (Rect, Option<Hit>) {
    let columns = super::words_wide(area, WIDE);
    let count = Writer { model, columns }.all(reader).len();
    let outer = super::sheet_place(area, columns, super::rows(count + usize::from(under(reader)), area));
    let last = super::foot(super::words_place(outer));
    let found = if reader.searching {
        let field = search_place(last);
        let offset = FieldView::new(&reader.search, &model.theme).offset_at(field, x);
        field.contains((x, y).into()).then_some(Hit::Text(0, offset))
    } else {
        None
    };
    (outer, found)
}

/// The first line of the last screenful.
pub fn last_top(model: &Model, reader: &Reader, area: Rect) -> usize {
    let all = Writer { model, columns: super::words_wide(area, WIDE) }.all(reader);
    let shown = usize::from(super::rows(all.len() + usize::from(under(reader)), area)).saturating_sub(usize::from(under(reader)));
    let lines = if reader.search.is_empty() { all } else { holding(all, reader.search.text().trim(), model) };
    lines.len().saturating_sub(shown)
}

/// Only the rows that hold `words`, whatever the case, each under its heading.
fn holding(lines: Vec<Line<'static>>, words: &str, model: &Model) -> Vec<Line<'static>> {
    let sought = words.to_lowercase();
    let is_heading = |line: &Line<'_>| line.style == model.theme.accent;
    let goes_on = |line: &Line<'_>| line.to_string().starts_with(' ');
    let (mut found, mut heading): (Vec<Line<'static>>, Option<Line<'static>>) = (Vec::new(), None);
    let mut lines = lines.into_iter().filter(|line| line.width() > 0).peekable();
    while let Some(line) = lines.next() {
        if is_heading(&line) {
            heading = Some(line);
            continue;
        }
        let mut row = vec![line];
        while let Some(more) = lines.next_if(|line| goes_on(line) && !is_heading(line)) {
            row.push(more);
        }
        let text: Vec<String> = row.iter().map(|line| line.to_string().trim().to_lowercase()).collect();
        if text.join(" ").contains(&sought) {
            if let Some(heading) = heading.take() {
                if !found.is_empty() {
                    found.push(Line::default());
                }
                found.push(heading);
            }
            found.extend(row);
        }
    }
    if found.is_empty() {
        found.push(Line::styled("Nothing here holds that.", model.theme.amber));
    }
    found
}

/// A point as it is typed.
const CAPTURE: [(&str, &str); 8] = [
    ("{group} + words", "Who says it, by code or the beginning of the name; + makes it worth it, - gets in the way."),
    ("+ words", "The same for the group that is named beside the line."),
    ("#{heading}", "Behind the words: the heading, by its code or the beginning of its name."),
    ("##on call", "A new heading; its name goes on to the end or the next sign."),
    ("!4", "A strength from 1 to 5, provisional until it is scored."),
    ("@assumed", "A guess about people who are not asked; @survey for told before."),
    ("{group} =", "Same for us: the last point holds for them too."),
    ("\\#5", "A \\ before a sign makes it text."),
];

/// Figures as they are typed.
const TALLY: [(&str, &str); 3] = [
    ("3 5 2 0 1", "How many wrote 1, 2, 3, 4 and 5."),
    ("n2 d1", "Behind them: not relevant to two, one does not know."),
    ("4", "Of a group of one or two: the figure that they agree on."),
];

struct Writer<'a> {
    model: &'a Model,
    columns: u16,
}

impl Writer<'_> {
    fn all(&self, reader: &Reader) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        if reader.in_field {
            let (leaves, back) = (in_front(self.model, Action::Back), there(self.model, Action::FocusLine, Context::Free));
            let words = format!(
                "While the caret is in a field letters are text: only the keys below that are no letters work. {leaves} leaves the field, {back} comes back."
            );
            lines.extend(super::paragraph(&words, self.columns, self.model.theme.dim));
            lines.push(Line::default());
        }
        if reader.contexts.contains(&Context::Line) {
            self.line(&mut lines);
        }
        let mut places = reader.contexts.clone();
        for context in [Context::Anywhere, Context::Free, Context::List] {
            if !places.contains(&context) {
                places.push(context);
            }
        }
        let here = reader.contexts.len();
        // What is open on every step that is captured in has its own keys in one of them alone: elsewhere the step goes first.
        let elsewhere = |context: &Context| {
            *context == Context::Capture && self.model.desk().is_some_and(|desk| desk.step_kind() != StepKind::PutRight)
        };
        for context in places[..here].iter().filter(|context| !elsewhere(context)) {
            self.place(*context, &mut lines);
        }
        let looked_at = self.model.desk().is_some_and(|desk| desk.one_screen);
        if looked_at {
            let own = key(self.model, crate::tui::action::Action::ToggleOneScreen);
            let words = format!(
                "What to say and do, your notes and the lines for awkward moments are left out: the room sees this screen. {own} shows your own."
            );
            lines.push(Line::default());
            lines.extend(super::paragraph(&words, self.columns, self.model.theme.amber));
        } else {
            self.script(&mut lines);
            self.signs(&mut lines);
        }
        for context in places[..here].iter().filter(|context| elsewhere(context)).chain(&places[here..]) {
            self.place(*context, &mut lines);
        }
        if !looked_at {
            self.awkward(&mut lines);
        }
        for context in Context::ALL.iter().filter(|context| !places.contains(context)) {
            self.place(*context, &mut lines);
        }
        self.heading("Where things lie", &mut lines);
        lines.extend(super::paragraph(
            &format!("Sessions are kept in {}.", self.model.folder),
            self.columns,
            self.model.theme.dim,
        ));
        if let Some(desk) = self.model.desk() {
            lines.extend(super::paragraph(&format!("This session is {}.", desk.place), self.columns, self.model.theme.dim));
        }
        lines
    }

    fn heading(&self, words: &str, lines: &mut Vec<Line<'static>>) {
        if lines.last().is_some_and(|line| line.width() > 0) {
            lines.push(Line::default());
        }
        lines.push(Line::styled(words.to_owned(), self.model.theme.accent));
    }

    /// What may be typed in the line, as it is used here.
    fn line(&self, lines: &mut Vec<Line<'static>>) {
        let Some(desk) = self.model.desk() else { return };
        let rows: &[(&str, &str)] = match desk.line_use() {
            LineUse::Capture => &CAPTURE,
            LineUse::Tally => &TALLY,
            LineUse::Slip => &[("4 4 7", "The dots of one person, by the numbers in the list: two on 4, one on 7.")],
            LineUse::Sentence => return,
        };
        self.heading("What is typed in the line", lines);
        let code = desk.workshop().groups().next().map_or("nur", |group| &*group.code);
        let heading = desk.workshop().themes().next().map_or("time", |heading| &*heading.code);
        for (typed, means) in rows {
            let typed = typed.replace("{group}", code).replace("{heading}", heading);
            let typed = vec![Span::styled(typed, self.model.theme.subheading)];
            lines.extend(super::labelled(typed, KEYS, means, self.columns, self.model.theme.text));
        }
    }

    /// The keys of a row; of what has none in which list it is found.
    fn labels(&self, keys: &[Key]) -> String {
        if keys.is_empty() {
            let list = key(self.model, Action::OpenPalette);
            let whole = format!("in the {list} list");
            return if text::width(&whole) < KEYS { whole } else { format!("{list} list") };
        }
        keys.iter().map(|key| key.label()).collect::<Vec<_>>().join(" ")
    }

    /// Everything that keys do in one place.
    fn place(&self, context: Context, lines: &mut Vec<Line<'static>>) {
        let entries: Vec<(&Entry, &[Key])> =
            self.model.keymap.entries().iter().filter_map(|entry| in_place(entry, context)).collect();
        if entries.is_empty() {
            return;
        }
        self.heading(context.title(), lines);
        for (entry, keys) in entries {
            match entry.action.choice() {
                Some(1) => self.row("1 to 9", "", choices(context), lines),
                Some(_) => {}
                None => self.row(&self.labels(keys), &entry.label, &entry.hint, lines),
            }
        }
    }

    fn row(&self, keys: &str, label: &str, hint: &str, lines: &mut Vec<Line<'static>>) {
        let theme = &self.model.theme;
        let mut before = vec![Span::styled(text::fit(keys, KEYS - 1), theme.key)];
        let mut indent = KEYS;
        if self.columns >= 88 && !label.is_empty() {
            let used = text::width(&before[0].content);
            before.push(Span::raw(" ".repeat(KEYS - used)));
            before.push(Span::styled(text::fit(label, 20), theme.text));
        }
        if self.columns >= 88 {
            indent += 22;
        }
        lines.extend(super::labelled(before, indent, hint, self.columns, theme.dim));
    }

    /// What the first line counts, and what the codes of groups and headings stand for.
    fn signs(&self, lines: &mut Vec<Line<'static>>) {
        let Some(desk) = self.model.desk() else { return };
        let theme = &self.model.theme;
        let workshop = desk.workshop();
        let named = |code: &str, name: &str| format!("{code} {name}");
        let headings: Vec<String> = workshop.themes().map(|heading| named(&heading.code, &heading.name)).collect();
        let groups: Vec<String> = workshop.groups().map(|group| named(&group.code, &group.name)).collect();
        self.heading("What stands where", lines);
        let parts = [
            (
                "First line",
                "The step and its time, then the whole workshop: minutes gone of minutes planned, and whether it is on time; on a narrow screen only how far ahead or behind it is in all."
                    .to_owned(),
            ),
            ("saved 19", "So many entries of the record lie on the disk: all that was done up to now.".to_owned()),
            (
                "Headings",
                format!(
                    "Where a name has no room its code stands for it, and # before a code puts a point there: {}.",
                    headings.join(", ")
                ),
            ),
            ("Groups", format!("The same, and before the sign in the line: {}.", groups.join(", "))),
        ];
        for (label, words) in parts {
            let label = vec![Span::styled(label, theme.subheading)];
            lines.extend(super::labelled(label, KEYS, &words, self.columns, theme.text));
        }
    }

    /// What this step's script says, in full, and the facilitator's own note.
    fn script(&self, lines: &mut Vec<Line<'static>>) {
        let Some((desk, step)) = self.model.desk().and_then(|desk| Some((desk, desk.workshop().current_step()?))) else { return };
        let theme = &self.model.theme;
        let moment = self.model.moment(desk);
        let fill = |words: &str| written(self.model, &script::fill(words, desk.workshop(), &moment));
        let room = desk.room().lines(&moment).join("\n");
        let note = desk.workshop().notes.get(&step.key).map(ToString::to_string).unwrap_or_default();
        self.heading(&format!("This step in full: {}", step.title), lines);
        let parts = [
            ("Room", room),
            ("Say", fill(&step.say)),
            ("Do", fill(&step.todo)),
            ("Until", fill(&step.done_when)),
            ("If late", fill(&step.if_late)),
            ("Your note", note),
        ];
        for (label, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
            let label = vec![Span::styled(label, theme.subheading)];
            lines.extend(super::labelled(label, KEYS, &words, self.columns, theme.text));
        }
    }

    fn awkward(&self, lines: &mut Vec<Line<'static>>) {
        let theme = &self.model.theme;
        self.heading("Lines for awkward moments", lines);
        for line in self.model.words.awkward_lines() {
            let line = written(self.model, line);
            let (moment, words) = line.split_once(": ").unwrap_or(("", &line));
            lines.extend(super::labelled(
                vec![Span::styled(format!("{moment}  "), theme.subheading)],
                24,
                words,
                self.columns,
                theme.text,
            ));
        }
    }
}

/// The keys that a row of the table has in one place; none if it is not of that place, or is reached there by Ctrl-P alone.
fn in_place(entry: &Entry, context: Context) -> Option<(&Entry, &[Key])> {
    let place = entry.places.iter().find(|place| place.context == context)?;
    (!place.keys.is_empty() || entry.palette).then_some((entry, place.keys.as_slice()))
}

/// What the digits do in a place.
fn choices(context: Context) -> &'static str {
    match context {
        Context::Headings => "Puts the point under the heading of that number, and shows the next.",
        Context::Groups => "Begins the number of people of the group here; Enter goes on to the next group.",
        _ => "Chooses the answer of that number.",
    }
}
