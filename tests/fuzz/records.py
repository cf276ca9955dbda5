"""Spoil answers given as JSON: keys dropped, nested deep, of another kind."""

import json
import random
from collections.abc import Callable, Iterator

from tests.fuzz.grids import NASTY
from tests.fuzz.texts import spoil

Tree = object
Branch = tuple[dict | list, str | int]
LISTS = ("records", "results", "submissions")
STRANGE = (
    None, True, False, 0, -1, 1.5, 10**30, 1e308, float("nan"), float("inf"), [], {}, [[]], [None], "\ud800",
    "a\x00b", ["L", "a", "b"], ["L", 1, 2], ["L", ["d", 1]], ["d", 1707868800], ["D", 1707868800, "Europe/Paris"],
    ["D", 1707868800, "../../etc"], ["D", 1, {}], ["d", 1e400], ["R", "T", 1], ["r", "T", [1, {}]], ["E", "ValueError"],
    ["Z"], {"a": {"b": {"c": 1}}}, [{"a": 1}, 2, "x"], [{"a": [{"b": 1}]}], [1, [2, [3]]], [48.1, None], ["2.3", "48"],
)  # fmt: skip


def answers_of(data: Tree) -> list:
    """Return the list that holds the answers."""
    about = data if isinstance(data, dict) else {}
    return next((about[name] for name in LISTS if isinstance(about.get(name), list)), data)


def branches(tree: Tree) -> Iterator[Branch]:
    """Yield every place of a tree that can be written to."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, inside in list(items):
        yield tree, key
        if isinstance(inside, dict | list):
            yield from branches(inside)


def spoil_tree(data: Tree, rng: random.Random) -> Tree:
    """Apply one change to the answers."""
    return rng.choice(CHANGES)(data, rng)


def spoil_json(data: Tree, rng: random.Random) -> bytes:
    """Write the answers, perhaps spoiling the text itself."""
    text = json.dumps(data, ensure_ascii=rng.random() < 0.5, indent=rng.choice([None, 1]))
    raw = text.encode("utf-8", "surrogatepass" if rng.random() < 0.2 else "replace")
    if rng.random() < 0.3:
        raw = rng.choice(TEXTS)(raw, rng)
    return raw


def _somewhere(data: Tree, rng: random.Random) -> Branch:
    return rng.choice(list(branches(answers_of(data))) or [(answers_of(data), slice(0))])


def dropped(data: Tree, rng: random.Random) -> Tree:
    tree, key = _somewhere(data, rng)
    del tree[key]
    return data


def strange(data: Tree, rng: random.Random) -> Tree:
    tree, key = _somewhere(data, rng)
    tree[key] = rng.choice([*STRANGE, *NASTY])
    return data


def deep(data: Tree, rng: random.Random) -> Tree:
    tree, key = _somewhere(data, rng)
    for _ in range(rng.choice([1, 2, 11, 14, 200])):
        tree[key] = rng.choice([{"a": tree[key]}, [tree[key]], {"é/b": tree[key], "c": 1}])
    return data


def renamed(data: Tree, rng: random.Random) -> Tree:
    tree, key = _somewhere(data, rng)
    if isinstance(tree, dict):
        tree[rng.choice([*NASTY, "_geolocation", "_attachments", "_tags", "fields", "id"])] = (
            tree.pop(key)
        )
    return data


def other_rows(data: Tree, rng: random.Random) -> Tree:
    answers = answers_of(data)
    answers.insert(
        rng.randint(0, len(answers)), rng.choice([*STRANGE, "texte", {"id": 3}, {"fields": {}}])
    )
    return data


def wrapped(data: Tree, rng: random.Random) -> Tree:
    return rng.choice(
        [
            {"results": data},
            {"next": "x", "results": answers_of(data)},
            [data],
            {"a": data},
            answers_of(data),
        ]
    )


def emptied(data: Tree, rng: random.Random) -> Tree:
    answers = answers_of(data)
    del answers[rng.randint(0, len(answers)) :]
    return data


def _text(raw: bytes, rng: random.Random) -> bytes:
    return spoil(raw, rng)


def _same_key_twice(raw: bytes, _rng: random.Random) -> bytes:
    return raw.replace(b"{", b'{"deux": 1, "deux": 2, ', 1)


def _lines(raw: bytes, _rng: random.Random) -> bytes:
    return raw + b"\n" + raw


def _bottomless(raw: bytes, rng: random.Random) -> bytes:
    return rng.choice([b"[", b'{"a":', b'[{"a":']) * 3000 + raw


CHANGES: tuple[Callable[[Tree, random.Random], Tree], ...] = (
    dropped, strange, strange, strange, deep, renamed, other_rows, wrapped, emptied,
)  # fmt: skip
TEXTS = (_text, _text, _text, _same_key_twice, _lines, _bottomless)
