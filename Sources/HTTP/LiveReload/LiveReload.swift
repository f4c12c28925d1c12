import Platform
import Text

/// Tells open pages what became of the last build: to load themselves anew, or to show what is wrong.
///
/// Server-sent events rather than a web socket: they are an ordinary answer that never ends, browsers reconnect them by
/// themselves, and each reconnection hears the present state, so a page that slept through three builds still wakes to
/// the right one.
package final class LiveReload: Sendable {
    private struct State {
        /// Counts the builds that changed the site. A page knows the number it was served under.
        var version = 0
        var overlay: [UInt8] = []
        var streams: [ResponseStream] = []
    }

    private let state = Guarded(State())
    /// Outside the store's base path, which an edit can change.
    private let folder = "/__vitrine/"

    /// Versions count from `start`, which should differ from run to run, so that a page of an earlier run of the server
    /// is loaded anew.
    package init(start: Int = 0) { state.withLock { $0.version = start } }

    /// The site has been built anew.
    package func reload() {
        publish { state in
            state.version += 1
            state.overlay = []
        }
    }

    /// The shop's files are at fault and the site is as it was; no errors takes the panel away.
    package func show(_ diagnostics: [Diagnostic]) {
        let overlay = DiagnosticOverlay.html(diagnostics)
        publish { $0.overlay = overlay }
    }

    private func publish(_ change: (inout State) -> Void) {
        let (event, streams) = state.withLock { state in
            change(&state)
            state.streams.removeAll { !$0.isOpen }
            return (LiveReload.event(state.version, state.overlay), state.streams)
        }
        for stream in streams { stream.write(event) }
    }

    /// Answers the requests that are the live reload's own; false for all others.
    package func handle(_ request: Request, _ responder: Responder) -> Bool {
        guard request.path.hasPrefix(folder) else { return false }
        let isRead = request.method == .get || request.method == .head
        switch request.path.dropFirst(folder.count) {
        case "events" where isRead:
            var response = Response(.ok, fields: ["Content-Type": "text/event-stream", "Cache-Control": "no-store"])
            // Browsers ask again after a second instead of three, so that a restarted server is noticed soon.
            response.body = .bytes(Array("retry: 1000\n\n".utf8))
            let stream = responder.stream(response)
            let event = state.withLock { state in
                state.streams.removeAll { !$0.isOpen }
                state.streams.append(stream)
                return LiveReload.event(state.version, state.overlay)
            }
            stream.write(event)
        case "live.js" where isRead:
            let fields: HeaderFields = ["Content-Type": "text/javascript; charset=utf-8", "Cache-Control": "no-cache"]
            responder.send(Response(.ok, fields: fields, body: Array(LiveReload.script.utf8)))
        case "events", "live.js": responder.send(.methodNotAllowed(allow: [.get, .head]))
        default: responder.send(.plain(.notFound))
        }
        return true
    }

    /// The page with the script before the end of its body, or at its end.
    package func inject(into page: [UInt8]) -> [UInt8] {
        var tag = ByteWriter()
        tag.append("<script src=\"")
        tag.appendEscapingHTML(string: folder)
        tag.append("live.js\" data-version=\"")
        tag.append(decimal: state.withLock { $0.version })
        tag.append("\" async></script>")
        let index = LiveReload.lastBodyEnd(in: page) ?? page.count
        return Array(page[..<index]) + tag.bytes + Array(page[index...])
    }

    private static func lastBodyEnd(in page: [UInt8]) -> Int? {
        let tag = Array("</body".utf8)
        guard page.count >= tag.count else { return nil }
        for start in stride(from: page.count - tag.count, through: 0, by: -1)
        where page[start] == tag[0] && ASCIIText.equalIgnoringCase(page[start..<start + tag.count], tag) {
            return start
        }
        return nil
    }

    /// One event: a JSON object on one line.
    private static func event(_ version: Int, _ overlay: [UInt8]) -> [UInt8] {
        var out = ByteWriter(reserving: overlay.count + 64)
        out.append("data: {\"version\":")
        out.append(decimal: version)
        out.append(",\"overlay\":")
        overlay.withUnsafeBufferPointer { out.appendJSON(bytes: $0) }
        out.append("}\n\n")
        return out.bytes
    }

    /// A hidden page lets go of its connection: browsers allow six to a server, and a seventh tab would never load.
    private static let script = #"""
        (() => {
          const me = document.currentScript;
          const version = Number(me.dataset.version);
          const url = new URL("events", me.src);
          let source, host, hidden = "", leaving = false;
          const remove = () => { if (host) host.remove(); host = undefined; };
          const show = (html) => {
            if (!html) { hidden = ""; return remove(); }
            if (html === hidden) return;
            if (!host) {
              host = document.createElement("vitrine-overlay");
              host.attachShadow({ mode: "open" });
              document.documentElement.append(host);
            }
            host.shadowRoot.innerHTML = html;
            host.shadowRoot.querySelector("button").onclick = () => { hidden = html; remove(); };
          };
          const open = () => {
            if (source || document.hidden) return;
            source = new EventSource(url);
            source.onmessage = (event) => {
              const state = JSON.parse(event.data);
              if (state.version !== version) {
                if (!leaving) { leaving = true; location.reload(); }
                return;
              }
              show(state.overlay);
            };
          };
          const close = () => { if (source) source.close(); source = undefined; };
          addEventListener("keydown", (event) => {
            if (event.key === "Escape" && host) host.shadowRoot.querySelector("button").click();
          });
          addEventListener("visibilitychange", () => document.hidden ? close() : open());
          addEventListener("pagehide", close);
          addEventListener("pageshow", open);
          open();
        })();

        """#
}
