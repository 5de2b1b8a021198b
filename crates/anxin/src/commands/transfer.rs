//! `anxin import` and `anxin export`.

use std::io::Write;

use access::Scope;
use serde_json::json;
use store::Sql;

use super::{Out, open};
use crate::Stop;
use crate::cli::{Export, Import};
use crate::config::Config;

fn read(path: &std::path::Path) -> Result<Vec<u8>, Stop> {
    std::fs::read(path).map_err(|e| Stop::wrong(format!("{} cannot be read: {e}", path.display())))
}

pub(super) async fn import(config: &Config, what: Import, out: Out) -> Result<(), Stop> {
    let app = open(config).await?;
    let done = match what {
        Import::Units { file } => place::import::units_file(&app, &read(&file)?)
            .await
            .map_err(|e| Stop::failed("import units", e))?,
        Import::Boundaries { file, crs } => {
            place::import::boundaries_file(&app, &read(&file)?, crs.as_deref())
                .await
                .map_err(|e| Stop::failed("import boundaries", e))?
        }
        Import::Osm { file } => {
            let target = config.data.dir.join("tiles").join("base.pmtiles");
            place::import::osm_file(&file, &target)
                .map_err(|e| Stop::failed("build the base map", e))?
        }
        Import::Calendar { file } => {
            let text = String::from_utf8(read(&file)?)
                .map_err(|_| Stop::wrong("the calendar is not UTF-8"))?;
            routing::calendar::import_year(&app, &text)
                .await
                .map_err(|e| Stop::failed("import the calendar", e))?
        }
    };
    app.db.clone().close().await;
    out.say(|| done.to_string(), || json!({ "done": done.to_string() }));
    Ok(())
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
                "number,state,title,type,place,channel,holder,registered,due,completed,rating\n"
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
