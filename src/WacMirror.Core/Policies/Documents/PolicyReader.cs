namespace WacMirror.Core.Policies.Documents;

/// <summary>Reads a policy's members, whatever they say.</summary>
internal static class PolicyReader
{
    /// <summary>The part that a document and the store have in common.</summary>
    public static MirrorPolicy Read(DocumentErrors errors, Func<string, DocumentNode> member)
    {
        var selectors = new SelectorReader(errors);
        foreach (var (name, allowed) in Required)
            errors.Require(member(name), allowed);
        return new MirrorPolicy
        {
            Id = errors.Parsed<Guid>(member("id"), FieldRules.IsGuid, FieldRules.Guid) ?? Guid.Empty,
            Cluster = errors.Text(member("cluster"), "the cluster's id") ?? string.Empty,
            Revision = errors.Whole(member("revision"), 0, long.MaxValue) ?? 0,
            Name = errors.Text(member("name"), FieldRules.Name) ?? string.Empty,
            IsEnabled = errors.Flag(member("enabled")) ?? true,
            Mode = errors.Choice<PolicyMode>(member("mode")) ?? PolicyMode.Observe,
            Session = (byte)(errors.Whole(member("session"), 0, byte.MaxValue) ?? 0),
            Sources = member("sources").IsPresent ? selectors.Read(member("sources")) : Selector.Nothing,
            Destinations = selectors.ReadGroups(member("destinations")),
            Collectors = errors.Choice<CollectorMode>(member("collectors")) ?? CollectorMode.All,
            Colocate = errors.Choice<Colocation>(member("colocate")) ?? Colocation.Off,
            ManageTrunk = errors.Flag(member("manageTrunk")) ?? false,
            ManageCapture = errors.Flag(member("manageCapture")) ?? false,
            ExpiresAt = ReadInstant(errors, member("expiresAt")),
            Reason = errors.TextOrNull(member("reason"), FieldRules.Reason),
        };
    }

    private static readonly (string Name, string Allowed)[] Required =
    [
        ("name", FieldRules.Name),
        ("sources", "an object with any and not"),
        ("destinations", FieldRules.Destinations),
    ];

    private static DateTimeOffset? ReadInstant(DocumentErrors errors, DocumentNode node) =>
        node.Kind == NodeKind.Null
            ? null
            : errors.Parsed<DateTimeOffset>(node, FieldRules.IsInstant, FieldRules.Instant);
}
