import Platform
import Text

/// What the last build knew: what each output was made from, and what each file held.
///
/// The cache only saves time. Anything odd about the file (another version, a wrong checksum, a cut end) means that there
/// is no cache, and the build does everything again. It is a few flat arrays, so that reading it back costs a copy: at a
/// hundred thousand products there are a quarter of a million outputs with millions of inputs.
package struct BuildCache: Sendable {
    /// An output that was made from things of the shop: a page, a product's data.
    package struct Made: Sendable {
        /// Names it across builds; see `RecordKey`.
        package var key: UInt64
        package var path: String
        /// Stable keys of the things that it was made from, in any order.
        package var inputs: [UInt64]
        /// How many pages its pagination made, 1 without one.
        package var paginatedPages: Int
        /// The resized pictures that it names.
        package var requests: [ImageRequest]

        package init(
            key: UInt64, path: String, inputs: [UInt64], paginatedPages: Int = 1, requests: [ImageRequest] = []
        ) {
            self.key = key
            self.path = path
            self.inputs = inputs
            self.paginatedPages = paginatedPages
            self.requests = requests
        }
    }

    /// The state of everything that all pages depend on: engine, theme, settings, options.
    package var global: Fingerprint = .zero
    /// What was learnt from the files of the content folder.
    package var memory = LoadMemory()
    /// Every file of the site.
    package var outputs = OutputTable()

    /// The things that anything was made from, and their states.
    private(set) var inputKeys: [UInt64] = []
    private(set) var inputStates: [Fingerprint] = []

    /// One entry each for an output that was made from things, in order of key.
    private var keys: [UInt64] = []
    private var outputIDs: [UInt32] = []
    private var pageCounts: [UInt32] = []
    /// Where its part of `inputs` and `requestIDs` ends.
    private var inputEnds: [UInt32] = []
    private var requestEnds: [UInt32] = []
    private var inputs: [UInt32] = []
    private var requestIDs: [UInt32] = []
    private var requests: [ImageRequest] = []

    package init() {}

    // MARK: Records

    package var count: Int { keys.count }

    /// The record with that key, or nil.
    func record(_ key: UInt64) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? low : nil
    }

    func outputID(_ record: Int) -> Int { Int(outputIDs[record]) }

    func pageCount(_ record: Int) -> Int { Int(pageCounts[record]) }

    /// Numbers in `inputKeys`.
    func inputs(_ record: Int) -> ArraySlice<UInt32> {
        inputs[(record == 0 ? 0 : Int(inputEnds[record - 1]))..<Int(inputEnds[record])]
    }

    func requests(_ record: Int) -> [ImageRequest] {
        let range = (record == 0 ? 0 : Int(requestEnds[record - 1]))..<Int(requestEnds[record])
        return requestIDs[range].map { requests[Int($0)] }
    }

    // MARK: The next one

    /// The cache after a build that kept some records and made others anew.
    ///
    /// - Parameters:
    ///   - isKept: for each record of this one.
    ///   - numbers: for each output of this one, its number in `outputs`.
    ///   - state: what a thing is now, by its key.
    package func next(
        keeping isKept: [Bool], making made: [Made], outputs: OutputTable, numbers: [UInt32],
        state: (UInt64) -> Fingerprint
    ) -> BuildCache {
        var next = BuildCache()
        next.outputs = outputs
        var table = KeyTable(expecting: inputKeys.count)
        var inputNumbers = [UInt32](repeating: OutputTable.none, count: inputKeys.count)
        var requestNumbers: [ImageRequest: UInt32] = [:]
        func number(_ request: ImageRequest) -> UInt32 {
            if let known = requestNumbers[request] { return known }
            let number = UInt32(truncatingIfNeeded: next.requests.count)
            requestNumbers[request] = number
            next.requests.append(request)
            return number
        }
        let order = made.indices.sorted { made[$0].key < made[$1].key }
        next.keys.reserveCapacity(keys.count + made.count)
        next.inputs.reserveCapacity(inputs.count)
        func close(_ key: UInt64, _ output: UInt32, _ pages: UInt32) {
            next.keys.append(key)
            next.outputIDs.append(output)
            next.pageCounts.append(pages)
            next.inputEnds.append(UInt32(truncatingIfNeeded: next.inputs.count))
            next.requestEnds.append(UInt32(truncatingIfNeeded: next.requestIDs.count))
        }
        var taken = 0
        func takeMade(below key: UInt64?) {
            while taken < order.count {
                let made = made[order[taken]]
                if let key, made.key >= key { return }
                taken += 1
                guard next.keys.last != made.key, let output = outputs.id(of: made.path) else { continue }
                for input in made.inputs { next.inputs.append(UInt32(truncatingIfNeeded: table.insert(input))) }
                for request in made.requests { next.requestIDs.append(number(request)) }
                close(made.key, UInt32(truncatingIfNeeded: output), UInt32(clamping: made.paginatedPages))
            }
        }
        for record in 0..<count where isKept[record] {
            takeMade(below: keys[record])
            let output = numbers[Int(outputIDs[record])]
            guard output != OutputTable.none, taken == order.count || made[order[taken]].key != keys[record] else {
                continue
            }
            for input in inputs(record) {
                if inputNumbers[Int(input)] == OutputTable.none {
                    inputNumbers[Int(input)] = UInt32(truncatingIfNeeded: table.insert(inputKeys[Int(input)]))
                }
                next.inputs.append(inputNumbers[Int(input)])
            }
            for request in requests(record) { next.requestIDs.append(number(request)) }
            close(keys[record], output, pageCounts[record])
        }
        takeMade(below: nil)
        next.inputKeys = table.keys
        next.inputStates = table.keys.map(state)
        return next
    }
}

