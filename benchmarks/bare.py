"""The minimal Flask page that public pages are compared with: one query, one template, same size.

python -m benchmarks.bare PORT DATABASE BYTES
"""

from __future__ import annotations

import sys

import waitress
from flask import Flask, abort, render_template_string
from sqlalchemy import Integer, Text, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

_ROWS = 26  # items and speakers of the compared page
_PAGE = """<!doctype html><html lang="en"><head><title>{{ event.title }}</title></head><body>
<h1>{{ event.title }}</h1>{% for row in rows %}<p>{{ row }}</p>{% endfor %}</body></html>"""


class Base(DeclarativeBase):
    pass


class Event(Base):
    __tablename__ = "events"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    title: Mapped[str] = mapped_column(Text)


def make(database: str, size: int) -> Flask:
    app = Flask("bare")
    engine = create_engine(f"sqlite:///{database}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.merge(Event(id=1, title="Rivers without borders"))
        session.commit()
    rows = ["x" * max(1, size // _ROWS - 7)] * _ROWS

    @app.get("/events/<int:number>")
    def show(number: int) -> str:
        with Session(engine) as session:
            event = session.scalar(select(Event).where(Event.id == number))
            if event is None:
                abort(404)
            return render_template_string(_PAGE, event=event, rows=rows)

    @app.get("/plain")
    def plain() -> str:
        return "x" * size

    return app


if __name__ == "__main__":
    port, database, size = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    waitress.serve(make(database, size), host="127.0.0.1", port=port, threads=8, _quiet=True)
