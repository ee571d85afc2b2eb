namespace WacMirror.GatewayPlugin.Setup;

/// <summary>What is to be done, for a person to see before it is.</summary>
public sealed class SetupPlan
{
    internal SetupPlan(IEnumerable<FileChange> changes, IEnumerable<EntryValue> values, IEnumerable<string> notes)
    {
        Changes = [.. changes.Where(change => change.IsNeeded)];
        Values = [.. values];
        Notes = [.. notes];
    }

    /// <summary>The files to write, in this order; empty when all is as it should be.</summary>
    public IReadOnlyList<FileChange> Changes { get; }

    /// <summary>The entries' values and where each comes from.</summary>
    public IReadOnlyList<EntryValue> Values { get; }

    /// <summary>What the person should know.</summary>
    public IReadOnlyList<string> Notes { get; }
}
