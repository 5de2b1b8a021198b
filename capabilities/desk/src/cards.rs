//! Answer cards 答复卡: words to begin an answer from, written once by an organisation or for all of them.
//!
//! A card holds places in braces, such as `{编号}`, which the matter in hand fills in. Personal data has no place in a
//! card: an answer goes to many eyes.

use access::Actor;
use http::StatusCode;
use kernel::{Lang, UtcMs, when};
use matter::model::OUTCOMES;
use matter::{MatterRow, permissions as p, show};
use serde_json::json;
use store::{CommandId, Fault, FromQueryResult, Once, Sql, Tx, args};
use web::{Ctx, FieldError, WebError};

/// Longest title, in characters.
pub(crate) const LONGEST_TITLE: usize = 30;
/// Longest words, in characters; an answer may be longer.
pub(crate) const LONGEST_WORDS: usize = 1500;
/// Cards that one organisation keeps.
const MOST: i64 = 200;

/// What a matter fills in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// 编号
    Number,
    /// 事项
    Title,
    /// 类别
    Kind,
    /// 地点, as far as it is public.
    Where,
    /// 单位: the organisation that answers.
    Org,
    /// 反映日期: the day of the report.
    Reported,
    /// 今天
    Today,
}

impl Place {
    pub(crate) const ALL: [Place; 7] = [
        Place::Number,
        Place::Title,
        Place::Kind,
        Place::Where,
        Place::Org,
        Place::Reported,
        Place::Today,
    ];

    /// As it stands between braces, Chinese and English; both are read in either language.
    pub(crate) fn names(self) -> [&'static str; 2] {
        match self {
            Place::Number => ["编号", "number"],
            Place::Title => ["事项", "matter"],
            Place::Kind => ["类别", "kind"],
            Place::Where => ["地点", "place"],
            Place::Org => ["单位", "organisation"],
            Place::Reported => ["反映日期", "reported"],
            Place::Today => ["今天", "today"],
        }
    }

    fn find(name: &str) -> Option<Place> {
        let name = name.trim();
        Self::ALL.into_iter().find(|p| p.names().contains(&name))
    }
}

/// A card as kept.
#[derive(Clone, Debug, FromQueryResult)]
pub(crate) struct Card {
    /// Its id.
    pub id: String,
    /// Whose; none: everybody's.
    pub org_id: Option<String>,
    /// What it is called.
    pub title: String,
    /// The words.
    pub words_zh: String,
    /// The words in English; empty: the Chinese ones serve.
    pub words_en: String,
    /// The kind of matter it is for; empty: any.
    pub type_code: String,
    /// The outcome chosen with it; empty: none.
    pub outcome: String,
    /// Counts changes.
    pub version: i64,
    /// When it was changed last, UTC ms.
    pub changed_ms: i64,
    /// When it was retired, UTC ms.
    pub retired_ms: Option<i64>,
}

const COLUMNS: &str =
    "id, org_id, title, words_zh, words_en, type_code, outcome, version, changed_ms, retired_ms";

impl Card {
    /// The words in a language.
    pub(crate) fn words(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.words_en.is_empty() {
            &self.words_en
        } else {
            &self.words_zh
        }
    }

    /// Whether it is meant for this kind of matter.
    pub(crate) fn fits(&self, type_code: &str) -> bool {
        self.type_code.is_empty() || type_code.starts_with(&self.type_code)
    }

    /// Whether this reader may change and retire it.
    pub(crate) fn may_change(&self, ctx: &Ctx) -> bool {
        match &self.org_id {
            Some(org) => ctx.actor.log_org().as_ref() == Some(org),
            None => may_share(ctx),
        }
    }
}

/// Whether the reader may write cards for every organisation: who keeps the catalogue of the city.
pub(crate) fn may_share(ctx: &Ctx) -> bool {
    ctx.may(p::CATALOGUE)
}

/// The cards that a reader may write with, retired ones last.
///
/// # Errors
/// On a database fault.
pub(crate) async fn all(sql: &dyn Sql, actor: &Actor, retired: bool) -> Result<Vec<Card>, Fault> {
    let only = if retired {
        ""
    } else {
        "and retired_ms is null"
    };
    sql.all(
        &format!(
            "select {COLUMNS} from answer_card where (org_id = $1 or org_id is null) {only} \
             order by case when retired_ms is null then 0 else 1 end, type_code, title, id"
        ),
        args![actor.log_org().unwrap_or_default()],
    )
    .await
}

/// One of them.
///
/// # Errors
/// Not found when it is not there, or another organisation's.
pub(crate) async fn one(ctx: &Ctx, id: &str) -> Result<Card, WebError> {
    let read = ctx.read();
    find(&read, &ctx.actor, id)
        .await?
        .ok_or_else(WebError::not_found)
}

