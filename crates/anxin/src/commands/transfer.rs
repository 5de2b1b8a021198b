//! `anxin import` and `anxin export`.

use std::io::Write;
use std::path::Path;

use access::{Actor, Scope};
use serde_json::json;
use store::{Fault, Sql};
use web::App;

use super::{Out, open};
use crate::Stop;
use crate::cli::{Export, Import};
use crate::config::Config;

fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|e| Stop::wrong(format!("{} cannot be read: {e}", path.display())))
}

pub(super) async fn import(config: &Config, what: Import, out: Out) -> Result<(), Stop> {
    let app = open(config).await?;
    let done = match what {
        Import::Units { file } => units(&app, &file).await?,
        Import::Boundaries { file, crs } => boundaries(&app, &file, crs.as_deref()).await?,
        Import::Osm { file } => {
            let report = place::import::osm(
                &file,
                &config.data.dir,
                &config.city.name_zh,
                &mut told("features"),
            )
            .map_err(|e| Stop::failed("build the base map", e))?;
            format!("base map built: {report:?}")
        }
        Import::Calendar { file } => calendar(&app, &file).await?,
    };
    app.db.clone().close().await;
    out.say(|| done.clone(), || json!({ "done": done }));
    Ok(())
}

/// Says how far a long import has come.
fn told(what: &'static str) -> impl FnMut(u64, Option<u64>) + Send {
    move |done, all| match all {
        Some(all) => eprintln!("{done} of {all} {what}"),
        None => eprintln!("{done} {what}"),
    }
}

async fn units(app: &App, file: &Path) -> Result<String, Stop> {
    let bytes = read(file)?;
    let source = file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let found = place::import::units(bytes.as_slice(), &source, &mut told("units"));
    for row in &found.refused {
        eprintln!("refused: {row:?}");
    }
    let reader = app.db.read();
    let plan = place::import::compare_units(&reader, &found.units).await?;
    let said = format!(
        "{} new, {} renamed, {} as they were, {} refused; {} units that the list does not name stay",
        plan.new.len(),
        plan.renamed.len(),
        plan.same,
        found.refused.len(),
        plan.absent.len()
    );
    let (ids, now) = (app.ids.clone(), app.clock.now());
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                place::import::save_units(tx, &*ids, &plan).await?;
                let detail = json!({ "new": plan.new.len(), "renamed": plan.renamed.len() });
                audit::log::append(tx, &*ids, now, by_command("place.import_units", detail)).await
            })
        })
        .await?;
    Ok(said)
}

async fn boundaries(app: &App, file: &Path, crs: Option<&str>) -> Result<String, Stop> {
    let declared = crs.and_then(|crs| match crs {
        "wgs84" => Some(geometry::Crs::Wgs84),
        "gcj02" => Some(geometry::Crs::Gcj02),
        "bd09" => Some(geometry::Crs::Bd09),
        _ => None,
    });
    let reader = app.db.read();
    let checked =
        place::import::check_boundaries(&reader, read(file)?, declared, &mut told("areas"))
            .await
            .map_err(|e| Stop::failed("check the boundaries", e))?;
    let source = file
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let system = format!("{:?}", checked.crs);
    let (ids, now) = (app.ids.clone(), app.clock.now());
    let saved = app
        .db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let saved = place::import::save_boundaries(
                    tx,
                    &checked,
                    &source,
                    now.date(),
                    "system:import",
                    now,
                )
                .await?;
                let detail = json!({ "units": saved.len(), "source": source });
                audit::log::append(
                    tx,
                    &*ids,
                    now,
                    by_command("place.import_boundaries", detail),
                )
                .await?;
                Ok(saved.len())
            })
        })
        .await?;
    Ok(format!("{saved} boundaries saved, read as {system}"))
}

async fn calendar(app: &App, file: &Path) -> Result<String, Stop> {
    let text =
        String::from_utf8(read(file)?).map_err(|_| Stop::wrong("the calendar is not UTF-8"))?;
    let reader = app.db.read();
    let outlook = routing::calendar::outlook(&reader, &*app.calendar().await, &text)
        .await?
        .map_err(|e| Stop::wrong(format!("{}: {e}", file.display())))?;
    let (ids, now, year) = (app.ids.clone(), app.clock.now(), outlook.year);
    app.db
        .act::<_, Fault, _>(move |tx| {
            Box::pin(async move {
                let actor = Actor::System { part: "import" };
                routing::calendar::import(tx, &*ids, &actor, year, &text, now).await
            })
        })
        .await?;
    Ok(format!(
        "{year} imported; {} of {} running clocks end on another day",
        outlook.moved, outlook.clocks
    ))
}

fn by_command(action: &str, detail: serde_json::Value) -> audit::log::Record<'_> {
    audit::log::Record {
        actor: Actor::System { part: "import" }.log_id(),
        action,
        subject_kind: "installation",
        subject_id: "import".into(),
        detail,
        ..audit::log::Record::default()
    }
}

/// Rows fetched at a time.
const BATCH: usize = 500;

pub(super) async fn export(config: &Config, what: Export) -> Result<(), Stop> {
    let app = open(config).await?;
    let read = app.db.read();
    let sql: &dyn Sql = &read;
    let mut out = std::io::stdout().lock();
    let mut write = |line: String| {
        out.write_all(line.as_bytes())
            .map_err(|e| Stop::failed("write", e))
    };
    match what {
        Export::Matters => {
            write(
                "number,state,title,type,place,channel,holder,registered,due,completed,rating,rating_handling\n"
                    .into(),
            )?;
            let mut after = None;
            loop {
                let page = matter::list::page(
                    sql,
                    &Scope::All,
                    &matter::list::Filter::default(),
                    matter::list::Order::Newest,
                    after.as_ref(),
                    BATCH,
                )
                .await?;
                for m in &page.rows {
                    let day = |ms: Option<i64>| {
                        ms.map(|ms| kernel::when::iso(kernel::UtcMs(ms)))
                            .unwrap_or_default()
                    };
                    let cells = [
                        m.number.clone(),
                        m.state.clone(),
                        m.title.clone(),
                        m.type_code.clone(),
                        m.place_public.clone(),
                        m.channel.clone(),
                        m.holder_zh.clone(),
                        day(Some(m.registered_ms)),
                        day(m.due_ms),
                        day(m.completed_ms),
                        m.rating.map(|r| r.to_string()).unwrap_or_default(),
                        m.rating_handling.map(|r| r.to_string()).unwrap_or_default(),
                    ];
                    write(cells.map(|c| cell(&c)).join(",") + "\n")?;
                }
                match page.next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
        }
        Export::Audit => {
            let mut filter = audit::log::Filter::default();
            loop {
                let page = audit::log::entries(sql, &filter, BATCH).await?;
                for entry in &page.rows {
                    write(
                        serde_json::to_string(entry).map_err(|e| Stop::failed("write", e))? + "\n",
                    )?;
                }
                match page.next {
                    Some(next) => filter.before = Some(next),
                    None => break,
                }
            }
        }
    }
    app.db.clone().close().await;
    Ok(())
}

/// A CSV cell. What a spreadsheet would take for a formula is made plain text.
fn cell(text: &str) -> String {
    let text = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
