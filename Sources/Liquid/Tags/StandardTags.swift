/// The tags of standard Liquid.
enum StandardTags {
    static let all: [TagDefinition] = [
        AssignTag.definition, CaptureTag.definition, CaseTag.definition, CommentTag.definition,
        CommentTag.inlineDefinition, CommentTag.docDefinition, CounterTag.increment, CounterTag.decrement,
        CycleTag.definition, EchoTag.definition, ForTag.definition, IfChangedTag.definition, IfTag.definition,
        IfTag.unless, InterruptTag.breaks, InterruptTag.continues, LiquidTagBlock.definition, PartialTag.include,
        PartialTag.render, RawTag.definition, TableRowTag.definition,
    ]
}
