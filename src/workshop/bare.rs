//! Serde for an optional field that is left out when absent and written without `Some(...)` when present.
//!
//! `undoes: 12` is what a person expects to read and to write in a session file. Use with
//! `#[serde(default, skip_serializing_if = "Option::is_none", with = "bare")]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[expect(clippy::ref_option, reason = "serde's `with` calls it so")]
/// Writes the value itself.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Serialize, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => value.serialize(serializer),
        None => serializer.serialize_none(),
    }
}

/// Reads the value itself.
///
/// # Errors
/// Those of the deserializer.
pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
