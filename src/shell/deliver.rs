//! Writing an export: beside its place, then renamed; never over a file that is there without being told to.

use std::io::Write;
use std::path::Path;

use crate::export;
use crate::tui::Model;

/// Writes the open session's export to `to` and says what is in it and where it lies.
///
/// # Errors
/// A sentence: no session, an unknown ending, a file in the way, or a place that cannot be written to.
pub fn export(model: &Model, to: &Path, full: bool, force: bool) -> Result<String, String> {
    let desk = model.desk().ok_or("No session is open.")?;
    let bytes = export::bytes(desk.workshop(), desk.measures(), to, full).map_err(|error| error.to_string())?;
    write(to, &bytes, force)?;
    let what = if full { "the full record, your notes and tallies too" } else { "what the room may see: by group, no names, no notes" };
    let place = std::path::absolute(to).unwrap_or_else(|_| to.to_owned());
    Ok(format!("Written to {}: {what}. Tandem has sent nothing anywhere.", place.display()))
}

/// Writes `bytes` beside `to`, then renames.
///
/// # Errors
/// A sentence: a file is in the way, or the place cannot be written to; nothing half-written is left.
pub fn write(to: &Path, bytes: &[u8], force: bool) -> Result<(), String> {
    if to.exists() && !force {
        return Err(format!("{} is there already: choose another name.", to.display()));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}. Choose another folder.", to.display());
    let mut file = tempfile::Builder::new().prefix(".tandem-").tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    let put = if force { file.persist(to) } else { file.persist_noclobber(to) };
    put.map_err(|error| failed(error.error))?;
    Ok(())
}
