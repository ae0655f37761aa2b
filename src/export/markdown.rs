//! The report as Markdown. Every text of the workshop passes [`escaped`], or stands in an indented block as it is.

use super::Subject;
use super::report::{Block, Table, report};

/// The report: redacted for a room, the full record otherwise.
#[must_use]
pub fn markdown(subject: Subject) -> String {
    let blocks: Vec<String> = report(subject).iter().map(block).collect();
    format!("{}\n", blocks.join("\n\n"))
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, text) => format!("{} {}", "#".repeat(usize::from(*level)), inline(text)),
        Block::Text(text) => escaped(text),
        Block::Strong(text) => format!("**{}**", escaped(text)),
        Block::List(items) => items.iter().map(|item| format!("- {}", escaped(item))).collect::<Vec<_>>().join("\n"),
        Block::Table(of) | Block::Picture(of) => table(of),
        Block::Lines(lines) => lines.iter().map(|line| format!("    {}", one_line(line))).collect::<Vec<_>>().join("\n"),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: &[String]| format!("| {} |", cells.iter().map(|cell| inline(cell)).collect::<Vec<_>>().join(" | "));
    let rule = format!("|{}", " --- |".repeat(table.head.len()));
    let rows = table.rows.iter().map(|cells| row(cells));
    [row(&table.head), rule].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Text that Markdown shows as it is: nothing in it becomes a heading, a list, a link, emphasis, HTML or a cell's end.
#[must_use]
pub fn escaped(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    // Only here could it open a list or underline a heading.
    let opens = if digits > 0 { text[digits..].starts_with(['.', ')']) } else { text.starts_with(['+', '-', '=', ':']) };
    if opens { format!("{}\\{}", &text[..digits], &text[digits..]) } else { text }
}

/// The same where a block cannot begin: in a heading or in a cell of a table.
fn inline(text: &str) -> String {
    let text = one_line(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let links = match c {
            ':' => text[at..].starts_with("://"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if links || matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' | '@' | '$') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_typed_becomes_markup() {
        assert_eq!(escaped("# not a heading"), "\\# not a heading");
        assert_eq!(escaped("1. not a list"), "1\\. not a list");
        assert_eq!(escaped("- 5"), "\\- 5");
        assert_eq!(escaped("<b>*x*</b> | [a](b) `c` ~d~ &amp;"), "\\<b\\>\\*x\\*\\</b\\> \\| \\[a\\](b) \\`c\\` \\~d\\~ \\&amp;");
        assert_eq!(escaped("http://x www.y a@b"), "http\\://x www\\.y a\\@b");
        assert_eq!(escaped("at 08:15, 4.5 and so on"), "at 08:15, 4.5 and so on");
        assert_eq!(escaped("two\nlines"), "two lines");
    }

    proptest! {
        #[test]
        fn what_is_escaped_reads_as_it_was(text in "[ -~é−]{0,30}") {
            let escaped = escaped(&text);
            let mut read = String::new();
            let mut chars = escaped.chars();
            while let Some(c) = chars.next() {
                prop_assert!(!matches!(c, '`' | '*' | '_' | '[' | '<' | '|' | '#'), "{escaped}");
                read.push(if c == '\\' { chars.next().unwrap() } else { c });
            }
            prop_assert_eq!(read, text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}
