import Platform
import Text

/// What the last build knew: which things each page was made from, and what each output file held.
///
/// The cache only saves time. Anything odd about the file (another version, a wrong checksum, a cut end) means that there
/// is no cache, and the build does everything again.
package struct BuildCache: Sendable {
    /// One rendered page.
    package struct Page: Sendable {
        /// The output path, which names the page.
        package var path: String
        /// Stable keys of the things that the page was made from, sorted.
        package var inputs: [UInt64]
        /// Their states when it was.
        package var state: Fingerprint
        /// How many pages its pagination made, 1 without one.
        package var paginatedPages: Int
        /// The resized pictures that it names.
        package var requests: [ImageRequest] = []

        package init(
            path: String, inputs: [UInt64], state: Fingerprint, paginatedPages: Int, requests: [ImageRequest] = []
        ) {
            self.path = path
            self.inputs = inputs
            self.state = state
            self.paginatedPages = paginatedPages
            self.requests = requests
        }
    }

    /// A file that was copied, with what probing it found out.
    package struct Media: Sendable {
        package var path: String
        package var stamp: FileStamp
        package var fingerprint: Fingerprint
        package var width: Int
        package var height: Int

        package init(path: String, stamp: FileStamp, fingerprint: Fingerprint, width: Int, height: Int) {
            self.path = path
            self.stamp = stamp
            self.fingerprint = fingerprint
            self.width = width
            self.height = height
        }
    }

    /// The state of everything that all pages depend on: engine, theme, settings, options.
    package var global: Fingerprint = .zero
    package var pages: [Page] = []
    package var media: [Media] = []
    package var outputs: [OutputRecord] = []
    /// What each product was when its data file was made, by its stable key.
    package var productStates: [UInt64: Fingerprint] = [:]

    package init() {}
}

extension BuildCache {
    private static let version: UInt64 = 3

    package func encode() -> [UInt8] {
        var out = ByteWriter(reserving: 1 << 20)
        out.append("VITRINE CACHE\n")
        out.append(number: Self.version)
        out.append(global)
        out.append(number: UInt64(pages.count))
        for page in pages {
            out.append(text: page.path)
            out.append(number: UInt64(page.inputs.count))
            for input in page.inputs { out.append(word: input) }
            out.append(page.state)
            out.append(number: UInt64(page.paginatedPages))
            out.append(number: UInt64(page.requests.count))
            for request in page.requests {
                out.append(text: request.source)
                out.append(request.sourceFingerprint)
                out.append(number: UInt64(request.width))
                out.append(number: UInt64(request.height))
                out.append(text: request.crop?.rawValue ?? "")
                out.append(text: request.format.rawValue)
            }
        }
        out.append(number: UInt64(media.count))
        for file in media {
            out.append(text: file.path)
            out.append(file.stamp)
            out.append(file.fingerprint)
            out.append(number: UInt64(file.width))
            out.append(number: UInt64(file.height))
        }
        out.append(number: UInt64(outputs.count))
        for record in outputs {
            out.append(text: record.path)
            out.append(record.fingerprint)
            out.append(record.stamp)
        }
        out.append(number: UInt64(productStates.count))
        for (key, state) in productStates {
            out.append(word: key)
            out.append(state)
        }
        out.append(Fingerprint(out.bytes))
        return out.bytes
    }

    /// Nil for anything but a whole cache of this version.
    package init?(decoding bytes: [UInt8]) {
        var reader = CacheReader(bytes: bytes)
        guard reader.checksumHolds(), reader.skip("VITRINE CACHE\n"), reader.number() == Self.version,
            let global = reader.fingerprint(), let pageCount = reader.number()
        else { return nil }
        self.global = global
        for _ in 0..<pageCount {
            guard let path = reader.text(), let inputCount = reader.number(), inputCount <= UInt64(bytes.count / 8)
            else { return nil }
            var inputs: [UInt64] = []
            inputs.reserveCapacity(Int(inputCount))
            for _ in 0..<inputCount {
                guard let input = reader.word() else { return nil }
                inputs.append(input)
            }
            guard let state = reader.fingerprint(), let paginated = reader.number() else { return nil }
            guard let requestCount = reader.number() else { return nil }
            var requests: [ImageRequest] = []
            for _ in 0..<requestCount {
                guard let source = reader.text(), let fingerprint = reader.fingerprint(), let width = reader.number(),
                    let height = reader.number(), let crop = reader.text(), let format = reader.text(),
                    let known = ImageFormat(rawValue: format)
                else { return nil }
                requests.append(
                    ImageRequest(
                        source: source, sourceFingerprint: fingerprint, width: Int(truncatingIfNeeded: width),
                        height: Int(truncatingIfNeeded: height), crop: ImageCrop(rawValue: crop), format: known))
            }
            pages.append(
                Page(
                    path: path, inputs: inputs, state: state, paginatedPages: Int(truncatingIfNeeded: paginated),
                    requests: requests))
        }
        guard let mediaCount = reader.number() else { return nil }
        for _ in 0..<mediaCount {
            guard let path = reader.text(), let stamp = reader.stamp(), let fingerprint = reader.fingerprint(),
                let width = reader.number(), let height = reader.number()
            else { return nil }
            media.append(
                Media(
                    path: path, stamp: stamp, fingerprint: fingerprint, width: Int(truncatingIfNeeded: width),
                    height: Int(truncatingIfNeeded: height)))
        }
        guard let outputCount = reader.number() else { return nil }
        for _ in 0..<outputCount {
            guard let path = reader.text(), let fingerprint = reader.fingerprint(), let stamp = reader.stamp() else {
                return nil
            }
            outputs.append(OutputRecord(path: path, fingerprint: fingerprint, stamp: stamp))
        }
        guard let stateCount = reader.number(), stateCount <= UInt64(bytes.count / 24) else { return nil }
        productStates.reserveCapacity(Int(stateCount))
        for _ in 0..<stateCount {
            guard let key = reader.word(), let state = reader.fingerprint() else { return nil }
            productStates[key] = state
        }
    }
}
