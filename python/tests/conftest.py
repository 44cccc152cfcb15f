# SPDX-License-Identifier: GPL-3.0-or-later
from pathlib import Path

import pytest

PAPERS = Path(__file__).resolve().parents[2] / "corpus" / "papers"


@pytest.fixture(scope="session")
def papers() -> "list[Path]":
    """The papers that the repository has."""
    found = sorted(PAPERS.glob("*.pdf"))
    assert found, f"no papers in {PAPERS}"
    return found
