#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clicks through the pages of `scrutineer serve` as people do: the officer, the journalist, the member.

    browser_test.py --program build/scrutineer --papers corpus/papers [--axe axe.min.js] [--shots FOLDER]

Needs Debian's chromium, chromium-driver and python3-selenium; says so and passes (exit code 77) where they are missing.
"""
import argparse
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.request

SKIPPED = 77
try:
    from selenium import webdriver
    from selenium.common.exceptions import WebDriverException
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.support.ui import Select, WebDriverWait
except ImportError:
    print("python3-selenium is not installed: the pages were not opened")
    sys.exit(SKIPPED)


class Served:
    """A page that is served for as long as the block lasts."""

    def __init__(self, program, archive, *options):
        self.process = subprocess.Popen([program, "serve", archive, *options], stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().split()[1].rstrip("/")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()


def browser():
    options = webdriver.ChromeOptions()
    for option in ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
                   "--force-prefers-reduced-motion", "--disable-dev-shm-usage"):
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.binary_location = shutil.which("chromium")
    return webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)


class Test:
    def __init__(self, arguments, driver, folder):
        self.program, self.papers, self.driver, self.folder = arguments.program, arguments.papers, driver, folder
        self.axe = pathlib.Path(arguments.axe).read_text() if arguments.axe else None
        self.shots = pathlib.Path(arguments.shots) if arguments.shots else None
        self.archive = str(folder / "council.db")
        self.checks, self.failed = 0, False

    def check(self, truth, what):
        self.checks += 1
        if not truth:
            raise AssertionError(f"{what}\n  at {self.driver.current_url}")

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], check=True, capture_output=True, text=True).stdout

    def open(self, path):
        self.driver.get(self.served.address + path)
        self.look(path)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self):
        return self.one("main").text

    def wait(self, truth, what, seconds=60):
        try:
            # While a page gives way to the next, its elements are gone: that is asked again.
            WebDriverWait(self.driver, seconds, ignored_exceptions=[WebDriverException]).until(lambda _: truth())
        except Exception as error:
            raise AssertionError(f"{what} did not happen; the page says: {self.text()[:600]}") from error

    def link(self, part):
        """Follows the first link that has this in its text."""
        link = next(a for a in self.all("main a") if part in a.text)
        self.driver.get(link.get_attribute("href"))

    def key(self, key):
        before = self.driver.current_url, self.one("main").id
        self.one("body").send_keys(key)
        self.wait(lambda: (self.driver.current_url, self.one("main").id) != before, f"something on {key}")

    # What holds on every page.

    def look(self, path):
        problems = [entry["message"] for entry in self.driver.get_log("browser")
                    if entry["level"] == "SEVERE" and "favicon" not in entry["message"]]
        self.check(not problems, f"{path}: the browser complains: {problems}")
        self.check(len(self.all("h1")) == 1, f"{path}: one first heading")
        for landmark in ("header nav[aria-label]", "main", "footer", "form[role=search]", "a.skip"):
            self.check(self.all(landmark), f"{path}: {landmark}")
        unnamed = self.driver.execute_script("""
            const named = (e) => (e.getAttribute("aria-label") || e.textContent || e.title || e.alt || "").trim() ||
                (e.labels && [...e.labels].some((l) => l.textContent.trim())) || e.getAttribute("aria-labelledby") ||
                e.querySelector("[role=img][aria-label], img[alt]");
            return [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, img, [role=img]")]
                .filter((e) => !named(e)).map((e) => e.outerHTML.slice(0, 120));""")
        self.check(not unnamed, f"{path}: what has no name for a screen reader: {unnamed}")
        twice = self.driver.execute_script("""
            const ids = [...document.querySelectorAll("[id]")].map((e) => e.id);
            return ids.filter((id, at) => ids.indexOf(id) !== at);""")
        self.check(not twice, f"{path}: ids that are there twice: {twice}")
        self.check(not self.all("[style]"), f"{path}: a style that the policy forbids")
        if self.axe:
            self.driver.execute_script(self.axe)
            violations = self.driver.execute_async_script(
                "axe.run(document, {}).then((found) => arguments[arguments.length - 1](found.violations));")
            found = [(v["id"], v["nodes"][0]["html"][:160], v["nodes"][0].get("failureSummary", "")[:300]) for v in violations]
            self.check(not violations, f"{path}: axe finds {found}")

    def views(self):
        paper = next(a.get_attribute("href") for a in self.papers_list() if "adults-2019-q4" in a.text)
        paper = paper[len(self.served.address):]
        record = self.driver.execute_script(
            "return fetch(arguments[0]).then((a) => a.text()).then((t) => t.match(/\\/records\\/[0-9a-f]+/)[0]);", paper + "?page=4")
        indicator = self.driver.execute_script(
            "return fetch('/indicators?q=fly').then((a) => a.text()).then((t) => t.match(/\\/indicators\\/[0-9a-f]+/)[0]);")
        return {"papers": "/", "paper": paper + "?page=4", "new": paper + "/new", "record": record + "?figure=1", "todo": "/todo",
                "indicators": "/indicators?q=children", "indicator": indicator, "findings": "/findings",
                "paper-findings": paper + "/findings", "teach": paper + "/teach?page=4", "export": "/export"}

    def papers_list(self):
        self.driver.get(self.served.address + "/")
        return self.all("table.papers th a")

    def every_view(self):
        """Each view at both widths, in light and dark: nothing is wider than the window."""
        views = self.views()
        for width in (360, 1920):
            for scheme in ("light", "dark"):
                self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia",
                                            {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
                self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                            {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False})
                for name, path in views.items():
                    self.open(path)
                    wide = self.driver.execute_script("return document.documentElement.scrollWidth")
                    self.check(wide <= width, f"{path} is {wide} wide in a window of {width}")
                    if self.shots:
                        self.shots.mkdir(parents=True, exist_ok=True)
                        time.sleep(0.3)
                        self.driver.save_screenshot(str(self.shots / f"{name}-{width}-{scheme}.png"))
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def keyboard_alone(self):
        """From the address line to a figure without a mouse; the focus can be seen on the way."""
        self.open("/")
        seen = []
        for _ in range(12):
            self.driver.switch_to.active_element.send_keys(Keys.TAB)
            seen.append(self.driver.execute_script(
                "const e = document.activeElement, s = getComputedStyle(e);"
                "return [e.textContent.trim() || e.name, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0];"))
        self.check(seen[0][0] == "Skip to the content", f"the first stop is the way past the head: {seen[:3]}")
        self.check(all(visible for _, visible in seen), f"each stop can be seen: {seen}")

    # What people come for.

    def officer(self):
        """Drops last quarter's paper in, sees what is new and doubtful, corrects a figure, finds it in the workbook."""
        self.open("/")
        upload = self.one("form#add input[multiple]")
        upload.send_keys(str(pathlib.Path(self.papers, "places-2023-q3.pdf").resolve()))
        self.one("form#add button").click()
        self.wait(lambda: self.all("form#add .outcomes [data-done=good]"), "the paper is read")
        self.link("what is new")
        self.look("new")
        self.check("Rated" in self.text() or "New:" in self.text(), "what changed is said")
        doubtful = self.all("tr.doubtful .sureness a, tr.poor .sureness a")
        said = int(re.search(r"([\d,]+|no) doubtful latest figure", self.text()).group(1).replace(",", "").replace("no", "0"))
        self.check(len(doubtful) == said, f"as many figures are marked as are said to be doubtful: {len(doubtful)}, {said}")
        chosen = doubtful or self.all("tr .sureness a")
        self.check(chosen, "a figure leads to its record")
        self.driver.get(chosen[0].get_attribute("href"))
        self.look("record")
        self.check(self.all(".cut .mark.here"), "the figure's place is shown")
        value = self.one("form#correct input[name=value]")
        value.clear()
        value.send_keys("4711.5")
        self.one("input[name=because]").send_keys("misprint, see the annex")
        self.one("form#correct button.main").click()
        self.wait(lambda: "4711.5" in self.text() and "misprint, see the annex" in self.text(), "the correction is shown")
        record = self.driver.current_url.split("/records/")[1].split("?")[0]
        shown = json.loads(self.run("show", record, "--archive", self.archive, "--format", "json"))
        self.check(4711.5 in [o["value"] for o in shown["records"][0]["observations"]], "the archive has the corrected figure")
        figures = urllib.request.urlopen(self.served.address + "/export/observations.csv").read().decode()
        self.check(any("4711.5" in row for row in csv.reader(io.StringIO(figures))), "the export has it")
        workbook = urllib.request.urlopen(self.served.address + "/export/scrutineer.xlsx").read()
        self.check(workbook[:2] == b"PK", "the workbook is one")
        import zipfile
        sheets = zipfile.ZipFile(io.BytesIO(workbook))
        self.check(any(b"4711.5" in sheets.read(name) for name in sheets.namelist() if "worksheets" in name),
                   "the workbook has the corrected figure")
        undo = next(b for b in self.all(".decided button") if "Take back" in b.text)
        undo.click()
        self.wait(lambda: "4711.5" not in self.text(), "the correction is taken back")

    def journalist(self):
        """Finds an indicator by a word, sees its years, opens the page of one point with its box; compares with `series`."""
        self.open("/")
        search = self.one("#search")
        search.send_keys("fly-tipping", Keys.ENTER)
        self.wait(lambda: "/indicators?q=" in self.driver.current_url, "the search")
        self.look("indicators")
        self.link("ly-tipping")
        self.look("indicator")
        self.check(self.all("svg.chart .dot"), "the years are drawn")
        identity = self.driver.current_url.rsplit("/", 1)[1]
        said = self.run("series", identity, "--archive", self.archive)
        for row in self.all("table.series tbody tr"):
            figure = row.find_element(By.CSS_SELECTOR, "td.number").text.split("\n")[0]
            if figure:
                self.check(figure in said, f"series prints {figure} too")
        dot = self.all("svg.chart .dot")[-1]
        self.driver.get(self.served.address + self.driver.execute_script("return arguments[0].href.baseVal", dot))
        self.look("paper")
        self.check(self.all(".boxes .box.here"), "the figure's box is drawn on its page")
        loaded = self.driver.execute_script("const i = document.querySelector('.page img'); return i.complete && i.naturalWidth > 300;")
        self.check(loaded, "the page itself is shown")

    def member(self):
        """Judges all findings of a paper with the keyboard; they stay judged."""
        self.open("/findings")
        for _ in range(12):  # those that were not counted in time are when it is asked for again
            if "not counted yet" in self.text():
                self.open("/findings")
        rows = [(row, int((row.find_elements(By.CSS_SELECTOR, "td.number") or [row])[-1].text)) for row in self.all("main tbody tr")
                if "not counted yet" not in row.text]
        paper = next((row.find_element(By.CSS_SELECTOR, "a").get_attribute("href") for row, count in rows if count > 0), None)
        self.check(paper, "some paper has findings")
        self.driver.get(paper)
        self.look("paper-findings")
        count = len(self.all("ol.after li"))
        for _ in range(count):
            self.key("n")
        self.check(len([li for li in self.all("ol.after li") if "judged" in li.text]) == count, "all are judged")
        self.check("0 to judge" in self.text(), "none is left")

    def teacher(self):
        """Says what the columns of a table are, and sees its figures."""
        self.open("/")
        self.one("form#add input[multiple]").send_keys(str(self.folder / "strange.pdf"))
        self.one("form#add button").click()
        self.wait(lambda: self.all("form#add .outcomes [data-done]"), "the paper is read")
        self.link("its pages")
        before = len(self.all("table.figures tr[data-figure]"))
        self.link("Teach this page")
        self.look("teach")
        for row in self.all("section.task tbody tr"):
            heading = row.find_element(By.CSS_SELECTOR, "th").text
            said = {"Zork": "name", "Quux": "actual", "Blib": "target"}.get(heading.split()[0], "ignore")
            Select(row.find_element(By.CSS_SELECTOR, "select")).select_by_value(said)
        self.one("section.task button.main").click()
        self.wait(lambda: "/teach" not in self.driver.current_url, "the paper is read again")
        rows = [row.text for row in self.all("table.figures tr[data-figure]")]
        self.check(len(rows) >= max(before, 6), f"the table's figures are there: {rows}")
        self.check(sum("Target" in row for row in rows) >= 3, f"targets are targets: {rows}")

    def to_do(self):
        """One thing after the other with keys."""
        self.open("/todo")
        first = self.one("article.task h2").text
        self.key("l")
        self.check(self.one("article.task h2").text != first, "later is the next one")
        self.key("k")
        self.check(self.one("article.task h2").text == first, "and back")
        count = int(self.one(".kind .quiet").text.split(" of ")[1])
        self.key("r")
        self.check(int(self.one(".kind .quiet").text.split(" of ")[1]) == count - 1, "what is right is done")

    def read_only(self):
        with Served(self.program, self.archive, "--read-only") as self.served:
            self.open("/")
            self.check(not self.all("form#add"), "nothing can be added")
            self.open("/todo")
            self.check(not self.all("form[method=post]"), "nothing can be decided")

    def go(self):
        papers = sorted(str(p) for p in pathlib.Path(self.papers).glob("*.pdf") if "places-2023-q3" not in p.name)
        self.run("ingest", "--quiet", "--archive", self.archive, *papers)
        (self.folder / "strange.pdf").write_bytes(strange_paper())
        with Served(self.program, self.archive) as self.served:
            for part in (self.keyboard_alone, self.officer, self.journalist, self.member, self.to_do, self.teacher, self.every_view):
                self.try_part(part)
        self.try_part(self.read_only)
        print(f"{self.checks} checks")
        return self.failed

    def try_part(self, part):
        """One that fails does not keep the others from being tried."""
        try:
            part()
            print(f"{part.__name__}: fine", flush=True)
        except Exception as error:  # whatever went wrong, it is said
            self.failed = True
            lines = traceback.format_exc().splitlines()
            print(f"{part.__name__}: FAILED: {error}\n" + "\n".join(line for line in lines if "browser_test" in line), flush=True)


def strange_paper():
    """A ruled table under headings that nobody knows."""
    rows = [("Zork of the thing", "Quux", "Blib")]
    rows += [(f"Bins emptied in {ward} within a day", f"{81 + i}.4", f"{90 + i}.0") for i, ward in enumerate(("Ashby", "Barton", "Cawood"))]
    content = ["0.5 w"]
    for i, row in enumerate(rows):
        y = 700 - 30 * i
        for x, width, text in ((72, 260, row[0]), (332, 90, row[1]), (422, 90, row[2])):
            content.append(f"{x} {y} {width} 30 re S BT /F1 11 Tf {x + 6} {y + 10} Td ({text}) Tj ET")
    stream = "\n".join(content).encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--papers", required=True)
    parser.add_argument("--axe", help="axe-core's axe.min.js: its rules are checked on every page too")
    parser.add_argument("--shots", help="folder for a picture of every view")
    arguments = parser.parse_args()
    for needed in ("chromium", "chromedriver"):
        if not shutil.which(needed):
            print(f"{needed} is not installed: the pages were not opened")
            return SKIPPED
    os.environ.pop("SCRUTINEER_ARCHIVE", None)
    with tempfile.TemporaryDirectory() as folder:
        driver = browser()
        try:
            failed = Test(arguments, driver, pathlib.Path(folder)).go()
        finally:
            driver.quit()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
