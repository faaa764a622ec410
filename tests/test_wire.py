"""What a server sends is sent at once."""

import os
import socket

from outcomes.ui import wire


def delays(connection: socket.socket) -> bool:
    return not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def accepted(listening: socket.socket) -> bool:
    """Whether a new connection to a socket would delay what is sent."""
    with socket.create_connection(listening.getsockname()[:2]), listening.accept()[0] as connection:
        return delays(connection)


def test_connections_to_a_socket_that_is_open_already_send_at_once():
    with socket.socket(socket.AF_INET) as listening:  # as Streamlit opens its own
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert accepted(listening)
        wire.at_once()
        assert not accepted(listening)


def test_sockets_on_which_nobody_listens_are_left_alone():
    with socket.socket(socket.AF_INET) as other:
        wire.at_once()
        assert delays(other)


def test_a_machine_that_does_not_list_open_files_is_served_as_before(monkeypatch, tmp_path):
    monkeypatch.setattr(wire, "OPEN", str(tmp_path / "none"))
    wire.at_once()


def test_the_files_and_sockets_of_others_stay_open_and_none_is_added(tmp_path):
    with (tmp_path / "file").open("w"), socket.socket(socket.AF_INET), socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(tmp_path / "socket"))
        unix.listen()
        before = os.listdir(wire.OPEN)
        wire.at_once()
        assert os.listdir(wire.OPEN) == before
