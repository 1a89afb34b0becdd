"""The application, for any WSGI server and for `flask`; run as a script, the same as bin/serve."""

if __name__ == "__main__":
    from planner.cli.serve import main

    raise SystemExit(main())

from planner.app import create_app

app = create_app()
