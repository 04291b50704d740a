"""Hands the stores' pages to MkDocs, and mends the theme. No decisions."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from checker.codec import digest
from clausewise.compile import compile_policy, store_folders
from clausewise.editions import editions
from clausewise.load import load_policy
from clausewise.pages import navigation, render, source_of
from clausewise.pages.mend import mend
from clausewise.publish import (
    Addresses,
    checker_files,
    stamped,
    write_headers,
    write_service_worker,
)
from clausewise.runtime import prepare, prepare_snapshot

_CHECKER = "assets/checker/"
_NOTICES = "THIRD-PARTY-NOTICES.md"
_ABOUT = {
    "How it works": "about/index.md",
    "Privacy": "about/privacy.md",
    "Accessibility": "about/accessibility.md",
    "Licences": "about/licences.md",
}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """On GitHub the edit button leads to the repository that is built."""
    repository = os.environ.get("GITHUB_REPOSITORY")
    if repository and not config.edit_uri:
        config.edit_uri = f"https://github.com/{repository}/edit/main/"
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, each store's policy.json, the licences, the runtime."""
    root = Path(config.config_file_path).parent
    policies = [load_policy(folder) for folder in store_folders(root)]
    for path, text in render(policies).items():
        file = File.generated(config, path, content=text)
        file.edit_uri = source_of(path)
        files.append(file)
    digests = {}
    for policy in policies:
        path = f"{policy.store}/policy.json"
        content = compile_policy(policy)
        digests[policy.store] = digest(content)
        files.append(File.generated(config, path, content=content))
    for folder in store_folders(root):
        for name, content in editions(folder):
            path = f"{folder.name}/editions/{name}.json"
            files.append(File.generated(config, path, content=content))
    notices = File.generated(
        config, _ABOUT["Licences"], abs_src_path=str(root / _NOTICES)
    )
    files.append(notices)
    runtime = prepare(root)
    for made in sorted(runtime.rglob("*")):
        if made.is_file():
            path = f"assets/runtime/{made.relative_to(runtime).as_posix()}"
            source = str(made)
            files.append(File.generated(config, path, abs_src_path=source))
    snapshot = None
    if config.extra["snapshot"]:
        memory = prepare_snapshot(root, runtime)
        snapshot = memory.name
        path = f"assets/runtime/{snapshot}"
        source = str(memory)
        files.append(File.generated(config, path, abs_src_path=source))
    _place_checker(root, files, config)
    config.extra["addresses"] = Addresses.read(runtime, digests, snapshot)
    about = [{title: path} for title, path in _ABOUT.items()]
    config.nav = [*navigation(policies), {"About": about}]
    return files


def _place_checker(root: Path, files: Files, config: MkDocsConfig) -> None:
    """Put what a browser gets of the checker's page under its digest."""
    for file in list(files):
        if file.src_uri.startswith(_CHECKER):
            files.remove(file)
    name, made = checker_files(root, Path(config.docs_dir, _CHECKER))
    place = f"{_CHECKER}{name}/"
    for path, text in made.items():
        files.append(File.generated(config, place + path, content=text))
    config.extra["checker"] = place


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the frame of a page, and name what its checker loads."""
    return stamped(mend(output), config.extra["addresses"])


def on_post_template(
    output_content: str, template_name: str, config: MkDocsConfig
) -> str:
    """Mend the frame of 404.html, which is no page to MkDocs."""
    if template_name.endswith(".html"):
        return mend(output_content)
    return output_content


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """At the very end, say what was built: to browsers and to hosts."""
    site = Path(config.site_dir)
    write_service_worker(site, is_offline=config.extra["offline"])
    write_headers(site)
