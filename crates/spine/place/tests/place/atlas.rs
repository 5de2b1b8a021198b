//! "What is here?" on both databases.

use crate::support::{DAY, JINXIU, STEPS, YONGCHANG, at, city, square, units};
use kernel::{Lang, UtcMs};
use place::demo_map::{self, DemoUnit, Layout};
use place::{Atlas, By, NewBoundary};
use store::{Db, Fault, db_test};

db_test!(
    a_grid_says_most_and_a_near_building_names_the_place,
    STEPS,
    |db: Db| async move {
        let made = city(&db).await;
        let sql = db.read();
        let atlas = Atlas::new();
        let here = atlas
            .locate(&sql, Lang::ZhCn, at(130.2880 + 0.004, 47.25))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (here.unit_path.as_str(), here.grid, here.by),
            (JINXIU, Some(made.grid), By::Boundary)
        );
        assert_eq!(here.address, "兴安区 河东路街道 锦绣社区 锦绣小区 20号楼");
        assert_eq!(here.place, "兴安区 河东路街道 锦绣社区");
        let (_, who) = atlas
            .responsible_at(&sql, Lang::ZhCn, at(130.292, 47.25))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(who.worker().unwrap().name, "王某");
        assert_eq!(who.centre().unwrap().name.zh, "河东路街道综治中心");
    }
);

db_test!(
    without_a_boundary_the_nearest_name_answers,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let sql = db.read();
        let atlas = Atlas::new();
        let estate = atlas
            .locate(&sql, Lang::ZhCn, at(130.3502, 47.3501))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((estate.by, estate.name.as_str()), (By::Estate, "沿河小区"));
        let village = atlas
            .locate(&sql, Lang::ZhCn, at(130.46, 47.41))
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (village.by, village.unit_path.as_str()),
            (By::LabelPoint, YONGCHANG)
        );
        assert_eq!(
            atlas
                .locate(&sql, Lang::ZhCn, at(126.6, 45.8))
                .await
                .unwrap(),
            None
        );
    }
);

db_test!(
    a_new_boundary_is_known_at_the_next_question,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let sql = db.read();
        let atlas = Atlas::new();
        let point = at(130.36, 47.36);
        let before = atlas
            .locate(&sql, Lang::ZhCn, point)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(before.by, By::LabelPoint);
        let xingan = place::unit_by_code(&sql, "230405005002")
            .await
            .unwrap()
            .unwrap();
        db.act(move |tx| {
            Box::pin(async move {
                let new = NewBoundary {
                    unit: xingan.id,
                    shape: square(130.36, 47.36, 0.01),
                    declared_crs: Some("wgs84".into()),
                    detected_crs: None,
                    valid_from: DAY,
                    source: "test".into(),
                    report: "{}".into(),
                };
                place::boundary::save(tx, &[new], "system:test", UtcMs(0)).await
            })
        })
        .await
        .map_err(|e: Fault| e)
        .unwrap();
        let after = atlas
            .locate(&sql, Lang::ZhCn, point)
            .await
            .unwrap()
            .unwrap();
        assert_eq!(
            (after.by, after.unit_path.as_str()),
            (By::Boundary, "2304/230405/230405005/230405005002/")
        );
    }
);

db_test!(
    the_demo_map_draws_what_is_stored,
    STEPS,
    |db: Db| async move {
        city(&db).await;
        let sql = db.read();
        let units: Vec<DemoUnit> = units()
            .into_iter()
            .map(|u| DemoUnit {
                code: u.code,
                level: u.level,
                urban: u.urban,
            })
            .collect();
        let layout = Layout::new(7, &demo_map::counties(&units), &units);
        let folder = tempfile::tempdir().unwrap();
        let label = "演示数据（虚构）";
        let report = demo_map::build(&sql, &layout, 7, folder.path(), label, &mut |_, _| {})
            .await
            .unwrap();
        assert!(report.of(basemap::Layer::Roads) > 0);
        assert_eq!(report.of(basemap::Layer::Poi), 3);
        let file = place::import::tiles_file(folder.path());
        let first = std::fs::read(&file).unwrap();
        let map = basemap::PmTiles::open(&file).unwrap();
        assert!(map.metadata().to_string().contains(label));
        demo_map::build(&sql, &layout, 7, folder.path(), label, &mut |_, _| {})
            .await
            .unwrap();
        assert_eq!(
            std::fs::read(&file).unwrap(),
            first,
            "a seed repeats to the byte"
        );
    }
);
