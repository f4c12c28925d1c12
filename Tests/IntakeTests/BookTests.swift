import Commerce
import Documents
import Foundation
import Intake
import Orders
import Platform
import TestSupport
import Testing

/// A price book that changes while orders are taken (row 88, and what DESIGN says of counts and of carts of yesterday).
@Suite("Price books that change")
struct BookTests {
    private final class Watched {
        let shop: RunningShop
        let watcher: BookWatcher

        init(_ shop: RunningShop) {
            self.shop = shop
            let log = shop.log
            watcher = BookWatcher(shop.service, log: IntakeLog { log.add($0) }, pause: 10)
            watcher.start()
        }

        deinit { watcher.stop() }

        /// Puts bytes where the book is, as a build does, and waits until `condition`.
        func put(_ bytes: [UInt8], until condition: () -> Bool) throws {
            let path = shop.folder.path + "/price-book.json"
            try SystemCalls.write(bytes, to: path + ".new")
            try SystemCalls.rename(path + ".new", to: path)
            let isInUse = eventually(condition)
            #expect(isInUse)
        }

        /// Puts a book there and waits until it is in use.
        func put(_ book: PriceBook) throws {
            let bytes = book.json()
            try put(bytes) { shop.service.shop.edition.fingerprint == RecentBooks.fingerprint(bytes) }
        }
    }

    private static func book(_ changes: [String: String?]) throws -> PriceBook {
        var products = ShopContent.products
        for (handle, text) in changes { products[handle] = text }
        return try ShopContent.book(products: products)
    }

