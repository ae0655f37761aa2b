//! A text is struck while the power goes: the old log is there or the new, and once it is done no byte is left.

use std::path::{Path, PathBuf};
use std::time::Instant;

use tandem::store::Disk;
use tandem::store::sim::SimDisk;

use crate::morning::{PATH, create, entry, now, open, titled, untampered};
use crate::row::proved;

#[test]
fn a_power_cut_while_striking_leaves_the_old_log_or_the_new_and_no_text_once_it_is_done() {
    const SECRET: &str = "Mrs Jones of bed 4";
    let since = Instant::now();
    for step in 1.. {
        let sim = SimDisk::new();
        let disk = untampered(sim.clone());
        let mut journal = create(&disk, vec![entry(1), titled(2, SECRET), entry(3)]).unwrap();
        let rescue = PathBuf::from("/s/a.rescue-1.ron");
        let mut copy = sim.create(&rescue).unwrap();
        copy.write(&sim.read(Path::new(PATH)).unwrap()).unwrap();
        copy.sync().unwrap();
        sim.sync_folder(Path::new("/s")).unwrap();
        let before = sim.calls();
        sim.cut_power_at(before + step);
        let struck = journal.strike(SECRET, now());
        for seed in 0..40 {
            let left = sim.after_power_cut(seed);
            let (_, commits) = open(&untampered(left.clone())).unwrap();
            assert!(commits.len() >= 3, "step {step}, seed {seed}");
            let texts = [titled(2, SECRET), titled(2, "[struck]")];
            assert!(texts.contains(&commits[1]), "step {step}, seed {seed}");
            for path in left.entries(Path::new("/s")).unwrap() {
                let text = String::from_utf8_lossy(&left.read(&path).unwrap()).into_owned();
                let done = struck.as_ref().is_ok_and(|struck| struck.lasting);
                assert!(!done || !text.contains("Jones"), "step {step}, seed {seed}: {}", path.display());
            }
        }
        if sim.calls() < before + step {
            assert!(struck.is_ok());
            proved(
                "power cuts while striking",
                &format!("{} outcomes; the old log or the new, no byte left once done", step * 40),
                since,
            );
            break;
        }
    }
}
