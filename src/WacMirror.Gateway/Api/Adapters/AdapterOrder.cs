using System.Collections.Immutable;
using WacMirror.Core.Topology;
using WacMirror.Gateway.Api.Errors;

namespace WacMirror.Gateway.Api.Adapters;

/// <summary>An order of adapters. Equal ones keep the order of their ids, so pages never overlap.</summary>
public sealed class AdapterOrder : IComparer<Adapter>
{
    private static readonly ImmutableSortedDictionary<string, Comparison<Adapter>> Columns =
        new Dictionary<string, Comparison<Adapter>>
        {
            ["vm"] = (one, other) => Text(one.Vm?.Name, other.Vm?.Name),
            ["adapter"] = (one, other) => Text(one.Name, other.Name),
            ["node"] = (one, other) => Text(one.Node, other.Node),
            ["switch"] = (one, other) => Text(one.Switch?.Name, other.Switch?.Name),
            ["role"] = (one, other) => one.Role.Role.CompareTo(other.Role.Role),
            ["kind"] = (one, other) => one.Kind.CompareTo(other.Kind),
            ["vlan"] = (one, other) => (one.Vlan.Mode, one.Vlan.AccessId).CompareTo((other.Vlan.Mode, other.Vlan.AccessId)),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly Comparison<Adapter> column;
    private readonly int direction;

    private AdapterOrder(Comparison<Adapter> column, int direction)
    {
        this.column = column;
        this.direction = direction;
    }

    /// <summary>Reads <c>vm</c> (ascending) or <c>-vm</c> (descending); nothing means <c>vm</c>.</summary>
    /// <exception cref="ApiException">There is no such column.</exception>
    public static AdapterOrder Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isDescending = text.StartsWith('-');
        var name = text.Length == 0 ? "vm" : text.TrimStart('-');
        return Columns.TryGetValue(name, out var column)
            ? new AdapterOrder(column, isDescending ? -1 : 1)
            : throw new ApiException(ApiError.Invalid(
                "sort", text, $"There is no column '{name}' to sort by.", [.. Columns.Keys]));
    }

    public int Compare(Adapter? x, Adapter? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return direction * column(x, y) is var order and not 0 ? order : x.Id.CompareTo(y.Id);
    }

    /// <summary>Nothing sorts last: machines come before management NICs and uplinks.</summary>
    private static int Text(string? one, string? other) =>
        one is null || other is null
            ? (one is null).CompareTo(other is null)
            : string.Compare(one, other, StringComparison.OrdinalIgnoreCase);
}
