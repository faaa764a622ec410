"""What the small components are made of, and what they are given."""

import json

import pytest

from outcomes.ui import components


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(components, "FOLDER", tmp_path)
    (tmp_path / "button.css").write_text("button {\n  color: red; }\n", "utf-8")
    (tmp_path / "hint.css").write_text("ul { margin: 0; }\n", "utf-8")
    return tmp_path


def test_parts_come_before_the_component_that_uses_them(folder):
    assert components._joined(("button.css",), "hint", "css") == "button {\ncolor: red; }\nul { margin: 0; }"


def test_a_part_may_have_a_style_and_no_script(folder):
    (folder / "hint.js").write_text("// why\nexport default () => {\n  // how\n  close()\n}\n", "utf-8")
    assert components._joined(("button.css",), "hint", "js") == "export default () => {\nclose()\n}"


def test_a_part_that_is_not_there_is_told(folder):
    with pytest.raises(FileNotFoundError):
        components._joined(("buton.css",), "hint", "css")


def test_data_are_packed_as_json_around_what_is_json_already():
    packed = components.json_bytes({"alt": '图 "1"', "height": 3}, figure='{"data":[]}')
    assert json.loads(packed) == {"figure": {"data": []}, "alt": '图 "1"', "height": 3}
    assert "图".encode() in packed
