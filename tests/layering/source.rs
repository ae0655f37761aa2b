//! A source file as words and paths, its comments, texts and tests left out.

use std::collections::BTreeSet;
use std::path::Path;

pub struct Source {
    /// Its path under `src`, as `tui/view.rs`.
    pub file: String,
    /// Its module, as `["tui", "view"]`.
    pub module: Vec<String>,
    pub text: String,
    pub lines: usize,
    tokens: Vec<String>,
}

impl Source {
    pub fn new(file: &str, text: &str) -> Self {
        let module = file.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let lines = text.lines().count();
        Self { file: file.to_owned(), module, text: text.to_owned(), lines, tokens: without_tests(&tokens(text)) }
    }

    /// Whether a word stands anywhere in the code.
    pub fn has_word(&self, word: &str) -> bool {
        self.tokens.iter().any(|token| token == word)
    }

    /// The names of the types behind every `&mut` in the code, without their paths.
    pub fn mutably_borrowed(&self) -> Vec<String> {
        let token = |at: usize| self.tokens.get(at).map_or("", String::as_str);
        let borrows = |at: &usize| token(*at) == "mut" && (token(at.wrapping_sub(1)) == "&" || token(at.wrapping_sub(2)) == "'");
        let last = |at: usize| (at + 1..).step_by(2).find(|at| token(at + 1) != "::").map(|at| token(at).to_owned());
        (0..self.tokens.len()).filter(borrows).filter_map(last).collect()
    }

    /// Every path of two parts or more in the code, groups spelled out, `super` resolved to `crate`.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let begins = is_word(&self.tokens[at]) && (at == 0 || !matches!(self.tokens[at - 1].as_str(), "::" | "."));
            if begins {
                at = self.path(at, &[], &mut found);
            } else {
                at += 1;
            }
        }
        found.into_iter().filter(|path| path.len() > 1).map(|path| self.resolved(path)).collect()
    }

    /// Reads the path that begins at `at`, and gives the place behind it.
    fn path(&self, mut at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
        let token = |at: usize| self.tokens.get(at).map_or("", String::as_str);
        let mut path = before.to_vec();
        loop {
            if is_word(token(at)) || token(at) == "*" {
                path.push(token(at).to_owned());
                at += 1;
            } else if token(at) == "{" {
                at += 1;
                while !matches!(token(at), "}" | "") {
                    let next = self.path(at, &path, found);
                    at = next.max(at + 1);
                }
                return at + 1;
            } else {
                break;
            }
            let goes_on = token(at) == "::" && (is_word(token(at + 1)) || matches!(token(at + 1), "{" | "*"));
            if !goes_on {
                break;
            }
            at += 1;
        }
        if path.len() > before.len() {
            found.push(path);
        }
        at
    }

    fn resolved(&self, path: Vec<String>) -> Vec<String> {
        let ups = path.iter().take_while(|part| *part == "super").count();
        if ups == 0 {
            return path;
        }
        let above = self.module.len().saturating_sub(ups);
        let root = std::iter::once("crate".to_owned());
        root.chain(self.module[..above].iter().cloned()).chain(path[ups..].iter().cloned()).collect()
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Words and signs; `::` is one sign. Comments and texts are left out.
fn tokens(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        let word = rest.iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
        let length = if let Some(length) = passed_over(rest) {
            length
        } else if word > 0 {
            tokens.push(rest[..word].iter().collect());
            word
        } else if rest.starts_with(&[':', ':']) {
            tokens.push("::".to_owned());
            2
        } else {
            tokens.extend((!rest[0].is_whitespace()).then(|| rest[0].to_string()));
            1
        };
        at += length;
    }
    tokens
}

/// The length of the comment or text that begins here.
fn passed_over(rest: &[char]) -> Option<usize> {
    let is = |begins: &str| rest.iter().copied().take(begins.len()).eq(begins.chars());
    if is("//") {
        return Some(rest.iter().take_while(|c| **c != '\n').count());
    }
    if is("/*") {
        return Some(comment(rest));
    }
    let prefix = rest.iter().take_while(|c| matches!(c, 'b' | 'r')).count();
    let hashes = rest[prefix..].iter().take_while(|c| **c == '#').count();
    if rest.get(prefix + hashes) == Some(&'"') {
        if rest[..prefix].contains(&'r') {
            let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
            let body = prefix + hashes + 1;
            let length = rest[body..].windows(end.len()).position(|window| window == end)?;
            return Some(body + length + end.len());
        }
        return (hashes == 0).then(|| quoted(rest, prefix, '"'));
    }
    let is_character = rest[0] == '\'' && (rest.get(1) == Some(&'\\') || rest.get(2) == Some(&'\''));
    is_character.then(|| quoted(rest, 0, '\''))
}

/// The length of a text in quotation marks that open at `open`.
fn quoted(rest: &[char], open: usize, mark: char) -> usize {
    let mut at = open + 1;
    while at < rest.len() && rest[at] != mark {
        at += if rest[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// The length of a comment that may hold others.
fn comment(rest: &[char]) -> usize {
    let (mut at, mut depth) = (2, 1);
    while at < rest.len() && depth > 0 {
        match (rest[at], rest.get(at + 1)) {
            ('/', Some('*')) => (at, depth) = (at + 2, depth + 1),
            ('*', Some('/')) => (at, depth) = (at + 2, depth - 1),
            _ => at += 1,
        }
    }
    at
}

/// The code up to its tests, and what stands behind them.
fn without_tests(tokens: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut kept: Vec<String> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if tokens[at..].iter().take(MARK.len()).eq(MARK.iter()) {
            at = behind_item(tokens, at + MARK.len());
        } else {
            kept.push(tokens[at].clone());
            at += 1;
        }
    }
    kept
}

/// The place behind the item that begins at `at`: its closing bracket, or its semicolon.
fn behind_item(tokens: &[String], mut at: usize) -> usize {
    let mut depth = 0_usize;
    while at < tokens.len() {
        match tokens[at].as_str() {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = depth == 0 && matches!(tokens[at].as_str(), "}" | ";");
        at += 1;
        if ends {
            break;
        }
    }
    at
}

/// Every file of `src` but those that hold nothing but tests.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs")
                && path.file_stem().is_some_and(|stem| stem != "tests")
            {
                let file = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push(Source::new(&file, &std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort_by(|a, b| a.file.cmp(&b.file));
    assert!(found.len() > 100, "the sources were not found");
    found
}

/// The crates that the program is built with, as they are written in paths.
pub fn dependencies() -> BTreeSet<String> {
    let manifest = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = section.lines().filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().replace('-', "_"));
    names.collect()
}
