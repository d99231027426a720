namespace Flux.Helm.Templates.Values;

/// <summary>Go's reflect kinds, as far as templates can meet them.</summary>
internal enum GoKind
{
    Invalid,
    Bool,
    Int,
    Int32,
    Int64,
    Uint8,
    Uint,
    Uint32,
    Uint64,
    Float64,
    Complex128,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
}
