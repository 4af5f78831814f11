"""The `ecosystem` command: names, options and help of its subcommands; each does its work in a module of this folder.

Those modules are imported when a command runs, so that help and `extract` start without Dagster or a database.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import click
import typer
from typer.core import TyperGroup

from orchestration.cli.failure import Failure


class OneLineErrors(TyperGroup):
    """A group whose expected failures end in one line on standard error and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Failure as failure:
            typer.echo(f"ecosystem {ctx.invoked_subcommand}: {failure}", err=True)
            ctx.exit(1)
        except KeyboardInterrupt:
            ctx.exit(130)


app = typer.Typer(
    cls=OneLineErrors,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Observations of innovation districts, read from prose into a warehouse.",
)

Home = Annotated[
    Path | None, typer.Option("--home", help="Folder of all state.", show_default="$ECOSYSTEM_HOME, else ./data")
]
Seeds = Annotated[
    Path | None, typer.Option("--seeds", help="Folder of documents.", show_default="$ECOSYSTEM_SEEDS, else ./seeds")
]

Format = Annotated[Literal["table", "json"], typer.Option(help="How to print what is found.")]
Person = Annotated[str | None, typer.Option("--person", help="Who decides this.", show_default="your user name")]


@app.command(epilog="Example: `ecosystem refresh --seeds seeds --home data`")
def refresh(seeds: Seeds = None, home: Home = None) -> None:
    """Read new documents, rebuild what depends on them, check it, and publish a release."""
    from orchestration.cli.refresh import refresh as run

    run(_settings(home, seeds=seeds))


@app.command(epilog="Example: `ecosystem extract seeds/*.txt --format table`")
def extract(
    files: Annotated[list[Path], typer.Argument(help="Documents: text, Markdown, HTML, PDF, Word.")],
    format: Annotated[Literal["jsonl", "table"], typer.Option(help="JSON lines, or a table to read.")] = "jsonl",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say which rule gave each slot, and why numbers were left.")
    ] = False,
) -> None:
    """Print the observations of documents; touches no state."""
    from orchestration.cli.extract import extract as run

    run(files, format, explain=explain)


@app.command(
    epilog='Example: `ecosystem query "select year, value, unit, sentence from mart_indicators_by_year" --format csv`'
)
def query(
    sql: Annotated[str, typer.Argument(help="One statement of DuckDB SQL.")],
    as_of: Annotated[str | None, typer.Option("--as-of", help="What we knew at this ISO date or time.")] = None,
    as_published: Annotated[
        str | None, typer.Option("--as-published", help="What the world had published by this ISO date.")
    ] = None,
    format: Annotated[Literal["table", "csv", "json"], typer.Option(help="How to print the rows.")] = "table",
    home: Home = None,
) -> None:
    """Query the current release, or what was known, or published, at an earlier time."""
    from orchestration.cli.query import query as run

    run(_settings(home), sql, as_of, as_published, format)


@app.command(epilog="Example: `ecosystem explain 3f9a2c41d07be865`")
def explain(
    observation_id: Annotated[str, typer.Argument(help="As printed by `extract` and held in every mart.")],
    home: Home = None,
) -> None:
    """Show where an observation was read: its sentence, its span in the raw text, its document, its events."""
    from orchestration.cli.explain import explain as run

    run(_settings(home), observation_id)


@app.command(
    epilog="Example: `ecosystem correct 3f9a2c41d07be865 --set value=43 --reason 'The printed edition says 43'`"
)
def correct(
    observation_id: Annotated[str, typer.Argument(help="As held in every mart.")],
    change: Annotated[list[str], typer.Option("--set", metavar="SLOT=VALUE", help="A slot and what it shall read.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the event.")],
    expect: Annotated[
        list[str] | None,
        typer.Option(
            "--expect",
            metavar="SLOT=VALUE",
            help="What must hold for it, now and later.",
            show_default="the slots that are set, as they read now",
        ),
    ] = None,
    person: Person = None,
    home: Home = None,
) -> None:
    """Correct an observation: an event that outranks every later extraction until it is withdrawn."""
    from orchestration.cli.correct import correct as run

    run(_settings(home), observation_id, change, expect or [], reason, person)


