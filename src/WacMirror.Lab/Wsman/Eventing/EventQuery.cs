using WacMirror.Lab.Wsman.Envelopes;
using WacMirror.Lab.Wsman.Queries;

namespace WacMirror.Lab.Wsman.Eventing;

/// <summary>What a subscription asks for, as a query.</summary>
internal static class EventQuery
{
    /// <summary>The query of the filter, or all of the class that the resource URI names.</summary>
    /// <exception cref="CimFault">Neither names a class, both do, or the text is no event query.</exception>
    public static WqlQuery Of(ResourceTarget target, string? wql)
    {
        if (wql is null)
            return target.IsAnyClass
                ? throw new CimFault(CimFaultKind.InvalidResourceUri, "The class '*' needs a WQL filter.")
                : new WqlQuery(target.ClassName, [], null);
        return target.IsAnyClass
            ? WqlParser.ParseEvent(wql)
            : throw new CimFault(
                CimFaultKind.WqlNeedsStarClass,
                "With a WQL filter the resource URI cannot contain keys, and the class name must be '*'.");
    }

    /// <summary>The class whose instances an intrinsic query watches: WMI wants <c>TargetInstance ISA 'class'</c>
    /// where it must hold.</summary>
    /// <exception cref="CimFault">There is none.</exception>
    public static string WatchedClass(WqlQuery query) =>
        Required(query.Condition).OfType<WqlCondition.IsA>()
            .FirstOrDefault(test => IsTarget(test.Column))?.ClassName
        ?? throw WqlFault.Of($"{query.ClassName} needs TargetInstance ISA 'class' that always holds");

    private static IEnumerable<WqlCondition> Required(WqlCondition? condition) => condition switch
    {
        null => [],
        WqlCondition.And and => and.Parts.SelectMany(Required),
        _ => [condition],
    };

    private static bool IsTarget(WqlColumn column) =>
        column.Path is [var only] && only.Equals(InstanceEvents.Target, StringComparison.OrdinalIgnoreCase);
}
