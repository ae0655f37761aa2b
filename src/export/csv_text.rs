//! CSV as text: rows written by the csv crate, and the guard for text cells.

use std::borrow::Cow;

/// A text cell that no spreadsheet takes for a formula: text beginning with `= + - @`, a tab, CR, LF, NUL or an
/// apostrophe gets a leading apostrophe, which import takes off again. Source: CWE-1236. Never for numbers.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '\'']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Rows as CSV with line feeds.
pub(super) fn table<R, C>(rows: R) -> String
where
    R: IntoIterator<Item = C>,
    C: IntoIterator<Item: AsRef<[u8]>>,
{
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("writing to memory cannot fail, and rows of any length are allowed");
    }
    let bytes = writer.into_inner().expect("flushing to memory cannot fail");
    String::from_utf8(bytes).expect("every cell is text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_guarded_and_all_else_is_not() {
        for text in ["=1+1", "+44", "-5", "@x", "\tx", "'x", "'"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "x=1", "ward − round", "−5", "5"] {
            assert_eq!(guarded(text), text);
        }
    }
}
