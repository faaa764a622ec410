"""What was published stays findable: former ids lead on, what was withdrawn says why, every change is told."""

import csv
import json
from pathlib import Path
from typing import Any

import krippendorff
import pytest
from starlette.requests import Request

from outcomes.__main__ import main
from outcomes.analysis.filters import Filter
from outcomes.analysis.numeral_counts import role_counts
from outcomes.analysis.statements import statements_table
from outcomes.analysis.table import facts_table
from outcomes.api import answers, embeds
from outcomes.api.question import Question
from outcomes.api.routes import routes
from outcomes.export.tables import Extract, json_bytes
from outcomes.i18n.corrections import changelog
from outcomes.i18n.readings import agreed, checked
from outcomes.ledger.ledger import Ledger, load
from outcomes.ledger.vocabulary import CODED
from outcomes.settings import ROOT
from tests.conftest import TEXT, facts, indicator, make_document, name, refused, source, told, write
from tests.test_pages import opened, said

WHY = name("读错了。", "It was misread.")
GONE = {"fact": "town-corridor-lights", "date": "2026-03-04", "why": WHY}
NOT_FACT = {"source": "town-news", "quote": "864盏楼道灯", "figure": "864", "reason": "withdrawn"}
DATE = {"source": "town-news", "quote": "2021年完工", "figure": "2021", "reason": "date"}
HASH = "0" * 64
REGIONS = [
    {"id": "jiangxi", "name": name("江西省", "Jiangxi"), "level": "province", "code": "360000"},
    {"id": "small-town", "name": name("小镇", "Small Town"), "level": "township", "parent": "jiangxi"},
]
TWICE = {"times": 2, "date": "2026-01-02", "found": [5, 6, 4], "agreement": {
    "value": {"alike": 4, "alpha": 1}, "period": {"alike": 3, "alpha": 0.5}, "kind": {"alike": 4}}}  # fmt: skip


def renamed(entries: list[dict], **former: str) -> list[dict]:
    """The entries, those named (with _ for -) with a former id."""
    wanted = {key.replace("_", "-"): old for key, old in former.items()}
    return [entry | ({"formerly": [wanted[entry["id"]]]} if entry["id"] in wanted else {}) for entry in entries]


def after() -> dict[str, Any]:
    """Sections of the small file after renamings and a withdrawal."""
    return {
        "sources": [source(formerly=["old-news"], readings=TWICE, versions=[
            {"sha256": HASH, "date": "2026-01-01", "why": name("原文改版。", "The text was revised.")}])],
        "regions": renamed(REGIONS, jiangxi="old-province"),
        "facts": [fact for fact in renamed(facts(), town_lights="old-lights") if fact["id"] != GONE["fact"]],
        "withdrawn": [GONE],
        "not_facts": [DATE, NOT_FACT],
    }  # fmt: skip


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return write(tmp_path_factory.mktemp("history"), make_document(**after()))


@pytest.fixture(scope="module")
def small(files) -> Ledger:
    return load(*files)


def question(ledger: Ledger, **parameters: list[str]) -> Question:
    return Question(ledger, facts_table(ledger), parameters, "http://host", statements_table(ledger))


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ({"facts": renamed(facts(), town_lights="town-people")},
         "town-people is an id of the file: it cannot be a former one."),
        ({"facts": renamed(facts(), town_lights="old", town_people="old")},
         "old is given as a former id of town-lights too."),
        ({"withdrawn": [GONE]}, "town-corridor-lights is withdrawn and still stands in facts."),
        ({"withdrawn": [GONE | {"fact": "old"}] * 2}, "old is withdrawn twice."),
        ({"facts": renamed(facts(), town_lights="old"), "withdrawn": [GONE | {"fact": "old"}]},
         "old is withdrawn and leads on to another entry."),
        ({"withdrawn": [{"date": "2026-03-04", "why": WHY}]},
         "one of fact, statement, source, indicator, region, programme, theme says what was changed."),
        ({"corrections": [{"region": "jiangxi", "date": "2026-03-04", "what": "value", "old": "1", "why": WHY}]},
         "regions have no value."),
        ({"sources": [source(), source(id="again", file="again.txt")]},
         "the text is a reprint of town-news: the same words, set otherwise."),
        ({"sources": [source(versions=[{"sha256": source()["sha256"], "date": "2026-01-01", "why": WHY}])]},
         "an earlier version is the text of town-news, which stands."),
        ({"sources": [source(readings=TWICE | {"times": 1})]},
         "readings: two readings have found: and agreement:, one has neither."),
        ({"sources": [source(readings=TWICE | {"found": [5, 6, 2]})]},
         "readings: found: [first, second, both], and no code is alike in more figures than both found."),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_history_is_refused(tmp_path, sections, message):
    problems = refused(load, *write(tmp_path, make_document(**sections), again=TEXT))
    assert message in [problem.message for problem in problems]


