"""The manifest of the Slack app is one by Slack's own schema."""

import pytest
from jsonschema import Draft7Validator

from adapters.slack.manifest import EXAMPLE, manifest


@pytest.mark.parametrize("url", [EXAMPLE, None])
def test_the_manifest_fits_slacks_schema(specification, url):
    schema = specification("slack-manifest.schema.2.0.0.json")
    wrong = Draft7Validator(schema).iter_errors(manifest(url))
    assert [f"{'/'.join(map(str, each.path))}: {each.message}" for each in wrong] == []


def test_the_schema_would_tell(specification):
    made = manifest(EXAMPLE)
    made["features"]["shortcuts"][0]["name"] = "n" * 25
    made["settings"]["unknown"] = True
    wrong = Draft7Validator(specification("slack-manifest.schema.2.0.0.json")).iter_errors(made)
    assert len(list(wrong)) == 2
