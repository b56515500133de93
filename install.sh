#!/bin/sh
# Publishes the native binary to artifacts/native/chela and copies it to ~/.local/lib/chela, with a link in ~/.local/bin
# (or $PREFIX/lib/chela and $PREFIX/bin).
#   ./install.sh                   both
#   ./install.sh --publish-only    only the first
set -eu
case $* in
    '' | --publish-only) ;;
    *)
        sed -n '2,5s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac
root=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
# Where the SDK's own installer puts it, if the path does not say.
PATH=$PATH:${DOTNET_ROOT:-${HOME:-/nowhere}/.dotnet}

case $(uname -s)-$(uname -m) in
    Linux-x86_64 | Linux-aarch64 | Linux-arm64) ;;
    *)
        echo "install.sh: the native binary is for Linux on x64 and arm64; here, run ./chela instead" >&2
        exit 1
        ;;
esac
if ! command -v dotnet >/dev/null 2>&1; then
    echo "install.sh: expected the .NET 10 SDK, found none; ./chela says how to install it" >&2
    exit 1
fi
if ! command -v clang >/dev/null 2>&1 && ! command -v gcc >/dev/null 2>&1; then
    echo "install.sh: expected a linker (clang or gcc) and zlib's headers, found none; install them: sudo apt-get install clang zlib1g-dev" >&2
    exit 1
fi

dotnet publish "$root/src/Chela/Chela.csproj" -c Release -p:ChelaNative=true -o "$root/artifacts/native" -v quiet --nologo >&2
[ "${1:-}" = --publish-only ] && exit 0

# The program finds its library beside itself, also through the link.
prefix=${PREFIX:-$HOME/.local}
mkdir -p "$prefix/bin" "$prefix/lib/chela"
bin=$(CDPATH='' cd -- "$prefix/bin" && pwd)
lib=$(CDPATH='' cd -- "$prefix/lib/chela" && pwd)
for file in libe_sqlite3.so chela; do
    cp "$root/artifacts/native/$file" "$lib/$file.new"
    mv "$lib/$file.new" "$lib/$file"
done
ln -s "$lib/chela" "$bin/chela.new"
mv "$bin/chela.new" "$bin/chela"
echo "installed $bin/chela"
case :$PATH: in
    *":$bin:"*) ;;
    *) echo "add it to your path:  export PATH=\"$bin:\$PATH\"" ;;
esac
