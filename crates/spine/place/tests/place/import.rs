//! Imports against published files: lists of units, lists that disagree, boundaries in shifted coordinates.

use std::path::PathBuf;

use crate::support::{DAY, STEPS, at, city, ids};
use kernel::{Date, Lang, UtcMs};
use place::import::{
    self, BoundaryError, CrsBasis, UnitProblem, check_boundaries, compare_units, save_boundaries,
    save_township_lists, save_units, township_lists,
};
use place::{Atlas, By, Level};
use store::{Db, Fault, db_test};

const NOW: UtcMs = UtcMs(1_795_000_000_000);

/// The folder of published data, or `None` with a sentence.
fn data(file: &str) -> Option<Vec<u8>> {
    let Some(folder) = std::env::var_os("ANXIN_TEST_DATA") else {
        eprintln!("skipped: ANXIN_TEST_DATA names no folder with published data");
        return None;
    };
    Some(std::fs::read(PathBuf::from(folder).join(file)).expect(file))
}

fn read(bytes: &[u8]) -> import::ReadUnits {
    import::units(bytes, "NBS 2023", &mut |_, _| {})
}

async fn enter(db: &Db, read: import::ReadUnits) {
    db.act(move |tx| {
        Box::pin(async move {
            let plan = compare_units(tx.sql(), &read.units).await?;
            save_units(tx, &ids(), &plan).await
        })
    })
    .await
    .unwrap();
}

#[test]
fn a_refused_line_says_why() {
    let text = "code,level,name,parent_code,kind,code_system,as_of\n\
                2304,city,鹤岗市,23,地级市,NBS,2023\n\
                230405,county,兴安区,2304,市辖区,NBS,2023\n\
                230405,county,兴安区,2304,市辖区,NBS,2023\n\
                23040x,county,某区,2304,市辖区,NBS,2023\n\
                230406,county,,2304,市辖区,NBS,2023\n\
                230407,county,某区,2305,市辖区,NBS,2023\n\
                230499001,township,某街道,230405,街道,NBS,2023\n\
                230408,parish,某区,2304,市辖区,NBS,2023\n\
                230409,county,某区,2304,市辖区,NBS,x\n\
                2304\n";
    let read = read(text.as_bytes());
    assert_eq!(read.units.len(), 2);
    let why: Vec<_> = read.refused.iter().map(|r| (r.line, r.problem)).collect();
    let expected = [
        (11, UnitProblem::Malformed),
        (4, UnitProblem::Duplicate),
        (5, UnitProblem::Code),
        (6, UnitProblem::Name),
        (7, UnitProblem::Parent),
        (8, UnitProblem::ParentCode),
        (9, UnitProblem::Level),
        (10, UnitProblem::AsOf),
    ];
    assert_eq!(why, expected);
}

#[test]
fn lists_that_disagree_are_told_apart() {
    let text = "code9,a,b\n\
                230402001,北山街道,光明街道\n\
                230402003,光明街道,胜利街道\n\
                230405006,光宇街道,\n\
                230404006,麓林山街道,鹿林山街道\n\
                230405001,兴安路街道,兴安路街道\n";
    let lists = township_lists(text.as_bytes()).unwrap();
    let kinds: Vec<_> = lists
        .conflicts
        .iter()
        .map(|c| (c.code.as_str(), c.kind.as_str()))
        .collect();
    let expected = [
        ("230402001", "moved"),
        ("230402003", "moved"),
        ("230404006", "spelling"),
        ("230405006", "missing"),
    ];
    assert_eq!(kinds, expected);
    assert!(township_lists("code9,a\n1,x\n".as_bytes()).is_err());
    assert!(township_lists("code9,a,b\n12,x,y\n".as_bytes()).is_err());
}

