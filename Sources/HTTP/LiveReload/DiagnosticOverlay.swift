import Text

/// The panel that shows in the page what is wrong with the shop's files, so that nobody has to look at the terminal.
///
/// It lives in a shadow tree of its own: neither can the page's styles reach it, nor its own the page. Without
/// problems there is nothing to show.
package enum DiagnosticOverlay {
    /// How many are shown in full; the rest is counted.
    private static let shown = 20
    /// Of those that are alike but for a name.
    private static let alike = 3

    /// The panel's inside, styles included; empty if there is nothing to show.
    package static func html(_ diagnostics: [Diagnostic]) -> [UInt8] {
        var digest = DiagnosticDigest(diagnostics)
        let errors = digest.count(.error)
        guard errors > 0 else { return [] }
        var out = ByteWriter(reserving: 4096)
        out.append("<style>")
        out.append(style)
        out.append(
            "</style><section role=\"alertdialog\" aria-modal=\"false\" aria-labelledby=\"t\"><header><h2 id=\"t\">")
        out.append(string: errors == 1 ? "One thing to mend" : "\(Diagnostic.grouped(errors)) things to mend")
        out.append("</h2><p>The page behind this is the last one that was built.</p>")
        out.append(
            "<button type=\"button\" aria-label=\"Hide until the next build\" title=\"Hide (Esc)\">&#215;</button>")
        out.append("</header><ol>")
        var room = shown
        var left = 0
        for group in digest.groups(showing: alike) where group.shown.first?.severity != .note {
            let fitting = min(room, group.shown.count)
            for (index, diagnostic) in group.shown.prefix(fitting).enumerated() {
                let isLast = index == group.shown.count - 1
                append(
                    diagnostic.lines(message: digest.message(diagnostic)), more: isLast ? group.more : nil, to: &out)
            }
            room -= fitting
            if fitting < group.shown.count { left += group.shown.count - fitting + group.rest.count }
        }
        out.append("</ol>")
        if left > 0 {
            out.append("<p class=\"more\">and ")
            out.append(string: Diagnostic.grouped(left))
            out.append(" more in the terminal</p>")
        }
        out.append("<footer>Save the file and this page mends itself.</footer></section>")
        return out.bytes
    }

    private static func append(_ lines: Diagnostic.Lines, more: String?, to out: inout ByteWriter) {
        out.append("<li class=\"")
        out.append(string: lines.severity.rawValue)
        out.append("\"><p class=\"m\">")
        out.appendEscapingHTML(string: lines.message)
        out.append("</p><p class=\"w\">")
        out.appendEscapingHTML(string: lines.path)
        if let location = lines.location {
            out.append("<span>:")
            out.append(decimal: location.line)
            out.append(":")
            out.append(decimal: location.column)
            out.append("</span>")
        }
        out.append("</p>")
        if let excerpt = lines.excerpt {
            out.append("<pre>")
            out.appendEscapingHTML(string: lines.gutter + excerpt.line)
            let carets = excerpt.carets.drop { $0 != "^" }
            out.append("\n")
            out.append(string: lines.blankGutter + excerpt.carets.prefix { $0 != "^" })
            out.append("<b>")
            out.append(string: String(carets))
            out.append("</b></pre>")
        }
        if let more {
            out.append("<p class=\"w\">... ")
            out.appendEscapingHTML(string: more)
            out.append("</p>")
        }
        out.append("</li>")
    }

    private static let style: StaticString = """
        :host{all:initial}
        section{position:fixed;z-index:2147483647;inset:auto 16px 16px 16px;max-width:860px;max-height:min(70vh,640px);
        margin:0 auto;overflow:auto;box-sizing:border-box;background:#fffdf9;color:#2a2622;border-radius:14px;
        border:1px solid #e7ded1;border-top:4px solid #b4402a;box-shadow:0 18px 60px rgba(40,25,10,.28);
        font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;animation:v .18s ease-out}
        @keyframes v{from{transform:translateY(12px);opacity:0}}
        header{position:sticky;top:0;background:inherit;padding:16px 56px 10px 22px;border-bottom:1px solid #efe7db}
        h2{margin:0;font-size:17px;font-weight:650}
        header p,footer,.more{margin:2px 0 0;color:#786d60;font-size:13px}
        button{position:absolute;top:12px;right:14px;width:34px;height:34px;border:0;border-radius:50%;cursor:pointer;
        background:transparent;color:inherit;font:22px/1 system-ui,sans-serif}
        button:hover{background:#f3ebdf}button:focus-visible{outline:2px solid #b4402a;outline-offset:1px}
        ol{list-style:none;margin:0;padding:4px 22px}
        li{border-left:3px solid #b4402a;margin:12px 0;padding:2px 0 2px 14px}
        li.warning{border-left-color:#c08a1e}
        p{margin:0}.m{font-weight:550;overflow-wrap:anywhere}
        .w{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:#786d60;overflow-wrap:anywhere}
        .w span{color:#a49988}
        pre{margin:8px 0 4px;padding:10px 14px;border-radius:8px;background:#f6f0e6;overflow:auto;tab-size:1;
        font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;white-space:pre}
        pre b{color:#b4402a;font-weight:700}
        .more{padding:0 22px 8px}footer{padding:10px 22px 14px;border-top:1px solid #efe7db}
        @media (prefers-color-scheme:dark){section{background:#211d1a;color:#efe8df;border-color:#3b342e;border-top-color:#e0765f}
        header,footer{border-color:#37302a}header p,footer,.more,.w{color:#a99c8d}pre{background:#171412}
        pre b{color:#f08d76}li{border-left-color:#e0765f}button:hover{background:#332c27}}
        @media (prefers-reduced-motion:reduce){section{animation:none}}
        """
}
