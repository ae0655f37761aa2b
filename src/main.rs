//! Tandem's command: parse, run, exit code.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use tandem::config::Env;
use tandem::{cli, shell};

fn main() -> ExitCode {
    let asked = match cli::parse(std::env::args_os()) {
        Ok(asked) => asked,
        Err(answer) => {
            // Help that nobody reads any more is no failure.
            let _ = answer.print();
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
