//! How wide the columns of a table on paper are: a short text is not broken, every word has room, and the rest of the
//! page goes to the columns in which most stands. It knows neither fonts nor formats: whoever asks measures.

use super::report::Table;

/// What a column asks for.
struct Column {
    /// Its longest word.
    word: f32,
    /// Its longest text.
    longest: f32,
    /// All of its texts behind one another.
    all: f32,
}

/// What a table is laid out in, in one unit.
pub(super) struct Paper<'a> {
    /// The width that all columns together take.
    pub width: f32,
    /// What stands left and right of the text of a cell, together.
    pub pad: f32,
    /// Texts up to this wide are not broken.
    pub short: f32,
    /// No column is narrower: something may have to be written in it by hand.
    pub least: f32,
    /// How wide a text is.
    pub measure: &'a dyn Fn(&str) -> f32,
}

/// The widths of a table's columns, which add up to the paper's.
pub(super) fn widths(table: &Table, paper: &Paper) -> Vec<f32> {
    let columns: Vec<Column> = (0..table.head.len()).map(|at| column(table, at, paper)).collect();
    let whole = |column: &Column| if column.longest <= paper.short { column.longest } else { column.word };
    let words = |column: &Column| column.word;
    let least = |of: &dyn Fn(&Column) -> f32| columns.iter().map(|column| of(column) + paper.pad).collect::<Vec<f32>>();
    let fitting = [least(&whole), least(&words)].into_iter().find(|least| least.iter().sum::<f32>() <= paper.width);
    let Some(least) = fitting else {
        let least = least(&words);
        let scale = paper.width / least.iter().sum::<f32>();
        return least.iter().map(|width| width * scale).collect();
    };
    let rest = paper.width - least.iter().sum::<f32>();
    let wants = |(column, least): (&Column, &f32)| if *least >= column.longest + paper.pad { 0.0 } else { column.all };
    let wanted: f32 = columns.iter().zip(&least).map(wants).sum();
    // A little air for all; the most where most is said.
    let to_all = if wanted > 0.0 { rest / 8.0 } else { rest };
    let share = |(column, least): (&Column, &f32)| {
        let said = if wanted > 0.0 { (rest - to_all) * wants((column, least)) / wanted } else { 0.0 };
        least + to_all * least / (paper.width - rest) + said
    };
    columns.iter().zip(&least).map(share).collect()
}

fn column(table: &Table, at: usize, paper: &Paper) -> Column {
    let texts = || std::iter::once(&table.head).chain(&table.rows).filter_map(move |row| row.get(at));
    let measure = paper.measure;
    let widest = |words: &mut dyn Iterator<Item = &str>| words.map(measure).fold(0.0, f32::max);
    // A word that nobody would set on one line is broken.
    let longest_word = paper.width / 4.0;
    Column {
        word: widest(&mut texts().flat_map(|text| text.split(' '))).min(longest_word).max(paper.least),
        longest: widest(&mut texts().map(String::as_str)).max(paper.least),
        all: texts().map(|text| measure(text)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[expect(clippy::cast_precision_loss, reason = "a few letters")]
    fn of(width: f32, head: &[&str], row: &[&str]) -> Vec<f32> {
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect();
        let table = Table { head: cells(head), rows: vec![cells(row)] };
        let measure = |text: &str| text.chars().count() as f32;
        widths(&table, &Paper { width, pad: 2.0, short: 18.0, least: 2.0, measure: &measure })
    }

    #[test]
    fn a_day_stays_whole_and_the_rest_goes_where_most_is_said() {
        let said = "each point gets one of three answers within two working days";
        let widths = of(80.0, &["What", "Date", "How far"], &[said, "23 November 2026", "agreed"]);
        assert!((widths.iter().sum::<f32>() - 80.0).abs() < 0.01);
        assert!(widths[1] >= 18.0 && widths[2] >= 9.0, "{widths:?}");
        assert!(widths[0] > 2.0 * widths[1], "{widths:?}");
    }

    #[test]
    fn what_is_too_much_for_the_page_is_scaled_and_what_is_short_fills_it() {
        for (width, head) in [(20.0, ["Anaesthetists", "Intensivists"]), (90.0, ["A", "B"])] {
            let widths = of(width, &head, &["", ""]);
            assert!((widths.iter().sum::<f32>() - width).abs() < 0.01 && widths.iter().all(|wide| *wide > 5.0), "{widths:?}");
        }
        assert_eq!(of(50.0, &[], &[]), Vec::<f32>::new());
    }
}
