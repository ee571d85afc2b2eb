using System.Text;
using WacMirror.Cim;

namespace WacMirror.HyperV.Wsman;

/// <summary>The text of an element, which is one piece but for comments and CDATA within it. Bounded.</summary>
internal struct TextPieces
{
    private string? first;
    private StringBuilder? more;

    public void Add(string piece)
    {
        if (first is null)
            first = piece;
        else
            (more ??= new StringBuilder(first)).Append(piece);
        if ((more?.Length ?? first.Length) > WsmanLimits.TextLength)
            throw new CimFormatException($"A value is longer than {WsmanLimits.TextLength} characters.");
    }

    public override readonly string ToString() => more?.ToString() ?? first ?? string.Empty;
}
