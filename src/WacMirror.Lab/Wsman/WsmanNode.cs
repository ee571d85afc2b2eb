using WacMirror.Lab.Wsman.Security;

namespace WacMirror.Lab.Wsman;

/// <summary>One machine that the server speaks for.</summary>
/// <param name="Name">The computer's name, as faults carry it.</param>
/// <param name="Classes">What it serves; a class is found by namespace and name, both without case.</param>
/// <param name="Locale">The machine's display language: <c>xml:lang</c> of answers and the language of fault texts.
/// <c>en-US</c>, <c>pt-BR</c> and <c>ja-JP</c> have texts; any other language answers in English.</param>
public sealed record WsmanNode(string Name, IReadOnlyList<CimClass> Classes, string Locale = "en-US")
{
    /// <summary>What it asks of its callers.</summary>
    public NodeSecurity Security { get; init; } = NodeSecurity.Default;

    /// <summary>What the machine reports by itself, in the event classes among <see cref="Classes"/>.</summary>
    public CimEventFeed Events { get; init; } = new();
}
