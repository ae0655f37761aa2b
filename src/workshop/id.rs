//! Ids of the things a workshop holds: stored, never reused, written `f7`, `g1`, `t1`, `a1`, `p1`, `s1`.
//!
//! An id is only a name. It must not know where in the workshop its thing lies.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $letter:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id with this number, 1 or higher.
            #[must_use]
            pub const fn new(number: u32) -> Self {
                Self(number)
            }

            /// The number behind the letter.
            #[must_use]
            pub const fn number(self) -> u32 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}{}", $letter, self.0)
            }
        }

        impl FromStr for $name {
            type Err = String;

            fn from_str(text: &str) -> Result<Self, String> {
                text.strip_prefix($letter)
                    .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0'))
                    .and_then(|digits| digits.parse().ok())
                    .map(Self)
                    .ok_or_else(|| format!("“{text}” is not an id like {}1", $letter))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Text;
                impl de::Visitor<'_> for Text {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        write!(f, "an id like \"{}1\"", $letter)
                    }
                    fn visit_str<E: de::Error>(self, text: &str) -> Result<$name, E> {
                        text.parse().map_err(E::custom)
                    }
                }
                deserializer.deserialize_str(Text)
            }
        }
    )*};
}

ids! {
    /// A staff group.
    GroupId = 'g';
    /// A theme (for the room: a heading).
    ThemeId = 't';
    /// A factor: an incentive or a barrier (for the room: a point).
    FactorId = 'f';
    /// An action agreed in the room.
    ActionId = 'a';
    /// A parking-lot item.
    ParkedId = 'p';
    /// A slip of dots from *What first?*.
    SlipId = 's';
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_writes_and_nothing_else() {
        assert_eq!("f7".parse(), Ok(FactorId::new(7)));
        assert_eq!(FactorId::new(7).to_string(), "f7");
        for wrong in ["", "f", "7", "g7", "f07", "f-1", "f1x", "f99999999999"] {
            assert!(wrong.parse::<FactorId>().is_err(), "{wrong}");
        }
    }
}
