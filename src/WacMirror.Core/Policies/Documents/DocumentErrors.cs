using System.Collections.Immutable;
using System.Globalization;

namespace WacMirror.Core.Policies.Documents;

/// <summary>Reads values from nodes. Reading never stops: what is wrong is noted, and null is the answer.</summary>
internal sealed class DocumentErrors
{
    /// <summary>More would be a text that was never meant as a policy.</summary>
    private const int MaxErrors = 100;

    private readonly List<FieldError> errors = [];

    public IReadOnlyList<FieldError> All => errors;

    public void Add(DocumentNode node, string kind, string allowed, string? value = null)
    {
        if (errors.Count < MaxErrors)
            errors.Add(new FieldError(
                node.Path.Length == 0 ? "document" : node.Path, value, allowed, node.Line, node.Column) { Kind = kind });
        else if (errors.Count == MaxErrors)
            errors.Add(new FieldError("document", null, $"up to {MaxErrors} mistakes; the others are not listed", 1, 1)
            {
                Kind = FieldErrorKinds.TooManyErrors,
            });
    }

    /// <summary>The members by name; those that are not in the text are absent nodes. The value of one that nobody knows is
    /// not shown: it could be a secret.</summary>
    public Func<string, DocumentNode> Members(DocumentNode node, ImmutableArray<string> allowed)
    {
        var members = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var name in allowed)
            members.Add(name, node.Absent(name));
        if (node.IsPresent && node.Kind != NodeKind.Object)
            Add(node, FieldErrorKinds.WrongType, "an object", node.Shown);
        foreach (var (name, value) in node.Members)
            if (!members.TryGetValue(name, out var known))
                Add(value, FieldErrorKinds.UnknownField, $"one of {string.Join(", ", allowed)}");
            else if (known.IsPresent)
                Add(value, FieldErrorKinds.DuplicateField, "the member once");
            else
                members[name] = value;
        return name => members[name];
    }

    /// <summary>The items of an array; none when there is no array.</summary>
    public IReadOnlyList<DocumentNode> Items(DocumentNode node)
    {
        if (node.IsPresent && node.Kind != NodeKind.Array)
            Add(node, FieldErrorKinds.WrongType, "an array", node.Shown);
        return node.Items;
    }

    public void Require(DocumentNode node, string allowed)
    {
        if (!node.IsPresent)
            Add(node, FieldErrorKinds.MissingField, allowed);
    }

    public string? Text(DocumentNode node, string allowed)
    {
        if (node.Kind == NodeKind.Text)
            return node.Text;
        if (node.IsPresent)
            Add(node, FieldErrorKinds.WrongType, allowed, node.Shown);
        return null;
    }

    /// <summary>As <see cref="Text"/>, where null stands for nothing.</summary>
    public string? TextOrNull(DocumentNode node, string allowed) =>
        node.Kind == NodeKind.Null ? null : Text(node, allowed);

    public bool? Flag(DocumentNode node)
    {
        if (node.Kind == NodeKind.Flag)
            return node.Flag;
        if (node.IsPresent)
            Add(node, FieldErrorKinds.WrongType, "true or false", node.Shown);
        return null;
    }

    /// <summary>A whole number; <c>1.0</c> is one too.</summary>
    public long? Whole(DocumentNode node, long least, long most)
    {
        var allowed = $"a whole number from {least} to {most}";
        if (node.Kind == NodeKind.Number)
        {
            if (!decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                || number < least || number > most)
                Add(node, FieldErrorKinds.OutOfRange, allowed, node.Shown);
            else if (decimal.Truncate(number) != number)
                Add(node, FieldErrorKinds.WrongType, allowed, node.Shown);
            else
                return (long)number;
        }
        else if (node.IsPresent)
        {
            Add(node, FieldErrorKinds.WrongType, allowed, node.Shown);
        }
        return null;
    }

    /// <summary>One of a few words.</summary>
    public T? Choice<T>(DocumentNode node)
        where T : struct, Enum
    {
        if (Text(node, Words<T>.Allowed) is not { } text)
            return null;
        if (Words<T>.Parse(text) is { } value)
            return value;
        Add(node, FieldErrorKinds.InvalidValue, Words<T>.Allowed, node.Shown);
        return null;
    }

    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>A value that is written as a text.</summary>
    public T? Parsed<T>(DocumentNode node, TryParse<T> tryParse, string allowed)
        where T : struct
    {
        if (Text(node, allowed) is not { } text)
            return null;
        if (tryParse(text, out var value))
            return value;
        Add(node, FieldErrorKinds.InvalidValue, allowed, node.Shown);
        return null;
    }
}
