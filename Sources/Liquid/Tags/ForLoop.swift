/// `forloop`: where a `for` loop stands.
///
/// One object for a loop, moved on at each turn, as in the reference. It never leaves the render that made it, which is
/// what makes the changes safe.
package final class ForLoop: LiquidObject, @unchecked Sendable {
    let name: String
    let length: Int
    let parent: ForLoop?
    @exclusivity(unchecked) var index = 0

    init(name: String, length: Int, parent: ForLoop?) {
        self.name = name
        self.length = length
        self.parent = parent
    }

    package var schema: ObjectSchema { ForLoop.schema }

    package static let schema = ObjectSchema("forloop", ForLoop.self, "Where the enclosing 'for' loop stands.") {
        Field<ForLoop>("index", .integer, "The turn, from 1.") { loop, _ in .integer(loop.index + 1) }
        Field<ForLoop>("index0", .integer, "The turn, from 0.") { loop, _ in .integer(loop.index) }
        Field<ForLoop>("rindex", .integer, "Turns left, this one included.") { loop, _ in
            .integer(loop.length - loop.index)
        }
        Field<ForLoop>("rindex0", .integer, "Turns left after this one.") { loop, _ in
            .integer(loop.length - loop.index - 1)
        }
        Field<ForLoop>("first", .boolean, "Whether this is the first turn.") { loop, _ in .bool(loop.index == 0) }
        Field<ForLoop>("last", .boolean, "Whether this is the last turn.") { loop, _ in
            .bool(loop.index == loop.length - 1)
        }
        Field<ForLoop>("length", .integer, "How many turns there are.") { loop, _ in .integer(loop.length) }
        Field<ForLoop>("parentloop", .object("forloop"), "The loop around this one, or nil.") { loop, _ in
            LiquidValue(loop.parent)
        }
        Field<ForLoop>("name", .string, "The loop's variable and list, as `product-products`.") { loop, _ in
            .string(loop.name)
        }
    }
}
