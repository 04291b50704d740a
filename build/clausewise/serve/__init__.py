"""Serves the site on this machine, and again after each edit."""

from clausewise.serve.editing import DevServer, rebuild, serve

__all__ = ["DevServer", "rebuild", "serve"]
