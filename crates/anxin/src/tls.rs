//! HTTPS inside the binary: the certificate, its renewal while connections stay open, and the port that sends browsers
//! here from plain HTTP.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::response::Response;
use axum_server::tls_rustls::RustlsConfig;
use http::{HeaderValue, StatusCode, header};
use kernel::UtcMs;
use rustls::client::{verify_server_cert_signed_by_trust_anchor, verify_server_name};
use rustls::pki_types::pem::{self, PemObject};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, RootCertStore, ServerConfig};
use tokio::sync::watch;

use crate::Stop;
use crate::config::Tls;

/// How often the files are looked at; a renewal tool replaces them days before the old certificate ends.
const LOOK_EVERY: Duration = Duration::from_secs(30);

/// A certificate that is set, ready for connections.
#[derive(Clone)]
pub struct Certificate {
    files: Files,
    config: RustlsConfig,
}

/// Where certificate and key lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// PEM: the server's own certificate first, then those that vouch for it.
    pub certificate: std::path::PathBuf,
    /// PEM: its private key.
    pub key: std::path::PathBuf,
}

impl Certificate {
    /// Reads both files.
    ///
    /// # Errors
    /// A sentence that names the file and what is wrong with it.
    pub fn load(files: Files) -> Result<Certificate, Stop> {
        let config = server_config(&files).map_err(Stop::wrong)?;
        Ok(Certificate {
            files,
            config: RustlsConfig::from_config(Arc::new(config)),
        })
    }

    /// What the server accepts connections with; reading anew changes it for new connections only.
    pub fn config(&self) -> RustlsConfig {
        self.config.clone()
    }

    /// Reads both files anew on SIGHUP and when they change. What cannot be used is logged and the old one kept.
    pub async fn follow(self, mut hang_up: watch::Receiver<u64>, mut stop: watch::Receiver<bool>) {
        let mut seen = self.files.changed();
        let mut heard = true;
        loop {
            let asked = tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                changed = hang_up.changed(), if heard => {
                    heard = changed.is_ok();
                    heard
                }
                () = tokio::time::sleep(LOOK_EVERY) => false,
            };
            let now = self.files.changed();
            if !asked && now == seen {
                continue;
            }
            seen = now;
            match server_config(&self.files) {
                Ok(config) => {
                    self.config.reload_from_config(Arc::new(config));
                    tracing::info!("the certificate was read anew");
                }
                Err(why) => tracing::error!(why, "the old certificate stays in use"),
            }
        }
    }
}

impl Files {
    fn changed(&self) -> [Option<SystemTime>; 2] {
        [&self.certificate, &self.key]
            .map(|path| std::fs::metadata(path).and_then(|m| m.modified()).ok())
    }
}

/// TLS 1.2 and 1.3 with this certificate.
///
/// # Errors
/// A sentence that names the file and what is wrong with it.
pub fn server_config(files: &Files) -> Result<ServerConfig, String> {
    let chain = certificates(&files.certificate)?;
    let key = private_key(&files.key)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| format!("TLS cannot be set up: {e}"))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|e| match e {
            rustls::Error::InconsistentKeys(_) => format!(
                "tls.key {} does not belong to the first certificate in {}",
                files.key.display(),
                files.certificate.display()
            ),
            other => format!(
                "tls.certificate {} with tls.key {}: {other}",
                files.certificate.display(),
                files.key.display()
            ),
        })?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let text = read("tls.certificate", path)?;
    let chain = CertificateDer::pem_slice_iter(&text)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|e| format!("tls.certificate {} is no PEM: {e}", path.display()))?;
    if chain.is_empty() {
        return Err(format!(
            "tls.certificate {} holds no certificate (-----BEGIN CERTIFICATE-----)",
            path.display()
        ));
    }
    Ok(chain)
}

fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>, String> {
    let text = read("tls.key", path)?;
    PrivateKeyDer::from_pem_slice(&text).map_err(|e| match e {
        pem::Error::NoItemsFound => format!(
            "tls.key {} holds no unencrypted private key (-----BEGIN PRIVATE KEY-----)",
            path.display()
        ),
        other => format!("tls.key {} is no PEM: {other}", path.display()),
    })
}

fn read(setting: &str, path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|e| format!("{setting} {} cannot be read: {e}", path.display()))
}

