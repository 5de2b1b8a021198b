//! Importing, proven through its pages, its API and its jobs on both databases.

mod api;
mod long;
mod pages;
mod run;
mod undo;

use std::sync::Arc;

use access::{Actor, OrgId, Role};
use axum::body::Body;
use axum::http::Request;
use capability::Capability;
use import::model::{Batch, Counts, RowState};
use import::steps::{Step, step};
use matter::OrgRef;
use matter::testing::{Answer, City, UNIT};
use people::NewOrg;
use store::{Db, Migration, Sql, args};

/// The rooms that importing works with.
pub fn rooms() -> [Capability; 4] {
    [
        people::CAPABILITY,
        place::CAPABILITY,
        routing::CAPABILITY,
        import::CAPABILITY,
    ]
}

/// Their tables.
pub fn tables() -> Vec<Migration> {
    matter::testing::migrations_with(&rooms())
}

/// The test city, whose centre is known to the room of people too.
pub async fn city(db: Db) -> City {
    let city = matter::testing::city_with(db, &rooms()).await;
    let root = city
        .centre
        .path
        .split('/')
        .next()
        .expect("a path has parts");
    let root = OrgId::parse(root).expect("its parts are ids");
    let (ids, now) = (city.app.ids.clone(), city.app.clock.now());
    let top = NewOrg {
        id: Some(root),
        kind: "city".into(),
        unit_code: "2304".into(),
        name: access::Named {
            zh: "鹤岗市".into(),
            en: "Hegang".into(),
        },
        ..NewOrg::default()
    };
    let made = [top, centre(&city.centre, root)];
    city.app
        .db
        .act::<_, people::Refused, _>(move |tx| {
            Box::pin(async move {
                for new in made {
                    people::create_org(tx, &*ids, now, new).await?;
                }
                Ok(())
            })
        })
        .await
        .expect("organisations are made");
    city
}

fn centre(org: &OrgRef, root: OrgId) -> NewOrg {
    NewOrg {
        id: Some(org.id),
        parent: Some(root),
        kind: "governance_center".into(),
        unit_code: UNIT.0.into(),
        name: org.name.clone(),
        takes_matters: true,
        is_centre: true,
        ..NewOrg::default()
    }
}

/// The clerk who imports.
pub fn clerk(city: &City) -> Actor {
    city.staff(&city.centre, Role::TriageOfficer)
}

/// A table in text with these lines below its headings.
pub fn table(lines: &[&str]) -> String {
    let head = "工单编号,标题,诉求内容,类别,联系电话,登记时间";
    let mut lines: Vec<&str> = std::iter::once(head).chain(lines.iter().copied()).collect();
    lines.push("");
    lines.join("\r\n")
}

/// A line that can be registered.
pub fn line(no: usize) -> String {
    format!(
        "XA-{no:04},第{no}盏路灯不亮,第{no}盏路灯不亮三天了,01.01.01,13800001234,2026-11-20 09:15"
    )
}

/// Hands in a file as a browser does.
pub async fn send_file(city: &City, who: &Actor, path: &str, name: &str, bytes: &[u8]) -> Answer {
    let mark = "----anxin";
    let command = city.command();
    let mut body = format!(
        "--{mark}\r\nContent-Disposition: form-data; name=\"command\"\r\n\r\n{}\r\n--{mark}\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n",
        command.as_str()
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(format!("\r\n--{mark}--\r\n").as_bytes());
    let request = Request::post(path)
        .header(
            "content-type",
            format!("multipart/form-data; boundary={mark}"),
        )
        .body(Body::from(body))
        .expect("a request");
    city.send(who, request).await
}

/// Hands in a table and answers its batch.
pub async fn uploaded(city: &City, who: &Actor, text: &str) -> Batch {
    let answer = send_file(city, who, "/imports", "台账.csv", text.as_bytes()).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let number = answer
        .header("location")
        .trim_start_matches("/imports/")
        .to_owned();
    batch(city, &number).await
}

/// A batch as it stands.
pub async fn batch(city: &City, key: &str) -> Batch {
    let found = import::store::find(&city.app.db.read(), key).await;
    found
        .expect("the database answers")
        .expect("the batch is there")
}

/// Its rows by state.
pub async fn counts(city: &City, batch: &Batch) -> Counts {
    let counts = import::store::count(&city.app.db.read(), &batch.id).await;
    counts.expect("the database answers")
}

/// Does a step.
pub async fn done(city: &City, who: &Actor, batch: &Batch, what: Step) -> Batch {
    step(&city.app, who, city.command(), &batch.id, what)
        .await
        .expect("the step is done")
}

/// Runs every job that is due.
pub async fn work(city: &City) {
    let worker = work::Worker {
        db: city.app.db.clone(),
        clock: city.app.clock.clone(),
        ids: city.app.ids.clone(),
        kinds: (import::CAPABILITY.jobs)(),
        wake: city.app.jobs_wake.clone(),
    };
    let app = Arc::new(city.app.clone());
    work::run_now(&worker, &app).await.expect("jobs run");
}

/// A table that was handed in, tried and run.
pub async fn imported(city: &City, who: &Actor, text: &str) -> Batch {
    let batch = tried(city, who, text).await;
    done(city, who, &batch, Step::Run).await;
    work(city).await;
    self::batch(city, &batch.id).await
}

/// A table that was handed in and tried.
pub async fn tried(city: &City, who: &Actor, text: &str) -> Batch {
    let batch = uploaded(city, who, text).await;
    done(city, who, &batch, Step::Check).await;
    work(city).await;
    self::batch(city, &batch.id).await
}

/// How many matters there are.
pub async fn matters(city: &City) -> i64 {
    let read = city.app.db.read();
    let sql: &dyn Sql = &read;
    let count = sql.count("select count(*) from matter", args![]).await;
    count.expect("the database answers")
}

/// Rows of a batch in these states.
pub async fn rows(
    city: &City,
    batch: &Batch,
    states: &[RowState],
) -> Vec<import::model::StagedRow> {
    let wanted = import::store::Wanted {
        states,
        limit: 100_000,
        ..import::store::Wanted::default()
    };
    let found = import::store::rows(&city.app.db.read(), &batch.id, &wanted).await;
    found.expect("the database answers")
}