db_test!(
    the_published_list_is_entered_whole,
    STEPS,
    |db: Db| async move {
        let Some(file) = data("admin_cn/hegang_units_524.csv") else {
            return;
        };
        // Counted independently: lines, and lines of a level.
        let text = String::from_utf8(file.clone()).unwrap();
        let lines = text
            .lines()
            .skip(1)
            .filter(|l| !l.trim().is_empty())
            .count();
        let of = |level: &str| {
            text.lines()
                .filter(|l| l.split(',').nth(1) == Some(level))
                .count()
        };
        let units = read(&file);
        assert!(units.refused.is_empty(), "{:?}", units.refused);
        assert_eq!((units.units.len(), lines), (524, 524));
        enter(&db, units.clone()).await;
        let sql = db.read();
        let counts = place::count_by_level(&sql).await.unwrap();
        let expected = [of("city"), of("county"), of("township"), of("village")];
        assert_eq!(counts.map(|n| n as usize), expected);
        let again = compare_units(&sql, &units.units).await.unwrap();
        assert_eq!(
            (
                again.same,
                again.new.len(),
                again.renamed.len(),
                again.absent.len()
            ),
            (524, 0, 0, 0)
        );
        // Every unit is found by its code and stands below its parent.
        for unit in &units.units {
            let found = place::unit_by_code(&sql, &unit.code)
                .await
                .unwrap()
                .unwrap();
            assert_eq!(found.official_name, unit.name_zh);
            assert!(found.path.ends_with(&format!("{}/", unit.code)));
        }
        let mut renamed = units.units.clone();
        renamed[5].name_zh = "新名区".into();
        let plan = compare_units(&sql, &renamed).await.unwrap();
        assert_eq!((plan.renamed.len(), plan.same), (1, 523));
    }
);

db_test!(
    thirty_one_of_seventy_four_codes_disagree,
    STEPS,
    |db: Db| async move {
        let Some(file) = data("admin_cn/hegang_townships_three_sources.csv") else {
            return;
        };
        let text = String::from_utf8(file.clone()).unwrap();
        let rows: Vec<Vec<&str>> = text
            .lines()
            .skip(1)
            .map(|l| l.split(',').collect())
            .collect();
        let differ = rows.iter().filter(|r| r[1] != r[2] || r[2] != r[3]).count();
        assert_eq!((rows.len(), differ), (74, 31));
        let lists = township_lists(file.as_slice()).unwrap();
        assert_eq!((lists.names.len(), lists.conflicts.len()), (74, 31));
        let units = data("admin_cn/hegang_units_524.csv").unwrap();
        enter(&db, read(&units)).await;
        db.act(move |tx| {
            Box::pin(async move {
                save_township_lists(tx, &ids(), &lists, DAY, NOW).await?;
                place::conflict::decide(tx, "230402001", "北山街道", "ACCOUNT", NOW).await?;
                // The same lists once more: what was decided stays.
                save_township_lists(tx, &ids(), &lists, DAY, NOW).await
            })
        })
        .await
        .map_err(|e: Fault| e)
        .unwrap();
        let sql = db.read();
        let found = place::conflict::conflicts(&sql).await.unwrap();
        assert_eq!(found.len(), 31);
        assert_eq!(found[0].decision.as_deref(), Some("北山街道"));
        assert!(found[0].unit.is_some());
        // The main code wins over the code that another list gives to another street.
        let unit = place::unit_by_code(&sql, "230402001")
            .await
            .unwrap()
            .unwrap();
        assert_eq!(unit.name.zh, "北山街道");
    }
);

async fn save(
    db: &Db,
    checked: import::CheckedBoundaries,
    source: &'static str,
    from: Date,
) -> usize {
    db.act(move |tx| {
        Box::pin(
            async move { save_boundaries(tx, &checked, source, from, "system:test", NOW).await },
        )
    })
    .await
    .map_err(|e: Fault| e)
    .unwrap()
    .len()
}

