namespace Flux.DevCluster.Kinds;

/// <summary>A built-in kind whose generation counts the changes of its spec.</summary>
internal class SpecStrategy(bool hasStatus) : BuiltinStrategy(hasStatus)
{
    public override bool HasGeneration => true;
}
