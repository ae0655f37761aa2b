//! Times of the day as they are typed: `16:30`, `16.30`, `1630`, `4:30 pm`, `4pm`.

use jiff::civil::Time;

/// The hour before which no workshop ends: a figure below it is most likely one of the afternoon.
const MORNING: i8 = 7;

/// A time as typed; nothing typed is no time.
///
/// # Errors
/// A sentence with an example; of a small hour without `am` or `pm`, the question which is meant. With a nought before it
/// it is the early morning's.
pub fn clock(text: &str) -> Result<Option<Time>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let word: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let (figures, half) = halved(&word);
    let Some((hour, minute)) = figures_of(figures, half.is_some()) else { return Err(no_time(text)) };
    let time = match half {
        None => Time::new(hour, minute, 0, 0).ok(),
        Some(afternoon) if (1..=12).contains(&hour) => Time::new(hour % 12 + if afternoon { 12 } else { 0 }, minute, 0, 0).ok(),
        Some(_) => None,
    };
    let time = time.ok_or_else(|| no_time(text))?;
    if half.is_none() && hour < MORNING && !figures.starts_with('0') {
        let later = hour + 12;
        return Err(format!(
            "is that {hour:02}:{minute:02} or {later}:{minute:02}? Type {later}:{minute:02} or {hour:02}:{minute:02}."
        ));
    }
    Ok(Some(time))
}

fn no_time(text: &str) -> String {
    format!("“{text}” is not a time: type it as 16:30 or 4:30 pm, or leave it empty.")
}

/// What stands before `am` or `pm`, and whether it is the afternoon, if one of them is there.
fn halved(word: &str) -> (&str, Option<bool>) {
    let ends = [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)];
    let found = ends.into_iter().find_map(|(end, afternoon)| Some((word.strip_suffix(end)?, Some(afternoon))));
    found.unwrap_or((word, None))
}

/// Hour and minute; an hour alone only where `am` or `pm` says that it is one.
fn figures_of(figures: &str, alone: bool) -> Option<(i8, i8)> {
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some(parts) => parts,
        None if alone && figures.len() <= 2 => (figures, "00"),
        None if (3..=4).contains(&figures.len()) => figures.split_at_checked(figures.len() - 2)?,
        None => return None,
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute);
    fits.then(|| Some((hour.parse().ok()?, minute.parse().ok()?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        clock(text).unwrap().map_or_else(String::new, |time| time.strftime("%H:%M").to_string())
    }

    #[test]
    fn a_time_is_read_however_it_is_written() {
        for text in ["16:30", "16.30", "1630", "4:30 pm", "4.30pm", "4:30PM", " 4:30 p.m. ", "0430 pm"] {
            assert_eq!(read(text), "16:30", "{text}");
        }
        assert_eq!(["4pm", "4 pm", "12pm", "12 am", "12:15 am"].map(read), ["16:00", "16:00", "12:00", "00:00", "00:15"]);
        assert_eq!(["9:05", "930", "10:30", "7.00", "00:15"].map(read), ["09:05", "09:30", "10:30", "07:00", "00:15"]);
        assert_eq!(read("  "), "");
    }

    #[test]
    fn a_small_hour_is_asked_about_and_each_answer_is_taken() {
        for text in ["4.30", "4:30", "430"] {
            assert_eq!(clock(text).unwrap_err(), "is that 04:30 or 16:30? Type 16:30 or 04:30.", "{text}");
        }
        assert_eq!(["04:30", "0430", "4:30 am", "16:30"].map(read), ["04:30", "04:30", "04:30", "16:30"]);
        assert!(clock("6:59").unwrap_err().starts_with("is that 06:59 or 18:59?"));
    }

    #[test]
    fn what_is_no_time_says_what_is() {
        let odd = [
            "half past four",
            "25:00",
            "16:60",
            "16:3",
            "16",
            "4",
            "16:30 pm",
            "0pm",
            "pm",
            "1:2:3",
            "½:30",
            "٤:٣٠",
            "+4:30",
            "日本",
        ];
        for text in odd {
            assert_eq!(
                clock(text).unwrap_err(),
                format!("“{text}” is not a time: type it as 16:30 or 4:30 pm, or leave it empty.")
            );
        }
    }
}
