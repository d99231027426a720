"""Random charts whose templates call all functions of Helm, mostly with arguments of the right type."""
import json
import random

# Functions that the recorded helm lacks (durationSeconds and its kin) are not here.
# name: types of the arguments > type of the result. s text, i whole number, f number, b boolean, l list, m map, a anything,
# v version, c range of versions, d duration, t time, r pattern, y YAML, j JSON, o TOML. A star repeats the last argument.
SIGNATURES = """
abbrev: i s > s; abbrevboth: i i s > s; add1: i > i; add: i i * > i; adler32sum: s > s; and: a a > a; or: a a > a; not: a > b; atoi: s > i
b32enc: s > s; b32dec: s > s; b64enc: s > s; b64dec: s > s; camelcase: s > s; ceil: f > f; floor: f > f; round: f i > f; contains: s s > b
deepCopy: m > m; deepEqual: a a > b; default: a a > a; div: i i > i; mod: i i > i; mul: i i * > i; sub: i i > i; max: i i * > i; min: i i * > i
duration: i > s; durationRound: d > s; empty: a > b; coalesce: a a a > a; all: a a > b; any: a a > b; float64: s > f; int: a > i; int64: a > i
fromJson: j > m; fromJsonArray: j > l; fromYaml: y > m; fromYamlArray: y > l; fromToml: o > m; toToml: m > s; toYaml: a > s; toYamlPretty: a > s
toJson: a > s; toPrettyJson: a > s; toRawJson: a > s; mustToJson: a > s; mustFromJson: j > a; ge: i i > b; gt: i i > b; le: i i > b; lt: i i > b
eq: a a > b; ne: a a > b; get: m s > a; hasKey: m s > b; hasPrefix: s s > b; hasSuffix: s s > b; indent: i s > s; nindent: i s > s; initials: s > s
join: s l > s; kebabcase: s > s; snakecase: s > s; kindIs: s a > b; kindOf: a > s; len: a > i; lower: s > s; upper: s > s; nospace: s > s
plural: s s i > s; regexMatch: r s > b; mustRegexMatch: r s > b; regexQuoteMeta: s > s; repeat: i s > s; replace: s s s > s; semver: v > a
semverCompare: c v > b; set: m s a > m; unset: m s > m; sha1sum: s > s; sha256sum: s > s; sha512sum: s > s; sortAlpha: l > l; split: s s > m
splitList: s s > l; splitn: s i s > m; substr: i i s > s; swapcase: s > s; ternary: a a b > a; title: s > s; untitle: s > s; toDate: s s > t
toDecimal: s > i; toString: a > s; toStrings: l > l; trim: s > s; trimAll: s s > s; trimPrefix: s s > s; trimSuffix: s s > s; trunc: i s > s
typeIs: s a > b; typeIsLike: s a > b; typeOf: a > s; unixEpoch: t > s; until: i > l; untilStep: i i i > l; seq: i i > s; urlJoin: m > s; urlParse: s > m
wrap: i s > s; wrapWith: i s s > s; append: l a > l; prepend: l a > l; chunk: i l > l; compact: l > l; first: l > a; last: l > a; has: a l > b
initial: l > l; rest: l > l; reverse: l > l; uniq: l > l; without: l a > l; slice: l i i > l; concat: l l > l; list: a a a > l; tuple: a a > l
regexFind: r s > s; regexFindAll: r s i > l; regexReplaceAll: r s s > s; regexReplaceAllLiteral: r s s > s; regexSplit: r s i > l
mustRegexFind: r s > s; mustRegexReplaceAll: r s s > s; mustFirst: l > a; mustLast: l > a; mustHas: a l > b; mustSlice: l i i > l; mustUniq: l > l
dict: s a s a > m; pick: m s s > m; omit: m s s > m; merge: m m > m; mergeOverwrite: m m > m; mustMerge: m m > m; dig: s s a m > a
quote: a a > s; squote: a a > s; cat: a a > s; print: a a > s; println: a a > s; html: a > s; js: a > s; urlquery: a > s; index: a i > a
printf: s a a > s; required: s a > a; fail: s > s; biggest: i i > i; addf: f f > f; subf: f f > f; mulf: f f > f; divf: f f > f; maxf: f f > f
minf: f f > f; dateModify: d t > t; date_modify: d t > t; date: s t > s; htmlDate: t > s; dateInZone: s t s > s; htmlDateInZone: t s > s
mustToDate: s s > t; mustDateModify: d t > t; durationRound: d > s;
 base: s > s; dir: s > s; ext: s > s; clean: s > s; isAbs: s > b; osBase: s > s; osDir: s > s
sortAlpha: l > l; lookup: s s s s > m; toYaml: m > s; include: s m > s; tpl: s m > s; call: a a > a; deepEqual: l l > b
"""

