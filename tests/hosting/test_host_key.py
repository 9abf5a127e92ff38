"""The host's key."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from termblog.errors import SettingsError
from termblog.hosting.host_key import load_host_key

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    """The second start has the first one's key, which only its owner can read."""
    file = tmp_path / "state" / "host_key"
    first = load_host_key(file)
    assert file.stat().st_mode & 0o777 == 0o600
    assert load_host_key(file).public_data == first.public_data
    assert first.get_algorithm() == "ssh-ed25519"


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    """The sentence tells the command that mends it."""
    file = tmp_path / "host_key"
    load_host_key(file)
    file.chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        load_host_key(file)


@pytest.mark.parametrize("content", [b"", b"no key"])
def test_a_file_that_is_no_key_is_refused(tmp_path: Path, content: bytes) -> None:
    """What is there is never overwritten."""
    file = tmp_path / "host_key"
    file.write_bytes(content)
    file.chmod(0o600)
    with pytest.raises(SettingsError, match="cannot be used"):
        load_host_key(file)
    assert file.read_bytes() == content


def test_a_folder_or_fifo_is_refused(tmp_path: Path) -> None:
    """Only a regular file holds a key, and opening another does not hang."""
    with pytest.raises(SettingsError):
        load_host_key(tmp_path)
    os.mkfifo(tmp_path / "fifo", 0o600)
    with pytest.raises(SettingsError, match="is no file"):
        load_host_key(tmp_path / "fifo")


def test_of_two_servers_that_start_at_once_one_key_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key that another server wrote meanwhile is taken."""
    file = tmp_path / "host_key"
    first = load_host_key(file)
    monkeypatch.setattr("pathlib.Path.exists", lambda _path: False)
    assert load_host_key(file).public_data == first.public_data


@pytest.mark.parametrize(("mode", "refused"), [(0o440, False), (0o444, True)])
def test_a_key_of_another_owner_may_be_its_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, refused: bool
) -> None:
    """A cluster mounts its secrets so; what all can read is refused nevertheless."""
    file = tmp_path / "host_key"
    load_host_key(file)
    file.chmod(mode)
    monkeypatch.setattr("os.getuid", lambda: 12345)
    if refused:
        with pytest.raises(SettingsError):
            load_host_key(file)
    else:
        assert load_host_key(file)
