//! A quick way to read the lines that this program writes: RON on one line in the one spelling of [`super::record`].
//!
//! It knows no change and no field: those come from serde, as for RON itself. Whatever is spelt otherwise (an escape,
//! a comment, another spacing, a mistake) it gives up on, and RON reads the line and says what is wrong. So it decides
//! only how long a file takes to open, never what is in it. Tests hold both to the same answer.

use std::fmt;

use serde::de::value::BorrowedStrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

/// The value that a text spells; none where it is not in the one spelling.
pub(super) fn read<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let mut reader = Reader { left: std::str::from_utf8(text).ok()? };
    let value = T::deserialize(&mut reader).ok()?;
    reader.left.is_empty().then_some(value)
}

/// What is left to read.
struct Reader<'de> {
    left: &'de str,
}

/// It is spelt otherwise.
#[derive(Debug)]
struct Otherwise;

impl fmt::Display for Otherwise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("spelt otherwise")
    }
}

impl std::error::Error for Otherwise {}

impl de::Error for Otherwise {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

type Read<T> = Result<T, Otherwise>;

impl<'de> Reader<'de> {
    fn token(&mut self, token: &str) -> Read<()> {
        self.left = self.left.strip_prefix(token).ok_or(Otherwise)?;
        Ok(())
    }

    /// The longest beginning of bytes that `belongs` accepts; at least one.
    fn run(&mut self, belongs: impl Fn(u8) -> bool) -> Read<&'de str> {
        let end = self.left.bytes().position(|byte| !belongs(byte)).unwrap_or(self.left.len());
        if end == 0 {
            return Err(Otherwise);
        }
        let (run, left) = self.left.split_at(end);
        self.left = left;
        Ok(run)
    }

    fn name(&mut self) -> Read<&'de str> {
        self.run(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    }

    /// A text without an escape.
    fn text(&mut self) -> Read<&'de str> {
        self.token("\"")?;
        let end = self.left.bytes().position(|byte| byte == b'"' || byte == b'\\').ok_or(Otherwise)?;
        let (text, left) = self.left.split_at(end);
        self.left = left;
        self.token("\"")?;
        Ok(text)
    }

    /// A number as it is written: a sign, digits, a fraction. Leading zeros and exponents are not.
    fn number<T: std::str::FromStr>(&mut self) -> Read<T> {
        let run = self.run(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')?;
        let digits = run.trim_start_matches('-');
        let padded = digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.");
        if padded || digits.starts_with('.') || digits.ends_with('.') {
            return Err(Otherwise);
        }
        run.parse().map_err(|_| Otherwise)
    }

    /// What stands between brackets, separated by commas: before the first nothing, before each other `, `.
    fn more(&mut self, first: &mut bool, close: &str) -> Read<bool> {
        if self.left.starts_with(close) {
            return Ok(false);
        }
        if !std::mem::replace(first, false) {
            self.token(", ")?;
        }
        Ok(true)
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            visitor.$visit(self.number()?)
        }
    )*};
}

macro_rules! otherwise {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, _: V) -> Read<V::Value> {
            Err(Otherwise)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Otherwise;

    numbers! {
        deserialize_u8 visit_u8; deserialize_u16 visit_u16; deserialize_u32 visit_u32; deserialize_u64 visit_u64;
        deserialize_i8 visit_i8; deserialize_i16 visit_i16; deserialize_i32 visit_i32; deserialize_i64 visit_i64;
        deserialize_f64 visit_f64;
    }

    otherwise! { deserialize_any deserialize_ignored_any deserialize_f32 deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_map }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        match self.name()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(Otherwise),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_borrowed_str(self.name()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.left.starts_with("None") {
            self.token("None")?;
            return visitor.visit_none();
        }
        self.token("Some(")?;
        let value = visitor.visit_some(&mut *self)?;
        self.token(")")?;
        Ok(value)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Read<V::Value> {
        self.token(name)?;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, _: V) -> Read<V::Value> {
        Err(Otherwise)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.token("[")?;
        let value = visitor.visit_seq(Items { reader: self, close: "]", first: true })?;
        self.token("]")?;
        Ok(value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.token("(")?;
        let value = visitor.visit_seq(Items { reader: self, close: ")", first: true })?;
        self.token(")")?;
        Ok(value)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, _: &'static str, length: usize, visitor: V) -> Read<V::Value> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        self.token("(")?;
        let value = visitor.visit_map(Items { reader: self, close: ")", first: true })?;
        self.token(")")?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, _: &'static [&'static str], visitor: V) -> Read<V::Value> {
        visitor.visit_enum(self)
    }
}

/// The parts of something in brackets.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    close: &'static str,
    first: bool,
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Otherwise;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Read<Option<T::Value>> {
        if !self.reader.more(&mut self.first, self.close)? {
            return Ok(None);
        }
        seed.deserialize(&mut *self.reader).map(Some)
    }
}

impl<'de> MapAccess<'de> for Items<'_, 'de> {
    type Error = Otherwise;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Read<Option<K::Value>> {
        if !self.reader.more(&mut self.first, self.close)? {
            return Ok(None);
        }
        let key: BorrowedStrDeserializer<'de, Otherwise> = BorrowedStrDeserializer::new(self.reader.name()?);
        let key = seed.deserialize(key)?;
        self.reader.token(": ")?;
        Ok(Some(key))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Read<V::Value> {
        seed.deserialize(&mut *self.reader)
    }
}

impl<'de> EnumAccess<'de> for &mut Reader<'de> {
    type Error = Otherwise;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Read<(V::Value, Self)> {
        let name: BorrowedStrDeserializer<'de, Otherwise> = BorrowedStrDeserializer::new(self.name()?);
        Ok((seed.deserialize(name)?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Reader<'de> {
    type Error = Otherwise;

    fn unit_variant(self) -> Read<()> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Read<T::Value> {
        self.token("(")?;
        let value = seed.deserialize(&mut *self)?;
        self.token(")")?;
        Ok(value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Read<V::Value> {
        de::Deserializer::deserialize_tuple(self, length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Read<V::Value> {
        de::Deserializer::deserialize_struct(self, "", fields, visitor)
    }
}
