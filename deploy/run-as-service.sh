#!/bin/sh
# Runs one of the commands of package.json as inbetween.service runs Inbetween: as its user, with its settings and on its data folder, which a plain
# `npm run` knows nothing of. As root:
#   deploy/run-as-service.sh backup /mnt/backup/2026-11-28
#   deploy/run-as-service.sh user first-owner
# What `systemctl edit inbetween` changed has to be changed here as well.
set -eu
command=$1
shift
# Not by npm, which would keep its logs in the data folder, the home of that user.
exec systemd-run --quiet --pipe --wait --collect \
  -p User=inbetween \
  -p Group=inbetween \
  -p UMask=0077 \
  -p WorkingDirectory=/opt/inbetween \
  -p EnvironmentFile=-/etc/inbetween.env \
  -E NODE_ENV=production \
  -E DATA_DIR=/var/lib/inbetween \
  /usr/bin/node "processes/$command.ts" "$@"
