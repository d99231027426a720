namespace Flux.Sources.Git.Protocol;

/// <summary>Kinds of pkt-lines; the special ones have the number that is their length field.</summary>
internal enum PktKind
{
    Flush = 0,
    Delimiter = 1,
    ResponseEnd = 2,
    Data = 4,
    End = -1,
}
