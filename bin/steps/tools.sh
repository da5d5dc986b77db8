# shellcheck shell=sh disable=SC2154 # variables of bin/setup
# Steps "leptos", "bindgen", "npm" and "nextest" of bin/setup: tools that come from the package registries.
# Sourced by bin/setup. What Cargo builds lies in a folder of ours, so that no other project's version is replaced.

leptos_version=0.3.11
bindgen_version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"/\1/p;}' "$root/Cargo.lock")

# limited SECONDS COMMAND…: a closed network may let a download hang instead of failing it.
limited() {
    if command -v timeout >/dev/null; then
        timeout "$@"
    else
        shift
        "$@"
    fi
}

# has COMMAND VERSION: is it on the PATH, and does it say that version first?
has() {
    found=$("$1" --version 2>/dev/null | head -n 1 | cut -d ' ' -f 1-2)
    [ "${found##* }" = "$2" ]
}

# Tools are run a few times and built once: their own release profiles cost four times as long for nothing.
cargo_install() {
    CARGO_TARGET_DIR=${XDG_CACHE_HOME:-$HOME/.cache}/vitrine/tools
    CARGO_PROFILE_RELEASE_LTO=false
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64
    CARGO_PROFILE_RELEASE_STRIP=debuginfo
    export CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_LTO CARGO_PROFILE_RELEASE_OPT_LEVEL \
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS CARGO_PROFILE_RELEASE_STRIP
    cargo install --locked --root "$vitrine_home/tools" "$@"
    rm -rf "$CARGO_TARGET_DIR"
}

mend_tool() { echo "cargo install --locked --root $(quoted "$vitrine_home/tools") $*"; }

leptos_ready() { has cargo-leptos "$leptos_version"; }
make_leptos() { cargo_install cargo-leptos --version "$leptos_version" --features no_downloads; }
mend_leptos() { mend_tool cargo-leptos --version "$leptos_version" --features no_downloads; }

bindgen_ready() { has wasm-bindgen "$bindgen_version"; }
make_bindgen() { cargo_install wasm-bindgen-cli --version "$bindgen_version"; }
mend_bindgen() { mend_tool wasm-bindgen-cli --version "$bindgen_version"; }

nextest_ready() {
    found=$(cargo-nextest --version 2>/dev/null | head -n 1 | cut -d ' ' -f 1-2)
    [ -n "$found" ]
}
make_nextest() { cargo_install cargo-nextest; }

# The folder remembers the lock file that it was made from.
npm_ready() {
    found='as locked'
    cmp -s "$root/end2end/package-lock.json" "$root/end2end/node_modules/.made-from"
}
make_npm() {
    cd "$root/end2end" || return 1
    npm ci --no-audit --no-fund
    cp package-lock.json node_modules/.made-from
}
mend_npm() { echo "npm --prefix $(quoted "$root/end2end") ci"; }
