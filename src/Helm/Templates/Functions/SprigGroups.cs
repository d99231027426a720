using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Functions.Crypto;
using Flux.Helm.Templates.Functions.Encodings;
using Flux.Helm.Templates.Functions.Numbers;
using Flux.Helm.Templates.Functions.Regex;
using Flux.Helm.Templates.Functions.Strings;
using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Templates.Functions.Urls;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>The functions that templates of charts and of names have in common.</summary>
internal static class SprigGroups
{
    public static readonly IReadOnlyList<IEnumerable<KeyValuePair<string, TemplateMethod>>> Common =
    [
        Builtins.All, StringFunctions.All, NumberFunctions.All, ListFunctions.All, DictFunctions.All, DefaultFunctions.All, TimeFunctions.All,
        RegexFunctions.All, UrlFunctions.All, PathFunctions.All, VersionFunctions.All, EncodingFunctions.All, CryptoFunctions.All, RandomFunctions.All,
    ];
}
