import Text

/// What templates may use: tags, filters, types of objects and the names known at the top level.
///
/// Built once, before any template is parsed, and never changed after. The standard tags and filters come in by the same
/// door as a storefront's own.
package struct LiquidEnvironment: Sendable {
    package private(set) var tags: [String: TagDefinition] = [:]
    package private(set) var filters: [String: FilterDefinition] = [:]
    package private(set) var schemas: [String: ObjectSchema] = [:]
    package private(set) var globals: [String: Global] = [:]
    /// Tags that only stand inside a block, with the blocks they belong to.
    private(set) var innerTags: [String: [String]] = [:]

    /// A name that templates find without defining it.
    package struct Global: Sendable {
        package let name: String
        package let type: LiquidType
        package let summary: String
    }

    /// Whether names that nothing defines are warned about.
    package var warnsAboutUnknownNames = true

    /// An environment with the standard tags and filters, or with nothing.
    package init(standard: Bool = true) {
        guard standard else { return }
        for tag in StandardTags.all { register(tag) }
        for filter in StandardFilters.all { register(filter) }
        register(ForLoop.schema)
        register(TableRowLoop.schema)
    }

    /// Adds a tag, or replaces the one of that name.
    package mutating func register(_ tag: TagDefinition) {
        tags[tag.name] = tag
        for inner in tag.innerTags + (tag.endTag.map { [$0] } ?? []) {
            if innerTags[inner]?.contains(tag.name) != true { innerTags[inner, default: []].append(tag.name) }
        }
    }

    /// Adds a filter, or replaces the one of that name.
    package mutating func register(_ filter: FilterDefinition) { filters[filter.name] = filter }

    /// Adds a type of object, so that its fields are documented and checked.
    package mutating func register(_ schema: ObjectSchema) { schemas[schema.name] = schema }

    /// Adds a name known at the top level of every template.
    package mutating func register(global name: String, _ type: LiquidType, _ summary: String) {
        globals[name] = Global(name: name, type: type, summary: summary)
    }
}
