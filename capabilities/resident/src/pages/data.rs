//! `/my/data`: who looked at the resident's data, when, why, from which post; and what is kept until when.

use std::collections::BTreeMap;

use axum::response::Response;
use http::HeaderMap;
use kernel::{Date, Lang, UtcMs, when as words};
use matter::reveal::{LookRow, shown};
use matter::{MatterRow, NewMatter, OrgRef, ReporterInput};
use serde_json::json;
use store::Fault;
use ui::prelude::*;
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::frame::{Errors, command, command_of, plain};
use crate::followed::Followed;
use crate::mine;

/// Looks listed at once.
const LISTED: usize = 100;
/// A purpose of fewer characters says too little; the resident is told so.
const CLEAR: usize = 4;

/// The page.
pub async fn page(ctx: Ctx, headers: HeaderMap) -> Answer {
    let followed = Followed::of(&ctx.app, &headers);
    let own = mine::all(&ctx, &followed).await?;
    let looks = looks_at(&ctx, &own).await?;
    let kind = Fields::parse(&ctx.query).get("kind").to_owned();
    let listed: Vec<LookRow> = looks
        .iter()
        .filter(|l| kind.is_empty() || field_of(l) == kind)
        .take(LISTED)
        .cloned()
        .collect();
    let title = ctx.t("resident-data");
    let told = Fields::parse(&ctx.query).is_on("told");
    Ok(plain(
        &ctx,
        &title,
        "",
        html! {
            h1 { (title) }
            p class="txt ink-2" { (ctx.t("resident-data-about")) }
            @if told { (note(State::Ok, ctx.t("resident-look-told"), html! {})) }
            @if own.is_empty() {
                (empty("eye-off", &ctx.t("resident-data-none"), html! { (link_btn(&ctx.t("resident-find-title"), "/my/find")) }))
            } @else {
                (figures(&ctx, &looks))
                @if looks.is_empty() { p class="txt" { (ctx.t("resident-looks-none")) } }
                @else {
                    (filters(&ctx, &looks, &kind))
                    (by_day(&ctx, &listed).await?)
                }
                (held(&ctx, &own).await?)
            }
        },
    ))
}

async fn looks_at(ctx: &Ctx, own: &[MatterRow]) -> Result<Vec<LookRow>, Fault> {
    let mut all = Vec::new();
    for row in own {
        all.extend(matter::reveal::looks(&ctx.read(), &row.id).await?);
    }
    all.sort_by(|a, b| (b.at_ms, &b.id).cmp(&(a.at_ms, &a.id)));
    Ok(all)
}

fn field_of(look: &LookRow) -> String {
    serde_json::from_str::<serde_json::Value>(&look.detail)
        .ok()
        .and_then(|d| {
            d.get("field")
                .and_then(|f| f.as_str())
                .map(ToOwned::to_owned)
        })
        .unwrap_or_default()
}

fn figures(ctx: &Ctx, looks: &[LookRow]) -> Markup {
    let people: std::collections::BTreeSet<&str> = looks.iter().map(|l| l.actor.as_str()).collect();
    let matters: std::collections::BTreeSet<&str> =
        looks.iter().map(|l| l.subject_id.as_str()).collect();
    let (n, p, m) = (
        looks.len().to_string(),
        people.len().to_string(),
        matters.len().to_string(),
    );
    let words = [
        ctx.t("resident-data-looks"),
        ctx.t("resident-data-people"),
        ctx.t("resident-data-matters"),
    ];
    facts2(&[(&n, &words[0]), (&p, &words[1]), (&m, &words[2])])
}

