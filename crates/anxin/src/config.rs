//! Configuration: one commented TOML file, every setting also from the environment, every mistake explained.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use store::DbUrl;

use crate::cli::Place;
use crate::{Stop, tls};

mod mistakes;
pub(crate) mod postgres;

/// Everything an operator can set. Defaults stand in `deploy/anxin.example.toml`.
#[derive(Clone, Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where and as what it serves.
    pub server: Server,
    /// HTTPS without a proxy.
    pub tls: Tls,
    /// Where the data live.
    pub data: Data,
    /// Where the keys lie.
    pub keys: Keys,
    /// Uploads.
    pub files: Files,
    /// The city.
    pub city: City,
    /// Mail, SMS and official account.
    pub notice: notice::GatewayConfig,
    /// The tamper-evident log.
    pub audit: Audit,
    /// The log.
    pub log: Log,
    /// The demo city.
    pub demo: Demo,
}

/// Where and as what it serves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Server {
    /// Where to listen.
    pub listen: String,
    /// What people type, without a trailing slash.
    pub public_url: String,
    /// Addresses or networks of reverse proxies whose word about the sender is taken.
    pub trusted_proxies: Vec<String>,
    /// The header they write it into: `x-forwarded-for` or `forwarded`.
    pub proxy_header: String,
}

impl Default for Server {
    fn default() -> Self {
        Server {
            listen: "127.0.0.1:8080".into(),
            public_url: "http://127.0.0.1:8080".into(),
            trusted_proxies: Vec::new(),
            proxy_header: "x-forwarded-for".into(),
        }
    }
}

/// HTTPS without a proxy.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Tls {
    /// PEM file: the server's certificate, then those that vouch for it. HTTPS is on when it is set.
    pub certificate: Option<PathBuf>,
    /// PEM file: its private key.
    pub key: Option<PathBuf>,
    /// Where plain HTTP is answered with the way to HTTPS, such as `0.0.0.0:80`.
    pub redirect_from: Option<String>,
    /// Days for which a browser that was here once refuses plain HTTP; 0 says nothing to browsers.
    pub hsts_days: u32,
}

impl Default for Tls {
    fn default() -> Self {
        Tls {
            certificate: None,
            key: None,
            redirect_from: None,
            hsts_days: 365,
        }
    }
}

impl Tls {
    /// Both files, when HTTPS is on.
    pub fn files(&self) -> Option<tls::Files> {
        Some(tls::Files {
            certificate: self.certificate.clone()?,
            key: self.key.clone()?,
        })
    }
}

/// The tamper-evident log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Audit {
    /// Minutes between two signed checkpoints; only a log that grew is signed.
    pub checkpoint_minutes: u32,
    /// Folder that gets a copy of each checkpoint, best on another machine or on a medium that is written once.
    pub witness_dir: Option<PathBuf>,
}

impl Default for Audit {
    fn default() -> Self {
        Audit {
            checkpoint_minutes: 10,
            witness_dir: None,
        }
    }
}

/// Where the data live.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Folder of the embedded database, the search index and the map.
    pub dir: PathBuf,
    /// PostgreSQL instead of the embedded database.
    pub postgres_url: Option<String>,
}

impl Default for Data {
    fn default() -> Self {
        Data {
            dir: "/var/lib/anxin".into(),
            postgres_url: None,
        }
    }
}

/// Where the keys lie.
#[derive(Clone, Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Keys {
    /// Keys of personal fields; `<data.dir>/keys.toml` when not set. The log's key lies beside it.
    pub file: Option<PathBuf>,
}

/// Uploads.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Folder; `<data.dir>/files` when not set.
    pub dir: Option<PathBuf>,
    /// Largest single upload, megabytes of 10^6 bytes.
    pub max_mb: u64,
}

impl Default for Files {
    fn default() -> Self {
        Files {
            dir: None,
            max_mb: 50,
        }
    }
}

/// The city.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct City {
    /// Name in Chinese.
    pub name_zh: String,
    /// Name in English.
    pub name_en: String,
}

impl Default for City {
    fn default() -> Self {
        City {
            name_zh: "鹤岗市".into(),
            name_en: "Hegang".into(),
        }
    }
}

/// The log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `error`, `warn`, `info`, `debug`, `trace`, or per part.
    pub level: String,
    /// One JSON object a line.
    pub json: bool,
}

impl Default for Log {
    fn default() -> Self {
        Log {
            level: "info".into(),
            json: false,
        }
    }
}

/// The demo city.
#[derive(Clone, Debug, Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Demo {
    /// Ready accounts on the sign-in page, codes shown instead of sent.
    pub enabled: bool,
    /// The city can be made anew from a page. Set by `anxin demo` alone.
    #[serde(skip)]
    pub can_reset: bool,
}

