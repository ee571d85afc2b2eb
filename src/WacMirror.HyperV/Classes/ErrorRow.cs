using WacMirror.Cim;

namespace WacMirror.HyperV.Classes;

/// <summary>One of the errors behind a failed job, as Msvm_ConcreteJob.GetErrorEx hands it out: an embedded instance as
/// CIM-XML text. The texts are the node's, in its language, and for people only.
/// https://learn.microsoft.com/windows/win32/hyperv_v2/msvm-error</summary>
/// <param name="MessageId">The number of the message; null when it has none.</param>
/// <param name="Message">What happened.</param>
/// <param name="Source">What it happened to; null when the node does not say.</param>
public sealed record ErrorRow(string? MessageId, string? Message, string? Source)
{
    /// <summary>A node that says more than this of one failure says it to nobody.</summary>
    private const int LongestText = 1000;

    /// <exception cref="CimFormatException">The text is not an embedded instance.</exception>
    public static ErrorRow Parse(string text)
    {
        var error = CimXml.Read(text);
        return new ErrorRow(error.Text("MessageID"), Short(error.Text("Message")), Short(error.Text("ErrorSource")));
    }

    public override string ToString() => string.Concat(
        Message ?? "no text",
        string.IsNullOrEmpty(MessageId) ? string.Empty : $" (message {MessageId})",
        string.IsNullOrEmpty(Source) ? string.Empty : $" [{Source}]");

    private static string? Short(string? text) =>
        text is { Length: > LongestText } ? string.Concat(text.AsSpan(0, LongestText), "…") : text;
}
