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
    [InlineData("(fromToml `a,b`).Error", "toml: line 1: expected '.' or '=', but got ',' instead")]
    [InlineData("(fromToml `.a = 1`).Error", "toml: line 1: unexpected '.': keys cannot start with a '.'")]
    [InlineData("(fromToml `= 1`).Error", "toml: line 1: unexpected '=': key name appears blank")]
    [InlineData("(fromToml `a..b = 1`).Error", "toml: line 1: unexpected '.'")]
    [InlineData("(fromToml `[.a]`).Error", "toml: line 1: unexpected table separator (table names cannot be empty)")]
    [InlineData("(fromToml `[a b]`).Error", "toml: line 1: expected '.' or ']' to end table name, but got 'b' instead")]
    [InlineData("(fromToml `[[a]`).Error", "toml: line 1: expected end of table array name delimiter ']', but got '\\x00' instead")]
    [InlineData("(fromToml `Ä = 1`).Error", "toml: line 1: expected '.' or '=', but got 'Ä' instead")]
    [InlineData("(fromToml `a = 1 b`).Error", "toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead")]
    [InlineData("(fromToml `a = {.b = 1}`).Error", "toml: line 1 (last key \"a\"): unexpected '.': keys cannot start with a '.'")]
    [InlineData("(fromToml `a = [1,,`).Error", "toml: line 1 (last key \"a\"): unexpected comma")]
    [InlineData("(fromToml `a = 1.`).Error", "toml: line 1 (last key \"a\"): Invalid float \"1.\": '.' must be followed by one or more digits")]
    [InlineData("(fromToml `a = 01`).Error", "toml: line 1 (last key \"a\"): Invalid integer \"01\": cannot have leading zeroes")]
    [InlineData("(fromToml \"a = 1\\n[b]\\nc,d\").Error", "toml: line 3 (last key \"b\"): expected '.' or '=', but got ',' instead")]
    [InlineData("(fromToml \"[a\\nb]\").Error", "toml: line 2: expected '.' or ']' to end table name, but got '\\n' instead")]
    [InlineData("(b64dec \"true\" | fromToml).Error", "toml: line 1: invalid UTF-8 byte: 0xb6")]
    [InlineData("list (camelcase \"-\") (camelcase \"__\") (camelcase \"_a\") (camelcase \"a-\") | toJson", "[\"--\",\"___\",\"_A\",\"A-\"]")]
    [InlineData("printf \"%x\" (b64dec \"QbaeQg==\" | lower)", "61efbfbdefbfbd62")]
    [InlineData("printf \"%x\" (b64dec \"YbaeYg==\" | title)", "41efbfbdefbfbd62")]
    [InlineData("toYamlPretty .Chart | regexFind \"Annotations.*\"", "Annotations: {}")]
    [InlineData("toToml .Chart | contains \"Annotations\"", "false")]
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
