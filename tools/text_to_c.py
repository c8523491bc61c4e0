#!/usr/bin/env python3
"""Turn a text file into a C header that holds its bytes, ended by NUL: text_to_c.py NAME IN OUT."""
import sys

name, source, target = sys.argv[1:4]
with open(source, "rb") as f:
    data = f.read() + b"\0"
rows = [",".join("%d" % b for b in data[i:i + 24]) for i in range(0, len(data), 24)]
with open(target, "w") as out:
    out.write("static const char %s[] = {\n%s\n};\n" % (name, ",\n".join("(char)" + r.replace(",", ",(char)") if any(int(b) > 127 for b in r.split(",")) else r for r in rows)))
