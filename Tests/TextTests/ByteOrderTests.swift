import Testing
import Text

@Suite struct ByteOrderTests {
    @Test func isTheOrderOfUTF8Bytes() {
        let words = [
            "", "a", "ab", "b", "abcdefgh", "abcdefghi", "abcdefgg", "abcdefgz", "abcdefghijklmnop", "abcdefghijklmnoq",
            "é", "e\u{301}", "z", "\u{10FFFF}", "\u{FFFD}", "products/p000123/index.html",
            "products/p000123/index.json",
        ]
        for left in words {
            for right in words {
                #expect(left.precedesInBytes(right) == left.utf8.lexicographicallyPrecedes(right.utf8))
            }
        }
    }
}
