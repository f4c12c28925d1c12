import Testing
import Theming

@Suite struct PercentTextTests {
    @Test(arguments: [
        (190_000, "en", ".", "19%"), (135_000, "en", ".", "13.5%"), (255_000, "de", ",", "25,5\u{A0}%"),
        (0, "fr", ",", "0\u{A0}%"), (1, "en", ".", "0.0001%"), (1_000_000, "it", ",", "100%"),
    ])
    func rates(parts: Int, language: String, mark: String, shown: String) {
        #expect(PercentText.text(parts, language: language, decimalMark: mark) == shown)
    }
}
