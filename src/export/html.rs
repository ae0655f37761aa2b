//! The report as one HTML file: its style inside, nothing fetched, nothing run, good on a screen and on A4.
//!
//! Every text of the workshop passes [`escaped`]; the file's own policy forbids the network to whoever opens it.

use super::Subject;
use super::columns::{self, Paper};
use super::pack::pack;
use super::paper::Item;
use super::picture::{Half, Picture, Square, colours, hex};
use super::report::{Block, Part, Table, parts, report};
use crate::words::Words;
use crate::workshop::Kind;

const STYLE: &str = include_str!("html/report.css");
const PACK_STYLE: &str = include_str!("html/pack.css");

/// The report: redacted for a room, the full record otherwise.
#[must_use]
pub fn html(subject: Subject) -> String {
    let blocks = report(subject);
    let body: String = parts(&blocks).iter().map(|of| part(of, subject)).collect();
    let kept = escaped(subject.words().report.sent_nothing());
    let body = format!("<main>\n{body}</main>\n<footer>{kept}</footer>\n");
    page(subject, STYLE, &body)
}

/// The pack, to be printed.
#[must_use]
pub fn pack_html(subject: Subject) -> String {
    let item = |item: &Item| match item {
        Item::Block(of) => block(of, subject),
        Item::Form(of) => table(of),
        Item::Slips(slips) => {
            let slips: String = slips.iter().map(|lines| format!("<div>{}</div>\n", each(lines, "p"))).collect();
            format!("<div class=\"slips\">\n{slips}</div>\n")
        }
    };
    let leaves = pack(subject);
    let leaves = leaves.iter().map(|leaf| section(leaf.is_across, &leaf.items.iter().map(item).collect::<String>()));
    let body = format!("<main>\n{}</main>\n", leaves.collect::<String>());
    page(subject, PACK_STYLE, &body)
}

/// A whole file. `style` and `body` are taken as they are, the title is escaped.
pub(super) fn page(subject: Subject, style: &str, body: &str) -> String {
    let (lang, title) = (escaped(subject.words().language.tag()), escaped(&subject.title()));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{style}{}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        strengths()
    )
}

/// Text that HTML and XML show as it is, between tags and in attributes.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

fn part(part: &Part, subject: Subject) -> String {
    section(part.is_across, &part.blocks.iter().map(|of| block(of, subject)).collect::<String>())
}

fn section(is_across: bool, body: &str) -> String {
    format!("<section{}>\n{body}</section>\n", if is_across { " class=\"across\"" } else { "" })
}

fn block(block: &Block, subject: Subject) -> String {
    match block {
        Block::Heading(level, words) => format!("<h{level}>{}</h{level}>\n", escaped(words)),
        Block::Text(words) => format!("<p>{}</p>\n", escaped(words)),
        Block::Strong(words) => format!("<p class=\"strong\">{}</p>\n", escaped(words)),
        Block::List(items) => format!("<ul>\n{}</ul>\n", each(items, "li")),
        Block::Table(of) => table(of),
        Block::Picture(_) => picture(&Picture::of(subject), subject.words()),
        Block::Lines(lines) => format!("<pre>{}</pre>\n", escaped(&lines.join("\n"))),
    }
}

fn each(items: &[String], tag: &str) -> String {
    items.iter().map(|item| format!("<{tag}>{}</{tag}>\n", escaped(item))).collect()
}

/// Letters up to which the texts of a column are not broken.
const SHORT: usize = 18;
/// Letters in a table that is not parted by the end of a page.
const TOGETHER: usize = 700;

/// The widths of a table's columns as shares of a hundred, by the letters in them.
#[expect(clippy::cast_precision_loss, reason = "some letters")]
fn shares(table: &Table) -> Vec<f32> {
    const LINE: f32 = 105.0;
    let measure = |text: &str| text.chars().count() as f32;
    let paper = Paper { width: LINE, pad: 2.5, short: SHORT as f32, least: 3.5, measure: &measure };
    columns::widths(table, &paper).into_iter().map(|width| width * 100.0 / LINE).collect()
}

