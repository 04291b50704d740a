"""Hands the stores' pages to MkDocs, and mends the theme. No decisions."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from clausewise.compile import compile_policy, store_folders
from clausewise.load import load_policy
from clausewise.pages import navigation, render, source_of
from clausewise.pages.mend import mend
from clausewise.runtime import prepare

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
    for policy in policies:
        path = f"{policy.store}/policy.json"
        content = compile_policy(policy)
        files.append(File.generated(config, path, content=content))
    notices = File.generated(
        config, _ABOUT["Licences"], abs_src_path=str(root / _NOTICES)
    )
    files.append(notices)
    for made in sorted(prepare(root).iterdir()):
        path = f"assets/runtime/{made.name}"
        files.append(File.generated(config, path, abs_src_path=str(made)))
    about = [{title: path} for title, path in _ABOUT.items()]
    config.nav = [*navigation(policies), {"About": about}]
    return files


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the frame of a page."""
    return mend(output)


def on_post_template(
    output_content: str, template_name: str, config: MkDocsConfig
) -> str:
    """Mend the frame of 404.html, which is no page to MkDocs."""
    if template_name.endswith(".html"):
        return mend(output_content)
    return output_content
