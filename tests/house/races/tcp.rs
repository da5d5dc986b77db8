//! Browsers that are closed in the middle of a submit: their sockets end before, within and after the request.
use super::{dice, http::form};
use crate::{
    support::{House, Visitor},
    trade::crowd,
};
use tokio::{io::AsyncWriteExt, net::TcpStream};
use vitrine::{domain::id::StoreId, paths};

const BUYERS: usize = 120;

/// Send a checkout and close the socket after `share` percent of its bytes, whatever the server is doing.
async fn break_off(port: u16, visitor: &Visitor, form: &[(&str, String)], share: usize) {
    let body = form
        .iter()
        .map(|(name, value)| format!("{name}={}", value.replace('@', "%40").replace(' ', "+").replace(':', "%3A")))
        .collect::<Vec<_>>()
        .join("&");
    let cookies: Vec<String> = visitor.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = format!(
        "POST {} HTTP/1.1\r\nhost: orvale.localhost:{port}\r\ncookie: {}\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        paths::CHECKOUT,
        cookies.join("; "),
        body.len()
    );
    let mut socket = TcpStream::connect(("127.0.0.1", port)).await.expect("the server listens");
    let sent = request.len() * share / 100;
    socket.write_all(&request.as_bytes()[..sent]).await.expect("the server reads");
    // a reset, not a goodbye
    socket.set_zero_linger().expect("a socket option");
}

async fn buy(port: u16, mut visitor: Visitor, store: StoreId, variant: String, number: usize) -> (u16, String) {
    assert_eq!(visitor.post(paths::CART, &[("variant", &variant), ("quantity", "1")]).await.status, 303);
    let form = form(store, 5_900, &format!("intent-{number}"));
    for broken in 0..3 {
        break_off(port, &visitor, &form, [40, 97, 100][(dice(number, broken, 3) + broken) % 3]).await;
    }
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = visitor.post(paths::CHECKOUT, &pairs).await;
    (answer.status, answer.location().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn closed_browsers_double_nothing_and_leave_nothing_behind() {
    let house = House::with_pool(8).await;
    let store = house.store("orvale").await;
    let serum = house.counted(store, 5_900, 10).await;
    let site = house.serve().await;
    let told = crowd(BUYERS, 32, |n| buy(site.port, site.visitor("orvale"), store, serum.variant.to_string(), n)).await;
    let won = told.iter().filter(|(status, location)| *status == 303 && location.contains("/sandbox-bank/pay/")).count();
    for (status, location) in &told {
        assert!(
            *status == 409 || (*status == 303 && (location == paths::CART || location.contains("/sandbox-bank/pay/"))),
            "{status} {location}"
        );
    }
    // whoever got an order gets it again with her last, unbroken submit
    assert_eq!((won, house.count("select count(*) from app.orders").await), (10, 10));
    assert_eq!((house.promised(&serum).await, house.shelf(&serum).await), (10, (10, 10)));
    house.assert_balanced().await;
    house.assert_nothing_sticks().await;
}
