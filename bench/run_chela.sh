#!/bin/bash
# Chela for the bench of peers (driver jsonl): run_chela.sh describe|prepare|serve|once STATE PORT LLM
# The binary is artifacts/native/chela of the folder that this is started in.
set -e
BIN=$PWD/artifacts/native/chela
cmd=${1:-once}; STATE=${2:-${TMPDIR:-/tmp}/bench/state-chela}; LLM=${4:-18081}
case $STATE in /*) ;; *) STATE=$PWD/$STATE ;; esac
export CHELA_HOME=$STATE/home
case $cmd in
describe) cat <<J
{"name":"Chela (chat --jsonl)","version":"$("$BIN" --version 2>/dev/null || echo unknown)","driver":"jsonl",
 "read":{"tool":"files","args":"{\"op\":\"read\",\"path\":\"{ws}/{id}-{k}.txt\",\"reveal\":true}"},
 "append":{"tool":"files","args":"{\"op\":\"append\",\"path\":\"{ws}/out.txt\",\"text\":\"{id}-{k}.\"}"},
 "footprint":["$BIN","$PWD/artifacts/native/libe_sqlite3.so"],"resume_wait":4,"resume_quiet":4}
J
;;
prepare)
  [ -x "$BIN" ] || dotnet publish src/Chela/Chela.csproj -c Release -p:ChelaNative=true -o artifacts/native -v quiet --nologo >&2
  mkdir -p "$STATE/ws" "$CHELA_HOME"
  cat > "$CHELA_HOME/chela.yaml" <<Y
version: 1
language: en
zone: UTC
places: ["$STATE/ws"]
models:
  - name: bench
    api: openai
    url: http://127.0.0.1:$LLM/v1
    model: fake
    sees: owner
    context: 200000
Y
  # What may be read may be revealed: without a rule the policy lets local looks be. Lines go to one file without a question.
  cat > "$CHELA_HOME/policy.yaml" <<Y
version: 1
rules:
  - name: the content of files of the workspace is revealed
    tool: handle.reveal
    kind: observe-local
    destination: "$STATE/ws/*"
    verdict: allow
standing:
  - name: lines for out.txt
    tool: file.append
    kind: write
    fixed: { path: "$STATE/ws/out.txt" }
    free: [line]
    expires: $(date -u -d '+1 year' +%F)
Y
  ;;
serve) cd "$STATE/ws"; exec "$BIN" chat --jsonl ;;
once) exec "${BENCH_DIR:-$(dirname "$0")}/once.sh" chela ;;
*) echo "expected describe, prepare, serve or once, found '$cmd'" >&2; exit 2 ;;
esac
