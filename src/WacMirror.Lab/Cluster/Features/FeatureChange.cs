using WacMirror.Lab.Cluster.Model;
using WacMirror.Lab.Cluster.Views;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>One checked change of one connection.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Definition">The kind of setting.</param>
/// <param name="Setting">What is to stand there; null removes it.</param>
internal sealed record FeatureChange(LabConnection Connection, FeatureDefinition Definition, FeatureSetting? Setting)
{
    /// <summary>Makes a change that came over the wire. The gate is held.</summary>
    public Task Apply_NeedsLock()
    {
        if (Connection.Untold.Remove(Definition))
            Connection.Model.UnseenOverwrites.Add([.. Lost()]);
        return Make_NeedsLock();
    }

    /// <summary>Makes a change that somebody at the node made. The gate is held.</summary>
    public Task ApplyByHand_NeedsLock()
    {
        // What is gone cannot be changed unseen: a write to it fails, and adding anew is for who found nothing.
        if (Setting is null)
            Connection.Untold.Remove(Definition);
        else
            Connection.Untold.Add(Definition);
        return Make_NeedsLock();
    }

    /// <summary>The properties that get another value.</summary>
    private IEnumerable<string> Lost()
    {
        var after = (Setting ?? Definition.Default).Values;
        return from pair in (Connection[Definition] ?? Definition.Default).Values
               where SettingsWriter.TextOf(pair.Value) != SettingsWriter.TextOf(after[pair.Key])
               select LabSettingsView.Port(Connection.AdapterId, Definition.ClassName, pair.Key);
    }

    private Task Make_NeedsLock()
    {
        if (Setting is null)
            Connection.Remove(Definition);
        else
            Connection.Set(Setting);
        return Connection.Apply_NeedsLock();
    }
}
