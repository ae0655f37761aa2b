//! Short words that no code may be.
//!
//! Why: a code is cut from a name by rule and stands over a column that a whole room reads, and may be read aloud. Three letters
//! of an honest name can be a slur or make people laugh at a group. Nobody types these: they are only looked up.

/// Whether a code reads as such a word, also with a number behind it.
pub(super) fn is_awkward(code: &str) -> bool {
    let word = code.trim_end_matches(|c: char| c.is_ascii_digit());
    WORDS.binary_search(&word).is_ok()
}

/// In the order of the alphabet. `nigh` is here because the word that it begins is clearer.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "anal", "anus", "ape", "ars", "arse", "ass", "bad", "ball", "balls", "bastard", "bitc", "bitch", "boob", "boobs", "bra",
    "bum", "butt", "clit", "cock", "cocks", "coon", "cow", "crap", "crip", "cum", "cun", "cunt", "cunts", "damn", "dead", "dic",
    "dick", "dicks", "die", "dies", "dik", "dildo", "dum", "dumb", "dyke", "fag", "faggot", "fags", "fanny", "fart", "fat",
    "fatso", "fuc", "fuck", "fuk", "gay", "gyp", "hag", "hell", "hoe", "homo", "idio", "idiot", "jap", "jew", "jiz", "kik",
    "kike", "kil", "kill", "knob", "lesbo", "loo", "mad", "mong", "moron", "nazi", "neg", "negr", "negro", "nig", "niga",
    "nigg", "nigga", "nigger", "nigh", "nip", "nips", "nut", "nuts", "pak", "paki", "pee", "peni", "penis", "pig", "pis",
    "piss", "poo", "poof", "poop", "porn", "prat", "prick", "pus", "puss", "pussy", "rape", "rapist", "rat", "retard",
    "sad", "scum", "sex", "sexy", "shag", "shat", "shit", "shits", "slag", "slave", "slu", "slut", "sod", "spas", "spast",
    "spastic", "spaz", "spic", "ss", "suc", "suck", "sucks", "tart", "tit", "tits", "titty", "tramp", "trann", "turd", "twat",
    "twit", "ugly", "vag", "wank", "wanker", "whor", "whore", "wog", "wop", "yid",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workshop::CODE_LENGTH;

    #[test]
    fn the_words_are_in_order_and_short_enough_to_be_codes() {
        assert!(WORDS.is_sorted_by(|one, next| one < next), "looked up by halves");
        let fits = |word: &&str| (1..=CODE_LENGTH).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
        assert!(WORDS.iter().all(fits));
        assert!(is_awkward(WORDS[0]) && is_awkward(&format!("{}2", WORDS[0])) && !is_awkward("nur"));
    }
}
