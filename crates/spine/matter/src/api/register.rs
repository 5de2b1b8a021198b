//! A report from a program.

use access::Actor;
use axum::response::{IntoResponse, Json};
use http::{HeaderName, HeaderValue, StatusCode, header};
use kernel::{Lang, LonLat, Phone, UtcMs};
use web::{Answer, Ctx, WebError};

use super::body::Body;
use super::fields::REFERENCE;
use crate::directory::{self, Organ, Unit};
use crate::model::{CHANNELS, NewMatter, PURPOSES, ReporterInput};
use crate::permissions as p;
use crate::register::{LONGEST_BODY, LONGEST_TITLE, register as carry_out};

/// Longest address and name, in characters.
const LONGEST_ADDRESS: usize = 200;
const LONGEST_NAME: usize = 60;

/// Registers. A resident reports for themselves, an officer for somebody at a window or on the phone.
pub(super) async fn register(ctx: Ctx, mut body: Body) -> Answer {
    let officer = matches!(ctx.actor, Actor::Staff { .. });
    if officer && !ctx.may(p::REGISTER) {
        return Err(WebError::forbidden());
    }
    let command = body.command('r');
    let place = place(&ctx, &mut body).await?;
    let new = report(&ctx, &mut body, officer, place);
    body.finish()?;
    let (Some(command), Some(new)) = (command, new) else {
        return Err(WebError::not_found());
    };
    let made = carry_out(&ctx.app, &ctx.actor, command, new).await?;
    let location = HeaderValue::from_str(&format!("/api/v1/matters/{}", made.id))
        .unwrap_or_else(|_| HeaderValue::from_static("/api/v1/matters"));
    let headers: [(HeaderName, HeaderValue); 1] = [(header::LOCATION, location)];
    Ok((StatusCode::CREATED, headers, Json(made)).into_response())
}

/// The unit of the report and the centre that accepts it.
async fn place(ctx: &Ctx, body: &mut Body) -> Result<Option<(Unit, Organ)>, WebError> {
    let code = body.text("unit", REFERENCE);
    let directory = directory::of(&ctx.app)?;
    let read = ctx.read();
    let Some(unit) = directory.unit(&read, &code).await? else {
        body.refuse("unit", "matter-api-unit-unknown");
        return Ok(None);
    };
    let centre = directory.centre_of(&read, &unit.path).await?;
    if centre.is_none() {
        body.refuse("unit", "matter-api-unit-unknown");
    }
    Ok(centre.map(|centre| (unit, centre)))
}

/// The report; `None` where the place is missing, which was told before.
fn report(
    ctx: &Ctx,
    body: &mut Body,
    officer: bool,
    place: Option<(Unit, Organ)>,
) -> Option<NewMatter> {
    let channel = body.opt_code("channel", CHANNELS);
    if channel.is_some() && !officer {
        body.refuse("channel", "matter-api-officers-only");
    }
    let phone = body.opt_text("reporter_phone", REFERENCE);
    let parsed = phone.as_deref().map(Phone::parse);
    if matches!(parsed, Some(Err(_))) {
        body.refuse("reporter_phone", "matter-api-phone");
    }
    let (lon, lat) = (body.opt_number("lon"), body.opt_number("lat"));
    let at = match (lon, lat) {
        (Some(lon), Some(lat)) => LonLat::new(lon, lat).ok(),
        _ => None,
    };
    if at.is_none() && (lon.is_some() || lat.is_some()) {
        body.refuse("lon", "matter-api-place");
    }
    let account = match &ctx.actor {
        Actor::Resident { account } => Some(account.to_string()),
        _ => None,
    };
    let langs = ["zh-CN", "en"];
    let reporter = ReporterInput {
        account,
        name: body.opt_text("reporter_name", LONGEST_NAME),
        phone: parsed.and_then(Result::ok).map(|phone| phone.e164()),
        anonymous: body.flag("anonymous"),
        behalf: None,
    };
    let title = body.text("title", LONGEST_TITLE);
    let words = body.text("body", LONGEST_BODY);
    let type_code = body.text("type_code", REFERENCE);
    let purpose = body.opt_code("purpose", PURPOSES);
    let urgency = body.opt_int("urgency", 1, 4);
    let address = body.opt_text("address", LONGEST_ADDRESS);
    let occurred = body.opt_int("occurred_ms", 0, ctx.now.0).map(UtcMs);
    let files = body.texts("files");
    let lang = body
        .opt_code("lang", &langs)
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or(ctx.lang);
    let (unit, centre) = place?;
    Some(NewMatter {
        title,
        body: words,
        type_code,
        purpose,
        channel: channel.unwrap_or_else(|| if officer { "counter" } else { "web" }.into()),
        urgency,
        unit: (unit.code, unit.path),
        place_public: unit.name.zh,
        address,
        at,
        occurred,
        reporter,
        centre: centre.org,
        files,
        lang,
    })
}
