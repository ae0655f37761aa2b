//! Every page of a step: both sides on it, what its signs mean, and letters that are large enough.

use tandem::widget::big::{Setting, Size};

use super::*;

/// Every page of a step as the room turns them.
fn pages(workshop: &Workshop, spotlight: &Spotlight, size: (u16, u16)) -> Vec<String> {
    let of = frame_at(workshop, spotlight, moment(), size).1.of;
    let page = |page: usize| Spotlight { page: u16::try_from(page).unwrap(), ..spotlight.clone() };
    (0..of).map(|at| frame_at(workshop, &page(at), moment(), size).0).collect()
}

const ALL_SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 40), (200, 60)];

#[test]
fn both_sides_stand_on_every_page_of_the_picture_and_of_a_heading() {
    let picture = at(in_step("picture").1);
    let reading = at(in_step("reading").1);
    let heading = |at: usize| Spotlight { theme: reading.themes().nth(at).map(|theme| theme.id), ..beat(3) };
    for size in ALL_SIZES {
        let sheets = (1..=3).map(|number| (&picture, beat(number)));
        // In the smallest of the sizes there is no row of squares above what is behind a heading.
        let rows = (0..8).map(|at| (&reading, heading(at))).filter(|_| size.1 > 20);
        for (workshop, spotlight) in sheets.chain(rows).chain([(&reading, beat(3))]) {
            let all = pages(workshop, &spotlight, size);
            for screen in &all {
                // In large type both words are drawn in blocks.
                let large = !screen.contains("clinical ") && size.0 >= 150;
                assert!(large || (screen.contains("clinical ") && screen.contains("managerial")), "{screen}");
            }
            if (80..150).contains(&size.0) {
                let joined = all.concat();
                let heads = ["Nurses", "Night", "Ward", "Executive", "general"];
                assert!(heads.iter().all(|head| joined.contains(head)), "{joined}");
                assert!(!joined.lines().take(14).any(|line| line.contains("Execut…")), "{joined}");
            }
        }
    }
}

#[test]
fn every_page_with_signs_or_dots_says_in_one_line_what_they_mean() {
    let picture = at(in_step("picture").1);
    let reading = at(in_step("reading").1);
    let lit = Spotlight { theme: reading.themes().nth(3).map(|theme| theme.id), ..beat(3) };
    let round = at(in_step("round").0 + 30);
    for size in ALL_SIZES {
        let beats = (1..=3).map(|number| (&picture, beat(number), number));
        for (workshop, spotlight, number) in
            beats.chain([(&reading, beat(3), 3), (&reading, lit.clone(), 3), (&round, beat(1), 0)])
        {
            for screen in pages(workshop, &spotlight, size) {
                // A large picture says it in large type.
                let large = size.1 >= 60 && spotlight.theme.is_none() && number > 0;
                let says = |words: &str| screen.lines().filter(|line| line.contains(words)).count() == 1;
                assert!(large || number == 2 || says("+ worth it"), "{screen}");
                assert!(large || number == 1 || says("− in the way"), "{screen}");
                let dots = number > 0 && (spotlight.theme.is_none() || size.1 > 20);
                assert!(large || !dots || says("●●●●● decides"), "{screen}");
                assert!(!large || screen.lines().rev().take(8).any(|line| line.contains(['█', '▌', '▘'])), "{screen}");
            }
        }
    }
}

#[test]
fn on_a_large_screen_the_names_of_groups_over_the_picture_are_large() {
    let picture = at(in_step("picture").1);
    let names: Vec<String> = Room::of(&picture).seen().groups().map(|group| group.name.to_string()).collect();
    for number in 1..=3 {
        for screen in pages(&picture, &beat(number), (200, 60)) {
            let body: Vec<&str> = screen.lines().take(56).skip(3).collect();
            let plain =
                |name: &String| name.split_whitespace().any(|word| word.len() > 3 && body.iter().any(|line| line.contains(word)));
            let plain: Vec<&String> = names.iter().filter(|name| plain(name)).collect();
            assert!(plain.is_empty(), "{plain:?}\n{screen}");
        }
    }
}

#[test]
fn a_row_with_one_square_is_not_called_mixed() {
    let mut workshop = at(in_step("picture").1);
    let kept = workshop.factors().find(|point| point.strength().is_some() && point.theme.is_some()).unwrap().clone();
    workshop.all_factors.retain(|point| point.theme != kept.theme || point.id == kept.id);
    let managers: Vec<GroupId> =
        workshop.groups().filter(|group| group.bloc != tandem::workshop::Bloc::Clinical).map(|group| group.id).collect();
    workshop.all_factors.retain(|point| !managers.contains(&point.group));
    workshop.asked_no.clear();
    let screen = frame(&workshop, &beat(3), (120, 40));
    assert!(screen.contains("shown: only one group"), "{screen}");
}

