//! Where a request comes from, as limits count it: an IPv4 address, or the /64 that a household or a server has of IPv6.
//!
//! What a client says of itself is believed as far as the configured proxies vouch for it, and no further.
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, request::Parts},
};
use std::{
    convert::Infallible,
    net::{IpAddr, Ipv6Addr, SocketAddr},
};

/// A network that is counted as one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Network(String);

impl Network {
    /// `proxies`: how many of ours stand in front, each adding the address that it saw.
    pub fn of(extensions: &Extensions, headers: &HeaderMap, proxies: u8) -> Self {
        let peer = extensions.get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
        Self::named(vouched(headers, proxies).or(peer))
    }

    fn named(address: Option<IpAddr>) -> Self {
        Self(match address.map(|address| address.to_canonical()) {
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            None => "unknown".to_owned(),
        })
    }

    /// This machine: its own tools, or a proxy that nobody told us of, behind which everybody would be counted as one.
    pub fn is_here(&self) -> bool {
        self.0 == "127.0.0.1" || self.0 == "::/64"
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address that the outermost of our proxies saw: the n-th from the right. What stands left of it was written by the client.
fn vouched(headers: &HeaderMap, proxies: u8) -> Option<IpAddr> {
    let before_last = usize::from(proxies).checked_sub(1)?;
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    hops.iter().rev().nth(before_last)?.parse().ok()
}

/// Put there by the envelope; a request without one came from nowhere that is known.
impl<S: Send + Sync> FromRequestParts<S> for Network {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self::named(None)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(peer: &str, forwarded: &[&str], proxies: u8) -> String {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().unwrap(), 1)));
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        Network::of(&extensions, &headers, proxies).0
    }

    #[test]
    fn a_client_can_not_choose_its_network() {
        assert_eq!(network("203.0.113.9", &["198.51.100.1"], 0), "203.0.113.9");
        assert_eq!(network("10.0.0.1", &["6.6.6.6, 198.51.100.1"], 1), "198.51.100.1");
        assert_eq!(network("10.0.0.1", &["6.6.6.6", "198.51.100.1, 10.0.0.7"], 2), "198.51.100.1");
        assert_eq!(network("10.0.0.1", &["nonsense"], 1), "10.0.0.1");
        assert_eq!(network("10.0.0.1", &[], 1), "10.0.0.1");
    }

    #[test]
    fn a_household_is_one_network() {
        assert_eq!(network("2001:db8:1:2:aaaa::1", &[], 0), network("2001:db8:1:2:bbbb::9", &[], 0));
        assert_ne!(network("2001:db8:1:2::1", &[], 0), network("2001:db8:1:3::1", &[], 0));
        assert_eq!(network("::ffff:203.0.113.9", &[], 0), "203.0.113.9");
    }
}
