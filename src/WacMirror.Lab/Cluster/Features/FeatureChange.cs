using WacMirror.Lab.Cluster.Model;

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
            Connection.Model.UnseenOverwrites++;
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

    private Task Make_NeedsLock()
    {
        if (Setting is null)
            Connection.Remove(Definition);
        else
            Connection.Set(Setting);
        return Connection.Apply_NeedsLock();
    }
}
