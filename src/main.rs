//! Tandem's command: parse, run, exit code.
#![forbid(unsafe_code)]

use std::io::Write;
use std::process::ExitCode;

use tandem::cli::print::printable;
use tandem::config::Env;
use tandem::{cli, shell};

fn main() -> ExitCode {
    let asked = match cli::parse(std::env::args_os()) {
        Ok(asked) => asked,
        Err(answer) => {
            // Help that nobody reads any more is no failure.
            if std::env::args_os().all(|argument| is_plain(&argument.to_string_lossy())) {
                let _ = answer.print();
            } else {
                // What was typed is quoted in the answer.
                let _ = write!(std::io::stderr(), "{}", printable(&answer.render().to_string()));
            }
            return ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2));
        }
    };
    match shell::run(&asked, &Env::from_process()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(what) = &failure.what {
                shell::say("error", what, failure.hint.as_deref());
            }
            ExitCode::from(failure.code)
        }
    }
}

/// Whether a terminal shows this as it is.
fn is_plain(text: &str) -> bool {
    printable(text) == text
}
