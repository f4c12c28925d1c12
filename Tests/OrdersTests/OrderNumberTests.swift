import Orders
import Testing

@Suite("Order numbers")
struct OrderNumberTests {
    @Test("A number is read back, however it is written down")
    func roundTrip() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let number = OrderNumber(random: generator.next())
            #expect(OrderNumber(number.text) == number)
            #expect(OrderNumber("#" + number.text.lowercased()) == number)
            #expect(OrderNumber(number.text.prefix(3) + "-" + number.text.dropFirst(3)) == number)
        }
    }

    @Test("Every single wrong symbol is noticed")
    func slips() {
        let alphabet = Array("23456789BCDFGHJKMNPQRSTVWXYZ")
        for bits in [UInt64(0), 1, 481_890_303, .max, 0x1234_5678_9ABC_DEF0] {
            let right = Array(OrderNumber(random: bits).text)
            for index in right.indices {
                for symbol in alphabet where symbol != right[index] {
                    var wrong = right
                    wrong[index] = symbol
                    #expect(OrderNumber(String(wrong)) == nil)
                }
            }
        }
    }

    @Test("What is no number is none", arguments: ["", "A", "222222", "22222222", "2222220", "22222é2", "-------"])
    func refused(text: String) { #expect(OrderNumber(text) == nil) }
}
