#!/usr/bin/env bash
# Does what the Dockerfile says without a container engine: its COPY, RUN, USER and CMD in a mount namespace of their own, with folders of a
# temporary one at /app and /data, on this machine's own Debian and Node. Needs root, and Node 22.19 or newer in PATH as /usr/bin/node is not it.
#   deploy/try-image.sh [--any-node]      --any-node leaves out the step that refuses a flawed Node
set -euo pipefail
cd "$(dirname "$0")/.."
any_node=${1:-}
if [ "${IN_NAMESPACE:-}" = "" ]; then
  made=$(mktemp -d)
  trap 'rm -rf "$made"' EXIT
  mkdir "$made/app" "$made/context"
  # What the build is sent: the commit, less what Dockerfile.dockerignore leaves out.
  git archive HEAD | tar -x -C "$made/context"
  IN_NAMESPACE="$made" unshare --mount "$0" "$@"
  exit
fi

# Folders at the root that stand only in this namespace: / becomes one of links to the old one.
made=$IN_NAMESPACE
root=$made/root
mkdir -p "$root" && mount -t tmpfs tmpfs "$root"
for entry in /*; do
  name=$root$entry
  if [ -L "$entry" ]; then cp -P "$entry" "$name"
  elif [ -d "$entry" ] && [ "$entry" != /app ] && [ "$entry" != /data ]; then mkdir "$name" && mount --rbind "$entry" "$name"; fi
done
chmod 755 "$root"
mkdir "$root/app"
for entry in $(ls -A "$made/context"); do
  grep -qE "^!$entry(/|\$)" deploy/Dockerfile.dockerignore || rm -rf "$made/context/$entry"
done
find "$made/context" -name '*.test.ts' -delete -o -name '*.test.tsx' -delete
find "$made/context/deploy" -type f ! -name '*.mjs' -delete

node=$(dirname "$(command -v node)")
inside() { ${BECOME:-} chroot --userspec="$1" "$root" /usr/bin/env -i PATH="$node:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin" HOME=/tmp ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS=$NODE_EXTRA_CA_CERTS} "${set_env[@]}" sh -c "cd /app && $2"; }
set_env=(NONE=1)
user=root
stage=0
while read -r word rest; do
  case $word in
    FROM) stage=$((stage + 1)); echo "--- stage $stage" ;;
    ENV) for pair in $rest; do set_env+=("$pair"); done ;;
    COPY)
      echo "COPY $rest"
      case $rest in
        --from=*) ;; # The second stage is the first one's folder.
        '. .') cp -a "$made/context/." "$root/app/" ;;
        *) for file in ${rest% *}; do cp -a "$made/context/$file" "$root/app/"; done ;;
      esac ;;
    RUN)
      echo "RUN $rest"
      if [[ $rest == *check-node* && $any_node == --any-node ]]; then echo '(left out)'; continue; fi
      [[ $rest == *chown* ]] && rest=${rest//node:node/nobody:nogroup}
      inside root "$rest" ;;
    USER) user=nobody:nogroup ;;
    CMD)
      echo "CMD $rest as $user"
      command=$(printf '%s' "$rest" | tr -d '[]",')
      BECOME=exec inside "$user" "PORT=${TRY_PORT:-4518} SANDBOX_PORT=$((${TRY_PORT:-4518} + 1)) HOST=127.0.0.1 exec $command" &
      running=$!
      for _ in $(seq 300); do
        sleep 1
        inside "$user" "PORT=${TRY_PORT:-4518} HOST=127.0.0.1 node deploy/check-health.mjs" 2>/dev/null && break
        kill -0 $running
      done
      inside "$user" "PORT=${TRY_PORT:-4518} HOST=127.0.0.1 node deploy/check-health.mjs" && echo "healthy"
      kill -TERM $running
      wait $running && echo "stopped in order" ;;
  esac
done < <(grep -v '^#' deploy/Dockerfile)
