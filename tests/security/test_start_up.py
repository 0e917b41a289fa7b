"""Production does not start unsafe, and keys are made once and kept to their owner."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from partnerships.start_up import key_of, refuse_unsafe_production

SAFE = {"ARIG_SECRET_KEY": "a", "ARIG_ANSWERS_KEY": "b", "ARIG_SEAL_PASSPHRASE": "c", "ARIG_ADDRESS": "https://arig.example"}
UNSAFE = {
    "no secret key": ({**SAFE, "ARIG_SECRET_KEY": ""}, ["arig.example"]),
    "no answers key": ({**SAFE, "ARIG_ANSWERS_KEY": ""}, ["arig.example"]),
    "no seal passphrase": ({**SAFE, "ARIG_SEAL_PASSPHRASE": ""}, ["arig.example"]),
    "no hosts": (SAFE, []),
    "all hosts": (SAFE, ["*"]),
    "no address": ({**SAFE, "ARIG_ADDRESS": ""}, ["arig.example"]),
    "an address in the clear": ({**SAFE, "ARIG_ADDRESS": "http://arig.example"}, ["arig.example"]),
    "debug": ({**SAFE, "DEBUG": "1"}, ["arig.example"]),
    "lossy commits, spelt otherwise": (
        {**SAFE, "DATABASE_URL": "postgres://h/d?options=-c%20synchronous%5fcommit%3doff"},
        ["arig.example"],
    ),
    "lossy commits": ({**SAFE, "DATABASE_URL": "postgres://h/d?options=-c%20synchronous_commit%3Doff"}, ["arig.example"]),
}


@pytest.mark.parametrize(("environment", "hosts"), UNSAFE.values(), ids=UNSAFE)
def test_unsafe_production_is_refused(environment: dict[str, str], hosts: list[str]) -> None:
    with pytest.raises(ImproperlyConfigured):
        refuse_unsafe_production(production=True, hosts=hosts, environment=environment)
    refuse_unsafe_production(production=False, hosts=hosts, environment=environment)


def test_a_token_needs_its_pin_instead_of_a_passphrase() -> None:
    token = {**SAFE, "ARIG_SEAL_PASSPHRASE": "", "ARIG_SEAL_PKCS11_LIBRARY": "/usr/lib/token.so"}
    with pytest.raises(ImproperlyConfigured, match="ARIG_SEAL_PKCS11_PIN"):
        refuse_unsafe_production(production=True, hosts=["arig.example"], environment=token)
    refuse_unsafe_production(production=True, hosts=["arig.example"], environment={**token, "ARIG_SEAL_PKCS11_PIN_FILE": "/etc/pin"})


def test_safe_production_starts() -> None:
    refuse_unsafe_production(production=True, hosts=["arig.example"], environment=SAFE)


def test_a_key_is_made_once_for_all_processes(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "secret.key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _number: key_of("ARIG_NO_SUCH_VARIABLE", path), range(16)))
    assert keys == {path.read_text(encoding="ascii")}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_environment_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARIG_SOME_KEY", "given")
    assert key_of("ARIG_SOME_KEY", tmp_path / "key") == "given"
    assert list(tmp_path.iterdir()) == []
