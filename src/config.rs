//! Folders, settings and what the user brings: templates, keys, colours.

pub mod templates;
