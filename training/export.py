"""Weights to the graph that ships: ONNX, then int8.

    python -m training.export --weights build/run1/weights.pt --out build/run1

Writes `float.onnx` and `reader.onnx`. Weights are quantised per channel to int8 and activations as they come, per
window: no calibration set is needed, and no window's numbers depend on another's.
"""

import argparse
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import Network


class Graph(nn.Module):
    """The network with the two outputs that reading uses."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor) -> tuple[Tensor, Tensor]:
        """Tags (1, T, tag), and links (1, T, 1 + 4 * LINK) with the sourceless score first."""
        hidden = self.network.hidden(pieces, features, None)
        links = self.network.link_outer(torch.nn.functional.gelu(self.network.link_inner(hidden)))
        return self.network.tag(hidden), links


def export(weights: Path, out: Path) -> None:
    """Write both graphs."""
    network = Network(dropout=0.0)
    network.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True))
    network.eval()
    example = (torch.full((1, 9), 101), torch.zeros(1, 9, 3, dtype=torch.long))
    torch.onnx.export(
        Graph(network),
        example,
        str(out / "float.onnx"),
        input_names=["pieces", "features"],
        output_names=["tags", "links"],
        dynamic_axes={name: {1: "length"} for name in ("pieces", "features", "tags", "links")},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(out / "float.onnx"))
    quantise(out / "float.onnx", out / "reader.onnx")


def quantise(source: Path, target: Path) -> None:
    """Every weight in int8, embeddings among them; seven bits would cost no less and saturate nowhere."""
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        reduce_range=False,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    export(arguments.weights, arguments.out)


if __name__ == "__main__":
    main()
