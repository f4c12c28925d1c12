import HTTP
import Orders

/// What the operator's own tools ask: whether it lives, whether orders can be taken, what was counted.
package struct AdminRoutes: Sendable {
    private let service: IntakeService
    private let droppedLines: @Sendable () -> Int

    /// `droppedLines` counts the lines of the log that nobody took.
    package init(_ service: IntakeService, droppedLines: @escaping @Sendable () -> Int = { 0 }) {
        self.service = service
        self.droppedLines = droppedLines
    }

    package var handler: Handler {
        { request, responder in responder.send(answer(request)) }
    }

    private func answer(_ request: Request) -> Response {
        guard request.method == .get || request.method == .head else {
            var response = Response.text(.methodNotAllowed, "GET or HEAD\n")
            response.fields["Allow"] = "GET, HEAD"
            return response
        }
        switch request.path {
        case "/health": return .text("alive\n")
        case "/ready":
            // What queues behind a slow disk is answered 503 when the queue is full: before that, it still works.
            let isReady = service.thread.isReady && service.thread.waiting < DeskThread.queueLimit
            return isReady
                ? .text("ready\n") : .text(.serviceUnavailable, "orders cannot be written at this moment\n")
        case "/metrics":
            return Response(
                .ok, fields: ["Content-Type": "text/plain; version=0.0.4; charset=utf-8"],
                body: service.metrics.text(
                    counters: [
                        ("log_lines_dropped_total", "Lines of the log that nobody took in time.", droppedLines())
                    ], gauges: gauges))
        default: return .text(.notFound, "There are /health, /ready and /metrics.\n")
        }
    }

    private var gauges: [(name: StaticString, help: StaticString, value: Int)] {
        let (orders, outbox, dead) = service.desk.withLedger {
            ($0.sequence.count, $0.outbox.count, $0.abandoned.count)
        }
        return [
            ("orders", "Orders in the journal.", orders),
            ("outbox_pending", "Messages that have not gone out yet.", outbox),
            ("outbox_dead", "Messages that were given up.", dead),
            ("queue_waiting", "Orders and changes that wait for the disk.", service.thread.waiting),
            ("batches_written", "Batches synced since the start.", service.thread.batchesWritten),
            ("ready", "1 while orders can be written.", service.thread.isReady ? 1 : 0),
        ]
    }
}
