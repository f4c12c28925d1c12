import Text

/// How finely a template shows the moment of its render.
package enum ClockUnit: Int, Sendable, Comparable {
    case year, month, day, moment

    package static func < (left: ClockUnit, right: ClockUnit) -> Bool { left.rawValue < right.rawValue }

    /// The finest of what a strftime pattern shows.
    init(shownBy pattern: String) {
        var unit = ClockUnit.year
        var isDirective = false
        for byte in pattern.utf8 {
            guard isDirective else {
                isDirective = byte == 0x25
                continue
            }
            switch byte {
            // Flags, widths and modifiers.
            case ASCII.hyphen, ASCII.underscore, 0x5E, 0x23, ASCII.colon, 0x45, 0x4F: continue
            case _ where ASCII.isDigit(byte): continue
            case UInt8(ascii: "Y"), UInt8(ascii: "y"), UInt8(ascii: "C"), UInt8(ascii: "n"), UInt8(ascii: "t"), 0x25:
                break
            case UInt8(ascii: "m"), UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "h"): unit = max(unit, .month)
            // Weeks and the years they count in begin within a month.
            case UInt8(ascii: "d"), UInt8(ascii: "e"), UInt8(ascii: "j"), UInt8(ascii: "a"), UInt8(ascii: "A"),
                UInt8(ascii: "u"), UInt8(ascii: "w"), UInt8(ascii: "U"), UInt8(ascii: "V"), UInt8(ascii: "W"),
                UInt8(ascii: "G"), UInt8(ascii: "g"), UInt8(ascii: "D"), UInt8(ascii: "F"), UInt8(ascii: "x"),
                UInt8(ascii: "v"):
                unit = max(unit, .day)
            default: unit = .moment
            }
            isDirective = false
        }
        self = unit
    }
}

/// A host that wants to know when a template asks for the moment, because what it prints is kept.
package protocol ClockWitness: AnyObject {
    /// The moment of the render was asked for, and shown no finer than by `unit`.
    func readsClock(_ unit: ClockUnit)
}
