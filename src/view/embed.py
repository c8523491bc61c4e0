#!/usr/bin/env python3
"""Write files as C strings. usage: embed.py OUT.c NAME=FILE..."""
import sys

with open(sys.argv[1], "w", encoding="ascii") as out:
    out.write("/* made by embed.py; do not edit */\n")
    for pair in sys.argv[2:]:
        name, path = pair.split("=", 1)
        with open(path, "rb") as f:
            text = f.read()
        rows = [", ".join(str(b if b < 128 else b - 256) for b in text[i:i + 24]) for i in range(0, len(text), 24)]
        out.write("extern const char %s[];\nconst char %s[] = {\n    %s, 0\n};\n" % (name, name, ",\n    ".join(rows)))
