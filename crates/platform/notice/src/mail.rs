//! Mail over SMTP.

use std::time::{Duration, UNIX_EPOCH};

use kernel::Private;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde::Deserialize;

use crate::{GatewayError, NotSent, Outgoing};

/// A mail server. Without TLS: a relay on this machine or in a trusted network.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Name or address of the server.
    pub host: String,
    /// Its port.
    #[serde(default = "default_port")]
    pub port: u16,
    /// The sender, `安心 <anxin@example.org>`.
    pub from: String,
    /// User name, where the server asks for one.
    #[serde(default)]
    pub user: Option<String>,
    /// Its password.
    #[serde(default)]
    pub password: Option<Private<String>>,
}

fn default_port() -> u16 {
    25
}

/// Longest wait for the server at each step of the talk.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    pub(crate) fn new(config: &MailConfig) -> Result<Mail, GatewayError> {
        let from: Mailbox = config.from.parse().map_err(|_| GatewayError::From)?;
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .hello_name(ClientId::Domain(from.email.domain().to_owned()))
            .timeout(Some(PATIENCE));
        if let (Some(user), Some(password)) = (&config.user, &config.password) {
            transport =
                transport.credentials(Credentials::new(user.clone(), password.reveal().clone()));
        }
        Ok(Mail {
            transport: transport.build(),
            from,
        })
    }

    pub(crate) async fn deliver(&self, outgoing: &Outgoing<'_>) -> Result<(), NotSent> {
        let bad_address = || NotSent::Never("bad_address".to_owned());
        let to: Mailbox = outgoing.to.parse().map_err(|_| bad_address())?;
        let sent_at =
            UNIX_EPOCH + Duration::from_millis(u64::try_from(outgoing.now.0).unwrap_or(0));
        let body = match outgoing.link {
            Some(link) => format!("{}\n\n{link}\n", outgoing.message.body),
            None => format!("{}\n", outgoing.message.body),
        };
        let mail = lettre::Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&outgoing.message.title)
            .date(sent_at)
            .message_id(Some(format!(
                "<{}@{}>",
                outgoing.id,
                self.from.email.domain()
            )))
            .header(ContentType::TEXT_PLAIN)
            .body(body)
            .map_err(|_| NotSent::Never("bad_message".to_owned()))?;
        match self.transport.send(mail).await {
            Ok(_) => Ok(()),
            Err(e) => {
                let code = e
                    .status()
                    .map_or_else(|| "no_answer".to_owned(), |code| format!("smtp_{code}"));
                Err(if e.is_permanent() {
                    NotSent::Never(code)
                } else {
                    NotSent::Later(code)
                })
            }
        }
    }
}
