namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Where an object or an array stands in a text: from its opening bracket to behind its closing one.</summary>
internal sealed class JsonSpan(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;
}
