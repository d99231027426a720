namespace Flux.Helm.Templates.Functions.Strings;

internal enum WordKind
{
    None,
    Number,
    Upper,
    Alphabet,
    Connector,
    Punctuation,
    Other,
}
