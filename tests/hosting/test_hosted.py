"""What an app does not do as a guest, whoever asks for it."""

from __future__ import annotations

import pytest
from textual.app import App, SuspendNotSupported

from tests.hosting.standin import HostedReader


@pytest.mark.parametrize(
    "deed",
    [
        "action_suspend_process",
        "action_screenshot",
        "save_screenshot",
        "deliver_screenshot",
        "deliver_text",
        "deliver_binary",
    ],
)
def test_what_touches_the_host_never_reaches_textual(
    deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is refused by itself, so that none depends on what the others do."""

    def fail(*_arguments: object) -> None:
        pytest.fail("the host was touched")

    monkeypatch.setattr(App, deed, fail)
    assert not getattr(HostedReader(), deed)()


def test_a_guest_does_not_suspend() -> None:
    """There is no terminal of the host to give back."""
    with pytest.raises(SuspendNotSupported):
        HostedReader().suspend()


def test_a_guest_has_no_palette_of_textual() -> None:
    """It offers what is not a visitor's."""
    assert not HostedReader.ENABLE_COMMAND_PALETTE