db_test!(
    published_boundaries_are_moved_to_wgs84_and_found_by_points,
    STEPS,
    |db: Db| async move {
        let Some(units) = data("admin_cn/hegang_units_524.csv") else {
            return;
        };
        enter(&db, read(&units)).await;
        let sql = db.read();
        let wgs = data("boundaries_cn/hegang_counties_2015_wgs84like.geojson").unwrap();
        let shifted = data("boundaries_cn/hegang_counties_datav_gcj02.geojson").unwrap();
        // Nothing to compare with yet: a person has to say.
        let unknown = check_boundaries(&sql, shifted.clone(), None, &mut |_, _| {}).await;
        assert!(matches!(unknown, Err(BoundaryError::UnknownCrs(_))));
        let first = check_boundaries(&sql, wgs, Some(geometry::Crs::Wgs84), &mut |_, _| {})
            .await
            .unwrap();
        assert_eq!(first.usable().count(), 8);
        assert_eq!(save(&db, first, "2015", DAY).await, 8);
        // Now the shifted file is recognised by itself.
        let second = check_boundaries(&sql, shifted.clone(), None, &mut |_, _| {})
            .await
            .unwrap();
        assert_eq!(
            (second.crs, second.basis),
            (geometry::Crs::Gcj02, CrsBasis::Detected)
        );
        // A wrong declaration is contradicted.
        let wrong = check_boundaries(&sql, shifted, Some(geometry::Crs::Wgs84), &mut |_, _| {})
            .await
            .unwrap();
        assert!(wrong.contradicted());
        assert_eq!(
            save(&db, second, "datav", Date::constant(2026, 6, 1)).await,
            8
        );
        let xingan = place::unit_by_code(&sql, "230405").await.unwrap().unwrap();
        let versions = place::boundary::versions(&sql, xingan.id).await.unwrap();
        let ends: Vec<_> = versions
            .iter()
            .map(|v| (v.version, v.valid_to.clone()))
            .collect();
        assert_eq!(ends, [(2, None), (1, Some("2026-06-01".into()))]);
        assert_eq!(versions[0].detected_crs.as_deref(), Some("gcj02"));
        // Each district's own label point lies in it.
        let atlas = Atlas::new();
        for county in place::children(&sql, "2304/").await.unwrap() {
            let county = place::unit_by_code(&sql, &county.code)
                .await
                .unwrap()
                .unwrap();
            let here = atlas
                .locate(&sql, Lang::ZhCn, county.at.unwrap())
                .await
                .unwrap()
                .unwrap();
            assert!(
                here.unit_path.starts_with(&county.path),
                "{} {}",
                county.name.zh,
                here.unit_path
            );
            assert_eq!(here.by, By::LargerUnit);
        }
        let beijing = atlas
            .locate(&sql, Lang::ZhCn, at(116.4, 39.9))
            .await
            .unwrap();
        assert_eq!(beijing, None);
    }
);

db_test!(
    a_boundary_that_nobody_has_is_not_saved,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let sql = db.read();
        let text = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"锦绣社区"},"geometry":{"type":"Polygon","coordinates":[[[130.28,47.24],[130.30,47.24],[130.30,47.26],[130.28,47.26]]]}},
        {"type":"Feature","properties":{"name":"沿河社区"},"geometry":{"type":"Polygon","coordinates":[[[130.30,47.24],[130.32,47.24],[130.32,47.26],[130.30,47.24]]]}},
        {"type":"Feature","properties":{"name":"别处"},"geometry":{"type":"Polygon","coordinates":[[[130.40,47.24],[130.42,47.24],[130.42,47.26],[130.40,47.24]]]}}]}"#;
        let checked = check_boundaries(
            &sql,
            text.into(),
            Some(geometry::Crs::Wgs84),
            &mut |_, _| {},
        )
        .await
        .unwrap();
        // 沿河社区 is in two districts, so that the name alone does not say which.
        let units: Vec<_> = checked
            .features
            .iter()
            .map(|f| f.unit.as_ref().map(|u| u.name.zh.clone()))
            .collect();
        assert_eq!(units, [Some("锦绣社区".to_owned()), None, None]);
        assert!(
            !checked.features[0].report.is_clean(),
            "the open ring is reported"
        );
        assert_eq!(save(&db, checked, "test", DAY).await, 1);
        assert_eq!(place::boundary::current(&sql, "").await.unwrap().len(), 1);
        let hostile = check_boundaries(&sql, b"{\"type\":".to_vec(), None, &mut |_, _| {}).await;
        assert!(matches!(hostile, Err(BoundaryError::Parse(_))));
    }
);

#[test]
fn an_extract_becomes_the_base_map() {
    let Some(_) = data("osm/monaco.osm.gz") else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let file =
        PathBuf::from(std::env::var_os("ANXIN_TEST_DATA").unwrap()).join("osm/monaco.osm.gz");
    let mut heard = 0;
    let report = import::osm(&file, folder.path(), "摩纳哥", &mut |n, _| heard = n).unwrap();
    assert!(report.tiles > 0 && heard > 0);
    assert!(import::tiles_file(folder.path()).is_file());
    assert!(
        import::osm(
            &folder.path().join("none.osm"),
            folder.path(),
            "",
            &mut |_, _| {}
        )
        .is_err()
    );
    assert!(
        import::tiles_file(folder.path()).is_file(),
        "a failed import leaves the map"
    );
}

#[test]
fn levels_know_the_length_of_their_codes() {
    assert_eq!(Level::ALL.map(Level::code_digits), [4, 6, 9, 12]);
}
