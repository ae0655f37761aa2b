//! The same numbers for the same seed, and texts made of them that no screen should have to bear.

/// A small generator (`SplitMix64`).
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 to below the limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % limit as u64).expect("a remainder is less than a usize limit")
    }

    /// One of these.
    pub fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    /// A text of pieces that terminals obey, hide, turn round, join or misplace, between ordinary words.
    pub fn hostile(&mut self) -> String {
        let mut text = String::new();
        for _ in 0..=self.below(9) {
            match self.below(5) {
                0 => text.extend(char::from_u32(u32::try_from(self.below(0x11_0000)).unwrap_or(0))),
                1 => text.push_str(self.one_of(&WORDS)),
                _ => text.push_str(self.one_of(&PIECES)),
            }
        }
        if self.below(40) == 0 { text.repeat(1 + self.below(60)) } else { text }
    }
}

impl Dice {
    /// Something that is no session at all, as text.
    pub fn hostile_lines(&mut self) -> String {
        (0..20).map(|_| self.hostile() + "\n").collect()
    }
}

const WORDS: [&str; 6] = ["ward round", "late", "É", "日本語", "مرحبا", "हिन्दी"];

const PIECES: [&str; 48] = [
    "\u{1b}[2J",
    "\u{1b}[31m",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;aGk=\u{7}",
    "\u{1b}P1$r\u{1b}\\",
    "\u{1b}c",
    "\u{1b}(0",
    "\u{1b}",
    "\u{9b}31m",
    "\u{9d}0;x\u{9c}",
    "\u{90}x",
    "\u{0}",
    "\u{7}",
    "\u{8}\u{8}",
    "\r",
    "\n",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{202a}",
    "\u{2066}",
    "\u{2069}",
    "\u{200e}",
    "\u{61c}",
    "\u{200b}",
    "\u{200c}",
    "\u{200d}",
    "\u{2060}",
    "\u{feff}",
    "\u{fe0f}",
    "\u{e0041}",
    "\u{ad}",
    "\u{34f}",
    "\u{3164}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "👩\u{200d}⚕\u{fe0f}",
    "👨\u{200d}👩\u{200d}👧",
    "🏴\u{e0067}\u{e007f}",
    "1\u{fe0f}\u{20e3}",
    "=cmd|'/c calc'!A0",
    "<script>",
    "| a | b |",
    "`#\\",
    "\u{fffd}",
];
