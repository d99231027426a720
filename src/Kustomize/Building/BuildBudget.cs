using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Building;

/// <summary>What is left to one build: work, bytes read and objects made. Exceeding any ends it with a clear error.</summary>
internal sealed class BuildBudget(KustomizeLimits limits, CancellationToken cancellationToken)
{
    private const int CheckInterval = 4_096;

    private long _steps;
    private long _bytes;
    private long _copied;
    private long _nextCheck = CheckInterval;

    /// <summary>Counts work that may grow faster than the input.</summary>
    public void Step(long count = 1)
    {
        _steps += count + 1;
        if (_steps < _nextCheck)
        {
            return;
        }

        _nextCheck = _steps + CheckInterval;
        cancellationToken.ThrowIfCancellationRequested();
        if (_steps > limits.MaxSteps)
        {
            throw Exceeded($"the build needs more than {limits.MaxSteps} steps");
        }
    }

    public void Read(string file, long bytes)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (bytes > limits.MaxFileBytes)
        {
            throw Exceeded($"file '{file}' has {bytes} bytes; at most {limits.MaxFileBytes} are read", file);
        }

        _bytes += bytes;
        if (_bytes > limits.MaxTotalBytes)
        {
            throw Exceeded($"the build reads more than {limits.MaxTotalBytes} bytes; the last file was '{file}'", file);
        }
    }

    /// <summary>Counts a copy before it is made: small inputs can ask for copies of copies.</summary>
    public void Copy(TreeNode tree) => Grow(TreeSize.Of(tree));

    /// <summary>Bytes that may still be copied.</summary>
    public long CopiesLeft => limits.MaxCopiedBytes - _copied;

    /// <summary>Counts bytes that are made, not read.</summary>
    public void Grow(long bytes)
    {
        _copied += bytes;
        if (_copied > limits.MaxCopiedBytes)
        {
            throw TooManyCopies();
        }
    }

    public KustomizeException TooManyCopies() => Exceeded($"the build makes more than {limits.MaxCopiedBytes} bytes of copies");

    public void CheckDepth(int depth, string path)
    {
        if (depth > limits.MaxDepth)
        {
            throw Exceeded($"'{path}' is nested more than {limits.MaxDepth} kustomizations deep", path);
        }
    }

    public void CheckResources(int count)
    {
        if (count > limits.MaxResources)
        {
            throw Exceeded($"the build makes more than {limits.MaxResources} resources");
        }
    }

    private static KustomizeException Exceeded(string message, string? file = null) => new($"limit exceeded: {message}", file) { IsFatal = true };
}
