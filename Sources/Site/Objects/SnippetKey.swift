import Liquid

import Text

/// Which snippet with which variables, as two numbers: what is looked for by.
struct SnippetHash: Sendable {
    let hash: UInt64
    /// Of the template and the names alone: one place of a theme that renders a snippet.
    let kind: UInt64

    /// Nil when a value belongs to one page or is none that is quickly compared.
    init?(_ template: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) {
        var kind = UInt64(UInt(bitPattern: ObjectIdentifier(template)))
        var hash: UInt64 = 0
        for variable in variables {
            kind = Self.mix(kind, variable.name.bits)
            switch variable.value {
            case .null: hash = Self.mix(hash, 1)
            case .bool(let value): hash = Self.mix(hash, value ? 2 : 3)
            case .integer(let number): hash = Self.mix(hash, UInt64(bitPattern: Int64(number)))
            case .string(let text), .html(let text): hash = Self.mix(hash, Fingerprint(text).low)
            case .object(let object):
                guard object.isShared else { return nil }
                hash = Self.mix(hash, UInt64(UInt(bitPattern: ObjectIdentifier(object))))
            default: return nil
            }
        }
        self.kind = kind
        self.hash = Self.mix(kind, hash)
    }

    private static func mix(_ state: UInt64, _ value: UInt64) -> UInt64 {
        let product = (state ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: value ^ 0xC2B2_AE3D_27D4_EB4F)
        return product.high ^ product.low
    }
}

/// A snippet with the variables handed to it, where all of them are the same on every page that hands them.
struct SnippetKey: Sendable {
    let template: LiquidTemplate
    let variables: [SnippetVariable]
    let hash: SnippetHash

    init(_ template: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>, _ hash: SnippetHash) {
        self.template = template
        // One by one: an array of a slice that is all of an array would be that array, which is about to be changed.
        self.variables = variables.map { $0 }
        self.hash = hash
    }

    func isSame(as other: SnippetKey) -> Bool { isSame(as: other.template, other.variables[...]) }

    func isSame(as template: LiquidTemplate, _ others: ArraySlice<SnippetVariable>) -> Bool {
        guard self.template === template, variables.count == others.count else { return false }
        var place = others.startIndex
        for index in variables.indices {
            guard SnippetKey.areSame(variables[index], others[place]) else { return false }
            place += 1
        }
        return true
    }

    private static func areSame(_ left: SnippetVariable, _ right: SnippetVariable) -> Bool {
        guard left.name == right.name else { return false }
        switch left.value {
        case .null: return right.value.isNull
        case .bool(let value):
            if case .bool(value) = right.value { return true }
        case .integer(let number):
            if case .integer(number) = right.value { return true }
        case .string(let text):
            if case .string(let other) = right.value { return text.hasSameBytes(as: other) }
        case .html(let text):
            if case .html(let other) = right.value { return text.hasSameBytes(as: other) }
        case .object(let object):
            if case .object(let other) = right.value { return object === other }
        default: break
        }
        return false
    }
}
