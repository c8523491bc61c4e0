#!/usr/bin/env python3
"""Write files as C strings. usage: embed.py OUT.c NAME=FILE..."""
import sys

def c_string(text):
    out = []
    for line in text.splitlines(True):
        body = line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        out.append('    "%s"' % "".join(c if ord(c) < 128 else "".join("\\%03o" % b for b in c.encode()) for c in body))
    return "\n".join(out)

with open(sys.argv[1], "w", encoding="ascii") as out:
    out.write("/* made by embed.py; do not edit */\n#include \"view/page.h\"\n")
    for pair in sys.argv[2:]:
        name, path = pair.split("=", 1)
        with open(path, encoding="utf-8") as f:
            out.write("const char %s[] =\n%s;\n" % (name, c_string(f.read())))
