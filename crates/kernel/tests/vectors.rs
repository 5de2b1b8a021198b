//! The larger tables of worked cases: identity numbers, credit codes and coordinates.

use kernel::{LonLat, ResidentId, ResidentIdError, Sex, UnifiedCreditCode};

fn rows(file: &str) -> Option<Vec<csv::StringRecord>> {
    let Ok(folder) = std::env::var("ANXIN_TEST_DATA") else {
        println!("skipped: ANXIN_TEST_DATA names no folder with vectors/");
        return None;
    };
    let mut table = csv::Reader::from_path(format!("{folder}/vectors/{file}")).unwrap();
    Some(table.records().map(Result::unwrap).collect())
}

#[test]
fn resident_ids() {
    let Some(rows) = rows("cn_id18_vectors.csv") else {
        return;
    };
    assert_eq!(rows.len(), 97);
    for row in rows {
        let reason = match ResidentId::parse(&row[0]) {
            Ok(id) => {
                assert_eq!(id.birth_date().to_string(), &row[3], "{}", &row[0]);
                assert_eq!(
                    if id.sex() == Sex::Female { "F" } else { "M" },
                    &row[4],
                    "{}",
                    &row[0]
                );
                if row[0].ends_with('x') {
                    "ok_lowercase_x"
                } else {
                    "ok"
                }
            }
            Err(ResidentIdError::TooShort { .. } | ResidentIdError::TooLong { .. }) => "length",
            Err(ResidentIdError::Region) => "region",
            Err(ResidentIdError::BirthDate) => "date",
            Err(ResidentIdError::Checksum) => "checksum",
            Err(other) => panic!("{}: {other}", &row[0]),
        };
        assert_eq!(reason, &row[2], "{}", &row[0]);
    }
}

#[test]
fn credit_codes() {
    let Some(rows) = rows("cn_uscc_vectors.csv") else {
        return;
    };
    assert_eq!(rows.len(), 43);
    for row in rows {
        assert_eq!(
            UnifiedCreditCode::parse(&row[0]).is_ok(),
            &row[1] == "1",
            "{}",
            &row[0]
        );
    }
}

#[test]
fn coordinates() {
    let Some(rows) = rows("wgs84_gcj02_hegang_200.csv") else {
        return;
    };
    assert_eq!(rows.len(), 66);
    for row in rows {
        let number = |index: usize| row[index].parse::<f64>().unwrap();
        let point = LonLat::new(number(0), number(1)).unwrap();
        let shifted = point.to_gcj02();
        assert_eq!(format!("{:.7}", shifted.lon), &row[2], "{point:?}");
        assert_eq!(format!("{:.7}", shifted.lat), &row[3], "{point:?}");
        let back = shifted.to_wgs84();
        assert!((back.lon - point.lon).abs() < 1e-7 && (back.lat - point.lat).abs() < 1e-7);
    }
}
