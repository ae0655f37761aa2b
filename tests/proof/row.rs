//! A row of the table: what was proved, how much of it was looked at, how long that took.

use std::time::Instant;

/// How much to look at: what the variable says, else `all` if `TANDEM_PROOF` is `full`, else `some`.
pub fn count(variable: &str, some: u64, all: u64) -> u64 {
    let full = std::env::var("TANDEM_PROOF").is_ok_and(|how| how == "full");
    let asked = std::env::var(variable).ok().and_then(|count| count.parse().ok());
    asked.unwrap_or(if full { all } else { some })
}

/// Prints a row. Nothing that was lost, changed or broken gets this far.
pub fn proved(what: &str, counted: &str, since: Instant) {
    println!("proved  {what:<34} {counted:<70} {:>6.1} s", since.elapsed().as_secs_f64());
}
