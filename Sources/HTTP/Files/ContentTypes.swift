/// The media type of a file by the ending of its name.
package enum ContentTypes {
    private static let byExtension: [String: String] = [
        "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
        // RFC 9239: text/javascript is the one type for JavaScript.
        "js": "text/javascript; charset=utf-8", "mjs": "text/javascript; charset=utf-8",
        "json": "application/json", "map": "application/json", "jsonl": "application/jsonl; charset=utf-8",
        "webmanifest": "application/manifest+json", "xml": "application/xml; charset=utf-8",
        "atom": "application/atom+xml; charset=utf-8", "rss": "application/rss+xml; charset=utf-8",
        "txt": "text/plain; charset=utf-8", "md": "text/markdown; charset=utf-8", "csv": "text/csv; charset=utf-8",
        "tsv": "text/tab-separated-values; charset=utf-8", "ics": "text/calendar; charset=utf-8",
        "vcf": "text/vcard; charset=utf-8", "yaml": "application/yaml", "yml": "application/yaml",
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
        "avif": "image/avif", "svg": "image/svg+xml", "ico": "image/x-icon", "bmp": "image/bmp",
        "woff2": "font/woff2", "woff": "font/woff", "ttf": "font/ttf", "otf": "font/otf",
        "mp4": "video/mp4", "m4v": "video/mp4", "webm": "video/webm", "ogv": "video/ogg", "mov": "video/quicktime",
        "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav",
        "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "wasm": "application/wasm",
        "glb": "model/gltf-binary", "usdz": "model/vnd.usdz+zip",
    ]

    /// Unknown endings are bytes: a browser saves them rather than guess.
    package static func type(ofFile name: String) -> String {
        guard let dot = name.utf8.lastIndex(of: 0x2E) else { return "application/octet-stream" }
        let ending = ASCIIText.lowercased(name.utf8[name.utf8.index(after: dot)...])
        return byExtension[ending] ?? "application/octet-stream"
    }
}
