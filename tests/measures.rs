//! The measures against known answers, against the laws they must keep, and on the sample that ships.

#[path = "measures/edges.rs"]
mod edges;
#[path = "measures/expert.rs"]
mod expert;
#[path = "measures/laws.rs"]
mod laws;
#[path = "measures/levers.rs"]
mod levers;
#[path = "measures/next.rs"]
mod next;
#[path = "measures/oracles.rs"]
mod oracles;
#[path = "measures/pair_factors.rs"]
mod pair_factors;
#[path = "measures/pair_laws.rs"]
mod pair_laws;
#[path = "measures/recomputed.rs"]
mod recomputed;
#[path = "measures/sample.rs"]
mod sample;
#[path = "measures/scene.rs"]
mod scene;
