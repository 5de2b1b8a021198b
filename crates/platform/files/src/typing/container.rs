//! Types that are containers: ZIP (office documents) and ISO base media (films, sound, HEIC pictures).

use super::FileType;
use crate::FileRefused;

/// Office documents, told by the names in the archive's table of contents; nothing is unpacked, so nothing can
/// unpack to more than we have room for.
pub(super) fn of_zip(bytes: &[u8]) -> Result<FileType, FileRefused> {
    let names = zip_names(bytes).ok_or(FileRefused::Broken)?;
    let has = |wanted: &str| names.contains(&wanted.as_bytes());
    let ends_with = |end: &[u8]| {
        names
            .iter()
            .any(|name| name.to_ascii_lowercase().ends_with(end))
    };
    if ends_with(b"vbaproject.bin") || names.iter().any(|name| name.starts_with(b"Basic/")) {
        return Err(FileRefused::Macros);
    }
    if has("[Content_Types].xml") {
        for (part, of) in [
            ("word/document.xml", FileType::Docx),
            ("xl/workbook.xml", FileType::Xlsx),
            ("ppt/presentation.xml", FileType::Pptx),
        ] {
            if has(part) {
                return Ok(of);
            }
        }
    }
    match open_document_type(bytes) {
        Some(b"application/vnd.oasis.opendocument.text") => Ok(FileType::Odt),
        Some(b"application/vnd.oasis.opendocument.spreadsheet") => Ok(FileType::Ods),
        _ => Err(FileRefused::Type),
    }
}

/// Excel tables of 1997 to 2003, told by the names of their streams, which stand in the file in UTF-16
/// ([MS-CFB] 2.6.1, [MS-XLS] 2.1.2). Word and PowerPoint of those years are not taken: nothing here reads them.
pub(super) fn of_compound(bytes: &[u8]) -> Result<FileType, FileRefused> {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if has("_VBA_PROJECT") {
        return Err(FileRefused::Macros);
    }
    // A name in the directory ends in a zero, which a word of the text does not.
    if has("Workbook\0") || has("Book\0") {
        Ok(FileType::Xls)
    } else {
        Err(FileRefused::Type)
    }
}

/// An OpenDocument file begins with an unpacked entry `mimetype` (OpenDocument 1.3, part 2, 3.3).
fn open_document_type(bytes: &[u8]) -> Option<&[u8]> {
    let size = usize::try_from(u32_at(bytes, 18)?).ok()?;
    (u16_at(bytes, 8)? == 0 && bytes.get(30..38)? == b"mimetype").then_some(())?;
    let start = 38 + usize::from(u16_at(bytes, 28)?);
    bytes.get(start..start.checked_add(size)?)
}

/// Names in the central directory; `None` when it does not fit together (APPNOTE.TXT 4.3.12 and 4.3.16).
fn zip_names(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    const END: &[u8] = b"PK\x05\x06";
    const END_LEN: usize = 22;
    let tail = bytes.len().saturating_sub(END_LEN + usize::from(u16::MAX));
    let end = tail + bytes.get(tail..)?.windows(4).rposition(|w| w == END)?;
    let count = u16_at(bytes, end + 10)?;
    let mut at = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    let mut names = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        (bytes.get(at..at.checked_add(4)?)? == b"PK\x01\x02").then_some(())?;
        let name_len = usize::from(u16_at(bytes, at + 28)?);
        let more = usize::from(u16_at(bytes, at + 30)?) + usize::from(u16_at(bytes, at + 32)?);
        names.push(bytes.get(at + 46..at + 46 + name_len)?);
        at += 46 + name_len + more;
    }
    Some(names)
}

/// Films, sound and HEIC pictures, told by their brands (ISO/IEC 14496-12, 4.3).
pub(super) fn of_mpeg4(bytes: &[u8], declared: &str) -> Result<FileType, FileRefused> {
    const HEIC: [&[u8]; 6] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"];
    const FILM: [&[u8]; 14] = [
        b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"MSNV", b"qt  ",
        b"M4V ", b"3gp4", b"3gp5", b"3gp6",
    ];
    // ISO base media counts from the big end.
    let size = bytes
        .first_chunk::<4>()
        .map_or(0, |size| u32::from_be_bytes(*size) as usize);
    let head = bytes.get(8..size.min(4096)).ok_or(FileRefused::Broken)?;
    let major = head.get(0..4).ok_or(FileRefused::Broken)?;
    let mut brands =
        std::iter::once(major).chain(head.get(8..).unwrap_or_default().chunks_exact(4));
    if major == b"M4A " || major == b"M4B " {
        return Ok(FileType::M4a);
    }
    if HEIC.contains(&major)
        || ((major == b"mif1" || major == b"msf1") && brands.any(|b| HEIC.contains(&b)))
    {
        return Ok(FileType::Heic);
    }
    if FILM.contains(&major) {
        let sound = declared.starts_with("audio/");
        return Ok(if sound { FileType::M4a } else { FileType::Mp4 });
    }
    Err(FileRefused::Type)
}

/// ZIP counts from the little end.
fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(
        bytes.get(at..at.checked_add(2)?)?.try_into().ok()?,
    ))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(
        bytes.get(at..at.checked_add(4)?)?.try_into().ok()?,
    ))
}
