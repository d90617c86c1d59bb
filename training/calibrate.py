"""Fit the decoder: prices of opening a span, weights of links, and confidence, on articles the network has not seen.

    python -m training.calibrate --data ../shared/data --model build/reader

Reads `reader.onnx` and `weights.pt` of the folder and writes `decoder.json`. Everything is fitted on the training
articles that `training.train` holds back, with the spans that the network really finds there.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from sayso.attribution import Found
from sayso.linking import Runs, Setting, alone, content_table, link, runs, setting_of, source_table, sourceless, worded
from sayso.model.crf import decode
from sayso.model.decoder import EVIDENCE, NAMES, NONE, Decoder
from sayso.model.scores import Scores
from sayso.model.tags import ROLES, TAGS
from sayso.testing import plain_decoder
from training.graph import load
from training.polnear import Example, Labels, read_compartment
from training.train import held_back


@dataclass(frozen=True, slots=True)
class Seen:
    """A held-back article as the network scores it."""

    example: Example
    setting: Setting
    scores: Scores

    @property
    def labels(self) -> Labels:
        """The first annotator's."""
        return self.example.labels[0]


def gold_runs(seen: Seen) -> dict[str, Runs]:
    """The annotated spans."""
    return runs(seen.labels.tags, seen.example.words.paragraph)


def found_runs(seen: Seen, decoder: Decoder) -> dict[str, Runs]:
    """The spans that the network finds."""
    words = seen.example.words
    return worded(runs(decode(seen.scores.tags, words.paragraph, decoder).best, words.paragraph), seen.setting)


def exact(articles: list[Seen], decoder: Decoder) -> dict[str, float]:
    """Exact F1 of each role's spans."""
    hits: Counter[str] = Counter()
    for seen in articles:
        found, gold = found_runs(seen, decoder), gold_runs(seen)
        for role in ROLES:
            a, b = (set(zip(r[role].begin.tolist(), r[role].end.tolist(), strict=True)) for r in (found, gold))
            hits[f"{role} hit"] += 2 * len(a & b)
            hits[f"{role} all"] += len(a) + len(b)
    return {role: 100 * hits[f"{role} hit"] / max(1, hits[f"{role} all"]) for role in ROLES}


def overlap_owner(span: tuple[int, int], gold: Runs) -> int:
    """The annotated span that shares most words with this one, or -1."""
    shared = np.minimum(gold.end, span[1]) - np.maximum(gold.begin, span[0])
    return int(shared.argmax()) if len(shared) and shared.max() > 0 else -1


Choice = tuple[np.ndarray, int]
"""Features of each candidate of a row, NaN where there is none, the last that of choosing none; and the right one."""


def link_rows(seen: Seen, decoder: Decoder) -> tuple[list[Choice], list[Choice]]:
    """The choices of found contents and of found cues, with the right one after the annotation."""
    found, gold = found_runs(seen, decoder), gold_runs(seen)
    owner = {role: [overlap_owner(span, gold[role]) for span in _ranges(found[role])] for role in ROLES}
    place = {role: {int(b): i for i, b in enumerate(gold[role].begin)} for role in ROLES}
    cue_of = {place["content"][c]: place["cue"].get(k, -1) for c, k in seen.labels.contents if c in place["content"]}
    source_of = {place["cue"][k]: place["source"].get(s, -1) for k, s in seen.labels.sources if k in place["cue"]}
    near, table = content_table(seen.setting, found["content"], found["cue"], seen.scores)
    none = alone(seen.setting, found["content"], found["cue"])
    targets = [cue_of.get(i, -1) for i in owner["content"]]
    contents = choices(near, table, none, right_of(near, owner["cue"], targets))
    near, table = source_table(seen.setting, found["cue"], found["source"], seen.scores)
    none = sourceless(seen.setting, found["cue"], found["source"], seen.scores)
    targets = [source_of.get(i, -1) for i in owner["cue"]]
    sources = choices(near, table, none, right_of(near, owner["source"], targets))
    return contents, [choice for choice, i in zip(sources, owner["cue"], strict=True) if i in source_of]