/// A certificate that ends within this is spoken of.
const SOON_DAYS: i64 = 21;

/// Looks at certificate and key as a browser would, but for who vouches for them.
///
/// # Errors
/// A sentence: what is wrong with the files, that the time is over, or that it is for another name than the public
/// address.
pub fn inspect(files: &Files, public_url: &str, now: UtcMs) -> Result<String, String> {
    server_config(files)?;
    let path = files.certificate.display();
    let chain = certificates(&files.certificate)?;
    let (own, others) = chain.split_first().ok_or("no certificate")?;
    let parsed = ParsedCertificate::try_from(own)
        .map_err(|e| format!("tls.certificate {path} cannot be read: {e}"))?;
    let host = host_of(public_url);
    let name = ServerName::try_from(host)
        .map_err(|_| format!("server.public_url names no host that TLS knows: {host:?}"))?;
    verify_server_name(&parsed, &name).map_err(|_| {
        format!("tls.certificate {path} is not for {host}, which server.public_url names")
    })?;
    let ends_before = |at: UtcMs| is_over(&parsed, others, at);
    if ends_before(now) {
        return Err(format!("tls.certificate {path} is over, or not valid yet"));
    }
    Ok(if ends_before(now.plus_days(SOON_DAYS)) {
        format!("tls: {path} is for {host}; it ends within {SOON_DAYS} days, renew it")
    } else {
        format!("tls: {path} is for {host} and holds for more than {SOON_DAYS} days")
    })
}

/// True when the certificate does not hold at this time. Who vouches for it is another question, asked by browsers.
fn is_over(certificate: &ParsedCertificate<'_>, others: &[CertificateDer<'_>], at: UtcMs) -> bool {
    let since = Duration::from_millis(u64::try_from(at.0).unwrap_or(0));
    let answer = verify_server_cert_signed_by_trust_anchor(
        certificate,
        &RootCertStore::empty(),
        others,
        UnixTime::since_unix_epoch(since),
        rustls::crypto::ring::default_provider()
            .signature_verification_algorithms
            .all,
    );
    matches!(
        answer,
        Err(rustls::Error::InvalidCertificate(
            CertificateError::Expired
                | CertificateError::ExpiredContext { .. }
                | CertificateError::NotValidYet
                | CertificateError::NotValidYetContext { .. }
        ))
    )
}

/// The host of an address such as `https://anxin.example.cn:8443`.
fn host_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    match rest.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(rest),
        None => rest.split([':', '/']).next().unwrap_or(rest),
    }
}

/// Adds `Strict-Transport-Security`: a browser that was here once never tries plain HTTP again.
pub fn strict(site: Router, tls: &Tls) -> Router {
    if tls.hsts_days == 0 {
        return site;
    }
    let seconds = u64::from(tls.hsts_days) * 24 * 3600;
    let Ok(value) = HeaderValue::from_str(&format!("max-age={seconds}")) else {
        return site;
    };
    site.layer(axum::middleware::map_response(
        move |mut response: Response| {
            let value = value.clone();
            async move {
                response
                    .headers_mut()
                    .insert(header::STRICT_TRANSPORT_SECURITY, value);
                response
            }
        },
    ))
}

/// Sends everyone who comes by plain HTTP to the same page under the public address. The address that the browser
/// names is not used: it may be anyone's.
pub fn redirect(public_url: &str) -> Router {
    let public_url = public_url.to_owned();
    Router::new().fallback(move |uri: http::Uri| {
        let path = uri.path_and_query().map_or("/", |p| p.as_str());
        let to = HeaderValue::from_str(&format!("{public_url}{path}"));
        async move {
            let mut response: Response = Response::default();
            *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
            if let Ok(to) = to {
                response.headers_mut().insert(header::LOCATION, to);
            }
            response
        }
    })
}

/// Listens; the sentence of a failure names the address.
///
/// # Errors
/// When the address is taken or may not be used.
pub fn listen(address: &str) -> Result<(TcpListener, SocketAddr), Stop> {
    let doing = format!("listen on {address}");
    let listener = TcpListener::bind(address).map_err(|e| Stop::failed(&doing, e))?;
    let bound = listener
        .local_addr()
        .map_err(|e| Stop::failed("learn the address", e))?;
    Ok((listener, bound))
}
