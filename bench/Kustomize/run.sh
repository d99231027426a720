#!/usr/bin/env bash
# Measures the whole table and writes it to a file: run.sh KUBECTL OUTPUT [CORPUS]
# CORPUS is the folder of the kustomize corpus, whose perf/gen.py makes the inputs.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
kubectl=${1:?usage: run.sh KUBECTL OUTPUT [CORPUS]}
output=${2:?usage: run.sh KUBECTL OUTPUT [CORPUS]}
corpus=${3:-$root/../shared/conformance/kustomize}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$corpus/perf/gen.py" "$work/inputs"
dotnet publish "$root/src/Cli" -v q --nologo -p:PublishProfile=native -p:RunAnalyzers=false -o "$work/fluxctl"
dotnet build "$here" -c Release -v q --nologo
dotnet exec "$here/bin/Release/net10.0/Flux.Bench.Kustomize.dll" table "$work/inputs" "$work/fluxctl/fluxctl" "$kubectl" | tee "$output"
