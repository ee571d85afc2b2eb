using WacMirror.Lab.Cluster.Model;

namespace WacMirror.Lab.Cluster.Features;

/// <summary>One checked change of one connection.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Definition">The kind of setting.</param>
/// <param name="Setting">What is to stand there; null removes it.</param>
internal sealed record FeatureChange(LabConnection Connection, FeatureDefinition Definition, FeatureSetting? Setting)
{
    /// <summary>The gate is held.</summary>
    public Task Apply_NeedsLock()
    {
        if (Setting is null)
            Connection.Remove(Definition);
        else
            Connection.Set(Setting);
        return Connection.Apply_NeedsLock();
    }
}
