using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Soak.Oracle;

/// <summary>A VLAN setting as one text, <c>MODE/ACCESS/NATIVE/IDS</c> by its numbers on the node, ids ascending.</summary>
internal static class TrunkText
{
    public const string Untagged = "0/0/0/";
    private const int Access = 1;
    private const int Trunk = 2;

    public static string Of(int mode, int access, int native, IEnumerable<int> ids) => string.Create(
        CultureInfo.InvariantCulture, $"{mode}/{access}/{native}/{string.Join(',', ids.Order().Distinct())}");

    /// <summary>A trunk that passes these; 0 is what has no VLAN, and passes too.</summary>
    public static string TrunkOf(IEnumerable<int> vlans) => Of(Trunk, 0, 0, vlans.Where(vlan => vlan != 0));

    public static (int Mode, int Access, int Native, ImmutableArray<int> Ids) Parts(string text)
    {
        var parts = text.Split('/');
        return (Number(parts[0]), Number(parts[1]), Number(parts[2]), [.. parts[3].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Number)]);
    }

    /// <summary>What passes a port that has it; 0 stands for what has no VLAN.</summary>
    public static ImmutableSortedSet<int> Passes(string text) => Parts(text) switch
    {
        (Access, var access, _, _) => [access],
        (Trunk, _, var native, var ids) => [native, .. ids],
        _ => [0],
    };

    /// <summary>Whether the numbers that count in their mode are the same.</summary>
    public static bool IsSame(string left, string right) => left == right || Meant(left) == Meant(right);

    private static string Meant(string text) => Parts(text) switch
    {
        (Access, var access, _, _) => Of(Access, access, 0, []),
        (Trunk, _, var native, var ids) => Of(Trunk, 0, native, ids),
        _ => Untagged,
    };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
