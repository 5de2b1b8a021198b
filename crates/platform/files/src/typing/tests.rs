use super::*;

fn of(bytes: &[u8], name: &str, declared: &str) -> Result<FileType, &'static str> {
    of_content(bytes, name, declared).map_err(|refused| refused.key().unwrap())
}

/// A ZIP archive of empty files with these names, unpacked, as small as the format allows.
fn zip(names: &[&str], first_content: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (place, name) in names.iter().enumerate() {
        let content = if place == 0 { first_content } else { &[] };
        let offset = bytes.len() as u32;
        let mut sizes = Vec::new();
        sizes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        sizes.extend_from_slice(&(content.len() as u32).to_le_bytes());
        sizes.extend_from_slice(&(name.len() as u16).to_le_bytes());
        bytes.extend_from_slice(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend_from_slice(&sizes);
        bytes.extend_from_slice(&[0, 0]);
        bytes.extend_from_slice(name.as_bytes());
        bytes.extend_from_slice(content);
        directory.extend_from_slice(b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        directory.extend_from_slice(&sizes);
        directory.extend_from_slice(&[0; 12]);
        directory.extend_from_slice(&offset.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let start = bytes.len() as u32;
    let count = (names.len() as u16).to_le_bytes();
    let size = (directory.len() as u32).to_le_bytes();
    bytes.extend_from_slice(&directory);
    bytes.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for part in [&count[..], &count, &size, &start.to_le_bytes(), &[0, 0]] {
        bytes.extend_from_slice(part);
    }
    bytes
}

fn ftyp(brands: &[&[u8; 4]]) -> Vec<u8> {
    let mut bytes = (8 + 4 + 4 * brands.len() as u32).to_be_bytes().to_vec();
    bytes.extend_from_slice(b"ftyp");
    for (place, brand) in brands.iter().enumerate() {
        bytes.extend_from_slice(*brand);
        if place == 0 {
            bytes.extend_from_slice(&[0; 4]);
        }
    }
    bytes
}

/// Two silent frames of MPEG-1 layer 3, 128 kbit/s, 44.1 kHz.
fn mp3() -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x90, 0x00];
    frame.resize(417, 0);
    frame.repeat(2)
}

#[test]
fn content_decides_and_not_the_name() {
    let docx = zip(
        &["[Content_Types].xml", "_rels/.rels", "word/document.xml"],
        b"",
    );
    let xlsx = zip(&["[Content_Types].xml", "xl/workbook.xml"], b"");
    let odt = zip(
        &["mimetype", "content.xml"],
        b"application/vnd.oasis.opendocument.text",
    );
    let samples: [(&[u8], &str, &str, FileType); 19] = [
        (
            b"\xff\xd8\xff\xe0\0\x10JFIF",
            "a.png",
            "image/png",
            FileType::Jpeg,
        ),
        (b"\x89PNG\r\n\x1a\n....", "a.jpg", "", FileType::Png),
        (b"RIFF\x04\0\0\0WEBPVP8 ", "a", "", FileType::WebP),
        (b"RIFF\x04\0\0\0WAVEfmt ", "a", "", FileType::Wav),
        (
            b"%PDF-1.7\n",
            "a.exe",
            "application/octet-stream",
            FileType::Pdf,
        ),
        (&docx, "a.zip", "application/zip", FileType::Docx),
        (&xlsx, "a", "", FileType::Xlsx),
        (&odt, "a", "", FileType::Odt),
        (&ftyp(&[b"heic", b"mif1"]), "a", "", FileType::Heic),
        (&ftyp(&[b"mif1", b"miaf", b"heic"]), "a", "", FileType::Heic),
        (&ftyp(&[b"isom", b"mp41"]), "a", "video/mp4", FileType::Mp4),
        (&ftyp(&[b"isom", b"mp41"]), "a", "audio/mp4", FileType::M4a),
        (&ftyp(&[b"qt  "]), "a.mov", "video/quicktime", FileType::Mp4),
        (&ftyp(&[b"M4A "]), "a", "", FileType::M4a),
        (&mp3(), "a", "", FileType::Mp3),
        (b"ID3\x04\0\0\0\0\0\0", "a", "", FileType::Mp3),
        ("路灯坏了\r\n".as_bytes(), "a.txt", "", FileType::Text),
        (
            "\u{feff}编号,地点\n1,南山".as_bytes(),
            "a.CSV",
            "",
            FileType::Csv,
        ),
        (
            b"\xc2\xb7\xb5\xc6,\xbb\xb5\xc1\xcb\n",
            "a",
            "text/csv",
            FileType::CsvGb18030,
        ),
    ];
    for (bytes, name, declared, expected) in samples {
        assert_eq!(
            of(bytes, name, declared),
            Ok(expected),
            "{name} {declared} {expected:?}"
        );
    }
}

#[test]
fn what_is_not_on_the_list_is_not_taken() {
    let plain_zip = zip(&["a.txt", "b.exe"], b"");
    let macros = zip(
        &[
            "[Content_Types].xml",
            "word/document.xml",
            "word/vbaProject.bin",
        ],
        b"",
    );
    let mut cut = zip(&["[Content_Types].xml", "word/document.xml"], b"");
    cut.truncate(cut.len() - 20);
    let samples: [(&[u8], &str); 14] = [
        (b"", "files-empty"),
        (b"MZ\x90\0\x03\0\0\0", "files-type"),
        (b"\x7fELF\x02\x01\x01\0", "files-type"),
        (b"GIF89a\x01\0\x01\0\0\0", "files-type"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "files-type"),
        (b"\xef\xbb\xbf \n<!DOCTYPE html><p>", "files-type"),
        (b"<?xml version='1.0'?><x/>", "files-type"),
        (b"#!/bin/sh\nrm -r /", "files-type"),
        (b"\xff\xff\xff\xff", "files-type"),
        (&ftyp(&[b"avif", b"mif1"]), "files-type"),
        (&plain_zip, "files-type"),
        (&macros, "files-macros"),
        (&cut, "files-broken"),
        (b"\0\0\0\x02ftypisom", "files-broken"),
    ];
    for (bytes, key) in samples {
        assert_eq!(of(bytes, "a.txt", "text/plain"), Err(key), "{bytes:?}");
    }
}

#[test]
fn an_old_table_is_taken_unless_it_carries_a_program() {
    let wide = |name: &str| -> Vec<u8> {
        let units = name.encode_utf16().flat_map(u16::to_le_bytes);
        [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
            units.collect(),
        ]
        .concat()
    };
    assert_eq!(of(&wide("Workbook\0"), "a", ""), Ok(FileType::Xls));
    assert_eq!(of(&wide("WordDocument\0"), "a.doc", ""), Err("files-type"));
    let macros = wide("Workbook\0_VBA_PROJECT\0");
    assert_eq!(of(&macros, "a.xls", ""), Err("files-macros"));
}

/// Outside data of the worst kind: behind each beginning that leads deeper, anything.
#[test]
fn no_bytes_upset_the_typing() {
    const BEGINNINGS: [&[u8]; 8] = [
        b"",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04",
        b"\0\0\0\x20ftyp",
        b"RIFF",
        b"ID3",
        b"\xff\xfb\x90",
        b"<",
    ];
    bolero::check!()
        .with_type::<(u8, Vec<u8>, String)>()
        .for_each(|(beginning, rest, declared)| {
            let mut bytes = BEGINNINGS[usize::from(*beginning) % BEGINNINGS.len()].to_vec();
            bytes.extend_from_slice(rest);
            match of_content(&bytes, "", declared) {
                Ok(of) => {
                    let text = of.kind() == FileKind::Text;
                    assert!(!text || !bytes.contains(&0), "a text with a NUL");
                    assert_eq!(of_content(&bytes, "", declared).unwrap(), of);
                }
                Err(refused) => assert!(refused.key().is_some()),
            }
        });
}

#[test]
fn every_type_has_its_place() {
    for kind in ["image", "pdf", "office", "audio", "video", "text"] {
        assert_eq!(FileKind::parse(kind).map(FileKind::code), Some(kind));
    }
    assert_eq!(FileKind::parse("program"), None);
}
