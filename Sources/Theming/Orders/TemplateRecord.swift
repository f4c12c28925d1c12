import Liquid

/// An object of templates whose fields were all worked out before: a line of an order, an amount of tax.
///
/// Pages of orders are made of things that are there already and few, so their objects hold values instead of reading a
/// model when asked.
package final class TemplateRecord: LiquidObject {
    package let schema: ObjectSchema
    /// In the order of the schema's fields.
    private let values: [LiquidValue]
    private let plain: LiquidValue?

    /// A record of `schema`; fields that are not given are nil. Printed, it is `plain`.
    package convenience init(
        _ schema: ObjectSchema, plain: LiquidValue? = nil, _ given: KeyValuePairs<String, LiquidValue>
    ) {
        self.init(schema, plain: plain, given: given.map { ($0.key, $0.value) })
    }

    /// The same from a list that was put together piece by piece.
    package init(_ schema: ObjectSchema, plain: LiquidValue? = nil, given: [(String, LiquidValue)]) {
        self.schema = schema
        self.plain = plain
        var values = [LiquidValue](repeating: .null, count: schema.fields.count)
        for (name, value) in given {
            guard let index = schema.fields.firstIndex(where: { $0.name.text == name }) else { continue }
            values[index] = value
        }
        self.values = values
    }

    package func plainValue(_ context: RenderContext?) -> LiquidValue? { plain }

    fileprivate func value(at index: Int) -> LiquidValue { values.indices.contains(index) ? values[index] : .null }
}

extension ObjectSchema {
    /// The schema of records with these fields.
    convenience init(_ name: String, _ summary: String, records fields: [(String, LiquidType, String)]) {
        self.init(
            name, TemplateRecord.self, summary,
            fields: fields.enumerated().map { index, field in
                Field<TemplateRecord>(field.0, field.1, field.2) { record, _ in record.value(at: index) }
            })
    }
}
