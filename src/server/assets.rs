//! What the build made: names of script, module and style with their hashes, read once at start.
//! The framework would read them on each render, and its preload links carry a nonce where `crossorigin` belongs.
use super::styles::Styles;
use std::{fs, path::Path, sync::LazyLock};
/// Addresses of the built files, and a version that changes when any of them does.
#[derive(Debug, Clone)]
pub struct Assets {
    pub style: String,
    pub script: String,
    pub module: String,
    /// Start script with its version.
    pub start: String,
    /// What makes the shop fluid, and the drawer of the bag that it loads when it is wanted.
    pub shop: String,
    pub drawer: String,
    /// Speaks with passkeys, on the few pages that do.
    pub passkey: String,
    /// `style`, cut for each kind of page.
    pub styles: Styles,
    pub version: String,
}

const NAME: &str = "vitrine";
/// Wakes the islands; part of the program, since every page names it.
pub const START_SCRIPT: &str = include_str!("../../public/start.js");
/// Keeps open pages true; the start script loads it, under its own version, where a page asks for it.
pub const LIVE_SCRIPT: &str = include_str!("../../public/live.js");
/// Lets an open room of work go when its session is over; likewise.
pub const SEAT_SCRIPT: &str = include_str!("../../public/seat.js");
/// Page to page, the bar that follows, drafts.
pub static SHOP_SCRIPT: LazyLock<String> = LazyLock::new(|| lean(include_str!("../../public/shop.js")));
pub static DRAWER_SCRIPT: LazyLock<String> = LazyLock::new(|| lean(include_str!("../../public/drawer.js")));
pub static PASSKEY_SCRIPT: LazyLock<String> = LazyLock::new(|| lean(include_str!("../../public/passkey.js")));
/// A script without its remarks and indents, which are for us: a third of the bytes. It must not have text over several lines.
fn lean(script: &str) -> String {
    script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//")).collect::<Vec<_>>().join("\n")
}

pub(super) fn short_hash(text: &str) -> String {
    super::actor::KeyHash::of(text).as_str().chars().take(12).collect()
}

impl Assets {
    /// From `hash.txt` beside the program; plain names where there is none (development).
    pub fn read(site: &Path) -> Self {
        let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("hash.txt")));
        let listed = beside.and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let named = Self::from_hashes(&listed);
        let there = |address: &str| site.join(address.trim_start_matches('/')).is_file();
        let mut found = if there(&named.style) { named } else { Self::from_hashes("") };
        if !there(&found.style) && site.join("pkg").is_dir() {
            tracing::error!(
                "the built site is there, but not under the names that this program knows: is hash.txt of the same build beside it?"
            );
        }
        // where the build writes no hashes (development) a changed sheet must show at once, so it stays whole
        let hashed = !listed.is_empty();
        found.styles = if hashed { Styles::read(site, &found.style) } else { Styles::whole(&found.style) };
        found
    }

    fn from_hashes(listed: &str) -> Self {
        let hash = |kind: &str| {
            listed
                .lines()
                .filter_map(|line| line.trim().split_once(':'))
                .find(|(name, _)| *name == kind)
                .map(|(_, hash)| hash.trim().to_owned())
        };
        let named = |kind: &str, ending: &str, plain: &str| {
            hash(kind).map_or_else(
                || format!("{}/{plain}", crate::paths::PACKAGE),
                |hash| format!("{}/{NAME}.{hash}.{ending}", crate::paths::PACKAGE),
            )
        };
        let (style, script, module) =
            (named("css", "css", "vitrine.css"), named("js", "js", "vitrine.js"), named("wasm", "wasm", "vitrine.wasm"));
        let version = short_hash(&format!("{style}{script}{module}"));
        let own = |path: &str, text: &str| format!("{path}?v={}", short_hash(text));
        let start = own(crate::paths::START_SCRIPT, &format!("{START_SCRIPT}{LIVE_SCRIPT}{SEAT_SCRIPT}"));
        let shop = own(crate::paths::SHOP_SCRIPT, &SHOP_SCRIPT);
        let drawer = own(crate::paths::DRAWER_SCRIPT, &DRAWER_SCRIPT);
        let passkey = own(crate::paths::PASSKEY_SCRIPT, &PASSKEY_SCRIPT);
        Self { styles: Styles::whole(&style), style, script, module, start, shop, drawer, passkey, version }
    }
}

#[cfg(test)]
mod tests;
