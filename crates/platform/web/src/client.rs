//! Whose address a request comes from, when a reverse proxy stands in front.

use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

use http::HeaderMap;

/// Which header the proxies write. Exactly one is believed: a proxy that writes one of them passes the other on as a
/// stranger sent it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, which nearly every proxy writes.
    #[default]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// The text is neither an IP address nor a network such as `10.0.0.0/8`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write an IP address, or a network such as 10.0.0.0/8")]
pub struct NetworkError;

/// One address, or all addresses that begin with the same bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    first: IpAddr,
    bits: u32,
}

impl FromStr for Network {
    type Err = NetworkError;

    fn from_str(text: &str) -> Result<Self, NetworkError> {
        let (address, bits) = match text.split_once('/') {
            None => (text, None),
            Some((address, bits)) => (
                address,
                Some(bits.parse::<u32>().map_err(|_| NetworkError)?),
            ),
        };
        let first: IpAddr = address.parse().map_err(|_| NetworkError)?;
        let most = if first.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(most);
        if bits > most {
            return Err(NetworkError);
        }
        Ok(Network { first, bits })
    }
}

impl Network {
    /// True for an address inside.
    pub fn holds(&self, address: IpAddr) -> bool {
        let (first, other, width) = match (self.first, address) {
            (IpAddr::V4(a), IpAddr::V4(b)) => {
                (u128::from(a.to_bits()), u128::from(b.to_bits()), 32)
            }
            (IpAddr::V6(a), IpAddr::V6(b)) => (a.to_bits(), b.to_bits(), 128),
            _ => return false,
        };
        // Shifting by the whole width is not defined, and a network of no bits holds everything.
        self.bits == 0 || (first ^ other) >> (width - self.bits) == 0
    }
}

/// The reverse proxies whose word about the sender is taken.
#[derive(Clone, Debug, Default)]
pub struct Proxies {
    trusted: Vec<Network>,
    header: ProxyHeader,
}

impl Proxies {
    /// These proxies, which write this header.
    pub fn new(trusted: Vec<Network>, header: ProxyHeader) -> Proxies {
        Proxies { trusted, header }
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.holds(address))
    }

    /// The address of whoever sent the request: the connection's own, or, where that is a trusted proxy's, the nearest
    /// one behind it in the header that is no trusted proxy. What stands further left was written by that sender and is
    /// not looked at.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut known = peer.to_canonical();
        if !self.trusts(known) {
            return known;
        }
        let name = match self.header {
            ProxyHeader::XForwardedFor => "x-forwarded-for",
            ProxyHeader::Forwarded => "forwarded",
        };
        let lines: Vec<&str> = headers
            .get_all(name)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let address = match self.header {
                ProxyHeader::XForwardedFor => node(hop.trim()),
                ProxyHeader::Forwarded => forwarded_for(hop),
            };
            // "unknown" or a made-up name: nothing behind it can be placed.
            let Some(address) = address else { break };
            known = address;
            if !self.trusts(known) {
                break;
            }
        }
        known
    }
}

/// What limits go by: the address, and of IPv6 the first 64 bits, since one household has all the others.
pub(crate) fn limited_by(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX));
            format!("{network}/64")
        }
    }
}

/// `for=` of one element of `Forwarded`.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    element
        .split(';')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case("for"))
        .and_then(|(_, value)| node(value.trim().trim_matches('"')))
}

