//! Other people's programs, run to their end.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

/// Seconds after which a program that hangs is ended.
const LONG: &str = "240";

/// Runs a program in a folder, which is its home too, and gives what it wrote.
#[track_caller]
pub fn run(program: &str, arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new("timeout");
    command.args([LONG, program]).args(arguments).current_dir(folder).env("HOME", folder);
    let ran = match command.output() {
        Err(error) if error.kind() == ErrorKind::NotFound => panic!("`timeout` of the GNU core utilities is needed"),
        ran => ran.unwrap(),
    };
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.code() != Some(127), "{program} is not installed; .ci/run says which packages are needed: {said}");
    assert!(ran.status.success(), "{program} {arguments:?}: {}: {said}", ran.status);
    ran
}

/// The same, and its standard output as text.
#[track_caller]
pub fn text(program: &str, arguments: &[&str], folder: &Path) -> String {
    String::from_utf8(run(program, arguments, folder).stdout).unwrap()
}
