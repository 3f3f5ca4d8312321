"""`scrub schema`: the JSON Schema of a record."""

from __future__ import annotations

import json

import click

from scrubber.article import Article
from scrubber.hooks import hookimpl


@click.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    click.echo(json.dumps(Article.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))


@hookimpl
def scrubber_commands(group: click.Group) -> None:
    """Register the command."""
    group.add_command(schema)
