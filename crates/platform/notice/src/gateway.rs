//! The ways out of the house.

use kernel::UtcMs;
use serde::Deserialize;
use store::Fault;

use crate::ca::CaError;
use crate::mail::{Mail, MailConfig};
use crate::web_gateway::{HttpConfig, HttpGateway};
use crate::{Channel, Message};

/// What the operator sets. A channel that is left out does not exist here.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GatewayConfig {
    /// True in a demo city: nothing leaves, everything stands in the outbox.
    pub sink: bool,
    /// SMTP.
    pub mail: Option<MailConfig>,
    /// The SMS provider's HTTP interface.
    pub sms: Option<HttpConfig>,
    /// The official account's HTTP interface.
    pub official_account: Option<HttpConfig>,
}

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The sender's address is none.
    #[error("mail.from is not a mail address")]
    From,
    /// A URL that is not HTTP.
    #[error("{0}.url must begin with https://, or with http:// inside a trusted network")]
    Url(&'static str),
    /// A file of certificates that cannot be used.
    #[error("{0}.ca: {1}")]
    Ca(&'static str, CaError),
    /// TLS towards the mail server could not be set up.
    #[error("mail: TLS towards {0} cannot be set up; is that a host name or an address?")]
    MailTls(String),
    /// A password would travel in the clear.
    #[error(
        "mail.password would go to {0} unencrypted; set mail.tls to \"starttls\" or \"implicit\", or leave the password out"
    )]
    OpenPassword(String),
    /// A header that HTTP does not know.
    #[error("{0}.headers holds something that is no header")]
    Header(&'static str),
    /// A body that is not JSON.
    #[error("{0}.body is not JSON")]
    Body(&'static str),
    /// The HTTP client could not be made.
    #[error("the HTTP client could not be made")]
    Client(#[source] Fault),
}

/// A notice on its way out.
pub struct Outgoing<'a> {
    /// The notice's id: the same again when it is tried again, so a receiver can tell a repetition.
    pub id: &'a str,
    /// Where to; personal.
    pub to: &'a str,
    /// Its words.
    pub message: &'a Message,
    /// Full address of the page it leads to.
    pub link: Option<&'a str>,
    /// The moment of sending.
    pub now: UtcMs,
}

/// Why a notice did not leave. Reasons are codes: an answer of a server may repeat the address.
#[derive(Debug, PartialEq, Eq)]
pub enum NotSent {
    /// Trying again may help: no connection, a busy server.
    Later(String),
    /// Trying again is of no use: a wrong address, a refused message.
    Never(String),
    /// The channel is not set up.
    NoGateway,
}

/// Where a notice went.
pub(crate) enum Way {
    /// Out, or refused.
    Out(Result<(), NotSent>),
    /// Nowhere; keep it in the outbox.
    Sink,
}

/// The ways out, ready for use.
pub struct Gateway {
    sink: bool,
    mail: Option<Mail>,
    sms: Option<HttpGateway>,
    official_account: Option<HttpGateway>,
}

impl Gateway {
    /// Reads a configuration; connects to nothing.
    ///
    /// # Errors
    /// [`GatewayError`], which names the setting.
    pub fn new(config: &GatewayConfig) -> Result<Gateway, GatewayError> {
        let http = |config: &Option<HttpConfig>, name| {
            config
                .as_ref()
                .map(|config| HttpGateway::new(config, name))
                .transpose()
        };
        Ok(Gateway {
            sink: config.sink,
            mail: config.mail.as_ref().map(Mail::new).transpose()?,
            sms: http(&config.sms, "sms")?,
            official_account: http(&config.official_account, "official_account")?,
        })
    }

    /// A way out that leads nowhere, for demo cities.
    pub fn sink() -> Gateway {
        Gateway {
            sink: true,
            mail: None,
            sms: None,
            official_account: None,
        }
    }

    pub(crate) async fn deliver(&self, channel: Channel, outgoing: &Outgoing<'_>) -> Way {
        if self.sink {
            return Way::Sink;
        }
        let by_http = match channel {
            Channel::InApp => return Way::Out(Ok(())),
            Channel::Mail => {
                return Way::Out(match &self.mail {
                    Some(mail) => mail.deliver(outgoing).await,
                    None => Err(NotSent::NoGateway),
                });
            }
            Channel::Sms => &self.sms,
            Channel::OfficialAccount => &self.official_account,
        };
        Way::Out(match by_http {
            Some(gateway) => gateway.deliver(outgoing).await,
            None => Err(NotSent::NoGateway),
        })
    }
}
