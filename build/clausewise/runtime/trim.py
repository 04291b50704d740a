"""Says what of Python's library no engine in a browser's worker can want.

The list names what is left out, never what is kept: a module that is not
listed stays, so a new Pyodide can only become larger by it, never break. The
guard is the engine's whole suite, run on the trimmed library.
"""

import re

__all__ = ["DROPPED", "trimmed"]

# By kind: systems that are not this one, tools for programmers, other
# people's protocols, files and formats, and second versions in Python of
# what is there in C.
DROPPED = re.compile(
    r"""
    ( __phello__ | __hello__ | _aix_support | _android_support
    | _apple_support | _ios_support | _osx_support | nturl2path
    | asyncio/ ( windows_events | windows_utils | proactor_events
        | __main__ | tools )
    | antigravity | bdb | cProfile | cmd | code | compileall | ctypes
    | curses | dbm | doctest | ensurepip | idlelib | lib2to3 | modulefinder
    | pdb | pickletools | profile | profiling | pstats | py_compile | pyclbr
    | pydoc | pydoc_data | _pyrepl | rlcompleter | runpy | symtable
    | sysconfig/__main__ | tabnanny | test | this | timeit | tkinter | trace
    | tracemalloc | turtle | turtledemo | unittest | venv | zipapp
    | concurrent/interpreters
    | concurrent/futures/ ( interpreter | process )
    | multiprocessing | sched | pty | tty | getpass | getopt | optparse
    | argparse | ftplib | http | imaplib | ipaddress | mailbox
    | netrc | poplib | smtplib | socketserver | urllib
    | webbrowser | wsgiref | xmlrpc
    | pyodide/ ( console | http | _nodesock_transport | ffi/wrappers )
    | configparser | csv | email | filecmp | fileinput | gettext | html
    | importlib/ ( metadata | readers | resources | simple )
    | json/ ( tool | __main__ ) | logging/ ( config | handlers )
    | mimetypes | pickle | _compat_pickle | pkgutil | platform | plistlib
    | colorsys | quopri | shelve | sqlite3 | tarfile | tomllib | wave | xml
    | zipfile/__main__
    | _ssl | ssl | bz2 | compression | gzip | lzma
    | difflib | statistics | uuid | secrets | stringprep | tzdata | zoneinfo
    | _ast_unparse | _py_abc | _pydatetime | _pydecimal | _pyio
    ) (/|\.|$)
    | encodings/ ( big5 | cp(?!437) | charmap | euc_ | gb | hp_ | hz | idna
    | iso2022 | iso8859_ | johab | koi8 | kz1048 | mac_ | mbcs | oem
    | palmos | ptcp | punycode | shift | tis_620 | _win_cp
    | ( base64 | bz2 | hex | quopri | rot_13 | uu | zlib ) )
    | .* ( /py\.typed | /mypy\.ini | README\.txt ) $
    """,
    re.VERBOSE,
)


def trimmed(library: dict[str, bytes]) -> dict[str, bytes]:
    """The library's files without those that are dropped."""
    return {
        name: content
        for name, content in library.items()
        if not DROPPED.match(name)
    }
