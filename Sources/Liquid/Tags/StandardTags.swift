/// The tags of standard Liquid.
enum StandardTags {
    static let all: [TagDefinition] = [AssignTag.definition, IfTag.definition, ForTag.definition]
}
