/// Variables by name. Few templates set more than a dozen, so a scan over the names' codes is the quickest look-up;
/// beyond that an index keeps it constant.
struct VariableTable {
    private var names: [Name] = []
    private var values: [LiquidValue] = []
    private var index: [Name: Int] = [:]

    private static let scanned = 12

    subscript(name: Name) -> LiquidValue? {
        get { slot(name).map { values[$0] } }
        set {
            guard let newValue else { return }
            if let slot = slot(name) {
                values[slot] = newValue
                return
            }
            names.append(name)
            values.append(newValue)
            if names.count > VariableTable.scanned {
                if index.isEmpty { for (slot, name) in names.enumerated() { index[name] = slot } }
                index[name] = names.count - 1
            }
        }
    }

    private func slot(_ name: Name) -> Int? {
        if names.count > VariableTable.scanned { return index[name] }
        for slot in names.indices where names[slot] == name { return slot }
        return nil
    }
}

/// What tags remember within one template's render.
package struct TagRegisters {
    /// The turn of each `cycle`.
    var cycles: [String: Int] = [:]
    /// Where each `for` loop stopped, for `offset: continue`.
    var loopEnds: [String: Int] = [:]
    /// What `ifchanged` printed last.
    var lastPrinted: [UInt8]?
    /// Loops being run, innermost last, for `forloop.parentloop`.
    var loops: [ForLoop] = []
    /// For the storefront's own tags.
    package var host: [String: LiquidValue] = [:]

    package init() {}
}
