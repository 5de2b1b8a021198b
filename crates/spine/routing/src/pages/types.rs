//! The catalogue of matter types: search, one type with its versions, draft, publish, retire.

use axum::extract::Path;
use axum::response::IntoResponse;
use http::StatusCode;
use matter::catalogue::{self as kept, MatterType};
use matter::clocks::{self, ClockRule};
use maud::{Markup, html};
use store::Fault;
use ui::{Col, Row, State, Tbl};
use web::{Answer, Ctx, FieldError, Fields, WebError, layout, see_other};

use super::type_form;
use crate::catalogue::{self, Do, LEAF, length_words};
use crate::drafts::Refused;
use crate::frame;
use crate::names::Kinds;

/// Rows that one page shows; more is a question to ask more narrowly.
const MOST: usize = 120;

/// `GET /admin/types?q=…&in=01&state=draft`
pub(super) async fn list(ctx: Ctx) -> Answer {
    let fields = Fields::parse(&ctx.query);
    let all = kept::newest(&ctx.read()).await?;
    let kinds = Kinds::read(&ctx.read()).await?;
    let clocks = clocks::rules(&ctx.read()).await?;
    let query = fields.get("q").to_lowercase();
    let state = fields.get("state");
    let leaves: Vec<&MatterType> = all.iter().filter(|t| t.level == LEAF).collect();
    let first = all
        .iter()
        .find(|t| t.level == 1)
        .map_or("", |t| t.code.as_str());
    let domain = match fields.get("in") {
        "" if query.is_empty() && state.is_empty() => first,
        given => given,
    };
    let shown: Vec<&MatterType> = leaves
        .iter()
        .copied()
        .filter(|t| domain.is_empty() || t.code.starts_with(&format!("{domain}.")))
        .filter(|t| state.is_empty() || t.state == state)
        .filter(|t| query.is_empty() || finds(&all, t, &query))
        .collect();
    let title = ctx.t("routing-types-title");
    let counted = ctx.f(
        "routing-types-count",
        &[("n", (leaves.len() as i64).into())],
    );
    let content = html! {
        (ui::pagehead(&title, html! { span { (counted) } span { (ctx.t("routing-types-lead")) } }, html! {}))
        (frame::catalogue_tabs(&ctx, "/admin/types"))
        (ui::toolbar(filters(&ctx, &fields, &all, domain), html! {}))
        (table(&ctx, &all, &kinds, &clocks, &shown))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    Ok(layout::staff(&ctx, about, content).await?)
}

fn finds(all: &[MatterType], leaf: &MatterType, query: &str) -> bool {
    let mut named = std::iter::once(leaf).chain(above(all, &leaf.code));
    leaf.code.starts_with(query)
        || leaf.organ_kind.contains(query)
        || named.any(|t| t.name_zh.contains(query) || t.name_en.to_lowercase().contains(query))
}

/// Domain and group of a leaf.
fn above<'a>(all: &'a [MatterType], code: &'a str) -> impl Iterator<Item = &'a MatterType> {
    code.match_indices('.')
        .filter_map(|(at, _)| all.iter().find(|t| t.code == code[..at]))
}

fn filters(ctx: &Ctx, fields: &Fields, all: &[MatterType], domain: &str) -> Markup {
    html! {
        form method="get" action="/admin/types" class="row" role="search" {
            (ui::text("q", &ctx.t("routing-types-search")).silent().icon("search")
                .placeholder(&ctx.t("routing-types-search")).value(fields.get("q")))
            (ui::btn(&ctx.t("routing-search")).sm())
        }
        (ui::chip_link(&ctx.t("routing-types-drafts"), "/admin/types?state=draft", fields.get("state") == "draft"))
        (ui::chip_link(&ctx.t("routing-types-retired"), "/admin/types?state=retired", fields.get("state") == "retired"))
        @for one in all.iter().filter(|t| t.level == 1) {
            (ui::chip_link(one.name().get(ctx.lang), &format!("/admin/types?in={}", one.code), one.code == domain))
        }
    }
}

/// A clock as its rule calls it, with how long it runs: 办结 5 个工作日.
fn clock(ctx: &Ctx, clocks: &[ClockRule], code: &str) -> Markup {
    let Some(rule) = clocks.iter().rev().find(|c| c.code == code) else {
        return html! { (code) };
    };
    html! { span title=(code) { (matter::show::name(ctx, &rule.label_zh, &rule.label_en)) " " (length_words(ctx, &rule.length)) } }
}

fn table(
    ctx: &Ctx,
    all: &[MatterType],
    kinds: &Kinds,
    clocks: &[ClockRule],
    shown: &[&MatterType],
) -> Markup {
    if shown.is_empty() {
        return ui::panel(
            "",
            html! {},
            html! {},
            ui::empty("search", &ctx.t("routing-types-none"), html! {}),
        );
    }
    let rows: Vec<Row<'_>> = shown
        .iter()
        .take(MOST)
        .map(|t| {
            let group = t.code.rsplit_once('.').and_then(|(code, _)| all.iter().find(|g| g.code == code));
            let group = group.map(|g| g.name().get(ctx.lang).to_owned()).unwrap_or_default();
            let legal = t.legal_clock.clone().unwrap_or_default();
            Row::plain(vec![
                html! { span class="mono" { (t.code) } },
                ui::cell_link(t.name().get(ctx.lang), &format!("/admin/types/{}", t.code), &[&group]),
                html! { (kinds.name(&t.organ_kind, ctx.lang)) span class="s" { (ctx.t(&format!("routing-level-{}", t.organ_level))) } },
                html! { (ui::pr(u8::try_from(t.urgency).unwrap_or(4), &ctx.t(&format!("routing-urgency-{}", t.urgency)))) },
                html! { span class="fs-13" { (clock(ctx, clocks, &t.promise_clock)) } @if !legal.is_empty() { span class="s" { (clock(ctx, clocks, &legal)) } } },
                html! { "v" (t.version) },
                type_state(ctx, &t.state),
            ])
        })
        .collect();
    let heads = [
        "routing-col-code",
        "routing-col-type",
        "routing-col-organ",
        "routing-col-urgency",
        "routing-col-clocks",
        "routing-col-version",
        "routing-col-state",
    ]
    .map(|key| ctx.t(key));
    let cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let caption = ctx.t("routing-types-title");
    let more = shown.len().saturating_sub(MOST);
    ui::panel(
        "",
        html! {},
        html! {},
        html! {
            (ui::tbl(&Tbl { caption: &caption, cols: &cols, rows: &rows, low: true, ..Tbl::default() }))
            @if more > 0 { (ui::foot(html! { (ctx.f("routing-types-more", &[("n", (more as i64).into())])) })) }
        },
    )
}

fn type_state(ctx: &Ctx, state: &str) -> Markup {
    let kind = match state {
        "published" => State::Ok,
        "draft" => State::Active,
        _ => State::New,
    };
    ui::st(kind, ctx.t(&format!("routing-set-{state}")))
}

/// `GET /admin/types/{code}`
pub(super) async fn detail(ctx: Ctx, Path(code): Path<String>) -> Answer {
    render(&ctx, &code, &Fields::default(), &[], StatusCode::OK).await
}

/// `POST /admin/types/{code}`: keeps a draft.
pub(super) async fn save(ctx: Ctx, Path(code): Path<String>, fields: Fields) -> Answer {
    let command = frame::command(&fields)?;
    let draft = type_form::read(&code, &fields);
    match catalogue::act(&ctx.app, &ctx.actor, command, Do::Draft(Box::new(draft))).await {
        Ok(()) => Ok(see_other(&format!("/admin/types/{code}"))),
        Err(Refused::Invalid(errors)) => {
            render(
                &ctx,
                &code,
                &fields,
                &errors,
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await
        }
        Err(refused) => Err(refused.into()),
    }
}

/// `POST /admin/types/{code}/publish`
pub(super) async fn publish(ctx: Ctx, Path(code): Path<String>, fields: Fields) -> Answer {
    let version = fields
        .get("version")
        .parse()
        .map_err(|_| WebError::not_found())?;
    done(&ctx, &code, &fields, Do::Publish(code.clone(), version)).await
}

/// `POST /admin/types/{code}/drop`
pub(super) async fn give_up(ctx: Ctx, Path(code): Path<String>, fields: Fields) -> Answer {
    let version = fields
        .get("version")
        .parse()
        .map_err(|_| WebError::not_found())?;
    done(&ctx, &code, &fields, Do::Drop(code.clone(), version)).await
}

/// `POST /admin/types/{code}/retire`
pub(super) async fn retire(ctx: Ctx, Path(code): Path<String>, fields: Fields) -> Answer {
    done(&ctx, &code, &fields, Do::Retire(code.clone())).await
}

async fn done(ctx: &Ctx, code: &str, fields: &Fields, what: Do) -> Answer {
    catalogue::act(&ctx.app, &ctx.actor, frame::command(fields)?, what).await?;
    Ok(see_other(&format!("/admin/types/{code}")))
}

async fn render(
    ctx: &Ctx,
    code: &str,
    fields: &Fields,
    errors: &[FieldError],
    status: StatusCode,
) -> Answer {
    let versions = kept::versions(&ctx.read(), code).await?;
    let newest = versions.first().ok_or_else(WebError::not_found)?;
    let path = kept::path_names(&ctx.read(), code).await?;
    let title = newest.name().get(ctx.lang).to_owned();
    let kinds = Kinds::read(&ctx.read()).await?;
    let back = ctx.t("routing-types-title");
    let domain_href = format!(
        "/admin/types?in={}",
        code.split('.').next().unwrap_or_default()
    );
    let mut trail: Vec<(&str, &str)> = vec![(&back, "/admin/types")];
    trail.extend(
        path.iter()
            .take(path.len().saturating_sub(1))
            .map(|n| (n.get(ctx.lang), domain_href.as_str())),
    );
    trail.push((&title, ""));
    let state = html! { span class="mono" { (code) } (type_state(ctx, &newest.state)) span { "v" (newest.version) } };
    let content = html! {
        (ui::crumbs(&ctx.t("routing-crumbs"), &trail))
        (ui::pagehead(&title, state, actions(ctx, code, &versions)))
        (ui::cols(type_form::form(ctx, newest, &kinds, fields, errors).await?, history(ctx, &kinds, &versions)))
    };
    let about = layout::Staff {
        title: &title,
        ..layout::Staff::default()
    };
    let page: Result<_, Fault> = layout::staff(ctx, about, content).await;
    Ok((status, page?).into_response())
}

fn actions(ctx: &Ctx, code: &str, versions: &[MatterType]) -> Markup {
    let draft = versions.iter().find(|t| t.state == "draft");
    let published = versions.iter().any(|t| t.state == "published");
    let hidden = |version: Option<i64>| {
        html! {
            (frame::command_field(ctx))
            @if let Some(version) = version { input type="hidden" name="version" value=(version); }
        }
    };
    html! {
        @if let Some(draft) = draft {
            (ui::post(&format!("/admin/types/{code}/drop"), hidden(Some(draft.version)), ui::btn(&ctx.t("routing-drop"))))
            (ui::post(&format!("/admin/types/{code}/publish"), hidden(Some(draft.version)),
                ui::btn(&ctx.f("routing-type-publish", &[("v", draft.version.to_string().into())])).pri()))
        } @else if published {
            (ui::post(&format!("/admin/types/{code}/retire"), hidden(None), ui::btn(&ctx.t("routing-type-retire")).danger()))
        }
    }
}

fn history(ctx: &Ctx, kinds: &Kinds, versions: &[MatterType]) -> Markup {
    let rows: Vec<Row<'_>> = versions
        .iter()
        .map(|t| {
            Row::plain(vec![
                html! { b { "v" (t.version) } },
                html! { (t.name().get(ctx.lang)) },
                html! { span class="fs-13" { (kinds.name(&t.organ_kind, ctx.lang)) } },
                type_state(ctx, &t.state),
            ])
        })
        .collect();
    let heads = [
        "routing-col-version",
        "routing-col-type",
        "routing-col-organ",
        "routing-col-state",
    ]
    .map(|k| ctx.t(k));
    let cols: Vec<Col<'_>> = heads.iter().map(|head| Col::text(head)).collect();
    let caption = ctx.t("routing-type-versions");
    ui::panel(
        &caption,
        ui::count(versions.len(), false),
        html! {},
        ui::tbl(&Tbl {
            caption: &caption,
            cols: &cols,
            rows: &rows,
            low: true,
            ..Tbl::default()
        }),
    )
}