def _ranges(spans: Runs) -> list[tuple[int, int]]:
    return list(zip(spans.begin.tolist(), spans.end.tolist(), strict=True))


def right_of(near: np.ndarray, owners: list[int], targets: list[int]) -> list[int]:
    """For each row the candidate that overlaps the annotated target, or the last place, none."""
    rows = []
    for candidates, target in zip(near.tolist(), targets, strict=True):
        fitting = [k for k, c in enumerate(candidates) if c >= 0 and target >= 0 and owners[c] == target]
        rows.append(fitting[0] if fitting else len(candidates))
    return rows


def choices(near: np.ndarray, table: np.ndarray, none: np.ndarray, right: list[int]) -> list[Choice]:
    """Candidates and none side by side: the features of one are zero for the other."""
    rows = np.zeros((len(near), near.shape[1] + 1, len(NAMES) + len(NONE)))
    rows[:, :-1, : len(NAMES)] = np.where((near >= 0)[..., None], table, np.nan)
    rows[:, -1, len(NAMES) :] = none
    return list(zip(rows, right, strict=True))


def fit_choice(rows: list[tuple[np.ndarray, int]], names: tuple[str, ...], *, ridge: float = 1.0) -> dict[str, float]:
    """A linear choice among candidates (conditional logit), fitted by LBFGS."""
    features = torch.tensor(np.stack([r for r, _ in rows]), dtype=torch.float64)
    absent = features[..., 0].isnan()
    features = features.nan_to_num(0.0)
    target = torch.tensor([t for _, t in rows])
    return _minimise(
        names,
        lambda w: (
            torch.nn.functional.cross_entropy((features @ w).masked_fill(absent, -1e4), target, reduction="sum")
            + ridge * (w**2).sum()
        ),
    )


def _minimise(names: tuple[str, ...], objective: Callable[[Tensor], Tensor]) -> dict[str, float]:
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    search = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        search.zero_grad()
        value = objective(weights)
        value.backward()
        return value

    search.step(closure)
    return {name: round(float(value), 4) for name, value in zip(names, weights.detach(), strict=True)}


def fit_confidence(articles: list[Seen], decoder: Decoder, *, ridge: float = 1.0) -> dict[str, float]:
    """A logistic model of whether an attribution found is one that was annotated, in the soft sense of the scorer."""
    evidence, right = [], []
    for seen in articles:
        found, gold = found_runs(seen, decoder), gold_runs(seen)
        chosen = link(seen.setting, found, seen.scores, decoder)
        tagging = decode(seen.scores.tags, seen.example.words.paragraph, decoder)
        whole = Found(seen.example.words, found, chosen, tagging)
        targets = annotated_sets(seen, gold)
        for i, (source, content) in enumerate(word_sets(found, chosen.source_of, chosen.cue_of)):
            if not content:
                continue
            evidence.append(whole.evidence(i))
            right.append(any(same(source, content, *target) for target in targets))
    x, y = torch.tensor(evidence, dtype=torch.float64), torch.tensor(right, dtype=torch.float64)
    bce = torch.nn.functional.binary_cross_entropy_with_logits
    return _minimise(EVIDENCE, lambda w: bce(x @ w, y, reduction="sum") + ridge * (w**2).sum())


WordSet = frozenset[int]


def word_sets(spans: dict[str, Runs], source_of: np.ndarray, cue_of: np.ndarray) -> list[tuple[WordSet, WordSet]]:
    """For each cue the words of its source and of its content."""
    sets = []
    for i in range(len(spans["cue"])):
        source = _words(spans["source"], [int(source_of[i])] if source_of[i] >= 0 else [])
        sets.append((source, _words(spans["content"], np.flatnonzero(cue_of == i).tolist())))
    return sets


def _words(spans: Runs, chosen: list[int]) -> WordSet:
    return frozenset(w for i in chosen for w in range(int(spans.begin[i]), int(spans.end[i])))


