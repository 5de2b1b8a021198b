use super::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn all(file: &TableFile, sheet: &str) -> Vec<(usize, Vec<String>)> {
    file.first(sheet, usize::MAX).expect("the table reads")
}

fn text(bytes: &[u8]) -> Vec<(usize, Vec<String>)> {
    let file = TableFile::of(Bytes::copy_from_slice(bytes), "text/csv; charset=utf-8");
    all(&file.expect("text is a table"), "")
}

fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
    (number, cells.iter().map(|c| (*c).to_owned()).collect())
}

#[test]
fn text_is_read_in_both_encodings_and_with_each_separator() {
    let expected = [row(1, &["编号", "内容"]), row(2, &["A-1", "路灯坏了"])];
    for separator in [',', ';', '\t'] {
        let utf8 = format!("编号{separator}内容\r\nA-1{separator}路灯坏了\r\n");
        assert_eq!(text(utf8.as_bytes()), expected);
        assert_eq!(text(format!("\u{feff}{utf8}").as_bytes()), expected);
        let (gb, _, _) = encoding_rs::GB18030.encode(&utf8);
        assert_eq!(text(&gb), expected, "GB 18030 {separator:?}");
    }
}

#[test]
fn rows_are_counted_as_the_spreadsheet_counts() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["a,b", "", "\"two\nlines\",x", "y,\"q \"\"z\"\"\"", ""];
        assert_eq!(
            text(lines.join(end).as_bytes()),
            [
                row(1, &["a", "b"]),
                row(3, &["two\nlines", "x"]),
                row(4, &["y", "q \"z\""]),
            ],
            "{end:?}"
        );
    }
}

#[test]
fn what_begins_like_a_formula_stays_that_text() {
    let rows = text(b"=1+1,'+86 138,'quoted,@x\n");
    assert_eq!(rows, [row(1, &["=1+1", "+86 138", "'quoted", "@x"])]);
}

#[test]
fn a_workbook_is_read_cell_by_cell() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("汇总").unwrap();
    sheet.write_string(2, 0, "电话").unwrap();
    sheet.write_number(3, 0, 13_800_001_234_f64).unwrap();
    sheet.write_number(3, 2, 0.5).unwrap();
    sheet.write_boolean(3, 3, true).unwrap();
    let day = Format::new().set_num_format("yyyy-mm-dd hh:mm");
    let at = ExcelDateTime::from_ymd(2025, 3, 2)
        .unwrap()
        .and_hms(10, 0, 0)
        .unwrap();
    sheet.write_datetime_with_format(4, 1, &at, &day).unwrap();
    let midnight = ExcelDateTime::from_ymd(2025, 3, 2).unwrap();
    sheet
        .write_datetime_with_format(4, 2, &midnight, &day)
        .unwrap();
    sheet
        .write_formula(4, 0, Formula::new("=1+1").set_result("2"))
        .unwrap();
    book.add_worksheet().set_name("空").unwrap();
    let bytes = Bytes::from(book.save_to_buffer().unwrap());
    let file = TableFile::of(bytes, XLSX).unwrap();
    let sheets = file.sheets().unwrap();
    assert_eq!(
        sheets,
        [Sheet {
            name: "汇总".into(),
            rows: 3
        }]
    );
    assert_eq!(
        all(&file, "汇总"),
        [
            row(3, &["电话"]),
            row(4, &["13800001234", "", "0.5", "TRUE"]),
            row(5, &["2", "2025-03-02 10:00:00", "2025-03-02"]),
        ]
    );
    assert_eq!(file.first("没有", 1), Err(Unreadable::NoSheet));
}

#[test]
fn a_broken_workbook_is_refused_in_words() {
    for bytes in [&b"PK\x03\x04nothing"[..], b"", b"PK\x05\x06"] {
        let file = TableFile::of(Bytes::copy_from_slice(bytes), XLSX);
        assert_eq!(file.err(), Some(Unreadable::Broken));
    }
    let old = TableFile::of(
        Bytes::from_static(b"\xd0\xcf\x11\xe0"),
        "application/vnd.ms-excel",
    );
    assert_eq!(old.unwrap().sheets(), Err(Unreadable::Broken));
    let pdf = TableFile::of(Bytes::from_static(b"%PDF-1.7"), "application/pdf");
    assert_eq!(pdf.err(), Some(Unreadable::NoTable));
}

#[test]
fn an_archive_that_unpacks_to_too_much_is_not_opened() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for at in 0..2_000 {
        sheet.write_string(at, 0, "一".repeat(500)).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(unpacks_to_more_than(&bytes, MOST_UNPACKED), Ok(false));
    assert!(bytes.len() < 100_000);
    assert_eq!(unpacks_to_more_than(&bytes, 100_000), Ok(true));
    // The size that the archive declares says nothing.
    let mut lying = bytes.clone();
    let at = lying.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    lying[at + 24..at + 28].copy_from_slice(&1_u32.to_le_bytes());
    assert_eq!(unpacks_to_more_than(&lying, 100_000), Ok(true));
}

/// Outside data of the worst kind: behind each beginning that leads deeper, anything.
#[test]
fn no_bytes_upset_the_readers() {
    let mut book = Workbook::new();
    book.add_worksheet().write_string(0, 0, "编号").unwrap();
    let good = book.save_to_buffer().unwrap();
    bolero::check!()
        .with_type::<(u8, u16, Vec<u8>)>()
        .for_each(|(kind, at, bytes)| {
            let (media, bytes) = match kind % 4 {
                0 => ("text/csv", bytes.clone()),
                1 => (
                    "application/vnd.ms-excel",
                    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &bytes[..]].concat(),
                ),
                2 => (XLSX, [b"PK\x03\x04", &bytes[..]].concat()),
                _ => {
                    let mut damaged = good.clone();
                    let at = usize::from(*at) % damaged.len();
                    for (old, new) in damaged[at..].iter_mut().zip(bytes) {
                        *old = *new;
                    }
                    (XLSX, damaged)
                }
            };
            // What reads a workbook is not ours; a panic in it is caught where files are opened, so here as well.
            let read = std::panic::catch_unwind(|| {
                let file = TableFile::of(Bytes::from(bytes), media)?;
                file.sheets()
            });
            if let Ok(Ok(sheets)) = read {
                assert!(sheets.iter().all(|s| s.rows <= MOST_ROWS));
            }
        });
}
