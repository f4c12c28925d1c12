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
    package private(set) var diagnostics: [Diagnostic] = []

    let globals: (any GlobalScope)?
    /// Variables of the template as a whole: `assign` and `capture`.
    @exclusivity(unchecked) var assigned = VariableTable()
    /// Variables of loops and of included templates, innermost last.
    @exclusivity(unchecked) var bindings: [Binding] = []
    /// Counters of `increment` and `decrement`; a namespace of their own that is read after the variables.
    @exclusivity(unchecked) var counters = VariableTable()
    /// The state tags keep through a render; a rendered snippet begins afresh.
    @exclusivity(unchecked) package var registers = TagRegisters()
    /// Values of filter arguments under evaluation.
    @exclusivity(unchecked) var argumentStack: [LiquidValue] = []
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
    private var reportCount = 0
    private let memory: (any SnippetMemory)?
    /// The depth of the innermost template rendered since a snippet began that is to be remembered.
    private var deepest = 0

    struct Binding {
        var name: Name
        var value: LiquidValue
    }

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
    }

    // MARK: Variables

    /// The value of a variable: loops first, then assigned ones, counters, and the globals.
    package func variable(_ name: Name) -> LiquidValue {
        var index = bindings.count
        while index > 0 {
            index &-= 1
            if bindings[index].name == name { return bindings[index].value }
        }
        if let value = assigned[name] { return value }
        if let value = counters[name] { return value }
        return globalValue(name) ?? .null
    }

    func globalValue(_ name: Name) -> LiquidValue? { seesGlobals ? globals?.global(name, self) : nil }

    /// The value of a variable by its text; see `variable(_:)`.
    package func variable(named name: String) -> LiquidValue { variable(Name(name)) }

    /// Sets a variable of the template as `assign` does.
    package func assign(_ name: Name, _ value: LiquidValue) { assigned[name] = value }

    /// Runs `work` with names defined that are gone after it, as the body of a loop has.
    package func withBindings(
        _ names: [(Name, LiquidValue)], _ work: () throws(LiquidFault) -> Void
    ) throws(LiquidFault) {
        let base = bindings.count
        for (name, value) in names { bindings.append(Binding(name: name, value: value)) }
        defer { bindings.removeLast(bindings.count - base) }
        try work()
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
        guard diagnostics.count < LiquidLimits.diagnostics else { return }
        var message = fault.message
        if let subject = options.subject { message += " (while rendering \(subject))" }
        let diagnostic = Diagnostic(.error, template.source, (fault.place ?? range).range, message)
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
        for index in body.nodes.indices {
            try spend(1)
            switch body.nodes[index] {
            case .text(let range):
                out.append(template.source.bytes, range.range)
            case .variable(let name, _):
                try print(variable(name), into: &out)
            case .output(let expression):
                do throws(LiquidFault) {
                    try print(evaluate(expression), into: &out)
                } catch {
                    if error.kind == .limit { throw error }
                    report(error, at: expression.range)
                    printFault(error, at: expression.range, into: &out)
                }
            case .tag(let tag, let range):
                do throws(LiquidFault) {
                    try tag.render(self, into: &out)
                } catch {
                    if error.kind == .limit { throw atPlace(error, range) }
                    report(error, at: range)
                    if !tag.isBlank { printFault(error, at: range, into: &out) }
                }
                if interrupt != nil { break }
            }
            try check(out)
            if interrupt != nil { return }
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

    /// Renders another template in its own scope with the variables given, as `render` does.
    package func renderIsolated(
        _ partial: LiquidTemplate, named name: String, _ variables: [(Name, LiquidValue)], into out: inout ByteWriter
    ) throws(LiquidFault) {
        guard let memory else { return try renderAnew(partial, named: name, variables, into: &out) }
        if let known = memory.recall(partial, variables), depth + known.levels <= options.limits.depth {
            deepest = max(deepest, depth + known.levels)
            try spend(known.work)
            try reserve(bytes: known.valueBytes)
            out.append(known.bytes)
            return try check(out)
        }
        guard memory.beginSnippet(partial, variables) else {
            return try renderAnew(partial, named: name, variables, into: &out)
        }
        let start = (printed: out.count, work: work, valueBytes: valueBytes, reports: reportCount, deepest: deepest)
        deepest = depth
        var printed: RememberedSnippet?
        defer {
            memory.endSnippet(printed)
            deepest = max(deepest, start.deepest)
        }
        try renderAnew(partial, named: name, variables, into: &out)
        if reportCount == start.reports {
            printed = RememberedSnippet(
                bytes: out.copy(from: start.printed), work: work - start.work,
                valueBytes: valueBytes - start.valueBytes, levels: deepest - depth)
        }
    }

    private func renderAnew(
        _ partial: LiquidTemplate, named name: String, _ variables: [(Name, LiquidValue)], into out: inout ByteWriter
    ) throws(LiquidFault) {
        let saved = (bindings, assigned, counters, registers, seesGlobals, allowsInclude)
        defer {
            (bindings, assigned, counters, registers, seesGlobals, allowsInclude) = saved
            interrupt = nil
        }
        bindings = []
        assigned = VariableTable()
        counters = VariableTable()
        registers = TagRegisters()
        seesGlobals = seesGlobals && options.sharesGlobals
        allowsInclude = false
        for (name, value) in variables { assigned[name] = value }
        try enter(partial, named: name, into: &out)
    }

    /// Renders another template among the variables of this one, as `include` does.
    package func renderIncluded(
        _ partial: LiquidTemplate, named name: String, _ variables: [(Name, LiquidValue)], into out: inout ByteWriter
    ) throws(LiquidFault) {
        let base = bindings.count
        for (name, value) in variables { bindings.append(Binding(name: name, value: value)) }
        defer { bindings.removeLast(bindings.count - base) }
        try enter(partial, named: name, into: &out)
    }

    private func enter(_ partial: LiquidTemplate, named name: String, into out: inout ByteWriter) throws(LiquidFault) {
        guard depth < options.limits.depth else { throw .depth }
        depth += 1
        deepest = max(deepest, depth)
        let outer = (template, partialName)
        template = partial
        partialName = name
        defer {
            depth -= 1
            (template, partialName) = outer
        }
        try render(partial.body, into: &out)
    }

    func run(into out: inout ByteWriter) {
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
