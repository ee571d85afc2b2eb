namespace WacMirror.Soak.Oracle;

/// <summary>One way in which it may stand with one setting. The oracle holds the set of all that are possible.</summary>
/// <param name="Value">What the node has.</param>
/// <param name="Phase">How far WacMirror is.</param>
/// <param name="Prior">What it restores; means nothing while Free.</param>
/// <param name="Applied">What it has there; means nothing while Free.</param>
/// <param name="Twin">What the setting would have without WacMirror, edits that it overruled taken back.</param>
/// <param name="IsUnseen">Whether this rests on a stranger's edit that a write replaced before anybody read it.</param>
internal sealed record SettingState(
    string Value,
    HeldPhase Phase,
    string Prior,
    string Applied,
    string Twin,
    bool IsUnseen = false)
{
    /// <summary>The policies that hold it, where that makes a difference.</summary>
    public string Holders { get; init; } = string.Empty;

    public static SettingState FreeWith(string value) => new(value, HeldPhase.Free, value, value, value);

    /// <summary>Whether the ledger has a row of it; null while a write may be under way whose end nobody has told.</summary>
    public bool? IsOwned => Phase switch
    {
        HeldPhase.Free => false,
        HeldPhase.Held => true,
        _ => null,
    };
}
