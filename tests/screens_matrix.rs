//! Key string in, screen out: the matrix in all its views, what lies behind its cells, why its figures are what they are.

mod harness;

#[path = "screens_matrix/behind.rs"]
mod behind;
#[path = "screens_matrix/beside.rs"]
mod beside;
#[path = "screens_matrix/ground.rs"]
mod ground;
#[path = "screens_matrix/levers.rs"]
mod levers;
#[path = "screens_matrix/near.rs"]
mod near;
#[path = "screens_matrix/odd.rs"]
mod odd;
#[path = "screens_matrix/views.rs"]
mod views;
#[path = "screens_matrix/why.rs"]
mod why;
