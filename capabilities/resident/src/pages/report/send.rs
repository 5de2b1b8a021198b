//! Sending: the report becomes a matter, or a word to somebody else's.

use access::{Actor, Named};
use http::{HeaderMap, header};
use kernel::Lang;
use matter::{Command, Do, NewMatter, OrgRef, ReporterInput};
use store::CommandId;
use web::{Answer, Ctx, Fields, WebError, see_other};

use super::check::{similar, title};
use super::{Open, drop_cookie};
use crate::draft::{Draft, Identity, Step};
use crate::followed::Followed;
use crate::store as drafts;

/// Registers the report and leads to its receipt.
pub async fn send(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::Check).await? {
        Ok(open) => open,
        // The second press of the button finds its draft gone: it was sent.
        Err(_) if !fields.get("command").is_empty() => return Ok(see_other("/my")),
        Err(elsewhere) => return Ok(elsewhere),
    };
    if !ctx
        .app
        .limiter
        .allow("resident.report", &ctx.address, 10, 2, ctx.now)
    {
        return Err(WebError::too_many());
    }
    let command = CommandId::parse(&open.draft.command)
        .ok_or_else(|| WebError::conflict("resident-form-broken"))?;
    let new = new_matter(&ctx, &open.draft).await?;
    let registered = matter::register(&ctx.app, &ctx.actor, command, new).await?;
    crate::proof::issue(&ctx, &registered.id).await?;
    drafts::delete(&ctx, &open.id).await?;
    let mut followed = Followed::of(&ctx.app, &headers);
    followed.add(&registered.id, true);
    let mut response = see_other(&format!("/my/matters/{}/receipt?new=1", registered.number));
    response
        .headers_mut()
        .append(header::SET_COOKIE, followed.cookie(&ctx.app)?);
    drop_cookie(&ctx, &mut response);
    Ok(response)
}

async fn new_matter(ctx: &Ctx, draft: &Draft) -> Result<NewMatter, WebError> {
    let read = ctx.read();
    let spot = draft.spot.clone().unwrap_or_default();
    let centre = centre_of(ctx, &spot.unit_path).await?;
    let unit_code = spot
        .unit_path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let named = draft.identity != Some(Identity::Nobody);
    Ok(NewMatter {
        title: title(draft),
        body: draft.words.clone(),
        type_code: draft.kind.clone(),
        purpose: Some(draft.purpose.clone()).filter(|p| !p.is_empty()),
        channel: "web".into(),
        urgency: None,
        unit: (unit_code.to_owned(), spot.unit_path.clone()),
        // The public place is a name of the register, in the language of the register.
        place_public: place::public_place(&read, Lang::ZhCn, &spot.unit_path).await?,
        address: Some(spot.address()).filter(|a| !a.is_empty()),
        at: spot
            .lon
            .zip(spot.lat)
            .and_then(|(lon, lat)| kernel::LonLat::new(lon, lat).ok()),
        occurred: draft.when.and_then(|w| w.moment(ctx.now)),
        reporter: ReporterInput {
            account: ctx.actor.account().filter(|_| named).map(|a| a.to_string()),
            name: Some(draft.name.clone()).filter(|n| !n.is_empty()),
            phone: Some(draft.phone.clone()).filter(|p| !p.is_empty()),
            anonymous: draft.identity != Some(Identity::Named),
            behalf: draft.behalf.clone(),
        },
        centre,
        files: draft.files.iter().map(|f| f.id.clone()).collect(),
        lang: ctx.lang,
    })
}

/// The centre responsible for a unit.
pub async fn centre_of(ctx: &Ctx, unit_path: &str) -> Result<OrgRef, WebError> {
    let org = people::centre_for(&ctx.read(), unit_path)
        .await?
        .ok_or_else(|| WebError::conflict("resident-no-centre"))?;
    Ok(OrgRef {
        id: org.id,
        path: org.path,
        name: Named {
            zh: org.name.zh,
            en: org.name.en,
        },
        centre: true,
    })
}

/// “这就是我说的那件”: the words go to the report that is there already. Whoever adds them follows its state, and
/// nothing of what its reporter wrote.
pub async fn same(ctx: Ctx, headers: HeaderMap, fields: Fields) -> Answer {
    let open = match Open::at(&ctx, &headers, Step::Check).await? {
        Ok(open) => open,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if !ctx
        .app
        .limiter
        .allow("resident.report", &ctx.address, 10, 2, ctx.now)
    {
        return Err(WebError::too_many());
    }
    // Only what the check page offered; no id from outside reaches a stranger's matter.
    let like = similar(&ctx, &open.draft).await?;
    let chosen = like
        .into_iter()
        .find(|m| m.id == fields.get("matter"))
        .ok_or_else(|| WebError::conflict("resident-same-gone"))?;
    let id = CommandId::parse(&open.draft.command)
        .ok_or_else(|| WebError::conflict("resident-form-broken"))?;
    let command = Command {
        id,
        matter: chosen.id.clone(),
        seen: None,
        with_code: false,
        what: Do::Add {
            words: ctx.app.texts.f(
                Lang::from_tag(&chosen.lang).unwrap_or(Lang::ZhCn),
                "resident-same-words",
                &[("words", open.draft.words.clone().into())],
            ),
            files: Vec::new(),
        },
    };
    let hand = Actor::System { part: "resident" };
    matter::act(&ctx.app, &hand, command).await?;
    drafts::delete(&ctx, &open.id).await?;
    let mut followed = Followed::of(&ctx.app, &headers);
    followed.add(&chosen.id, false);
    let mut response = see_other("/my?joined=1");
    response
        .headers_mut()
        .append(header::SET_COOKIE, followed.cookie(&ctx.app)?);
    drop_cookie(&ctx, &mut response);
    Ok(response)
}
