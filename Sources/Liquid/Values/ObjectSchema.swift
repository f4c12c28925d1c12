/// The fields of one type of object: what templates may read, and what the reference documentation prints.
package final class ObjectSchema: Sendable {
    /// The name of the type, such as `product`.
    package let name: String
    /// One or two sentences for theme authors.
    package let summary: String
    package let fields: [SchemaField]
    /// What keys besides the fields it answers to, for the documentation; nil when it answers to none.
    package let otherKeys: OtherKeys?

    private let index: NameIndex
    private let readers: FixedList<SchemaField>

    /// A description of keys that depend on the shop, such as a theme's settings.
    package struct OtherKeys: Sendable {
        package let key: String
        package let type: LiquidType
        package let summary: String

        package init(key: String, type: LiquidType, summary: String) {
            self.key = key
            self.type = type
            self.summary = summary
        }
    }

    /// A schema for objects of class `type`; fields are given as a list.
    package init<Object: LiquidObject>(
        _ name: String, _ type: Object.Type, _ summary: String, otherKeys: OtherKeys? = nil,
        fields typed: [Field<Object>]
    ) {
        self.name = name
        self.summary = summary
        self.otherKeys = otherKeys
        let fields = typed.map(\.erased)
        self.fields = fields
        index = NameIndex(fields.map(\.name))
        readers = FixedList(fields)
    }

    /// A schema for objects of class `type`; fields are written in a block, one after another.
    package convenience init<Object: LiquidObject>(
        _ name: String, _ type: Object.Type, _ summary: String, otherKeys: OtherKeys? = nil,
        @FieldListBuilder<Object> fields: () -> [Field<Object>]
    ) {
        self.init(name, type, summary, otherKeys: otherKeys, fields: fields())
    }

    /// The field of that name, or nil.
    package func field(_ name: Name) -> SchemaField? { index[name].map { fields[$0] } }

    /// What the field of that name reads from an object of the schema; nil when there is no such field.
    func read(_ name: Name.Key, from object: any LiquidObject, _ context: RenderContext) -> LiquidValue? {
        guard let index = index[name] else { return nil }
        return readers.with(index) { field in field.read(object, context) }
    }
}

/// One readable field of an object, as a schema holds it.
///
/// A class, so that finding a field counts one reference and not those of all its texts.
package final class SchemaField: Sendable {
    package let name: Name
    package let type: LiquidType
    /// One sentence for theme authors.
    package let summary: String
    /// A template that shows it, such as `{{ product.title }}`, or nil.
    package let example: String?
    let read: @Sendable (any LiquidObject, RenderContext) -> LiquidValue

    init(
        name: Name, type: LiquidType, summary: String, example: String?,
        read: @escaping @Sendable (any LiquidObject, RenderContext) -> LiquidValue
    ) {
        self.name = name
        self.type = type
        self.summary = summary
        self.example = example
        self.read = read
    }
}

/// A field together with the class it reads from, as it is written in the block of an `ObjectSchema`.
package struct Field<Object: LiquidObject>: Sendable {
    let erased: SchemaField

    package init(
        _ name: String, _ type: LiquidType, _ summary: String, example: String? = nil,
        read: @escaping @Sendable (Object, RenderContext) -> LiquidValue
    ) {
        erased = SchemaField(
            name: Name(name), type: type, summary: summary, example: example,
            read: { object, context in
                // A class nobody derives from is known by one word; asking the runtime takes ten times as long.
                if ObjectIdentifier(Swift.type(of: object)) == ObjectIdentifier(Object.self) {
                    return read(unsafeDowncast(object, to: Object.self), context)
                }
                guard let object = object as? Object else { return .null }
                return read(object, context)
            })
    }
}

/// Collects the fields written in the block of an `ObjectSchema`.
@resultBuilder
package enum FieldListBuilder<Object: LiquidObject> {
    package static func buildExpression(_ field: Field<Object>) -> [Field<Object>] { [field] }
    package static func buildBlock(_ parts: [Field<Object>]...) -> [Field<Object>] { parts.flatMap { $0 } }
}