fn filters(ctx: &Ctx, looks: &[LookRow], chosen: &str) -> Markup {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for look in looks {
        *counts.entry(field_of(look)).or_default() += 1;
    }
    let mut list = vec![(
        ctx.t("resident-all"),
        "/my/data".to_owned(),
        chosen.is_empty(),
    )];
    for (field, n) in &counts {
        let word = ctx.t(&format!("matter-field-{field}"));
        list.push((
            format!("{word} {n}"),
            format!("/my/data?kind={field}"),
            chosen == field,
        ));
    }
    let drawn: Vec<(&str, &str, bool)> = list
        .iter()
        .map(|(w, h, on)| (w.as_str(), h.as_str(), *on))
        .collect();
    pills(&ctx.t("resident-filter"), &drawn)
}

async fn by_day(ctx: &Ctx, looks: &[LookRow]) -> Result<Markup, Fault> {
    let mut days: Vec<(String, Vec<LookRow>)> = Vec::new();
    for look in looks {
        let date = UtcMs(look.at_ms).date();
        let today = ctx.now.date();
        let day = if date == today {
            ctx.t("matter-today")
        } else {
            words::day(ctx.lang, date, today)
        };
        match days.last_mut() {
            Some((last, list)) if *last == day => list.push(look.clone()),
            _ => days.push((day, vec![look.clone()])),
        }
    }
    let mut out = html! {};
    for (day, list) in days {
        let drawn = look_rows(ctx, &list, true).await?;
        out = html! { (out) (dayhead(&day)) (rows(&drawn)) };
    }
    Ok(out)
}

/// Looks as rows: who looked at what, when and from which post, for what. `ask` adds the link that questions it.
pub async fn look_rows(ctx: &Ctx, looks: &[LookRow], ask: bool) -> Result<Vec<Markup>, Fault> {
    let read = ctx.read();
    let names = people::account_names(&read, looks.iter().map(|l| l.actor.clone())).await?;
    let mut orgs: BTreeMap<String, String> = BTreeMap::new();
    for id in looks.iter().filter_map(|l| l.org_id.clone()) {
        if let (false, Ok(parsed)) = (orgs.contains_key(&id), id.parse()) {
            let name = people::org(&read, parsed)
                .await?
                .map(|o| o.name.get(ctx.lang).to_owned());
            orgs.insert(id, name.unwrap_or_default());
        }
    }
    Ok(looks
        .iter()
        .map(|l| {
            let who = names
                .get(&l.actor)
                .map_or_else(|| ctx.t("resident-someone"), |name| ctx.person(name));
            let org = l
                .org_id
                .as_ref()
                .and_then(|id| orgs.get(id))
                .cloned()
                .unwrap_or_default();
            look_row(ctx, l, &who, &org, ask)
        })
        .collect())
}

fn look_row(ctx: &Ctx, l: &LookRow, who: &str, org: &str, ask: bool) -> Markup {
    let field = ctx.t(&format!("matter-field-{}", field_of(l)));
    let at = words::moment(ctx.lang, UtcMs(l.at_ms), ctx.now);
    let when = if org.is_empty() {
        at
    } else {
        ctx.f(
            "resident-look-when",
            &[("at", at.into()), ("org", org.to_owned().into())],
        )
    };
    let code = l.purpose.as_deref().unwrap_or("other");
    let note = l.purpose_note.clone().unwrap_or_default();
    let purpose = if note.is_empty() {
        ctx.t(&format!("resident-purpose-{code}"))
    } else {
        ctx.f(
            "resident-purpose-note",
            &[
                ("purpose", ctx.t(&format!("resident-purpose-{code}")).into()),
                ("words", note.clone().into()),
            ],
        )
    };
    let unclear = code == "other" && note.chars().count() < CLEAR;
    let mut query = Fields::default();
    query.set("look", l.id.as_str());
    let href = format!("/my/data/objection?{}", query.to_query());
    let doubt = html! {
        @if unclear { p class="small" { (ctx.t("resident-look-unclear")) } (lnk48(&ctx.t("resident-look-ask"), &href)) }
    };
    html! {
        (look(html! { (ctx.f("resident-look-what", &[("who", who.to_owned().into())])) b { (field) } }, &when, &purpose, doubt))
        @if ask && !unclear { p class="small look-ask" { a href=(href) { (ctx.t("resident-look-ask")) } } }
    }
}