def test_a_field_of_an_indicator_is_corrected_and_its_facts_say_so(tmp_path):
    change = {"indicator": "street-lights", "date": "2026-03-04", "what": "stage", "old": "activity", "new": "output",
              "why": WHY}  # fmt: skip
    ledger = load(*write(tmp_path, make_document(corrections=[change])))
    assert "one correction" in checked(ledger, "town-lights", "en")
    assert "not corrected" in checked(ledger, "town-people", "en")
    change["new"] = "outcome"
    assert "new is outcome, but the stage of street-lights is output." in [
        message for _, message in told(tmp_path / "wrong", make_document(corrections=[change]))
    ]


def test_what_is_withdrawn_is_in_no_table_and_its_numeral_is_accounted_for(small):
    assert GONE["fact"] not in set(facts_table(small)["id"])
    counts = role_counts(small).set_index("role")["numerals"]
    assert counts["withdrawn"] == 1
    assert "fact `town-corridor-lights`" in changelog(small)
    assert "It was misread. 读错了。" in changelog(small)


@pytest.fixture
def shown(files, monkeypatch):
    monkeypatch.setenv("OUTCOMES_DATA", str(files[0]))
    monkeypatch.setenv("OUTCOMES_SEEDS", str(files[1]))
    return opened


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("/api/facts/{name}.json", "old-lights", "town-lights"),
        ("/api/sources/{name}.json", "old-news", "town-news"),
        ("/api/sources/{name}.txt", "old-news", "town-news"),
        ("/api/sources/{name}.bib", "old-news", "town-news"),
        ("/embed/fact/{name}", "old-lights", "town-lights"),
    ],
)
@pytest.mark.usefixtures("shown")
def test_an_old_address_for_programs_leads_on(path, old, new):
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"lang=zh", "path_params": {"name": old},
             "scheme": "http", "headers": [(b"host", b"here")]}  # fmt: skip
    (route,) = (route for route in routes() if route.path == path)
    reply = route.endpoint(Request(scope))
    assert (reply.status_code, reply.headers["Location"]) == (308, f"http://here{path.format(name=new)}?lang=zh")


def test_an_embed_of_a_former_id_has_its_code_and_one_that_was_withdrawn_says_why(small):
    asked = question(small, url=["http://host/facts?fact=old-lights"])
    assert "/embed/fact/town-lights?" in json.loads(embeds.oembed(asked).body)["html"]
    gone = embeds.shown(question(small), GONE["fact"], "fact")
    assert (gone.status, WHY["en"] in gone.body.decode()) == (410, True)


def test_rows_are_asked_for_by_their_former_ids(small):
    asked = question(small, fact=["old-lights"], province=["old-province"], text=["old-news"])
    reply = answers.rows(asked, "fact", "json")
    assert [row["id"] for row in json.loads(reply.body)["facts"]] == ["town-lights"]


def test_the_api_says_why_something_was_withdrawn(small):
    reply = answers.entry(question(small), GONE["fact"], "fact")
    assert (reply.status, json.loads(reply.body)["why"]) == (410, WHY["en"])
    reply = answers.rows(question(small, fact=[GONE["fact"]]), "fact", "json")
    assert (reply.status, json.loads(reply.body)["withdrawn"][0]["why"]) == (410, WHY["en"])


def test_a_filter_by_a_former_id_is_the_filter_of_today(small):
    assert Filter.read({"province": ["old-province"], "text": ["old-news"]}, small) == Filter(
        province=("jiangxi",), source=("town-news",)
    )


@pytest.mark.parametrize(
    ("page", "address", "now", "words"),
    [
        ("sources", {"fact": "old-lights", "source": "old-news", "text": "old-news"},
         {"fact": "town-lights", "source": "town-news", "text": "town-news"}, "12,000"),
        ("compare", {"fact": ["old-lights", "town-people"]}, {"fact": ["town-lights", "town-people"]}, ""),  # both stay
        ("facts", {"fact": GONE["fact"]}, {}, "withdrawn on 2026-03-04. It was misread."),
    ],
)  # fmt: skip
def test_an_old_address_of_a_page_leads_on_or_says_why(shown, page, address, now, words):
    app = shown(page, **address)
    assert {key: app.query_params[key] for key in now} == now
    assert words in said(app)


def test_a_card_says_who_says_that_it_is_right(shown, small):
    line = "Read twice, neither reading seeing the other, last checked on 2 January 2026; not corrected since."
    assert checked(small, "town-lights", "en") == line
    assert checked(small, "town-lights", "zh") == "通读两遍，互不参看，最近核对于2026年1月2日；此后没有更正。"
    assert line in said(shown("facts", fact="town-lights"))


def test_a_source_says_how_far_its_readings_agree_and_what_it_replaced(shown, small):
    words = agreed(small.sources["town-news"], "en")
    assert words.endswith("value 100% (1.00), period 75% (0.50), result or target 100%.")
    page = said(shown("sources"))
    assert words in page
    assert "The source text was replaced on 2026-01-01. The text was revised." in page


def test_coverage_sums_the_readings_up(shown):
    assert "1 of 1 sources were read twice" in said(shown("coverage"))
    assert "Together the two readings found 7 figures; 4 were found by both" in said(shown("coverage"))


# check --against


def edited(**changes: Any) -> dict[str, Any]:
    """The facts, the first one changed."""
    return {"facts": [facts()[0] | changes, *facts()[1:]]}


