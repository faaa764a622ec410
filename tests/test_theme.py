"""The theme that each run is told is the one that Streamlit would tell, read once."""

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from outcomes.ui import theme

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


@pytest.fixture
def read(monkeypatch):
    """Streamlit's own function, which is put back in the end."""
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    config.get_config_options(force_reparse=True)
    return app_session._populate_theme_msg


@pytest.mark.parametrize("section", SECTIONS)
def test_a_run_is_told_what_streamlit_would_tell(read, section):
    wanted, first, second = CustomThemeConfig(), CustomThemeConfig(), CustomThemeConfig()
    read(wanted, section)
    theme.keep()
    app_session._populate_theme_msg(first, section)
    app_session._populate_theme_msg(second, section)
    assert wanted == first == second


def test_the_options_are_looked_through_once(monkeypatch, read):
    theme.keep()
    app_session._populate_theme_msg(CustomThemeConfig())
    monkeypatch.setattr(config, "get_options_for_section", None)
    told = CustomThemeConfig()
    app_session._populate_theme_msg(told)
    assert told.font_faces


def test_a_section_without_options_stays_unsaid(read):
    theme.keep()
    told = CustomThemeConfig()
    app_session._populate_theme_msg(told.light, "theme.sidebar")
    assert not told.HasField("light")
