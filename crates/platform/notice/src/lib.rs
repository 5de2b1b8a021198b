//! Notices to people: in the house's own inbox, by mail, by SMS and by official account 公众号.
//!
//! - [`send`] is part of an act: the notice is a row and a job, so it is sent exactly when the act is durable.
//! - [`job`] does the sending, with retry, back-off and dead letters of the queue.
//! - [`Gateway`] is the way out: SMTP, HTTP, both with TLS, or nowhere in a demo city.
//! - [`inbox`], [`unread`], [`mark_read`] are the bell.
//!
//! A notice that is legally served (送达) is a document of its room; this only tells people that it is there.

mod ca;
mod channel;
mod deliver;
mod gateway;
mod inbox;
mod mail;
mod message;
mod rows;
mod web_gateway;

pub use ca::{CaError, read as read_certificates, use_ring};
pub use channel::Channel;
pub use deliver::{HasNotice, JOB, job};
pub use gateway::{Gateway, GatewayConfig, GatewayError, NotSent, Outgoing};
pub use inbox::{InboxRow, inbox, mark_all_read, mark_read, unread};
pub use mail::{MailConfig, MailTls};
pub use message::{Message, Value};
pub use rows::{
    Choice, Notice, NoticeId, NoticeRow, OutboxRow, choices, choose, failed, forget, of_matter,
    outbox, resend, send,
};
pub use web_gateway::HttpConfig;

/// This room's tables.
pub const MIGRATIONS: &[store::Migration] = &[store::Migration {
    name: "notice/0001_notice",
    sql: include_str!("../migrations/0001_notice.sql"),
}];

/// Names of the channels and of what happened to a notice.
pub const TEXTS: &[texts::TextFile] = &[
    texts::TextFile {
        lang: kernel::Lang::ZhCn,
        name: "notice",
        ftl: include_str!("../locales/zh-CN.ftl"),
    },
    texts::TextFile {
        lang: kernel::Lang::En,
        name: "notice",
        ftl: include_str!("../locales/en.ftl"),
    },
];
