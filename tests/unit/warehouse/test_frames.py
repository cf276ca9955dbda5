import pandas as pd
import pytest

from generator.warehouse.frames import read_frame


@pytest.mark.parametrize(
    ("select", "dtype"),
    [
        ("'a'", "string"),
        ("1::integer", "Int64"),
        ("2::bigint", "Int64"),
        ("1.5::double", "Float64"),
        ("1.50::decimal(9, 2)", "Float64"),
        ("true", "boolean"),
    ],
)
def test_a_blank_stays_missing_in_every_type(con, tmp_path, select, dtype):
    path = tmp_path / "t.parquet"
    con.execute(f"copy (select {select} as v union all select null) to '{path}' (format parquet)")
    values = read_frame(path)["v"]
    assert str(values.dtype) == dtype
    assert values.isna().tolist() == [False, True]
    assert values[1] is pd.NA
