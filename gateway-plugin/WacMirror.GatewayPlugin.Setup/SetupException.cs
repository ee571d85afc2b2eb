namespace WacMirror.GatewayPlugin.Setup;

/// <summary>Why nothing was changed: one sentence or two for the person at the prompt, naming the file.</summary>
public sealed class SetupException : Exception
{
    public SetupException()
    {
    }

    public SetupException(string message)
        : base(message)
    {
    }

    public SetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
