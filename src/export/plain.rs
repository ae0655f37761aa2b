//! The full record as plain text, with no signs but those of a typewriter: all that the report holds. For a room there are
//! the lines for an e-mail alone, which are of another file.

use super::Subject;
use super::report::{Block, Table, report};

/// The report's blocks, one below the other.
#[must_use]
pub(super) fn plain(subject: Subject) -> String {
    let blocks: Vec<String> = report(subject).iter().map(block).collect();
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(level, words) => {
            let rule = if *level == 1 { "=" } else { "-" };
            let words = one_line(words);
            if *level > 2 { words } else { format!("{words}\n{}", rule.repeat(words.chars().count())) }
        }
        Block::Text(words) | Block::Strong(words) => one_line(words),
        Block::List(items) => items.iter().map(|item| format!("- {}", one_line(item))).collect::<Vec<_>>().join("\n"),
        Block::Table(of) | Block::Picture(of) => rows(of),
        Block::Lines(lines) => lines.iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n"),
    }
}

/// A row a paragraph: what it is of, and below it each of its cells that is not empty with the head of its column.
fn rows(table: &Table) -> String {
    let row = |cells: &Vec<String>| {
        let mut named = table.head.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let of = named.next().map(|(head, cell)| format!("- {}: {}", one_line(head), one_line(cell)));
        let rest = named.map(|(head, cell)| format!("    {}: {}", one_line(head), one_line(cell)));
        of.into_iter().chain(rest).collect::<Vec<_>>().join("\n")
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
