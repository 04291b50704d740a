"""Writes zip archives and wheels that come out the same, byte for byte."""

import base64
import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

__all__ = ["read_zip", "write_wheel", "write_zip"]

# The earliest moment that a zip archive can express.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read_zip(path: Path) -> dict[str, bytes]:
    """The files in an archive by their names."""
    with zipfile.ZipFile(path) as archive:
        return {
            name: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }


def write_zip(
    path: Path, files: Mapping[str, bytes], *, packed: bool = True
) -> None:
    """Pack the files, in the order of their names and without dates."""
    way = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = way
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], compresslevel=9)


def write_wheel(path: Path, name: str, files: Mapping[str, bytes]) -> None:
    """Put the files into a wheel, its metadata read from the file's name.

    `name` is the distribution's; the file is called
    name-version[-build]-python-abi-platform.whl, and perhaps more.
    """
    tags, _, _ = path.name.partition(".whl")
    _, version, *build, python, abi, platform = tags.split("-")
    info = f"{name}-{version}.dist-info"
    wheel = [
        "Wheel-Version: 1.0",
        "Generator: clausewise",
        "Root-Is-Purelib: true",
        f"Tag: {python}-{abi}-{platform}",
        *(f"Build: {number}" for number in build),
    ]
    metadata = ["Metadata-Version: 2.1", f"Name: {name}"]
    metadata.append(f"Version: {version}")
    content = {
        **files,
        f"{info}/METADATA": _lines(metadata),
        f"{info}/WHEEL": _lines(wheel),
    }
    record = [
        f"{entry},sha256={_record_digest(data)},{len(data)}"
        for entry, data in sorted(content.items())
    ]
    record.append(f"{info}/RECORD,,")
    content[f"{info}/RECORD"] = _lines(record)
    write_zip(path, content, packed=False)


def _lines(lines: list[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _record_digest(data: bytes) -> str:
    digest = hashlib.sha256(data).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