/// One of them, if it is the reader's to write with.
///
/// # Errors
/// On a database fault.
pub(crate) async fn find(sql: &dyn Sql, actor: &Actor, id: &str) -> Result<Option<Card>, Fault> {
    sql.one(
        &format!(
            "select {COLUMNS} from answer_card where id = $1 and (org_id = $2 or org_id is null)"
        ),
        args![id, actor.log_org().unwrap_or_default()],
    )
    .await
}

/// The words with every place filled in by `value`; what is no place stays as it is.
fn filled(words: &str, value: impl Fn(Place) -> String) -> String {
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let place = after
            .split_once('}')
            .and_then(|(name, after)| Some((Place::find(name)?, after)));
        if let Some((place, after)) = place {
            out.push_str(&value(place));
            rest = after;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Names in braces that are no place.
fn unknown(words: &str) -> Option<String> {
    words
        .split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .find(|name| Place::find(name).is_none())
        .map(ToOwned::to_owned)
}

/// The words of a card for a matter, in the language in which its reporter is written to.
pub(crate) fn for_matter(card: &Card, m: &MatterRow, kind: &str, now: UtcMs) -> String {
    let lang = Lang::from_tag(&m.lang).unwrap_or(Lang::ZhCn);
    let day = |at: UtcMs| when::day(lang, at.date(), now.date());
    filled(card.words(lang), |place| match place {
        Place::Number => m.number.clone(),
        Place::Title => m.title.clone(),
        Place::Kind => kind.to_owned(),
        Place::Where => m.place_public.clone(),
        Place::Org => m.holder().get(lang).to_owned(),
        Place::Reported => day(UtcMs(m.registered_ms)),
        Place::Today => day(now),
    })
}

/// The words with an invented matter in them, for the page where the card is written.
pub(crate) fn preview(ctx: &Ctx, words: &str) -> String {
    let day = |at: UtcMs| when::day(ctx.lang, at.date(), ctx.now.date());
    filled(words, |place| match place {
        Place::Reported => day(ctx.now.plus_days(-3)),
        Place::Today => day(ctx.now),
        Place::Org => ctx.actor.post().map_or(String::new(), |post| {
            show::name(ctx, &post.org_name.zh, &post.org_name.en).to_owned()
        }),
        other => ctx.t(&format!("desk-cards-example-{}", other.names()[1])),
    })
}

/// What a card is to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wanted {
    /// What it is called.
    pub title: String,
    /// The words.
    pub words_zh: String,
    /// The words in English.
    pub words_en: String,
    /// The kind of matter.
    pub type_code: String,
    /// The outcome.
    pub outcome: String,
    /// For every organisation.
    pub shared: bool,
    /// The version that its writer saw; `None`: a new card.
    pub seen: Option<i64>,
}

impl Wanted {
    /// Everything that is to be mended.
    pub(crate) fn check(&self, ctx: &Ctx) -> Vec<FieldError> {
        let mut wrong = Vec::new();
        let mut say = |error: FieldError| wrong.push(error);
        if self.title.is_empty() {
            say(FieldError::new("title", "desk-cards-title-missing"));
        } else if self.title.chars().count() > LONGEST_TITLE {
            say(FieldError::new("title", "desk-too-long").with("most", LONGEST_TITLE));
        }
        if self.words_zh.is_empty() {
            say(FieldError::new("words_zh", "desk-cards-words-missing"));
        }
        for (field, words) in [("words_zh", &self.words_zh), ("words_en", &self.words_en)] {
            if words.chars().count() > LONGEST_WORDS {
                say(FieldError::new(field, "desk-too-long").with("most", LONGEST_WORDS));
            }
            if let Some(name) = unknown(words) {
                say(FieldError::new(field, "desk-cards-place-unknown").with("name", name));
            }
        }
        if !self.outcome.is_empty() && !OUTCOMES.contains(&self.outcome.as_str()) {
            say(FieldError::new("outcome", "matter-outcome-missing"));
        }
        if self.shared && !may_share(ctx) {
            say(FieldError::new("shared", "desk-cards-not-shared"));
        }
        wrong
    }
}

/// Keeps a new card, or changes the one of this id. Answers its id; a repeated command answers the first one's.
///
/// # Errors
/// Fields to mend; not found, forbidden or overtaken.
pub(crate) async fn save(
    ctx: &Ctx,
    id: Option<String>,
    command: CommandId,
    wanted: Wanted,
) -> Result<String, WebError> {
    let wrong = wanted.check(ctx);
    if !wrong.is_empty() {
        return Err(WebError::invalid(wrong));
    }
    let inner = ctx.clone();
    let done = ctx
        .app
        .db
        .act::<String, WebError, _>(move |tx| {
            Box::pin(async move {
                let account = inner.actor.log_id();
                if let Once::Done(id) = tx.once::<String>(&command, &account).await? {
                    return Ok(id);
                }
                let id = match id {
                    Some(id) => change(&inner, tx, id, &wanted).await?,
                    None => make(&inner, tx, &wanted).await?,
                };
                tx.remember(&command, &account, &id, inner.now).await?;
                Ok(id)
            })
        })
        .await?;
    ctx.app.wake();
    Ok(done)
}

/// The organisation that a card belongs to; none: shared.
fn owner(ctx: &Ctx, shared: bool) -> Result<Option<String>, WebError> {
    if shared {
        return Ok(None);
    }
    ctx.actor
        .log_org()
        .map(Some)
        .ok_or_else(WebError::forbidden)
}

async fn make(ctx: &Ctx, tx: &Tx, wanted: &Wanted) -> Result<String, WebError> {
    let org = owner(ctx, wanted.shared)?;
    let n = tx
        .sql()
        .count(
            "select count(*) from answer_card where retired_ms is null and coalesce(org_id, '') = $1",
            args![org.clone().unwrap_or_default()],
        )
        .await?;
    if n >= MOST {
        let error = FieldError::new("title", "desk-cards-most").with("most", MOST);
        return Err(WebError::invalid(vec![error]));
    }
    let id = kernel::id::encode(ctx.app.ids.next_u128());
    tx.run(
        "insert into answer_card (id, org_id, title, words_zh, words_en, type_code, outcome, account_id, version, \
         changed_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)",
        args![
            &id,
            org,
            &wanted.title,
            &wanted.words_zh,
            &wanted.words_en,
            &wanted.type_code,
            &wanted.outcome,
            ctx.actor.log_id(),
            ctx.now
        ],
    )
    .await?;
    written(ctx, tx, "desk.card_written", &id).await?;
    Ok(id)
}

async fn changeable(ctx: &Ctx, tx: &Tx, id: &str) -> Result<Card, WebError> {
    let card = find(tx.sql(), &ctx.actor, id)
        .await?
        .ok_or_else(WebError::not_found)?;
    if card.may_change(ctx) {
        Ok(card)
    } else {
        Err(WebError::refused(
            StatusCode::FORBIDDEN,
            "desk-cards-not-yours",
        ))
    }
}

async fn change(ctx: &Ctx, tx: &Tx, id: String, wanted: &Wanted) -> Result<String, WebError> {
    let card = changeable(ctx, tx, &id).await?;
    if wanted.seen.is_some_and(|seen| seen != card.version) {
        return Err(WebError::conflict("desk-cards-stale"));
    }
    // A shared card stays everybody's unless its keeper takes it back to their own organisation.
    let org = owner(ctx, wanted.shared)?;
    tx.run(
        "update answer_card set org_id = $2, title = $3, words_zh = $4, words_en = $5, type_code = $6, outcome = $7, \
         account_id = $8, version = version + 1, changed_ms = $9, retired_ms = null where id = $1",
        args![
            &id,
            org,
            &wanted.title,
            &wanted.words_zh,
            &wanted.words_en,
            &wanted.type_code,
            &wanted.outcome,
            ctx.actor.log_id(),
            ctx.now
        ],
    )
    .await?;
    written(ctx, tx, "desk.card_written", &id).await?;
    Ok(id)
}

/// Retires a card, so that it is not offered any more; twice is once.
///
/// # Errors
/// Not found, or another organisation's.
pub(crate) async fn retire(ctx: &Ctx, id: String, command: CommandId) -> Result<(), WebError> {
    let inner = ctx.clone();
    ctx.app
        .db
        .act::<(), WebError, _>(move |tx| {
            Box::pin(async move {
                let account = inner.actor.log_id();
                if let Once::Done(()) = tx.once::<()>(&command, &account).await? {
                    return Ok(());
                }
                let card = changeable(&inner, tx, &id).await?;
                if card.retired_ms.is_none() {
                    tx.run(
                        "update answer_card set retired_ms = $2, version = version + 1 where id = $1",
                        args![&id, inner.now],
                    )
                    .await?;
                    written(&inner, tx, "desk.card_retired", &id).await?;
                }
                tx.remember(&command, &account, &(), inner.now).await?;
                Ok(())
            })
        })
        .await?;
    ctx.app.wake();
    Ok(())
}

async fn written(ctx: &Ctx, tx: &Tx, action: &'static str, id: &str) -> Result<(), Fault> {
    let record = audit::log::Record {
        actor: ctx.actor.log_id(),
        org: ctx.actor.log_org(),
        action,
        subject_kind: "card",
        subject_id: id.to_owned(),
        purpose: None,
        detail: json!({}),
    };
    audit::log::append(tx, &*ctx.app.ids, ctx.now, record).await?;
    store::emit(tx, &format!("card:{id}"), action, id, ctx.now).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_in_and_other_braces_stay() {
        let said = filled("{编号}：{ place } 已修好 {x} {", |place| match place {
            Place::Number => "HG1".into(),
            Place::Where => "光宇社区".into(),
            _ => String::new(),
        });
        assert_eq!(said, "HG1：光宇社区 已修好 {x} {");
    }

    #[test]
    fn a_place_that_no_matter_has_is_named() {
        assert_eq!(unknown("您好，{姓名}。{编号}"), Some("姓名".into()));
        assert_eq!(unknown("{编号} {today}"), None);
    }
}
