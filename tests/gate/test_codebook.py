"""The share of observations with a code, on texts that nobody annotated."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate.codebook import main


def test_the_share_of_each_kind_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("county", "township", "province"):
        (tmp_path / kind).mkdir()
    (tmp_path / "county/a.txt").write_text(
        "青石县2024年工作总结\n粮食总产量4.1万吨。\n编织草帽1200件。\n", "utf-8"
    )
    assert main(tmp_path) == 0
    assert (
        capsys.readouterr().out == "codebook: county 50% of 2 observations, township 0% of 0 observations\n"
    )


def test_a_folder_without_them_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path) == 2
    assert "county or township" in capsys.readouterr().err
