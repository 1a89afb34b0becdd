"""The application, for any WSGI server and for `flask`."""

from planner.app import create_app

app = create_app()