@app.command(epilog="Example: `ecosystem withdraw 3f9a2c41d07be865 --reason 'The text was right'`")
def withdraw(
    subject: Annotated[str, typer.Argument(metavar="ID", help="Of a correction, an observation, or an added alias.")],
    reason: Annotated[str, typer.Option(help="Why; kept with the event.")],
    person: Person = None,
    seeds: Seeds = None,
    home: Home = None,
) -> None:
    """Take back a correction, all corrections of an observation, or an alias."""
    from orchestration.cli.correct import withdraw as run

    run(_settings(home, seeds=seeds), subject, reason, person)


@app.command(epilog='Example: `ecosystem review --alias "Moon Base=Zhongguancun Science Park" --reason "its nickname"`')
def review(
    accept: Annotated[
        list[str] | None, typer.Option("--accept", metavar="SUBJECT", help="Let an observation or a name stand.")
    ] = None,
    correct: Annotated[
        list[str] | None,
        typer.Option("--correct", metavar="ID.SLOT=VALUE", help="A slot of an observation and what it shall read."),
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option("--alias", metavar="WORDS=NAME", help="Words for a known name, or for the code of an indicator."),
    ] = None,
    reason: Annotated[str | None, typer.Option(help="Why; kept with the event.")] = None,
    person: Person = None,
    below: Annotated[float, typer.Option(help="Observations of a confidence under this are in doubt.")] = 0.5,
    format: Format = "table",
    seeds: Seeds = None,
    home: Home = None,
) -> None:
    """List what is in doubt, or decide about it: low confidence, unknown names, lapsed corrections."""
    from orchestration.cli.review import decide, show

    settings = _settings(home, seeds=seeds)
    if accept or correct or alias:
        decide(settings, accept or [], correct or [], alias or [], reason, person)
    else:
        show(settings, below, format)


@app.command(epilog="Example: `ecosystem dev --port 3000`")
def dev(
    seeds: Seeds = None,
    home: Home = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 3000,
) -> None:
    """Serve the Dagster UI, with the daemon that runs schedules and sensors; ends with Ctrl-C."""
    from orchestration.cli.dev import dev as run

    run(_settings(home, seeds=seeds), port)


@app.command(epilog="Example: `ecosystem verify --home data`")
def verify(
    quick: Annotated[bool, typer.Option("--quick", help="Leave the replay out.")] = False, home: Home = None
) -> None:
    """Check chain, positions, documents, spans and releases, and that a replay equals what stands."""
    from orchestration.cli import upkeep

    upkeep.verify(_settings(home), quick=quick)


@app.command(epilog="Example: `ecosystem replay --home data`")
def replay(home: Home = None) -> None:
    """Delete everything below the ledger and build it again: staging, marts, release."""
    from orchestration.cli import upkeep

    upkeep.replay(_settings(home))


@app.command(epilog="Example: `ecosystem releases --format json`")
def releases(format: Format = "table", home: Home = None) -> None:
    """List the releases, newest first: id, time, tables, rows, and the ledger's head; a star marks the current one."""
    from orchestration.cli.releases import show as run

    run(_settings(home), format)


@app.command(epilog="Example: `ecosystem rollback --reason 'The newsletter was a draft'`")
def rollback(
    reason: Annotated[str, typer.Option(help="Why; kept with the event.")],
    release_id: Annotated[str | None, typer.Argument(show_default="the one before the current one")] = None,
    person: Person = None,
    home: Home = None,
) -> None:
    """Make an earlier release current again, until there is new content to release."""
    from orchestration.cli.releases import rollback as run

    run(_settings(home), release_id, reason, person)


@app.command(epilog="Example: `ecosystem diff --rows 5`")
def diff(
    before: Annotated[
        str | None, typer.Argument(metavar="FROM", help="A release.", show_default="the one before TO")
    ] = None,
    after: Annotated[
        str | None, typer.Argument(metavar="TO", help="A release.", show_default="the current one")
    ] = None,
    rows: Annotated[int, typer.Option(min=0, help="How many observations to list.")] = 20,
    format: Format = "table",
    home: Home = None,
) -> None:
    """Show what a release adds, changes or lacks against another, by indicator and with the cause."""
    from orchestration.cli.releases import diff as run

    run(_settings(home), before, after, rows, format)


def _settings(home: Path | None, **given: Any) -> Any:
    """The settings of the environment, overruled by the options that were given."""
    from pydantic import ValidationError

    from orchestration.settings import Settings

    options = {name: value for name, value in {"home": home, **given}.items() if value is not None}
    try:
        return Settings(**options)
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        raise Failure(f"ECOSYSTEM_{name}: {first['msg']}") from error
