using Flux.Helm.Templates.Functions.Collections;
using Flux.Helm.Templates.Functions.Crypto;
using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Functions.Encodings;
using Flux.Helm.Templates.Functions.Numbers;
using Flux.Helm.Templates.Functions.Regex;
using Flux.Helm.Templates.Functions.Strings;
using Flux.Helm.Templates.Functions.Time;
using Flux.Helm.Templates.Functions.Urls;

namespace Flux.Helm.Templates.Functions;

/// <summary>All functions of a chart's templates.</summary>
internal static class HelmFunctionTable
{
    public static readonly FunctionTable Instance = new(
        Builtins.All, StringFunctions.All, NumberFunctions.All, ListFunctions.All, DictFunctions.All, DefaultFunctions.All, TimeFunctions.All,
        DurationFunctions.All, RegexFunctions.All, UrlFunctions.All, PathFunctions.All, VersionFunctions.All, DataFunctions.All, EncodingFunctions.All,
        CryptoFunctions.All, RandomFunctions.All, HelmFunctions.All);
}
