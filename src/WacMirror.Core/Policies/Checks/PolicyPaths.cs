using System.Globalization;

namespace WacMirror.Core.Policies.Checks;

/// <summary>Where the parts of a policy stand in its document.</summary>
internal static class PolicyPaths
{
    public const string Sources = "sources";
    public const string Destinations = "destinations";

    /// <summary>A group by its number; the only one may stand there alone.</summary>
    public static string Group(MirrorPolicy policy, int index) =>
        policy.Destinations is [{ Name: DestinationGroup.Unnamed }]
            ? Destinations
            : string.Create(CultureInfo.InvariantCulture, $"{Destinations}[{index}]");
}
