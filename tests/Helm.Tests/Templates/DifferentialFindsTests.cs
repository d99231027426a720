using System.Text;
using Flux.Helm.Charts;
using Flux.Helm.Rendering;
using Flux.Helm.Values;

namespace Flux.Helm.Tests.Templates;

/// <summary>What comparing generated templates with the real helm (eng/helm/fuzz.py) found.</summary>
public sealed class DifferentialFindsTests
{
    [Theory]
    [InlineData("fromJson `1e400` | toJson", """{"Error":"json: cannot unmarshal number into Go value of type map[string]interface {}"}""")]
    [InlineData("fromJsonArray `` | toJson", """["unexpected end of JSON input"]""")]
    [InlineData("fromToml `a` | toJson", """{"Error":"toml: line 1: unexpected EOF; expected key separator '='"}""")]
    [InlineData("(fromToml `a = `).Error", "toml: line 1 (last key \"a\"): unexpected EOF; expected value")]
    [InlineData("(fromToml `a = 2020-01-02`).a", "2020-01-02 00:00:00 +0000 date-local")]
    [InlineData("chunk -2 (list 1) | toJson", "[[1]]")]
    [InlineData("chunk -2 (list 1 2 3) | toJson", "[]")]
    [InlineData("initials `äÖü b`", "Ãb")]
    [InlineData("printf `% d` (semver `1.2.3-rc.1`)", "&{ 1  2  3 %!d(string=rc.1) %!d(string=) %!d(string=1.2.3-rc.1)}")]
    [InlineData("merge (dict `a` 1) (dict `a` 2 `b` nil) | toJson", """{"a":1}""")]
    [InlineData("mergeOverwrite (dict `a` 1) (dict `a` 2 `b` nil) | toJson", """{"a":2,"b":null}""")]
    [InlineData("toYamlPretty (list `a text of more than eighty characters: which the other writer of YAML would break somewhere`)",
        "- 'a text of more than eighty characters: which the other writer of YAML would break somewhere'")]
    public void Expression_Evaluated_PrintsWhatHelmPrints(string expression, string expected) =>
        Assert.Equal(expected, Render("templates/NOTES.txt", $"{{{{ {expression} }}}}").Notes);

    [Theory]
    [InlineData("{{ eq (list 1) (dict) }}", "error calling eq: non-comparable types [%!s(int=1)]: []interface {}, map[string]interface {}: map[]")]
    [InlineData("{{ eq (list 1) (list `b`) }}", "error calling eq: non-comparable type [b]: []interface {}")]
    [InlineData("{{ mustFromJson `7e94675f` }}", "error calling mustFromJson: invalid character 'f' after top-level value")]
    [InlineData("{{ list .", "parse error at (c/templates/t.txt:1): \".\"")]
    [InlineData("{{ .Values.", "parse error at (c/templates/t.txt:1): unexpected \".\" in operand")]
    public void Template_WithAMistake_FailsWithHelmsWords(string template, string error) => Assert.EndsWith(error, Render("templates/t.txt", template).Error, StringComparison.Ordinal);

    /// <summary>Notes are printed as they come, whereas other files must be YAML.</summary>
    private static RenderResult Render(string file, string template)
    {
        var chart = ChartLoader.LoadFiles(
            [new ChartFile("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"u8.ToArray()), new ChartFile(file, Encoding.UTF8.GetBytes(template))]).Chart!;
        return ChartRenderer.Render(chart, new ChartValues(), new RenderOptions { Release = new ReleaseInfo("r", "n") });
    }
}
