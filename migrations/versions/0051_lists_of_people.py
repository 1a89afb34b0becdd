"""Lists of people that are brought in, their rows, and how their columns were read.

Reversible: a downgrade loses the lists, and so the possibility to undo them; the people stay.

Revision ID: 0051
Revises: 0050
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_mappings",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("headings_hash", sa.Text(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_import_mappings_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_mappings"),
        sa.UniqueConstraint(
            "office_id", "headings_hash", name="uq_import_mappings_office_id_headings_hash"
        ),
        sa.UniqueConstraint("office_id", "id", name="uq_import_mappings_office_id_id"),
    )
    op.create_table(
        "imports",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(), nullable=False),
        sa.Column("uploaded_by_id", sa.Integer(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("file_format", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("separator", sa.Text(), nullable=False),
        sa.Column("headings", sa.JSON(), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("examples", sa.JSON(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("pool_ids", sa.JSON(), nullable=False),
        sa.Column("are_journalists", sa.Boolean(), nullable=False),
        sa.Column("enters_topics", sa.Boolean(), nullable=False),
        sa.Column("enters_pools", sa.Boolean(), nullable=False),
        sa.Column("change_rule", sa.String(length=40), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("outcomes", sa.JSON(), nullable=False),
        sa.Column("entered", sa.JSON(), nullable=False),
        sa.Column("imported_at", sa.DateTime(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["stored_files.id"],
            name="fk_imports_file_id_stored_files",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["jobs.id"], name="fk_imports_job_id_jobs", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "file_id"],
            ["stored_files.office_id", "stored_files.id"],
            name="fk_imports_office_id_file_id_stored_files",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "job_id"],
            ["jobs.office_id", "jobs.id"],
            name="fk_imports_office_id_job_id_jobs",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["offices.id"], name="fk_imports_office_id_offices", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["uploaded_by_id"],
            ["users.id"],
            name="fk_imports_uploaded_by_id_users",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.UniqueConstraint("office_id", "id", name="uq_imports_office_id_id"),
    )
    op.create_index(
        "ix_imports_file_id",
        "imports",
        ["file_id"],
        sqlite_where=sa.text("file_id IS NOT NULL"),
        postgresql_where=sa.text("file_id IS NOT NULL"),
    )
    op.create_index(
        "ix_imports_job_id",
        "imports",
        ["job_id"],
        sqlite_where=sa.text("job_id IS NOT NULL"),
        postgresql_where=sa.text("job_id IS NOT NULL"),
    )
    op.create_index("ix_imports_office_id_state", "imports", ["office_id", "state"])
    op.create_index("ix_imports_uploaded_at", "imports", ["uploaded_at"])

    op.create_table(
        "import_keys",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name="fk_import_keys_import_id_imports",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "import_id"],
            ["imports.office_id", "imports.id"],
            name="fk_import_keys_office_id_import_id_imports",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_import_keys_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_keys"),
        sa.UniqueConstraint("office_id", "id", name="uq_import_keys_office_id_id"),
    )
    op.create_index("ix_import_keys_import_id_key", "import_keys", ["import_id", "key"])

    op.create_table(
        "import_rows",
        sa.Column("office_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("read", sa.JSON(), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("person_version", sa.Integer(), nullable=True),
        sa.Column("twin_number", sa.Integer(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("decision", sa.String(length=40), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name="fk_import_rows_import_id_imports",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "import_id"],
            ["imports.office_id", "imports.id"],
            name="fk_import_rows_office_id_import_id_imports",
        ),
        sa.ForeignKeyConstraint(
            ["office_id", "person_id"],
            ["people.office_id", "people.id"],
            name="fk_import_rows_office_id_person_id_people",
        ),
        sa.ForeignKeyConstraint(
            ["office_id"],
            ["offices.id"],
            name="fk_import_rows_office_id_offices",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["people.id"],
            name="fk_import_rows_person_id_people",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_import_rows"),
        sa.UniqueConstraint("import_id", "number", name="uq_import_rows_import_id_number"),
        sa.UniqueConstraint("office_id", "id", name="uq_import_rows_office_id_id"),
    )
    op.create_index(
        "ix_import_rows_import_id_outcome_id", "import_rows", ["import_id", "outcome", "id"]
    )
    op.create_index(
        "ix_import_rows_import_id_verdict_id", "import_rows", ["import_id", "verdict", "id"]
    )
    op.create_index(
        "ix_import_rows_person_id_office_id",
        "import_rows",
        ["person_id", "office_id"],
        sqlite_where=sa.text("person_id IS NOT NULL"),
        postgresql_where=sa.text("person_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_table("import_rows")
    op.drop_table("import_keys")
    op.drop_table("imports")
    op.drop_table("import_mappings")
