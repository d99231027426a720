#!/usr/bin/env bash
# One run of all Helm figures: usage: run.sh HELM RAW.csv   (HELM: the real helm; needs a quiet machine, about five minutes)
set -euo pipefail
helm=$(realpath "$1"); raw=$(realpath -m "$2"); here=$(cd "$(dirname "$0")" && pwd); root=$here/../..
corpus=${FLUX_SHARED:-$root/../shared}/conformance/helm-charts
out=$(mktemp -d); trap 'rm -rf "$out"' EXIT
dotnet publish "$root/src/Cli" -v q --nologo -p:PublishProfile=native -p:RunAnalyzers=false -o "$out/fluxctl"
dotnet build "$here" -c Release -v q --nologo -p:RunAnalyzers=false
dotnet exec "$here/bin/Release/net10.0/Flux.HelmRender.Bench.dll" "$corpus" "$helm" "$out/fluxctl/fluxctl" "$raw"
