//! What a Word document says of itself: title, author, the workshop's day. The library has no words for the first two, so
//! this one part is written here. It knows no time but that day: the same log gives the same bytes.

use crate::export::{Subject, html};

/// The core properties.
pub(super) fn core(subject: Subject) -> String {
    let title = html::escaped(&subject.title());
    let day = subject.day().map_or_else(String::new, |day| {
        let dated = |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:{name}>");
        dated("created") + &dated("modified")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:dcmitype=\"http://purl.org/dc/dcmitype/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title><dc:creator>Tandem</dc:creator><cp:lastModifiedBy>Tandem</cp:lastModifiedBy>{day}\
         </cp:coreProperties>"
    )
}
