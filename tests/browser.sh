#!/bin/sh
# Find the Chromium the browser tests drive, a font for Chinese and nginx; install them on Debian as root, else say what
# to install.
find_browser() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        [ -x "$path" ] && echo "$path" && return 0
    done
    return 1
}
has_font() { ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=zh-cn 2>/dev/null | head -n 1)" ]; }

has_nginx() { command -v nginx >/dev/null || [ -x /usr/sbin/nginx ]; }

if find_browser >/dev/null && has_font && has_nginx; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium, fonts-noto-cjk and nginx-light for the browser tests …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk nginx-light >/dev/null && exit 0
fi
echo "The browser tests need Chromium or Google Chrome, a Chinese font and nginx." >&2
echo "Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk nginx-light" >&2
echo "Fedora: sudo dnf install chromium google-noto-sans-cjk-fonts nginx" >&2
echo "macOS: brew install --cask google-chrome && brew install nginx" >&2
exit 1