# Years before the first, which durations below zero lead to from the zero time, are not representable here (a known difference).
NUMBERS = ["0", "1", "2", "3", "5", "7", "10", "-1", "-3", "100", "0x10", "1_000", "0b11", "0o17", "'a'", "1e3", "9223372036854775807"]
FLOATS = ["0.5", "1.5", "-2.25", "3.14159", "1e10", "1e-7", "100.0", "0.1", "123456789.0", "1e21"]
TEXTS = ["", "a", "abc", "Hello World", "foo-bar_baz", "  padded ", "ÄöÜ", "日本語", "a,b,c", "1", "12.5", "true", "null", "x: 1", "- a", "line\nline2", "tab\there",
         "UPPER", "camelCaseWord", "a/b/../c.txt", "http://u:p@h.example.com:8080/p?q=1#f", "%d", "{{ .Values.a }}", "\"q\"", "'s'", "a\\b", "0.10", "1e3", "~", "<a&b>",
         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbb", "$1", "${x}", "\x00", "-", "..", "/", "é́"]
VERSIONS = ["1.2.3", "v1.2", "1.0.0-rc.1", "2", "1.2.3+b", "bad", "01.2.3", "1.2.3-0", "0.0.1"]
RANGES = ["^1.2", "~1", ">=1 <2", "1.x", "*", ">1.0.0-0", "1.2 - 1.4", "!=1.2.3", "bad range", "^0.0.1", ">= 1.2.3, < 2", "1 || 2"]
DURATIONS = ["1h", "90s", "1.5h", "bad", "100ms", "3600", "2m"]
PATTERNS = ["a+", "[a-z]+", "(b)(c)?", "^\\s*", "\\d", "[", "a{2,3}", "(?i)HELLO", "(?P<n>o)", "", ".", "\\pL+", "x*", "[[:alpha:]]", "a|b|", "(?s).*", "(", "\\bfoo", "[^a]$"]
YAMLS = ["a: 1", "a: [1, 2]", "- 1\n- b", "a: {b: c}", "a: b: c", "", "x", "a: 1.0\nb: null\nc: yes", "{", "a: &x 1\nb: *x", "n: 0x1F\no: 010", "\"\\u00e9\": 1", "a: |\n  t\n"]
JSONS = ['{"a": 1}', "[1, 2.5, \"x\"]", "{", "", "null", '"s"', '{"a": {"b": [true, null]}}', "1e400", '{"a": 1, "a": 2}', "[1,]", "12345678901234567890", '{"k":"\\u00e9"}']
TOMLS = ["a = 1", "[t]\nb = \"x\"", "a = [1, 2]", "a = ", "a = 1.5\nb = true", "a.b = 'c'", "[[l]]\nx = 1", "a", "a = 2020-01-02", "d = 1979-05-27T07:32:00Z"]
LAYOUTS = ["2006-01-02", "2006-01-02T15:04:05Z07:00", "Jan 2, 2006 at 3:04pm (MST)", "Mon Jan _2 15:04:05 2006", "02/01/06", "", "Monday", ".000", "x2006y"]
TIMES = ["2020-02-29", "2021-13-01", "1999-12-31", "bad", "2006-01-02T15:04:05Z"]
FORMATS = ["%v", "%d", "%s", "%q", "%5d|", "%-8s|", "%05.2f", "%x", "%X", "%T", "%t", "%#v", "%+v", "%c", "%U", "%e", "%g", "%o", "%b", "%08b", "%%", "%!", "%z", "%v %v",
           "%[2]v", "%*d", "%.3s", "%6.2f", "% d", "%+d", "%p", "%#x", "%q %d", "%", "%v%", "%#q", "% x"]
KINDS = ["string", "int", "float64", "map", "slice", "bool", "invalid", "int64", "*int", "map[string]interface {}", "[]interface {}"]

VALUES = {
    "a": "text", "n": 5, "f": 1.5, "t": True, "z": False, "e": "", "nul": None, "big": 1000000, "neg": -7, "huge": 123456789012345678,
    "l": ["x", "y", "z"], "ln": [3, 1, 2], "mixed": [1, "a", None, True, 1.5, {"k": "v"}], "el": [], "em": {},
    "m": {"k": "v", "deep": {"er": {"est": 1}}, "list": [1, 2]}, "other": {"k": "w", "only": True}, "u": "https://x.example.com/p?a=b", "multi": "one\ntwo\n",
}
PATHS = {
    "s": [".Values.a", ".Values.e", ".Values.u", ".Values.multi", ".Release.Name", ".Chart.Name", ".Chart.Version", ".Template.Name", ".Release.Service", ".Values.m.k"],
    "i": [".Values.n", ".Values.neg", ".Values.big", ".Release.Revision", ".Values.huge"], "f": [".Values.f", ".Values.n"],
    "b": [".Values.t", ".Values.z", ".Release.IsInstall", ".Release.IsUpgrade"], "l": [".Values.l", ".Values.ln", ".Values.mixed", ".Values.el"],
    "m": [".Values.m", ".Values.other", ".Values.em", ".Values.m.deep", "$.Values.m"], "a": [".Values.nul", ".Values.missing", ".Values.m.deep.er", ".Values.mixed", ".Chart", ".Release"],
}
LITERALS = {"v": VERSIONS, "c": RANGES, "d": DURATIONS, "r": PATTERNS, "y": YAMLS, "j": JSONS, "o": TOMLS}


def signatures():
    found = []
    for entry in SIGNATURES.replace("\n", ";").split(";"):
        if entry.strip():
            name, types = entry.strip().split(": ")
            arguments, result = types.split(" > ")
            found.append((name, arguments.split(), result))
    return found


ALL = signatures()


class Templates:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.variables = []

    def chart(self):
        files = {"c/Chart.yaml": "apiVersion: v2\nname: c\nversion: 0.1.0\nappVersion: \"1.0\"\n", "c/values.yaml": json.dumps(VALUES),
                 "c/templates/_h.tpl": "{{ define \"h\" }}[{{ .k | default \"none\" }}]{{ end }}{{ define \"r\" }}{{ if gt (len (toString .)) 3 }}long{{ else }}{{ . }}{{ end }}{{ end }}"}
        lines = [self.line(number) for number in range(self.random.randint(1, 4))]
        text = "\n".join(lines) + "\n"
        files["c/templates/t.yaml"] = self.damage(text) if self.random.random() < 0.1 else text
        return files

    def damage(self, text):
        at = self.random.randrange(len(text))
        kind = self.random.randrange(4)
        if kind == 0:
            return text[:at] + text[at + 1:]
        if kind == 1:
            return text[:at] + self.random.choice("{}()|.$\"'`-=,:;%@\\ ") + text[at:]
        if kind == 2:
            return text[:at] + self.random.choice(["{{ end }}", "{{ else }}", "{{", "}}", "{{ if }}", "{{- ", " -}}", "{{/* c */}}", "{{ break }}", "{{ $x }}", "{{ nope }}", "{{ 1x }}"]) + text[at:]
        return text[:at]

    def line(self, number):
        r = self.random.random()
        key = "k%d" % number
        if r < 0.6:
            return "%s: {{ %s }}" % (key, self.shown(self.expression("a", self.random.choice([1, 1, 2, 2, 3]))))
        if r < 0.68:
            name = "$v%d" % number
            action = "{{- %s := %s }}\n%s: {{ %s }}" % (name, self.expression("a", 2), key, self.shown(name))
            self.variables.append(name)
            return action
        if r < 0.76:
            return "{{- if %s }}\n%s: {{ %s }}\n{{- else if %s }}\n%s: 2\n{{- else }}\n%s: 3\n{{- end }}" % (
                self.expression("b", 2), key, self.shown(self.expression("s", 2)), self.expression("a", 1), key, key)
        if r < 0.86:
            head = self.random.choice(["", "$i, $x := ", "$x := "])
            item = self.random.choice(["." , "$x", "$i"] if head.startswith("$i") else [".", "$x"] if head else ["."])
            over = self.random.choice(["l", "l", "m", "i", "a"])
            return "%s:\n{{- range %s%s }}\n- {{ %s }}\n{{- else }}\n- none\n{{- end }}" % (key, head, self.expression(over, 2), self.shown(item))
        if r < 0.94:
            return "{{- with %s }}\n%s: {{ %s }}\n{{- else }}\n%s: none\n{{- end }}" % (self.expression("a", 2), key, self.shown("."), key)
        return "%s: {{ %s }}" % (key, self.random.choice(['include "h" .Values.m', 'tpl "{{ .Values.a }}-{{ .Template.Name }}" .', 'template "h" .Values.other', 'include "nope" .',
                                                        'include "r" %s' % self.expression("a", 1), 'tpl %s .' % self.expression("s", 1)]))

    def shown(self, expression):
        r = self.random.random()
        if r < 0.7:
            return "%s | toJson" % expression
        if r < 0.8:
            return "printf %s (%s) | quote" % (self.text(self.random.choice(FORMATS)), expression)
        return "%s | quote" % expression if r < 0.9 else "(%s) | toString | squote" % expression

    def text(self, value):
        return "`%s`" % value if "`" not in value and "\x00" not in value and self.random.random() < 0.3 else json.dumps(value)

    def expression(self, kind, depth):
        if self.random.random() < 0.02:
            kind = self.random.choice("sifblma")
        if depth <= 0 or self.random.random() < 0.2:
            return self.leaf(kind)
        fitting = [item for item in ALL if item[2] == kind or kind == "a"] or ALL
        name, arguments, _ = self.random.choice(fitting)
        arguments = [argument for argument in arguments if argument != "*"]
        if self.random.random() < 0.015:
            arguments = arguments[:-1] if self.random.random() < 0.5 else arguments + ["a"]
        values = [self.argument(name, position, argument, depth - 1) for position, argument in enumerate(arguments)]
        call = " ".join([name] + values)
        if values and self.random.random() < 0.3 and name not in ("include", "tpl"):
            call = "%s | %s" % (values[-1], " ".join([name] + values[:-1]))
        return "(%s)" % call

    def argument(self, name, position, kind, depth):
        if name == "printf" and position == 0:
            return self.text(self.random.choice(FORMATS))
        if name in ("kindIs", "typeIs", "typeIsLike") and position == 0:
            return self.text(self.random.choice(KINDS))
        if name in ("toDate", "mustToDate"):
            return self.text(self.random.choice(LAYOUTS if position == 0 else TIMES))
        if name in ("date", "dateInZone") and position == 0:
            return self.text(self.random.choice(LAYOUTS))
        if name in ("dateInZone", "htmlDateInZone") and kind == "s":
            return self.text(self.random.choice(["UTC", "Europe/Berlin", "nope", ""]))
        if name == "include":
            return self.text(self.random.choice(["h", "r", "h"])) if position == 0 else self.leaf("m")
        if name == "tpl":
            return self.text(self.random.choice(["{{ .k }}", "{{ . | toJson }}", "plain", "{{ if .k }}yes{{ end }}", "{{ .k.x }}", "{{ nope }}"])) if position == 0 else self.leaf("m")
        if name in ("slice", "mustSlice") and kind == "i":
            # Beyond its length a slice shows what Go's allocator reserved for it.
            return self.random.choice(["0", "1"])
        if name in ("until", "untilStep", "repeat", "indent", "nindent", "seq", "wrap", "chunk"):
            return self.random.choice(["0", "1", "2", "3", "5", "-1", "-2", "7", ".Values.n"]) if kind == "i" else self.expression(kind, depth)
        return self.expression(kind, depth)

    def leaf(self, kind):
        choose = self.random.choice
        if self.variables and self.random.random() < 0.1:
            return choose(self.variables)
        if kind in LITERALS:
            return self.text(choose(LITERALS[kind]))
        if kind == "t":
            return "(toDate %s %s)" % (self.text(choose(LAYOUTS[:2])), self.text(choose(TIMES)))
        if self.random.random() < 0.45 and kind in PATHS:
            return choose(PATHS[kind])
        if kind == "s":
            return self.text(choose(TEXTS))
        if kind == "i":
            return choose(NUMBERS)
        if kind == "f":
            return choose(FLOATS)
        if kind == "b":
            return choose(["true", "false"])
        if kind == "l":
            return choose(["(list 1 2 3)", "(list)", '(list "b" "a" "c" "a")', '(list 1 "x" nil)', "(until 3)", "(list (list 1) (dict))"])
        if kind == "m":
            return choose(['(dict "k" 1)', "(dict)", '(dict "a" (list 1 2) "b" (dict "c" "d"))', '(dict "k" "v" "z" nil)'])
        return self.leaf(choose("siflbm"))
