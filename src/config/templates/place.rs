//! Where in a template's text the part is that no workshop can begin with: found by its parts, since a text that reads
//! well has no place of its own for what is wrong.

use crate::workshop::template::Template;

/// The part at fault: its place, line and column from 1, and what it is.
pub(super) fn of_fault(template: &Template, text: &str) -> Option<(usize, usize, String)> {
    let bare = Template { groups: Vec::new(), themes: Vec::new(), ..template.clone() };
    let step = (1..=template.steps.len()).find(|&count| {
        let steps = template.steps[..count].to_vec();
        Template { steps, ..bare.clone() }.check().is_err()
    });
    if let Some(number) = step {
        let step = &template.steps[number - 1];
        return place(text, "key:", number - 1).map(|(line, column)| (line, column, format!("step {number}, “{}”", step.title)));
    }
    let group = (1..=template.groups.len()).find(|&count| {
        let groups = template.groups[..count].to_vec();
        Template { groups, ..bare.clone() }.check().is_err()
    });
    if let Some(number) = group {
        let codes = || template.groups.iter().map(|group| &group.code);
        let code = codes().nth(number - 1)?;
        let earlier = codes().take(number - 1).filter(|other| *other == code).count();
        let (line, column) = place(text, &format!("\"{code}\""), earlier)?;
        return Some((line, column, format!("group {number}, “{}”", template.groups[number - 1].name)));
    }
    let theme = (1..=template.themes.len()).find(|&count| {
        let themes = template.themes[..count].to_vec();
        Template { themes, ..bare.clone() }.check().is_err()
    });
    let number = theme?;
    let codes = || template.groups.iter().map(|group| &group.code).chain(template.themes.iter().map(|theme| &theme.code));
    let at = template.groups.len() + number - 1;
    let code = codes().nth(at)?;
    let earlier = codes().take(at).filter(|other| *other == code).count();
    let (line, column) = place(text, &format!("\"{code}\""), earlier)?;
    Some((line, column, format!("heading {number}, “{}”", template.themes[number - 1].name)))
}

/// The place of these letters, after so many earlier ones of the same; lines that are remarks do not count.
fn place(text: &str, letters: &str, earlier: usize) -> Option<(usize, usize)> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    let found = lines.flat_map(|(at, line)| line.match_indices(letters).map(move |(byte, _)| (at, line, byte)));
    let (at, line, byte) = found.into_iter().nth(earlier)?;
    Some((at + 1, line[..byte].chars().count() + 1))
}
