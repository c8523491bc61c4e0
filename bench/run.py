#!/usr/bin/env python3
"""Speed and memory, measured now on this machine.

usage: bench/run.py [--build DIR] [--rounds N] [--reports N]

1. Start-up: time of `sayso read` on a report of one sentence, median of 11.
2. Stages: words a second of each stage on one core, median of 5 runs (bench/stages.c). Words are counted at white space.
3. Layers: words a second of each step of the language layer, in processor time, with every set of kernels the core can run, and
   millions of multiplications of bytes a second in a layer against the most the core can do (bench/layers.c). Median of 3 runs.
4. Batch: N made-up reports into a new store, one core and all cores: reports and words a second, peak memory.
5. Across reports: from records, on one core: a set of many stories - fingerprints and families, and the whole collation, in reports a
   second -, and one story of 1,000 reports (bench/compare.c). Processor time, median of 3 runs.
6. Store: what a report costs that is added to an empty store and to one of N reports; stories of the whole store.
7. Peer: UDPipe on the same text in the same run, if the `udpipe` program and a model (UDPIPE_MODEL) are there.
"""
import argparse, glob, json, os, re, shutil, statistics, subprocess, sys, tempfile, time, zlib

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

def timed(command, **more):
    began = time.perf_counter()
    p = subprocess.run(command, capture_output=True, **more)
    return time.perf_counter() - began, p

def startup(sayso, d):
    path = os.path.join(d, "one.txt")
    with open(path, "w") as f:
        f.write("The minister said that talks would go on.\n")
    return statistics.median(timed([sayso, "read", path])[0] for _ in range(11)), statistics.median(timed([sayso, "--version"])[0] for _ in range(11))

def stages(build, rounds, files):
    runs = []
    for _ in range(5):
        p = subprocess.run([os.path.join(build, "bench", "stages"), ROOT, str(rounds)] + files, capture_output=True, text=True, check=True)
        runs.append({k: int(v) for k, v in (l.split("\t") for l in p.stdout.splitlines())})
    return {k: statistics.median(r[k] for r in runs) for k in runs[0]}

def layers(build, rounds, files):
    """[{(kind, kernels, name): number}] of some runs, and whether the network was drawn at random."""
    runs = []
    for _ in range(3):
        p = subprocess.run([os.path.join(build, "bench", "layers"), ROOT, "all", str(rounds)] + files, capture_output=True, text=True, check=True)
        runs.append({tuple(f[:-1]): int(f[-1]) for f in (l.split("\t") for l in p.stdout.splitlines())})
    return {k: statistics.median(r[k] for r in runs) for k in runs[0]}

def print_layers(s):
    sets = [k[1] for k in s if k[0] == "words"]
    print("layers    of language, one core, processor time, median of 3 runs" + ("; the network drawn at random" if ("drawn",) in s else ""))
    print(f"  {'words/s':13s}" + "".join(f"{k:>14s}" for k in sets))
    names = list(dict.fromkeys(k[2] for k in s if k[0] == "layer"))
    for name in names:
        print(f"  {name:13s}" + "".join(f"{s['words', k] / s['layer', k, name] * 1e9:14,.0f}" for k in sets))
    print(f"  {'all':13s}" + "".join(f"{s['words', k] / sum(s['layer', k, n] for n in names) * 1e9:14,.0f}" for k in sets))
    print(f"  {'ms to open':13s}" + "".join(f"{s['open', k] / 1e6:14.2f}" for k in sets))
    print(f"  {'GMAC/s, layer':13s}" + "".join(f"{s['rate', k, 'layer'] / 1e3:14.1f}" for k in sets))
    print(f"  {'GMAC/s, core':13s}" + "".join(f"{s['rate', k, 'core'] / 1e3:14.1f}" if ("rate", k, "core") in s else f"{'-':>14s}" for k in sets))

def corpus(d, n, files):
    """n reports made of the paragraphs of the samples, each in an order of its own."""
    paragraphs = [p for f in files for p in open(f, encoding="utf-8").read().split("\n") if len(p) > 80]
    os.mkdir(os.path.join(d, "r"))
    words = 0
    for i in range(n):
        k = len(paragraphs)
        text = f"Report {i} on the talks\n" + "\n".join(paragraphs[(i * 7 + j * (1 + i % 5)) % k] for j in range(12)) + "\n"
        words += len(text.split())
        with open(os.path.join(d, "r", f"{i:06}.txt"), "w", encoding="utf-8") as f:
            f.write(text)
    return words

