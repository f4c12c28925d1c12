"""The sample shop as its owner would run it: built from a copy, behind nginx with the configuration that docs/ gives,
with the intake beside it and a sendmail that keeps each mail as a file."""
import email, email.policy, json, os, re, shutil, signal, socket, subprocess, time, urllib.parse, urllib.request

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def until(what, condition, seconds=20):
    """Asks again and again; what it answers at last, or an error that says what was waited for."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds} s in vain: {what}")
        time.sleep(0.02)


def documented(document, heading):
    """The block of configuration under a heading of the documentation."""
    with open(os.path.join(ROOT, "docs", document)) as f:
        return re.search(rf"^#+ {heading}\n.*?^```\n(.*?)^```", f.read(), re.S | re.M)[1]


class Shop:
    def __init__(self, work):
        self.work, self.processes = work, []
        self.port, self.intake_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.data, self.mails = f"{work}/orders", f"{work}/mails"
        os.mkdir(self.mails)
        for folder in ("content", "themes"):
            shutil.copytree(f"{ROOT}/{folder}", f"{work}/{folder}")
        self.edit("content/store.yaml", "url: https://shop.example", f"url: {self.url}")
        # Two files hold the figures of this product and its twins: what a test sells out is said here.
        self.edit("content/products/pottery/storm-vase.md", "stock: 4", "stock: 0")

    # Files

    def path(self, name):
        return os.path.join(self.work, name)

    def write(self, name, text, mode=0o644):
        with open(self.path(name), "w") as f:
            f.write(text)
        os.chmod(self.path(name), mode)
        return self.path(name)

    def edit(self, name, old, new):
        with open(self.path(name)) as f:
            text = f.read()
        assert old in text, f"{name} has no '{old}'"
        self.write(name, text.replace(old, new, 1))

    # Programs

    def program(self, name):
        return os.environ.get(name.upper().replace("-", "_")) or f"{ROOT}/.build/release/{name}"

    def run(self, *command):
        result = subprocess.run(command, cwd=self.work, capture_output=True, text=True, timeout=60)
        assert result.returncode == 0, f"{command}: {result.returncode}\n{result.stdout}{result.stderr}"
        return result.stdout

    def build(self):
        return self.run(self.program("vitrine"), "build").strip().splitlines()[-1]

    def intake(self, *arguments):
        return self.run(self.program("order-intake"), *arguments)

    def orders(self):
        return [json.loads(line) for line in self.intake("export", "--format", "json").splitlines()]

    def stock(self, sku):
        rows = map(json.loads, self.intake("stock", "list", "--format", "json").splitlines())
        return next(row for row in rows if row["sku"] == sku)

    def start(self):
        self.write("sendmail", f"""#!/bin/sh
# Takes a mail as sendmail does; it is whole when it has its last name.
new=$(mktemp {self.mails}/new.XXXXXX)
{{ printf '%s\\n' "X-Arguments: $*"; cat; }} > "$new"
mv "$new" "{self.mails}/$$.eml"
""", 0o755)
        self.begin("intake", self.program("order-intake"), "serve", "--listen", f"127.0.0.1:{self.intake_port}", "--admin", "none",
                   "--trust-proxy", "127.0.0.1", "--sendmail", self.path("sendmail"), "--per-address", "1000")
        until("the intake answers", lambda: self.answers(f"http://127.0.0.1:{self.intake_port}/orders/stock?sku=none"))
        site = documented("hosting.md", "nginx").replace("/srv/shop/output", self.path("output")) \
            .replace("listen 80;", f"listen 127.0.0.1:{self.port};").replace("shop.example", "127.0.0.1")
        orders = documented("intake.md", "nginx").replace("127.0.0.1:8081", f"127.0.0.1:{self.intake_port}")
        server = site.rstrip().removesuffix("}") + orders + "}"
        paths = "".join(f"{name}_temp_path {self.work}/nginx-{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self.write("nginx.conf", f"""daemon off; pid {self.work}/nginx.pid; error_log {self.work}/nginx.log;
{"user root;" if os.geteuid() == 0 else ""}
events {{}}
http {{ include /etc/nginx/mime.types; access_log off; {paths}
{server}
}}
""")
        self.begin("nginx", "nginx", "-e", self.path("nginx.log"), "-c", self.path("nginx.conf"))
        until("the intake answers through nginx", lambda: self.answers(f"{self.url}/orders/stock?sku=none"))

    def begin(self, name, *command):
        with open(self.path(f"{name}.out"), "w") as log:
            self.processes.append(subprocess.Popen(command, cwd=self.work, stdout=log, stderr=log, stdin=subprocess.DEVNULL))

    def answers(self, url):
        ended = [p.args[0] for p in self.processes if p.poll() is not None]
        assert not ended, f"ended at once: {ended}\n{self.logs()}"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def logs(self):
        text = ""
        for name in ("intake.out", "nginx.out", "nginx.log"):
            if os.path.exists(self.path(name)):
                with open(self.path(name)) as f:
                    text += f.read()[-4000:]
        return text

    def stop(self):
        """Ends what was started, and says what did not end well."""
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        codes = []
        for process in self.processes:
            try:
                codes.append(process.wait(15))
            except subprocess.TimeoutExpired:
                process.kill()
                codes.append(process.wait())
        self.processes = []
        return codes

    # What other programs see

    def get(self, path):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def quote(self, pairs):
        body = urllib.parse.urlencode([tuple(pair) for pair in pairs]).encode()
        with urllib.request.urlopen(urllib.request.Request(f"{self.url}/orders/quote", body), timeout=10) as answer:
            return json.load(answer)

    def mail(self, number, recipient, subject=""):
        """The mail about an order to somebody, once the stub has it."""
        def find():
            for name in os.listdir(self.mails):
                if not name.endswith(".eml"):
                    continue
                with open(f"{self.mails}/{name}", "rb") as f:
                    message = email.message_from_binary_file(f, policy=email.policy.default)
                if number in message["Subject"] and recipient in message["To"] and subject in message["Subject"]:
                    return message
        return until(f"a mail '{subject}' about {number} to {recipient}", find)
