"""Starts each web server over a built site and crawls it: no broken link, picture or asset.

Usage: crawl.py WORK [SERVER ...]; WORK/root is a site built for /, WORK/sub/shop one built for /shop/.
A server that is not installed is named and skipped; Python's own is always there, so the test can never pass on nothing.
"""
import html.parser, http.client, os, re, shutil, socket, subprocess, sys, time, urllib.parse

WORK = os.path.abspath(sys.argv[1])
ALL = ["python", "nginx", "apache2", "caddy", "lighttpd"]


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def write(name, text):
    path = os.path.join(WORK, name)
    with open(path, "w") as f:
        f.write(text)
    return path


def command(server, root, port):
    if server == "python":
        return [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", root]
    if server == "nginx":
        conf = write("nginx.conf", f"""daemon off; pid {WORK}/nginx.pid; error_log {WORK}/nginx.log;
user root;
events {{}}
http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {WORK}/b; proxy_temp_path {WORK}/p;
  fastcgi_temp_path {WORK}/f; uwsgi_temp_path {WORK}/u; scgi_temp_path {WORK}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; }} }}""")
        return ["nginx", "-c", conf]
    if server == "apache2":
        modules = "/usr/lib/apache2/modules"
        conf = write("apache.conf", f"""ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {WORK}/apache.pid
ErrorLog {WORK}/apache.log
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule mime_module {modules}/mod_mime.so
TypesConfig /etc/mime.types
DirectoryIndex index.html
DocumentRoot {root}
<Directory {root}>
Require all granted
</Directory>""")
        return ["apache2", "-X", "-f", conf]
    if server == "caddy":
        conf = write("Caddyfile", f"{{\n admin off\n auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n root * {root}\n file_server\n}}\n")
        return ["caddy", "run", "--adapter", "caddyfile", "--config", conf]
    conf = write("lighttpd.conf", f"""server.document-root = "{root}"
server.port = {port}
server.bind = "127.0.0.1"
server.modules = ("mod_indexfile", "mod_staticfile")
index-file.names = ("index.html")
include_shell "/usr/share/lighttpd/create-mime.conf.pl"
""")
    return ["lighttpd", "-D", "-f", conf]


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        for name in ("href", "src", "poster"):
            if values.get(name):
                self.found.append(values[name])
        for part in (values.get("srcset") or "").split(","):
            if part.strip():
                self.found.append(part.strip().split()[0])


def crawl(port, start):
    seen, queue, broken = {start}, [(start, "")], []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    while queue:
        path, referrer = queue.pop()
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, OSError):
            connection.close()
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("GET", path)
            answer = connection.getresponse()
            body = answer.read()
        if answer.status != 200:
            broken.append(f"{path} ({answer.status}), linked from {referrer}")
            continue
        kind = answer.getheader("Content-Type", "")
        links = []
        if "html" in kind:
            parser = Links()
            parser.feed(body.decode())
            links = parser.found
        elif "css" in kind:
            links = re.findall(r"url\(\s*['\"]?([^'\")]+)", body.decode())
        elif path.endswith("sitemap.xml"):
            links = re.findall(r"<(?:image:)?loc>([^<]+)", body.decode())
        for link in links:
            target = urllib.parse.urljoin(f"http://127.0.0.1{path}", link)
            parts = urllib.parse.urlsplit(target)
            if parts.scheme not in ("http", "https") or parts.hostname != "127.0.0.1":
                continue
            if parts.path == "/orders" or parts.path.startswith("/orders/"):
                continue  # answered by the intake, not by the site
            if parts.path not in seen:
                seen.add(parts.path)
                queue.append((parts.path, path))
    return len(seen), broken


def main():
    chosen = sys.argv[2:] or ALL
    failed = 0
    passed = 0
    for server in chosen:
        if server != "python" and not shutil.which(server):
            print(f"{server}: not installed, skipped")
            continue
        for name, root, start in (("/", f"{WORK}/root", "/"), ("/shop/", f"{WORK}/sub", "/shop/")):
            port = free_port()
            process = subprocess.Popen(command(server, root, port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                for _ in range(200):
                    try:
                        socket.create_connection(("127.0.0.1", port), 1).close()
                        break
                    except OSError:
                        time.sleep(0.05)
                count, broken = crawl(port, start)
                for extra in ("sitemap.xml", "robots.txt"):
                    more, also = crawl(port, start + extra)
                    broken += also
                if count < 20:
                    broken.append(f"only {count} addresses were found")
                print(f"{server} at {name}: {count} addresses, {len(broken)} broken")
                for line in broken[:20]:
                    print("  " + line)
                failed += bool(broken)
                passed += not broken
            finally:
                process.terminate()
                process.wait()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed or not passed else 0)


main()
