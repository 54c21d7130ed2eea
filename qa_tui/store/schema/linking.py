"""The tables that tell whom pages name and who of the directory that is.

The eighth migration makes them.

Never edit a statement that has landed.
"""

from __future__ import annotations

LINKING = (
    "alter table representative add column from_pages integer not null default 0",
    """create table sighting (
        id integer primary key, uid text not null unique, name text not null, label text not null,
        folded text not null, party text not null, profile text not null,
        chosen integer references representative, unique (folded, party, profile)
    ) strict""",
    "alter table capture add column sighting integer references sighting",
    "create index external_profile on external_id (row) where kind = 'profile'",
    "create index representative_from_pages on representative (id) where from_pages = 1",
    """update representative set from_pages = 1 where party is null
        and id in (select row from external_id where source = 'page'
            and kind in ('representative', 'exact name'))
        and id not in (select row from external_id where source <> 'page'
            and kind = 'representative')
        and not exists (select 1 from mandate m where m.representative = representative.id)""",
    """delete from external_id where source = 'page' and kind in ('representative', 'exact name')
        and row not in (select id from representative where from_pages = 1)""",
)

FROM_PAGES = "select id, name from representative where from_pages = 1"
FOLD = "update representative set folded = ? where id = ?"
KEY = """update or ignore external_id set key = ?
    where source = 'page' and kind = 'representative' and row = ?"""

SEEN = """select c.id, r.name, coalesce(m.party_label, '') as label, c.url from capture c
    join thread t on t.id = c.thread join representative r on r.id = t.representative
    join message m on m.thread = t.id and m.kind = 'question'"""
SIGHT = """insert into sighting (uid, name, label, folded, party, profile)
    values (?, ?, ?, ?, ?, ?) on conflict (folded, party, profile) do nothing"""
SIGHTED = """update capture set sighting = (select id from sighting
    where folded = ? and party = ? and profile = ?) where id = ?"""
