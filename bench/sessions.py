"""Visitors without a browser: the messages a browser would exchange with the server."""

import threading
import time
from collections import deque
from collections.abc import Sequence
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from bench.servers import Server

PATIENCE = 120  # seconds for one run of a page


class Session:
    """One open page over the websocket; `path` is the page's name in the URL ("" for the first).

    Like a browser it says which messages it still holds: those of the last two runs.
    """

    def __init__(self, server: Server, path: str = "") -> None:
        """Connects and runs the page once."""
        self.wire = connect(
            f"ws://localhost:{server.port}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            compression=None,
            ping_interval=None,
        )
        self.boxes: dict[str, list[str]] = {}
        self.recent: deque[set[str]] = deque([set(), set()], maxlen=2)
        self.state = ClientState(page_name=path)
        self.run()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leaves the page."""
        self.wire.close()

    def pick(self, number: int) -> None:
        """Chooses in the first two select boxes: another pair of options for every number."""
        self.state.widget_states.ClearField("widgets")
        for widget, options in list(self.boxes.items())[:2]:
            number, position = divmod(number, len(options))
            self.state.widget_states.widgets.add(id=widget, string_value=options[position])
        self.run()

    def run(self) -> None:
        """Runs the page once and reads all that it sends."""
        self.state.ClearField("cached_message_hashes")
        self.state.cached_message_hashes.extend(set().union(*self.recent))
        self.wire.send(BackMsg(rerun_script=self.state).SerializeToString())
        self.recent.append(set())
        message = ForwardMsg()
        while message.WhichOneof("type") != "script_finished":
            message.ParseFromString(self.wire.recv(timeout=PATIENCE, decode=False))
            self._note(message)

    def _note(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable or message.ref_hash:
            self.recent[-1].add(message.ref_hash or message.hash)
        if message.WhichOneof("type") == "navigation":  # which page the address led to
            self.state.page_script_hash = message.navigation.page_script_hash
        element = message.delta.new_element
        if element.WhichOneof("type") == "selectbox":
            self.boxes.setdefault(element.selectbox.id, list(element.selectbox.options))


def pick_at_once(sessions: Sequence[Session], number: int) -> float:
    """All sessions choose something else at the same moment: ms until the last has its page."""
    start = threading.Barrier(len(sessions) + 1)

    def one(session: Session, choice: int) -> None:
        start.wait()
        session.pick(choice)

    threads = [
        threading.Thread(target=one, args=(session, number + i))
        for i, session in enumerate(sessions)
    ]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return (time.perf_counter() - began) * 1000
