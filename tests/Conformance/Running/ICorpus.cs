namespace Flux.Conformance.Running;

/// <summary>One recorded corpus. Loading reads the files of a folder; running a case never reads another case's state.</summary>
public interface ICorpus
{
    /// <summary>The folder's name under <c>conformance/</c>.</summary>
    string Name { get; }

    /// <summary>How many cases may run side by side; 1 for those that share a server.</summary>
    int Parallelism => Environment.ProcessorCount;

    /// <param name="root">The folder that holds the cases.</param>
    /// <param name="support">The public folder, for support files that <paramref name="root"/> lacks.</param>
    IEnumerable<ConformanceCase> Load(string root, string support);
}
