namespace Flux.Manifests.Yaml.Scanning;

/// <summary>
/// Line breaks inside a plain or quoted scalar: a single one becomes a space, of several the first is dropped; a Unicode
/// separator is kept.
/// </summary>
internal struct LineFolding(Utf8Builder output, Utf8Builder breaks)
{
    private int _firstLength;

    public bool HasBreak { get; private set; }

    public void ReadBreak(TextCursor cursor)
    {
        if (!HasBreak)
        {
            breaks.Clear();
        }

        cursor.ReadLineBreak(breaks);
        if (!HasBreak)
        {
            HasBreak = true;
            _firstLength = breaks.Length;
        }
    }

    /// <summary>An escaped line break: nothing stands for it, and the blanks after it are dropped.</summary>
    public void ReadEscapedBreak(TextCursor cursor)
    {
        cursor.ReadLineBreak(output: null);
        breaks.Clear();
        HasBreak = true;
        _firstLength = 0;
    }

    /// <summary>Writes what stands for the breaks, and forgets them.</summary>
    public void Finish()
    {
        HasBreak = false;
        if (_firstLength == 1 && breaks.Written[0] == '\n')
        {
            if (breaks.Length == 1)
            {
                output.Append((byte)' ');
            }
            else
            {
                output.Append(breaks.Written[1..]);
            }
        }
        else
        {
            output.Append(breaks.Written);
        }
    }
}
