"""What SQLite's query planner knows of the sizes of tables and the spread of their columns."""

from __future__ import annotations

from sqlalchemy import Connection

# Rows looked at per index. With few of them all columns of an index look alike where values stand
# for many rows (office, event, state of a letter), and the wrong one is chosen. This takes 0.2 s
# with 200,000 letters, and hardly more with as many as there may be.
_ROWS_PER_INDEX = 20_000


def refresh_statistics(connection: Connection) -> None:
    """Collect statistics of every table; nothing on other databases, which do it by themselves.

    A plain ANALYZE: `PRAGMA optimize` of SQLite before 3.46 ignores the flag "all tables" and looks
    only at those that this connection has queried. Other connections read the figures when they
    are opened: the application recycles its own every hour (`planner.web.database`).
    """
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql(f"PRAGMA analysis_limit={_ROWS_PER_INDEX}")
    connection.exec_driver_sql("ANALYZE")
