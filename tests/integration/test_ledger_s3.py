"""The same ledger on an S3-compatible object store, served on this machine."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError

from orchestration.ledger import Head, Ledger, NewEvent, PositionConflict, new_event
from orchestration.ledger.payloads import DocumentRejected


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The options of a fresh object store. It is a process of its own: delta-rs keeps the GIL while it waits."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    endpoint = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with (tmp_path / "server.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as server:
        try:
            _create_bucket(endpoint)
            yield {
                "AWS_ENDPOINT_URL": endpoint,
                "AWS_ACCESS_KEY_ID": "testing",
                "AWS_SECRET_ACCESS_KEY": "testing",
                "AWS_REGION": "us-east-1",
                "AWS_ALLOW_HTTP": "true",
            }
        finally:
            server.terminate()


def _create_bucket(endpoint: str) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
        region_name="us-east-1",
        config=Config(retries={"total_max_attempts": 1}),
    )
    for _ in range(300):
        try:
            client.create_bucket(Bucket="district")
            return
        except EndpointConnectionError:
            time.sleep(0.1)
    pytest.fail("the object store did not start")


def rejected(stream: str, note: str) -> NewEvent:
    return new_event(stream, DocumentRejected(document_id=stream, name=stream, reason=note))


def test_append_read_conflict_and_verify(storage: dict[str, str]) -> None:
    ledger = Ledger("s3://district/ledger", storage)
    assert ledger.head() == Head()
    head = Head()
    for number in range(12):  # past a checkpoint
        head = ledger.append(
            [rejected("a", str(number)), rejected("b", str(number))],
            expected_position=head.position,
            run_id="run",
            actor="tester",
        )
    other = Ledger("s3://district/ledger", storage)
    assert other.head() == head == Head(24, head.chain, head.recorded_at)
    assert [event.position for event in other.read(after=20)] == [21, 22, 23, 24]
    with pytest.raises(PositionConflict):
        other.append([rejected("c", "late")], expected_position=22, run_id="run", actor="tester")
    assert other.compact(few=0) == 12
    assert ledger.append([rejected("c", "new")], expected_position=24, run_id="run", actor="tester").position == 25
    assert [event.stream_id for event in other.read(after=24)] == ["c"]
    assert ledger.verify() == []


WRITER = """
import json, sys
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import DocumentRejected
name, options = sys.argv[1], json.loads(sys.argv[2])
ledger = Ledger("s3://district/ledger", options)
for number in range(4):
    def decide(head):
        return [new_event("shared", DocumentRejected(document_id="d", name="d", reason=f"{name} {number}"))]
    ledger.append_with_retry(decide, run_id=name, actor="tester", attempts=40)
"""


def test_writers_at_once_lose_and_double_nothing(storage: dict[str, str]) -> None:
    command = [sys.executable, "-c", WRITER]
    writers = [
        subprocess.Popen([*command, f"writer{number}", json.dumps(storage)], stderr=subprocess.PIPE, text=True)
        for number in range(3)
    ]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0], errors
    ledger = Ledger("s3://district/ledger", storage)
    events = list(ledger.read())
    assert [event.position for event in events] == list(range(1, 13))
    assert len({event.payload["reason"] for event in events}) == 12
    assert ledger.verify() == []
