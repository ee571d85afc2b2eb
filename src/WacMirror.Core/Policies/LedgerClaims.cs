using WacMirror.Core.Ledger;
using WacMirror.Core.Topology;

namespace WacMirror.Core.Policies;

/// <summary>Which adapters policies hold by the ledger, and in which role: what stands in for a membership that nobody
/// remembers.</summary>
public sealed class LedgerClaims
{
    private readonly HashSet<(Guid Policy, AdapterId Adapter, MirrorRole Role)> claims = [];

    /// <param name="rows">Rows of every kind and state. What counts is a role's active row, with the role that was
    /// written or is about to be.</param>
    public LedgerClaims(IEnumerable<LedgerRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var row in rows)
            if (row is { IsActive: true, Setting: SettingKey.Role key }
                && (row.Intent?.To ?? row.Applied) is SettingValue.Role value)
                foreach (var policy in row.Claims)
                    claims.Add((policy, key.Adapter, value.Setting.Role));
    }

    public static LedgerClaims None { get; } = new([]);

    public bool Holds(Guid policy, AdapterId adapter, MirrorRole role) => claims.Contains((policy, adapter, role));
}
