//! Everything that a room sees and everything that is reported, as text; and the words in it that have our letters.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use tandem::alignment::Measures;
use tandem::export::*;
use tandem::present::{self, Paged, Stage};
use tandem::room::{Moment, Room, Spotlight};
use tandem::widget::theme::{Depth, Theme, ThemeName};
use tandem::words::Words;
use tandem::workshop::*;

use crate::harness::{STEP_KINDS, text_of};
use crate::unzipped::{part, sheet};

/// Words with a letter from a to z. Not a word: `o` and `x`, which are marks.
pub fn leaks(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()));
    words.filter(|word| *word != "o" && !word.chars().all(|c| c == 'x')).map(str::to_owned).collect()
}

type View = fn(&Room, &Spotlight, &Stage, Rect, &mut Buffer) -> Paged;

/// What is drawn in every state.
const VIEWS: [(&str, View); 3] =
    [("step", present::draw), ("matrix", present::draw_matrix), ("car park", present::draw_car_park)];

/// The sizes of a small screen, a usual and a wide one, and one that is too small.
const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (200, 60), (38, 10)];

/// The workshop as it stands, hardly begun, with all that no sample has, and ended.
pub fn states(workshop: &Workshop) -> Vec<(&'static str, Workshop)> {
    let with = |change: &dyn Fn(&mut Workshop)| {
        let mut other = workshop.clone();
        change(&mut other);
        other
    };
    vec![
        ("as it is", workshop.clone()),
        (
            "begun",
            with(&|of| {
                of.all_factors.clear();
                of.all_actions.clear();
                of.all_parked.clear();
                of.shortlist.clear();
                of.chosen.clear();
                of.commitments.clear();
                of.title = Line::default();
                of.intervention = Line::default();
            }),
        ),
        ("varied", with(&vary)),
        ("ended", with(&|of| of.progress.ended = Some("2026-01-20T10:30:00Z".parse().unwrap()))),
    ]
}

/// What no sample may have: every status, presence, state of a square, meaning.
fn vary(workshop: &mut Workshop) {
    let statuses = [Status::Agreed, Status::ToBeAsked, Status::Done, Status::Dropped];
    for (action, status) in workshop.all_actions.iter_mut().zip(statuses.iter().cycle()) {
        action.deed.status = *status;
    }
    let presences = [Presence::Present, Presence::Absent, Presence::Left, Presence::SteppedOut, Presence::Expected];
    for (group, presence) in workshop.all_groups.iter_mut().zip(presences.iter().cycle()) {
        group.presence = *presence;
    }
    for (theme, meaning) in workshop.all_themes.iter_mut().zip([Meaning::Same, Meaning::Two, Meaning::NotChecked].iter().cycle())
    {
        theme.meaning = *meaning;
    }
    for (at, factor) in workshop.all_factors.iter_mut().enumerate() {
        match at % 7 {
            0 => (factor.given, factor.tally) = (None, None),
            1 => factor.evidence = Evidence::Assumed,
            2 => factor.evidence = Evidence::Survey,
            3 => factor.tally = Some(Tally { counts: [2, 1, 0, 1, 2], not_relevant: 1, dont_know: 1 }),
            4 => factor.theme = None,
            5 => (factor.tally, factor.given) = (None, Some(Given { strength: 2.5, basis: Basis::Entered })),
            _ => {}
        }
    }
    for (parked, fate) in workshop.all_parked.iter_mut().zip([Fate::Open, Fate::Dropped].iter().cycle()) {
        parked.fate = fate.clone();
    }
    let stances = Stance::ALL.map(Some).into_iter().chain([None]).cycle();
    for (stand, (today, needed)) in workshop.commitments.values_mut().zip(stances.clone().zip(stances.skip(2))) {
        (stand.today, stand.needed) = (today, needed);
    }
}

/// Where a facilitator may point.
fn spotlights(workshop: &Workshop) -> Vec<Spotlight> {
    let group = workshop.groups().next().map(|group| group.id);
    let theme = workshop.themes().next().map(|theme| theme.id);
    let mut points = workshop.factors().map(|factor| factor.id);
    let pair = points.next().zip(points.next());
    vec![
        Spotlight::default(),
        Spotlight { beat: 1, turn: group, pair, ..Spotlight::default() },
        Spotlight { beat: 2, theme, ..Spotlight::default() },
        Spotlight { beat: 3, page: 1, group, theme, ..Spotlight::default() },
    ]
}

