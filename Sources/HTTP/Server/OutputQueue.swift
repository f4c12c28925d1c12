/// What is still to be sent to a client, in order.
struct OutputQueue {
    private enum Piece {
        case bytes([UInt8])
        case file(FileBody)
    }

    enum Progress {
        /// All of it has been handed to the system.
        case drained
        /// The client must read first.
        case blocked
        /// The client has gone, or a file has become shorter than was promised.
        case broken
    }

    /// Bytes sent at a time, so that one fast reader of a large file cannot keep the loop from everybody else.
    private static let turn = 4 << 20

    /// Bytes up to which pieces are put together: a short answer leaves in one call and one packet, and wakes its client
    /// once.
    private static let joined = 16 << 10

    private var pieces: [Piece] = []
    /// How much of the first piece has been sent.
    private var sent = 0
    /// Bytes waiting.
    private(set) var count = 0

    var isEmpty: Bool { pieces.isEmpty }

    mutating func append(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        count += bytes.count
        if case .bytes(var last)? = pieces.last, last.count + bytes.count <= OutputQueue.joined {
            pieces.removeLast()
            last.append(contentsOf: bytes)
            pieces.append(.bytes(last))
        } else {
            pieces.append(.bytes(bytes))
        }
    }

    mutating func append(_ file: FileBody) {
        guard file.length > 0 else { return }
        pieces.append(.file(file))
        count += file.length
    }

    /// Sends what the system takes; `total` counts the bytes.
    mutating func flush(to socket: Int32, total: inout Int) -> Progress {
        let end = total + OutputQueue.turn
        while let piece = pieces.first {
            if total >= end { return .blocked }
            let transfer: Socket.Transfer
            let length: Int
            switch piece {
            case .bytes(let bytes):
                length = bytes.count
                transfer = bytes.withUnsafeBytes { Socket.send(socket, UnsafeRawBufferPointer(rebasing: $0[sent...])) }
            case .file(let file):
                length = file.length
                transfer = Socket.sendFile(
                    socket, file.descriptor, offset: file.offset + sent, count: min(length - sent, 1 << 20))
            }
            switch transfer {
            case .bytes(let taken):
                sent += taken
                total += taken
                count -= taken
            case .wouldBlock: return .blocked
            case .end, .broken: return .broken
            }
            if sent == length {
                pieces.removeFirst()
                sent = 0
            }
        }
        return .drained
    }
}
