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
    /// The same part by part, to say what changed.
    package var basis = BuildBasis()
    /// What was learnt from the files of the content folder.
    package var memory = LoadMemory()
    /// What was put into the price book.
    var book = BookMemory()
    /// The state of the shop in which its rules had nothing to say; zero when they had.
    var quietRules: Fingerprint = .zero
    /// What the build came to.
    var outcome = BuildOutcome()
    /// What engine-written files were made from, by the producer's name.
    var producers: [String: Fingerprint] = [:]
    /// Every file of the site.
    package var outputs = OutputTable()

    /// The things that anything was made from, and their states.
    private(set) var inputKeys: [UInt64] = []
    private(set) var inputStates: [Fingerprint] = []

    /// One entry each for an output that was made from things, in the order in which they were first made.
    private var keys = KeyTable()
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
    func record(_ key: UInt64) -> Int? { keys.number(of: key) }

    /// Whether anything was made from a thing.
    func hasInput(_ key: UInt64) -> Bool { inputKeys.contains(key) }

    func outputID(_ record: Int) -> Int { Int(outputIDs[record]) }

    func pageCount(_ record: Int) -> Int { Int(pageCounts[record]) }

    /// Numbers in `inputKeys`.
    func inputs(_ record: Int) -> ArraySlice<UInt32> {
        inputs[(record == 0 ? 0 : Int(inputEnds[record - 1]))..<Int(inputEnds[record])]
    }

    func requests(_ record: Int) -> [ImageRequest] { requestNumbers(record).map { requests[Int($0)] } }

    private func requestNumbers(_ record: Int) -> ArraySlice<UInt32> {
        requestIDs[(record == 0 ? 0 : Int(requestEnds[record - 1]))..<Int(requestEnds[record])]
    }

    // MARK: The next one

    /// The cache after a build that made a few of the same outputs anew and kept all others; nil for any other build.
    /// What nothing is made from any more stays among the inputs until a build that makes many.
    ///
    /// - Parameters:
    ///   - isKept, numbers: as those of `next`.
    ///   - states: what the inputs of this one are now.
    func amended(
        by made: [Made], keeping isKept: [Bool], outputs: OutputTable, numbers: [UInt32], states: [Fingerprint],
        state: (UInt64) -> Fingerprint
    ) -> BuildCache? {
        guard made.count * 8 < count, outputs.count == self.outputs.count, states.count == inputKeys.count,
            numbers.enumerated().allSatisfy({ $0.offset == Int($0.element) })
        else { return nil }
        var anew: [Int: Made] = [:]
        for made in made {
            guard let record = keys.number(of: made.key), made.requests == requests(record),
                self.outputs.id(of: made.path) == outputID(record)
            else { return nil }
            anew[record] = made
        }
        guard (0..<count).allSatisfy({ isKept[$0] || anew[$0] != nil }) else { return nil }
        var next = self
        next.outputs = outputs
        next.inputStates = states
        // Where the inputs stand that the new ones name; those that were no input before come behind.
        let wanted = Set(made.lazy.flatMap(\.inputs))
        var places: [UInt64: UInt32] = [:]
        for (place, key) in inputKeys.enumerated() where wanted.contains(key) {
            places[key] = UInt32(truncatingIfNeeded: place)
        }
        next.inputs = []
        next.inputs.reserveCapacity(inputs.count + made.reduce(0) { $0 + $1.inputs.count })
        var copied = 0
        for (record, made) in anew.sorted(by: { $0.key < $1.key }) {
            let old = self.inputs(record)
            next.inputs.append(contentsOf: inputs[copied..<old.startIndex])
            copied = old.endIndex
            for key in made.inputs {
                let place = places[key] ?? UInt32(truncatingIfNeeded: next.inputKeys.count)
                if places[key] == nil {
                    places[key] = place
                    next.inputKeys.append(key)
                    next.inputStates.append(state(key))
                }
                next.inputs.append(place)
            }
            next.pageCounts[record] = UInt32(clamping: made.paginatedPages)
        }
        next.inputs.append(contentsOf: inputs[copied...])
        // Each end moves by as much as the records up to it became longer or shorter.
        var shift = 0
        for record in 0..<count {
            if let made = anew[record] { shift += made.inputs.count - self.inputs(record).count }
            next.inputEnds[record] = UInt32(truncatingIfNeeded: Int(inputEnds[record]) + shift)
        }
        return next
    }

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
        var knownRequests: [ImageRequest: UInt32] = [:]
        func number(_ request: ImageRequest) -> UInt32 {
            if let known = knownRequests[request] { return known }
            let number = UInt32(truncatingIfNeeded: next.requests.count)
            knownRequests[request] = number
            next.requests.append(request)
            return number
        }
        next.keys = KeyTable(expecting: keys.count + made.count)
        next.inputs.reserveCapacity(inputs.count)
        func close(_ output: UInt32, _ pages: UInt32) {
            next.outputIDs.append(output)
            next.pageCounts.append(pages)
            next.inputEnds.append(UInt32(truncatingIfNeeded: next.inputs.count))
            next.requestEnds.append(UInt32(truncatingIfNeeded: next.requestIDs.count))
        }
        for record in 0..<count where isKept[record] {
            let output = numbers[Int(outputIDs[record])]
            guard output != OutputTable.none else { continue }
            _ = next.keys.insert(keys.keys[record])
            for input in inputs(record) {
                if inputNumbers[Int(input)] == OutputTable.none {
                    inputNumbers[Int(input)] = UInt32(truncatingIfNeeded: table.insert(inputKeys[Int(input)]))
                }
                next.inputs.append(inputNumbers[Int(input)])
            }
            for request in requestNumbers(record) {
                next.requestIDs.append(number(requests[Int(request)]))
            }
            close(output, pageCounts[record])
        }
        // In one order, whichever thread was first.
        for made in made.sorted(by: { $0.path.precedesInBytes($1.path) }) {
            guard let output = outputs.id(of: made.path), next.keys.insert(made.key) == next.outputIDs.count else {
                continue
            }
            for input in made.inputs { next.inputs.append(UInt32(truncatingIfNeeded: table.insert(input))) }
            for request in made.requests { next.requestIDs.append(number(request)) }
            close(UInt32(truncatingIfNeeded: output), UInt32(clamping: made.paginatedPages))
        }
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
    private static let heading = "VITRINE CACHE 5"

    /// - Parameter memory: what `LoadMemory` writes, where that was written before.
    package func encode(memory written: PlainArrayWriter? = nil) -> [UInt8] {
        var out = PlainArrayWriter()
        // Growing by and by would copy a hundred megabytes again and again.
        out.reserve(
            (written?.bytes.count ?? 0) + inputs.count * 4 + inputKeys.count * 24 + count * 48 + book.keys.count * 40
                + outputs.bytes + (1 << 16))
        out.put(Self.heading)
        out.put(EngineIdentity.current)
        out.put([global])
        basis.write(to: &out)
        out.put(inputKeys)
        out.put(inputStates)
        out.put(keys.keys)
        out.put(keys.slots)
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
        if let written { out.put(written) } else { memory.write(to: &out) }
        book.write(to: &out)
        out.put([quietRules])
        let names = producers.keys.sorted()
        out.put(names)
        out.put(names.map { producers[$0] ?? .zero })
        outputs.write(to: &out)
        outcome.write(to: &out)
        out.seal()
        return out.bytes
    }

    /// Whether what lies there was left whole by another version of Vitrine.
    static func isForeign(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard var reader = PlainArrayReader(bytes) else { return false }
        return reader.text() != heading || reader.text() != EngineIdentity.current
    }

    /// Nil for anything but a whole cache of this version.
    package init?(decoding bytes: UnsafeRawBufferPointer) {
        guard var reader = PlainArrayReader(bytes), reader.text() == Self.heading,
            reader.text() == EngineIdentity.current,
            let global = reader.take(Fingerprint.self), global.count == 1,
            let basis = BuildBasis(reading: &reader),
            let inputKeys = reader.take(UInt64.self), let inputStates = reader.take(Fingerprint.self),
            let recordKeys = reader.take(UInt64.self), let recordSlots = reader.take(UInt32.self),
            let keys = KeyTable(keys: recordKeys, slots: recordSlots), let outputIDs = reader.take(UInt32.self),
            let pageCounts = reader.take(UInt32.self), let inputEnds = reader.take(UInt32.self),
            let requestEnds = reader.take(UInt32.self), let inputs = reader.take(UInt32.self),
            let requestIDs = reader.take(UInt32.self), let requests = Self.requests(&reader),
            let memory = LoadMemory(reading: &reader),
            let book = BookMemory(reading: &reader), let quietRules = reader.take(Fingerprint.self),
            quietRules.count == 1, let names = reader.texts(), let states = reader.take(Fingerprint.self),
            names.count == states.count, let outputs = OutputTable(reading: &reader),
            let outcome = BuildOutcome(reading: &reader), reader.isAtEnd
        else { return nil }
        self.global = global[0]
        self.basis = basis
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
        self.book = book
        self.quietRules = quietRules[0]
        producers = Dictionary(zip(names, states), uniquingKeysWith: { first, _ in first })
        self.outputs = outputs
        self.outcome = outcome
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
