import Synchronization
import Text

/// A template compiled once: immutable, shared by any number of renders at the same time.
package final class LiquidTemplate: Sendable {
    package let source: SourceFile
    package let environment: LiquidEnvironment
    let body: Body
    /// Variables read that nothing in the template defines, each at its first place.
    package let freeNames: [FreeName]
    /// Fields read that the object they are read from has not.
    let freeFields: [FreeField]
    /// Names that `assign`, `capture`, `increment` and `decrement` set; an `include`d template shares them.
    package let assignedNames: Set<String>
    /// Names that `render` and `include` hand to other templates.
    package let passedNames: Set<String>
    /// The templates it renders or includes by a literal name, with the place of each.
    package let partials: [(name: String, range: TemplateRange)]

    /// Set by a host that remembers what snippets print and found that this one's texts are not asked for again: it costs
    /// more to look for them than to render it.
    package let isForgotten = Atomic<Bool>(false)

    /// Whether it has an `include`, which shares its variables.
    package let includesOthers: Bool

    package struct FreeName: Sendable {
        package let name: String
        package let range: TemplateRange
    }

    struct FreeField: Sendable {
        /// The global that the object's type was learnt from.
        let origin: String
        let message: String
        let range: TemplateRange
    }

    init(
        source: SourceFile, environment: LiquidEnvironment, body: Body, freeNames: [FreeName],
        freeFields: [FreeField],
        assignedNames: Set<String>, passedNames: Set<String>, partials: [(name: String, range: TemplateRange)],
        includesOthers: Bool
    ) {
        self.source = source
        self.environment = environment
        self.body = body
        self.freeNames = freeNames
        self.freeFields = freeFields
        self.assignedNames = assignedNames
        self.passedNames = passedNames
        self.partials = partials
        self.includesOthers = includesOthers
    }
}

/// Where `render` and `include` find other templates.
package protocol TemplateLoader: AnyObject, Sendable {
    /// The template of that name, compiled, or nil.
    func template(named name: String) -> LiquidTemplate?

    /// The same for a name that a template knows already.
    func template(_ name: Name) -> LiquidTemplate?

    /// Whether it was reported when the templates were read that there is no template of that name, or why.
    func hasTold(of name: String) -> Bool
}

extension TemplateLoader {
    package func hasTold(of name: String) -> Bool { false }
    package func template(_ name: Name) -> LiquidTemplate? { template(named: name.text) }
}
