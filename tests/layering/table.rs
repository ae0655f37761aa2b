//! ARCHITECTURE's table of layers, with the extensions that were found to be right.

/// Parts of the standard library that touch the world.
pub const WORLD: [&str; 7] = ["fs", "net", "env", "thread", "process", "os", "io"];

/// `print` is also the name of a module.
pub const PRINT_IS_A_NAME: [&str; 1] = ["cli.rs: print"];

/// What knows a time without asking `shell/clock.rs`, and why.
pub const TIME: [(&str, &str); 3] = [
    ("shell/backdrop.rs: Instant", "a deadline for the terminal's answer: so long, not what time it is"),
    ("shell/present/watch.rs: SystemTime", "when a file was changed, as the disk says it: compared, never read as a time"),
    ("shell/world/saving.rs: Instant", "a deadline for a thread that broke down: so long, not what time it is"),
];

/// A layer: a module at the top of `src`, with all below it.
pub struct Layer {
    pub name: &'static str,
    /// Our own layers that it may use, as they stand behind `crate::`.
    pub ours: &'static [&'static str],
    /// The crates that it may use.
    pub crates: &'static [&'static str],
    /// What it may touch of [`WORLD`].
    pub world: &'static [&'static str],
}

/// What is known about characters: data, not a system.
const TEXT: [&str; 3] = ["unicode_normalization", "unicode_segmentation", "unicode_width"];

/// The layers that handle text as it is typed and drawn.
const TEXTUAL: [&str; 8] = ["workshop", "capture", "export", "cli", "widget", "tui", "present", "shell"];

pub const LAYERS: [Layer; 14] = [
    // What is said, as values; how a language is written down is config's.
    Layer { name: "words", ours: &[], crates: &["jiff", "thiserror"], world: &[] },
    // Pure: dates and times as values (jiff), never the clock.
    Layer { name: "workshop", ours: &["words"], crates: &["serde", "thiserror", "jiff"], world: &[] },
    Layer { name: "alignment", ours: &["workshop"], crates: &[], world: &[] },
    Layer { name: "capture", ours: &["workshop"], crates: &[], world: &[] },
    // The room's figures are the same measures, computed on what may be seen; its spotlight goes through a file.
    Layer { name: "room", ours: &["words", "workshop", "alignment"], crates: &["serde"], world: &[] },
    // Text in, changes out.
    Layer { name: "import", ours: &["workshop"], crates: &["csv"], world: &[] },
    Layer {
        name: "store",
        ours: &["workshop"],
        crates: &["serde", "thiserror", "jiff", "ron", "crc32fast", "ulid", "notify"],
        world: &["fs", "io", "os", "thread", "process"],
    },
    Layer {
        name: "export",
        ours: &["words", "workshop", "alignment", "room"],
        crates: &["csv", "serde_json", "jiff", "thiserror", "rust_xlsxwriter", "docx_rs", "svg", "resvg", "krilla", "ttf_parser"],
        world: &["io"],
    },
    Layer {
        name: "config",
        ours: &["words", "workshop", "widget"],
        crates: &["serde", "thiserror", "ron", "directories"],
        world: &["fs", "io", "env"],
    },
    // One table for keys: the command line prints it and reads keys to play.
    Layer {
        name: "cli",
        ours: &["words", "config", "tui::keymap"],
        crates: &["clap", "clap_complete", "clap_mangen", "thiserror", "jiff", "serde_json"],
        world: &["io"],
    },
    Layer { name: "widget", ours: &["words", "workshop"], crates: &["ratatui", "font8x8", "thiserror"], world: &[] },
    Layer {
        name: "tui",
        // The one-screen mode draws the room's own view: a second way to draw a Room would be a second border.
        ours: &["words", "workshop", "alignment", "capture", "room", "widget", "present"],
        crates: &["ratatui", "jiff", "nucleo_matcher", "thiserror"],
        world: &[],
    },
    // What it needs of a workshop it takes from the Room, never a Workshop: there is a test for that too.
    Layer { name: "present", ours: &["words", "room", "widget"], crates: &["ratatui", "jiff"], world: &[] },
    Layer {
        name: "shell",
        ours: &[
            "words",
            "workshop",
            "alignment",
            "capture",
            "room",
            "import",
            "store",
            "export",
            "config",
            "cli",
            "widget",
            "tui",
            "present",
        ],
        crates: &["ratatui", "jiff", "ron", "serde_json", "rustix", "signal_hook", "tempfile", "thiserror", "notify"],
        world: &WORLD,
    },
];

/// More that one file, or one folder of files, may use: (beginning of its path, what, why).
const MORE: [(&str, &str, &str); 9] = [
    ("tui/desk", "serde", "the place in the screen is kept beside the session, to be picked up again"),
    ("tui/keymap/event.rs", "ratatui::crossterm", "the one place where a terminal's key becomes ours"),
    ("tui/keymap", "serde", "the key table is RON"),
    ("tui/keymap", "ron", "the key table is RON"),
    ("tui/rehearsal", "serde", "what the simulated room says is data"),
    ("tui/rehearsal", "ron", "what the simulated room says is RON"),
    ("tui/action.rs", "serde", "actions have names in the key table"),
    ("widget/theme", "serde", "themes are RON"),
    ("widget/theme", "ron", "themes are RON"),
];

impl Layer {
    /// Whether a file of this layer may use this path, which begins with `crate`.
    pub fn may_use(&self, path: &[String]) -> bool {
        let tail = path[1..].join("::");
        let within = |allowed: &str| tail == allowed || tail.starts_with(&format!("{allowed}::"));
        within(self.name) || self.ours.iter().any(|allowed| within(allowed))
    }

    /// Whether a file of this layer may use this path, which begins with a crate's name.
    pub fn may_use_crate(&self, file: &str, path: &[String]) -> bool {
        let path = path.join("::");
        let is = |allowed: &str| path == allowed || path.starts_with(&format!("{allowed}::"));
        if MORE.iter().any(|(files, allowed, _)| file.starts_with(files) && is(allowed)) {
            return true;
        }
        if is("ratatui::crossterm") {
            return self.name == "shell";
        }
        let of_text = TEXTUAL.contains(&self.name) && TEXT.iter().any(|allowed| is(allowed));
        of_text || self.crates.iter().any(|allowed| is(allowed))
    }
}
