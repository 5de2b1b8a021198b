//! The public page that the code on a paper leads to: is this paper ours, and is this file the one that was signed?
//!
//! It tells number, day, organ, fingerprint and the masked name, and never what the paper says.

use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{StatusCode, header};
use maud::{Markup, html};
use store::Fault;
use ui::{Link, State};
use web::layout::{Citizen, citizen};
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::content::{UNNAMED, named};
use super::print::{content, is_genuine, log_position};
use super::{DocumentRow, by_code, pdf};

/// Largest file that is compared.
const LARGEST: usize = 16 * 1024 * 1024;
/// Papers that one address may ask for at once, and again per minute: nobody tries out codes, and printing costs.
const BURST: u32 = 30;
const PER_MINUTE: u32 = 20;

/// Asks for the code of a paper.
pub(super) async fn ask(ctx: Ctx) -> Answer {
    let query = Fields::parse(&ctx.query);
    match query.opt("code") {
        None => Ok(form_page(&ctx, "", "")),
        Some(typed) => {
            limit(&ctx)?;
            let found = by_code(&ctx.read(), typed).await?;
            Ok(if let Some(row) = found {
                see_other(&format!("/documents/verify/{}", row.code))
            } else {
                let page = form_page(&ctx, typed, &ctx.t("matter-verify-unknown"));
                (StatusCode::NOT_FOUND, page).into_response()
            })
        }
    }
}

/// What we know of a paper.
pub(super) async fn page(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let row = find(&ctx, &code).await?;
    Ok(show(&ctx, &row, None).await?)
}

/// Compares a file with what was signed.
pub(super) async fn compare(ctx: Ctx, Path(code): Path<String>, form: Multipart) -> Answer {
    let row = find(&ctx, &code).await?;
    let Some(file) = read_file(form).await? else {
        return Ok(see_other(&format!("/documents/verify/{}", row.code)));
    };
    let sha256 = files::Sha256::of(&file).to_string();
    Ok(show(&ctx, &row, Some(sha256)).await?)
}

/// The signed note itself, for whoever checks it with other software.
pub(super) async fn note(ctx: Ctx, Path(code): Path<String>) -> Answer {
    let row = find(&ctx, &code).await?;
    if row.signature.is_empty() {
        return Err(WebError::not_found());
    }
    let name = format!("attachment; filename=\"{}.txt\"", row.code);
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, row.signature).into_response())
}

fn limit(ctx: &Ctx) -> Result<(), WebError> {
    let (key, now) = (&ctx.address, ctx.now);
    if ctx
        .app
        .limiter
        .allow("document.verify", key, BURST, PER_MINUTE, now)
    {
        Ok(())
    } else {
        Err(WebError::too_many())
    }
}

/// The row, printed and signed if that has not been done; a press that fails leaves the row as it is.
async fn find(ctx: &Ctx, code: &str) -> Result<DocumentRow, WebError> {
    limit(ctx)?;
    let row = by_code(&ctx.read(), code)
        .await?
        .ok_or_else(WebError::not_found)?;
    if !row.sha256.is_empty() {
        return Ok(row);
    }
    match pdf(&ctx.app, &row.id).await {
        Ok(_) => {
            let printed = by_code(&ctx.read(), &row.code).await?;
            Ok(printed.unwrap_or(row))
        }
        Err(fault) => {
            tracing::warn!(%fault, document = row.id, "a document could not be printed");
            Ok(row)
        }
    }
}

async fn read_file(mut form: Multipart) -> Result<Option<Bytes>, WebError> {
    let broken = |_| WebError::refused(StatusCode::BAD_REQUEST, "matter-verify-broken");
    while let Some(mut field) = form.next_field().await.map_err(broken)? {
        if field.name() != Some("file") {
            continue;
        }
        let mut all = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(broken)? {
            if all.len() + piece.len() > LARGEST {
                let status = StatusCode::PAYLOAD_TOO_LARGE;
                return Err(WebError::refused(status, "web-too-large"));
            }
            all.extend_from_slice(&piece);
        }
        return Ok((!all.is_empty()).then(|| Bytes::from(all)));
    }
    Ok(None)
}

/// How the check came out.
enum Outcome {
    /// The file is the one that was signed.
    Same,
    /// It is another one.
    Other,
    /// No file was given; the row and its signature agree.
    Known,
    /// Not printed yet, so nothing is signed.
    Unsigned,
    /// The row was changed after it was signed.
    Broken,
}

impl Outcome {
    fn of(ctx: &Ctx, row: &DocumentRow, given: Option<&str>) -> Outcome {
        if row.sha256.is_empty() {
            return Outcome::Unsigned;
        }
        if !is_genuine(&ctx.app, row) {
            return Outcome::Broken;
        }
        match given {
            None => Outcome::Known,
            Some(hash) if hash == row.sha256 => Outcome::Same,
            Some(_) => Outcome::Other,
        }
    }

    fn state(&self) -> State {
        match self {
            Outcome::Same | Outcome::Known => State::Ok,
            Outcome::Unsigned => State::Wait,
            Outcome::Other | Outcome::Broken => State::Danger,
        }
    }

    fn key(&self) -> &'static str {
        match self {
            Outcome::Same => "same",
            Outcome::Known => "known",
            Outcome::Unsigned => "unsigned",
            Outcome::Other => "other",
            Outcome::Broken => "broken-row",
        }
    }
}