VALUE = {
    "corrections": [
        {"fact": "town-lights", "date": "2026-01-02", "what": "value", "old": "1200", "new": "12000", "why": WHY}
    ]
}
REPLACED = {"sources": [source(versions=[{"sha256": HASH, "date": "2026-01-01", "why": WHY}])]}
CASES = [  # what was published, in a file or in a table; what the file now has besides; what is missed
    ("yaml", {}, {}, ""),
    ("yaml", edited(value=1200), {}, 'value was published as "1200", is "12000" now, and no correction says so.'),
    ("yaml", edited(value=1200), VALUE, ""),
    ("yaml", edited(value=1300), VALUE, 'value was published as "1300"'),
    ("yaml", edited(translation="Lights"), {}, 'translation was published as "Lights"'),
    ("yaml", edited(id="old-lights"), {}, "old-lights was published in facts and is gone."),
    ("yaml", edited(id="old-lights"), {"facts": renamed(facts(), town_lights="old-lights")}, ""),
    ("yaml", edited(id="old-lights"), {"withdrawn": [GONE | {"fact": "old-lights"}]}, ""),
    ("yaml", edited(region="old-town"), {"regions": renamed(REGIONS, small_town="old-town")}, ""),
    ("yaml", edited(note=name("旧说明", "Old remark")), {}, ""),
    ("yaml", edited(id=["half"]), {}, ""),  # half written, so it was no address
    ("yaml", {"facts": [{key: value for key, value in fact.items() if key != "part_of"} for fact in facts()]}, {},
     'part_of was published as not given, is "town-people" now'),
    ("yaml", edited(kind="target"), {}, 'kind was published as "target", is "actual" now'),
    ("yaml", {"sources": [source(sha256=HASH)]}, {}, f"Add to its versions: {{sha256: {HASH}"),
    ("yaml", {"sources": [source(sha256=HASH)]}, REPLACED, ""),
    ("json", {}, {}, ""),
    ("json", {}, edited(period="2021~", period_basis=name("2021年", "2021")), 'period was published as "2021"'),
    ("json", {}, edited(theme="homes") | {"themes": [{"id": key, "name": WHY} for key in ("housing", "homes")]},
     'theme was published as "housing", is "homes" now'),
    ("json", {}, {"indicators": [indicator(key, **more) for key, more in {
        "street-lights": {"stage": "activity"}, "corridor-lights": {},
        "satisfaction": {"unit": "percent", "group": "satisfaction", "stage": "outcome"},
        "people-served": {"unit": "people", "group": "people", "stage": "outcome"}}.items()]},
     'stage was published as "output", is "activity" now'),
    ("json", {}, {"facts": [fact for fact in facts() if fact["id"] != GONE["fact"]], "not_facts": [DATE, NOT_FACT]},
     "town-corridor-lights was published in facts and is gone."),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "before", "now", "missed"), CASES)
def test_every_change_of_what_was_published_must_be_told(tmp_path, capsys, ending, before, now, missed):
    old = tmp_path / f"old.{ending}"
    if ending == "json":
        (tmp_path / "then").mkdir()
        ledger = load(*write(tmp_path / "then", make_document(**before)))
        old.write_bytes(json_bytes(Extract(facts_table(ledger), ledger, "zh")))
    else:
        old.write_text(make_document(**before), "utf-8")
    data, seeds = write(tmp_path, make_document(**now))
    code = main(["check", "--against", str(old), "--data", str(data), "--seeds", str(seeds)])
    out = capsys.readouterr().out
    assert (code, missed in out) == (1 if missed else 0, True), out


@pytest.mark.parametrize("reference", ["no-such-branch", "--help=x", "nothing.json", "nothing.yaml"])
def test_a_reference_that_is_nothing_is_refused_in_one_line(tmp_path, capsys, reference):
    data, seeds = write(tmp_path, make_document())
    assert main(["check", f"--against={reference}", "--data", str(data), "--seeds", str(seeds)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.data
def test_the_readings_that_are_recorded_are_those_of_the_codes(ledger):
    """docs/reliability/facts.csv has a row for each figure that either reading found, with the codes of both."""
    with (ROOT / "docs" / "reliability" / "facts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for text in dict.fromkeys(row["text"] for row in rows):
        part = [row for row in rows if row["text"] == text]
        both = [row for row in part if row["value_1"] and row["value_2"]]
        readings = ledger.sources[text].readings
        assert readings.found == (
            sum(bool(r["value_1"]) for r in part),
            sum(bool(r["value_2"]) for r in part),
            len(both),
        )
        for code in CODED:
            pairs = [(row[f"{code}_1"], row[f"{code}_2"]) for row in both]
            codes = sorted({value for pair in pairs for value in pair})
            data = [[codes.index(pair[reading]) for pair in pairs] for reading in (0, 1)]
            said = readings.agreement[code]
            assert said.alike == sum(one == other for one, other in pairs)
            assert (said.alpha is None) == (len(codes) < 2)
            if said.alpha is not None:
                expected = krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")
                assert float(said.alpha) == pytest.approx(expected, abs=0.0006)
