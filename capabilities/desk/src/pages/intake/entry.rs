//! What was typed at the window, checked and made into a report.

use access::OrgId;
use kernel::identity::{PhoneError, ResidentIdError};
use kernel::{Lang, Phone, ResidentId};
use matter::model::CHANNELS;
use matter::{NewMatter, ReporterInput};
use people::Org;
use place::Hit;
use store::Fault;
use web::{Ctx, FieldError, Fields};

use crate::target;

/// Places offered when the words fit several.
const MOST_PLACES: usize = 6;
/// Characters of a title made from the first sentence.
const TITLE: usize = 28;

/// Where it is, as far as the words tell.
#[derive(Default)]
pub(super) struct Spot {
    /// The place.
    pub hit: Option<Hit>,
    /// Places that the words fit, when they fit several.
    pub choices: Vec<Hit>,
    /// Words were typed that fit no place.
    pub unknown: bool,
}

/// Finds the place: chosen from the list, or found before for the same words, or the only one that fits.
pub(super) async fn spot(ctx: &Ctx, fields: &Fields) -> Result<Spot, Fault> {
    let read = ctx.read();
    let words = fields.get("address");
    let chosen = fields
        .all("address-id")
        .find(|id| !id.is_empty())
        .or_else(|| {
            fields
                .opt("place")
                .filter(|_| fields.get("place-words") == words)
        });
    if let Some(id) = chosen
        && let Some(hit) = place::resolve(&read, ctx.lang, id).await?
    {
        return Ok(Spot {
            hit: Some(hit),
            ..Spot::default()
        });
    }
    if words.is_empty() {
        return Ok(Spot::default());
    }
    let mut found = place::search(&read, ctx.lang, words, MOST_PLACES).await?;
    Ok(match found.len() {
        0 => Spot {
            unknown: true,
            ..Spot::default()
        },
        1 => Spot {
            hit: found.pop(),
            ..Spot::default()
        },
        _ => Spot {
            choices: found,
            ..Spot::default()
        },
    })
}

/// The centre that accepts: the clerk's own, else the centre of the place.
async fn centre(ctx: &Ctx, unit_path: Option<&str>) -> Result<Option<Org>, Fault> {
    let read = ctx.read();
    let Some(post) = ctx.actor.post() else {
        return Ok(None);
    };
    let own = people::org(&read, OrgId::from_u128(post.org.as_u128())).await?;
    match own {
        Some(own) if own.is_centre => Ok(Some(own)),
        Some(own) => people::centre_for(&read, unit_path.unwrap_or(&own.unit_path)).await,
        None => Ok(None),
    }
}

/// The report, or what is to be mended.
///
/// # Errors
/// On a database fault.
pub(super) async fn read(
    ctx: &Ctx,
    fields: &Fields,
    spot: &Spot,
    files: Vec<String>,
) -> Result<Result<NewMatter, Vec<FieldError>>, Fault> {
    let mut errors = Vec::new();
    let phone = phone(fields, &mut errors);
    check_id(fields, &mut errors);
    if spot.unknown {
        errors.push(FieldError::new("address", "desk-place-unknown"));
    } else if !spot.choices.is_empty() {
        errors.push(FieldError::new("address", "desk-place-many"));
    }
    let type_code = fields.get("type_code").to_owned();
    if type_code.is_empty() {
        errors.push(FieldError::new("type_code", "matter-type-unknown"));
    }
    if fields.get("body").is_empty() {
        errors.push(FieldError::new("body", "matter-body-missing"));
    }
    let behalf = behalf(fields, &mut errors);
    let path = spot.hit.as_ref().map(|h| h.unit_path.as_str());
    let Some(centre) = centre(ctx, path).await? else {
        errors.push(FieldError::new("address", "desk-no-centre"));
        return Ok(Err(errors));
    };
    if !errors.is_empty() {
        return Ok(Err(errors));
    }
    let unit_path = path.unwrap_or(&centre.unit_path).to_owned();
    let unit_code = unit_path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or("")
        .to_owned();
    Ok(Ok(NewMatter {
        title: title(fields),
        body: fields.get("body").to_owned(),
        type_code,
        purpose: None,
        channel: Some(fields.get("channel"))
            .filter(|c| CHANNELS.contains(c))
            .unwrap_or("counter")
            .to_owned(),
        urgency: None,
        place_public: place::public_place(&ctx.read(), Lang::ZhCn, &unit_path).await?,
        unit: (unit_code, unit_path),
        address: fields.opt("address").map(ToOwned::to_owned),
        at: spot.hit.as_ref().and_then(Hit::at),
        occurred: None,
        reporter: ReporterInput {
            account: None,
            name: fields.opt("name").map(ToOwned::to_owned),
            phone: phone.map(|p| p.e164()),
            anonymous: fields.is_on("anonymous"),
            behalf,
        },
        centre: target::org_ref(&centre),
        files,
        lang: Lang::ZhCn,
    }))
}