#[test]
fn the_scale_and_the_numbers_of_the_shortlist_are_large_on_a_usual_screen() {
    let score = frame(&at(in_step("score").0 + 30), &beat(1), (120, 40));
    assert!(!score.contains("hardly matters") && score.contains("6 of 6 people"), "{score}");
    for seq in [in_step("first").0 + 1, in_step("first").1] {
        let (first, paged) = frame_at(&at(seq), &beat(1), moment(), (120, 40));
        assert!(paged.of == 1 && first.contains("No money for backfill") && !first.contains(" 12 "), "{first}");
        assert!(!first.contains("What gets in the way that"), "{first}");
    }
}

/// The sample in *How much does it matter?* with so many groups that the room sees.
fn with_groups(many: usize) -> Workshop {
    let mut workshop = at(in_step("score").1);
    let like = workshop.groups().next().unwrap().clone();
    while Room::of(&workshop).seen().groups().count() < many {
        let id = workshop.next_group();
        let name = format!("Team {id} of the ward");
        let change = Change::AddGroup {
            id,
            name: Line::new(&name),
            code: tandem::workshop::Code::new(&format!("q{id}")).unwrap(),
            bloc: like.bloc,
            people: Some(4),
            presence: like.presence,
            weight: 1.0,
        };
        workshop.apply(&change).unwrap();
    }
    workshop
}

/// Whether some words stand on a screen, plainly or in letters of blocks.
fn says(screen: &str, words: &str) -> bool {
    let in_blocks = |size| {
        let lines = Setting::new(size, 200).wrapped(&[words.into()], 200);
        lines.iter().all(|line| screen.contains(line.to_string().trim()))
    };
    screen.contains(words) || [Size::Large, Size::Narrow, Size::Small].into_iter().any(in_blocks)
}

#[test]
fn whose_slips_are_in_is_said_of_every_group_however_many_there_are() {
    for many in [8, 15, 18, 24, 32] {
        let workshop = with_groups(many);
        let room = Room::of(&workshop);
        let here = room.seen().groups().filter(|group| group.presence != tandem::workshop::Presence::Absent);
        // The first words of a name tell it from the others, and stand in one line in any type.
        let names: Vec<String> = here.map(|group| group.name.split(' ').take(3).collect::<Vec<_>>().join(" ")).collect();
        assert!(names.len() + 1 >= many);
        for size in [(80, 24), (120, 30), (120, 40), (200, 60)] {
            let all = pages(&workshop, &beat(1), size);
            let missing: Vec<&String> = names.iter().filter(|name| !all.iter().any(|screen| says(screen, name))).collect();
            assert!(missing.is_empty(), "{size:?} {missing:?}\n{}", all.concat());
        }
    }
}

/// Whether a screen has a text in plain letters.
fn plainly(screen: &str, words: &str) -> bool {
    screen.lines().any(|line| line.contains(words))
}

#[test]
fn on_a_large_screen_the_squares_of_the_picture_are_in_block_letters() {
    let workshop = at(in_step("picture").1);
    for number in 1..=3 {
        for screen in pages(&workshop, &beat(number), (200, 60)) {
            let body: String = screen.lines().skip(8).take(44).collect::<Vec<_>>().join("\n");
            assert!(!body.contains(['●', '○', '◐']) && !plainly(&body, "not here"), "{screen}");
            assert!(body.contains("██"), "{screen}");
        }
    }
    // Two sides stand beside each other, each with its sign, and what nobody asked stays small.
    let screen = frame(&workshop, &beat(3), (200, 60));
    let both = |line: &str| line.split_once('+').is_some_and(|(_, rest)| rest.contains('−'));
    assert!(screen.lines().skip(20).take(32).any(both) && screen.contains(" · "), "{screen}");
    assert!(screen.lines().skip(20).take(32).any(|line| line.contains('≈')), "{screen}");
    // On a usual screen they have no room for it.
    assert!(plainly(&frame(&workshop, &beat(3), (120, 40)), "+  ●●●●◐"));
}

#[test]
fn names_above_squares_are_set_apart_from_them_and_from_each_other() {
    let workshop = at(in_step("reading").1);
    let theme = workshop.themes().nth(1).map(|theme| theme.id);
    let group = workshop.groups().next().map(|group| group.id);
    for spotlight in [Spotlight { theme, ..beat(3) }, Spotlight { theme, group, ..beat(3) }, beat(3)] {
        let screen = frame(&workshop, &spotlight, (120, 40));
        let lines: Vec<&str> = screen.lines().collect();
        let names = lines.iter().position(|line| line.contains("Nurses") && line.contains("Night team")).unwrap();
        let squares = lines.iter().position(|line| line.contains("●")).unwrap();
        assert!(names < squares && lines[names + 1].trim().is_empty(), "{screen}");
        assert!(!screen.contains("managers + and") && !screen.contains("managers Operations"), "{screen}");
    }
}

