"""Copies the rows of an SQLite database to one on the tests' PostgreSQL server.

The demo is built once, on SQLite as the first start of a new site does it, and copied.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from psycopg import sql

from scripts.postgres import connect


def copy_rows(file: Path, name: str) -> None:
    """Give a database all rows of an SQLite file of the same migrations; but no search index.

    PostgreSQL reads what SQLite keeps as a number or text, each as what its own column is.
    """
    with closing(sqlite3.connect(file)) as source, connect(name) as target:
        # Rows come table by table, whatever they refer to.
        target.execute("SET session_replication_role = replica")
        target.execute("SET TimeZone = 'UTC'")
        found = _find_columns(source)
        emptied = sql.SQL(", ").join(map(sql.Identifier, found))
        target.execute(sql.SQL("TRUNCATE {} CASCADE").format(emptied))
        for table, columns in found.items():
            names = sql.SQL(", ").join(map(sql.Identifier, columns))
            parts = {"table": sql.Identifier(table), "names": names}
            statement = sql.SQL("COPY {table} ({names}) FROM STDIN").format(**parts)
            chosen = ", ".join(f'"{column}"' for column in columns)
            with target.cursor().copy(statement) as rows:
                for row in source.execute(f'SELECT {chosen} FROM "{table}"'):  # noqa: S608 - names from the database itself
                    rows.write_row(row)
        target.execute(_GO_ON_COUNTING)


def _find_columns(source: sqlite3.Connection) -> dict[str, list[str]]:
    """Names of columns by table, of all tables that both databases have."""
    tables = source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [name for (name,) in tables if not name.startswith(("sqlite_", "wagtailsearch_index"))]
    return {
        name: [row[1] for row in source.execute(f'PRAGMA table_info("{name}")')] for name in names
    }


#: The next key of every table is one more than the highest that is there.
_GO_ON_COUNTING = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT table_name, column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND is_identity = 'YES' LOOP
    EXECUTE format(
      'SELECT setval(pg_get_serial_sequence(%L, %L),'
      ' (SELECT coalesce(max(%I), 0) + 1 FROM %I), false)',
      quote_ident(found.table_name), found.column_name, found.column_name, found.table_name);
  END LOOP;
END $$
"""
