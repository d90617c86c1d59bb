"""The model: the words of a text in, scores of tags and links out. The only room that knows of neural networks."""

from sayso.model.model import Model, Reader

__all__ = ["Model", "Reader"]