impl Config {
    /// Reads the file or takes the folder, then the environment.
    ///
    /// # Errors
    /// One sentence for each mistake.
    pub fn load(place: &Place) -> Result<Config, Stop> {
        let mut tree = match &place.config {
            None => toml::Table::new(),
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|e| Stop::wrong(format!("{} cannot be read: {e}", path.display())))?;
                text.parse::<toml::Table>()
                    .map_err(|e| Stop::wrong(format!("{}: {}", path.display(), e.message())))?
            }
        };
        overlay(&mut tree, std::env::vars());
        let mut config: Config = toml::Value::Table(tree)
            .try_into()
            .map_err(|e: toml::de::Error| Stop::wrong(e.message().to_owned()))?;
        if let Some(dir) = &place.data_dir {
            config.data.dir.clone_from(dir);
        }
        let mistakes = config.mistakes();
        if mistakes.is_empty() {
            Ok(config)
        } else {
            Err(Stop::Wrong(mistakes))
        }
    }

    /// The database.
    pub fn db_url(&self) -> DbUrl {
        match &self.data.postgres_url {
            Some(url) => DbUrl::Postgres(url.clone()),
            None => DbUrl::in_folder(&self.data.dir),
        }
    }

    /// Keys of personal fields.
    pub fn keys_file(&self) -> PathBuf {
        self.keys
            .file
            .clone()
            .unwrap_or_else(|| self.data.dir.join("keys.toml"))
    }

    /// The key that signs the log, receipts and documents.
    pub fn log_key_file(&self) -> PathBuf {
        self.keys_file().with_file_name("log.key")
    }

    /// Folder of uploads.
    pub fn files_dir(&self) -> PathBuf {
        self.files
            .dir
            .clone()
            .unwrap_or_else(|| self.data.dir.join("files"))
    }
}

/// `ANXIN_SERVER_LISTEN=…` sets `server.listen`: the first word names the section, the rest the setting.
fn overlay(tree: &mut toml::Table, vars: impl Iterator<Item = (String, String)>) {
    const SECTIONS: &[&str] = &[
        "server", "tls", "data", "keys", "files", "city", "audit", "log", "demo",
    ];
    for (name, value) in vars {
        let Some(path) = name.strip_prefix("ANXIN_") else {
            continue;
        };
        let path = path.to_ascii_lowercase();
        let Some((section, key)) = path.split_once('_') else {
            continue;
        };
        if !SECTIONS.contains(&section) {
            continue;
        }
        let table = tree
            .entry(section.to_owned())
            .or_insert_with(|| toml::Table::new().into());
        if let Some(table) = table.as_table_mut() {
            let value = if key == "trusted_proxies" {
                list(&value)
            } else {
                scalar(&value)
            };
            table.insert(key.to_owned(), value);
        }
    }
}

fn list(value: &str) -> toml::Value {
    let parts = value.split(',').map(str::trim).filter(|p| !p.is_empty());
    toml::Value::Array(parts.map(toml::Value::from).collect())
}

fn scalar(value: &str) -> toml::Value {
    if let Ok(flag) = value.parse::<bool>() {
        return flag.into();
    }
    match value.parse::<i64>() {
        Ok(number) => number.into(),
        Err(_) => value.into(),
    }
}

/// True when the folder is not there or has nothing in it.
pub fn is_empty(dir: &Path) -> bool {
    std::fs::read_dir(dir).map_or(true, |mut entries| entries.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_wins_over_the_file() {
        let mut tree: toml::Table = "[server]\nlisten = \"127.0.0.1:1\"".parse().unwrap();
        overlay(
            &mut tree,
            [
                ("ANXIN_SERVER_LISTEN".to_owned(), "127.0.0.1:2".to_owned()),
                (
                    "ANXIN_SERVER_TRUSTED_PROXIES".to_owned(),
                    "10.0.0.0/8, ::1".to_owned(),
                ),
                ("ANXIN_TLS_HSTS_DAYS".to_owned(), "0".to_owned()),
            ]
            .into_iter(),
        );
        let config: Config = toml::Value::Table(tree).try_into().unwrap();
        assert_eq!(config.server.listen, "127.0.0.1:2");
        assert_eq!(config.server.trusted_proxies, ["10.0.0.0/8", "::1"]);
        assert_eq!(config.tls.hsts_days, 0);
    }

    #[test]
    fn the_example_file_is_accepted() {
        let text = include_str!("../../../deploy/anxin.example.toml");
        let config: Config = toml::from_str(text).expect("the example reads");
        assert_eq!(config.mistakes(), Vec::<String>::new());
    }
}