#[test]
fn what_is_behind_one_square_is_large_where_all_of_it_has_room_and_so_is_what_the_heading_means() {
    let workshop = at(in_step("reading").1);
    let group = workshop.groups().next().map(|group| group.id);
    let lit = |at: usize| Spotlight { theme: workshop.themes().nth(at).map(|theme| theme.id), group, ..beat(3) };
    let screen = frame(&workshop, &lit(1), (120, 40));
    assert!(!plainly(&screen, "Drug round") && !plainly(&screen, "Fewer bleeps"), "{screen}");
    let screens: Vec<String> = (0..8).map(|at| frame(&workshop, &lit(at), (120, 48))).collect();
    let large = |(at, screen): (usize, &String)| {
        let meaning = workshop.themes().nth(at).unwrap().definition.to_string();
        let first: Vec<&str> = meaning.split_whitespace().take(3).collect();
        !plainly(screen, &first.join(" "))
    };
    assert!(screens.iter().enumerate().filter(|each| large(*each)).count() > 0, "{}", screens.join("\n"));
}

#[test]
fn words_that_belong_together_stand_in_one_line() {
    for (key, spotlight) in [("reading", 1), ("round", 8), ("move", 8), ("close", 8)] {
        let mut workshop = at(in_step(key).1);
        workshop.progress.ended = None;
        let theme = workshop.themes().nth(spotlight).map(|theme| theme.id);
        for columns in [78, 100, 112, 120, 132] {
            for screen in pages(&workshop, &Spotlight { theme, ..beat(3) }, (columns, 40)) {
                let ends = |line: &str, with: &str| line.trim_end().ends_with(with) || line.contains(&format!("{with}    "));
                let broken = |line: &str| ends(line, "(a") || ends(line, "Monday 16") || ends(line, "Monday 8");
                assert!(!screen.lines().any(broken), "{columns}\n{screen}");
            }
        }
    }
}

#[test]
fn lines_of_block_letters_are_set_apart_where_there_is_room() {
    let screen = frame(&at(in_step("right").0), &beat(3), (200, 60));
    let high: Vec<usize> = screen.lines().skip(3).take(50).map(|line| usize::from(!line.trim().is_empty())).collect();
    let runs: Vec<usize> = high.split(|full| *full == 0).map(<[usize]>::len).filter(|lines| *lines > 0).collect();
    assert!(runs.len() > 1 && runs.iter().all(|lines| *lines == 4), "{runs:?}\n{screen}");
}

#[test]
fn the_rooms_headings_begin_with_the_fullest_once_every_point_it_sees_has_one() {
    let mut workshop = at(in_step("tidy").1);
    let name = |id| workshop.themes().find(|theme| theme.id == id).unwrap().name.to_string();
    let first = name(workshop.themes().next().unwrap().id);
    let counted = |workshop: &Workshop, id| workshop.factors().filter(|point| point.theme == Some(id)).count();
    let fullest = workshop.themes().max_by_key(|theme| counted(&workshop, theme.id)).unwrap().id;
    let fullest = name(fullest);
    assert_ne!(first, fullest);
    let order = |workshop: &Workshop| {
        let screen = frame(workshop, &beat(1), (80, 40));
        (screen.find(&first).unwrap(), screen.find(&fullest).unwrap())
    };
    for point in &mut workshop.all_factors {
        point.off_matrix |= point.theme.is_none();
    }
    let (one, other) = order(&workshop);
    assert!(other < one, "the fullest first");
    let point = workshop.all_factors.iter_mut().find(|point| point.theme.is_some() && !point.removed).unwrap();
    point.theme = None;
    let (one, other) = order(&workshop);
    assert!(one < other, "while they fill nothing moves");
}

#[test]
fn once_the_dots_are_seen_nobody_is_asked_to_write_any_more_and_the_sign_has_its_words() {
    let history = sample();
    let (entered, last) = in_step("first");
    let reveal = |commit: &&tandem::workshop::Commit| {
        commit.seq > entered && commit.changes.iter().any(|change| matches!(change, Change::Reveal { .. }))
    };
    let revealed = history.commits().iter().find(reveal).unwrap().seq;
    let shown = |seq| frame(&at(seq), &beat(1), (80, 24));
    assert!(shown(revealed - 1).contains("Write three numbers") && !shown(revealed - 1).contains("what we take on"));
    assert!(!shown(last).contains("Write three numbers") && shown(last).contains("✓ what we take on"), "{}", shown(last));
}

#[test]
fn which_groups_are_shown_together_stands_only_where_something_of_them_is() {
    let says = |seq, beats| frame(&at(seq), &beat(beats), (120, 40)).contains("shown together");
    assert!(!says(in_step("picture").0, 1), "before anything is seen");
    assert!(says(in_step("picture").1, 3));
    assert!(!says(in_step("right").0, 3), "nothing has changed yet");
}
