// Runs pyodide-build's py-compile inside Pyodide, so that the bytecode is for
// the browser's own interpreter and not for the one that builds the site.
// Usage: node compile_bytecode.mjs PYODIDE_FOLDER SITE_PACKAGES FOLDER LEVEL
// Every .zip and .whl in FOLDER is replaced by its compiled form, optimized as
// PYTHONOPTIMIZE=LEVEL says: 0 keeps all, 2 drops asserts and docstrings.
import { pathToFileURL } from "node:url";

const [pyodideFolder, sitePackages, folder, level] = process.argv.slice(2);
const { loadPyodide } = await import(
  pathToFileURL(`${pyodideFolder}/pyodide.mjs`).href
);

const python = await loadPyodide({
  env: {
    // With an epoch, py_compile stamps a digest of the source, not its date.
    SOURCE_DATE_EPOCH: "315532800",
    // Column positions serve tracebacks only, and are a fifth of the bytes.
    PYTHONNODEBUGRANGES: "1",
    PYTHONHASHSEED: "0",
    PYTHONOPTIMIZE: level,
  },
});
python.FS.mkdirTree("/host");
python.mountNodeFS("/host", sitePackages);
python.FS.mkdirTree("/archives");
python.mountNodeFS("/archives", folder);
try {
  python.runPython(`
import sys
from pathlib import Path

# Last, so that the host's packages never hide the interpreter's own modules.
sys.path.append("/host")
from pyodide_build._py_compile import _py_compile_archive_dir

_py_compile_archive_dir(Path("/archives"), keep=False, verbose=False)
`);
} catch (error) {
  // Left alone, Node would print Pyodide's minified source. The traceback's
  // last lines name the module and the line that is wrong.
  console.error(error.message.trim().split("\n").slice(-4).join("\n"));
  process.exit(1);
}
