namespace Flux.Helm.Tests.BadInput;

public sealed class HostileTemplateTests
{
    [Theory]
    [InlineData("{{ define \"r\" }}{{ include \"r\" . }}{{ end }}{{ include \"r\" . }}", "rendering template has a nested reference name: r")]
    [InlineData("{{ define \"r\" }}{{ template \"r\" . }}{{ end }}{{ template \"r\" . }}", "exceeded maximum template depth (100000)")]
    [InlineData("{{ define \"r\" }}{{ tpl \"{{ include \\\"r\\\" . }}\" . }}{{ end }}{{ include \"r\" . }}", "")]
    [InlineData("{{ tpl .Values.t . }}", "")]
    [InlineData("{{ until 1000000000 | len }}", "budget")]
    [InlineData("{{ untilStep 0 9000000000000000000 1 | len }}", "budget")]
    [InlineData("{{ seq 1 1000000000 }}", "budget")]
    [InlineData("{{ repeat 1000000000 `ab` }}", "budget")]
    [InlineData("{{ repeat 4611686018427387904 `abcd` }}", "")]
    [InlineData("{{ range 1000000000 }}x{{ end }}", "budget")]
    [InlineData("{{ indent 1000000000 `a` }}", "budget")]
    [InlineData("{{ nindent 2000000000 `a` }}", "budget")]
    [InlineData("{{ $x := `aaaaaaaaaa` }}{{ range 30 }}{{ $x = print $x $x }}{{ end }}{{ $x }}", "budget")]
    [InlineData("{{ $l := list 1 2 3 }}{{ range 30 }}{{ $l = concat $l $l }}{{ end }}{{ len $l }}", "budget")]
    [InlineData("{{ $l := list 1 2 3 4 5 6 7 8 }}{{ range 10 }}{{ $l = list $l $l $l $l $l $l $l $l }}{{ end }}{{ toJson $l }}", "budget")]
    [InlineData("{{ randAlphaNum 1000000000 }}", "budget")]
    [InlineData("{{ range until 10000 }}{{ (genCA `c` 1).Cert | len }}{{ end }}", "budget")]
    [InlineData("{{ range until 10000 }}{{ genPrivateKey `rsa` | len }}{{ end }}", "budget")]
    [InlineData("{{ genPrivateKey `dsa` }}", "budget")]
    [InlineData("{{ range until 10000 }}{{ htpasswd `u` `p` | len }}{{ end }}", "budget")]
    [InlineData("{{ range until 10000 }}{{ derivePassword 1 `long` `p` `u` `s` | len }}{{ end }}", "budget")]
    [InlineData("{{ $k := genPrivateKey `ecdsa` }}{{ range until 10000 }}{{ genSelfSignedCertWithKey `c` nil nil 1 $k | toString | len }}{{ end }}", "budget")]
    [InlineData("{{ wrap 1 (repeat 900000 `a `) }}{{ wrap 1 (repeat 900000 `a `) }}", "budget")]
    public void Template_WithoutEnd_EndsWithAnErrorThatNamesIt(string template, string words)
    {
        var result = TestCharts.Render(TestCharts.Load(TestCharts.File("templates/t.yaml", template)), "t: '{{ tpl .Values.t . }}'");

        Assert.NotNull(result.Error);
        Assert.Contains("c/templates/t.yaml:1", result.Error, StringComparison.Ordinal);
        Assert.Contains(words, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%1000000000d")]
    [InlineData("%.1000000000f")]
    [InlineData("%99999999999999999999s")]
    [InlineData("%*d")]
    [InlineData("%[999999999]d")]
    public void Printf_HugeWidth_IsBounded(string format)
    {
        // Go takes no width above a million: what it prints instead is short.
        var result = TestCharts.Render($"x: {{{{ printf `{format}` 1000000000 1 | len }}}}");

        Assert.Null(result.Error);
        Assert.InRange(Assert.Single(result.Manifests).Content.Length, 4, 20);
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|a)*b")]
    [InlineData("(.*)*x")]
    [InlineData("(a?){30}a{30}c")]
    [InlineData("(x+x+)+y")]
    public void Regex_ThatBacktracksElsewhere_TakesLinearTime(string pattern)
    {
        var result = TestCharts.Render($"x: {{{{ regexMatch `{pattern}` (repeat 30000 `a`) }}}}\ny: {{{{ regexReplaceAll `{pattern}` (repeat 3000 `a`) `-` | len }}}}");

        Assert.Null(result.Error);
    }

    [Theory]
    [InlineData("a{1000}{1000}{1000}")]
    [InlineData("(((a{100}){100}){100}){100}")]
    [InlineData("((((((((((x{2}){2}){2}){2}){2}){2}){2}){2}){2}){2}){1000}")]
    [InlineData("\\pL{1000}\\pL{1000}")]
    public void Regex_ThatWouldBeHuge_IsRefusedOrMatched(string pattern)
    {
        var result = TestCharts.Render($"x: {{{{ mustRegexMatch `{pattern}` `aaa` }}}}");

        Assert.True(result.Error is null || result.Error.Contains("regexp", StringComparison.Ordinal), result.Error);
    }

    /// <summary>Go's writer of JSON sees what holds itself, and the functions without "must" swallow what it says.</summary>
    [Theory]
    [InlineData("toJson", null)]
    [InlineData("toPrettyJson", null)]
    [InlineData("toYaml", null)]
    [InlineData("toRawJson", "error calling toRawJson: json: unsupported value: encountered a cycle via map[string]interface {}")]
    [InlineData("mustToJson", "error calling mustToJson: json: unsupported value: encountered a cycle via map[string]interface {}")]
    [InlineData("mustToYaml", "error calling mustToYaml: error marshaling into JSON: json: unsupported value: encountered a cycle via map[string]interface {}")]
    public void Values_ThatHoldThemselves_AreNoJson(string function, string? error)
    {
        var result = TestCharts.Render($"{{{{ $m := dict `a` (dict `b` 1) `n` (list 1) }}}}{{{{ $_ := set $m `m` $m }}}}x: {{{{ {function} $m }}}}y");

        if (error is null)
        {
            Assert.EndsWith("x: y", Assert.Single(result.Manifests).Content.TrimEnd(), StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith(error, result.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}x: {{ $m | toString | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}x: {{ deepCopy $m | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}x: {{ merge (dict) $m | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}{{ $n := dict }}{{ $_ := set $n `m` $n }}x: {{ deepEqual $m $n }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}{{ $n := dict }}{{ $_ := set $n `m` $n }}x: {{ mergeOverwrite $n $m | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}x: {{ toToml $m | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` $m }}x: {{ printf `%#v` $m | len }}")]
    [InlineData("{{ $m := dict }}{{ $_ := set $m `m` (list $m) }}x: {{ $m }}")]
    public void Values_ThatHoldThemselves_EndTheRenderAndNothingElse(string template)
    {
        // The original overflows its stack or runs out of memory.
        var result = TestCharts.Render(template);

        Assert.Contains("a value holds itself", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Template_NestedDeeply_IsParsedOrRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("{{ if true }}", 20_000)) + string.Concat(Enumerable.Repeat("{{ end }}", 20_000));
        var parentheses = "x: {{ " + new string('(', 50_000) + "1" + new string(')', 50_000) + " }}";

        Assert.True(TestCharts.Render(deep).Error is null or { Length: < 2_000 });
        Assert.True(TestCharts.Render(parentheses).Error is null or { Length: < 2_000 });
    }
}
