#!/bin/sh
# Find the Chromium the browser tests drive, and a font for Chinese; install both on Debian as root, else say what to install.
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

if find_browser >/dev/null && has_font; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing chromium and fonts-noto-cjk for the browser tests …"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null && exit 0
fi
echo "The browser tests need Chromium or Google Chrome and a Chinese font." >&2
echo "Debian or Ubuntu: sudo apt-get install chromium fonts-noto-cjk" >&2
echo "Fedora: sudo dnf install chromium google-noto-sans-cjk-fonts" >&2
echo "macOS: brew install --cask google-chrome" >&2
exit 1