fn table(table: &Table) -> String {
    let is_short = |at: usize| {
        let texts = std::iter::once(&table.head).chain(&table.rows).filter_map(|row| row.get(at));
        texts.map(|text| text.chars().count()).max().unwrap_or(0) <= SHORT
    };
    let classes: Vec<&str> = (0..table.head.len()).map(|at| if is_short(at) { " class=\"short\"" } else { "" }).collect();
    let cells = |row: &[String], open: &str, tag: &str| -> String {
        row.iter().zip(&classes).map(|(text, class)| format!("<{open}{class}>{}</{tag}>", escaped(text))).collect()
    };
    let head = cells(&table.head, "th scope=\"col\"", "th");
    let rows = table.rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row, "td", "td")));
    let columns: String = shares(table).iter().map(|share| format!("<col style=\"width: {share:.1}%\">")).collect();
    let said: usize = table.rows.iter().flatten().map(|text| text.chars().count()).sum();
    let whole = if said <= TOGETHER { " class=\"whole\"" } else { "" };
    format!(
        "<table{whole}>\n<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{}</tbody>\n</table>\n",
        rows.collect::<String>()
    )
}

/// The matrix: read aloud it says words, seen it shows signs on coloured grounds.
pub(super) fn picture(picture: &Picture, words: &Words) -> String {
    let caption = escaped(words.report.caption());
    let rows: String = picture
        .rows
        .iter()
        .map(|row| {
            let squares: String =
                row.squares.iter().zip(&picture.columns).map(|(of, column)| square(of, column.begins_side)).collect();
            let (name, reading) = (escaped(&row.name), escaped(&row.reading));
            format!("<tr><th scope=\"row\">{name}</th>{squares}<td class=\"reading\">{reading}</td></tr>\n")
        })
        .collect();
    let heads = heads(picture, words);
    format!(
        "<table class=\"picture\">\n<caption>{caption}</caption>\n<thead>{heads}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

/// The sides over the groups.
fn heads(picture: &Picture, words: &Words) -> String {
    let mut sides: Vec<(&str, usize)> = Vec::new();
    for column in &picture.columns {
        match sides.last_mut() {
            Some((_, count)) if !column.begins_side => *count += 1,
            _ => sides.push((column.side_name.as_str(), 1)),
        }
    }
    let sides: String = sides
        .iter()
        .map(|(side, count)| format!("<th scope=\"colgroup\" colspan=\"{count}\" class=\"side\">{}</th>", escaped(side)))
        .collect();
    let groups: String = picture
        .columns
        .iter()
        .map(|column| {
            format!("<th scope=\"col\"{}>{}</th>", if column.begins_side { " class=\"side\"" } else { "" }, escaped(&column.name))
        })
        .collect();
    let (heading, reads) = (escaped(words.report.heading()), escaped(words.report.reads()));
    format!("<tr><td></td>{sides}<td></td></tr>\n<tr><th scope=\"col\">{heading}</th>{groups}<th scope=\"col\">{reads}</th></tr>")
}

fn square(square: &Square, begins_side: bool) -> String {
    let side = if begins_side { " side" } else { "" };
    let words = escaped(&square.words);
    if square.halves.iter().all(|half| half.signs.is_empty()) {
        let signs = escaped(&square.signs);
        return format!(
            "<td class=\"square blank{side}\" title=\"{words}\"><span aria-hidden=\"true\">{signs}</span><i>{words}</i></td>"
        );
    }
    let halves: String = square.halves.iter().zip([Kind::Incentive, Kind::Barrier]).map(|(of, kind)| half(of, kind)).collect();
    let marks = escaped(&square.marks);
    format!(
        "<td class=\"square{side}\" title=\"{words}\"><span aria-hidden=\"true\">{halves}<b>{marks}</b></span><i>{words}</i></td>"
    )
}

fn half(half: &Half, kind: Kind) -> String {
    let signs = escaped(&half.signs);
    match (half.signs.is_empty(), half.strength > 0.0) {
        (true, _) => String::new(),
        (false, true) => format!("<em class=\"{}{:.0}\">{signs}</em>", letter(kind), half.strength.floor()),
        (false, false) => format!("<em>{signs}</em>"),
    }
}

const fn letter(kind: Kind) -> char {
    match kind {
        Kind::Incentive => 'w',
        Kind::Barrier => 'o',
    }
}

/// The colours of strengths: one class each.
fn strengths() -> String {
    let mut css = String::new();
    for kind in [Kind::Incentive, Kind::Barrier] {
        for strength in 1..=5_u8 {
            let (ground, ink) = colours(kind, strength.into());
            let (letter, ground, ink) = (letter(kind), hex(ground), hex(ink));
            css += &format!(".{letter}{strength} {{ background: {ground}; color: {ink}; }}\n");
        }
    }
    css
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        assert_eq!(escaped("<b onclick=\"x('y')\"> & &amp;"), "&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt; &amp; &amp;amp;");
        assert_eq!(escaped("4.5 − é 日"), "4.5 − é 日");
    }
}
