#!/usr/bin/env python3
"""A C header with one hash of the program's sources: code_key.py OUT FOLDER.

What a store keeps of an answer holds for the very program that worked it out, so that a change of any source makes it void.
"""
import hashlib, os, sys

target, folder = sys.argv[1:3]
h = hashlib.sha256()
for path in sorted(os.path.join(d, f) for d, _, files in os.walk(folder) for f in files if f.endswith((".c", ".h", ".sql"))):
    with open(path, "rb") as f:
        h.update(os.path.relpath(path, folder).encode() + b"\0" + hashlib.sha256(f.read()).digest())
with open(target, "w") as out:
    out.write('#define SY_CODE_KEY "%s"\n' % h.hexdigest())
