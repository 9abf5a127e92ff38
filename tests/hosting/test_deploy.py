"""The examples of `deploy/`, as the programs that they are written for take them."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from termblog.cli.serve import _options, command
from termblog.hosting.options import Options
from tests.hosting.conftest import free_port
from tests.programs import need

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
UNITS = ("termblog.service", "termblog.socket", "termblog-web.socket")


def started(words: list[str]) -> Options:
    """Return the options of a command line that is `serve` and more."""
    told = command.make_context("serve", [*words]).params
    return _options({name: value for name, value in told.items() if name not in ("blog", "theme")})


def unit(name: str) -> RawConfigParser:
    """Return a unit's file; of settings that stand there twice, the last."""
    parser = RawConfigParser(strict=False, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # as the module documents
    parser.read(DEPLOY / name)
    return parser


def container() -> dict[str, list[str]]:
    """Return the container's instructions: each with what is told, in order."""
    text = (DEPLOY / "Containerfile").read_text().replace("\\\n", " ")
    found: dict[str, list[str]] = {}
    for name, told in re.findall(r"^([A-Z]+) (.*)$", text, re.MULTILINE):
        found.setdefault(name, []).append(told)
    return found


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """Return the units as they would be installed, with a program that is there."""
    for name in UNITS:
        text = (DEPLOY / name).read_text()
        (tmp_path / name).write_text(text.replace("/opt/termblog/bin/termblog", sys.executable))
    return tmp_path


def test_systemd_takes_the_units(units: Path) -> None:
    """It knows every setting, and finds little that the service could do."""
    analyze = need("systemd-analyze")
    files = [units / name for name in UNITS]
    told = subprocess.run([analyze, "verify", *files], capture_output=True, check=True)
    assert told.stderr == b""
    wanted = ["security", "--offline=true", "--threshold=20", str(units / "termblog.service")]
    subprocess.run([analyze, *wanted], capture_output=True, check=True)


def test_the_service_is_started_as_it_can_be() -> None:
    """Its command line is one, and its sockets have the names by which they are looked up."""
    service = unit("termblog.service")
    options = started(shlex.split(service["Service"]["ExecStart"])[2:])
    assert options.ssh
    assert options.web
    names = [unit(name)["Socket"]["FileDescriptorName"] for name in UNITS[1:]]
    assert names == ["ssh", "web"]
    assert {*names} <= {field.name for field in fields(Options)}
    assert service["Unit"]["Requires"].split() == [*UNITS[1:]]


def test_sockets_are_taken_from_systemd(tmp_path: Path) -> None:
    """A port that systemd opened is served, whatever port the command line names."""
    port, folder = free_port(), tmp_path / "blog"
    folder.mkdir()
    (folder / "post.md").write_text("---\ntitle: A post\n---\nText.\n")
    activate = [need("systemd-socket-activate"), "-l", f"127.0.0.1:{port}", "--fdname=ssh"]
    serve = [sys.executable, "-m", "termblog", "serve", "--ssh", "22", str(folder)]
    names = (f"-E{name}" for name in os.environ)
    process = subprocess.Popen([*activate, *names, *serve], stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        assert b"Listening" in process.stderr.readline()
        ssh = [need("ssh"), "-F", "none", "-p", str(port), "-o", "StrictHostKeyChecking=no"]
        ssh += ["-o", f"UserKnownHostsFile={tmp_path / 'known'}", "reader@127.0.0.1", "list"]
        assert b"A post" in subprocess.run(ssh, capture_output=True, timeout=120, check=True).stdout
    finally:
        process.terminate()
        process.communicate(timeout=120)
    assert process.returncode == 0


def test_the_container_is_started_as_it_can_be() -> None:
    """What it installs, starts, opens and writes to is there; it runs as nobody's user."""
    told = container()
    words = [*json.loads(told["ENTRYPOINT"][0]), *json.loads(told["CMD"][0])]
    options = started(words[2:])
    ports = {place.port for place in (options.ssh, options.web, options.metrics) if place}
    assert ports == {*map(int, told["EXPOSE"][0].split())}
    assert options.ssh is not None
    assert options.ssh.host == "0.0.0.0"  # noqa: S104  a container's own network
    assert int(told["USER"][0]) > 0
    assert told["STOPSIGNAL"] == ["SIGTERM"]
    places = dict(word.split("=") for word in told["ENV"][0].split())
    assert {places["HOME"], places["XDG_STATE_HOME"]} == {*told["VOLUME"]}
    extras = re.search(r"'\.\[(\w+)\]'", " ".join(told["RUN"]))
    assert extras is not None
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert extras[1] in project["optional-dependencies"]


def test_the_cluster_starts_what_the_container_is() -> None:
    """Its pods give the container options that it takes, as the user that the container has."""
    documents = [*yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())]
    pod = next(it for it in documents if it["kind"] == "Deployment")["spec"]["template"]["spec"]
    (one,) = pod["containers"]
    entry = json.loads(container()["ENTRYPOINT"][0])
    options = started([*entry[2:], *one["args"]])
    ports = [place.port for place in (options.ssh, options.web, options.metrics) if place]
    assert ports == [port["containerPort"] for port in one["ports"]]
    assert str(options.host_key.parent) in {it["mountPath"] for it in one["volumeMounts"]}
    assert options.limits.drain_seconds < pod["terminationGracePeriodSeconds"]
    assert pod["securityContext"]["runAsUser"] == int(container()["USER"][0])
