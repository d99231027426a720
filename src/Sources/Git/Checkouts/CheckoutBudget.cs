namespace Flux.Sources.Git.Checkouts;

/// <summary>Counts what one source has cost, over the repository and its submodules.</summary>
internal sealed class CheckoutBudget(CheckoutLimits limits)
{
    private int _entries;
    private long _bytes;

    public void CheckDepth(int depth)
    {
        if (depth > limits.MaxDepth)
        {
            throw new SourceException($"the repository nests deeper than the allowed {limits.MaxDepth} directories");
        }
    }

    public void CountEntry()
    {
        if (++_entries > limits.MaxEntries)
        {
            throw new SourceException($"the repository has more than the allowed {limits.MaxEntries} files");
        }
    }

    public void CountBytes(long size)
    {
        _bytes += size;
        if (_bytes > limits.MaxTotalBytes)
        {
            throw new SourceException($"the files of the repository are larger than the allowed {limits.MaxTotalBytes} bytes");
        }
    }
}
