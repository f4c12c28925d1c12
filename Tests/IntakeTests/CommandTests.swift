import Commerce
import Documents
import HTTP
import Intake
import Orders
import Platform
import TestSupport
import Testing

/// `order-intake` as its owner uses it: the built program, with and without a server that runs.
@Suite("Commands", .enabled(if: Program.built("order-intake") != nil))
struct CommandTests {
    private struct Printed {
        var code: Int32?
        var text: String
    }

    private let scratch: TemporaryFolder
    private let program: String

    init() throws {
        scratch = try TemporaryFolder()
        program = try #require(Program.built("order-intake"))
    }

    private func run(_ arguments: [String], in folder: TemporaryFolder? = nil) -> Printed {
        let all = arguments.prefix(1) + (folder.map { ["--data", $0.path] } ?? []) + arguments.dropFirst()
        let result = ChildProcess.run(program, Array(all), seconds: 60, log: scratch.path + "/log")
        guard case .exited(let code) = result.outcome else { return Printed(code: nil, text: result.output) }
        return Printed(code: code, text: result.output)
    }

    private static let texts = "Ada \u{1B}[31m\u{202E}\u{9B}1mLovelace"

    /// A shop with one order, and the socket for commands.
    private func shop() throws -> (shop: RunningShop, number: String) {
        let shop = try RunningShop()
        let number = try shop.placeUnchecked(
            OrderForm(
                [("MUG", "2"), ("VASE", "3")],
                [("name", CommandTests.texts), ("note", "=1+1\n\u{1B}]0;x\u{7}"), ("key", "k")]))
        return (shop, try #require(number?.text))
    }

    /// Everything that changes an order, and what is said of it.
    private func walk(_ folder: TemporaryFolder, _ number: String) {
        func expect(_ arguments: [String], _ code: Int32, _ text: String, _ line: Int = #line) {
            let printed = run(arguments, in: folder)
            #expect(printed.code == code, "line \(line): \(printed.text)")
            #expect(printed.text.contains(text), "line \(line): \(printed.text)")
        }
        expect(["deliver", number], 1, "it has not been shipped yet; ship it first")
        expect(["refund", number], 1, "it has not been paid")
        expect(["pay", number.lowercased()], 0, "\(number): paid")
        expect(["pay", "#" + number], 1, "it has been paid already")
        expect(["refund", number, "--amount", "1.50"], 0, "\(number): paid")
        expect(["refund", number, "--amount", "1,50"], 2, "--amount cannot be '1,50'")
        expect(
            ["ship", number, "--tracking", "RR1", "--tracking-url", "https://post.example/RR1"], 0, "\(number): shipped"
        )
        expect(["ship", number, "--tracking-url", "ftp://x"], 2, "--tracking-url must begin with https://")
        expect(["cancel", number], 1, "all of it has been sent; take it back with 'return'")
        expect(["ship", number, "--tracking", "RR2", "--tracking-url", "http://x.example/"], 2, "begin with https://")
        expect(["ship", number, "--tracking", "RR2", "--tracking-url", "https:///x"], 2, "begin with https://")
        expect(["ship", number, "--tracking", " "], 2, "--tracking is one line")
        expect(["return", number, "--item", "MUG=3"], 1, "of 2 MUG there are 2 that can come back")
        expect(["return", number, "--item", "MUG=x"], 2, "--item cannot be 'MUG=x'")
        expect(["return", number, "--item", "MUG=1,VASE=1"], 2, "write it once for each")
        expect(["refund", number, "--amount", "5000"], 1, "can still go back")
        expect(["refund", number, "--amount", "--restock"], 2, "--amount needs a value")
        expect(["return"], 2, "NUMBER is missing")
        expect(["note", number], 2, "TEXT is missing")
        expect(["deliver", number], 0, "\(number): delivered")
        expect(["note", number, "rang \u{1B}[1mtwice"], 0, "\(number): noted")
        expect(["note", number, ""], 2, "a note has 1 to 10,000 bytes")
        expect(["refund", number, "--restock"], 0, "\(number): refunded")
        expect(["stock", "count", "MUG", "7"], 0, "MUG: 7 counted")
        expect(["stock", "adjust", "MUG", "--", "-2"], 0, "MUG: -2")
        expect(["stock", "adjust", "MUK", "1"], 1, "there is no SKU 'MUK'")
        expect(["stock", "count", "FREE", "1"], 1, "the stock of FREE is not tracked")
        expect(["stock", "adjust", "MUG", "-1"], 0, "MUG: -1")
        expect(["stock", "adjust", "MUG", "1"], 0, "MUG: +1")
        expect(["pay", "2345672"], 2, "is no order number")
        expect(["pay", OrderNumber(random: 12_345).text], 1, "there is no such order")
        expect(["erase", number], 0, "\(number): the customer's data is erased")
        expect(["erase", number], 0, "\(number)")
    }

    private func look(_ folder: TemporaryFolder, _ number: String) {
        let list = run(["list"], in: folder)
        #expect(list.code == 0)
        #expect(list.text.contains("\(number)  2026-06-01 12:00  refunded"), "\(list.text)")
        #expect(list.text.contains("(erased)"))
        #expect(run(["list", "--status", "paid"], in: folder).text == "There are no such orders.\n")
        let show = run(["show", number], in: folder)
        #expect(show.code == 0)
        for part in [
            "Order \(number): refunded", "2 x  MUG", "Tracking: RR1 https://post.example/RR1", "noted: (erased)",
            "The customer's data has been erased.",
        ] {
            #expect(show.text.contains(part), "\(part): \(show.text)")
        }
        let stock = run(["stock", "list", "--format", "csv"], in: folder)
        #expect(stock.code == 0)
        #expect(stock.text.contains("\r\nMUG,5,0,Mug\r\n"), "\(stock.text)")
        #expect(stock.text.contains("\r\nVASE,0,0,Vase\r\n"), "\(stock.text)")
        #expect(run(["outbox"], in: folder).text.contains("\(number)-confirmation-1"))
        let export = run(["export", "--format", "json"], in: folder)
        #expect(export.text.hasPrefix("{\"number\":\"\(number)\""))
        #expect(!export.text.contains("Lovelace"))
        #expect(run(["export", "--since", "2026-06-02"], in: folder).text.split(separator: "\r\n").count == 1)
        #expect(run(["export", "--since", "June"], in: folder).code == 2)
        let fsck = run(["fsck"], in: folder)
        #expect(fsck.code == 0)
        #expect(fsck.text.hasSuffix("sound\n"), "\(fsck.text)")
        let target = scratch.path + "/backup-\(number)"
        let backup = run(["backup", target], in: folder)
        #expect(backup.code == 0, "\(backup.text)")
        #expect(run(["backup", target], in: folder).code == 74)
        let copy = ChildProcess.run(
            program, ["show", number, "--data", target], seconds: 60, log: scratch.path + "/log")
        #expect(copy.output == show.text)
    }

    @Test("Without a server")
    func alone() throws {
        let (shop, number) = try shop()
        shop.stop()
        let before = run(["show", number], in: shop.folder)
        #expect(before.text.contains("Ada [31m1mLovelace"), "\(before.text.debugDescription)")
        for scalar in before.text.unicodeScalars where scalar != "\n" {
            #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
        }
        #expect(run(["list"], in: shop.folder).text.contains("Ada [31m1mLovelace"))
        let csv = run(["export"], in: shop.folder).text
        #expect(csv.contains("\"'=1+1\n"), "\(csv)")
        #expect(run(["stock", "list"], in: shop.folder).text.contains("\nVASE         -3         3  Vase"))
        walk(shop.folder, number)
        look(shop.folder, number)
        #expect(!shop.journal.contains("Lovelace"))
        // Back to work, with all of it.
        let again = try RunningShop { $0.folder = shop.folder }
        #expect(again.orderCount == 1)
        #expect(again.stock("MUG") == 5)
    }

    @Test("Through a server that runs, which also keeps a second one out")
    func throughTheServer() throws {
        let (shop, number) = try shop()
        let log = shop.log
        let socket = try CommandSocket(shop.service, log: IntakeLog { log.add($0) })
        walk(shop.folder, number)
        look(shop.folder, number)
        let second = run(["serve", "--listen", "127.0.0.1:0", "--admin", "none"], in: shop.folder)
        #expect(second.code == 75, "\(second.text)")
        #expect(second.text.contains("another process has the orders open"))
        #expect(shop.stock("MUG") == 5)
        #expect(!log.text.contains("Lovelace"))
        socket.stop()
        #expect(SystemCalls.kind(shop.folder.path + "/admin.sock") == nil)
        // The lock is still held, and nobody listens.
        #expect(run(["pay", number], in: shop.folder).code == 75)
        #expect(run(["list"], in: shop.folder).code == 0)
    }

    @Test("Served, reloaded, ended and killed: what was acknowledged is there")
    func serving() throws {
        let folder = try TemporaryFolder()
        try SystemCalls.write(try ShopContent.book().json(), to: folder.path + "/price-book.json")
        let arguments = [
            "serve", "--data", folder.path, "--listen", "127.0.0.1:0", "--admin", "none", "--sendmail", "none",
            "--per-recipient", "0",
        ]
        func start(_ log: String) throws -> (Program, SocketAddress) {
            let started = Program(program, arguments, output: scratch.path + "/" + log)
            let running = try #require(started)
            var address: SocketAddress?
            let isServing = eventually {
                address = running.printed.firstMatch(of: /"event":"serving","at":"([^"]*)"/).flatMap {
                    SocketAddress(parsing: String($0.1))
                }
                return address != nil
            }
            #expect(isServing, "\(running.printed)")
            return (running, try #require(address))
        }
        func order(_ address: SocketAddress, _ key: String) throws -> TestClient.Answer {
            let client = try TestClient(address)
            let form = OrderForm([("MUG", "1")], [("key", key)])
            client.send(RunningShop.bytes("POST", "/orders", form.encoded, type: RunningShop.formType, []))
            return try #require(client.answer())
        }
        var (running, address) = try start("one")
        let first = try order(address, "a")
        #expect(first.status == 303)
        let client = try TestClient(address)
        #expect(client.get(first.fields["location"] ?? "")?.status == 200)
        try SystemCalls.write(Array("{".utf8), to: folder.path + "/price-book.json")
        running.hangUp()
        #expect(eventually { running.printed.contains("price_book_refused") })
        #expect(try order(address, "b").status == 303)
        running.crash()
        #expect(running.wait() == -9)
        try SystemCalls.write(try ShopContent.book().json(), to: folder.path + "/price-book.json")
        (running, address) = try start("two")
        #expect(try order(address, "a").fields["location"] == first.fields["location"])
        #expect(try order(address, "c").status == 303)
        running.terminate()
        #expect(running.wait() == 0)
        let printed = running.printed
        #expect(printed.contains("\"event\":\"stopped\""))
        #expect(printed.contains("\"clean_stop\":\"false\""))
        let token = first.fields["location"]?.split(separator: "/").last.map(String.init) ?? "?"
        #expect(!printed.contains(token) && !printed.contains("ada@"))
        #expect(run(["list", "--format", "json"], in: folder).text.split(separator: "\n").count == 3)
        #expect(run(["stock", "list", "--format", "csv"], in: folder).text.contains("MUG,7,3,Mug"))
    }

