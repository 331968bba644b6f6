#!/usr/bin/env bash
# A folder that articles are dropped into, looked at by cron: what is new is extracted, the report is made anew, contradictions are printed.
#
#   */15 * * * *  /path/to/newsroom_watch.sh /data/incoming /data/results
#
# Run again and again it does only what is new: a run goes on where the last one ended, and its bytes do not depend on when it ran. cron mails what is
# printed, so nothing is printed where no contradiction is found.
set -euo pipefail
incoming=${1:?the folder with articles}
results=${2:?the folder for results}

status=0
arextract run "$incoming" -o "$results" --quiet || status=$?
case $status in
  0) ;;
  1) echo "some inputs could not be read; see $results/errors.jsonl" >&2 ;;
  *) exit "$status" ;;
esac
arextract report "$results" -o "$results/report.html" 2> /dev/null
arextract compare "$results" --verdict contradiction -o "$results/contradictions.csv" 2> /dev/null
if [ "$(wc -l < "$results/contradictions.csv")" -gt 1 ]; then
  arextract compare "$results" --verdict contradiction
fi
