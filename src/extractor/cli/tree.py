"""Tree: what is known of a place in a report, step by step, for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from extractor.cli.lines import shown
from extractor.models.report import Report
from extractor.pipeline.explain import Explainer, Step
from extractor.stages.findings import Given

MOST = 20  # places; more are counted


def print_explanations(
    report: Report, given: Given, at: int | None, words: str | None, console: Console
) -> str | None:
    """Print what is known of an offset, or of each place where `words` stand; what is wrong with the question."""
    explainer = Explainer(report, given)
    if words is None:
        try:
            console.print(_tree(explainer.explain(at or 0)))
        except ValueError as error:
            return str(error)
        return None
    places = explainer.places(words)
    if not places:
        return f"{words!r} is not in the text, in either script"
    for place in places[:MOST]:
        console.print(_tree(explainer.explain(place, place + len(words))))
    if len(places) > MOST:
        console.print(Text(f"and {len(places) - MOST} more places; ask for one of them with --at", "dim"))
    return None


def _tree(step: Step) -> Tree:
    tree = Tree(_label(step), guide_style="dim")
    _grow(tree, step)
    return tree


def _grow(tree: Tree, step: Step) -> None:
    for below in step.below:
        _grow(tree.add(_label(below)), below)


def _label(step: Step) -> Text:
    style = "dim" if step.name.startswith("lost") else "bold"
    label = Text.assemble((step.name, style), "  ", shown(step.value))
    if step.by:
        label.append(f"  [{step.by}]", "cyan")
    return label