/// An address with or without port: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`.
fn node(text: &str) -> Option<IpAddr> {
    let bare = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?.0,
        None => match text.split_once(':') {
            Some((address, port)) if !port.contains(':') => address,
            _ => text,
        },
    };
    bare.parse::<IpAddr>().ok().map(|a| a.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn asked(proxies: &Proxies, peer: &str, lines: &[(&'static str, &'static str)]) -> String {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(*name, HeaderValue::from_static(value));
        }
        proxies.client(peer.parse().unwrap(), &headers).to_string()
    }

    fn proxies(header: ProxyHeader) -> Proxies {
        let trusted = ["127.0.0.1", "10.0.0.0/8", "fd00::/8"].map(|n| n.parse().unwrap());
        Proxies::new(trusted.to_vec(), header)
    }

    #[test]
    fn a_stranger_cannot_say_who_it_is() {
        let all = proxies(ProxyHeader::XForwardedFor);
        let spoofed = [("x-forwarded-for", "198.51.100.7")];
        assert_eq!(asked(&all, "203.0.113.9", &spoofed), "203.0.113.9");
        assert_eq!(
            asked(&Proxies::default(), "127.0.0.1", &spoofed),
            "127.0.0.1"
        );
    }

    #[test]
    fn only_what_the_nearest_trusted_proxy_saw_is_believed() {
        let all = proxies(ProxyHeader::XForwardedFor);
        for (lines, expected) in [
            // The visitor sent "198.51.100.7" himself; the proxy added whom it saw.
            (vec!["198.51.100.7, 203.0.113.9"], "203.0.113.9"),
            (vec!["198.51.100.7", "203.0.113.9"], "203.0.113.9"),
            (vec!["198.51.100.7, 203.0.113.9, 10.1.2.3"], "203.0.113.9"),
            (vec!["203.0.113.9:5123"], "203.0.113.9"),
            (vec!["[2001:db8::7]:443, 10.0.0.1"], "2001:db8::7"),
            (vec!["::ffff:203.0.113.9"], "203.0.113.9"),
            (vec!["198.51.100.7, unknown, 10.0.0.1"], "10.0.0.1"),
            (vec!["10.0.0.2, 10.0.0.1"], "10.0.0.2"),
            (vec![""], "127.0.0.1"),
            (vec![], "127.0.0.1"),
        ] {
            let lines: Vec<_> = lines.into_iter().map(|l| ("x-forwarded-for", l)).collect();
            assert_eq!(asked(&all, "127.0.0.1", &lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn the_header_that_the_proxy_does_not_write_is_not_read() {
        let both = [
            ("x-forwarded-for", "198.51.100.7"),
            (
                "forwarded",
                "for=192.0.2.60;proto=http, For=\"[2001:db8:cafe::17]:4711\";by=10.0.0.1",
            ),
        ];
        let forwarded = proxies(ProxyHeader::Forwarded);
        assert_eq!(asked(&forwarded, "10.0.0.1", &both), "2001:db8:cafe::17");
        let x = proxies(ProxyHeader::XForwardedFor);
        assert_eq!(asked(&x, "::ffff:10.0.0.1", &both), "198.51.100.7");
    }

    #[test]
    fn a_network_is_read_exactly() {
        let net = |text: &str| text.parse::<Network>();
        assert!(
            net("10.0.0.0/8")
                .unwrap()
                .holds("10.255.0.1".parse().unwrap())
        );
        assert!(
            !net("10.0.0.0/8")
                .unwrap()
                .holds("11.0.0.1".parse().unwrap())
        );
        assert!(net("0.0.0.0/0").unwrap().holds("11.0.0.1".parse().unwrap()));
        assert!(!net("0.0.0.0/0").unwrap().holds("::1".parse().unwrap()));
        assert!(
            net("2001:db8::/127")
                .unwrap()
                .holds("2001:db8::1".parse().unwrap())
        );
        assert!(
            !net("2001:db8::/127")
                .unwrap()
                .holds("2001:db8::2".parse().unwrap())
        );
        for wrong in ["", "proxy", "10.0.0.0/33", "10.0.0.0/x", "::/129", "10.0.0"] {
            assert_eq!(net(wrong), Err(NetworkError), "{wrong}");
        }
    }

    #[test]
    fn one_household_has_one_limit() {
        let key = |a: &str| limited_by(a.parse().unwrap());
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("192.0.2.1"), "192.0.2.1");
    }
}
