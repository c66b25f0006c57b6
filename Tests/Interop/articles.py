"""Compiles and runs the Swift snippets of the libraries' articles, of the comments in their sources, and
of the README.

Use: articles.py FOLDER-OF-THE-BUILD TRIPLE LIBRARY... in the package's root. The snippets of one page
or source file, in their order, are one program, which must come to its end: their preconditions hold
then. Code in a comment stands in a fence, ```swift or ```text: code that is only indented is refused.
Two comments of HTML, which no reader sees, help where a page says less than a compiler wants:

    <!-- given: CODE -->       stands in front of the next snippet
    <!-- not run: REASON -->   the next snippet is compiled, and not run
"""
import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile

build, triple, libraries = sys.argv[1], sys.argv[2], sys.argv[3:]
SNIPPET = re.compile(
    r"((?:^<!-- (?:given|not run): [^\n]* -->\n)*)^```swift\n(.*?)^```$", re.M | re.S)
GIVEN = re.compile(r"^<!-- (given|not run): (.*) -->$", re.M)
COMMENT = re.compile(r"^ */// ?")
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
# Behind a blank line; what continues an item of a list is none.
INDENTED = re.compile(r"(?<![^\n])\n {4,}\S.*")
# What a manifest says is checked where a package of a stranger's is built.
MANIFEST = "// Package.swift"


def program(page, text, library):
    """The page's program, and how many snippets are in it."""
    imports, body, count = {f"import {library}"} if library else set(), [], 0
    for match in SNIPPET.finditer(text):
        if match[2].startswith(MANIFEST):
            continue
        count += 1
        lines = match[2].splitlines()
        imports |= {line for line in lines if line.startswith("import ")}
        line = text.count("\n", 0, match.start(2)) + 1
        wrapped = False
        for kind, what in GIVEN.findall(match[1]):
            if kind == "given":
                body.append(what)
            else:
                wrapped = True
        if wrapped:
            body.append(f"func notRun{count}() async throws {{")
        body.append(f'#sourceLocation(file: "{os.path.abspath(page)}", line: {line})')
        body += ["" if line.startswith("import ") else line for line in lines]
        body.append("#sourceLocation()")
        if wrapped:
            body.append("}")
    return "\n".join([
        *sorted(imports), "func thePage() async throws {", *body,
        'print("came to its end")', "}", "try await thePage()", ""]), count


def run(page, library, archive, maps, folder):
    """None or what is wrong, and how many snippets there were."""
    with open(page) as file:
        text = file.read()
    if page.endswith(".swift"):
        # The documentation comments alone, each line where it stands.
        text = "\n".join(COMMENT.sub("", line) if COMMENT.match(line) else ""
                         for line in text.splitlines()) + "\n"
        if indented := INDENTED.search(FENCED.sub("", text)):
            return f"{page}: code in a comment that is not fenced:{indented[0]}", 0
    source, count = program(page, text, library)
    if not count:
        return None, 0
    place = os.path.join(folder, re.sub(r"\W", "-", page))
    os.makedirs(place)
    with open(f"{place}/main.swift", "w") as file:
        file.write(source)
    done = subprocess.run(
        ["swiftc", "-swift-version", "6", "-suppress-warnings", "-target", triple,
         "-I", f"{build}/Modules", *maps, f"{place}/main.swift", archive, "-lz",
         "-o", f"{place}/page"],
        capture_output=True, text=True)
    if done.returncode:
        return f"{page} does not compile:\n{done.stderr}", count
    done = subprocess.run([f"{place}/page"], capture_output=True, text=True, timeout=60)
    if done.returncode or not done.stdout.endswith("came to its end\n"):
        return f"{page} does not come to its end:\n{done.stdout[-1000:]}{done.stderr[-2000:]}", count
    return None, count


maps = []
for path in glob.glob(f"{build}/*.build/module.modulemap"):
    maps += ["-Xcc", f"-fmodule-map-file={path}"]
pages = [(page, library) for library in libraries
         for page in sorted(glob.glob(f"Sources/{library}/{library}.docc/*.md")
                            + glob.glob(f"Sources/{library}/**/*.swift", recursive=True))]
pages += [("README.md", None)]
with tempfile.TemporaryDirectory() as folder:
    archive = f"{folder}/libraries.a"
    objects = [path for target in [*libraries, "CDeflate"]
               for path in glob.glob(f"{build}/{target}.build/**/*.o", recursive=True)]
    subprocess.run(["ar", "rcs", archive, *objects], check=True)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda page: run(*page, archive, maps, folder), pages))
for wrong, _ in results:
    if wrong:
        print(wrong, file=sys.stderr)
if any(wrong for wrong, _ in results):
    sys.exit(1)
print(f"snippets: {sum(count for _, count in results)} of "
      f"{sum(1 for _, count in results if count)} pages and comments compile, run and hold")
