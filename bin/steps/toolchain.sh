# shellcheck shell=sh disable=SC2154,SC2034 # variables of bin/setup
# Step "toolchain" of bin/setup: a Rust that compiles for the server and for WebAssembly.
# Sourced by bin/setup. Two ways, the first that works: rustup's stable with the wasm target; or, where only package
# registries can be reached, Debian's compiler in a prefix of our own with a standard library that we build once.

wasm=wasm32-unknown-unknown
rust_minor=$(sed -n 's/^rust-version = "1\.\([0-9]*\).*/\1/p' "$root/Cargo.toml")
debian_compiler='rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-22'

# "1.96" from any `rustc --version`; nothing where there is no compiler.
minor_of() { "$@" --version 2>/dev/null | sed -n 's/^rustc 1\.\([0-9]*\)\..*/\1/p'; }

new_enough() { [ "${1:-0}" -ge "$rust_minor" ]; }

# What a prefix depends on; the number changes with the recipe below.
prefix_stamp() {
    echo 'recipe 1'
    /usr/bin/rustc -vV
    ls -l /usr/bin/lld-[0-9]*
}

prefix_ready() { [ "$(prefix_stamp 2>/dev/null)" = "$(cat "$vitrine_prefix/stamp" 2>/dev/null)" ]; }

# The compiler that the doors will call, asked itself.
rustc_knows_wasm() {
    new_enough "$(minor_of rustc)" && [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm/lib" ]
}

debian_compiler_ready() {
    new_enough "$(minor_of /usr/bin/rustc)" || return 1
    [ -d /usr/lib/rustlib/src/rust/library/std ] || return 1
    for tool in cargo cargo-clippy cargo-fmt; do
        [ -x "/usr/bin/$tool" ] || return 1
    done
    [ -n "$(lld_of_debian)" ]
}

debian_compiler_offered() {
    new_enough "$(apt-cache policy rustc-web 2>/dev/null | sed -n 's/^ *Candidate: 1\.\([0-9]*\).*/\1/p')"
}

# The lld of the same LLVM as the compiler: an older one can't read its objects.
lld_of_debian() {
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    command -v "lld-$llvm" || true
}

toolchain_ready() {
    choose_toolchain
    rustc_knows_wasm || return 1
    case $(rustc --print sysroot) in
        "$vitrine_prefix") prefix_ready && found="Debian's $(rustc --version | cut -d ' ' -f 1-2) with a wasm library of ours" ;;
        *) found="$(rustc --version | cut -d ' ' -f 1-2), which knows wasm" ;;
    esac
}

make_toolchain() {
    if command -v rustup >/dev/null && add_target_by_rustup; then
        rustup toolchain uninstall vitrine-web
        return 0
    fi
    if ! debian_compiler_ready; then
        # shellcheck disable=SC2086 # a list of packages
        install_packages $debian_compiler
    fi
    debian_compiler_ready
    make_prefix
}

# Fails on a closed network, where a build of our own takes its place.
add_target_by_rustup() {
    export RUSTUP_TOOLCHAIN=stable
    if ! new_enough "$(minor_of rustc)"; then
        limited 900 rustup toolchain install stable --profile default || return 1
    fi
    limited 180 rustup target add "$wasm" || return 1
    rustc_knows_wasm
}

mend_toolchain() {
    if ! debian_compiler_ready && debian_compiler_offered; then
        echo "$(as_root)apt-get install $debian_compiler"
    elif command -v rustup >/dev/null; then
        echo "rustup toolchain install stable --target $wasm"
    elif command -v brew >/dev/null; then
        echo "brew install rustup && rustup default stable"
    else
        echo "install rustup as https://rustup.rs says"
    fi
}

make_prefix() {
    next=$vitrine_prefix.next.$$
    rm -rf "$next"
    mkdir -p "$next/bin" "$next/lib/rustlib/$wasm/lib"
    build_wasm_library "$next"
    link_host "$next"
    write_front_ends "$next/bin"
    rm -rf "$vitrine_prefix"
    mv "$next" "$vitrine_prefix"
    if command -v rustup >/dev/null; then
        rustup toolchain link vitrine-web "$vitrine_prefix"
    fi
    # Proof for both worlds; only then the stamp, by which the doors trust it.
    echo 'fn main() {}' >"$scratch/hello.rs"
    "$vitrine_prefix/bin/rustc" -o "$scratch/hello" "$scratch/hello.rs"
    "$vitrine_prefix/bin/rustc" --target "$wasm" -o "$scratch/hello.wasm" "$scratch/hello.rs"
    prefix_stamp >"$vitrine_prefix/stamp"
}

# Cargo builds std as a dependency of an empty crate. With bitcode, because the release build links with fat LTO.
build_wasm_library() {
    crate=$scratch/empty
    mkdir -p "$crate/src"
    printf '[package]\nname = "empty"\nversion = "0.0.0"\nedition = "2024"\n' >"$crate/Cargo.toml"
    : >"$crate/src/lib.rs"
    (
        cd "$crate" || exit 1
        unset RUSTUP_TOOLCHAIN
        RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR=$crate/target \
            CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 /usr/bin/cargo build --release -Zbuild-std=std,panic_abort --target "$wasm"
    )
    rm "$crate/target/$wasm/release/deps/"libempty-*.rlib
    mv "$crate/target/$wasm/release/deps/"*.rlib "$1/lib/rustlib/$wasm/lib/"
}

# Debian's own library and sources, and lld under the names by which rustc and cc look for it.
link_host() {
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    lld=$(lld_of_debian)
    mkdir -p "$1/lib/rustlib/$host/bin" "$1/lib/lld"
    ln -s "/usr/lib/rustlib/$host/lib" "$1/lib/rustlib/$host/lib"
    ln -s /usr/lib/rustlib/src "$1/lib/rustlib/src"
    ln -s "$lld" "$1/lib/rustlib/$host/bin/rust-lld"
    ln -s "$lld" "$1/lib/lld/ld.lld"
}

# rustc takes /usr for its home whatever the path it is called by, so each front end names ours. The native linker is
# chosen here and not in RUSTFLAGS: flags from the environment would split the target folder.
write_front_ends() {
    ln -s /usr/bin/cargo "$1/cargo"
    ln -s /usr/bin/cargo-fmt "$1/cargo-fmt"
    ln -s /usr/bin/rustfmt "$1/rustfmt"
    for tool in cargo-clippy clippy-driver; do
        front_end "$1/$tool" "export SYSROOT=\"\$home\"
exec /usr/bin/$tool \"\$@\""
    done
    for tool in rustc rustdoc; do
        front_end "$1/$tool" "case \" \$* \" in
    *' --sysroot'*) exec /usr/bin/$tool \"\$@\" ;;
    *' --target $wasm '* | *' --target=$wasm '*) exec /usr/bin/$tool --sysroot \"\$home\" \"\$@\" ;;
    *) exec /usr/bin/$tool --sysroot \"\$home\" -Clink-arg=-fuse-ld=lld -Clink-arg=-B\"\$home\"/lib/lld \"\$@\" ;;
esac"
    done
}

front_end() {
    printf '#!/bin/sh\n# Written by bin/setup of Vitrine.\nhome=%s\n%s\n' "$(quoted "$vitrine_prefix")" "$2" >"$1"
    chmod +x "$1"
}

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"; }
