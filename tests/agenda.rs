//! The agenda at work: the schedule, the script, and the plans that move a workshop.

mod english;
#[path = "agenda/plans.rs"]
mod plans;
#[path = "agenda/schedule.rs"]
mod schedule;
#[path = "agenda/script.rs"]
mod script;