/// What is kept of the resident, matter by matter, with its end.
async fn held(ctx: &Ctx, own: &[MatterRow]) -> Result<Markup, Fault> {
    let mut list = Vec::new();
    for row in own {
        let parts: Vec<String> = shown(ctx, row, true)
            .await?
            .into_iter()
            .map(|s| {
                let word = ctx.t(&format!("matter-field-{}", s.field.code()));
                let text = masked(s.field, &s.text);
                match s.field {
                    matter::reveal::Personal::Reporter => {
                        format!("{word} {}", ctx.person(&text))
                    }
                    _ => format!("{word} {text}"),
                }
            })
            .collect();
        let kept = match &row.destroy_on {
            Some(day) => {
                let words = day
                    .parse::<Date>()
                    .map_or_else(|_| day.clone(), |d| words::full_day(ctx.lang, d));
                ctx.f("resident-held-until", &[("day", words.into())])
            }
            None => ctx.t("resident-held-open"),
        };
        list.push((row, parts.join(&ctx.t("resident-comma")), kept));
    }
    let drawn: Vec<Markup> = list
        .iter()
        .map(|(row, parts, kept)| {
            let below = if parts.is_empty() {
                kept.clone()
            } else {
                ctx.f(
                    "resident-held-line",
                    &[
                        ("parts", parts.clone().into()),
                        ("until", kept.clone().into()),
                    ],
                )
            };
            go(
                "",
                &row.title,
                &below,
                &format!("/my/matters/{}", row.number),
            )
        })
        .collect();
    Ok(ph_sec(&ctx.t("resident-held"), rows(&drawn)))
}

/// Over the resident's shoulder others read too.
fn masked(field: matter::reveal::Personal, text: &str) -> String {
    use matter::reveal::Personal;
    match field {
        Personal::Reporter => kernel::identity::mask_name(text),
        Personal::Phone => kernel::identity::mask_phone(text.trim_start_matches("+86")),
        Personal::Address => kernel::identity::mask_address(text),
    }
}

/// A look at one of the reader's own matters.
async fn own_look(
    ctx: &Ctx,
    headers: &HeaderMap,
    id: &str,
) -> Result<(LookRow, MatterRow), WebError> {
    let followed = Followed::of(&ctx.app, headers);
    let own = mine::all(ctx, &followed).await?;
    let look = looks_at(ctx, &own)
        .await?
        .into_iter()
        .find(|l| l.id == id)
        .ok_or_else(WebError::not_found)?;
    let row = own
        .into_iter()
        .find(|m| m.id == look.subject_id)
        .ok_or_else(WebError::not_found)?;
    Ok((look, row))
}

/// 这次查看不对？
pub async fn ask(ctx: Ctx, headers: HeaderMap) -> Answer {
    let query = Fields::parse(&ctx.query);
    let (look, _) = own_look(&ctx, &headers, query.get("look")).await?;
    draw(&ctx, &look, &Fields::default(), &Errors::default()).await
}

async fn draw(ctx: &Ctx, look: &LookRow, typed: &Fields, errors: &Errors) -> Answer {
    let title = ctx.t("resident-look-ask");
    let drawn = look_rows(ctx, std::slice::from_ref(look), false).await?;
    let (label, hint, send) = (
        ctx.t("resident-look-words"),
        ctx.t("resident-look-hint"),
        ctx.t("resident-look-send"),
    );
    let page: Response = plain(
        ctx,
        &title,
        "/my/data",
        html! {
            (errors.summary(ctx))
            h1 { (title) }
            (rows(&drawn))
            form method="post" action="/my/data/objection" class="stack" {
                (command(ctx, typed.opt("command")))
                input type="hidden" name="look" value=(look.id);
                (textarea("words", &label, 4).hint(&hint).value(typed.get("words")).error(errors.get("words")))
                (btn(&send).pri().block())
            }
            p class="small ink-2" { (ctx.t("resident-look-then")) }
        },
    );
    Ok(errors.answer(page))
}

