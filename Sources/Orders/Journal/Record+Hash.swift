import Text

extension Record {
    /// The hash of the record in 64 hex digits, which the next record repeats; nil if its JSON cannot be read.
    ///
    /// `bytes` is the buffer that it was read from.
    func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let json = UnsafeBufferPointer(rebasing: bytes[json])
        guard let form = try? RecordJSON(json) else { return nil }
        return Record.hash(
            fields: UnsafeBufferPointer(rebasing: bytes[start..<lengthStart]),
            previous: UnsafeBufferPointer(rebasing: bytes[previousStart..<previousStart + Record.hashDigits]),
            json: json, personal: form.personal)
    }

    /// SHA-256 of the fields up to the batch, the previous hash and the JSON without its personal data, each followed
    /// by a space but the last.
    static func hash(
        fields: UnsafeBufferPointer<UInt8>, previous: UnsafeBufferPointer<UInt8>, json: UnsafeBufferPointer<UInt8>,
        personal: Range<Int>?
    ) -> [UInt8] {
        var hash = SHA256()
        hash.update(fields)
        hash.update(previous)
        hash.update(separator)
        guard let personal else {
            hash.update(json)
            return hexDigits(hash.finish())
        }
        hash.update(UnsafeBufferPointer(rebasing: json[..<personal.lowerBound]))
        hash.update(erasedForm(UnsafeBufferPointer(rebasing: json[personal])))
        hash.update(UnsafeBufferPointer(rebasing: json[personal.upperBound...]))
        return hexDigits(hash.finish())
    }

    private static let separator = [ASCII.space]

    /// The string that erasing puts in the place of a value, quotes included.
    static func erasedForm(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(value)
        var form = ByteWriter(reserving: erasedBytes)
        form.append(erasedPrefix)
        form.append(hexDigits(hash.finish()))
        form.append(ASCII.quote)
        return form.bytes
    }

    /// Two digits a byte.
    static func hexDigits(_ bytes: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: bytes.count * 2)
        for index in bytes.indices {
            out[index * 2] = Hex.digit(bytes[index] >> 4)
            out[index * 2 + 1] = Hex.digit(bytes[index] & 0x0F)
        }
        return out
    }
}
