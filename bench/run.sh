#!/usr/bin/env bash
# Measures everything, one thing after the other: run.sh OUTPUT [KUBECTL HELM]   (a quiet machine, about fifteen minutes)
# KUBECTL and HELM are the peers of the engines; without them kubectl from the path is used and Helm is left out.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
output=$(realpath -m "${1:?usage: run.sh OUTPUT [KUBECTL HELM]}"); kubectl=${2:-$(command -v kubectl)}; helm=${3:-}
corpora=${FLUX_SHARED:-$here/../../shared}/conformance
mkdir -p "$output"

assembly() { find "$here/$1/bin/Release/net10.0" -maxdepth 1 -name '*.runtimeconfig.json' | head -1 | sed 's/runtimeconfig.json$/dll/'; }
bench() { local name=$1; shift; dotnet exec "$(assembly "$name")" "$@"; }

for name in Cel Convergence KubeApi Manifests ObjectStore Sources StructuredMerge; do
  dotnet build "$here/$name" -c Release -v q --nologo
done
sleep 5

bench KubeApi --store both --out "$output/kubeapi" | tee "$output/KubeApi.txt"
for run in "own 100 1000" "shared 500" "push 100" "drift 100" "chain 10" "flood 300"; do
  # shellcheck disable=SC2086
  bench Convergence $run
done | tee "$output/Convergence.txt"
"$here/Kustomize/run.sh" "$kubectl" "$output/Kustomize.txt" "$corpora/kustomize"
if [ -n "$helm" ]; then
  "$here/HelmRender/run.sh" "$helm" "$output/HelmRender.csv" | tee "$output/HelmRender.txt"
fi
bench Manifests | tee "$output/Manifests.txt"
bench StructuredMerge | tee "$output/StructuredMerge.txt"
bench Cel | tee "$output/Cel.txt"
bench Sources | tee "$output/Sources.txt"

# A database of its own, durable as it comes, removed afterwards.
programs=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
stores=(memory sqlite)
if [ -n "$programs" ]; then
  data=$(mktemp -d); owner=$(id -un)
  run() { if [ "$owner" = root ]; then su postgres -s /bin/sh -c "$1"; else sh -c "$1"; fi; }
  if [ "$owner" = root ]; then chown postgres "$data"; fi
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  run "'$programs/initdb' -D '$data/db' -U postgres -A trust >/dev/null && '$programs/pg_ctl' -D '$data/db' -o '-h 127.0.0.1 -p $port -k $data' -l '$data/log' -w start >/dev/null"
  trap 'run "\"$programs/pg_ctl\" -D \"$data/db\" -m fast stop >/dev/null"; rm -rf "$data"' EXIT
  stores+=("postgres=Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres")
fi
bench ObjectStore "${stores[@]}" | tee "$output/ObjectStore.txt"
