using System.Collections.Immutable;

namespace WacMirror.Lab.Cluster;

/// <summary>What is set in a lab at one moment, one line for each setting, so that two labs can be compared. A port
/// without an object of a kind has the defaults of that kind; ids of setting objects are left out.</summary>
/// <param name="Values">By <c>port ADAPTER CLASS PROPERTY</c>, <c>extension SWITCH NAME</c> and
/// <c>affinity RULE</c>.</param>
public sealed record LabSettingsView(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The name of a port's property in <see cref="Values"/>.</summary>
    public static string Port(string adapterId, string className, string property) =>
        $"port {adapterId} {className} {property}";
}
