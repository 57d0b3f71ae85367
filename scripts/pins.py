"""Prints `name==version` for every pin of versions.cfg, for pip: `pins.py versions.cfg`.

pip fetches and unpacks everything in one process, several times faster than buildout does one
by one; buildout then finds each distribution in place and checks it against the same pins.
"""

import configparser
import sys


config = configparser.ConfigParser(delimiters=("=",), interpolation=None)
config.optionxform = str
with open(sys.argv[1], encoding="utf-8") as file:
    config.read_file(file)
for name, version in config["versions"].items():
    print(f"{name}=={version}")