async fn show(ctx: &Ctx, row: &DocumentRow, given: Option<String>) -> Result<Response, Fault> {
    let outcome = Outcome::of(ctx, row, given.as_deref());
    let issued = ctx.f(
        "matter-verify-issued",
        &[("at", ctx.moment(kernel::UtcMs(row.made_ms)).into())],
    );
    let head = ui::verdict(
        outcome.state(),
        &ctx.t(&format!("matter-verify-{}", outcome.key())),
        &issued,
    );
    let kept = content(&ctx.app, row)?;
    let named = masked(named(&kept.document));
    let short = kept
        .document
        .head()
        .verify
        .as_ref()
        .map(|check| check.short_hash.clone())
        .unwrap_or_default();
    let title = row.title();
    let organ = row.organ();
    let pairs = [
        (ctx.t("matter-verify-number"), html! { b { (row.number) } }),
        (
            ctx.t("matter-verify-title"),
            html! { (title.get(ctx.lang)) },
        ),
        (
            ctx.t("matter-verify-organ"),
            html! { (organ.get(ctx.lang)) },
        ),
        (ctx.t("matter-verify-reporter"), html! { (named) }),
        (
            ctx.t("matter-verify-day"),
            html! { time datetime=(row.day()) { (kernel::when::full_day(ctx.lang, row.day())) } },
        ),
        (
            ctx.t("matter-verify-short"),
            html! { span class="mono" { (short) } },
        ),
    ];
    let pairs: Vec<(&str, Markup)> = pairs
        .iter()
        .filter(|(_, value)| !value.0.is_empty())
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let links = checks(ctx, row, given.as_deref()).await?;
    let links: Vec<Link<'_>> = links
        .iter()
        .map(|(what, more, mono, state)| Link {
            what,
            more,
            mono: *mono,
            state: *state,
        })
        .collect();
    let body = html! {
        (head)
        div class="receipt mt-4" {
            div {
                (ui::dl(&pairs))
                p class="small ink-2 mt-2" { (ctx.t("matter-verify-hidden")) }
            }
        }
        (ui::ph_sec(&ctx.t("matter-verify-how"), ui::chain(&links, false)))
        (ui::ph_sec(&ctx.t("matter-verify-file"), file_form(ctx, row)))
        (ui::rows(&further(ctx, row)))
    };
    Ok(frame(ctx, &ctx.t("matter-verify-page"), body))
}

/// Whoever holds the paper reads the name on it; whoever only has the code learns enough to compare.
fn masked(name: &str) -> String {
    if name == UNNAMED {
        name.to_owned()
    } else {
        kernel::identity::mask_name(name)
    }
}

/// What was checked just now: word, detail, whether the detail is a fingerprint, how it came out.
type Check = (String, String, bool, State);

async fn checks(ctx: &Ctx, row: &DocumentRow, given: Option<&str>) -> Result<Vec<Check>, Fault> {
    if row.sha256.is_empty() {
        let words = ctx.t("matter-verify-not-printed");
        return Ok(vec![(words, String::new(), false, State::Wait)]);
    }
    let mut all = Vec::new();
    if let Some(given) = given {
        let same = given == row.sha256;
        let (key, state) = if same {
            ("matter-verify-given-same", State::Ok)
        } else {
            ("matter-verify-given-other", State::Danger)
        };
        all.push((ctx.t(key), grouped(given), true, state));
    }
    all.push((
        ctx.t("matter-verify-hash"),
        grouped(&row.sha256),
        true,
        State::Ok,
    ));
    let position = {
        let read = ctx.read();
        log_position(&read, row).await?
    };
    if let Some(position) = position {
        let n = kernel::number::grouped(position + 1);
        let says = ctx.f("matter-verify-logged", &[("n", n.into())]);
        all.push((says, String::new(), false, State::Ok));
    }
    let (key, state) = if is_genuine(&ctx.app, row) {
        ("matter-verify-signed", State::Ok)
    } else {
        ("matter-verify-forged", State::Danger)
    };
    let signer = ctx.app.signer.name().to_string();
    all.push((ctx.t(key), signer, true, state));
    Ok(all)
}

/// `3f9a c27d …`: sixteen groups that an eye can follow.
fn grouped(hash: &str) -> String {
    hash.as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

fn file_form(ctx: &Ctx, row: &DocumentRow) -> Markup {
    html! {
        form method="post" action={ "/documents/verify/" (row.code) } enctype="multipart/form-data" class="stack s3" {
            div class="field" {
                label for="f-file" { (ctx.t("matter-verify-choose")) }
                div class="filewrap" {
                    (ui::icon("paperclip"))
                    input type="file" id="f-file" name="file" accept="application/pdf" required;
                }
            }
            (ui::btn(&ctx.t("matter-verify-compare")))
        }
    }
}

fn further(ctx: &Ctx, row: &DocumentRow) -> Vec<Markup> {
    let mut list = Vec::new();
    if !row.signature.is_empty() {
        list.push(ui::go(
            "download",
            &ctx.t("matter-verify-note"),
            &ctx.t("matter-verify-note-more"),
            &format!("/documents/verify/{}/note", row.code),
        ));
    }
    list.push(ui::go(
        "qr-code",
        &ctx.t("matter-verify-another"),
        &ctx.t("matter-verify-another-more"),
        "/documents/verify",
    ));
    list
}

fn form_page(ctx: &Ctx, typed: &str, error: &str) -> Response {
    let body = html! {
        form method="get" action="/documents/verify" class="stack s3" {
            (ui::text("code", &ctx.t("matter-verify-code"))
                .question()
                .value(typed)
                .error(error)
                .hint(&ctx.t("matter-verify-code-hint"))
                .required())
            (ui::btn(&ctx.t("matter-verify-go")).pri())
        }
    };
    frame(ctx, &ctx.t("matter-verify-page"), body)
}

fn frame(ctx: &Ctx, title: &str, body: Markup) -> Response {
    let about = Citizen {
        title,
        plain: true,
        private: true,
        ..Citizen::default()
    };
    citizen(ctx, about, body)
}
