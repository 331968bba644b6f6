"""A pipe that does to an article what its text says: for tests of what a run survives."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

CONFIG = """
[nlp]
lang = "ar"
pipeline = ["poison"]
tokenizer = {"@tokenizers":"arextract.tokenizer.v1"}

[components]

[components.poison]
factory = "test_poison"
"""


@Language.factory("test_poison")
def make(nlp: Language, name: str):
    def poison(doc: Doc) -> Doc:
        text = doc.text
        if "RAISE" in text:
            raise RuntimeError("a pipe\nthat raises")
        if "KILL-ONCE" in text:
            flag = Path(text.split()[-1])
            if not flag.exists():
                flag.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        elif "KILL" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "SLEEP" in text:
            time.sleep(60)
        return doc

    return poison
