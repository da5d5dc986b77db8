# shellcheck shell=sh disable=SC2154 # $root is set by the door that sources this
# The environment that every door shares. Sourced, never run, with $root set to the clone's folder.
# Nothing here compiles or downloads: bin/setup does. Flags are the same for all doors, so no door rebuilds another's work.

# One target folder for all clones of a person: the second clone starts warm.
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/vitrine/target}
# Queries are checked against the committed .sqlx folder, so that a build needs no database.
SQLX_OFFLINE=${SQLX_OFFLINE:-true}
export CARGO_TARGET_DIR SQLX_OFFLINE

# Cargo knows a crate by its place inside the clone, so a second clone would be served the first one's build.
# Whoever comes to the folder after another clone makes her own sources newer, and cargo looks at them.
claim_target() {
    owner=$(cat "$CARGO_TARGET_DIR/clone" 2>/dev/null || true)
    [ "$owner" = "$root" ] && return 0
    mkdir -p "$CARGO_TARGET_DIR"
    printf '%s' "$root" >"$CARGO_TARGET_DIR/clone"
    find "$root/src" "$root/tests" "$root/benches" -name '*.rs' -exec touch {} +
}
claim_target

# Made by bin/setup: Debian's compiler with a wasm library of ours, and tools that no other project of yours should see.
vitrine_home=${XDG_DATA_HOME:-$HOME/.local/share}/vitrine
vitrine_prefix=$vitrine_home/toolchain

# npm's wasm-opt goes first: distributions ship one that is too old. Cargo's own folder goes last, for fresh installations.
PATH=$root/end2end/node_modules/.bin:$vitrine_home/tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin

# The first toolchain that knows wasm: one that somebody chose, the one that bin/setup made, stable.
# Looks at folders only, since rustup itself takes longer to answer.
choose_toolchain() {
    if ! command -v rustup >/dev/null 2>&1; then
        [ ! -e "$vitrine_prefix/stamp" ] || PATH=$vitrine_prefix/bin:$PATH
        return 0
    fi
    for toolchain in ${RUSTUP_TOOLCHAIN:-} vitrine-web stable; do
        for folder in "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/$toolchain"*/lib/rustlib/wasm32-unknown-unknown/lib; do
            if [ -d "$folder" ]; then
                export RUSTUP_TOOLCHAIN="$toolchain"
                return 0
            fi
        done
    done
}
choose_toolchain

export PATH

# The browser of the tests; another one by setting CHROMIUM.
choose_browser() {
    CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
    export CHROMIUM
}
choose_browser

# What the demo runs: server, client in split chunks, styles.
build_release() { (cd "$root" && cargo leptos build --release --split --precompress); }
VITRINE_BIN=$CARGO_TARGET_DIR/release/vitrine
export VITRINE_BIN

# What stories and bench look at: the client as it is shipped. The stories have it served by the program of the Rust tests, since a
# second, optimised server would cost a test run ten minutes and show nothing else; a bench builds its server itself.
build_front() {
    (cd "$root" && cargo leptos build --release --split --precompress --frontend-only) &&
        mkdir -p "$CARGO_TARGET_DIR/debug" && cp "$CARGO_TARGET_DIR/release/hash.txt" "$CARGO_TARGET_DIR/debug/hash.txt"
}
