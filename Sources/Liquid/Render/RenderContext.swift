import Synchronization
import Text

/// The state of one render: variables, limits, what went wrong.
///
/// Made for a render, used by one thread, gone after it. The properties read and written at every node are not checked
/// for overlapping access at run time: no access to one of them lasts longer than the statement it stands in, and the
/// checks were a third of the time a page takes.
package final class RenderContext {
    package let environment: LiquidEnvironment
    package let options: RenderOptions
    package let loader: (any TemplateLoader)?
    /// Whatever the storefront's filters, tags and objects need to reach: the site's model, a record of dependencies.
    package let host: AnyObject?
    /// The host as a module above this one sees it, once that has been found out.
    package var seenHost: AnyObject? {
        get { rememberedHost }
        set { rememberedHost = newValue }
    }
    @exclusivity(unchecked) private var rememberedHost: AnyObject?
    package private(set) var diagnostics: [Diagnostic] = []

    let globals: (any GlobalScope)?
    /// Variables of the template as a whole: `assign` and `capture`.
    @exclusivity(unchecked) var assigned = NameStack<LiquidValue>()
    /// Variables of loops and of included templates, innermost last.
    @exclusivity(unchecked) var bindings = NameStack<LiquidValue>()
    /// Counters of `increment` and `decrement`; a namespace of their own that is read after the variables.
    @exclusivity(unchecked) var counters = NameStack<Int>()
    /// Where each `for` loop stopped, for `offset: continue`.
    @exclusivity(unchecked) var loopEnds = NameStack<Int>()
    /// The innermost loop being run.
    @exclusivity(unchecked) var loop: ForLoop?
    @exclusivity(unchecked) private var madeRegisters: TagRegisters?
    /// Values of filter arguments under evaluation.
    @exclusivity(unchecked) var argumentStack = Stack<LiquidValue>()
    /// Variables on their way to a snippet.
    @exclusivity(unchecked) var handedOver: [SnippetVariable] = []
    /// What `break` or `continue` asked for, until a loop takes it.
    @exclusivity(unchecked) package var interrupt: Interrupt?

    /// The template being rendered.
    @exclusivity(unchecked) package private(set) var template: LiquidTemplate
    /// The name `render` or `include` found the template by; nil for the outermost.
    @exclusivity(unchecked) package private(set) var partialName: String?
    /// False inside `render`, where `include` may not be used.
    @exclusivity(unchecked) var allowsInclude = true
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var work = 0
    @exclusivity(unchecked) private var valueBytes = 0
    /// False inside a `render` when globals are not shared.
    @exclusivity(unchecked) private var seesGlobals = true
    /// Faults and warnings, those that were said before included.
    @exclusivity(unchecked) private var reportCount = 0
    private let memory: (any SnippetMemory)?
    private let clock: TemplateClock?
    /// The depth of the innermost template rendered since a snippet began that is to be remembered.
    @exclusivity(unchecked) private var deepest = 0

    package enum Interrupt: Sendable { case breaks, continues }

    init(
        _ template: LiquidTemplate, globals: (any GlobalScope)?, loader: (any TemplateLoader)?, host: AnyObject?,
        options: RenderOptions
    ) {
        self.template = template
        environment = template.environment
        self.globals = globals
        self.loader = loader
        self.host = host
        self.options = options
        memory = host as? any SnippetMemory
        clock = memory?.clock
    }

    // MARK: Variables

    /// The value of a variable: loops first, then assigned ones, counters, and the globals.
    package func variable(_ name: Name) -> LiquidValue {
        if let value = bindings[name.key] { return value }
        if let value = assigned[name.key] { return value }
        if let value = counters[name.key] { return .integer(value) }
        return globalValue(name) ?? .null
    }

    func globalValue(_ name: Name) -> LiquidValue? { seesGlobals ? globals?.global(name, self) : nil }

    /// The value of a variable by its text; see `variable(_:)`.
    package func variable(named name: String) -> LiquidValue { variable(Name(name)) }

    /// Sets a variable of the template as `assign` does.
    package func assign(_ name: Name, _ value: LiquidValue) { assigned.set(name.key, value) }

    /// Runs `work` with names defined that are gone after it, as the body of a loop has.
    package func withBindings(
        _ names: [(Name, LiquidValue)], _ work: () throws(LiquidFault) -> Void
    ) throws(LiquidFault) {
        let mark = bindings.mark
        for (name, value) in names { bindings.push(name.key, value) }
        defer { bindings.pop(to: mark) }
        try work()
    }

    /// The state tags keep through a render; a rendered snippet begins afresh.
    package var registers: TagRegisters {
        if let madeRegisters { return madeRegisters }
        let made = TagRegisters()
        madeRegisters = made
        return made
    }

    // MARK: Limits

    /// Counts `steps` of work; faults when the limit is reached.
    @inline(__always)
    package func spend(_ steps: Int) throws(LiquidFault) {
        work &+= steps
        if work > options.limits.work || steps < 0 { throw overworked }
    }

    private var overworked: LiquidFault {
        .limit("the template does too much work (more than \(options.limits.work) steps); does a loop have no end?")
    }

    /// Counts bytes of a value that is about to be made; faults when the limit is reached.
    package func reserve(bytes: Int) throws(LiquidFault) {
        let (sum, overflowed) = valueBytes.addingReportingOverflow(max(0, bytes))
        valueBytes = overflowed ? .max : sum
        if valueBytes > options.limits.valueBytes {
            throw .limit("the template builds too much text (more than \(options.limits.valueBytes >> 20) MiB)")
        }
    }

    @inline(__always)
    func check(_ out: borrowing ByteWriter) throws(LiquidFault) {
        if out.count > options.limits.outputBytes {
            throw .limit("the template prints too much (more than \(options.limits.outputBytes >> 20) MiB)")
        }
    }

    // MARK: Faults

    /// Reports a fault of the template being rendered.
    package func report(_ fault: LiquidFault, at range: TemplateRange) {
        reportCount += 1
        guard diagnostics.count < LiquidLimits.diagnostics, !fault.isTold else { return }
        var diagnostic = Diagnostic(.error, template.source, (fault.place ?? range).range, fault.wording)
        diagnostic.subject = Diagnostic.Subject(path: options.subject)
        // The same place in a loop says nothing new.
        if !diagnostics.contains(diagnostic) { diagnostics.append(diagnostic) }
    }

    /// Reports something that is allowed but hardly meant.
    package func warn(_ message: String, at range: TemplateRange) {
        reportCount += 1
        let diagnostic = Diagnostic(.warning, template.source, range.range, message)
        guard diagnostics.count < LiquidLimits.diagnostics, !diagnostics.contains(diagnostic) else { return }
        diagnostics.append(diagnostic)
    }

    private func printFault(_ fault: LiquidFault, at range: TemplateRange, into out: inout ByteWriter) {
        guard options.printsFaults else { return }
        let line = template.source.location(of: Int(range.start)).line
        let place = partialName.map { "\($0) line \(line)" } ?? "line \(line)"
        out.append(string: "Liquid error (\(place)): \(fault.referenceText)")
    }

    // MARK: Bodies

    /// Appends what a body prints. A fault of a value is reported and the rest goes on; a limit ends the render.
    package func render(_ body: Body, into out: inout ByteWriter) throws(LiquidFault) {
        // The nodes point to what the list keeps.
        defer { withExtendedLifetime(body.nodes) {} }
        for node in body.nodes.nodes {
            try spend(1)
            switch node {
            case .text(let text): out.append(text)
            case .variable(let variable):
                try variable.lent { variable throws(LiquidFault) in
                    try print(self.variable(variable.name), into: &out)
                }
            case .output(let output):
                try output.lent { output throws(LiquidFault) in try render(output, into: &out) }
            case .tag(let tag, let range):
                try tag.lent { tag throws(LiquidFault) in try render(tag, at: range, into: &out) }
            }
            try check(out)
            if interrupt != nil { return }
        }
    }

    private func render(_ output: FilteredExpression, into out: inout ByteWriter) throws(LiquidFault) {
        do throws(LiquidFault) {
            try print(output.value(self), into: &out)
        } catch {
            if error.kind == .limit { throw error }
            report(error, at: output.range)
            printFault(error, at: output.range, into: &out)
        }
    }

    private func render(_ tag: NodeTag, at range: TemplateRange, into out: inout ByteWriter) throws(LiquidFault) {
        do throws(LiquidFault) {
            try tag.render(self, into: &out)
        } catch {
            if error.kind == .limit { throw atPlace(error, range) }
            report(error, at: range)
            if !tag.isBlank { printFault(error, at: range, into: &out) }
        }
    }

    /// A limit is reported once, at the innermost tag.
    private func atPlace(_ fault: LiquidFault, _ range: TemplateRange) -> LiquidFault {
        guard !limitReported else { return fault }
        limitReported = true
        report(fault, at: range)
        return fault
    }

    @exclusivity(unchecked) private var limitReported = false

    /// What a body prints, as a value: HTML while escaping is on, because everything in it was escaped.
    package func capture(_ body: Body) throws(LiquidFault) -> LiquidValue {
        var out = ByteWriter()
        try render(body, into: &out)
        try reserve(bytes: out.count)
        return html(out.string)
    }

    /// Text that is HTML: printed as it stands.
    package func html(_ text: String) -> LiquidValue { options.escapes ? .html(text) : .string(text) }

    // MARK: Other templates

    /// Renders another template in its own scope without variables of its own.
    package func renderIsolated(
        _ partial: LiquidTemplate, named name: String, into out: inout ByteWriter
    ) throws(LiquidFault) {
        try renderIsolated(partial, named: name, handedOverFrom: handedOver.count, into: &out)
    }

    /// Renders another template in its own scope, as `render` does. The variables it sees are those handed over since
    /// there were `base` of them.
    func renderIsolated(
        _ partial: LiquidTemplate, named name: String, handedOverFrom base: Int, into out: inout ByteWriter
    ) throws(LiquidFault) {
        guard let memory, !partial.isForgotten.load(ordering: .relaxed) else {
            return try renderAnew(partial, named: name, base, into: &out)
        }
        if let known = memory.recall(partial, handedOver[base...]), depth + known.levels <= options.limits.depth {
            takeBack(to: base)
            deepest = max(deepest, depth + known.levels)
            try spend(known.work)
            try reserve(bytes: known.valueBytes)
            out.append(known.bytes)
            return try check(out)
        }
        guard memory.beginSnippet(partial, handedOver[base...]) else {
            return try renderAnew(partial, named: name, base, into: &out)
        }
        let start = (printed: out.count, work: work, valueBytes: valueBytes, reports: reportCount, deepest: deepest)
        deepest = depth
        var printed: RememberedSnippet?
        defer {
            memory.endSnippet(printed)
            deepest = max(deepest, start.deepest)
        }
        try renderAnew(partial, named: name, base, into: &out)
        if reportCount == start.reports {
            printed = RememberedSnippet(
                bytes: out.copy(from: start.printed), work: work - start.work,
                valueBytes: valueBytes - start.valueBytes, levels: deepest - depth)
        }
    }

    private func renderAnew(
        _ partial: LiquidTemplate, named name: String, _ base: Int, into out: inout ByteWriter
    ) throws(LiquidFault) {
        let outer = (
            bindings: bindings.begin(), assigned: assigned.begin(), counters: counters.begin(),
            loopEnds: loopEnds.begin(), seesGlobals: seesGlobals, allowsInclude: allowsInclude
        )
        let outerLoop = loop
        let outerRegisters = madeRegisters
        defer {
            bindings.end(outer.bindings)
            assigned.end(outer.assigned)
            counters.end(outer.counters)
            loopEnds.end(outer.loopEnds)
            (seesGlobals, allowsInclude) = (outer.seesGlobals, outer.allowsInclude)
            (loop, madeRegisters) = (outerLoop, outerRegisters)
            interrupt = nil
        }
        loop = nil
        madeRegisters = nil
        seesGlobals = seesGlobals && options.sharesGlobals
        allowsInclude = false
        for index in base..<handedOver.count { assigned.set(handedOver[index].name, handedOver[index].value) }
        takeBack(to: base)
        try enter(partial, named: name, into: &out)
    }

    /// Forgets the variables handed over since there were `base` of them.
    func takeBack(to base: Int) { while handedOver.count > base { handedOver.removeLast() } }

    /// Renders another template among the variables of this one, as `include` does.
    func renderIncluded(
        _ partial: LiquidTemplate, named name: String, _ variables: [(Name, LiquidValue)], into out: inout ByteWriter
    ) throws(LiquidFault) {
        let mark = bindings.mark
        for (name, value) in variables { bindings.push(name.key, value) }
        defer { bindings.pop(to: mark) }
        try enter(partial, named: name, into: &out)
    }

    private func enter(_ partial: LiquidTemplate, named name: String, into out: inout ByteWriter) throws(LiquidFault) {
        guard depth < options.limits.depth else { throw .depth }
        depth += 1
        deepest = max(deepest, depth)
        let outer = (template, partialName)
        template = partial
        partialName = name
        clock?.begin(partial)
        defer {
            clock?.end()
            depth -= 1
            (template, partialName) = outer
        }
        try render(partial.body, into: &out)
    }

    func run(into out: inout ByteWriter) {
        clock?.begin(template)
        defer { clock?.end() }
        do throws(LiquidFault) {
            try render(template.body, into: &out)
        } catch {
            if !limitReported {
                report(error, at: TemplateRange(0..<0))
                limitReported = true
            }
            printFault(error, at: TemplateRange(0..<0), into: &out)
        }
    }
}

extension LiquidTemplate {
    /// Renders into `out` and returns what went wrong; the output without what could not be rendered stays.
    package func render(
        into out: inout ByteWriter, globals: (any GlobalScope)?, loader: (any TemplateLoader)? = nil,
        host: AnyObject? = nil, options: RenderOptions = RenderOptions()
    ) -> [Diagnostic] {
        let context = RenderContext(self, globals: globals, loader: loader, host: host, options: options)
        context.run(into: &out)
        return context.diagnostics
    }
}
