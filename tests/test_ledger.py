"""Loading the file with its texts."""

import gc
import hashlib
from pathlib import Path

import pytest

from outcomes.errors import DataError
from outcomes.ledger.ledger import Ledger, load, without_collecting
from tests.conftest import TEXT, changed, line_of, make_document, refused, source, write


def test_the_version_is_made_of_the_files_bytes(tmp_path):
    data, seeds = write(tmp_path, make_document())
    version = hashlib.sha256(data.read_bytes()).hexdigest()[:8]
    assert load(data, seeds).version == version
    data.write_bytes(data.read_bytes() + b"# a comment\n")
    assert load(data, seeds).version != version


@pytest.fixture
def small(tmp_path) -> Ledger:
    return load(*write(tmp_path, make_document()))


def test_entries_are_found_by_id_in_the_order_of_the_file(small):
    assert list(small.facts) == ["town-lights", "town-corridor-lights", "town-satisfied", "town-people", "town-young"]
    assert small.headlines == ("town-lights",)
    assert small.units["percent"].symbol == "%"


def test_a_place_leads_up_to_its_province_which_is_found_by_its_code(small):
    assert [[region.id for region in small.chain(name)] for name in ("small-town", "jiangxi")] == [
        ["small-town", "jiangxi"], ["jiangxi"],
    ]  # fmt: skip
    assert small.province_codes == {"360000": "jiangxi"}


def test_a_group_has_its_own_name_or_that_of_its_one_indicator(small):
    names = [small.group_name(group).en for group in ("lights", "people")]
    assert names == ["Lights installed", "Indicator people-served"]


def test_every_figure_leads_to_its_place_in_the_text(small):
    places = {key: small.anchors[key] for key in small.facts}
    assert {key: TEXT[at.figure_start : at.figure_end] for key, at in places.items()} == {
        key: fact.figure for key, fact in small.facts.items()
    }


def test_a_pinyin_annotated_text_is_quoted_without_its_readings(tmp_path):
    text = TEXT.replace("楼道灯", "楼(lóu)道(dào)灯(dēng)")
    document = make_document(sources=[source(text, transcription="pinyin-annotated")])
    ledger = load(*write(tmp_path, document, town=text))
    place = ledger.anchors["town-corridor-lights"]
    start, end = ledger.texts["town-news"].raw_span(place.start, place.end)
    assert text[start:end] == "864盏楼(lóu)道(dào)灯(dēng)"


def test_a_byte_order_mark_in_a_text_is_no_part_of_it(tmp_path):
    raw = b"\xef\xbb\xbf" + TEXT.encode()
    document = make_document(sources=[source(sha256=hashlib.sha256(raw).hexdigest())])
    assert load(*write(tmp_path, document, town=raw)).texts["town-news"].reading == TEXT


def test_a_file_saved_by_windows_means_the_same_and_its_problems_have_their_lines(tmp_path):
    right, wrong = (b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
                    for text in (make_document(), changed("value: 864", "value: 865")))  # fmt: skip
    data, seeds = write(tmp_path, right)
    assert load(data, seeds).facts["town-lights"].quote == "全镇共安装了1.2万多盏路灯"
    data.write_bytes(wrong)
    assert [problem.line for problem in refused(load, data, seeds)] == [line_of(make_document(), "value: 864")]


def test_a_text_that_changed_is_noticed_and_its_new_hash_is_told(tmp_path):
    text = TEXT + "又及。\n"
    document = make_document()
    problems = refused(load, *write(tmp_path, document, town=text))
    assert [(p.line, p.id, p.message) for p in problems] == [
        (line_of(document, "sha256"), "town-news", "the text seeds/town.txt is not the one that was curated.")
    ]
    assert problems[0].fix.endswith(f"sha256: {hashlib.sha256(text.encode()).hexdigest()}")


@pytest.mark.parametrize(
    ("arrange", "message"),
    [
        (lambda path: path.unlink(), "seeds/town.txt: there is no such file."),
        (lambda path: (path.unlink(), path.mkdir()), "seeds/town.txt: there is no such file."),
        (lambda path: path.rename(path.parent.parent / "town.txt") and path.symlink_to("../town.txt"),
         "town.txt: the text does not lie in the folder of source texts."),
    ],
    ids=["missing", "a folder", "a link out of the folder"],
)  # fmt: skip
def test_all_texts_that_cannot_be_read_are_named_once_each(tmp_path, arrange, message):
    document = make_document(sources=[source(), source(id="third-news", file="third.txt")])
    data, seeds = write(tmp_path, document, third=b"\xff")
    arrange(seeds / "town.txt")
    assert [(p.line, p.id, p.message) for p in refused(load, data, seeds)] == [
        (line_of(document, 'file: "town.txt"'), "town-news", message),
        (line_of(document, 'file: "third.txt"'), "third-news", "seeds/third.txt: the file is not UTF-8."),
    ]


def test_a_link_inside_the_folder_is_followed(tmp_path):
    data, seeds = write(tmp_path, make_document())
    (seeds / "town.txt").rename(seeds / "real.txt")
    (seeds / "town.txt").symlink_to("real.txt")
    assert load(data, seeds).texts["town-news"].reading == TEXT


def test_a_file_that_is_missing_or_in_gb18030_is_named(tmp_path):
    (missing,) = refused(load, tmp_path / "facts.yaml", tmp_path)
    assert str(missing) == "facts.yaml:1: there is no such file. Check the name and the folder."
    document = make_document()
    (wrong,) = refused(load, *write(tmp_path, document.encode("gb18030")))
    assert (wrong.line, wrong.message) == (line_of(document, "小镇新闻"), "the file is not UTF-8.")


def test_the_error_lists_every_problem_as_text(tmp_path):
    document = changed("value: 864", "value: 865", changed("value: 90", "value: 91"))
    data, seeds = write(tmp_path, document)
    with pytest.raises(DataError) as caught:
        load(data, seeds)
    assert str(caught.value).splitlines() == [
        f"facts.yaml:{line_of(document, words)}: {key}: the figure “{figure}” reads {reads}, the value says {says}. "
        "Correct the one that is wrong."
        for words, key, figure, reads, says in [
            ("value: 865", "town-corridor-lights", "864", 864, 865),
            ("value: 91", "town-satisfied", "90%以上", 90, 91),
        ]
    ]


def test_the_words_that_say_a_figure_again_are_kept_with_its_fact(tmp_path):
    again = {"source": "town-news", "quote": "2021年完工", "figure": "2021", "reason": "restatement"}
    again["of"] = "town-lights"
    ledger = load(*write(tmp_path, make_document(not_facts=[again])))
    assert ledger.restated == {"town-lights": ("2021年完工",)}


def test_the_garbage_collector_is_paused_while_reading_and_no_longer(tmp_path: Path) -> None:
    with without_collecting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(DataError):
        load(tmp_path / "nothing.yaml", tmp_path)
    assert gc.isenabled()
