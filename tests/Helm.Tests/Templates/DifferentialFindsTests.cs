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
    [InlineData("printf `%#v` (toDate `2006-01-02` `2020-02-29`)", "time.Date(2020, time.February, 29, 0, 0, 0, 0, time.Local)")]
    [InlineData("printf `%#v` (toDate `2006-01-02` `bad`)", "time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)")]
    [InlineData("printf `%#v` (toDate `2006-01-02T15:04:05Z07:00` `2006-01-02T15:04:05.5+02:00`)", "time.Date(2006, time.January, 2, 15, 4, 5, 500000000, time.Location(\"\"))")]
    [InlineData("printf `%d` (toDate `2006-01-02` `bad`)", "{0 0 0}")]
    [InlineData("printf `%d` (toDate `2006-01-02T15:04:05Z07:00` `2006-01-02T15:04:05Z`)", "{0 63271811045 0}")]
    [InlineData("toDate `2006-01-02` `bad` | dateModify `-2562047h` | toString", "-0292-09-22 01:00:00 +0000 UTC")]
    [InlineData("toDate `2006-01-02` `bad` | dateModify `-2562047h` | toJson", "")]
    [InlineData("(toDate `2006-01-02` `2020-02-29`).AddDate 8000 13 45 | toString", "10021-05-13 00:00:00 +0000 UTC")]
    [InlineData("(toDate `2006-01-02` `0000-01-01`).Weekday", "Saturday")]
    [InlineData("printf `%v %d` (toDate `2006-01-02` `2020-02-29`).Month (toDate `2006-01-02` `2020-02-29`).Month", "February 2")]
    [InlineData("(toDate `2006-01-02` `2020-02-29`).Location", "UTC")]
    [InlineData("dateInZone `2006-01-02 15:04:05 -07:00:00 MST` (toDate `2006-01-02` `1850-02-28`) `Europe/Berlin`", "1850-02-28 00:53:28 +00:53:28 LMT")]
    [InlineData("dateInZone `2006-01-02 15:04:05 Z07:00:00 MST` (toDate `2006-01-02` `1900-02-28`) `Asia/Kolkata`", "1900-02-28 05:21:10 +05:21:10 MMT")]
    [InlineData("dateInZone `2006-01-02 15:04:05 Z07:00:00 MST` 99999999999999 `America/New_York`", "3170843-11-07 04:46:39 -05:00:00 EST")]
    [InlineData("date `2006-01-02 15:04:05 Z07:00:00 MST` -99999999999999", "-3166904-02-24 14:13:21 Z UTC")]
    [InlineData("dateInZone `-07:00:00` -5000000000 `Africa/Accra`", "+00:00:-52")]
    [InlineData("dateInZone `15:04 MST` 0 `EST5EDT`", "19:00 EST")]
    [InlineData("dateInZone `15:04 MST` 0 `../x`", "00:00 UTC")]
    [InlineData("date `2006` 9223372036854775807", "292277026596")]
    public void Expression_Evaluated_PrintsWhatHelmPrints(string expression, string expected) =>
        Assert.Equal(expected, Render("templates/NOTES.txt", $"{{{{ {expression} }}}}").Notes);

    [Theory]
    [InlineData("{{ eq (list 1) (dict) }}", "error calling eq: non-comparable types [%!s(int=1)]: []interface {}, map[string]interface {}: map[]")]
    [InlineData("{{ eq (list 1) (list `b`) }}", "error calling eq: non-comparable type [b]: []interface {}")]
    [InlineData("{{ mustFromJson `7e94675f` }}", "error calling mustFromJson: invalid character 'f' after top-level value")]
    [InlineData("{{ toDate `2006-01-02` `bad` | dateModify `-2562047h` | mustToJson }}", "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]")]
    [InlineData("{{ mustDateModify \"k: é\\n\\\"\" (toDate `2006-01-02` `bad`) }}", "time: invalid duration \"k: \\xc3\\xa9\\x0a\\\"\"")]
    [InlineData("{{ mustToDate \"2006\" \"é\\n\" }}", "parsing time \"\\xc3\\xa9\\x0a\" as \"2006\": cannot parse \"\\xc3\\xa9\\x0a\" as \"2006\"")]
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
