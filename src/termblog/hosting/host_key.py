"""The key by which readers know the host again.

It is made once and kept: a key that changes makes every returning reader's client warn of an
attack. Only its owner may read it.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import asyncssh

from termblog.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

_ALGORITHM = "ssh-ed25519"


def load_host_key(path: Path) -> asyncssh.SSHKey:
    """Return the host's key, which is made where there is none.

    Args:
        path: The private key's file, in any form that OpenSSH writes.

    Raises:
        SettingsError: The file cannot be read or written, or others can read it.
    """
    try:
        if not path.exists():
            _make(path)
        return _read(path)
    except (OSError, asyncssh.KeyImportError) as error:
        msg = f"The host key {path} cannot be used: {error}."
        raise SettingsError(msg) from error


def _make(path: Path) -> None:
    """Write a new key; of two servers that start at once, one's key stays."""
    key = asyncssh.generate_private_key(_ALGORITHM)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    try:
        descriptor = os.open(path, flags, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "wb") as file:
        file.write(key.export_private_key())


def _read(path: Path) -> asyncssh.SSHKey:
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            msg = f"The host key {path} is no file."
            raise SettingsError(msg)
        # As sshd does: a group may read a key that is not ours, such as a cluster's secret.
        others = 0o077 if facts.st_uid == os.getuid() else 0o007
        if facts.st_mode & others:
            msg = f"The host key {path} can be read by others; run: chmod 600 {path}"
            raise SettingsError(msg)
        return asyncssh.import_private_key(file.read(65536))
