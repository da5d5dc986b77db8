//! Where a request comes from, for limits: the peer, or what the last trusted proxy says of it. Never for rights.
use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// The visitor's address, `proxies` of ours in front. Unknown visitors share one.
pub fn of(request: &Request, proxies: u8) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let told = request.headers().get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(','));
    let told: Vec<&str> = told.collect();
    // each proxy appends whom it saw; what stands before that the visitor wrote herself
    let place = told.len().checked_sub(usize::from(proxies)).filter(|_| proxies > 0);
    let seen = place.and_then(|place| told.get(place)).and_then(|address| address.trim().parse().ok());
    seen.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_what_our_own_proxies_say_counts() {
        let mut request = Request::builder().header("x-forwarded-for", "6.6.6.6, 203.0.113.9").body(Body::empty()).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([10, 0, 0, 1], 80))));
        let of = |proxies| of(&request, proxies).to_string();
        assert_eq!(of(0), "10.0.0.1");
        assert_eq!(of(1), "203.0.113.9");
        assert_eq!(of(2), "6.6.6.6");
        assert_eq!(of(3), "10.0.0.1", "fewer words than proxies: somebody came around them");
    }
}
