"""Train the network on PolNeAR, from checkpoints.

    python -m training.train --data ../shared/data --out build/run1

Seeded: the same seed, threads and machine give the same weights. A run that was interrupted goes on from the last
epoch it finished. Every 16th training article, by hash of its name, is kept from the network: links and confidence
are fitted on those (`training.calibrate`), since on its own training articles a network is too sure of itself.
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
from tokenizers import Tokenizer
from torch import Tensor

from sayso.model.tags import TAGS
from sayso.model.tokens import Pieces, cut_pieces, load_tokenizer
from training.batches import NONE, Batch, Window, collate, windows
from training.losses import CANDIDATE, crf_loss, distance_bucket, link_loss
from training.network import LINK, Network, Output, minilm, pretrained
from training.polnear import Example, read_compartment


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that decides a run's weights, kept beside them."""

    seed: int = 1
    epochs: int = 8
    batch: int = 16
    """Windows a batch."""
    size: int = 254
    """Word pieces a window, its two special ones apart."""
    rate: float = 1.5e-4
    head_rate: float = 1e-3
    warmup: float = 0.1
    """Share of steps."""
    decay: float = 0.01
    average: float = 0.998
    """Of the moving average of weights, which is what ships."""
    link_weight: float = 0.3
    dropout: float = 0.1


def tokenizer() -> Tokenizer:
    """MiniLM's own word pieces."""
    return load_tokenizer(minilm("tokenizer.json"))


def held_back(name: str) -> bool:
    """Whether a training article is kept for calibration: one in 16, by hash of its name."""
    return hashlib.sha256(name.encode()).digest()[0] % 16 == 0


def by_word(values: Tensor, batch: Batch) -> Tensor:
    """(B, T, …) by piece to (B, W, …) by word: the value of its first piece."""
    index = batch.first
    for _ in range(values.dim() - 2):
        index = index.unsqueeze(-1)
    return values.gather(1, index.expand(-1, -1, *values.shape[2:]))


def loss(network: Network, bias: Tensor, batch: Batch, plan: Plan) -> tuple[Tensor, Tensor]:
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


def epoch_batches(examples: list[Example], pieces: list[Pieces], plan: Plan, epoch: int) -> list[list[Window]]:
    """An epoch's windows, shuffled, in batches of like length."""
    rng = np.random.default_rng([plan.seed, epoch])
    every = [w for i, e in enumerate(examples) for w in windows(i, e, pieces[i], plan.size, rng)]
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


def train(examples: list[Example], plan: Plan, out: Path, device: str) -> None:
    """Run the plan, saving after every epoch."""
    torch.manual_seed(plan.seed)
    network = pretrained(plan.dropout).to(device)
    bias = torch.zeros(2, 25, device=device, requires_grad=True)
    average = {name: weight.detach().clone() for name, weight in network.state_dict().items()}
    adam = optimizer(network, bias, plan)
    cut = tokenizer()
    pieces = [cut_pieces(cut, example.words) for example in examples]
    steps = plan.epochs * len(epoch_batches(examples, pieces, plan, 0))
    begun, step = 0, 0
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        network.load_state_dict(saved["network"])
        adam.load_state_dict(saved["adam"])
        average, begun, step = saved["average"], saved["epoch"], saved["step"]
        with torch.no_grad():
            bias.copy_(saved["bias"])
        torch.set_rng_state(saved["random"].cpu())
    for epoch in range(begun, plan.epochs):
        started, sums = time.monotonic(), np.zeros(2)
        batches = epoch_batches(examples, pieces, plan, epoch)
        for number, chosen in enumerate(batches):
            batch = to(collate(examples, pieces, chosen), device)
            for group in adam.param_groups:
                group["lr"] = group["rate"] * schedule(step, steps, plan)
            network.train()
            tag, link = loss(network, bias, batch, plan)
            adam.zero_grad()
            (tag + plan.link_weight * link).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            adam.step()
            step += 1
            rate = min(plan.average, (1 + step) / (10 + step))
            for name, weight in network.state_dict().items():
                average[name].lerp_(weight, 1 - rate)
            sums += [tag.item(), link.item()]
            if number % 50 == 49:
                report(epoch=epoch, step=step, of=steps, tag=sums[0] / (number + 1), link=sums[1] / (number + 1))
        report(epoch=epoch + 1, seconds=time.monotonic() - started, tag=sums[0] / len(batches), link=sums[1] / len(batches))
        state = {"network": network.state_dict(), "adam": adam.state_dict(), "average": average, "epoch": epoch + 1,
                 "step": step, "bias": bias.detach(), "random": torch.get_rng_state()}
        torch.save(state, checkpoint.with_suffix(".part"))
        checkpoint.with_suffix(".part").replace(checkpoint)
        torch.save(average, out / "weights.pt")


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
    for name, value in asdict(Plan()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    given = vars(parser.parse_args())
    data, out = given.pop("data"), given.pop("out")
    plan = Plan(**given)
    dropped: Counter[str] = Counter()
    examples = [e for e in read_compartment(data / "polnear" / "train", dropped) if not held_back(e.name)]
    out.mkdir(parents=True, exist_ok=True)
    (out / "plan.json").write_text(json.dumps(asdict(plan), indent=1))
    sys.stdout.write(f"{len(examples)} articles; dropped {dict(dropped)}\n")
    train(examples, plan, out, "cuda" if torch.cuda.is_available() else "cpu")


if __name__ == "__main__":
    main()
