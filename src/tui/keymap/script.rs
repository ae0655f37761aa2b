//! Keys written in a row, as `--keys` takes them: `n "Ward 6" enter f8`.

use super::key::{BadKey, Code, Key};

/// Why a row of keys cannot be played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadScript {
    /// A word outside quotes is no key.
    #[error("{0}; text to be typed goes between double quotes")]
    Key(#[from] BadKey),
    /// A double quote is never closed.
    #[error("the text beginning {0} has no closing double quote")]
    Open(String),
    /// Something stands directly behind a closing quote.
    #[error("there must be a space after the text \"{0}\"")]
    Joined(String),
    /// A line end, tab or other control character stands in a text.
    #[error("the text \"{0}\" holds a control character; write enter or tab outside the quotes")]
    Control(String),
}

/// Reads keys separated by white space; text in double quotes becomes one key a character. In a text `\"` is a double
/// quote and `\\` a backslash.
///
/// # Errors
/// The first word that is no key, or a text that is not closed.
pub fn parse(script: &str) -> Result<Vec<Key>, BadScript> {
    let mut keys = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let after = if let Some(quoted) = rest.strip_prefix('"') {
            let (text, after) = unquote(quoted).ok_or_else(|| BadScript::Open(rest.to_owned()))?;
            if after.starts_with(|c: char| !c.is_whitespace()) {
                return Err(BadScript::Joined(text));
            }
            if text.contains(char::is_control) {
                return Err(BadScript::Control(text.escape_debug().to_string()));
            }
            keys.extend(text.chars().map(|c| Key::plain(Code::Char(c))));
            after
        } else {
            let (name, after) = rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()));
            keys.push(name.parse()?);
            after
        };
        rest = after.trim_start();
    }
    Ok(keys)
}

/// The text up to its closing quote, and what stands behind that.
fn unquote(quoted: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = quoted.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, &quoted[at + 1..])),
            '\\' => match chars.next()?.1 {
                escaped @ ('"' | '\\') => text.push(escaped),
                other => text.extend(['\\', other]),
            },
            c => text.push(c),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn played(script: &str) -> Vec<String> {
        parse(script).unwrap().iter().map(Key::to_string).collect()
    }

    #[test]
    fn names_and_texts_become_keys_in_order() {
        assert_eq!(played(r#"n "a B" enter  F8 ctrl-p"#), ["n", "a", "space", "B", "enter", "f8", "ctrl-p"]);
        assert_eq!(played(r#" "say \"no\" \\ \# " "#).concat(), r#"sayspace"no"space\space\#space"#);
        assert_eq!(played("? : [ ] !"), ["?", ":", "[", "]", "!"]);
        assert_eq!(played(""), Vec::<String>::new());
    }

    #[test]
    fn what_cannot_be_played_is_named() {
        assert!(parse("enter hello").unwrap_err().to_string().starts_with("\"hello\" is not the name of a key"));
        assert_eq!(parse("\"abc enter"), Err(BadScript::Open("\"abc enter".to_owned())));
        assert_eq!(parse("\"abc\"enter"), Err(BadScript::Joined("abc".to_owned())));
        assert_eq!(parse("\"a\nb\""), Err(BadScript::Control("a\\nb".to_owned())));
    }
}
