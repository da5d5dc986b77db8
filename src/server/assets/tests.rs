//! What `assets` must hold, by example and by law; not where it is used.

use super::*;

#[test]
fn hashes_name_the_files() {
    let assets = Assets::from_hashes("js: abc\nwasm: d_f\ncss: 9-9\nmanifest: m\nsplit: s\n");
    assert_eq!(
        (assets.style.as_str(), assets.script.as_str(), assets.module.as_str()),
        ("/pkg/vitrine.9-9.css", "/pkg/vitrine.abc.js", "/pkg/vitrine.d_f.wasm")
    );
    assert_eq!(Assets::from_hashes("").style, "/pkg/vitrine.css");
}
