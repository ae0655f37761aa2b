//! A value that is set as a whole, a day or a time or a number, gives way to what is typed.

use crate::Play;

#[test]
fn a_date_or_a_time_that_is_set_gives_way_to_the_first_letter_and_stays_for_the_arrows() {
    let mut play = Play::new("alignment-90");
    play.keys("t tab tab \"2027-02-01\" tab \"10:30\" enter enter enter");
    assert_eq!(play.workshop().date, Some(jiff::civil::date(2027, 2, 1)));
    play.keys("t tab tab \"2027-03-05\" tab backspace backspace \"45\" enter enter enter");
    assert_eq!(play.workshop().date, Some(jiff::civil::date(2027, 3, 5)));
    assert_eq!(play.workshop().finish_by, Some(jiff::civil::time(10, 45, 0, 0)));
}

#[test]
fn a_number_of_people_gives_way_too_but_not_the_digit_that_opened_its_field() {
    let mut play = Play::new("alignment-90");
    play.keys("1 \"2\" enter k #");
    assert_eq!(play.workshop().groups().next().unwrap().people, Some(12));
    play.keys("\"9\" enter");
    assert_eq!(play.workshop().groups().next().unwrap().people, Some(9));
}
