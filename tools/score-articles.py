#!/usr/bin/env python3
"""Read the pages of a set with the intake and score article text and metadata.

usage: tools/score-articles.py READ_PAGES DATA_DIR [SHARED] [--worst N] [--errors N] [--keep DIR]

READ_PAGES  the built program tools/read-pages     DATA_DIR  our tables (data/)
SHARED      folder with data/articles and tools/ (default ../shared)
--keep      leave predictions and unpacked pages there (default: a temporary folder)
"""
import argparse, gzip, json, os, subprocess, sys, tempfile


def unpack(folder, out):
    os.makedirs(out, exist_ok=True)
    paths = []
    for name in sorted(os.listdir(folder)):
        path = os.path.join(out, name.removesuffix(".gz"))
        if not os.path.exists(path):
            opener = gzip.open if name.endswith(".gz") else open
            with opener(os.path.join(folder, name), "rb") as f, open(path, "wb") as g:
                g.write(f.read())
        paths.append(path)
    return paths


def read(program, data, paths, out):
    pages = {}
    run = subprocess.run([program, data, *paths], stdout=subprocess.PIPE)
    for line in run.stdout.decode("utf-8").splitlines():
        page = json.loads(line)
        pages[os.path.basename(page["id"]).removesuffix(".html").removesuffix(".htm")] = page
    with open(out, "w", encoding="utf-8") as f:
        json.dump(pages, f)
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("program"), ap.add_argument("data"), ap.add_argument("shared", nargs="?", default="../shared")
    ap.add_argument("--worst", default="0"), ap.add_argument("--errors", default="0"), ap.add_argument("--keep")
    a = ap.parse_args()
    with tempfile.TemporaryDirectory() as tmp:
        keep = a.keep or tmp
        articles = os.path.join(a.shared, "data", "articles")
        tools = os.path.join(a.shared, "tools")
        meta = os.path.join(articles, "metadata")
        pred = read(a.program, a.data, unpack(os.path.join(articles, "html"), os.path.join(keep, "pages")), os.path.join(keep, "articles.json"))
        subprocess.run([sys.executable, os.path.join(tools, "score_articles.py"), os.path.join(articles, "gold.json"), pred, "--worst", a.worst], check=True)
        pred = read(a.program, a.data, unpack(os.path.join(meta, "html"), os.path.join(keep, "metapages")), os.path.join(keep, "metadata.json"))
        subprocess.run([sys.executable, os.path.join(tools, "score_metadata.py"), os.path.join(meta, "gold.json"), pred, "--errors", a.errors], check=True)


if __name__ == "__main__":
    main()
