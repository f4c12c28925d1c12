import Commerce
import Text

/// Reads orders back from the records that made them; from any thread, with or without a desk.
package struct OrderRecords: Sendable {
    package let folder: String
    package let disk: any Disk

    package init(folder: String, disk: any Disk) {
        self.folder = folder
        self.disk = disk
    }

    /// The order that these records add up to; nil when the one that placed it is not on disk yet.
    ///
    /// `pending` are the events of a batch that is being decided, at the provisional positions that `Batch` gives them.
    package func order(_ records: [JournalPosition], pending: [OrderEvent] = []) throws(OrderReadFailure) -> Order? {
        var order: Order?
        for position in records {
            let event: OrderEvent
            if position.segment < 0 {
                // A batch is being written: whoever reads meanwhile sees what stood before it.
                guard position.offset < pending.count else { break }
                event = pending[position.offset]
            } else {
                event = try self.event(position)
            }
            switch event {
            case .placed(let placed): order = placed.order
            case .changed(let changed):
                order?.history.append(
                    Order.Happening(at: changed.at, change: changed.change, restocked: changed.restocked))
                if case .erased = changed.change { order?.customer = nil }
            default: break
            }
        }
        return order
    }

    /// The event of one record.
    package func event(_ position: JournalPosition) throws(OrderReadFailure) -> OrderEvent {
        let entry: JournalEntry
        do throws(JournalFailure) {
            entry = try JournalReader.read(position, folder: folder, disk: disk)
        } catch {
            throw .journal(error)
        }
        do throws(RecordReader.Refusal) {
            return try OrderEvent.read(entry)
        } catch {
            throw .record(seq: entry.seq, error.diagnostic)
        }
    }
}

/// Why an order could not be read back.
package enum OrderReadFailure: Error, Sendable {
    case journal(JournalFailure)
    /// The record is whole, but this version does not know what it says.
    case record(seq: Int, Diagnostic)
}
