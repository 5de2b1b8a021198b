//! The resident's side: rights that lapse, and notices at each step.

use access::crypto::Field;
use kernel::{UtcMs, clock::DAY_MS};
use notice::{Channel, Notice, NoticeId, Value};
use store::Fault;

use crate::act::Act;
use crate::model::MatterRow;
use crate::rules::Rule;
use crate::states::Event;

/// Days in which a resident may object after the answer (house rule `ctr.object`).
pub const OBJECT_DAYS: i64 = 30;

/// True while an objection is still in time.
pub fn may_object(row: &MatterRow, now: UtcMs) -> bool {
    row.completed_ms
        .is_some_and(|at| now.0 <= UtcMs(at).plus_days(OBJECT_DAYS).0 + DAY_MS)
}

/// Characters of an officer's words that fit into a message.
const LONGEST_QUOTE: usize = 120;

/// The message for events that a resident is told of, beside reading them on the page.
fn template_of(event: Event) -> Option<&'static str> {
    match event {
        Event::AskSupplement => Some("matter-notice-ask-supplement"),
        Event::Ask => Some("matter-notice-ask"),
        Event::Refuse => Some("matter-notice-refuse"),
        Event::Merge => Some("matter-notice-merge"),
        Event::Accept | Event::Take => Some("matter-notice-accept"),
        Event::Suspend => Some("matter-notice-suspend"),
        Event::Resume => Some("matter-notice-resume"),
        Event::Extend => Some("matter-notice-extend"),
        Event::Approve => Some("matter-notice-approve"),
        Event::Lapse => Some("matter-notice-lapse"),
        _ => None,
    }
}

/// Tells the reporter what happened, in the same transaction that made it happen.
pub(crate) async fn notify(
    act: &Act<'_>,
    row: &MatterRow,
    rule: &Rule,
    words: &str,
) -> Result<(), Fault> {
    match template_of(rule.event) {
        Some(template) => send(act, row, template, words).await,
        None => Ok(()),
    }
}

pub(crate) async fn notify_registered(act: &Act<'_>, row: &MatterRow) -> Result<(), Fault> {
    send(act, row, "matter-notice-registered", "").await
}

/// Tells the reporter behind the bell, and by SMS where a phone number is known.
async fn send(
    act: &Act<'_>,
    row: &MatterRow,
    template: &'static str,
    words: &str,
) -> Result<(), Fault> {
    let lang = kernel::Lang::from_tag(&row.lang).unwrap_or(kernel::Lang::ZhCn);
    let link = format!("/my/matters/{}", row.number);
    let notice = |id, channel, address| Notice {
        id,
        account: row.reporter_account.as_deref(),
        address,
        channel,
        template,
        args: vec![
            ("number", Value::Text(row.number.clone())),
            ("title", Value::Text(row.title.clone())),
            (
                "holder",
                Value::Named {
                    zh: row.holder_zh.clone(),
                    en: row.holder_en.clone(),
                },
            ),
            (
                "words",
                Value::Text(words.chars().take(LONGEST_QUOTE).collect()),
            ),
        ],
        lang,
        link: Some(link.clone()),
        matter: Some(&row.id),
    };
    let ids = &*act.app.ids;
    if row.reporter_account.is_some() {
        notice::send(
            act.tx,
            ids,
            notice(NoticeId::new(ids), Channel::InApp, None),
            act.now,
        )
        .await?;
    }
    if let Some(sealed) = &row.phone_sealed {
        let id = NoticeId::new(ids);
        let address = reseal_phone(act, row, sealed, &id.to_string())?;
        notice::send(
            act.tx,
            ids,
            notice(id, Channel::Sms, Some(address)),
            act.now,
        )
        .await?;
    }
    Ok(())
}

/// A sealed field opens only in its own row; the notice carries a number sealed for itself.
fn reseal_phone(
    act: &Act<'_>,
    row: &MatterRow,
    sealed: &str,
    notice: &str,
) -> Result<String, Fault> {
    let cipher = &act.app.cipher;
    let phone = cipher
        .open(
            &Field {
                table: "matter",
                column: "phone",
                record: &row.id,
            },
            sealed,
        )
        .map_err(|e| Fault::of("open a phone number to send a notice", e))?;
    cipher
        .seal(&web::notice_address(notice), phone.reveal())
        .map_err(|e| Fault::of("seal a notice's address", e))
}
