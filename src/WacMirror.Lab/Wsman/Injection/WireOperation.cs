namespace WacMirror.Lab.Wsman.Injection;

/// <summary>What a request asks for.</summary>
public enum WireOperation
{
    Identify,
    Enumerate,
    Pull,
    Release,
    Get,
    Invoke,
    Subscribe,
    Unsubscribe,

    /// <summary>Anything else, also what no node knows.</summary>
    Other,
}