    @Test("A count is noted when it is another, and a rebuild that changes nothing writes nothing")
    func counts() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        #expect(try shop.post(OrderForm([("MUG", "4")])).status == 303)
        #expect(shop.stock("MUG") == 6)
        let before = shop.journal
        try watched.put(BookTests.book(["bowl": "title: Bowl\nprice: 8.00\nsku: BOWL\nstock: 5\n"]))
        #expect(shop.journal == before)
        #expect(shop.stock("MUG") == 6)
        #expect(shop.stock("BOWL") == 5)
        try watched.put(BookTests.book(["mug": "title: Mug\nprice: 12.00\nsku: MUG\nstock: 20\n"]))
        #expect(shop.stock("MUG") == 20)
        #expect(shop.journal.dropFirst(before.count).contains("\"type\":\"counted\""))
        #expect(shop.journal.dropFirst(before.count).filter { $0 == "\n" }.count == 1)
        #expect(shop.metric(.bookReloads) == 2)
        // The count of today's content again after one of yesterday's: a new statement.
        try watched.put(BookTests.book([:]))
        #expect(shop.stock("MUG") == 10)
    }

    @Test("A start with the same book changes nothing either")
    func restart() throws {
        let folder = try TemporaryFolder()
        let first = try RunningShop { $0.folder = folder }
        #expect(try first.post(OrderForm([("MUG", "4")])).status == 303)
        first.stop()
        let before = first.journal
        let second = try RunningShop { $0.folder = folder }
        #expect(second.stock("MUG") == 6)
        second.stop()
        #expect(second.journal == before)
    }

    @Test("A book that cannot be used is refused and the old one kept")
    func refused() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        let good = try ShopContent.book().json()
        let old = shop.service.shop.edition.fingerprint
        let text = String(decoding: good, as: UTF8.self)
        let bad: [[UInt8]] = [
            [], Array("{".utf8), Array("[]".utf8), Array(good.dropLast(good.count / 2)),
            Array(text.replacing("\"EUR\"", with: "\"XXQ\"").utf8),
            Array(text.replacing("\"version\":2", with: "\"version\":3").utf8), [0xFF, 0xFE],
        ]
        for (index, bytes) in bad.enumerated() {
            try watched.put(bytes) { shop.metric(.bookRefusals) == index + 1 }
            #expect(shop.service.shop.edition.fingerprint == old)
            #expect(try shop.post(OrderForm([("FREE", "1")])).status == 303)
        }
        #expect(shop.log.text.contains("\"event\":\"price_book_refused\""))
        try watched.put(BookTests.book(["free": "title: Uncounted\nprice: 4.00\nsku: FREE\n"]))
        #expect(try shop.post(json: OrderForm().json).json?["total"]?.integer == 890)
    }

    @Test("A book whose counts cannot be noted is taken when they can")
    func fullDisk() throws {
        let disk = FailingDisk()
        let shop = try RunningShop { $0.disk = disk }
        let watched = Watched(shop)
        disk.isFull = true
        let book = try BookTests.book(["mug": "title: Mug\nprice: 13.00\nsku: MUG\nstock: 20\n"])
        try watched.put(book.json()) { shop.metric(.bookRefusals) >= 2 }
        #expect(shop.stock("MUG") == 10)
        #expect(shop.service.desk.book.book.item("MUG")?.offer.price.minor == 1200)
        disk.isFull = false
        #expect(eventually { shop.stock("MUG") == 20 })
        #expect(eventually { shop.service.shop.book.item("MUG")?.offer.price.minor == 1300 })
    }

    @Test("A cart of an older page is priced by today's book and told what changed")
    func yesterdaysCart() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        let key = shop.service.shop.edition.fingerprint + "-0123456789abcdef0123456789abcdef"
        let lines = [(sku: "MUG", quantity: "1"), (sku: "FREE", quantity: "1"), (sku: "FREE", quantity: "1")]
        let form = OrderForm(lines, [("key", key), ("expected_total", "2290")])
        try watched.put(
            BookTests.book([
                "mug": "title: Mug\nprice: 14.00\nsku: MUG\nstock: 10\n",
                "free": "title: Uncounted\nprice: 2.50\nsku: FREE\n",
            ]))
        let refused = try shop.post(json: form.json)
        #expect(refused.status == 409)
        #expect(
            refused.problems == ["expected_total:total_changed", "quantity:price_changed", "quantity:price_changed"])
        let changes = refused.json?["problems"]?.items.dropFirst().map {
            "\($0["sku"]?.text ?? "") \($0["bound"]?.integer ?? 0)"
        }
        #expect(changes == ["MUG 1400", "FREE 250"])
        let checkout = try shop.post(form, to: "/orders/checkout", "Accept: application/json")
        #expect(checkout.status == 200)
        #expect(checkout.problems == ["quantity:price_changed", "quantity:price_changed"])
        #expect(try shop.post(json: form.with("expected_total", String(1400 + 500 + 490)).json).status == 201)
    }

    @Test("What is withdrawn since is said by name; a key of no book of ours says nothing and opens no file")
    func withdrawn() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        let old = shop.service.shop.edition.fingerprint
        try watched.put(BookTests.book(["mug": nil]))
        let form = OrderForm([("MUG", "1")], [("key", old + "-1")])
        let answer = try shop.post(json: form.json)
        #expect(answer.status == 422)
        #expect(answer.problems == ["sku:sku_unknown", "sku:withdrawn"])
        #expect(answer.json?["problems"]?.items.last?["message"]?.text == "Mug is not sold any more.")
        for key in ["0000000000000000-1", "../../../../etc/passwd-1", "-", "0123456789ABCDEF-1", old, "x-y-z"] {
            #expect(try shop.post(json: form.with("key", key).json).problems == ["sku:sku_unknown"], "\(key)")
        }
    }

    @Test("Few old books are kept")
    func archive() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        for price in 1...10 {
            try watched.put(BookTests.book(["free": "title: Uncounted\nprice: \(price).00\nsku: FREE\n"]))
        }
        watched.watcher.stop()
        #expect((SystemCalls.names(in: shop.folder.path + "/books") ?? []).count == 8)
    }

    @Test("A SKU that is taken out while orders wait for its goods is told of, with the orders and the mend")
    func orphans() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        #expect(try shop.post(OrderForm([("MUG", "2"), ("BOWL", "1")])).status == 303)
        let waiting = try #require(try shop.newest()?.number)
        #expect(try shop.post(OrderForm([("MUG", "1")])).status == 303)
        let sent = try #require(try shop.newest()?.number)
        _ = shop.service.thread.perform(.act(sent, .ship([], nil)))
        try watched.put(BookTests.book(["last": nil]))
        #expect(!shop.log.text.contains("sku_gone"), "nobody ordered it")
        try watched.put(BookTests.book(["mug": "title: Mug\nprice: 12.00\nsku: MUG-2\nstock: 10\n"]))
        #expect(eventually { shop.log.text.contains("sku_gone") })
        let line = try #require(shop.log.text.split(separator: "\n").first { $0.contains("sku_gone") })
        for part in [
            "\"sku\":\"MUG\"", "\"held\":\"2\"", "\"orders\":\"\(waiting.text)\"", "stock adjust NEW-SKU -- -2",
        ] {
            #expect(line.contains(part), "\(part): \(line)")
        }
    }

    @Test("A book that could not be read because of its rights is taken when they are mended, and told of once")
    func rights() throws {
        let shop = try RunningShop()
        let watched = Watched(shop)
        let path = shop.folder.path + "/price-book.json"
        let book = try BookTests.book(["mug": "title: Mug\nprice: 13.00\nsku: MUG\nstock: 10\n"]).json()
        try SystemCalls.write(book, to: path + ".new")
        #expect(chmod(path + ".new", 0o666) == 0)
        try SystemCalls.rename(path + ".new", to: path)
        #expect(eventually { shop.metric(.bookRefusals) >= 3 })
        #expect(shop.service.shop.book.item("MUG")?.offer.price.minor == 1200)
        #expect(shop.log.text.split(separator: "price_book_refused").count == 2)
        #expect(chmod(path, 0o644) == 0)
        #expect(eventually { shop.service.shop.book.item("MUG")?.offer.price.minor == 1300 })
        watched.watcher.stop()
    }
}
