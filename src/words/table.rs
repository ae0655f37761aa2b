//! Every text there is: its section, its name, its fields. A language file has the same sections and names.
//!
//! Texts are for this crate alone, so that the compiler finds one that nobody says.

use super::text::{Filling, Text};

/// A text that a language file has, or may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declared {
    /// Its section.
    pub section: &'static str,
    /// Its name in the section.
    pub name: &'static str,
    /// The fields that it is filled with, in the order of their fillings.
    pub fields: &'static [&'static str],
}

macro_rules! texts {
    ($( $(#[$about:meta])* $section:ident: $Section:ident { $( $name:ident $( ( $($field:ident),+ ) )? ; )* } )*) => {
        /// The words of one language, by section.
        #[derive(Debug, Clone, PartialEq)]
        pub struct Words { $( $(#[$about])* pub $section: $Section, )* }

        /// Every text, in the order of the sections and of the texts in them.
        pub const DECLARED: &[Declared] = &[$( $(
            Declared { section: stringify!($section), name: stringify!($name), fields: &[$( $( stringify!($field) ),+ )?] },
        )* )*];

        impl Words {
            /// Asks for every text, in the order of [`DECLARED`].
            pub fn gather(mut text: impl FnMut(&'static Declared) -> Text) -> Self {
                let mut declared = DECLARED.iter();
                let mut next = || declared.next().map_or_else(Text::default, &mut text);
                Self { $( $section: $Section { $( $name: next(), )* }, )* }
            }
        }

        $(
            $(#[$about])*
            #[derive(Debug, Clone, PartialEq)]
            pub struct $Section { $( $name: Text, )* }

            impl $Section { $( texts!(@said $name $( ( $($field),+ ) )?); )* }
        )*
    };
    (@said $name:ident) => {
        #[must_use]
        pub(crate) fn $name(&self) -> &str {
            self.$name.plain()
        }
    };
    (@said $name:ident ( $($field:ident),+ )) => {
        #[must_use]
        pub(crate) fn $name<'a>(&self, $( $field: impl Into<Filling<'a>> ),+) -> String {
            self.$name.filled(&[$( $field.into() ),+])
        }
    };
}

texts! {
    /// The language itself.
    language: Language { name; tag; }

    /// Dates and times, weekdays and months.
    dates: Dates {
        day(weekday, day, month); short_day(weekday, day, month); date(day, month, year); time(hour, minute); left(minutes, seconds);
        monday; tuesday; wednesday; thursday; friday; saturday; sunday;
        mon; tue; wed; thu; fri; sat; sun;
        january; february; march; april; may; june; july; august; september; october; november; december;
    }

    /// Numbers as they are said.
    numbers: Numbers { zero; one; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; }

    /// Figures as they are written.
    figures: Figures { decimal; percent(n); no_data; }

    /// Several things in one sentence.
    lists: Lists { and(most, last); comma; semicolon; sentence(words); }

    /// What a workshop holds: sides, directions, how far things are.
    values: Values {
        clinical; managerial; both; other;
        worth_it; in_the_way; also_worth_it(heading); also_in_the_way(heading);
        against; undecided; lets; helps; makes;
        agreed; to_be_asked; done; dropped;
        expected; present; stepped_out; left; absent;
        open; joined; held;
        at_one; together; mostly; spread; split;
        not_asked; not_scored; no_heading; nobody_yet;
    }

    /// The room screen.
    room: RoomWords {
        welcome; thanks; question; time_is_over; page(page, pages); page_and_key(page, pages, key); too_small(columns, lines, wide, high);
        same_thing; which_heading; of_group(group, side); now(group); absent(group); guess(point);
        slips_in; slips_of(slips, people); slips_begun; slips_are_in; group_slips_of(group, slips, people); group_slips_are_in(group);
        picture; blank; nobody; decides; decides_in_short; hardly; chosen;
        said_no; not_for_them; not_here; points(n); a_guess; not_agreed; split_inside;
        only_clinical; only_managerial; both_ways; shared; shared_unchecked; obstacle; obstacle_unchecked; some_of_each; one_group;
        two_meanings(reading);
        was(before); no_heading; all_together;
        barrier; action; owner; first_date; owner_to_be_asked(owner); owner_done(owner);
        today; needed; not_said;
        car_park; the_car_park; car_park_empty;
        recipients; weeks; next_look; promise; promise_open(groups); shown_together(groups, number); shown_alone(group);
    }

    /// What a room screen says to whoever looks after it.
    screen: ScreenWords { keys; newer; out_of_reach; not_whole; broken; }

    /// How headings read and how sides stand to each other.
    readings: Readings {
        no_data; only_clinical; only_managerial; waits; mixed; one_group;
        looks_contested; contested; looks_motive; motive; looks_obstacle; obstacle;
        not_checked(reading); same(reading); two(reading);
        aligned; partly; separate; torn; opposed;
        nothing; a_little; quarter; third; half; two_thirds; most; nearly_all;
        brought(shared, opposed, unmatched);
    }

    /// What signs mean, and squares in words.
    marks: Marks {
        split; provisional; assumed; two_unscored; not_relevant; asked_no; not_asked; not_here;
        one_of_five; half; shared; opposed; one_sided;
        strength(side, figure); strength_provisional(side, figure); strength_guess(side, figure); unscored(side, n);
        square_split; square_not_relevant; square_asked_no; square_not_here;
    }

    /// The report, whatever its format.
    report: ReportWords {
        untitled; untitled_on(date); full; full_about; full_differs; about(sentence); about_draft(sentence);
        sent_nothing; foot_full(title); foot_page(foot, page); page_of(page, pages);
        actions; no_action; action_barrier; action_what; action_who; action_first; action_owner_status(owner, status); no_date;
        next_look(date); chosen; chosen_point(group, point, dots); chosen_by_side(group, point, dots, clinical, managerial); dots(n);
        stands; group; today; needed; note; not_alike;
        car_park; item(item, fate);
        email; email_head(title); email_head_on(title, date); email_action(action, owner); email_action_from(action, owner, date);
        email_more(n); email_none; email_common; email_obstacle; email_apart; email_headings(what, headings); email_two(heading); email_next(date);
        absent(groups);
        heard; too_little(heard, squares); heard_shared; heard_obstacle; heard_contested; heard_one_sided; heard_one_group; heard_waits;
        heard_mixed;
        line(heading, parts); line_clinical(heading, parts); line_managerial(heading, parts); line_unchecked(heading, parts);
        line_same(heading, parts); line_two(heading, parts); worth_it_for(groups); in_the_way_of(groups);
        sides(standing); inside(clinical, managerial);
        figure; value; gap; all_pairs; between; inside_clinical; inside_managerial; weakest; weakest_pair(figure, one, other);
        pull_clinical; pull_managerial; gap_assumed; assumed_share; heard_share;
        picture; heading; reads; column(group, side); strengths(least, most, legend); caption; under_title; under_title_full;
        points; worth_it; in_the_way; point(point, about); guess; told_before; merged(points); point_note(note);
        ratings(counts); consensus(figure); not_relevant(n); dont_know(n);
        who; nobody; side; people; remark; shown; not_counted; left_early;
        guessed; guessed_about; guess_of(group, point);
        not_reached; points_not_scored(n); points_without_heading(n); points_provisional(n); step(step);
        notes; step_note(step, note);
        method; method_own_words; method_measure; method_blank; method_on_the_day; method_small;
    }

    /// The matrix as plain text.
    matrix: MatrixWords {
        sides(standing, bar); inside_clinical(standing); inside_managerial(standing); heard(heard, squares); heard_too_little(heard, squares);
        gap(gap, clinical, managerial, between); between(shared, opposed, unmatched); weakest(one, other, figure); assumed(gap, share);
        pull; raised_by; column(group, side, presence, people);
    }

    /// The workbook.
    workbook: WorkbookWords {
        actions; matrix; points; measures; method;
        matrix_about; raised_by; balance; weight; added_up; difference; as_a_share;
        group_code; point; direction; heading_code; strength; told; strength_from; ratings; dots;
        heard; told_before; guess; on_slips; said_aloud; by_facilitator;
        over_all; by_heading; by_group; by_pair;
        gap; between; inside_clinical; inside_managerial; all_pairs; shared; opposed_long; one_side_only_long; pull_clinical; pull_managerial;
        heard_share; gap_guessed; guesses_share;
        alignment; between_sides; shared_short; opposed; one_side_only; worth_it; in_the_way; group_difference; group_share; pair; two_groups(one, other);
        method_matrix; method_measures;
    }

    /// The pack: script, cards, slips, blank matrix.
    pack: PackWords {
        script(minutes); script_finish(minutes, time); before_the_clock; step_time(from, to, least, most); step(step, time);
        room_sees; say(words); todo(words); done_when(words); if_late(words);
        awkward; for_facilitator;
        card(people); card_small(people); nobody_counted; people(n);
        your_points; your_points_how; also; also_how; number; point; is; heading; belongs; also_for_us; no;
        slips(step); how_much; scale; what_first;
        by_hand; by_hand_how;
    }

    /// Lines for awkward moments, for the facilitator: the moment, a colon, what to say.
    awkward: AwkwardLines {
        one_voice; silence; cynicism; off_the_subject; blame; for_others; a_name; a_bleep; a_late_group; safety;
    }
}
