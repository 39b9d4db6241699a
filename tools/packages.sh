# What ./tools/quickstart and ./tools/test both need: Debian packages, and how many jobs to build with.
# Sourced by them; the one list of packages is here. Debian 12 (bookworm).

build_packages=(
  g++ cmake ninja-build ccache pkg-config
  libxapian-dev libicu-dev libboost-dev libboost-program-options-dev libpugixml-dev zlib1g-dev
  nlohmann-json3-dev libcsv-dev nettle-dev catch2
  libpoppler-cpp-dev libzip-dev libgsf-1-dev libgmime-3.0-dev libxml2-dev libarchive-dev libseccomp-dev poppler-data
)
test_packages=(git libxml2-utils clang-format-14 libreoffice-writer-nogui libreoffice-calc-nogui fonts-droid-fallback)

# install_missing PACKAGE...: asks dpkg first, so that nothing is fetched and no right is needed where all is there.
install_missing() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "this is not a Debian system; install what these packages hold, then configure by hand: $*" >&2
    return 1
  fi
  local package missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
      missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "these packages are missing, and you are neither root nor have sudo. Ask for:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    fi
    root=(sudo)
  fi
  echo "installing ${missing[*]}"
  # A failed update is no reason to stop: the packages may be at hand already.
  "${root[@]}" apt-get -qq update || echo "apt-get update failed; going on with what is known" >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 install "${missing[@]}" >/dev/null || {
    echo "apt-get could not install: ${missing[*]}" >&2
    return 1
  }
}

# One job a processor, fewer where memory is short: the largest file takes 1.2 GB to compile.
build_jobs() {
  local processors memory
  processors=$(nproc)
  memory=$(awk '/^MemAvailable/ {print int($2 / 1200000)}' /proc/meminfo)
  [ "${memory:-1}" -lt 1 ] && memory=1
  echo $((processors < memory ? processors : memory))
}
