//! The address of PostgreSQL, as far as its connection's safety goes.

use std::path::PathBuf;
use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// What the address says about the connection.
pub(crate) struct Address {
    /// Whether and how it is encrypted.
    pub mode: PgSslMode,
    /// Files that it names, with the parameter's name.
    pub files: Vec<(&'static str, PathBuf)>,
    /// The server is this machine, by a socket or over the loopback.
    pub here: bool,
}

impl Address {
    /// True when nobody between here and there can read along or answer instead.
    pub fn is_safe(&self) -> bool {
        self.here || matches!(self.mode, PgSslMode::VerifyFull)
    }
}

/// Reads it; the mistake reads on from "data.postgres_url".
pub(crate) fn read(url: &str) -> Result<Address, String> {
    if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
        return Err("must begin with postgres://".into());
    }
    // The message may hold the password.
    let options = PgConnectOptions::from_str(url).map_err(|_| {
        "cannot be read; write postgres://USER:PASSWORD@HOST/DATABASE?sslmode=verify-full, with sslmode one of disable, \
         allow, prefer, require, verify-ca, verify-full"
            .to_owned()
    })?;
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let named = |names: &[&str]| {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| names.contains(key))
            .map(|(_, value)| PathBuf::from(value))
    };
    let files: Vec<(&'static str, PathBuf)> = [
        (
            "sslrootcert",
            named(&["sslrootcert", "ssl-root-cert", "ssl-ca"]),
        ),
        ("sslcert", named(&["sslcert", "ssl-cert"])),
        ("sslkey", named(&["sslkey", "ssl-key"])),
    ]
    .into_iter()
    .filter_map(|(name, path)| path.map(|path| (name, path)))
    .collect();
    let mode = options.get_ssl_mode();
    if files.iter().any(|(name, _)| *name == "sslrootcert")
        && matches!(
            mode,
            PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer
        )
    {
        return Err(
            "names sslrootcert, which only counts with sslmode=verify-full (or verify-ca)".into(),
        );
    }
    let host = options.get_host();
    let here = options.get_socket().is_some()
        || host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    Ok(Address { mode, files, here })
}
