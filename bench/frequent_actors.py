"""The most frequent actors of each story, to be read: no two that are one, none that is two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click
from msgspec import Struct, field

from bench import data, stories
from onrecord.model import Annotation, Resolution, ResolvedActor
from onrecord.resolvers.actors import resolve_actors


class Forms(Struct):
    """How often each report names each of its actors how, and how many reports there are."""

    reports: int = 0
    counts: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def through(self, read: Iterable[Annotation]) -> Iterator[Annotation]:
        """Yield the annotations, counted, and keep none of them."""
        for annotation in read:
            self.reports += 1
            for mention in annotation.mentions:
                if mention.form == "name" and mention.actor is not None:
                    local = annotation.report.id, mention.actor.id
                    self.counts.setdefault(local, Counter())[mention.text] += 1
            yield annotation

    def of(self, resolution: Resolution, actors: Iterable[ResolvedActor]) -> dict[str, list[str]]:
        """Return the forms of each of the actors by its id, the most frequent first."""
        found: dict[str, Counter[str]] = {actor.id: Counter() for actor in actors}
        for local, counted in self.counts.items():
            actor = resolution.assigned.get(local)
            if actor is not None and actor.id in found:
                found[actor.id].update(counted)
        return {
            id: [f"{form} {n}" for form, n in sorted(counted.items(), key=lambda f: (-f[1], f[0]))]
            for id, counted in found.items()
        }


@click.command()
@click.option("--story", "chosen", multiple=True, type=click.Choice(stories.STORIES),
              help="A story to read; without it, all six.")  # fmt: skip
@click.option("--reports", type=int, help="Reports read of each story; without it, all.")
@click.option("--most", default=50, show_default=True, help="Actors shown of each story.")
@click.option("--forms", is_flag=True, help="Show the forms of the names with their numbers too.")
def main(chosen: tuple[str, ...], reports: int | None, most: int, forms: bool) -> None:
    """Print who is named in most reports of each story, with the number of reports."""
    for story in chosen or stories.STORIES:
        path = data.require(f"stories/{story}.reports.jsonl.gz", stories.SOURCE)
        counted = Forms()
        read = stories.read_names(path.parent, story, reports=reports)
        resolution = resolve_actors(counted.through(read))
        found = frequent(resolution, most=most)
        shown = counted.of(resolution, found) if forms else {}
        lines = [_shown(actor, shown.get(actor.id, [])) for actor in found]
        click.echo(f"{story}, {counted.reports} reports: " + "; ".join(lines))


def frequent(resolution: Resolution, *, most: int) -> list[ResolvedActor]:
    """Return the actors of most reports, most mentions first among equals."""
    return sorted(resolution.actors, key=lambda a: (-a.reports, -a.mentions, a.name, a.id))[:most]


def _shown(actor: ResolvedActor, forms: list[str]) -> str:
    return f"{actor.name} {actor.reports}" + (f" ({', '.join(forms)})" if forms else "")


if __name__ == "__main__":
    main()
