import Commerce
import Platform
import Text

extension LoadMemory {
    func write(to out: inout PlainArrayWriter) {
        out.put([store])
        out.put(media.map(\.path))
        out.put(media.map(\.stamp))
        out.put(media.map(\.fingerprint))
        out.put(media.flatMap { [Int64($0.width), Int64($0.height)] })
        out.put(files.map(\.path))
        out.put(files.map(\.stamp))
        out.put(files.map(\.content))
        out.put(files.map { UInt32(clamping: $0.count) })
        out.put(written)
        out.put(ends)
    }

    /// Nil for anything that is not whole.
    init?(reading reader: inout PlainArrayReader) {
        guard let store = reader.take(Fingerprint.self), store.count == 1, let mediaPaths = reader.texts(),
            let mediaStamps = reader.take(FileStamp.self), let mediaContents = reader.take(Fingerprint.self),
            let mediaSizes = reader.take(Int64.self), let paths = reader.texts(),
            let stamps = reader.take(FileStamp.self), let contents = reader.take(Fingerprint.self),
            let counts = reader.take(UInt32.self), let written = reader.take(UInt8.self),
            let ends = reader.take(UInt32.self),
            mediaStamps.count == mediaPaths.count, mediaContents.count == mediaPaths.count,
            mediaSizes.count == mediaPaths.count * 2, stamps.count == paths.count, contents.count == paths.count,
            counts.count == paths.count
        else { return nil }
        let files = paths.indices.map {
            KnownFile(path: paths[$0], stamp: stamps[$0], content: contents[$0], count: Int(counts[$0]))
        }
        self.init(files: files, written: written, ends: ends)
        self.store = store[0]
        media = mediaPaths.indices.map {
            Media(
                path: mediaPaths[$0], stamp: mediaStamps[$0], fingerprint: mediaContents[$0],
                width: Int(mediaSizes[$0 * 2]), height: Int(mediaSizes[$0 * 2 + 1]))
        }
    }
}