/// The title as typed, or the first sentence of what was said.
fn title(fields: &Fields) -> String {
    if let Some(title) = fields.opt("title") {
        return title.to_owned();
    }
    let body = fields.get("body");
    let end = body
        .find(['。', '，', '；', '！', '？', '\n', '.', ',', ';'])
        .unwrap_or(body.len());
    body[..end].chars().take(TITLE).collect()
}

fn behalf(fields: &Fields, errors: &mut Vec<FieldError>) -> Option<(String, String)> {
    match (fields.get("relation"), fields.opt("behalf")) {
        ("behalf", None) => {
            errors.push(FieldError::new("behalf", "desk-behalf-missing"));
            None
        }
        ("behalf", Some(name)) => Some((name.to_owned(), "代办".to_owned())),
        ("group", name) => name.map(|n| (n.to_owned(), "群体".to_owned())),
        _ => None,
    }
}

fn phone(fields: &Fields, errors: &mut Vec<FieldError>) -> Option<Phone> {
    let typed = fields.opt("phone")?;
    match Phone::parse(typed) {
        Ok(phone) => Some(phone),
        Err(e) => {
            errors.push(phone_error(e));
            None
        }
    }
}

fn phone_error(e: PhoneError) -> FieldError {
    let of = |key: &str| FieldError::new("phone", key);
    match e {
        PhoneError::TooShort { missing } => of("desk-phone-short").with("n", missing),
        PhoneError::TooLong { extra } => of("desk-phone-long").with("n", extra),
        PhoneError::Character(c) => of("desk-phone-character").with("c", c.to_string()),
        PhoneError::MobilePrefix => of("desk-phone-prefix"),
        PhoneError::AreaCode => of("desk-phone-area"),
        _ => of("desk-phone-other"),
    }
}

/// An identity number is only looked at, never kept: nothing here needs it later.
fn check_id(fields: &Fields, errors: &mut Vec<FieldError>) {
    let Some(typed) = fields.opt("idno") else {
        return;
    };
    let Err(e) = ResidentId::parse(typed) else {
        return;
    };
    let of = |key: &str| FieldError::new("idno", key);
    errors.push(match e {
        ResidentIdError::TooShort { missing } => of("desk-idno-short").with("n", missing),
        ResidentIdError::TooLong { extra } => of("desk-idno-long").with("n", extra),
        ResidentIdError::FifteenDigits => of("desk-idno-fifteen"),
        ResidentIdError::BirthDate => of("desk-idno-birth"),
        _ => of("desk-idno-check"),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_is_the_first_sentence() {
        let fields = Fields::parse("body=楼下饭馆的排烟管对着我家窗户，做饭时满屋油烟。");
        assert_eq!(title(&fields), "楼下饭馆的排烟管对着我家窗户");
        let fields = Fields::parse("title=油烟&body=x");
        assert_eq!(title(&fields), "油烟");
    }

    #[test]
    fn a_number_that_is_short_says_by_how_much() {
        let mut errors = Vec::new();
        assert!(phone(&Fields::parse("phone=1390000000"), &mut errors).is_none());
        check_id(&Fields::parse("idno=23040519000101001"), &mut errors);
        let keys: Vec<&str> = errors.iter().map(|e| e.key.as_str()).collect();
        assert_eq!(keys, ["desk-phone-short", "desk-idno-short"]);
    }

    #[test]
    fn acting_for_somebody_needs_their_name() {
        let mut errors = Vec::new();
        behalf(&Fields::parse("relation=behalf"), &mut errors);
        assert_eq!(errors.len(), 1);
        let named = behalf(&Fields::parse("relation=behalf&behalf=唐某"), &mut errors);
        assert_eq!(named, Some(("唐某".into(), "代办".into())));
    }
}
