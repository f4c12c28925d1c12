import HTTP
import TestSupport
import Testing
import Text

@Suite struct LiveReloadTests {
    /// Milliseconds of changes, and when each burst is over: 40 quiet, or 500 after a burst began.
    @Test(arguments: [
        ([0], [8]),
        ([0, 2, 4, 6], [14]),
        ([0, 7, 14], [22]),
        ([0, 100], [8, 108]),
        (Array(stride(from: 0, through: 700, by: 4)), [500, 708]),
    ])
    func debounce(changes: [UInt64], expected: [UInt64]) {
        var debounce = Debounce()
        var ends: [UInt64] = []
        for time in UInt64(0)...1000 {
            if changes.contains(time) { debounce.note(at: time * 1_000_000) }
            if debounce.take(at: time * 1_000_000) { ends.append(time) }
        }
        #expect(ends == expected)
        #expect(debounce.due == nil)
    }

    private let broken = Diagnostic(
        .error, SourceFile(path: "content/<b>.md", text: "title: Mug\nprize: <12>\n"), 11..<16,
        "'prize' is not a product field; did you mean <'price'>?")

    @Test func theOverlayShowsThePlaceAndEscapesEverything() {
        let html = String(decoding: DiagnosticOverlay.html([broken]), as: UTF8.self)
        #expect(html.contains("One thing to mend"))
        #expect(html.contains("did you mean &lt;&#39;price&#39;&gt;?"))
        #expect(html.contains("content/&lt;b&gt;.md<span>:2:1</span>"))
        #expect(html.contains("<pre>  2 | prize: &lt;12&gt;\n    | <b>^^^^^</b></pre>"))
        #expect(!html.contains("<12>") && !html.contains("<b>.md"))
        #expect(html.contains("<button type=\"button\""))
    }

    @Test func theOverlayCountsWhatItLeavesOut() {
        let kinds = (0..<25).map { number in
            Diagnostic(.error, path: "x", message: String(repeating: "very ", count: number) + "wrong")
        }
        let html = String(decoding: DiagnosticOverlay.html(kinds + kinds), as: UTF8.self)
        #expect(html.contains("25 things to mend"))
        #expect(html.contains("and 5 more in the terminal"))
    }

    @Test func theOverlayFoldsAlikeOnes() {
        let alike = (0..<2000).map { Diagnostic(.error, path: "x\($0)", message: "wrong") }
        let html = String(decoding: DiagnosticOverlay.html(alike), as: UTF8.self)
        #expect(html.contains("2,000 things to mend"))
        #expect(html.contains("... and 1,999 more like it: x1, x10, x100, ...</p></li></ol><footer>"))
    }

    @Test func warningsAloneShowNothing() {
        var warning = broken
        warning.severity = .warning
        #expect(DiagnosticOverlay.html([warning]).isEmpty)
        #expect(DiagnosticOverlay.html([]).isEmpty)
    }

    @Test(arguments: [
        ("<html><body>x</body></html>", "<html><body>x", "</body></html>"),
        ("<BODY>x</BODY>", "<BODY>x", "</BODY>"),
        ("<p>no body", "<p>no body", ""),
        ("", "", ""),
        ("<pre></body></pre></body>", "<pre></body></pre>", "</body>"),
    ])
    func theScriptGoesBeforeTheEndOfTheBody(page: String, before: String, after: String) {
        let live = LiveReload(start: 7)
        let tag = "<script src=\"/__vitrine/live.js\" data-version=\"7\" async></script>"
        #expect(String(decoding: live.inject(into: Array(page.utf8)), as: UTF8.self) == before + tag + after)
    }

    @Test func pagesHearOfBuilds() throws {
        let live = LiveReload(start: 1)
        let handler: Handler = { request, responder in
            if !live.handle(request, responder) { responder.send(.text("site")) }
        }
        try withServer(handler: handler) { _, address in
            let page = try TestClient(address)
            #expect(page.get("/shop/")?.body == "site")
            #expect(page.get("/__vitrine/live.js")?.fields["content-type"] == "text/javascript; charset=utf-8")
            #expect(page.get("/__vitrine/other")?.status == 404)
            let events = try TestClient(address)
            events.send("GET /__vitrine/events HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(
                events.read(until: "data: {\"version\":1,\"overlay\":\"\"}\n\n")?.contains("text/event-stream") == true)
            live.reload()
            #expect(events.read(until: "data: {\"version\":2,\"overlay\":\"\"}\n\n") != nil)
            live.show([broken])
            #expect(events.read(until: "data: {\"version\":2,\"overlay\":\"\\u003cstyle") != nil)
            // Who comes later hears the present state.
            let late = try TestClient(address)
            late.send("GET /__vitrine/events HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(late.read(until: "data: {\"version\":2,\"overlay\":\"\\u003cstyle") != nil)
            live.reload()
            #expect(events.read(until: "data: {\"version\":3,\"overlay\":\"\"}\n\n") != nil)
            #expect(late.read(until: "data: {\"version\":3,\"overlay\":\"\"}\n\n") != nil)
        }
    }
}