    @Test("Wrong words, missing books and damage have codes of their own")
    func codes() throws {
        let empty = try TemporaryFolder()
        #expect(run(["lst"]).code == 2)
        #expect(run(["list", "--what"], in: empty).code == 2)
        #expect(run(["list", "--most", "x"], in: empty).code == 2)
        #expect(run(["show"], in: empty).code == 2)
        #expect(run(["pay", "1234567"], in: empty).code == 2)
        #expect(run(["serve"], in: empty).code == 74)
        #expect(run(["serve"], in: empty).text.contains("there is no price book at \(empty.path)/price-book.json"))
        #expect(run(["stock", "list"], in: empty).code == 74)
        #expect(run(["list"], in: empty).code == 0)
        for command in [["list"], ["export"], ["outbox"], ["fsck"], ["backup", scratch.path + "/none"]] {
            let printed = run(command + ["--data", "/nowhere"])
            #expect(printed.code == 74 && printed.text.contains("there is no folder '/nowhere'"), "\(printed.text)")
        }
        try SystemCalls.write(Array("{".utf8), to: empty.path + "/price-book.json")
        #expect(run(["serve"], in: empty).code == 1)
        let (shop, number) = try shop()
        shop.stop()
        let journal = shop.folder.path + "/journal"
        let name = try #require(SystemCalls.names(in: journal)?.first { $0.hasSuffix(".jsonl") })
        var bytes = try SystemCalls.read(journal + "/" + name)
        bytes[40] ^= 1
        try SystemCalls.write(bytes, to: journal + "/" + name)
        for command in [["fsck"], ["serve"], ["pay", number], ["list"], ["show", number]] {
            let printed = run(command, in: shop.folder)
            #expect(printed.code == 1, "\(command): \(printed.text)")
            #expect(printed.text.contains(name), "\(command): \(printed.text)")
        }
    }

    @Test(
        "Help has an example",
        arguments: [
            "", "serve", "list", "show", "pay", "ship", "deliver", "cancel", "return", "refund", "note", "stock",
            "outbox",
            "export", "fsck", "backup", "erase",
        ])
    func help(command: String) {
        let printed = run(command.isEmpty ? ["--help"] : [command, "--help"])
        #expect(printed.code == 0)
        #expect(printed.text.contains("order-intake \(command)"))
        #expect(printed.text.lowercased().contains("example"), "\(printed.text)")
    }
}
