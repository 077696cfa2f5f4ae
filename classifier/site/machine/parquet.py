"""Tables as Parquet, with pyarrow: an extra, as it is larger than all the rest of Claimdesk."""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from classifier.site.machine.tables import Table


def available() -> bool:
    """Tell whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def parquet(table: Table, rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Return a table as a Parquet file.

    The file holds nothing but the table, what its columns mean and the version of pyarrow: the
    same rows written by the same version are the same bytes.
    """
    import pyarrow as pa
    from pyarrow.parquet import write_table

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }
    schema = pa.schema(
        [
            pa.field(
                column.name,
                types[column.kind],
                nullable=column.optional,
                metadata={"description": column.meaning},
            )
            for column in table.columns
        ],
        metadata={"description": table.meaning},
    )
    columns = list(zip(*rows, strict=True)) or [() for _ in table.columns]
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    buffer = io.BytesIO()
    write_table(pa.Table.from_arrays(arrays, schema=schema), buffer, compression="zstd")
    return buffer.getvalue()
