using System.Collections.Frozen;
using WacMirror.Cim;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>WMI's intrinsic events: an instance came, went or changed.</summary>
internal static class InstanceEvents
{
    public const string Target = "TargetInstance";
    public const string Previous = "PreviousInstance";
    public const string Created = "__InstanceCreationEvent";
    public const string Modified = "__InstanceModificationEvent";
    public const string Deleted = "__InstanceDeletionEvent";
    private const string Any = "__InstanceOperationEvent";

    private static readonly FrozenSet<string> Names =
        new[] { Created, Modified, Deleted, Any }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Properties =
        new[] { Target, "TIME_CREATED", "SECURITY_DESCRIPTOR" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsOne(string className) => Names.Contains(className);

    public static bool HasProperty(string className, string property) =>
        Properties.Contains(property)
        || (property.Equals(Previous, StringComparison.OrdinalIgnoreCase) && Is(className, Modified));

    /// <summary>Whether a subscription to a class gets an event of another.</summary>
    public static bool Covers(string subscribed, string className) => Is(subscribed, Any) || Is(subscribed, className);

    /// <summary>An event; a modification has the instance as it was before, too.</summary>
    public static CimObject Create(string className, CimObject instance, CimObject? previous, DateTimeOffset now)
    {
        List<CimProperty> properties =
        [
            new("SECURITY_DESCRIPTOR", CimType.UInt8, CimValue.None, IsArray: true),
            new("TIME_CREATED", CimType.UInt64, CimValue.Of((ulong)now.ToFileTime())),
            new(Target, CimType.Instance, CimValue.Of(instance)),
        ];
        if (previous is not null)
            properties.Add(new CimProperty(Previous, CimType.Instance, CimValue.Of(previous)));
        return new CimObject(className, properties);
    }

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
