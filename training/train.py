"""Train the network on PolNeAR, from checkpoints.

    python -m training.train --data ../shared/data --out build/reader

Seeded: on an idle machine the same seed gives the same losses; under load, sums may round otherwise. A run that was
interrupted goes on from the last epoch it finished. Every 16th training article, by hash of its name, is kept from the
network: links and confidence are fitted on those (`training.calibrate`), since on its own training articles a network
is too sure of itself.

A run may go on from one before it (`--before`) with contents that are read again among its examples (`--inner`), which
teaches what is said inside what is said.
"""

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from sayso.model.stretches import SIZE
from sayso.model.tags import TAGS
from sayso.model.tokens import SEP, Pieces, cut_pieces, load_tokenizer
from training.batches import NONE, Batch, Excerpt, collate, excerpts
from training.inner import read_inner
from training.losses import CANDIDATE, crf_loss, distance_bucket, link_loss
from training.network import LINK, Network, Output, minilm, pretrained
from training.polnear import Example, read_compartment


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides a run's weights, kept beside them."""

    seed: int = 1
    epochs: int = 8
    batch: int = 16
    """Excerpts a batch."""
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    """Share of steps."""
    decay: float = 0.01
    average: float = 0.998
    """Of the moving average of weights, which is what ships."""
    link_weight: float = 0.3
    dropout: float = 0.1
    mask: float = 0.0
    """Share of word pieces hidden in training."""
    inner: int = 0
    """How often an epoch has the contents that are labelled for what is inside them."""


REPORT = 50
"""Steps between two lines of figures."""

MASK = 103
"""BERT's [MASK]."""


def held_back(name: str) -> bool:
    """Whether a training article is kept for calibration: one in 16, by hash of its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 16 == 0


def by_word(values: Tensor, batch: Batch) -> Tensor:
    """(B, T, …) by piece to (B, W, …) by word: the value of its first piece."""
    index = batch.first
    for _ in range(values.dim() - 2):
        index = index.unsqueeze(-1)
    return values.gather(1, index.expand(-1, -1, *values.shape[2:]))


def loss(network: Network, bias: Tensor, batch: Batch) -> tuple[Tensor, Tensor]:
    """Tag loss and link loss, each a mean: a paragraph's word, a link. `bias` (role, distance bucket)."""
    with torch.autocast(batch.pieces.device.type, dtype=torch.bfloat16):
        raw = network(batch.pieces, batch.features, batch.mask)
    out = Output(*(by_word(value.float(), batch) for value in raw))
    emissions = out.tags.flatten(0, 1)[batch.paragraph]
    tags = batch.tags.flatten()[batch.paragraph]
    tag_loss = crf_loss(emissions, tags, batch.paragraph_mask, network.transitions, network.first)
    return tag_loss / batch.words.sum(), links(out, bias, batch)


def links(out: Output, bias: Tensor, batch: Batch) -> Tensor:
    """Each content looks for its cue, each cue for its source or none."""
    with torch.no_grad():
        likely = out.tags.softmax(-1) > CANDIDATE
    cues = (likely[..., TAGS.index("B-cue")] | (batch.tags == TAGS.index("B-cue"))) & batch.words
    sources = (likely[..., TAGS.index("B-source")] | (batch.tags == TAGS.index("B-source"))) & batch.words
    place = torch.arange(batch.words.shape[1], device=batch.words.device)
    bucket = distance_bucket(place[:, None] - place)
    to_cue = out.content_query @ out.content_key.transpose(1, 2) / LINK**0.5 + bias[0][bucket]
    to_source = out.source_key @ out.source_query.transpose(1, 2) / LINK**0.5 + bias[1][bucket]
    to_source = torch.cat([to_source, out.source_none[..., None]], dim=-1)
    everywhere = torch.ones_like(sources[:, :1])
    total = link_loss(to_cue, cues, batch.cue_of)
    total = total + link_loss(to_source, torch.cat([sources, everywhere], dim=1), batch.source_of)
    count = (batch.cue_of != NONE).sum() + (batch.source_of != NONE).sum()
    return total / count.clamp(min=1)


def epoch_batches(examples: list[Example], pieces: list[Pieces], plan: Plan, epoch: int) -> list[list[Excerpt]]:
    """An epoch's excerpts, shuffled, in batches of like length."""
    rng = np.random.default_rng([plan.seed, epoch])
    every = [w for i, e in enumerate(examples) for w in excerpts(i, e, pieces[i], SIZE, rng)]
    order = rng.permutation(len(every))
    pool = 16 * plan.batch
    batches = []
    for begin in range(0, len(order), pool):
        some = sorted(order[begin : begin + pool], key=lambda i: every[i].end - every[i].begin)
        batches += [[every[i] for i in some[k : k + plan.batch]] for k in range(0, len(some), plan.batch)]
    return [batches[i] for i in rng.permutation(len(batches))]


def schedule(step: int, steps: int, plan: Plan) -> float:
    """Linear warm-up, then linear to zero."""
    warm = max(1, int(plan.warmup * steps))
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def optimizer(network: Network, bias: Tensor, plan: Plan) -> torch.optim.AdamW:
    """AdamW with a higher rate for what starts from nothing."""
    new = ("cases", "quotes", "breaks", "tag.", "link_", "transitions", "first")
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, weight in network.named_parameters():
        groups.setdefault((name.startswith(new), weight.dim() > 1), []).append(weight)
    settings = [
        {"params": weights, "lr": plan.head_rate if fresh else plan.rate, "weight_decay": plan.decay * wide}
        for (fresh, wide), weights in groups.items()
    ]
    settings.append({"params": [bias], "lr": plan.head_rate, "weight_decay": 0.0})
    for group in settings:
        group["rate"] = group["lr"]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), fused=True)


