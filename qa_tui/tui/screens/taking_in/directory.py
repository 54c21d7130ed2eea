"""Setting up a directory: parliaments and representatives come from the open API or a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from qa_tui.domain.phrase import N_, NN_
from qa_tui.resources import cache_folder, read_path
from qa_tui.tui.safe import outside, words
from qa_tui.tui.screens.taking_in.long_work import REPORTED, LongWorkScreen

if TYPE_CHECKING:
    from qa_tui.domain.phrase import Phrase
    from qa_tui.ingest.api.directory import Found
    from qa_tui.store.directory.sync import SyncResult
    from qa_tui.tui.screens.taking_in.long_work import Progress


class DirectoryScreen(LongWorkScreen):
    """A parliament, or the path of kept answers; what has come is kept when it is stopped."""

    called = N_("Set up a directory")
    told = N_(
        "Parliaments, representatives and topics come from the platform's open API. All of it "
        "takes half an hour; what has come is kept and not asked for again. Name one parliament, "
        "or leave this empty for all. The path of a folder of kept answers works without a network."
    )
    field = "wanted"
    needed = False
    starts = N_("take in")
    stops = N_("stop; what has come is kept")

    def work(self, wanted: str, show: Progress) -> Content:
        """Get the directory and take it in."""
        from qa_tui.store.directory.sync import refuse_sample_desk, sync_directory  # noqa: PLC0415 - rare

        refuse_sample_desk(self.app.desk)
        self.say(N_("Asking the API …"))
        found = self._found(wanted, show)
        self.say(N_("Storing …"))
        result = sync_directory(
            self.app.desk,
            self.app.actor,
            found.entries,
            progress=show,
            stop=(lambda: False) if found.stopped else self.stopping.is_set,
        )
        return _report(found, result)

    def _found(self, wanted: str, show: Progress) -> Found:
        """The directory from a folder, where a path was given, else from the API."""
        from qa_tui.ingest.api.client import Client  # noqa: PLC0415 - httpx loads slowly
        from qa_tui.ingest.api.directory import ask_directory, read_directory  # noqa: PLC0415 - rare

        if wanted.startswith(("~", ".", "/")) or "/" in wanted or "\\" in wanted:
            return read_directory(read_path(wanted))
        return ask_directory(
            Client(stop=self.stopping.is_set),
            cache_folder() / "directory",
            self.app.desk.clock,
            parliament=wanted or None,
            progress=show,
        )


def _report(found: Found, result: SyncResult) -> Content:
    """What was done, and what could not be taken in with the reason."""
    lines = [words(_done(found, result), "bold")]
    if found.stopped or result.stopped:
        lines.append(words(N_("Stopped before the end; start again to go on.")))
    if found.short:
        short = NN_(
            "{count} list ended early: {names}.",
            "{count} lists ended early: {names}.",
            len(found.short),
            names=", ".join(found.short),
        )
        lines.append(words(short))
    lines += [_left_out(one.path, one.reason) for one in found.rejected[:REPORTED]]
    lines += [
        _left_out(f"{one.kind} {one.key}", one.reason)
        for one in (*found.odd, *result.odd)[:REPORTED]
    ]
    return Content("\n").join(lines)


def _done(found: Found, result: SyncResult) -> Phrase:
    """How much was done."""
    from qa_tui.store.directory.external_rows import EntryOutcome  # noqa: PLC0415 - not for first frame

    return N_(
        "{added} new, {changed} changed, {same} known already, {odd} not taken in; {linked} "
        "threads linked.",
        added=result.number(EntryOutcome.ADDED),
        changed=result.number(EntryOutcome.CHANGED),
        same=result.number(EntryOutcome.UNCHANGED),
        linked=result.linked,
        odd=len(found.odd) + len(result.odd) + len(found.rejected),
    )


def _left_out(what: str, reason: Phrase) -> Content:
    """What was not taken in, and why."""
    return Content.assemble(outside(what, "$dim"), "\n  ", words(reason))
