#!/bin/sh
# Install the programs the tests drive, and those named as arguments, with apt where that is allowed;
# else say what is missing.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

missing=""
have chromium || missing="$missing chromium fonts-dejavu-core"
have pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || missing="$missing postgresql"
have java || missing="$missing default-jre-headless"
have xgettext || missing="$missing gettext"
have npm || missing="$missing npm"
have redis-server || missing="$missing redis-server"
for program in "$@"; do
    have "$program" || missing="$missing $program"
done
# The same browser without its windows looks at the pages in two thirds of the time.
have chromium-headless-shell || quicker=chromium-headless-shell
[ -z "$missing${quicker:-}" ] && exit 0

if ! have apt-get; then
    as_root=unavailable
elif [ "$(id -u)" = 0 ]; then
    as_root=""
elif have sudo && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    as_root=unavailable
fi
if [ "$as_root" = unavailable ]; then
    [ -z "$missing" ] && exit 0
    echo "The tests need programs that are not installed; as root: apt-get install$missing" >&2
    exit 1
fi

install() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet \
        --no-install-recommends "$@"
}

$as_root apt-get update --quiet || [ -z "$missing" ]
# shellcheck disable=SC2086 # the list is meant to be split
[ -z "$missing" ] || install $missing
[ -z "${quicker:-}" ] || install "$quicker" || echo "The tests take the slower Chromium."
