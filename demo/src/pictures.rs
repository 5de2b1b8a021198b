//! Pictures that residents and officers would have sent: drawn, flat, and marked 合成画面 on every one.

use std::io::Cursor;

use bytes::Bytes;
use files::{FileId, Ingested, Limits};
use image::{ImageFormat, Rgb, RgbImage};
use kernel::{UtcMs, clock::DAY_MS};
use matter::Do;
use store::Fault;
use web::App;

use crate::course::What;
use crate::lots::Lots;
use crate::mark;
use crate::plan::Plan;

/// Matters older than this have no pictures, days.
const YOUNG: i64 = 60;
/// Matters with pictures.
const MOST: usize = 48;
/// Different scenes.
const SCENES: usize = 8;
/// Pixels.
const SIZE: (u32, u32) = (640, 480);
/// A tenth of a megabyte is enough for a flat picture.
const MOST_BYTES: u64 = 2_000_000;

/// Draws the scenes and hands one in for some of the young matters, with the report or with a visit.
///
/// # Errors
/// On a fault.
pub(crate) async fn hand_in(
    app: &App,
    plans: &mut [Plan],
    seed: u64,
    now: UtcMs,
) -> Result<usize, Fault> {
    let mut lots = Lots::of(seed, "pictures");
    let mut scenes = Vec::with_capacity(SCENES);
    for scene in 0..SCENES {
        scenes.push(stored(app, scene, &mut lots).await?);
    }
    let mut handed = 0;
    let young = plans
        .iter_mut()
        .rev()
        .filter(|p| p.picture.is_some() && now.since(p.at) < YOUNG * DAY_MS);
    for plan in young.take(MOST) {
        let by = plan.by.account().map(|a| a.to_string());
        let scene = &scenes[lots.place(SCENES)];
        let id = record(app, scene, by, plan.at).await?;
        plan.new.files.push(id.to_string());
        handed += 1;
        for step in &mut plan.steps {
            let What::Act(what) = &mut step.what else {
                continue;
            };
            let Do::Visit { files, .. } = &mut **what else {
                continue;
            };
            let by = step.by.account().map(|a| a.to_string());
            let id = record(app, &scenes[lots.place(SCENES)], by, step.at).await?;
            files.push(id.to_string());
            handed += 1;
        }
    }
    Ok(handed)
}

async fn stored(app: &App, scene: usize, lots: &mut Lots) -> Result<Ingested, Fault> {
    let mut bytes = Vec::new();
    drawn(scene, lots)
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
        .map_err(|e| Fault::of("draw a picture", e))?;
    app.files
        .ingest(
            Bytes::from(bytes),
            &format!("合成画面{}.jpg", scene + 1),
            "image/jpeg",
            &Limits::up_to(MOST_BYTES),
        )
        .await
        .map_err(|e| Fault::new(format!("keep a drawn picture: {e:?}")))
}

async fn record(
    app: &App,
    scene: &Ingested,
    by: Option<String>,
    at: UtcMs,
) -> Result<FileId, Fault> {
    let (ids, scene) = (app.ids.clone(), scene.clone());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let seal = |_: &str, _: &str| Err(Fault::new("a drawn picture holds no evidence"));
                files::record(tx, &*ids, &scene, by.as_deref(), &seal, at).await
            })
        })
        .await
}

/// A row of houses, a street, and something on it.
fn drawn(scene: usize, lots: &mut Lots) -> RgbImage {
    let night = scene % 4 == 3;
    let sky = if night {
        Rgb([34, 42, 66])
    } else {
        Rgb([206, 222, 236])
    };
    let ground = if scene.is_multiple_of(3) {
        Rgb([236, 240, 244])
    } else {
        Rgb([150, 150, 146])
    };
    let mut picture = RgbImage::from_pixel(SIZE.0, SIZE.1, sky);
    let mut x = 0;
    while x < SIZE.0 {
        let width = lots.within(90..=170) as u32;
        let height = lots.within(120..=230) as u32;
        let wall = [
            Rgb([196, 160, 128]),
            Rgb([176, 182, 180]),
            Rgb([204, 190, 150]),
        ][lots.place(3)];
        house(
            &mut picture,
            (x, 330 - height),
            (width, height),
            wall,
            night,
            lots,
        );
        x += width + lots.within(6..=22) as u32;
    }
    block(&mut picture, (0, 330), (SIZE.0, 150), ground);
    block(&mut picture, (0, 392), (SIZE.0, 6), Rgb([250, 246, 226]));
    let what = [
        Rgb([206, 92, 60]),
        Rgb([72, 96, 140]),
        Rgb([228, 178, 60]),
        Rgb([90, 120, 84]),
    ][scene % 4];
    let (left, top) = (lots.within(120..=420) as u32, lots.within(344..=400) as u32);
    match scene % 4 {
        0 => block(&mut picture, (left, top), (90, 34), what),
        1 => disc(&mut picture, (left, top), 34, what),
        2 => {
            block(&mut picture, (left, 180), (8, 170), Rgb([92, 92, 96]));
            disc(&mut picture, (left + 4, 180), 16, what);
        }
        _ => {
            block(&mut picture, (left, top), (30, 40), what);
            block(&mut picture, (left + 40, top + 8), (44, 32), what);
        }
    }
    mark::stamp(&mut picture);
    picture
}

fn block(
    picture: &mut RgbImage,
    (left, top): (u32, u32),
    (width, height): (u32, u32),
    colour: Rgb<u8>,
) {
    for y in top..(top + height).min(SIZE.1) {
        for x in left..(left + width).min(SIZE.0) {
            picture.put_pixel(x, y, colour);
        }
    }
}

fn disc(picture: &mut RgbImage, (x, y): (u32, u32), radius: u32, colour: Rgb<u8>) {
    for dy in 0..=2 * radius {
        for dx in 0..=2 * radius {
            let (east, south) = (
                i64::from(dx) - i64::from(radius),
                i64::from(dy) - i64::from(radius),
            );
            let (px, py) = (i64::from(x) + east, i64::from(y) + south);
            let inside = east * east + south * south <= i64::from(radius * radius);
            if inside
                && (0..i64::from(SIZE.0)).contains(&px)
                && (0..i64::from(SIZE.1)).contains(&py)
            {
                picture.put_pixel(px as u32, py as u32, colour);
            }
        }
    }
}

fn house(
    picture: &mut RgbImage,
    (left, top): (u32, u32),
    (width, height): (u32, u32),
    wall: Rgb<u8>,
    night: bool,
    lots: &mut Lots,
) {
    block(picture, (left, top), (width, height), wall);
    for row in 0..height / 34 {
        for column in 0..width / 30 {
            let lit = night && lots.chance(0.4);
            let glass = if lit {
                Rgb([250, 222, 140])
            } else {
                Rgb([88, 106, 124])
            };
            block(
                picture,
                (left + 8 + column * 30, top + 10 + row * 34),
                (16, 18),
                glass,
            );
        }
    }
}