def varied(path, n, story_size, files):
    """n made-up reports as JSON lines: stories in words and names of their own, in each story reports that tell it in their own order
    and with words of their own."""
    paragraphs = [p for f in files for p in open(f, encoding="utf-8").read().split("\n") if len(p) > 80]
    syllables = [c + v for c in "b d f g k l m n p r s t v z st tr".split() for v in "a e i o u an er".split()]
    def reworded(p, seed, share):
        def other(m):
            h = zlib.crc32(f"{seed}:{m[0]}".encode())
            made = "".join(syllables[(h >> 3 * k) % len(syllables)] for k in range(1, 4))
            return m[0] if h % 100 >= share else made.capitalize() if m[0][0].isupper() else made
        return re.sub(r"[A-Za-z]{5,}", other, p)
    with open(path, "w", encoding="utf-8") as f:
        for i in range(n):
            story = i // story_size
            own = [reworded(paragraphs[(story * 5 + k) % len(paragraphs)], f"s{story}", 60) for k in range(14)]
            order = sorted(range(14), key=lambda k: zlib.crc32(f"{i}:{k}".encode()))[:10]
            text = "\n".join(reworded(own[k], f"r{i}", 8) for k in order)
            f.write(json.dumps({"id": f"{i:06}", "text": f"Report {i} on the talks\n{text}\n", "date": f"2024-10-{story % 28 + 1:02}"}) + "\n")

def across(build, d, name, n, story_size, files):
    """{step: seconds} of bench/compare.c, median of 3 runs, and its counts."""
    texts, records = os.path.join(d, name + ".jsonl"), os.path.join(d, name + ".records.jsonl")
    varied(texts, n, story_size, files)
    with open(records, "wb") as f:
        subprocess.run([os.path.join(build, "sayso"), "read", "-q", "--json", texts], stdout=f, check=True)
    runs = []
    for _ in range(3):
        p = subprocess.run([os.path.join(build, "bench", "compare"), ROOT, records], capture_output=True, text=True, check=True)
        runs.append({l.split("\t")[0]: [int(x) for x in l.split("\t")[1:]] for l in p.stdout.splitlines()})
    return {k: statistics.median(r[k][0] for r in runs) for k in runs[0]}, max(b for k, (_, b) in runs[0].items() if k != "load")

STEPS = "words", "near", "families", "stemma", "stories", "passages", "differences", "speech", "claims"

def print_across(build, d, n, files):
    s, _ = across(build, d, "many", n, 10, files)
    whole = sum(s[k] for k in STEPS)
    print(f"families  {s['reports']:.0f} reports of {s['words_compared'] / s['reports']:.0f} words, one core: fingerprints and families "
          f"{s['reports'] / (s['words'] + s['near'] + s['families']) * 1e9:,.0f} reports/s; whole collation {s['reports'] / whole * 1e9:,.0f} reports/s, "
          f"{s['n_stories']:.0f} stories, {s['findings']:.0f} findings")
    s, peak = across(build, d, "one", 1000, 1000, files)
    print(f"story     {s['reports']:.0f} reports of {s['words_compared'] / s['reports']:.0f} words in {s['n_stories']:.0f} story, one core, language already read: "
          f"{sum(s[k] for k in STEPS) / 1e9:.2f} s, {s['findings']:.0f} findings, largest step {peak / 1e6:.0f} MB")
    print("          " + ", ".join(f"{k} {s[k] / 1e6:.0f} ms" for k in STEPS))

