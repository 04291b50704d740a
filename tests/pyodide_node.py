"""Runs Python in the site's own runtime, under Node, as worker.js does."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import dedent
from typing import Any

from clausewise.runtime.node import find_node

# The wheel stands on the path; nothing is installed.
_RUNNER = """
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
const [folder, given, unpacker, snapshot] = process.argv.slice(1);
const manifest = JSON.parse(readFileSync(`${folder}/runtime.json`));
const indexURL = `${folder}/${manifest.python}`;
const { loadPyodide } = await import(
  pathToFileURL(`${indexURL}pyodide.mjs`).href
);
const stdLibURL = `${indexURL}python_stdlib.zip.txt`;
const { unpacked } = await import(pathToFileURL(unpacker).href);
const _loadSnapshot = snapshot && unpacked(readFileSync(snapshot));
const python = await loadPyodide({ indexURL, stdLibURL, _loadSnapshot });
const wheel = readFileSync(`${folder}/${manifest.wheel}`);
python.FS.writeFile("/engine.whl", wheel);
python.FS.writeFile("/given.json", readFileSync(`${given}/given.json`));
python.runPython(`
import json, sys
sys.path.insert(0, "/engine.whl")
given = json.load(open("/given.json"))
`);
const program = readFileSync(`${given}/program.py`, "utf8");
console.log(python.runPython(program));
"""

_UNPACKER = Path(__file__).parents[1] / "docs/assets/checker/snapshot.js"


def run_python(
    runtime: Path,
    program: str,
    given: object = None,
    *,
    snapshot: Path | None = None,
) -> Any:
    """What the program's last expression, a JSON text, stands for.

    The program finds `given` under that name. With a snapshot, Python starts
    from that memory.
    """
    with TemporaryDirectory() as folder:
        Path(folder, "program.py").write_text(dedent(program))
        Path(folder, "given.json").write_text(json.dumps(given))
        command = [str(find_node()), "--input-type=module"]
        command += ["--eval", _RUNNER, "--", str(runtime), folder]
        command += [str(_UNPACKER), *([str(snapshot)] if snapshot else [])]
        run = subprocess.run(
            command,
            capture_output=True,
            check=False,
            text=True,
            timeout=300,
        )
    assert run.returncode == 0, run.stderr[-2000:]
    return json.loads(run.stdout)
