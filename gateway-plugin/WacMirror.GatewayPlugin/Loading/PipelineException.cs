namespace WacMirror.GatewayPlugin.Loading;

/// <summary>Why the pipeline does not run; the message is for whoever calls.</summary>
internal sealed class PipelineException(string kind, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>The stable name of the reason.</summary>
    public string Kind { get; } = kind;
}
