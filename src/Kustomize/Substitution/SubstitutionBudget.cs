using Flux.Kustomize.Building;

namespace Flux.Kustomize.Substitution;

/// <summary>
/// What the substitutions of one build may cost together: a variable may be long, and be named often, so that a small text stands for
/// any amount of work and memory. Not thread-safe.
/// </summary>
/// <param name="characters">The most characters that may come out.</param>
/// <param name="work">The most characters that may be looked at or made on the way.</param>
public sealed class SubstitutionBudget(long characters = 64L << 20, long work = 256L << 20)
{
    private long _produced;
    private long _worked;

    /// <summary>The text of an object is complete.</summary>
    /// <exception cref="KustomizeException">There is more than may be.</exception>
    internal void Produce(long length)
    {
        if ((_produced += length) > characters)
        {
            throw new KustomizeException($"the texts after substitution have more than {characters} characters");
        }
    }

    /// <exception cref="KustomizeException">There is more to do than may be done.</exception>
    internal void Work(long length)
    {
        if ((_worked += length) > work)
        {
            throw new KustomizeException($"the substitutions take more than {work} steps");
        }
    }
}
