#!/usr/bin/env bash
# Attacks the server with Schemathesis; `run.sh --help` says how. Needs Python 3.11 and requirements.txt.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
python=${PYTHON:-python3}
wanted=$(sed -n 's/^schemathesis==//p' "$here/requirements.txt")
found=$("$python" -c 'from importlib.metadata import version; print(version("schemathesis"))' 2>/dev/null || true)
if [ "$found" != "$wanted" ]; then
    echo "error: schemathesis $wanted is missing${found:+ (found $found)};" \
        "install it with: pip install -r contract-tests/schemathesis/requirements.txt" >&2
    exit 1
fi
export PYTHONDONTWRITEBYTECODE=1
(cd "$here" && "$python" -m unittest --quiet)
exec "$python" "$here/run.py" "$@"
