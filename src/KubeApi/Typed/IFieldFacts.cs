using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Typed;

/// <summary>What OpenAPI does not say of the fields of built-in kinds.</summary>
public interface IFieldFacts
{
    /// <summary>The fields of a type in the order in which they are printed; null when unknown.</summary>
    IReadOnlyList<string>? Order(string typeName);

    /// <summary>Whether an optional scalar field tells its zero value from absence: <c>replicas: 0</c> is kept, <c>paused: false</c> is not.</summary>
    bool KeepsZero(string typeName, string field, bool isBoolean);

    /// <summary>What is printed for a field that is not set, where OpenAPI does not tell; null for what OpenAPI says.</summary>
    Node? WhenAbsent(string typeName, string field) => null;
}
