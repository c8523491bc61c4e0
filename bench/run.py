#!/usr/bin/env python3
"""Speed and memory, measured now on this machine.

usage: bench/run.py [--build DIR] [--rounds N] [--reports N]

1. Start-up: time of `sayso read` on a report of one sentence, median of 11.
2. Stages: words a second of each stage on one core, median of 5 runs (bench/stages.c). Words are counted at white space.
3. Layers: words a second of each step of the language layer, in processor time, with every set of kernels the core can run, and
   millions of multiplications of bytes a second in a layer against the most the core can do (bench/layers.c). Median of 3 runs.
4. Batch: N made-up reports into a new store, one core and all cores: reports and words a second, peak memory.
5. Peer: UDPipe on the same text in the same run, if the `udpipe` program and a model (UDPIPE_MODEL) are there.
"""
import argparse, glob, os, shutil, statistics, subprocess, sys, tempfile, time

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
