#!/usr/bin/env bash
# Runs n8n's scanner, which n8n runs before it verifies a package, on a published version:
#
#   scripts/release/scan.sh <package>@<version>
#
# Fails if the scanner rejects it. Tries again for 15 minutes if the version or its provenance statement
# has not reached npm's servers yet.
set -euo pipefail

# Outside the project, whose .npmrc would change what npx installs.
cd "$(mktemp -d)"

for _ in $(seq 15); do
	# The scanner exits with 0 even if it rejects a package, so only its text counts.
	report=$(npx --yes @n8n/scan-community-package "$1" 2>&1) || true
	echo "$report"
	if grep -qF "Package $1 has passed all security checks" <<<"$report"; then exit 0; fi
	if grep -qF 'ESLint violations found' <<<"$report"; then exit 1; fi
	sleep "${SCAN_PAUSE_S:-60}"
done
echo "The scanner has not passed $1." >&2
exit 1