@dataclass(slots=True)
class Run:
    """What changes as training goes on, and is saved."""

    network: Network
    bias: Tensor
    """(role, distance bucket): what distance alone says of a link. Only training uses it."""
    adam: torch.optim.AdamW
    average: dict[str, Tensor]
    step: int = 0
    epoch: int = 0

    @classmethod
    def start(cls, plan: Plan, before: Path | None, device: str) -> "Run":
        """A run before its first step, from MiniLM or from what the run in the folder `before` has averaged."""
        torch.manual_seed(plan.seed)
        network = pretrained(plan.dropout)
        bias = torch.zeros(2, 25)
        if before:
            state = torch.load(before / "checkpoint.pt", map_location="cpu", weights_only=True)
            network.load_state_dict(state["average"])
            bias = state["bias"].clone()
        network, bias = network.to(device), bias.to(device).requires_grad_()
        average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
        return cls(network, bias, optimizer(network, bias, plan), average)

    def save(self, out: Path, plan: Plan) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "plan": asdict(plan),
            "network": self.network.state_dict(),
            "adam": self.adam.state_dict(),
            "bias": self.bias.detach(),
            "average": self.average,
            "step": self.step,
            "epoch": self.epoch,
            "random": torch.get_rng_state(),
        }
        torch.save(state, out / "checkpoint.part")
        (out / "checkpoint.part").replace(out / "checkpoint.pt")

    def resume(self, out: Path, plan: Plan, device: str) -> None:
        """Go on from a folder's checkpoint, if it has one."""
        if not (out / "checkpoint.pt").exists():
            return
        state = torch.load(out / "checkpoint.pt", map_location=device, weights_only=True)
        if state["plan"] != asdict(plan):
            raise SystemExit(f"{out}: holds a run with other settings; name another folder or delete it")
        self.network.load_state_dict(state["network"])
        self.adam.load_state_dict(state["adam"])
        with torch.no_grad():
            self.bias.copy_(state["bias"])
        self.average, self.step, self.epoch = state["average"], state["step"], state["epoch"]
        torch.set_rng_state(state["random"].cpu())


def take_step(run: Run, batch: Batch, plan: Plan, steps: int) -> tuple[float, float]:
    """One step of the optimiser; tag loss and link loss."""
    for group in run.adam.param_groups:
        group["lr"] = group["rate"] * schedule(run.step, steps, plan)
    run.network.train()
    tag, link = loss(run.network, run.bias, batch)
    run.adam.zero_grad()
    (tag + plan.link_weight * link).backward()
    torch.nn.utils.clip_grad_norm_(run.network.parameters(), 1.0)
    run.adam.step()
    run.step += 1
    keep = min(plan.average, (1 + run.step) / (10 + run.step))
    with torch.no_grad():
        for name, weight in run.network.state_dict().items():
            run.average[name].lerp_(weight, 1 - keep)
    return tag.item(), link.item()


def mask(batch: Batch, share: float) -> None:
    """Hide a share of the word pieces, so that the network learns to do without any one of them."""
    if not share:
        return
    hidden = (torch.rand(batch.pieces.shape) < share).to(batch.pieces.device) & (batch.pieces > SEP)
    batch.pieces[hidden] = MASK


def train(examples: list[Example], plan: Plan, out: Path, *, before: Path | None, device: str) -> None:
    """Run the plan, saving after every epoch, and write the averaged weights at its end."""
    cut = load_tokenizer(minilm("tokenizer.json"))
    pieces = [cut_pieces(cut, example.words) for example in examples]
    steps = plan.epochs * len(epoch_batches(examples, pieces, plan, 0))
    run = Run.start(plan, before, device)
    run.resume(out, plan, device)
    while run.epoch < plan.epochs:
        started, sums = time.monotonic(), np.zeros(2)
        batches = epoch_batches(examples, pieces, plan, run.epoch)
        for number, chosen in enumerate(batches, start=1):
            batch = to(collate(examples, pieces, chosen), device)
            mask(batch, plan.mask)
            sums += take_step(run, batch, plan, steps)
            if number % REPORT == 0:
                report(epoch=run.epoch, step=run.step, of=steps, tag=sums[0] / number, link=sums[1] / number)
        run.epoch += 1
        means = sums / len(batches)
        report(epoch=run.epoch, seconds=time.monotonic() - started, tag=means[0], link=means[1])
        run.save(out, plan)
    torch.save(run.average, out / "weights.pt")


def to(batch: Batch, device: str) -> Batch:
    """The batch on a device."""
    if device == "cpu":
        return batch
    return Batch(**{name: getattr(batch, name).to(device) for name in Batch.__slots__})


def report(**values: float) -> None:
    """One line of figures on standard output."""
    sys.stdout.write(json.dumps({k: round(v, 4) for k, v in values.items()}) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the arguments, the data, and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--before", type=Path, help="folder of the run that this one goes on from")
    for name, value in asdict(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    data, out, before = given.pop("data"), given.pop("out"), given.pop("before")
    plan = Plan(**given)
    dropped: Counter[str] = Counter()
    compartment = data / "polnear" / "train"
    examples = [e for e in read_compartment(compartment, dropped) if not held_back(e.name)]
    examples += plan.inner * [e for e in read_inner(compartment, dropped) if not held_back(e.name)]
    out.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{len(examples)} articles; dropped {dict(dropped)}\n")
    train(examples, plan, out, before=before, device="cuda" if torch.cuda.is_available() else "cpu")
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))


if __name__ == "__main__":
    main()
