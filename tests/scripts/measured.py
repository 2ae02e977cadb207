"""Runs a program and writes what it took.

Usage: measured.py COST PROGRAM ARGUMENT…. COST becomes {"seconds": of the processor, "mebibytes": of memory at its peak}; everything else is the program's.
"""
import json
import resource
import subprocess
import sys

ended = subprocess.run(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as cost:
    json.dump({"seconds": used.ru_utime + used.ru_stime, "mebibytes": used.ru_maxrss / 1024}, cost)
sys.exit(ended.returncode)
