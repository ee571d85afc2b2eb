using System.Globalization;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Reads one document that somebody posted.</summary>
internal sealed class DocumentReading(DocumentNode root)
{
    private readonly DocumentErrors errors = new();

    public PolicyReading Read(PolicyPlace place, DateTimeOffset now, PolicyRules rules)
    {
        var member = errors.Members(root, PolicyFields.Policy);
        if (root.Kind != NodeKind.Object)
            return new PolicyReading(null, [.. errors.All]);
        var policy = PolicyReader.Read(errors, member);
        policy = policy with
        {
            Id = Fitting(member("id"), policy.Id, place.Id),
            Cluster = Fitting(member("cluster"), policy.Cluster, place.Cluster),
            Revision = Revision(member("revision"), policy.Revision, place.Revision),
            ExpiresAt = Expiry(member, policy.ExpiresAt, now),
        };
        var isForm = errors.All.Count == 0;
        var places = new FieldPlaces(root);
        var all = errors.All
            .Concat(PolicyChecks.Document(policy, now, rules).Select(places.Place).Where(IsNew))
            .OrderBy(error => error.Line).ThenBy(error => error.Column);
        return new PolicyReading(isForm ? policy : null, [.. all]);
    }

    /// <summary>Where the form is wrong already, what the value then seems to be is no second error.</summary>
    private bool IsNew(FieldError error) => !errors.All.Any(
        known => IsWithin(known.Field, error.Field) || IsWithin(error.Field, known.Field));

    private static bool IsWithin(string field, string other) =>
        field.StartsWith(other, StringComparison.Ordinal)
        && (field.Length == other.Length || field[other.Length] is '.' or '[');

    private Guid Fitting(DocumentNode node, Guid found, Guid expected)
    {
        if (node.Kind == NodeKind.Text && found != Guid.Empty && found != expected)
            errors.Add(node, FieldErrorKinds.Mismatch, "the policy's own id, or nothing", node.Shown);
        return expected;
    }

    private string Fitting(DocumentNode node, string found, string expected)
    {
        if (node.Kind == NodeKind.Text && found != expected)
            errors.Add(node, FieldErrorKinds.UnknownCluster, $"'{expected}', or nothing", node.Shown);
        return expected;
    }

    private long Revision(DocumentNode node, long found, long? expected)
    {
        if (expected is not { } based)
        {
            errors.Require(node, "the revision on which the change is based");
            return found;
        }
        if (node.Kind == NodeKind.Number && found != based)
            errors.Add(node, FieldErrorKinds.Mismatch, string.Create(
                CultureInfo.InvariantCulture, $"{based}, or nothing"), node.Shown);
        return based;
    }

    private DateTimeOffset? Expiry(Func<string, DocumentNode> member, DateTimeOffset? at, DateTimeOffset now)
    {
        var node = member("expiresIn");
        if (node.Kind is NodeKind.Absent or NodeKind.Null)
            return at;
        if (member("expiresAt").Kind is not (NodeKind.Absent or NodeKind.Null))
            errors.Add(node, FieldErrorKinds.Contradiction, "one of expiresAt and expiresIn", node.Shown);
        return now + errors.Parsed<TimeSpan>(node, FieldRules.IsSpan, FieldRules.Span);
    }
}
