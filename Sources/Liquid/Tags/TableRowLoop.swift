/// `tablerowloop`: where a `tablerow` loop stands.
package final class TableRowLoop: LiquidObject, @unchecked Sendable {
    let length: Int
    let columns: Int
    @exclusivity(unchecked) var index = 0

    init(length: Int, columns: Int) {
        self.length = length
        self.columns = columns
    }

    var column: Int { index % columns }

    package var schema: ObjectSchema { TableRowLoop.schema }

    package static let schema = ObjectSchema(
        "tablerowloop", TableRowLoop.self, "Where the enclosing 'tablerow' loop stands."
    ) {
        Field<TableRowLoop>("index", .integer, "The cell, from 1.") { loop, _ in .integer(loop.index + 1) }
        Field<TableRowLoop>("index0", .integer, "The cell, from 0.") { loop, _ in .integer(loop.index) }
        Field<TableRowLoop>("rindex", .integer, "Cells left, this one included.") { loop, _ in
            .integer(loop.length - loop.index)
        }
        Field<TableRowLoop>("rindex0", .integer, "Cells left after this one.") { loop, _ in
            .integer(loop.length - loop.index - 1)
        }
        Field<TableRowLoop>("first", .boolean, "Whether this is the first cell.") { loop, _ in .bool(loop.index == 0) }
        Field<TableRowLoop>("last", .boolean, "Whether this is the last cell.") { loop, _ in
            .bool(loop.index == loop.length - 1)
        }
        Field<TableRowLoop>("length", .integer, "How many cells there are.") { loop, _ in .integer(loop.length) }
        Field<TableRowLoop>("col", .integer, "The column, from 1.") { loop, _ in .integer(loop.column + 1) }
        Field<TableRowLoop>("col0", .integer, "The column, from 0.") { loop, _ in .integer(loop.column) }
        Field<TableRowLoop>("col_first", .boolean, "Whether this is the first column.") { loop, _ in
            .bool(loop.column == 0)
        }
        Field<TableRowLoop>("col_last", .boolean, "Whether this is the last column.") { loop, _ in
            .bool(loop.column == loop.columns - 1)
        }
        Field<TableRowLoop>("row", .integer, "The row, from 1.") { loop, _ in
            .integer(loop.index / loop.columns + 1)
        }
    }
}
