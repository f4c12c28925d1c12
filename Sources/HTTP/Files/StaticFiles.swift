import Text

/// Serves a folder as a web server would: the built site, exactly as any host will serve it.
package struct StaticFiles: Sendable {
    /// Changes an HTML page on its way out (the page's bytes, the path asked for).
    package typealias Transform = @Sendable ([UInt8], String) -> [UInt8]

    private let root: DocumentRoot
    /// Starts and ends with `/`.
    private let basePath: String
    /// Added to every answer.
    package var fields: HeaderFields = ["X-Content-Type-Options": "nosniff"]
    /// `Cache-Control` of an answer, by its path.
    package var cacheControl: (@Sendable (String) -> String?)?
    package var transform: Transform?

    /// The largest page that is transformed, in bytes; a larger one goes out as it is.
    private static let largestTransformed = 16 << 20

    /// Serves the folder `root` under `basePath` (`/`, `/shop/`); it need not exist yet.
    package init(root: String, basePath: String = "/") {
        self.root = DocumentRoot(path: root)
        let inner = basePath.split(separator: "/").joined(separator: "/")
        self.basePath = inner.isEmpty ? "/" : "/\(inner)/"
    }

    /// The answer to `request`, which must have passed the decoder.
    package func respond(to request: Request) -> Response {
        guard request.method == .get || request.method == .head else {
            return finish(.methodNotAllowed(allow: [.get, .head]), request)
        }
        guard request.path.hasPrefix(basePath) else {
            // `/shop` is the same place as `/shop/`; `/` is only where a visitor starts.
            if request.path + "/" == basePath { return redirect(to: basePath, request) }
            if request.path == "/" { return finish(.redirect(302, to: PercentCoding.encode(path: basePath)), request) }
            return notFound(request)
        }
        let rest = request.path.dropFirst(basePath.count)
        let isFolder = rest.isEmpty || rest.hasSuffix("/")
        // An empty component (`//`) names nothing, and must not get into a Location as `//host`.
        let components = (isFolder ? rest.dropLast() : rest[...])
            .split(separator: "/", omittingEmptySubsequences: false).filter { !(rest.isEmpty && $0.isEmpty) }
        // Hidden files (`.git`, `.htpasswd`) are no part of a site; `.well-known` is (RFC 8615).
        guard components.allSatisfy({ !$0.isEmpty && (!$0.hasPrefix(".") || $0 == ".well-known") }) else {
            return notFound(request)
        }
        switch root.open(isFolder ? components + ["index.html"] : components) {
        case .file(let opened): return serve(opened, name: isFolder ? "index.html" : request.path, request)
        case .folder:
            guard !isFolder else { return notFound(request) }
            return redirect(to: request.path + "/", request)
        case .missing: return notFound(request)
        case .failed: return finish(.plain(.serviceUnavailable), request)
        }
    }

    private func serve(_ opened: DocumentRoot.Opened, name: String, _ request: Request) -> Response {
        let type = ContentTypes.type(ofFile: name)
        let seconds = opened.modified.seconds
        if let transform, type.hasPrefix("text/html"), opened.size <= StaticFiles.largestTransformed {
            guard let page = opened.file.read(size: opened.size) else {
                return finish(.plain(.serviceUnavailable), request)
            }
            let body = transform(page, request.path)
            let tag = EntityTag(Fingerprint(body).hex)
            return answer(request, type: type, size: body.count, tag: tag, modified: nil) { range in
                .bytes(range.count == body.count ? body : Array(body[range]))
            }
        }
        // Time, size and file number change whenever a file is written or replaced. Strong, because a build renames
        // whole files into place.
        let number = String(opened.inode, radix: 36)
        let time = String(opened.modified.nanoseconds &+ seconds &* 1_000_000_000, radix: 36)
        let tag = EntityTag("\(number)-\(time)-\(String(opened.size, radix: 36))")
        return answer(request, type: type, size: opened.size, tag: tag, modified: seconds) { range in
            .file(FileBody(opened.file, offset: range.lowerBound, length: range.count))
        }
    }

    private func answer(
        _ request: Request, type: String, size: Int, tag: EntityTag, modified: Int?,
        body: (Range<Int>) -> Response.Body
    ) -> Response {
        var response = Response(.ok)
        response.fields["ETag"] = tag.description
        if let modified { response.fields["Last-Modified"] = HTTPDate.format(modified) }
        response.fields["Cache-Control"] = cacheControl?(request.path)
        switch Preconditions.evaluate(request, tag: tag, lastModified: modified) {
        case .notModified:
            response.status = .notModified
            return finish(response, request)
        case .failed: return finish(.plain(.preconditionFailed), request)
        case .proceed: break
        }
        response.fields["Content-Type"] = type
        response.fields["Accept-Ranges"] = "bytes"
        response.body = body(0..<size)
        // RFC 9110, 14.2: Range is defined for GET alone.
        guard request.method == .get,
            Preconditions.rangeApplies(request, tag: tag, lastModified: modified)
        else { return finish(response, request) }
        switch ByteRange.parse(request.fields["range"], size: size) {
        case .whole: break
        case .part(let range):
            response.status = .partialContent
            response.fields["Content-Range"] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)"
            response.body = body(range)
        case .unsatisfiable:
            response = .plain(.rangeNotSatisfiable)
            response.fields["Content-Range"] = "bytes */\(size)"
        }
        return finish(response, request)
    }

    /// Where a page is transformed, there is one to transform even before the first build.
    private static let emptyPage = Array(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title><body><p>404 Not Found</p></body></html>"
            .utf8)

    /// The site's own `404.html`, or a line of text.
    private func notFound(_ request: Request) -> Response {
        guard case .file(let opened) = root.open(["404.html"]), let page = opened.file.read(size: opened.size) else {
            guard let transform else { return finish(.plain(.notFound), request) }
            return finish(.html(.notFound, transform(StaticFiles.emptyPage, request.path)), request)
        }
        return finish(.html(.notFound, transform?(page, request.path) ?? page), request)
    }

    private func redirect(to path: String, _ request: Request) -> Response {
        let query = request.query.map { "?\($0)" } ?? ""
        return finish(.redirect(.movedPermanently, to: PercentCoding.encode(path: path) + query), request)
    }

    private func finish(_ response: Response, _ request: Request) -> Response {
        var response = response
        for field in fields.all where !response.fields.contains(field.name) {
            response.fields.append(field.name, field.value)
        }
        return response
    }
}
