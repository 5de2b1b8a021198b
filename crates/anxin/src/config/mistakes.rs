//! Every value that cannot be accepted, in a sentence that names it.

use std::net::SocketAddr;

use super::{Config, Server};

impl Config {
    /// What is wrong with the values themselves; files and servers are looked at by `anxin check`.
    pub fn mistakes(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        self.server.mistakes(&mut wrong);
        self.tls_mistakes(&mut wrong);
        if let Some(url) = &self.data.postgres_url
            && let Err(why) = super::postgres::read(url)
        {
            wrong.push(format!("data.postgres_url {why}"));
        }
        if self.files.max_mb == 0 || self.files.max_mb > 10_000 {
            wrong.push(format!(
                "files.max_mb is {}; take 1 to 10000",
                self.files.max_mb
            ));
        }
        if !(1..=24 * 60).contains(&self.audit.checkpoint_minutes) {
            wrong.push(format!(
                "audit.checkpoint_minutes is {}; take 1 to 1440",
                self.audit.checkpoint_minutes
            ));
        }
        if self
            .log
            .level
            .parse::<tracing_subscriber::filter::EnvFilter>()
            .is_err()
        {
            wrong.push(format!(
                "log.level is {:?}; take error, warn, info, debug or trace",
                self.log.level
            ));
        }
        wrong
    }

    fn tls_mistakes(&self, wrong: &mut Vec<String>) {
        let tls = &self.tls;
        match (&tls.certificate, &tls.key) {
            (Some(_), None) => wrong.push("tls.certificate is set and tls.key is not".into()),
            (None, Some(_)) => wrong.push("tls.key is set and tls.certificate is not".into()),
            (None, None) | (Some(_), Some(_)) => {}
        }
        let on = tls.files().is_some();
        if on && !self.server.public_url.starts_with("https://") {
            wrong.push(format!(
                "tls is on and server.public_url is {:?}; begin it with https://, or sign-in cookies would also go over plain HTTP",
                self.server.public_url
            ));
        }
        let Some(from) = &tls.redirect_from else {
            return;
        };
        if from.parse::<SocketAddr>().is_err() {
            wrong.push(format!(
                "tls.redirect_from is {from:?}; write an address and a port such as 0.0.0.0:80"
            ));
        }
        if !on {
            wrong.push(
                "tls.redirect_from leads to HTTPS, which is off: set tls.certificate and tls.key"
                    .into(),
            );
        }
    }
}

impl Server {
    /// The proxies that are trusted; the first mistake otherwise.
    pub(crate) fn proxies(&self) -> Result<web::Proxies, String> {
        let header = match self.proxy_header.as_str() {
            "x-forwarded-for" => web::ProxyHeader::XForwardedFor,
            "forwarded" => web::ProxyHeader::Forwarded,
            other => {
                return Err(format!(
                    "server.proxy_header is {other:?}; take \"x-forwarded-for\" or \"forwarded\", the one that the proxy writes"
                ));
            }
        };
        let read = |text: &String| {
            text.parse()
                .map_err(|e| format!("server.trusted_proxies has {text:?}: {e}"))
        };
        let trusted: Result<Vec<web::Network>, String> =
            self.trusted_proxies.iter().map(read).collect();
        Ok(web::Proxies::new(trusted?, header))
    }

    fn mistakes(&self, wrong: &mut Vec<String>) {
        if self.listen.parse::<SocketAddr>().is_err() {
            wrong.push(format!(
                "server.listen is {:?}; write an address and a port such as 127.0.0.1:8080",
                self.listen
            ));
        }
        let url = &self.public_url;
        if !(url.starts_with("http://") || url.starts_with("https://")) || url.ends_with('/') {
            wrong.push(format!("server.public_url is {url:?}; write http:// or https:// and a host, without a slash at the end"));
        }
        if let Err(why) = self.proxies() {
            wrong.push(why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Data, Tls};
    use super::*;

    fn named(config: &Config, setting: &str) {
        let mistakes = config.mistakes();
        assert!(
            mistakes.iter().any(|m| m.contains(setting)),
            "{setting} in {mistakes:?}"
        );
    }

    #[test]
    fn each_mistake_is_named() {
        let server = Server {
            listen: "here".into(),
            public_url: "anxin".into(),
            trusted_proxies: vec!["the proxy".into()],
            ..Server::default()
        };
        let config = Config {
            server,
            ..Config::default()
        };
        for setting in [
            "server.listen",
            "server.public_url",
            "server.trusted_proxies",
        ] {
            named(&config, setting);
        }
        let header = Config {
            server: Server {
                proxy_header: "via".into(),
                ..Server::default()
            },
            ..Config::default()
        };
        named(&header, "server.proxy_header");
    }

    #[test]
    fn half_a_tls_section_is_a_mistake() {
        let with = |tls: Tls| Config {
            tls,
            ..Config::default()
        };
        let certificate = Some("/etc/ssl/anxin.pem".into());
        let half = with(Tls {
            certificate: certificate.clone(),
            ..Tls::default()
        });
        named(&half, "tls.key is not");
        let whole = with(Tls {
            certificate,
            key: Some("/etc/ssl/anxin.key".into()),
            redirect_from: Some("80".into()),
            ..Tls::default()
        });
        named(&whole, "server.public_url");
        named(&whole, "tls.redirect_from");
    }

    #[test]
    fn a_database_address_is_looked_over() {
        let with = |url: &str| Config {
            data: Data {
                postgres_url: Some(url.into()),
                ..Data::default()
            },
            ..Config::default()
        };
        named(&with("mysql://db/anxin"), "postgres://");
        named(&with("postgres://db/anxin?sslmode=yes"), "sslmode");
        named(
            &with("postgres://db/anxin?sslmode=prefer&sslrootcert=/ca.pem"),
            "verify-full",
        );
        let good = with("postgres://a:b@db/anxin?sslmode=verify-full&sslrootcert=/ca.pem");
        assert_eq!(good.mistakes(), Vec::<String>::new());
    }
}
