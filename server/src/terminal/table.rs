//! Columns that stand below each other.
use comfy_table::{CellAlignment, Table, presets};

use super::text::plain;

/// How a column is set.
#[derive(Clone, Copy)]
pub(super) enum Column {
    Left(&'static str),
    /// Numbers.
    Right(&'static str),
}

/// Rows below their heads, without lines around them.
pub(super) fn table<const N: usize>(
    columns: [Column; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(columns.map(|column| match column {
        Column::Left(head) | Column::Right(head) => head,
    }));
    for row in rows {
        table.add_row(row.map(|cell| plain(&cell)));
    }
    for (at, column) in columns.iter().enumerate() {
        let cells = table.column_mut(at).expect("a column a head");
        cells.set_padding((0, 2));
        if matches!(column, Column::Right(_)) {
            cells.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::{Column, table};

    #[test]
    fn columns_are_aligned_by_what_is_seen() {
        let rows = [
            ["größe", "1"].map(str::to_owned),
            ["測試\n", "1234"].map(str::to_owned),
        ];
        let text = table([Column::Left("NAME"), Column::Right("COUNT")], rows);
        assert_eq!(text, "NAME   COUNT\ngröße      1\n測試    1234");
    }
}
