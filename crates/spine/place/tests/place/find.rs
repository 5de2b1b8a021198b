//! What people type finds the place they mean, on both databases.

use crate::support::{JINXIU, STEPS, YONGCHANG, city};
use kernel::Lang;
use place::{Duty, HitKind, PointKind, search};
use store::{Db, Sql, db_test};

async fn labels(db: &Db, text: &str) -> Vec<String> {
    let read = db.read();
    let hits = search(&read, Lang::ZhCn, text, 10).await.unwrap();
    hits.into_iter().map(|hit| hit.label).collect()
}

async fn first(db: &Db, text: &str) -> String {
    labels(db, text)
        .await
        .into_iter()
        .next()
        .unwrap_or_default()
}

db_test!(
    every_way_to_write_an_estate_finds_it,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        for text in [
            "锦绣小区",
            "锦绣小",
            "jxxq",
            "jinxiuxiaoqu",
            "JINXIUXIAO",
            "兴安区锦绣小区",
            "兴安锦绣小区",
            "兴安河东路锦绣小区",
        ] {
            assert_eq!(first(&db, text).await, "兴安区 锦绣小区", "{text}");
        }
        assert!(labels(&db, "%").await.is_empty());
        assert!(labels(&db, "没有这里").await.is_empty());
        assert!(labels(&db, "").await.is_empty());
    }
);

db_test!(
    a_house_number_finds_the_building,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        assert_eq!(first(&db, "锦绣小区3号楼").await, "兴安区 锦绣小区 3号楼");
        assert_eq!(
            first(&db, "锦绣三号楼2单元501").await,
            "兴安区 锦绣小区 3号楼 2单元"
        );
        assert_eq!(
            first(&db, "兴安区锦绣小区20-3-101").await,
            "兴安区 锦绣小区 20号楼 3单元"
        );
        assert_eq!(first(&db, "永昌村17号").await, "东山区 永昌村 17号");
        // A number that does not exist finds the estate, not another building.
        assert_eq!(first(&db, "锦绣小区99号楼").await, "兴安区 锦绣小区");
        assert_eq!(first(&db, "光明路18号").await, "兴安区 锦绣小区");
    }
);

db_test!(
    the_same_name_in_two_districts_comes_twice_with_the_district_first,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        assert_eq!(
            labels(&db, "沿河小区").await,
            ["兴安区 沿河小区", "东山区 沿河小区"]
        );
        assert_eq!(labels(&db, "东山沿河小区").await, ["东山区 沿河小区"]);
        let units = labels(&db, "沿河社区").await;
        assert_eq!(units, ["兴安区 沿河社区", "东山区 沿河社区"]);
    }
);

db_test!(
    units_are_found_by_code_and_short_name,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        assert_eq!(first(&db, "230405").await, "兴安区");
        assert_eq!(first(&db, "230405005000").await, "兴安区 河东路街道");
        assert_eq!(first(&db, "河东路").await, "兴安区 河东路街道");
        assert_eq!(first(&db, "hdljd").await, "兴安区 河东路街道");
        assert_eq!(first(&db, "兴安").await, "兴安区");
    }
);

db_test!(
    what_a_form_sends_back_is_the_place,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let read = db.read();
        for text in ["锦绣小区3号楼2单元", "永昌村17号", "沿河社区", "锦绣小区"]
        {
            let hit = search(&read, Lang::ZhCn, text, 1).await.unwrap().remove(0);
            let again = place::resolve(&read, Lang::ZhCn, &hit.id).await.unwrap();
            assert_eq!(again, Some(hit));
        }
        for id in [
            "",
            "unit:99",
            "estate:x",
            "building:01JD3K5T9ZQ8V7W6X5Y4Z3R2P1",
            "x:y",
        ] {
            assert_eq!(
                place::resolve(&read, Lang::ZhCn, id).await.unwrap(),
                None,
                "{id}"
            );
        }
    }
);

db_test!(
    a_place_is_said_from_the_district_down_and_never_below_the_community,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let read = db.read();
        let grid = place::grid(&read, made.grid).await.unwrap().unwrap();
        let said = place::public_place(&read, Lang::ZhCn, &grid.path)
            .await
            .unwrap();
        assert_eq!(said, "兴安区 河东路街道 锦绣社区");
        let english = place::ancestors_name(&read, Lang::En, JINXIU)
            .await
            .unwrap();
        assert_eq!(
            english,
            "Jinxiu Community, Hedong Road Subdistrict, Xing'an District"
        );
        let below = place::children(&read, "2304/").await.unwrap();
        let names: Vec<_> = below.iter().map(|u| u.name.zh.as_str()).collect();
        assert_eq!(names, ["东山区", "兴安区"]);
        let village = place::unit_by_path(&read, YONGCHANG)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (village.name.zh.as_str(), village.official_name.as_str()),
            ("永昌村", "永昌村村委会")
        );
    }
);

db_test!(the_nearest_level_answers, STEPS, |db: Db| async move {
    let made = city(&db).await;
    let read = db.read();
    let grid = place::grid(&read, made.grid).await.unwrap().unwrap();
    let here = place::responsible(&read, &grid.path)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(here.worker().unwrap().name, "王某");
    assert_eq!(here.person(Duty::Deputy).unwrap().name, "冯某");
    assert_eq!(here.centre().unwrap().name.zh, "河东路街道综治中心");
    assert!(here.point(PointKind::JusticeOffice).is_some());
    // Two grids: the community alone does not say which.
    let community = place::responsible(&read, JINXIU).await.unwrap().unwrap();
    assert!(community.grid.is_none() && community.people.is_empty());
    assert!(place::responsible(&read, "9999/").await.unwrap().is_none());
    let mine = place::grids_of_account(&read, "ACCOUNT", Duty::GridWorker)
        .await
        .unwrap();
    assert_eq!(mine, [grid]);
});

db_test!(entering_places_is_noticed, STEPS, |db: Db| async move {
    let read = db.read();
    let before = place::version(&read).await.unwrap();
    let made = city(&db).await;
    assert!(place::version(&read).await.unwrap() > before);
    let buildings = place::buildings_of(&read, made.jinxiu).await.unwrap();
    let numbers: Vec<_> = buildings.iter().map(|b| b.number.as_str()).collect();
    assert_eq!(numbers[..3], ["1", "2", "3"]);
    assert_eq!(numbers.len(), 20);
    let sql: &dyn Sql = &read;
    let entrances = sql
        .count("select count(*) from entrance", store::args![])
        .await
        .unwrap();
    assert_eq!(entrances, 80);
    let hit = search(&read, Lang::ZhCn, "锦绣小区20号楼", 1)
        .await
        .unwrap()
        .remove(0);
    assert_eq!(hit.kind, HitKind::Building);
    assert_eq!(hit.grid_id, Some(made.grid.to_string()));
});
