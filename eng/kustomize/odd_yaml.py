"""Writes data as YAML in every way that people and programs write it: styles, quotes, anchors, tags, comments, line ends."""
import base64
import json

import yaml

PLAIN_SAFE = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./")


class Loader(yaml.SafeLoader):
    """Reads what the maker wrote, and leaves timestamps the strings that they are."""


Loader.yaml_implicit_resolvers = {k: [(tag, regexp) for tag, regexp in v if not tag.endswith(":timestamp")] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
Loader.add_constructor("tag:yaml.org,2002:value", lambda loader, node: "=")


def restyle(text, r):
    """The documents of a text in another style; the text itself when it cannot be read."""
    try:
        documents = list(yaml.load_all(text, Loader=Loader))
    except (yaml.YAMLError, ValueError):
        return text
    writer = Writer(r)
    out = [writer.document(d) for d in documents]
    head = r.choice(["", "", "---\n", "# a comment\n", "---\n# first\n", "\n\n", "%YAML 1.1\n---\n" if r.random() < .2 else "", "\ufeff" if r.random() < .2 else ""])
    result = head + r.choice(["---\n", "---\n", "--- # next\n", "---\n---\n", "...\n---\n" if r.random() < .3 else "---\n", "---\n# only a comment\n---\n"]).join(out)
    if r.random() < .06:
        result = result.replace("\n", "\r\n")
    if r.random() < .1:
        result = result.rstrip("\n")
    if r.random() < .04:
        result += "...\n"
    return result


def is_plain(text):
    """Whether the text may stand without quotes and is then read as the string that it is."""
    try:
        return yaml.safe_load(text) == text
    except (yaml.YAMLError, ValueError):
        return False


class Writer:
    def __init__(self, r):
        self.r = r
        self.anchors = []
        self.count = 0
        # Rare styles come in some documents only, or hardly any document would be readable.
        self.anchoring = r.random() < .2
        self.tagging = r.random() < .1
        self.exotic = r.random() < .1
        self.indent = r.choice([2, 2, 2, 4, 1, 3])
        self.flush_lists = r.random() < .5

    def chance(self, p):
        return self.r.random() < p

    def document(self, value):
        self.anchors = []
        text = self.block(value, 0).lstrip("\n")
        return text if text.endswith("\n") else text + "\n"

    def remark(self, mark):
        """A comment after a mark; not after a tag, since kustomize then writes it into the text of the next block scalar."""
        return "" if "!!" in mark else self.comment()

    def comment(self):
        return self.r.choice(["", "", "", "", "", " # note", "  #x: y", "\t# tab" if self.exotic and self.chance(.05) else ""])

    def block(self, value, depth):
        """The value after its key and colon or its dash, with the line end."""
        text, opened = self.unclosed(value, depth)
        # An anchor can be used once its value is complete: kustomize expands a map that is merged into itself, and may not end.
        self.anchors += [opened] if opened else []
        return text

    def unclosed(self, value, depth):
        self.open = None
        mark = self.mark(value)
        opened, self.open = self.open, None
        return self.marked(mark, value, depth), opened if mark else None

    def marked(self, mark, value, depth):
        if isinstance(value, dict) and value and not self.chance(.08):
            return mark + self.remark(mark) + "\n" + self.mapping(value, depth)
        if isinstance(value, list) and value and not self.chance(.12):
            return mark + self.remark(mark) + "\n" + self.sequence(value, depth)
        if not mark and isinstance(value, str) and value and self.chance(.25 if "\n" in value else .06):
            folded = self.block_scalar(value, depth)
            if folded:
                return folded
        for known, name in [] if mark else self.anchors:
            if self.chance(.5) and type(known) is type(value) and known == value:
                return " *%s\n" % name
        return mark + " " + self.flow(value, depth) + self.comment() + "\n"

    def mark(self, value):
        text = ""
        if self.tagging and self.chance(.1):
            text += " " + self.r.choice({dict: ["!!map"], list: ["!!seq"], str: ["!!str", "!"], bool: ["!!bool"], int: ["!!int", "!!str"], float: ["!!float"], type(None): ["!!null"]}.get(type(value), ["!!str"]))
        if self.anchoring and self.chance(.3):
            self.count += 1
            text += " &a%d" % self.count
            self.open = (value, "a%d" % self.count)
        return text

    def mapping(self, value, depth):
        pad, out = " " * depth, []
        for key, item in value.items():
            if self.exotic and self.chance(.06):
                out.append("%s? %s\n%s:%s" % (pad, self.key(key), pad, self.block(item, depth + self.indent)))
                continue
            if self.anchoring and self.chance(.06) and isinstance(item, dict) and item and self.anchors and isinstance(self.anchors[0][0], dict):
                item = dict(item)
                out.append("%s%s:\n%s<<: *%s\n%s" % (pad, self.key(key), " " * (depth + self.indent), self.anchors[0][1], self.mapping(item, depth + self.indent)))
                continue
            below = depth if isinstance(item, list) and self.flush_lists else depth + self.indent
            out.append("%s%s:%s" % (pad, self.key(key), self.block(item, below)))
            if self.chance(.02):
                out.append(self.r.choice(["\n", pad + "# between\n", "# at the margin\n", "   \n"]))
        return "".join(out)

    def sequence(self, value, depth):
        out = []
        for item in value:
            if isinstance(item, dict) and item and not self.chance(.15):
                body = self.mapping(item, depth + 2)
                if body[depth + 2:depth + 3] not in ("#", "\n", " "):
                    out.append(" " * depth + "- " + body[depth + 2:])
                    continue
            out.append(" " * depth + "-" + self.block(item, depth + 2))
        return "".join(out)

    def key(self, key):
        if not isinstance(key, str):
            return self.scalar(key)
        if self.chance(.05):
            return self.quoted(key)
        return key if key and all(c in PLAIN_SAFE for c in key) and key[0] not in "-." and is_plain(key) else self.quoted(key)

    def block_scalar(self, value, depth):
        lines = value.split("\n")
        if any(c in value for c in "\r\x85\u2028\u2029\x00") or not value.strip():
            return None
        folded = self.chance(.3)
        if folded and any(line.startswith((" ", "\t")) for line in lines):
            return None
        end = "" if value.endswith("\n") and not value.endswith("\n\n") else "+" if value.endswith("\n") else "-"
        body = value.rstrip("\n").split("\n") if end != "+" else value[:-1].split("\n")
        step = self.indent
        indicator = str(step) if body[0].startswith(" ") or self.chance(.1) else ""
        pad = " " * (max(depth - self.indent, 0) + step if indicator else depth + (0 if depth else step))
        if indicator:
            return None if self.flush_lists else " %s%s%s\n%s" % (">" if folded else "|", indicator, end, "".join(" " * depth + line + "\n" if line else "\n" for line in body))
        joiner = "\n\n" if folded else "\n"
        return " %s%s%s\n%s\n" % (">" if folded else "|", end, self.comment(), joiner.join(pad + line if line else "" for line in body))

    def flow(self, value, depth):
        if isinstance(value, dict):
            if self.chance(.1):
                return json.dumps(value, default=str)
            inner = self.r.choice([", ", ",", ", ", ",\n" + " " * (depth + 2)]).join("%s: %s" % (self.key(k), self.flow(v, depth + 2)) for k, v in value.items())
            return self.r.choice(["{%s}", "{ %s }", "{%s}"]) % inner
        if isinstance(value, list):
            inner = self.r.choice([", ", ",", ", ", ",\n" + " " * (depth + 2)]).join(self.flow(v, depth + 2) for v in value)
            return self.r.choice(["[%s]", "[ %s ]", "[%s%s]" % ("%s", "," if value and self.chance(.3) else "")]) % inner
        return self.scalar(value)

    def scalar(self, value):
        r = self.r
        if value is None:
            return r.choice(["null", "null", "~", "Null", "NULL"])
        if value is True or value is False:
            return r.choice([["false", "False", "no", "off", "FALSE"], ["true", "True", "yes", "on", "TRUE"]][value]) if self.exotic else str(value).lower()
        if isinstance(value, int):
            return r.choice([str(value)] * 4 + ([hex(value), "0o%o" % value, "0%o" % value, "+%d" % value, "%d.0" % value, "1_000", "0b%s" % bin(value)[2:]] if self.exotic and value >= 0 else []))
        if isinstance(value, bytes):
            return "!!binary " + base64.b64encode(value).decode()
        if isinstance(value, float):
            return r.choice([repr(value), repr(value), "%g" % value, "%e" % value, "%.3f" % value])
        if value and all(c in PLAIN_SAFE for c in value) and value[0] not in "-." and is_plain(value) and not self.chance(.1):
            return value
        if value and self.chance(.1) and value == value.strip() and "\n" not in value and not set(value) & set("#:,[]{}&*!|>'\"%@`?-") and is_plain(value):
            return value
        return self.quoted(value)

    def quoted(self, value):
        if self.chance(.5) and not any(c < " " or c in "\x7f\x85\u2028\u2029\ufeff" for c in value):
            return "'" + value.replace("'", "''") + "'"
        text = json.dumps(value, ensure_ascii=self.chance(.3) and all(ord(c) < 0x10000 for c in value))
        if self.chance(.1):
            text = text.replace("\x85", "\\N").replace("\u2028", "\\L").replace("/", self.r.choice(["/", "\\/"]))
        return text