def print_store(build, d, n, files):
    """Adding to an empty store and to a full one, in turns, so that both meet the same machine."""
    sayso, more, full = os.path.join(build, "sayso"), os.path.join(d, "more.jsonl"), os.path.join(d, "full.db")
    def add(db, path):
        p = subprocess.Popen([sayso, "read", "-q", "--jobs", "1", "--db", db, path], stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(p.pid, 0)
        if status:
            sys.exit(f"sayso read --db ended with {status}")
        return usage.ru_utime + usage.ru_stime
    add(full, os.path.join(d, "many.jsonl"))
    empty_times, full_times = [], []
    for turn in range(3):
        with open(more, "w") as f:
            for l in list(open(os.path.join(d, "many.jsonl")))[turn * 200:turn * 200 + 200]:
                r = json.loads(l)
                r["id"] = f"more-{turn}-{r['id']}"
                f.write(json.dumps(r) + "\n")
        empty_times.append(add(os.path.join(d, f"empty{turn}.db"), more) / 200)
        full_times.append(add(full, more) / 200)
    a, b = statistics.median(empty_times), statistics.median(full_times)
    print(f"store     a report added to an empty store {a * 1000:.2f} ms, to one of {n} reports {b * 1000:.2f} ms: {b / a:.2f} times (processor time, one core)")
    p = subprocess.Popen([sayso, "cluster", "-q", "--jobs", "1", "--db", full], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(p.pid, 0)
    print(f"          cluster of {n + 600} reports: {usage.ru_utime + usage.ru_stime:.2f} s, peak {usage.ru_maxrss / 1024:.0f} MB")

def batch(sayso, d, jobs):
    db = os.path.join(d, f"{jobs}.db")
    began = time.perf_counter()
    p = subprocess.Popen([sayso, "read", "-q", "--db", db] + (["--jobs", str(jobs)] if jobs else []) + [os.path.join(d, "r")], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(p.pid, 0)
    if status:
        sys.exit(f"sayso read --db ended with {status}")
    return time.perf_counter() - began, usage.ru_maxrss / 1024

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--build", default="build"); ap.add_argument("--rounds", type=int, default=60); ap.add_argument("--reports", type=int, default=2000)
    a = ap.parse_args()
    build = os.path.join(ROOT, a.build)
    sayso = os.path.join(build, "sayso")
    files = sorted(glob.glob(os.path.join(ROOT, "examples", "*.txt")))
    with tempfile.TemporaryDirectory() as d:
        read, bare = startup(sayso, d)
        print(f"start-up  {read * 1000:.1f} ms to read one sentence with all models and tables ({bare * 1000:.1f} ms for --version alone)")
        s = stages(build, a.rounds, files)
        words, total = s["words"], sum(v for k, v in s.items() if k not in ("words", "bytes", "reports", "open"))
        print(f"stages    one core, {s['reports']:.0f} reports, {words:.0f} words, median of 5 runs")
        for k, v in s.items():
            if k not in ("words", "bytes", "reports", "open") and v:
                print(f"  {k:13s} {words / v * 1e9:12,.0f} words/s   {100 * v / total:5.1f} %")
        print(f"  {'all':13s} {words / total * 1e9:12,.0f} words/s   {s['bytes'] / total * 1e3:.2f} MB/s")
        print_layers(layers(build, max(1, a.rounds // 6), files))
        n_words = corpus(d, a.reports, files)
        for jobs in (1, 0):
            seconds, peak = batch(sayso, d, jobs)
            name = "one core" if jobs else f"{os.cpu_count()} cores"
            print(f"batch     {a.reports} reports into a store, {name}: {a.reports / seconds:,.0f} reports/s, {n_words / seconds:,.0f} words/s, peak {peak:.0f} MB")
        print_across(build, d, a.reports, files)
        print_store(build, d, a.reports, files)
        model, udpipe = os.environ.get("UDPIPE_MODEL"), shutil.which("udpipe")
        if model and udpipe:
            text = "\n\n".join(open(f, encoding="utf-8").read() for f in files) * 20
            path = os.path.join(d, "peer.txt")
            open(path, "w", encoding="utf-8").write(text)
            theirs, ours = timed([udpipe, "--tokenize", "--tag", "--parse", model, path])[0], timed([sayso, "parse", path])[0]
            print(f"peer      UDPipe {len(text.split()) / theirs:,.0f} words/s, sayso parse {len(text.split()) / ours:,.0f} words/s: {theirs / ours:.1f} times")
        else:
            print("peer      skipped: no udpipe program with UDPIPE_MODEL set")

if __name__ == "__main__":
    main()
