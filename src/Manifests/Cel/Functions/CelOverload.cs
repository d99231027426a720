using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Functions;

/// <summary>One signature of a function.</summary>
/// <param name="Arguments">The types of the arguments, the receiver first.</param>
/// <param name="Parameters">The names of type parameters in it.</param>
internal sealed record CelOverload(string Id, bool IsMember, IReadOnlyList<CelType> Arguments, CelType Result, IReadOnlyList<string> Parameters);
