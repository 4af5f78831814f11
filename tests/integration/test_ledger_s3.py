"""The same ledger on an S3-compatible object store, served on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from orchestration.ledger import Head, Ledger, NewEvent, PositionConflict, new_event
from orchestration.ledger.payloads import DocumentRejected


@pytest.fixture
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    endpoint = f"http://{host}:{port}"
    options = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
        region_name="us-east-1",
    )
    client.create_bucket(Bucket="district")
    try:
        yield options
    finally:
        server.stop()


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


def test_writers_at_once_lose_and_double_nothing(storage: dict[str, str]) -> None:
    def write(name: str) -> None:
        ledger = Ledger("s3://district/ledger", storage)
        for number in range(4):
            ledger.append_with_retry(
                lambda head, number=number: [rejected("shared", f"{name} {number}")],
                run_id=name,
                actor="tester",
                attempts=40,
            )

    writers = [threading.Thread(target=write, args=(f"writer{number}",)) for number in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(timeout=120)
    ledger = Ledger("s3://district/ledger", storage)
    events = list(ledger.read())
    assert [event.position for event in events] == list(range(1, 13))
    assert len({event.payload["reason"] for event in events}) == 12
    assert ledger.verify() == []
