//! A folder of its own for each test, and the program run in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The time of every run.
pub const NOW: &str = "2026-11-23T09:00:00Z";

pub struct Bench {
    folder: tempfile::TempDir,
}

/// A run that ended.
pub struct Ran {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Bench {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The home folder: nothing of the user's has a part in a test.
    pub fn home(&self) -> &Path {
        self.folder.path()
    }

    /// A path in the home folder.
    pub fn at(&self, name: &str) -> PathBuf {
        self.home().join(name)
    }

    /// The file of a session in the folder of sessions.
    pub fn session(&self, name: &str) -> PathBuf {
        self.at("sessions").join(format!("{name}.ron"))
    }

    /// Writes a file and gives its path as an argument.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.at(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// A session of the folder that is the shipped sample `name`.
    pub fn sample(&self, name: &str) -> PathBuf {
        let path = self.session(name);
        self.file(&format!("sessions/{name}.ron"), shipped(name));
        path
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.args(arguments).env_clear().stdin(Stdio::null()).current_dir(self.home());
        command.env("HOME", self.home()).env("XDG_CONFIG_HOME", self.home()).env("TZ", "UTC");
        command.env("TANDEM_SESSIONS", self.at("sessions")).env("TANDEM_CLOCK", NOW);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    pub fn ran(&self, arguments: &[&str]) -> Ran {
        let Output { status, stdout, stderr } = self.run(arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: status.code().unwrap(), stdout: text(stdout), stderr: text(stderr) }
    }

    /// Runs what must succeed, and gives its stdout.
    #[track_caller]
    pub fn good(&self, arguments: &[&str]) -> String {
        let ran = self.ran(arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.stderr);
        ran.stdout
    }

    /// Runs what must succeed, and gives its stdout as JSON.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.good(arguments)).unwrap()
    }

    /// Runs what must be refused with this code, saying what and what to do on stderr and nothing on stdout.
    #[track_caller]
    pub fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let ran = self.ran(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (code, ""), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.lines().any(|line| line.starts_with("error: ")), "{arguments:?}: {}", ran.stderr);
        ran.stderr
    }

    /// The names of all files in a folder of home; none where there is no such folder.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.at(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

/// A shipped sample, byte for byte.
pub fn shipped(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/{name}.ron"))).unwrap()
}

/// A session file with the text of line `number` (from 1) changed.
pub fn with_line(bytes: &[u8], number: usize, change: impl Fn(&str) -> String) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines = text.lines().zip(1..).map(|(line, at)| if at == number { change(line) } else { line.to_owned() });
    lines.flat_map(|line| [line, "\n".to_owned()]).collect::<String>().into_bytes()
}

/// A session file of which a line that was saved is damaged.
pub fn damaged(bytes: &[u8]) -> Vec<u8> {
    with_line(bytes, 5, |line| line.replacen("at: \"2", "at: \"3", 1))
}
