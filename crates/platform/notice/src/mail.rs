//! Mail over SMTP.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::{Duration, UNIX_EPOCH};

use kernel::Private;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use serde::Deserialize;

use crate::{GatewayError, NotSent, Outgoing, ca};

/// How the talk with the mail server is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTls {
    /// Not at all: a relay on this machine or in a trusted network.
    None,
    /// Begins in the clear and must change to TLS before anything is said; usually port 587 or 25.
    StartTls,
    /// TLS from the first byte; usually port 465.
    Implicit,
}

/// A mail server.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailConfig {
    /// Name or address of the server.
    pub host: String,
    /// Its port; 25 without TLS, 587 with STARTTLS, 465 with TLS from the first byte when left out.
    #[serde(default)]
    pub port: Option<u16>,
    /// Encryption. When left out: none towards this machine, STARTTLS towards every other.
    #[serde(default)]
    pub tls: Option<MailTls>,
    /// PEM file of the authorities that may vouch for the server, instead of the machine's own list.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// The sender, `安心 <anxin@example.org>`.
    pub from: String,
    /// User name, where the server asks for one.
    #[serde(default)]
    pub user: Option<String>,
    /// Its password.
    #[serde(default)]
    pub password: Option<Private<String>>,
}

impl MailConfig {
    /// The encryption that holds.
    pub fn encryption(&self) -> MailTls {
        self.tls.unwrap_or(if self.is_this_machine() {
            MailTls::None
        } else {
            MailTls::StartTls
        })
    }

    fn is_this_machine(&self) -> bool {
        self.host == "localhost"
            || self
                .host
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback())
    }

    fn tls(&self) -> Result<Tls, GatewayError> {
        let encryption = self.encryption();
        if encryption == MailTls::None {
            return if self.password.is_some() && !self.is_this_machine() {
                Err(GatewayError::OpenPassword(self.host.clone()))
            } else {
                Ok(Tls::None)
            };
        }
        let refused = |_| GatewayError::MailTls(self.host.clone());
        let mut parameters = TlsParameters::builder(self.host.clone());
        if let Some(file) = &self.ca {
            let named = |error| GatewayError::Ca("mail", error);
            parameters = parameters.certificate_store(CertificateStore::None);
            for der in ca::read(file).map_err(named)? {
                let one = Certificate::from_der(der).map_err(refused)?;
                parameters = parameters.add_root_certificate(one);
            }
        }
        let parameters = parameters.build_rustls().map_err(refused)?;
        Ok(match encryption {
            MailTls::Implicit => Tls::Wrapper(parameters),
            MailTls::StartTls | MailTls::None => Tls::Required(parameters),
        })
    }
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
        let port = config.port.unwrap_or(match config.encryption() {
            MailTls::None => 25,
            MailTls::StartTls => 587,
            MailTls::Implicit => 465,
        });
        let mut transport = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(port)
            .tls(config.tls()?)
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
