"""Keep a talk of each flow as the present release stores it, those that are new: `python -m tests.flows.in_flight 0.2`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from bot.flows.all import FLOWS
from bot.store import Key, Store
from tests.chat import Chat
from tests.databases import Databases
from tests.flows.in_flight import FOLDER, in_the_middle

release = FOLDER / sys.argv[1]
release.mkdir(exist_ok=True)
with tempfile.TemporaryDirectory() as folder:
    databases = Databases("sqlite", Path(folder), Key.made(), None)
    for number, flow in enumerate(FLOWS):
        path = release / f"{flow}.json"
        if path.exists():  # what a release stored is never changed
            continue
        store = Store.open(databases.made(), databases.key)
        kept = in_the_middle(Chat(store, language=("nl", "en")[number % 2]), flow)
        store.close()
        written = json.dumps(kept, ensure_ascii=False, indent=2)
        path.write_text(f"{written}\n", encoding="utf-8")