/// Names an output across builds by what it shows, without making its address.
enum RecordKey {
    /// A page, or a further page of its pagination.
    static func page(_ subject: UInt64, _ number: Int) -> UInt64 { mix(subject, UInt64(bitPattern: Int64(number))) }

    /// What other programs read of a product.
    static func data(_ subject: UInt64) -> UInt64 { mix(subject, .max) }

    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        Fingerprint(high: left, low: 0x9E37_79B9_7F4A_7C15)
            .combined(with: Fingerprint(high: right, low: 0xC2B2_AE3D_27D4_EB4F)).low
    }
}

extension BuildCache {
    private static let heading = "VITRINE CACHE 4"

    package func encode() -> [UInt8] {
        var out = PlainArrayWriter()
        out.put(Self.heading)
        out.put(EngineIdentity.current)
        out.put([global])
        out.put(inputKeys)
        out.put(inputStates)
        out.put(keys)
        out.put(outputIDs)
        out.put(pageCounts)
        out.put(inputEnds)
        out.put(requestEnds)
        out.put(inputs)
        out.put(requestIDs)
        out.put(requests.map(\.source))
        out.put(requests.map(\.sourceFingerprint))
        out.put(requests.flatMap { [Int64($0.width), Int64($0.height)] })
        out.put(requests.map { ($0.crop?.rawValue ?? "") + " " + $0.format.rawValue })
        memory.write(to: &out)
        outputs.write(to: &out)
        out.seal()
        return out.bytes
    }

    /// Nil for anything but a whole cache of this version.
    package init?(decoding bytes: [UInt8]) {
        guard var reader = PlainArrayReader(bytes), reader.text() == Self.heading,
            reader.text() == EngineIdentity.current,
            let global = reader.take(Fingerprint.self), global.count == 1,
            let inputKeys = reader.take(UInt64.self), let inputStates = reader.take(Fingerprint.self),
            let keys = reader.take(UInt64.self), let outputIDs = reader.take(UInt32.self),
            let pageCounts = reader.take(UInt32.self), let inputEnds = reader.take(UInt32.self),
            let requestEnds = reader.take(UInt32.self), let inputs = reader.take(UInt32.self),
            let requestIDs = reader.take(UInt32.self), let requests = Self.requests(&reader),
            let memory = LoadMemory(reading: &reader), let outputs = OutputTable(reading: &reader), reader.isAtEnd
        else { return nil }
        self.global = global[0]
        self.inputKeys = inputKeys
        self.inputStates = inputStates
        self.keys = keys
        self.outputIDs = outputIDs
        self.pageCounts = pageCounts
        self.inputEnds = inputEnds
        self.requestEnds = requestEnds
        self.inputs = inputs
        self.requestIDs = requestIDs
        self.requests = requests
        self.memory = memory
        self.outputs = outputs
        guard isSound else { return nil }
    }

    /// Every number names something that is there.
    private var isSound: Bool {
        func areEnds(_ ends: [UInt32], of count: Int) -> Bool {
            var last: UInt32 = 0
            for end in ends {
                if end < last { return false }
                last = end
            }
            return Int(last) == count
        }
        let count = keys.count
        return inputStates.count == inputKeys.count && outputIDs.count == count && pageCounts.count == count
            && inputEnds.count == count && requestEnds.count == count && areEnds(inputEnds, of: inputs.count)
            && areEnds(requestEnds, of: requestIDs.count) && outputIDs.allSatisfy { $0 < outputs.count }
            && inputs.allSatisfy { $0 < inputKeys.count } && requestIDs.allSatisfy { $0 < requests.count }
            && zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }
    }

    private static func requests(_ reader: inout PlainArrayReader) -> [ImageRequest]? {
        guard let sources = reader.texts(), let fingerprints = reader.take(Fingerprint.self),
            let sizes = reader.take(Int64.self), let kinds = reader.texts(), fingerprints.count == sources.count,
            sizes.count == sources.count * 2, kinds.count == sources.count
        else { return nil }
        var requests: [ImageRequest] = []
        requests.reserveCapacity(sources.count)
        for index in sources.indices {
            let kind = kinds[index].split(separator: " ", omittingEmptySubsequences: false)
            guard kind.count == 2, let format = ImageFormat(rawValue: String(kind[1])) else { return nil }
            requests.append(
                ImageRequest(
                    source: sources[index], sourceFingerprint: fingerprints[index],
                    width: Int(truncatingIfNeeded: sizes[index * 2]),
                    height: Int(truncatingIfNeeded: sizes[index * 2 + 1]), crop: ImageCrop(rawValue: String(kind[0])),
                    format: format))
        }
        return requests
    }
}
