//! Tandem's command: parse, run, exit code.
#![forbid(unsafe_code)]

use std::io::{self, Write};
use std::process::ExitCode;

use tandem::cli::{self, Invocation, print};
use tandem::config::Env;

/// Why a command was refused or failed.
struct Failure {
    code: u8,
    what: String,
    hint: Option<String>,
}

fn main() -> ExitCode {
    let asked = match cli::parse(std::env::args_os()) {
        Ok(asked) => asked,
        Err(answer) => {
            // Help that nobody reads any more is no failure.
            let _ = answer.print();
            return ExitCode::from(u8::try_from(answer.exit_code()).unwrap_or(2));
        }
    };
    match run(&asked, &Env::from_process()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            say("error", &failure.what, failure.hint.as_deref());
            ExitCode::from(failure.code)
        }
    }
}

/// Performs what was asked for.
fn run(asked: &Invocation, env: &Env) -> Result<(), Failure> {
    let Some(printed) = print::itself(asked, env) else {
        return Err(Failure {
            code: 1,
            what: "this build of Tandem prints only its manual, completions, keys and settings".to_owned(),
            hint: Some("`tandem --help` names the commands".to_owned()),
        });
    };
    let printed = printed.map_err(|error| failed("the text could not be made", &error))?;
    for (what, hint) in &printed.warnings {
        say("warning", what, Some(hint));
    }
    to_stdout(&printed.text)
}

/// Writes to stdout. A reader that has gone away, such as `head`, is no failure.
fn to_stdout(text: &[u8]) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed("stdout cannot be written to", &error)),
        _ => Ok(()),
    }
}

fn failed(what: &str, error: &io::Error) -> Failure {
    Failure { code: 1, what: format!("{what}: {error}"), hint: None }
}

/// Says something on stderr, where a failure to do so has nowhere to go.
fn say(kind: &str, what: &str, hint: Option<&str>) {
    let mut stderr = io::stderr().lock();
    let _ = writeln!(stderr, "{kind}: {}", print::printable(what));
    if let Some(hint) = hint {
        let _ = writeln!(stderr, "hint: {}", print::printable(hint));
    }
}
