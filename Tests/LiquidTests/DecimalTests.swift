import Liquid
import Testing

/// The arithmetic under the number filters, held against itself and against the machine's.
@Suite struct DecimalTests {
    /// A fixed sequence, so that a failure comes again.
    private struct Sequence {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        mutating func next(below limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(limit))
        }
    }

    @Test func quotientsRoundAsDoublesDo() throws {
        var random = Sequence()
        for _ in 0..<3_000 {
            let a = random.next(below: 10_000_000) - 5_000_000
            let b = random.next(below: 1_000_000) + 1
            let quotient = try #require(ExactDecimal(a).divided(by: ExactDecimal("\(b).0") ?? ExactDecimal(1)))
            let double = try #require(ExactDecimal(Double(a) / Double(b)))
            #expect(quotient.description == double.description, "\(a) / \(b)")
        }
    }

    @Test func longNumbersDivideAndMultiplyBack() throws {
        var random = Sequence()
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(String(random.next(below: 10))) })
        }
        for round in 0..<200 {
            let a = try #require(ExactDecimal("1" + digits(20 + round)))
            let b = try #require(ExactDecimal((round % 3 == 0 ? "-7" : "7") + digits(1 + round / 2)))
            let quotient = try #require(a.divided(by: b))
            let remainder = try #require(a.modulo(b))
            #expect(quotient.multiplied(by: b).adding(remainder) == a, "\(a) / \(b)")
            #expect(remainder.isZero || remainder.absolute.compare(b.absolute) < 0)
            #expect(a.subtracting(b).adding(b) == a)
            #expect(a.multiplied(by: b).divided(by: b) == a)
        }
    }

    @Test func textComesBack() throws {
        let texts = [
            "0", "1", "-1", "0.1", "-0.5", "123.456", "1000000000", "999999999.000000001", "0.000100001",
            "12345678901234567890123456789",
        ]
        for text in texts { #expect(ExactDecimal(text)?.description == text) }
        let forms = [
            ("1.50", "1.5"), ("1e3", "1000.0"), ("1E-3", "0.001"), ("+7", "7"), ("007", "7"), ("1.0", "1.0"),
            ("0.00001", "1.0e-05"), ("123456789012345678.0", "1.23456789012345678e+17"), ("-0", "0"), ("0.0", "0.0"),
            ("1.5e300", "1.5e+300"), ("2e-300", "2.0e-300"),
        ]
        for (text, printed) in forms { #expect(ExactDecimal(text)?.description == printed, "\(text)") }
        for text in ["", "-", ".", "1.", ".5", "1..2", "1e", "1e+", "x", "1x", " 1", "1 ", "--1", "1e999999999", "∞"] {
            #expect(ExactDecimal(text) == nil, "\(text)")
        }
        #expect(ExactDecimal(1250, exponent: 2).description == "12.5")
        #expect(ExactDecimal(-5, exponent: 3).description == "-0.005")
        #expect(ExactDecimal(.infinity) == nil)
        #expect(ExactDecimal(.nan) == nil)
    }

    @Test func rounding() throws {
        let rows: [(String, Int, String)] = [
            ("2.5", 0, "3"), ("-2.5", 0, "-3"), ("2.4999", 0, "2"), ("0.5", 0, "1"), ("0.05", 1, "0.1"),
            ("123456789.987654321", 3, "123456789.988"), ("999.999", 2, "1000.0"), ("15", -1, "20"), ("14", -1, "10"),
            ("0.000000000000000000051", 20, "5.0e-20"), ("1.45", 1, "1.5"), ("5.0", 9, "5.0"), ("49", -2, "0"),
            ("50", -2, "100"), ("999999999999999999999", -3, "1000000000000000000000"),
        ]
        for (text, digits, expected) in rows {
            let number = try #require(ExactDecimal(text))
            #expect(number.rounded(digits: digits).description == expected, "\(text) to \(digits)")
        }
        #expect(try #require(ExactDecimal("-1.5")).rounded(.down).description == "-2")
        #expect(try #require(ExactDecimal("-1.5")).rounded(.up).description == "-1")
        #expect(try #require(ExactDecimal("1.0000000000000000001")).rounded(.up).description == "2")
    }

    @Test func valuesOfNumbersAsDocumentsWriteThem() {
        func printed(_ text: String) -> String {
            switch LiquidValue(number: text) {
            case .integer(let number): "integer \(number)"
            case .decimal(let number): "decimal \(number)"
            case .string(let text): "string \(text.count)"
            default: "?"
            }
        }
        #expect(printed("5") == "integer 5")
        #expect(printed("5.0") == "decimal 5.0")
        #expect(printed("5e0") == "decimal 5.0")
        #expect(printed("-9223372036854775808") == "integer -9223372036854775808")
        #expect(printed("9223372036854775808") == "decimal 9223372036854775808")
        #expect(printed(String(repeating: "1", count: 1_001)) == "string 1001")
    }
}
