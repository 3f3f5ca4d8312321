from __future__ import annotations

import json

import pytest

from scrubber import Article
from scrubber.cli import main


def test_the_schema_of_a_record(capfd) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["schema"])
    assert not ended.value.code
    schema = json.loads(capfd.readouterr().out)
    assert schema["title"] == "Article"
    assert set(schema["properties"]) == set(Article.model_fields)
