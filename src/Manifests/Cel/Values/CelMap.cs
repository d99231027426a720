namespace Flux.Manifests.Cel.Values;

/// <summary>A map whose values are made when they are asked for.</summary>
public abstract class CelMap
{
    public abstract int Count { get; }

    public abstract IEnumerable<CelValue> Keys { get; }

    public abstract bool TryGet(CelValue key, out CelValue value);

    /// <summary>The common lookup: by a name.</summary>
    public virtual bool TryGet(string key, out CelValue value) => TryGet(CelValue.Of(key), out value);
}