/// Every view of the room: every kind of step, with its own lines and shown, or without and hidden, every place pointed at
/// and size, with what it is. The clock is left out, for its figures stand in block letters; when it is over it says so in
/// words.
pub fn frames(workshop: &Workshop, words: &Words) -> Vec<(String, String)> {
    let lines = |kind| workshop.agenda.steps.iter().find(|step| step.kind == kind).map(|step| step.room.clone());
    let mut all = Vec::new();
    for kind in STEP_KINDS {
        for shown in [true, false] {
            let mut workshop = workshop.clone();
            let key = workshop.agenda.steps[0].key.clone();
            workshop.progress.step = Some(key);
            let step = &mut workshop.agenda.steps[0];
            step.kind = kind;
            step.room = lines(kind).filter(|_| shown).unwrap_or_default();
            step.hides = if shown { Vec::new() } else { vec![Hides::Scores, Hides::Dots] };
            let room = Room::of(&workshop);
            for (at, spotlight) in spotlights(&workshop).iter().enumerate() {
                let (columns, rows) = SIZES[at];
                let area = Rect::new(0, 0, columns, rows);
                let views = if kind == StepKind::SetUp { 3 } else { 1 };
                for (view, draw) in VIEWS.into_iter().take(views) {
                    let drawn = frame((&room, spotlight, words), at, area, draw);
                    all.push((format!("{kind:?}, {view}, shown {shown}, {columns}x{rows}"), drawn));
                }
            }
        }
    }
    all
}

fn frame((room, spotlight, words): (&Room, &Spotlight, &Words), at: usize, area: Rect, draw: View) -> String {
    let theme = Theme::embedded(ThemeName::Plain, Depth::Ansi16);
    let moment = Moment { seconds_left: (at % 2 == 1).then_some(-5), ..Moment::new(words) };
    let stage = Stage { theme: &theme, moment, turned: 0, framed: at < 3, turns: "", remark: "" };
    let mut buf = Buffer::empty(area);
    draw(room, spotlight, &stage, area, &mut buf);
    text_of(&buf)
}

/// Every report of a workshop, full and for the room, as what a reader reads.
pub fn reports(workshop: &Workshop, words: &Words) -> Vec<(String, String)> {
    let (room, measures) = (Room::of(workshop), Measures::of(workshop));
    let full = Full { workshop, measures: &measures, records: 41 };
    let mut all = Vec::new();
    for (who, subject) in [("room", Subject::room(&room, words)), ("full", Subject::full(full, words))] {
        all.extend(read(subject).into_iter().map(|(what, text)| (format!("{what} {who}"), text)));
    }
    all
}

fn read(subject: Subject) -> Vec<(&'static str, String)> {
    let docx = docx::docx(subject);
    let docx = ["word/document.xml", "word/footer1.xml", "word/footer2.xml", "word/footer3.xml"].map(|name| part(&docx, name));
    vec![
        ("matrix", matrix_text::matrix_text(subject)),
        ("markdown", markdown::markdown(subject)),
        ("e-mail", email::email(subject)),
        ("html", without_tags(&html::html(subject))),
        ("svg", without_tags(&svg::svg(subject))),
        ("docx", docx.iter().map(|part| without_tags(part)).collect()),
        ("xlsx", cells(&xlsx::xlsx(subject))),
        ("pdf", letters(&pdf::pdf(subject))),
        ("pack html", without_tags(&html::pack_html(subject))),
        ("pack pdf", letters(&pdf::pack_pdf(subject))),
    ]
}

/// What is read of HTML or XML: the text between tags, and what is said in titles.
fn without_tags(text: &str) -> String {
    let text = match (text.split_once("<style>"), text.split_once("</style>")) {
        (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
        _ => text.to_owned(),
    };
    let mut read = String::new();
    for part in text.split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        // Not a word: which number the program that shows the page puts there.
        if tag.starts_with("w:instrText") {
            continue;
        }
        let title = tag.split_once("title=\"").and_then(|(_, after)| after.split_once('"')).map_or("", |(title, _)| title);
        read.push_str(&format!(" {title} {words}"));
    }
    ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "&apos;"].iter().fold(read, |read, entity| read.replace(entity, " "))
}

/// The texts of a workbook: names of sheets, cells, words in formulas.
fn cells(xlsx: &[u8]) -> String {
    let book = part(xlsx, "xl/workbook.xml");
    let names = book.split("<sheet name=\"").skip(1).filter_map(|after| after.split_once('"')).map(|(name, _)| name.to_owned());
    let mut read: Vec<String> = names.collect();
    assert_eq!(read.len(), 5);
    for number in 1..=5 {
        for cell in sheet(xlsx, number) {
            let formula = cell.formula.unwrap_or_default();
            read.extend(formula.split('"').skip(1).step_by(2).map(str::to_owned));
            read.push(cell.text);
        }
    }
    read.join("\n")
}

/// The letters that a PDF draws, each once: what its fonts say that their glyphs stand for.
fn letters(pdf: &[u8]) -> String {
    mapped(&String::from_utf8_lossy(pdf))
}

/// The right side of every line `<0012> <0041>` of a font's map, parted, so that each letter is a word.
fn mapped(text: &str) -> String {
    assert!(text.contains("begincmap"), "the fonts of a PDF say what is written in them");
    let lines = text.lines().filter_map(|line| line.trim().strip_prefix('<')?.split_once("> <")?.1.strip_suffix('>'));
    let letters = lines.map(|hex| {
        let units = hex.as_bytes().chunks(4).map(|unit| u16::from_str_radix(std::str::from_utf8(unit).unwrap(), 16).unwrap());
        String::from_utf16_lossy(&units.collect::<Vec<_>>())
    });
    letters.collect::<Vec<_>>().join(" ")
}