/// Registers a complaint about the look at the centre that answers for the matter; the log keeps that it was questioned.
pub async fn object(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let (look, row) = own_look(&ctx, &headers, fields.get("look")).await?;
    let words = fields.get("words");
    if words.is_empty() {
        let mut errors = Errors::default();
        errors.add("words", ctx.t("resident-look-words-missing"));
        return draw(&ctx, &look, &fields, &errors).await;
    }
    if !ctx
        .app
        .limiter
        .allow("resident.report", &ctx.address, 10, 2, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let type_code = kind(&ctx).await?;
    let centre = people::centre_for(&ctx.read(), &row.unit_path)
        .await?
        .ok_or_else(|| WebError::conflict("resident-no-centre"))?;
    let body = ctx.app.texts.f(
        Lang::ZhCn,
        "resident-look-body",
        &[
            ("words", words.to_owned().into()),
            ("look", look.id.clone().into()),
            ("number", row.number.clone().into()),
        ],
    );
    let registered = matter::register(
        &ctx.app,
        &ctx.actor,
        command_of(&ctx, &fields),
        NewMatter {
            title: ctx.app.texts.t(Lang::ZhCn, "resident-look-matter"),
            body,
            type_code,
            purpose: Some("complaint".into()),
            channel: "web".into(),
            urgency: None,
            unit: (row.unit_code.clone(), row.unit_path.clone()),
            place_public: row.place_public.clone(),
            address: None,
            at: None,
            occurred: Some(UtcMs(look.at_ms)),
            reporter: ReporterInput {
                account: ctx.actor.account().map(|a| a.to_string()),
                anonymous: row.anonymous,
                ..ReporterInput::default()
            },
            centre: OrgRef {
                id: centre.id,
                path: centre.path,
                name: centre.name,
                centre: true,
            },
            files: Vec::new(),
            lang: ctx.lang,
        },
    )
    .await?;
    note_in_log(&ctx, &look, &registered.id).await?;
    let mut followed = Followed::of(&ctx.app, &headers);
    followed.add(&registered.id, true);
    let mut response = see_other("/my/data?told=1");
    response
        .headers_mut()
        .append(http::header::SET_COOKIE, followed.cookie(&ctx.app)?);
    Ok(response)
}

/// 作风建设; where the city's own catalogue has another, the first leaf of the same parent, or any.
async fn kind(ctx: &Ctx) -> Result<String, WebError> {
    const CONDUCT: &str = "02.01.03";
    let types = matter::catalogue::all_published(&ctx.read()).await?;
    let leaves = || types.iter().filter(|t| t.level == 3);
    leaves()
        .find(|t| t.code == CONDUCT)
        .or_else(|| leaves().find(|t| t.name_zh.contains("作风")))
        .or_else(|| leaves().next())
        .map(|t| t.code.clone())
        .ok_or_else(|| WebError::conflict("matter-type-unknown"))
}

/// Audit administrators read it beside the look it is about.
async fn note_in_log(ctx: &Ctx, look: &LookRow, matter: &str) -> Result<(), Fault> {
    let (app, now, actor) = (ctx.app.clone(), ctx.now, ctx.actor.log_id());
    let (look, matter) = (look.id.clone(), matter.to_owned());
    ctx.app
        .db
        .act(move |tx| {
            Box::pin(async move {
                let record = audit::log::Record {
                    actor,
                    action: "resident.look_questioned",
                    subject_kind: "audit_entry",
                    subject_id: look,
                    detail: json!({ "matter": matter }),
                    ..Default::default()
                };
                audit::log::append(tx, &*app.ids, now, record).await?;
                Ok(())
            })
        })
        .await
}
