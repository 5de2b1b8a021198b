//! What bytes are, by looking at them. An allow-list: what is not recognised is not taken.

mod container;
mod text;

use crate::FileRefused;

/// What a file is for the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// 图片
    Image,
    /// PDF
    Pdf,
    /// 文书、表格、演示 in an office format.
    Office,
    /// 录音
    Audio,
    /// 录像
    Video,
    /// Plain text and tables in text.
    Text,
}

impl FileKind {
    /// The code kept in the table.
    pub const fn code(self) -> &'static str {
        match self {
            FileKind::Image => "image",
            FileKind::Pdf => "pdf",
            FileKind::Office => "office",
            FileKind::Audio => "audio",
            FileKind::Video => "video",
            FileKind::Text => "text",
        }
    }

    /// Reads a code.
    pub fn parse(code: &str) -> Option<FileKind> {
        [
            Self::Image,
            Self::Pdf,
            Self::Office,
            Self::Audio,
            Self::Video,
            Self::Text,
        ]
        .into_iter()
        .find(|kind| kind.code() == code)
    }
}

/// A type that is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileType {
    /// JPEG picture.
    Jpeg,
    /// PNG picture.
    Png,
    /// WebP picture.
    WebP,
    /// Picture of Apple's and many Android cameras (HEIF with HEVC); kept, not decoded.
    Heic,
    /// PDF document.
    Pdf,
    /// Word document.
    Docx,
    /// Excel table.
    Xlsx,
    /// Excel table as written until 2003, and by many programs still.
    Xls,
    /// PowerPoint slides.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument table.
    Ods,
    /// MPEG-4 or QuickTime film.
    Mp4,
    /// MPEG-4 sound.
    M4a,
    /// MPEG layer 3 sound.
    Mp3,
    /// Wave sound.
    Wav,
    /// Text in UTF-8.
    Text,
    /// Text in GB 18030, what older office programs here write.
    TextGb18030,
    /// Table in UTF-8, separated by commas.
    Csv,
    /// Table in GB 18030, separated by commas.
    CsvGb18030,
}

impl FileType {
    /// The type's place in a browser's header.
    pub const fn media_type(self) -> &'static str {
        match self {
            FileType::Jpeg => "image/jpeg",
            FileType::Png => "image/png",
            FileType::WebP => "image/webp",
            FileType::Heic => "image/heic",
            FileType::Pdf => "application/pdf",
            FileType::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileType::Xls => "application/vnd.ms-excel",
            FileType::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
            FileType::Odt => "application/vnd.oasis.opendocument.text",
            FileType::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            FileType::Mp4 => "video/mp4",
            FileType::M4a => "audio/mp4",
            FileType::Mp3 => "audio/mpeg",
            FileType::Wav => "audio/wav",
            FileType::Text => "text/plain; charset=utf-8",
            FileType::TextGb18030 => "text/plain; charset=gb18030",
            FileType::Csv => "text/csv; charset=utf-8",
            FileType::CsvGb18030 => "text/csv; charset=gb18030",
        }
    }

    /// What it is for the reader.
    pub const fn kind(self) -> FileKind {
        match self {
            FileType::Jpeg | FileType::Png | FileType::WebP | FileType::Heic => FileKind::Image,
            FileType::Pdf => FileKind::Pdf,
            FileType::Docx
            | FileType::Xlsx
            | FileType::Xls
            | FileType::Pptx
            | FileType::Odt
            | FileType::Ods => FileKind::Office,
            FileType::Mp4 => FileKind::Video,
            FileType::M4a | FileType::Mp3 | FileType::Wav => FileKind::Audio,
            FileType::Text | FileType::TextGb18030 | FileType::Csv | FileType::CsvGb18030 => {
                FileKind::Text
            }
        }
    }

    /// Endings of its names, the usual one first, without the dot.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            FileType::Jpeg => &["jpg", "jpeg"],
            FileType::Png => &["png"],
            FileType::WebP => &["webp"],
            FileType::Heic => &["heic", "heif"],
            FileType::Pdf => &["pdf"],
            FileType::Docx => &["docx"],
            FileType::Xlsx => &["xlsx"],
            FileType::Xls => &["xls"],
            FileType::Pptx => &["pptx"],
            FileType::Odt => &["odt"],
            FileType::Ods => &["ods"],
            FileType::Mp4 => &["mp4", "mov", "m4v", "3gp"],
            FileType::M4a => &["m4a"],
            FileType::Mp3 => &["mp3"],
            FileType::Wav => &["wav"],
            FileType::Text | FileType::TextGb18030 => &["txt"],
            FileType::Csv | FileType::CsvGb18030 => &["csv"],
        }
    }
}

/// Says what the bytes are. The name and the declared type decide only where content cannot: text or table, and sound
/// or film in an MPEG-4 file that does not say.
///
/// # Errors
/// [`FileRefused::Empty`], [`FileRefused::Type`] for anything not on the list, [`FileRefused::Macros`],
/// [`FileRefused::Broken`] when a document's own table of contents does not fit.
pub fn of_content(bytes: &[u8], name: &str, declared: &str) -> Result<FileType, FileRefused> {
    if bytes.is_empty() {
        return Err(FileRefused::Empty);
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Ok(FileType::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Ok(FileType::Png);
    }
    if bytes.starts_with(b"%PDF-") {
        return Ok(FileType::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return container::of_zip(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return container::of_compound(bytes);
    }
    match (bytes.get(0..4), bytes.get(8..12)) {
        (Some(b"RIFF"), Some(b"WEBP")) => return Ok(FileType::WebP),
        (Some(b"RIFF"), Some(b"WAVE")) => return Ok(FileType::Wav),
        _ => {}
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return container::of_mpeg4(bytes, declared);
    }
    if is_mp3(bytes) {
        return Ok(FileType::Mp3);
    }
    text::of_text(bytes, name, declared)
}

/// An ID3 tag, or two frames in a row: a single frame header is two bytes that any file may begin with.
fn is_mp3(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ID3")
        || layer3_frame_len(bytes).is_some_and(|len| {
            bytes
                .get(len..)
                .is_some_and(|next| layer3_frame_len(next).is_some())
        })
}

/// Length of the MPEG-1 or -2 layer 3 frame that begins here (ISO/IEC 11172-3, 2.4.1.3).
fn layer3_frame_len(bytes: &[u8]) -> Option<usize> {
    const KBIT_1: [usize; 15] = [
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
    ];
    const KBIT_2: [usize; 15] = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    let [0xff, second, third, _] = *bytes.get(0..4)? else {
        return None;
    };
    let (kbit, rates, samples) = match second & 0b1111_1110 {
        0b1111_1010 => (KBIT_1, [44_100, 48_000, 32_000], 144),
        0b1111_0010 => (KBIT_2, [22_050, 24_000, 16_000], 72),
        _ => return None,
    };
    let kbit = *kbit
        .get(usize::from(third >> 4))
        .filter(|kbit| **kbit > 0)?;
    let rate: usize = *rates.get(usize::from(third >> 2 & 0b11))?;
    Some(samples * kbit * 1000 / rate + usize::from(third >> 1 & 1))
}

#[cfg(test)]
mod tests;
