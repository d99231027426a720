#!/usr/bin/env python3
"""Records what a real kustomize makes of hand-written cases: folders that hold `input/` with a kustomization at its top.

    record.py KUBECTL FOLDER...
"""
import sys

from fuzz import record

for folder in sys.argv[2:]:
    print(folder, record(folder, ".", sys.argv[1]))
