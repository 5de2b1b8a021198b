//! After a year was imported: running clocks that touch it are counted anew, and each thread says so.

use std::sync::Arc;

use futures::future::BoxFuture;
use kernel::{Lang, UtcMs, when};
use matter::clocks::{self, ClockRow};
use serde::Deserialize;
use store::Fault;
use web::App;
use work::{JobKind, Schedule};

/// Name of the job that counts anew.
pub const JOB: &str = "calendar.recount";
/// Clocks of one act; others may write between the acts.
const AT_ONCE: usize = 100;

#[derive(Deserialize)]
struct Payload {
    year: i16,
}

/// Counts anew when a year was imported.
pub(crate) fn job() -> JobKind<App> {
    JobKind {
        name: JOB,
        schedule: Schedule::OnDemand,
        attempts: 5,
        run: |app: Arc<App>, payload| -> BoxFuture<'static, Result<(), Fault>> {
            Box::pin(async move {
                let asked: Payload = serde_json::from_value(payload)
                    .map_err(|e| Fault::of("read which year to count anew", e))?;
                recount_year(&app, asked.year).await?;
                Ok(())
            })
        },
    }
}

/// Counts running clocks that touch the year by the calendar as it is kept; returns how many ends moved. What has been
/// counted already does not move again.
///
/// # Errors
/// On a database fault.
pub async fn recount_year(app: &App, year: i16) -> Result<usize, Fault> {
    let calendar = Arc::new(super::load(&app.db.read()).await?);
    // The process that imported the year has it already; this may be another one.
    *app.calendar.write().await = calendar.clone();
    let (from, to) = super::years::span(year);
    let running = clocks::running_within(&app.db.read(), from, to).await?;
    let mut moved = 0;
    for some in running.chunks(AT_ONCE) {
        let (shared, calendar, some) = (app.clone(), calendar.clone(), some.to_vec());
        moved += app
            .db
            .act::<_, Fault, _>(move |tx| {
                Box::pin(async move {
                    let now = shared.clock.now();
                    let mut moved = 0;
                    for clock in &some {
                        let ids = &*shared.ids;
                        if let Some((before, after)) =
                            clocks::recount(tx, ids, &calendar, clock, now).await?
                        {
                            let row = matter::store::by_id(tx, &clock.matter_id).await?;
                            let lang = row
                                .and_then(|m| Lang::from_tag(&m.lang))
                                .unwrap_or(Lang::ZhCn);
                            let words = sentence(&shared, lang, clock, year, before, after);
                            clocks::say(tx, ids, &clock.matter_id, "calendar", &words, now).await?;
                            moved += 1;
                        }
                    }
                    Ok(moved)
                })
            })
            .await?;
    }
    app.wake();
    tracing::info!(
        year,
        running = running.len(),
        moved,
        "clocks were counted anew"
    );
    Ok(moved)
}

fn sentence(
    app: &App,
    lang: Lang,
    clock: &ClockRow,
    year: i16,
    before: UtcMs,
    after: UtcMs,
) -> String {
    // A term ends at 24:00, which is the next day's 0:00.
    let day = |at: UtcMs| when::full_day(lang, at.plus_ms(-1).date());
    app.texts.f(
        lang,
        "routing-recounted",
        &[
            ("year", year.to_string().into()),
            ("clock", clock.label().get(lang).to_owned().into()),
            ("before", day(before).into()),
            ("after", day(after).into()),
        ],
    )
}