def annotated_sets(seen: Seen, gold: dict[str, Runs]) -> list[tuple[WordSet, WordSet]]:
    """For each annotated cue the words of its source and of its content."""
    place = {role: {int(b): i for i, b in enumerate(gold[role].begin)} for role in ROLES}
    source_of, cue_of = np.full(len(gold["cue"]), -1), np.full(len(gold["content"]), -1)
    for cue, source in seen.labels.sources:
        if cue in place["cue"]:
            source_of[place["cue"][cue]] = place["source"].get(source, -1)
    for content, cue in seen.labels.contents:
        if content in place["content"]:
            cue_of[place["content"][content]] = place["cue"].get(cue, -1)
    return word_sets(gold, source_of, cue_of)


def same(source: WordSet, content: WordSet, gold_source: WordSet, gold_content: WordSet) -> bool:
    """Half of the content in common, and sources that touch or are both absent."""
    union = len(content | gold_content)
    enough = len(content & gold_content) >= 0.5 * union
    return enough and (bool(source & gold_source) or not (source or gold_source))


def soft(articles: list[Seen], decoder: Decoder) -> float:
    """Linked soft F1, as a check of the fit."""
    hits = total = 0
    for seen in articles:
        found, gold = found_runs(seen, decoder), gold_runs(seen)
        chosen = link(seen.setting, found, seen.scores, decoder)
        left = annotated_sets(seen, gold)
        pairs = [pair for pair in word_sets(found, chosen.source_of, chosen.cue_of) if pair[1]]
        total += len(left) + len(pairs)
        for pair in pairs:
            match = next((target for target in left if same(*pair, *target)), None)
            if match is not None:
                left.remove(match)
                hits += 2
    return 100 * hits / max(1, total)


PRICES = tuple(round(0.1 * i, 1) for i in range(-2, 13))


def fit_opening(articles: list[Seen], content: dict[str, Any]) -> float:
    """The price of opening a span that gives the best mean of the roles' exact F1.

    One price for all roles and a mean over its neighbours: a price a role follows the noise of forty articles.
    """
    tried = [np.mean(list(exact(articles, Decoder.from_json(content | {"opening": p})).values())) for p in PRICES]
    smooth = np.convolve(np.pad(tried, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    return PRICES[int(smooth.argmax())]


def fit(articles: list[Seen], weights: dict[str, Tensor]) -> dict[str, Any]:
    """The content of decoder.json."""
    content: dict[str, Any] = {
        "tags": TAGS,
        "transitions": np.round(weights["transitions"].double().numpy(), 4).tolist(),
        "first": np.round(weights["first"].double().numpy(), 4).tolist(),
        "content": dict.fromkeys(NAMES + NONE, 0.0),
        "source": dict.fromkeys(NAMES + NONE, 0.0),
        "confidence": dict.fromkeys(EVIDENCE, 0.0),
    }
    content["opening"] = fit_opening(articles, content)
    decoder = Decoder.from_json(content)
    rows = [link_rows(seen, decoder) for seen in articles]
    content["content"] = fit_choice([r for contents, _ in rows for r in contents], NAMES + NONE)
    content["source"] = fit_choice([r for _, sources in rows for r in sources], NAMES + NONE)
    content["confidence"] = fit_confidence(articles, Decoder.from_json(content))
    return content


def see(folder: Path, examples: list[Example]) -> list[Seen]:
    """Score articles with the graph of a folder."""
    model = load(folder / "reader.onnx", plain_decoder())
    return [Seen(e, setting_of(e.text, e.words), model.score(e.words)) for e in examples]


def main() -> None:
    """Read the arguments, fit, write and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    arguments = parser.parse_args()
    examples = [e for e in read_compartment(arguments.data / "polnear" / "train", Counter()) if held_back(e.name)]
    articles = see(arguments.model, examples)
    weights = torch.load(arguments.model / "weights.pt", map_location="cpu", weights_only=True)
    content = fit(articles, weights)
    (arguments.model / "decoder.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    decoder = Decoder.from_json(content)
    figures = exact(articles, decoder) | {"linked soft": soft(articles, decoder)}
    sys.stdout.write(json.dumps({"articles": len(articles), "opening": content["opening"]} | figures) + "\n")


if __name__ == "__main__":
    main()
