#!/usr/bin/env bash
# Installs the Debian packages that the tests start as real servers and clients. Needs root and apt; without them it names
# what to install and fails.
set -uo pipefail

# program to look for | package that brings it
needs=(
  "git git"
  "kubectl kubernetes-client"
  "/usr/sbin/sshd openssh-server"
  "gpg gnupg"
  "/usr/lib/postgresql/*/bin/initdb postgresql"
)

missing=()
for need in "${needs[@]}"; do
  read -r program package <<<"$need"
  if [[ $program == /* ]]; then
    compgen -G "$program" >/dev/null || missing+=("$package")
  else
    command -v "$program" >/dev/null || missing+=("$package")
  fi
done
[ ${#missing[@]} -eq 0 ] && exit 0

if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "Missing for the tests: install the packages ${missing[*]} and run again." >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
