"""The same storage on a server that speaks S3, through the real protocol."""

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto.server import ThreadedMotoServer

from partnerships.adapters import storage
from partnerships.start_up import files_storage

KEYS = {"ARIG_S3_ACCESS_KEY": "key", "ARIG_S3_SECRET_KEY": "secret", "ARIG_S3_REGION": "eu-west-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server of our own, and its address."""
    started = ThreadedMotoServer(port=0)
    started.start()
    host, port = started.get_host_and_port()
    yield f"http://{host}:{port}"
    started.stop()


@pytest.fixture
def bucket(server: str, settings: Any) -> Iterator[Any]:
    """An empty bucket that the settings name."""
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-west-1"}
    made = boto3.resource("s3", endpoint_url=server, **keys).create_bucket(
        Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"}
    )
    settings.STORAGES = settings.STORAGES | {"files": files_storage(KEYS | {"ARIG_S3_BUCKET": "files", "ARIG_S3_ENDPOINT": server})}
    yield made
    made.objects.all().delete()
    made.delete()


def test_what_is_stored_is_read_back_and_deleted(bucket: Any) -> None:
    assert list(storage.kept()) == []
    first, second = storage.store(b"agreement"), storage.store(b"another")
    assert storage.store(b"agreement") == first
    assert (storage.read(first), storage.read(second)) == (b"agreement", b"another")
    assert sorted(storage.kept()) == sorted([first, second])
    assert sorted(item.key for item in bucket.objects.all()) == sorted(map(storage.name_of, [first, second]))
    storage.forget(first)
    assert (storage.exists(first), list(storage.kept())) == (False, [second])


def test_damage_is_noticed_and_repaired_by_storing_again(bucket: Any) -> None:
    file_hash = storage.store(b"whole")
    bucket.Object(storage.name_of(file_hash)).put(Body=b"half")
    with pytest.raises(storage.FileDamaged):
        storage.read(file_hash)
    storage.store(b"whole")
    assert storage.read(file_hash) == b"whole"


def test_what_is_not_there_is_not_found(bucket: Any) -> None:
    with pytest.raises(FileNotFoundError):
        storage.read("0" * 64)
    with pytest.raises(FileNotFoundError):
        storage.written_at("0" * 64)


def test_a_server_that_does_not_answer_is_an_error_of_the_system(server: str, settings: Any) -> None:
    names = KEYS | {"ARIG_S3_BUCKET": "no-such-bucket", "ARIG_S3_ENDPOINT": server}
    settings.STORAGES = settings.STORAGES | {"files": files_storage(names)}
    for act in (lambda: storage.store(b"agreement"), lambda: list(storage.kept())):
        with pytest.raises(storage.StorageFailed):
            act()
