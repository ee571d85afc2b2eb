using System.Security.Cryptography;
using System.Text;
using WacMirror.Core.Topology;

namespace WacMirror.Tests.Golden;

/// <summary>Ids made of the names in a case, so that its files show names only.</summary>
internal static class CaseId
{
    public static Guid Of(string kind, string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}")).AsSpan(0, 16));

    public static Guid Policy(string name) => Of("policy", name);

    public static Guid Machine(string name) => Of("machine", name);

    /// <param name="place">The node and the switch, as <c>N1/Prod</c>.</param>
    public static Guid Switch(string place) => Of("switch", place);

    /// <param name="name">As the case shows it: <c>SQL1</c>, <c>SQL1/eth1</c>, <c>N1/Prod/uplink</c>.</param>
    public static AdapterId Adapter(string name)
    {
        var parts = name.Split('/');
        var owner = parts.Length == 3 ? Switch($"{parts[0]}/{parts[1]}") : Machine(parts[0]);
        return new AdapterId(owner, Of("adapter", name));
    }
}
