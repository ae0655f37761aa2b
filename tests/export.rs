//! What comes out: every format on the sample, and that they all say the same.

mod english;
mod invented;

use std::collections::{BTreeMap, BTreeSet};

use english::words;
use invented::random::Made;
use invented::sample::Sample;
use serde_json::Value;
use tandem::alignment::Measures;
use tandem::export::report::{Block, report};
use tandem::export::{
    Full, Subject, factors_csv::factors_csv, json, markdown::markdown, matrix_csv::matrix_csv, matrix_text::matrix_text,
};
use tandem::room::Room;
use tandem::workshop::*;

/// The full workshop and the room's, each as what is exported.
fn subjects(workshop: &Workshop, check: impl Fn(&str, Subject)) {
    let (room, measures) = (Room::of(workshop), Measures::of(workshop));
    check("full", Subject::full(Full { workshop, measures: &measures, records: 41 }, words()));
    check("room", Subject::room(&room, words()));
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn every_format_on_the_sample() {
    subjects(&Sample::new().workshop, |who, subject| {
        insta::assert_snapshot!(format!("json_{who}"), json::export(subject));
        insta::assert_snapshot!(format!("matrix_csv_{who}"), matrix_csv(subject));
        insta::assert_snapshot!(format!("factors_csv_{who}"), factors_csv(subject));
        insta::assert_snapshot!(format!("matrix_text_{who}"), matrix_text(subject));
        insta::assert_snapshot!(format!("markdown_{who}"), markdown(subject));
    });
}

#[test]
fn the_json_has_the_keys_of_the_contract_in_its_order() {
    subjects(&Sample::new().workshop, |who, subject| {
        let matrix = parsed(&json::matrix(subject));
        assert_eq!(keys(&matrix), ["workshop", "groups", "themes", "cells", "pairs", "overall", "factors", "mactor"]);
        assert_eq!(keys(&matrix["workshop"]), ["title", "records", "unscored", "without_theme", "entered", "heard_share"]);
        let group = ["code", "name", "bloc", "weight", "people", "presence", "shown", "pull"];
        assert_eq!(keys(&matrix["groups"][0]), group);
        assert_eq!(keys(&matrix["groups"][0]["pull"]), ["driving", "restraining", "net", "balance"]);
        let theme = "code name weight alignment between shared opposed unmatched coverage balance balance_clinical \
                     balance_managerial reading meaning";
        assert_eq!(keys(&matrix["themes"][0]), theme.split_whitespace().collect::<Vec<_>>());
        let cell = "group theme incentive barrier state incentive_evidence barrier_evidence assumed_incentive assumed_barrier \
                    split unscored factors";
        assert_eq!(keys(&matrix["cells"][0]), cell.split_whitespace().collect::<Vec<_>>());
        let overall = "alignment between within_clinical within_managerial gap weakest_pair assumed_share pull_clinical \
                       pull_managerial with_assumed";
        assert_eq!(keys(&matrix["overall"]), overall.split_whitespace().collect::<Vec<_>>());
        assert_eq!(keys(&matrix["overall"]["with_assumed"]), ["alignment", "between", "gap"]);
        let factor =
            "id group theme kind text strength basis ratings not_relevant dont_know consensus split evidence dots merged_into";
        assert_eq!(keys(&matrix["factors"][0]), factor.split_whitespace().collect::<Vec<_>>());
        if who == "full" {
            assert_eq!(keys(&matrix["pairs"][0]), ["a", "b", "shared", "opposed", "unmatched", "alignment", "reading"]);
            let mactor = "1CAA 1DAA 2CAA 2DAA EQ1 EQ2 mobilisation_theme mobilisation_group";
            assert_eq!(keys(&matrix["mactor"]), mactor.split_whitespace().collect::<Vec<_>>());
        }
        let export = parsed(&json::export(subject));
        assert_eq!(keys(&export)[8..], ["actions", "commitments", "car_park", "agenda"]);
        for key in keys(&matrix) {
            assert_eq!(matrix[key], export[key]);
        }
    });
}

#[test]
fn the_samples_figures_are_those_worked_out_by_hand() {
    subjects(&Sample::new().workshop, |who, subject| {
        let matrix = parsed(&json::matrix(subject));
        let near = |figure: &Value, expected: f64| (figure.as_f64().unwrap() - expected).abs() < 0.0006;
        if who == "full" {
            let overall = &matrix["overall"];
            for (key, expected) in [("alignment", 0.392), ("between", 0.313), ("within_clinical", 0.452), ("gap", 0.344)] {
                assert!(near(&overall[key], expected), "{key} {}", overall[key]);
            }
            assert!(near(&overall["with_assumed"]["gap"], 0.350));
            assert_eq!(overall["weakest_pair"], serde_json::json!(["res", "exe"]));
            assert!(near(&matrix["workshop"]["heard_share"], 41.0 / 56.0));
            assert_eq!(matrix["factors"].as_array().unwrap().len(), 58);
            assert_eq!(matrix["workshop"]["records"], 41);
            assert_eq!(matrix["groups"][5]["shown"], "joined");
        } else {
            assert_eq!(matrix["factors"].as_array().unwrap().len(), 53);
            assert_eq!(matrix["pairs"], serde_json::json!([]));
            for nothing in [&matrix["mactor"], &matrix["overall"]["weakest_pair"], &matrix["workshop"]["records"]] {
                assert!(nothing.is_null());
            }
            assert_eq!(matrix["groups"][5]["name"], "Ward managers + Executive");
            assert_eq!(matrix["groups"][5]["shown"], "joined");
            assert_eq!(matrix["groups"][2]["shown"], "open");
        }
    });
}

#[test]
fn ratings_of_one_or_two_are_null_for_the_room() {
    let mut sample = Sample::new();
    let id = sample.id("N1");
    let tally = Tally { counts: [0, 0, 0, 1, 1], not_relevant: 4, dont_know: 0 };
    sample.apply(&Change::Rate { id, tally: Some(tally) });
    subjects(&sample.workshop, |who, subject| {
        let matrix = parsed(&json::matrix(subject));
        let factor = matrix["factors"].as_array().unwrap().iter().find(|factor| factor["id"] == id.to_string()).unwrap();
        assert_eq!((&factor["strength"], &factor["basis"]), (&serde_json::json!(4.5), &serde_json::json!("rated")));
        for key in ["ratings", "not_relevant", "dont_know", "consensus", "split"] {
            assert_eq!(factor[key].is_null(), who == "room", "{key} for {who}");
        }
    });
}

#[test]
fn the_figures_in_the_markdown_are_those_of_the_json() {
    subjects(&Sample::new().workshop, |who, subject| {
        let (matrix, report) = (parsed(&json::matrix(subject)), report(subject));
        let tables = report
            .iter()
            .filter_map(|block| if let Block::Table(table) | Block::Picture(table) = block { Some(table) } else { None });
        let tables: Vec<_> = tables.collect();
        let picture = tables.iter().find(|table| table.head[0] == "Heading").unwrap();
        let mut squares = 0;
        for (row, theme) in picture.rows.iter().zip(matrix["themes"].as_array().unwrap()) {
            for (text, head) in row[1..].iter().zip(&picture.head[1..row.len() - 1]) {
                let group = matrix["groups"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .find(|g| head.starts_with(&format!("{} (", g["name"].as_str().unwrap())));
                let mut cells = matrix["cells"].as_array().unwrap().iter();
                let cell = cells.find(|cell| cell["theme"] == theme["code"] && cell["group"] == group.unwrap()["code"]).unwrap();
                let figure = |sign: char, assumed: bool| {
                    let mut parts = text.split(' ').filter_map(|part| part.trim_end_matches(['≈', '×', '~']).strip_prefix(sign));
                    let part = parts.rfind(|part| part.ends_with('?') == assumed && !part.starts_with('·'));
                    part.map_or("0", |part| part.trim_end_matches('?')).to_owned()
                };
                assert_eq!(figure('+', false), cell["incentive"].to_string(), "{who} {text} {cell}");
                assert_eq!(figure('−', false), cell["barrier"].to_string(), "{who} {text} {cell}");
                assert_eq!(text.contains('≈'), cell["split"].as_bool().unwrap());
                squares += usize::from(figure('+', false) != "0" || figure('−', false) != "0");
            }
        }
        assert!(squares > 30, "{squares}");
        let figures = tables.iter().find(|table| table.head[0] == "Figure");
        assert_eq!(figures.is_some(), who == "full");
        let overall = &matrix["overall"];
        for (name, key) in [("Gap", "gap"), ("Alignment between the sides", "between"), ("Alignment, all pairs", "alignment")] {
            if let Some(row) = figures.and_then(|table| table.rows.iter().find(|row| row[0] == name)) {
                assert_eq!(row[1], format!("{:.2}", overall[key].as_f64().unwrap()));
            }
        }
        let markdown = markdown(subject);
        for row in &picture.rows {
            assert!(markdown.contains(&format!("| {} |", row.join(" | "))), "{row:?}");
        }
    });
}

#[test]
fn the_redacted_report_is_in_the_rooms_words() {
    let sample = Sample::new();
    let room = Room::of(&sample.workshop);
    for text in [markdown(Subject::room(&room, words())), matrix_text(Subject::room(&room, words()))] {
        let lower = text.to_lowercase();
        for word in lower.split(|c: char| !c.is_alphanumeric()) {
            let stem = word.trim_end_matches('s');
            assert!(!["bloc", "factor", "lever", "zqx", "incentive", "barrier", "matrix"].contains(&stem), "{word} in\n{text}");
        }
        let two_decimals = text
            .as_bytes()
            .windows(4)
            .any(|w| w[0].is_ascii_digit() && w[1] == b'.' && w[2].is_ascii_digit() && w[3].is_ascii_digit());
        assert!(!two_decimals, "{text}");
        assert!(!text.contains("Breakfasts are still out"), "merged away");
    }
    let before = markdown(Subject::room(&room, words()));
    assert!(!before.contains("Full record"));
    assert!(before.lines().take(12).any(|line| line.contains("One person per bay side stays out")), "actions first");
}

#[test]
fn the_full_record_says_so_and_holds_everything() {
    subjects(&Sample::new().workshop, |who, subject| {
        let text = markdown(subject);
        assert_eq!(text.lines().take(4).any(|line| line.contains("Full record, not for sharing")), who == "full");
        for private in ["ZQX-PRIVATE-2", "ZQX-PRIVATE-3", "ZQX-PRIVATE-4", "Breakfasts are still out", "ratings 2 0 0 2 2"] {
            assert_eq!(text.contains(private), who == "full", "{private}");
            // Plain text is the lines for an e-mail for a room, and all of it in the full record.
            assert_eq!(tandem::export::email::email(subject).contains(private), who == "full", "{private}");
        }
    });
}

#[test]
fn the_full_record_says_why_its_common_ground_can_be_another_than_the_rooms() {
    let says = "what looks like common ground, can be otherwise in the room's report";
    subjects(&Sample::new().workshop, |who, subject| {
        let is_parted = subject.shown().iter().any(|(_, shown)| *shown != tandem::workshop::Shown::Open);
        for text in [markdown(subject), tandem::export::email::email(subject)] {
            assert_eq!(text.contains(says), who == "full" && is_parted, "{text}");
        }
    });
}

#[test]
fn the_email_says_of_a_heading_that_it_means_two_things() {
    let mut workshop = Sample::new().workshop;
    for theme in &mut workshop.all_themes {
        theme.meaning = tandem::workshop::Meaning::Two;
    }
    subjects(&workshop, |_, subject| {
        let email = tandem::export::email::email(subject);
        let starts =
            ["What looks like common ground: ", "What seems to be in the way of both sides: ", "Where we seem to pull apart: "];
        let headings: Vec<&str> = email.lines().filter(|line| starts.iter().any(|start| line.starts_with(start))).collect();
        assert!(!headings.is_empty() && headings.iter().all(|line| line.contains("(but it means two things)")), "{email}");
    });
}

#[test]
fn the_email_fits_in_ten_lines() {
    for seed in 0..50 {
        subjects(&Made::from_seed(seed).workshop, |_, subject| {
            let lines =
                report(subject).into_iter().find_map(|block| if let Block::Lines(lines) = block { Some(lines) } else { None });
            assert!(lines.is_some_and(|lines| (2..=10).contains(&lines.len())));
        });
    }
}

#[test]
fn every_format_is_whole_for_any_workshop() {
    for seed in 0..100 {
        subjects(&Made::from_seed(seed).workshop, |_, subject| {
            let export = parsed(&json::export(subject));
            let cells = export["cells"].as_array().unwrap().len();
            assert_eq!(cells, export["groups"].as_array().unwrap().len() * export["themes"].as_array().unwrap().len());
            assert_eq!(csv::Reader::from_reader(matrix_csv(subject).as_bytes()).records().map(Result::unwrap).count(), cells);
            let with: BTreeSet<GroupId> = subject.workshop().factors().map(|factor| factor.group).collect();
            let rows =
                subject.workshop().factors().count() + subject.workshop().groups().filter(|g| !with.contains(&g.id)).count();
            assert_eq!(csv::Reader::from_reader(factors_csv(subject).as_bytes()).records().map(Result::unwrap).count(), rows);
            assert!(matrix_text(subject).lines().all(|line| line == line.trim_end()));
            for block in report(subject) {
                if let Block::Table(table) | Block::Picture(table) = block {
                    assert!(table.rows.iter().all(|row| row.len() == table.head.len()));
                }
            }
        });
    }
}

#[test]
fn a_workshop_without_a_title_is_known_by_its_day() {
    let mut workshop = Sample::new().workshop;
    workshop.title = Line::default();
    subjects(&workshop, |_, subject| {
        assert!(markdown(subject).starts_with("# Alignment workshop, 20 January 2026\n"), "{}", markdown(subject));
        assert!(tandem::export::email::email(subject).contains("Alignment workshop, 20 January 2026: what we agreed"));
        assert_eq!(parsed(&json::matrix(subject))["workshop"]["title"], "");
    });
    workshop.date = None;
    subjects(&workshop, |_, subject| assert!(markdown(subject).starts_with("# Alignment workshop\n")));
}

#[test]
fn an_empty_workshop_has_a_report_too() {
    subjects(&Workshop::default(), |_, subject| {
        assert!(markdown(subject).contains("No action was agreed."));
        assert!(matrix_text(subject).contains("no data"));
        assert_eq!(matrix_csv(subject).lines().count(), 1);
        assert_eq!(factors_csv(subject), "group,bloc,weight,people,kind,theme,strength,text,evidence,ratings\n");
        assert!(parsed(&json::matrix(subject))["overall"]["gap"].is_null());
    });
}

#[test]
fn the_report_calls_no_heading_one_sides_own_while_the_other_waits_for_its_scores() {
    // A score of each side somewhere, so that a side can be missed.
    let ground = "group,bloc,kind,text,theme,strength\nNurses,clinical,incentive,time to talk,Rest,4\nManagers,managerial,incentive,fewer calls,Calls,4\n";
    let told = |rows: &str, check: &dyn Fn(&str)| {
        subjects(&imported(&format!("{ground}{rows}")), |_, subject| {
            check(&markdown(subject));
            check(&matrix_text(subject));
        });
    };
    let (scored, waiting) =
        ("Nurses,clinical,barrier,late rounds,Rounds,3\n", "Managers,managerial,barrier,late rounds,Rounds,\n");
    // Rest and Rounds are the nurses' own, Calls the managers'.
    told(scored, &|text| {
        let own = text
            .lines()
            .find(|line| line.contains("Rounds") && line.contains("only clinical ones") || line.starts_with("Rounds"));
        assert!(own.is_some_and(|line| line.contains("only clinical ones")), "{text}");
        assert!(!text.contains("One side is not scored yet") && !text.contains("one side is not scored yet"), "{text}");
    });
    told(&format!("{scored}{waiting}"), &|text| {
        assert!(text.to_lowercase().contains("one side is not scored yet"), "{text}");
        let of_rounds: Vec<&str> = text.lines().filter(|line| line.contains("Rounds")).collect();
        assert!(!of_rounds.is_empty() && of_rounds.iter().all(|line| !line.contains("only clinical")), "{text}");
    });
    // What the nurses guess of the managers is nothing that these have left to score.
    let mut guessed = imported(&format!("{ground}{scored}{waiting}"));
    let guess = guessed.factors().find(|factor| factor.strength().is_none()).map(|factor| factor.id).unwrap();
    guessed.apply(&Change::SetEvidence { id: guess, evidence: Evidence::Assumed }).unwrap();
    subjects(&guessed, |_, subject| {
        for text in [markdown(subject), matrix_text(subject)] {
            assert!(!text.to_lowercase().contains("one side is not scored yet"), "{text}");
        }
    });
}

#[test]
fn what_one_group_alone_raised_is_called_that_and_not_mixed() {
    let both =
        "group,bloc,kind,text,theme,strength\nPatients,both,incentive,time to talk,Rest,4\nVolunteers,both,incentive,tea,Tea,4\n";
    let more = "Patients,both,barrier,tea,Tea,1\nVolunteers,both,barrier,early,Rest,4\n";
    let sections = |rows: &str, check: &dyn Fn(bool, bool, &str)| {
        subjects(&imported(rows), |_, subject| {
            let text = markdown(subject);
            let alone = text.contains("### Raised by one group alone");
            assert_eq!(alone, text.contains("of the groups shown only one raised it"), "{text}");
            check(alone, text.contains("### Mixed"), &text);
        });
    };
    sections(both, &|alone, mixed, text| assert!(alone && !mixed, "{text}"));
    sections(&format!("{both}{more}"), &|alone, _, text| assert!(!alone, "{text}"));
}

/// What an import of the file makes of it.
fn imported(csv: &str) -> Workshop {
    let mut workshop = Workshop::default();
    let changes = tandem::import::plan(csv, &workshop).unwrap_or_else(|bad| panic!("{bad:?}\n{csv}"));
    workshop.apply_all(&changes).unwrap();
    workshop
}

/// The cells of groups that have points, by name.
fn squares(workshop: &Workshop) -> BTreeMap<(String, String), String> {
    let measures = Measures::of(workshop);
    let raised = measures.cells.iter().filter(|cell| !cell.factors.is_empty());
    let named = raised.map(|cell| {
        let names = (workshop.group(cell.group).unwrap().name.to_string(), workshop.theme(cell.theme).unwrap().name.to_string());
        let (plus, minus) = (cell.incentive, cell.barrier);
        let figures = [plus.strength, minus.strength, plus.assumed, minus.assumed];
        (names, format!("{figures:?} {} {}", cell.factors.len(), cell.split))
    });
    named.collect()
}

#[test]
fn what_goes_out_as_csv_comes_back_as_the_same_matrix() {
    let mut made: Vec<Workshop> = (0..100).map(|seed| Made::from_seed(seed).workshop).collect();
    let mut sample = Sample::new();
    for (at, text) in ["=1+1", "+ more time", "- less", "'quoted", "@all, \"now\"", "'=x"].into_iter().enumerate() {
        sample.apply(&Change::RewordFactor { id: FactorId::new(u32::try_from(at).unwrap() + 1), text: text.into() });
    }
    made.push(sample.workshop);
    made.extend(invented::shipped().into_iter().map(|(_, workshop)| workshop));
    for workshop in &made {
        let measures = Measures::of(workshop);
        let out = factors_csv(Subject::full(Full { workshop, measures: &measures, records: 1 }, words()));
        let back = imported(&out);
        assert_eq!(squares(&back), squares(workshop), "{out}");
        let texts = |workshop: &Workshop| {
            let mut texts: Vec<String> = workshop.factors().map(|factor| factor.text.to_string()).collect();
            texts.sort();
            texts
        };
        assert_eq!(texts(&back), texts(workshop));
        let again = Measures::of(&back);
        assert_eq!(
            factors_csv(Subject::full(Full { workshop: &back, measures: &again, records: 1 }, words())),
            out,
            "and out again"
        );
    }
}

#[test]
fn what_a_csv_cannot_carry_is_lost_and_nothing_else_of_a_point_is() {
    let mut sample = Sample::new();
    let (n1, w3) = (sample.id("N1"), sample.id("W3"));
    sample.apply(&Change::Rate { id: n1, tally: Some(Tally { counts: [0, 0, 1, 2, 3], not_relevant: 2, dont_know: 1 }) });
    sample.apply(&Change::Score { id: w3, strength: 4, basis: Basis::Entered });
    let workshop = &sample.workshop;
    let measures = Measures::of(workshop);
    let back = imported(&factors_csv(Subject::full(Full { workshop, measures: &measures, records: 1 }, words())));
    let point = |workshop: &Workshop, id| {
        let text = sample.workshop.factor(id).unwrap().text.clone();
        workshop.factors().find(|factor| factor.text == text).unwrap().clone()
    };
    let (before, after) = (point(workshop, n1), point(&back, n1));
    assert_eq!(after.tally.unwrap().counts, before.tally.unwrap().counts);
    assert_eq!((after.tally.unwrap().not_relevant, after.tally.unwrap().dont_know), (0, 0), "lost, and the export says so");
    assert_eq!(point(&back, w3).strength(), point(workshop, w3).strength());
    assert_eq!(point(&back, w3).basis(), Some(Basis::Agreed), "provisional before: lost, and the export says so");
}
