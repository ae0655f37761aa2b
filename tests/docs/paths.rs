//! Nothing that is committed names the machine on which it was written.

use std::path::{Path, PathBuf};

use super::block::file;

/// Folders that are made, not written.
const MADE: [&str; 3] = ["target", ".git", "fuzz/target"];

#[test]
fn no_committed_text_names_a_folder_of_this_machine() {
    let top = file("");
    let mut needles = vec![format!("{}/", top.display().to_string().trim_end_matches('/'))];
    needles.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| format!("{home}/")));
    let mut found = Vec::new();
    let mut files = 0;
    for path in written(&top) {
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        files += 1;
        found
            .extend(needles.iter().filter(|needle| text.contains(*needle)).map(|needle| format!("{}: {needle}", path.display())));
    }
    assert!(files > 50, "only {files} files were looked at");
    assert!(found.is_empty(), "{found:#?}");
}

/// All files below a folder that somebody wrote.
fn written(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        let made = MADE.iter().any(|made| path == file(made));
        if made || path.is_symlink() {
            continue;
        }
        if path.is_dir() { files.extend(written(&path)) } else { files.push(path) }
    }
    files
}
