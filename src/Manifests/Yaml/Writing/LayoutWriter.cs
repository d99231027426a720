namespace Flux.Manifests.Yaml.Writing;

/// <summary>
/// Indentation and the indicators between values. Whether a space or a line break is needed depends on what was written
/// last, which is kept here.
/// </summary>
internal sealed class LayoutWriter(OutputBuffer output)
{
    private bool _afterWhitespace = true;

    /// <summary>Only indentation and indicators that count as such stand in the current line.</summary>
    public bool InIndentation { get; private set; } = true;

    public OutputBuffer Output => output;

    /// <summary>Moves to an indentation, on the current line if nothing stands in the way.</summary>
    public void Indent(int indent)
    {
        if (!InIndentation || output.Column > indent || (output.Column == indent && !_afterWhitespace))
        {
            output.PutBreak();
        }

        if (output.Column < indent)
        {
            output.PutSpaces(indent - output.Column);
        }

        _afterWhitespace = true;
        InIndentation = true;
    }

    /// <param name="indicator">An ASCII character.</param>
    /// <param name="needsSpace">A space goes before it unless there is one.</param>
    /// <param name="countsAsIndentation">What follows may start a block on the same line.</param>
    public void Indicator(byte indicator, bool needsSpace, bool countsAsIndentation = false)
    {
        Separate(needsSpace);
        output.Put(indicator);
        _afterWhitespace = false;
        InIndentation = InIndentation && countsAsIndentation;
    }

    /// <summary>An empty collection.</summary>
    public void Empty(ReadOnlySpan<byte> brackets)
    {
        Separate(needsSpace: true);
        output.PutText(brackets);
        EndText();
    }

    public void Separate(bool needsSpace)
    {
        if (needsSpace && !_afterWhitespace)
        {
            output.Put((byte)' ');
        }
    }

    /// <summary>After the text of a scalar.</summary>
    public void EndText()
    {
        _afterWhitespace = false;
        InIndentation = false;
    }

    /// <summary>After a line break that belongs to a scalar.</summary>
    public void StartScalarLine() => InIndentation = true;

    /// <summary>After characters that belong to a scalar.</summary>
    public void LeaveIndentation() => InIndentation = false;

    /// <summary>After the header of a block scalar and its line break.</summary>
    public void StartBlockScalar()
    {
        _afterWhitespace = true;
        InIndentation = true;
    }
}
