"""The set-up keeps its promises: it stands alone, and is pinned."""

import json
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SCRIPTS = sorted((ROOT / "build/setup").glob("*.sh"))


@pytest.mark.parametrize(
    "name", ["package-lock.json", "package.json", "constraints.txt", ".npmrc"]
)
def test_lock_file_names_no_host(name: str) -> None:
    """What we install is pinned by version and digest, not by an address."""
    text = (ROOT / name).read_text()

    assert "://" not in text
    assert '"resolved"' not in text
    assert not re.search(r"(index.url|registry) *=", text)


def test_npm_packages_carry_their_digest() -> None:
    """npm can verify each package that it fetches for us."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    packages = {path: p for path, p in lock["packages"].items() if path}

    assert "node_modules/pyodide" in packages
    assert all(p["integrity"].startswith("sha512-") for p in packages.values())


def test_npm_packages_are_pinned() -> None:
    """package.json asks for exactly the versions of the lock file."""
    wanted = json.loads((ROOT / "package.json").read_text())
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]

    for name, version in {
        **wanted["dependencies"],
        **wanted["devDependencies"],
    }.items():
        assert lock[f"node_modules/{name}"]["version"] == version


def test_python_packages_are_pinned() -> None:
    """Each package that pyproject.toml asks for has one exact version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["dependencies"] + [
        one
        for many in project["optional-dependencies"].values()
        for one in many
    ]
    pinned = {
        line.partition("==")[0].lower()
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if "==" in line
    }

    names = {re.split(r"[<>=\[ ]", one)[0].lower() for one in asked}
    assert names <= pinned


def test_ci_runs_the_command_of_the_readme() -> None:
    """Passing on our machine means passing with `make test` on another."""
    script = ROOT / ".ci/run"

    assert script.stat().st_mode & stat.S_IXUSR
    assert re.search(r"^make test$", script.read_text(), re.MULTILINE)


@pytest.mark.parametrize("name", ["test.yml", "publish.yml"])
def test_workflow_runs_ours(name: str) -> None:
    """Each workflow is valid YAML, runs .ci/run, and may only read."""
    text = (ROOT / ".github/workflows" / name).read_text()
    workflow = yaml.safe_load(text)

    assert workflow["permissions"] == {"contents": "read"}
    runs = [
        step.get("run", "")
        for job in workflow["jobs"].values()
        for step in job["steps"]
    ]
    assert ".ci/run" in runs


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_is_plain_shell(script: Path) -> None:
    """Each set-up script runs under the smallest shell there is."""
    assert script.read_text().startswith("#!/bin/sh\n")
    assert script.stat().st_mode & stat.S_IXUSR
    subprocess.run(["sh", "-n", script], check=True)


def test_build_is_a_folder_not_a_package() -> None:
    """Nothing of ours hides PyPA's `build`, and git does not ignore ours."""
    assert not (ROOT / "build/__init__.py").exists()
    ignored = subprocess.run(
        ["git", "check-ignore", "-q", "build/clausewise/runtime/pyodide.py"],
        cwd=ROOT,
        check=False,
    )

    assert ignored.returncode == 1


def fake_python(folder: Path, name: str, version: str, venv: str) -> Path:
    """A stand-in for an interpreter: old or new, with venv or without."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "#!/bin/sh\n"
        f'case "$3" in *version_info*) exit {version};;'
        f" *ensurepip*) exit {venv};; esac\nexit 0\n"
    )
    path.chmod(0o755)
    return path


OLD, NEW, WITH, WITHOUT = "1", "0", "0", "1"


def find_python(home: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Run the search on a machine that has only these two folders."""
    tools = home / "tools"
    tools.mkdir()
    for tool in ("sed", "head"):
        real = shutil.which(tool)
        assert real is not None
        (tools / tool).symlink_to(real)
    # Root would install the missing half; anybody else is told to.
    (tools / "id").write_text("#!/bin/sh\necho 1000\n")
    (tools / "id").chmod(0o755)
    return subprocess.run(
        ["/bin/sh", ROOT / "build/setup/find-python.sh"],
        capture_output=True,
        check=False,
        env={"HOME": str(home), "PATH": f"{path}:{tools}"},
        text=True,
    )


def test_python_is_found_on_path(tmp_path: Path) -> None:
    """A Python that is new enough is taken from PATH, by any name."""
    fake_python(tmp_path / "bin", "python", OLD, WITH)
    python = fake_python(tmp_path / "bin", "python3", NEW, WITH)

    found = find_python(tmp_path, tmp_path / "bin")

    assert found.stdout == f"{python}\n"


def test_python_is_found_with_pyenv(tmp_path: Path) -> None:
    """Where PATH has an old one only, pyenv's newer one is found."""
    fake_python(tmp_path / "bin", "python3", OLD, WITH)
    versions = tmp_path / ".pyenv/versions"
    python = fake_python(versions / "3.13.0/bin", "python3.13", NEW, WITH)

    found = find_python(tmp_path, tmp_path / "bin")

    assert found.stdout == f"{python}\n"


def test_python_without_venv_is_passed_over(tmp_path: Path) -> None:
    """Debian's half of a Python loses against a complete one elsewhere."""
    fake_python(tmp_path / "bin", "python3", NEW, WITHOUT)
    uv = tmp_path / ".local/share/uv/python/cpython-3.12.9-linux/bin"
    python = fake_python(uv, "python3.12", NEW, WITH)

    found = find_python(tmp_path, tmp_path / "bin")

    assert found.stdout == f"{python}\n"


@pytest.mark.parametrize(
    ("version", "venv", "remedy"),
    [
        (OLD, WITH, "Clausewise needs Python 3.12 or newer"),
        (NEW, WITHOUT, "sudo apt install python3-venv"),
    ],
)
def test_missing_python_has_a_remedy(
    tmp_path: Path, version: str, venv: str, remedy: str
) -> None:
    """Without a fit Python one sentence says what to install."""
    fake_python(tmp_path / "bin", "python3", version, venv)

    found = find_python(tmp_path, tmp_path / "bin")

    assert found.returncode == 1
    assert remedy in found.stderr
    assert found.stderr.count("\n") == 1
