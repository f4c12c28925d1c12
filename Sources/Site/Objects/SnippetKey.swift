import Liquid

import Text

/// Which snippet with which variables: what a remembered text is found by.
///
/// A hundred and twenty-eight bits of the template and the values, objects by identity; two that are equal are taken to be
/// the same, as everywhere with fingerprints. Whoever keeps one keeps the variables too, so that no other object can come
/// to have the identity of one of them.
struct SnippetKey: Sendable {
    let low: UInt64
    let high: UInt64
    /// Of the template alone.
    let kind: UInt64

    /// Nil when a value belongs to one page or is none that is quickly told from others.
    init?(_ template: LiquidTemplate, _ variables: ArraySlice<SnippetVariable>) {
        kind = UInt64(UInt(bitPattern: ObjectIdentifier(template)))
        var names = kind
        var low: UInt64 = 0
        var high: UInt64 = 0x6A09_E667_F3BC_C908
        func take(_ type: UInt64, _ value: UInt64 = 0, _ other: UInt64 = 0) {
            low = Self.mix(low ^ type, value)
            high = Self.mix(high ^ other, value ^ type << 32)
        }
        for variable in variables {
            names = Self.mix(names, variable.name.bits)
            switch variable.value {
            case .null: take(1)
            case .bool(let value): take(value ? 2 : 3)
            case .integer(let number): take(4, UInt64(bitPattern: Int64(number)))
            case .string(let text):
                let fingerprint = Fingerprint(text)
                take(5, fingerprint.low, fingerprint.high)
            case .html(let text):
                let fingerprint = Fingerprint(text)
                take(6, fingerprint.low, fingerprint.high)
            case .object(let object):
                guard object.isShared else { return nil }
                take(7, UInt64(UInt(bitPattern: ObjectIdentifier(object))))
            default: return nil
            }
        }
        self.low = Self.mix(names, low)
        self.high = Self.mix(names ^ low, high)
    }

    private static func mix(_ state: UInt64, _ value: UInt64) -> UInt64 {
        let product = (state ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: value ^ 0xC2B2_AE3D_27D4_EB4F)
        return product.high ^ product.low
    }
}
