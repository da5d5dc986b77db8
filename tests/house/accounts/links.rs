//! The address that links in letters begin with: a host of the store, and the port under which browsers really come.
use super::newest_letter;
use crate::{
    abuse::ask,
    support::{House, Site},
};
use vitrine::paths;

/// What the link in the letter begins with, when somebody asks for it under `host`.
async fn begins(house: &House, site: &Site, host: &str, email: &str) -> String {
    let headers = vec![("content-type", "application/x-www-form-urlencoded"), ("host", host), ("accept", "text/html")];
    let body = format!("email={}", email.replace('@', "%40")).into_bytes();
    let answer = ask(site, "POST", "amora", paths::SIGN_UP, &headers, body).await;
    assert_eq!(answer.status, 200, "{host}");
    let letter = newest_letter(house, email).await.expect("a letter");
    let link = letter.lines().find(|line| line.starts_with("http")).expect("a link").to_owned();
    link.split("/sign-up/").next().unwrap_or_default().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_public_address_a_link_carries_the_port_of_the_request() {
    let mut house = House::new().await;
    house.demo = false;
    house.store("amora").await;
    let site = house.serve().await;
    assert_eq!(begins(&house, &site, "amora.localhost:3000", "one@example.test").await, "http://amora.localhost:3000");
    assert_eq!(begins(&house, &site, "amora.localhost", "two@example.test").await, "http://amora.localhost");
    // the only store answers under any name, but no link leads to a name that is not hers
    assert_eq!(begins(&house, &site, "evil.example:3000", "three@example.test").await, "http://amora.localhost:3000");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_port_of_the_public_address_counts_whatever_a_request_claims() {
    for (https, port, begin) in [
        (true, 443, "https://amora.localhost"),
        (true, 8443, "https://amora.localhost:8443"),
        (false, 3000, "http://amora.localhost:3000"),
        (false, 80, "http://amora.localhost"),
    ] {
        let mut house = House::new().await;
        (house.demo, house.https, house.public_port) = (false, https, Some(port));
        house.store("amora").await;
        let site = house.serve().await;
        for (number, host) in ["amora.localhost", "amora.localhost:9999", "evil.example:9999"].into_iter().enumerate() {
            assert_eq!(begins(&house, &site, host, &format!("p{number}@example.test")).await, begin, "{host}");
        }
    }
}
