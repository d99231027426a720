using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Typed;

/// <summary>A field of a struct.</summary>
/// <param name="Order">Its place among the fields when printed.</param>
/// <param name="DropsZero">Zero values are the same as absence.</param>
/// <param name="WhenAbsent">What is printed when the field is not set; null for nothing.</param>
internal sealed record TypedField(string Name, int Order, TypedValueType Type, bool DropsZero, Node? WhenAbsent);
