"""The columns and the table that tell what an import run did, as the seventh migration makes them.

Never edit a statement that has landed.
"""

from __future__ import annotations

RUNS = (
    "alter table import_run add column finished_at text",
    "alter table import_run add column paths text not null default '[]'",
    "alter table import_run add column counts text not null default '{}'",
    """create table import_reject (
        id integer primary key, run integer not null references import_run, path text not null,
        record integer, reason text not null, remedy text
    ) strict""",
    "create unique index import_reject_once on import_reject (run, path, coalesce(record, 0))",
    """update import_run set finished_at = started_at, counts = json_object(
        'threads_added', (select count(*) from capture c where c.run = import_run.id and not exists
            (select 1 from capture o where o.thread = c.thread and o.id < c.id)),
        'forms', (select json_group_object(form, pages) from
            (select form, count(*) as pages from capture where run = import_run.id
            group by form)))""",
)
"""`finished_at` stays null where a run was stopped or cut off; `paths` is a JSON list, `counts` a
JSON object of `ImportCounts`."""
